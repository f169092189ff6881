"""What waits for review, what a judgement puts aside, and what a correction puts in its place, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.ledger.casebook import Casebook
from sayso.ledger.correcting import corrected
from sayso.ledger.decisions import Conflict, correct_claim, decide, take_back
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.queries import claims
from sayso.ledger.reviewing import count_waiting, held, judgements, last_by, waiting
from sayso.ledger.values import ClaimFilter, HeldClaim, Reader, Signed
from sayso.ledger.verify import verify
from sayso.model.decision import Act
from tests.contract.material import claim_of, extraction_of, report_of, rich_claim

pytestmark = pytest.mark.contract

ANN = Signed("ann", "misread")


@pytest.fixture
def report(casebook: Casebook) -> str:
    """A report with two claims, one firm and one only possible."""
    made, data = report_of()
    store_report(casebook, made, data)
    store_extraction(casebook, made.id, extraction_of(), Reader("reader-1", "en"))
    return made.id


def ids(casebook: Casebook, **wanted: object) -> list[str]:
    return [each.claim.id for each in claims(casebook, ClaimFilter(**wanted))]


def test_the_least_firm_waits_first_and_one_report_goes_in_its_order(casebook: Casebook, report: str):
    assert [each.claim for each in waiting(casebook)] == [rich_claim().id, claim_of().id]
    assert [each.claim for each in waiting(casebook, report)] == [claim_of().id, rich_claim().id]
    assert count_waiting(casebook, "r-other") == 0


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.REJECT])
def test_what_is_judged_waits_no_more_until_it_is_taken_back(casebook: Casebook, report: str, act: Act):
    made = decide(casebook, act, claim_of().id, ANN, {"report": report})
    assert [each.claim for each in waiting(casebook)] == [rich_claim().id]
    assert judgements(casebook, [claim_of().id, rich_claim().id]) == {claim_of().id: made}
    assert last_by(casebook, "ann") == made
    assert last_by(casebook, "bob") is None
    take_back(casebook, made.id, ANN)
    assert count_waiting(casebook) == 2
    assert last_by(casebook, "ann") is None


def test_a_corrected_claim_stands_in_the_place_of_the_first(casebook: Casebook, report: str):
    first = HeldClaim(report, claim_of())
    better = corrected(first.claim, {"status": "target"})
    made = correct_claim(casebook, first, better, ANN)
    assert made.payload["changed"] == ["status"]
    assert ids(casebook) == [better.id, rich_claim().id]
    assert ids(casebook, rejected=True) == [first.claim.id]
    assert count_waiting(casebook) == 1
    assert [each for each in verify(casebook) if each.is_fault] == []
    take_back(casebook, made.id, ANN)
    assert ids(casebook) == [first.claim.id, rich_claim().id]
    assert held(casebook, report, better.id) is None
    assert [each for each in verify(casebook) if each.is_fault] == []


def test_a_correction_holds_on_to_what_a_better_reader_finds_in_the_same_words(casebook: Casebook, report: str):
    better = corrected(claim_of(), {"status": "target"})
    correct_claim(casebook, HeldClaim(report, claim_of()), better, ANN)
    again = replace(claim_of(), hedge="about")
    store_extraction(casebook, report, extraction_of(again, rich_claim()), Reader("reader-2", "en"))
    assert ids(casebook) == [better.id, rich_claim().id]


def test_a_correction_can_be_corrected(casebook: Casebook, report: str):
    second = corrected(claim_of(), {"status": "target"})
    correct_claim(casebook, HeldClaim(report, claim_of()), second, ANN)
    third = corrected(second, {"status": "planned"})
    correct_claim(casebook, HeldClaim(report, second), third, ANN)
    assert ids(casebook) == [third.id, rich_claim().id]


def test_a_corrected_link_puts_no_claim_aside(casebook: Casebook, report: str):
    decide(casebook, Act.CORRECT, claim_of().id, ANN, {"of": "link", "with": rich_claim().id, "relation": "copy"})
    assert ids(casebook) == [claim_of().id, rich_claim().id]
    assert count_waiting(casebook) == 2


def test_an_overtaken_or_empty_correction_is_refused(casebook: Casebook, report: str):
    first = HeldClaim(report, claim_of())
    with pytest.raises(InputError, match="Nothing was changed"):
        correct_claim(casebook, first, first.claim, ANN)
    decide(casebook, Act.ACCEPT, claim_of().id, ANN)
    with pytest.raises(Conflict):
        correct_claim(casebook, first, corrected(first.claim, {"status": "target"}), Signed("bob", seen=0))
    assert ids(casebook) == [claim_of().id, rich_claim().id]
