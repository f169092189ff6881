"""Ten processes add, decide and read at once: one chain, nothing lost, nothing twice, nobody waits for ever."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sayso.ledger import custody, decisions, queries
from sayso.ledger.casebook import Casebook, open_casebook
from sayso.ledger.decisions import Conflict
from sayso.ledger.values import Signed
from sayso.ledger.verify import verify
from sayso.model.decision import Act
from tests.reliability import hand
from tests.reliability.filled import fill, name_of
from tests.reliability.tally import Part, Row, count

pytestmark = [pytest.mark.contract, pytest.mark.slow]

HANDS = 10
ROOT = Path(__file__).parent.parent.parent


def test_ten_hands_at_once(casebook: Casebook) -> None:
    program = [sys.executable, "-m", "tests.reliability.hand", str(casebook.folder)]
    hands = [
        subprocess.Popen(
            [*program, f"hand {number}"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for number in range(HANDS)
    ]
    said: list[list[str]] = []
    for each in hands:
        out, wrong = each.communicate(timeout=200)
        assert each.returncode == 0, wrong
        said.extend(line.split() for line in out.splitlines())
    assert not list(verify(casebook))
    reports = [each.id for each in queries.reports(casebook)]
    made = list(decisions.decisions(casebook))
    kept = {words[2] for words in said if words[0] == "kept"}
    lost = kept - set(reports) - {each.id for each in made}
    told = [words[1] for words in said if words[0] == "told"]
    database = name_of(casebook)
    count(Row(Part.HANDS, "ten processes add, decide and read at once", len(kept) - len(lost), 0, len(lost), database))
    count(Row(Part.HANDS, "the loser of a conflict is told and keeps its words", 0, len(told), 0, database))
    assert not lost
    assert len(reports) == HANDS * hand.ROUNDS + 1
    assert len({each.why for each in made}) == len(made) == HANDS * hand.ROUNDS
    assert set(told) <= {"True"}
    assert told, "ten hands on one claim and never a conflict"
    # A capture and a decision each round, what they share once, and who came second with the shared report.
    assert custody.head(casebook).number >= 2 * HANDS * hand.ROUNDS + 2


def test_of_two_who_decide_on_what_they_saw_the_second_is_told(casebook: Casebook) -> None:
    fill(casebook)
    target = next(queries.claims(casebook)).claim.id
    seen = custody.head(casebook).number
    first = decisions.decide(casebook, Act.ACCEPT, target, Signed("ann", "it stands", seen))
    with pytest.raises(Conflict, match=r"ann decided on .* in the meantime") as raised:
        decisions.decide(casebook, Act.REJECT, target, Signed("bob", "misread, I think", seen))
    assert raised.value.other == first.id
    assert (raised.value.draft.by, raised.value.draft.why) == ("bob", "misread, I think")
    again = decisions.decide(casebook, Act.REJECT, target, Signed("bob", raised.value.draft.why, first.number))
    decisions.take_back(casebook, again.id, Signed("bob", "ann is right"))
    with pytest.raises(Conflict, match="taken back already") as raised:
        decisions.take_back(casebook, again.id, Signed("ann", "so I say"))
    assert raised.value.draft.why == "so I say"


def test_two_who_take_the_same_decision_back_at_once(casebook: Casebook) -> None:
    fill(casebook)
    target = next(queries.reports(casebook)).id
    for number in range(5):
        made = decisions.decide(casebook, Act.MARK, target, Signed("ann", f"mark {number}"))
        ends: list[str] = []
        barrier = threading.Barrier(3)

        def undo(name: str, made: str = made.id, ends: list[str] = ends, barrier: threading.Barrier = barrier) -> None:
            with open_casebook(casebook.folder) as mine:
                barrier.wait(60)
                try:
                    decisions.take_back(mine, made, Signed(name, f"no, says {name}"))
                    ends.append("done")
                except Conflict as conflict:
                    ends.append(conflict.draft.why)

        hands = [threading.Thread(target=undo, args=(name,)) for name in ("ann", "bob", "cy")]
        for each in hands:
            each.start()
        for each in hands:
            each.join(100)
        assert ends.count("done") == 1
        assert len([each for each in ends if each.startswith("no, says")]) == 2
    assert not [each for each in verify(casebook) if each.is_fault]


@pytest.mark.parametrize("others", [3])
def test_a_casebook_is_made_up_to_date_once_by_all_who_open_it(others: int, database: str, tmp_path: Path) -> None:
    from tests.reliability import earlier

    earlier.make(tmp_path / "book", database)
    code = f"from sayso.ledger.casebook import open_casebook; open_casebook({str(tmp_path / 'book')!r}).close()"
    openers = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(others)]
    assert [each.wait(100) for each in openers] == [0] * others
    with open_casebook(tmp_path / "book") as opened:
        assert not list(verify(opened))
