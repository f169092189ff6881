"""Findings are offered by what they are about, and an utterance is one in all findings that go back to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import InputError
from sayso.estimate.hypotheses import declared, evidence, one_offered, unmet
from sayso.model.finding import Digit, Grade, Letter
from sayso.model.hypothesis import Band, Declared, Wanted
from sayso.model.origin import Count, Relation
from sayso.model.report import Report
from sayso.model.shown import Shown
from sayso.model.shown_finding import ShownFinding, ShownOrigin, ShownRetelling, ShownTelling
from tests.estimate.hypotheses.told import CONTEST
from tests.telling import TEXT, claims_of, report_of, shown_of

ASKS = replace(CONTEST, wanted=(Wanted(types=("production",), about=("shells",)), Wanted(about=("Skarn",))))


def finding(
    name: str, claim: Shown, *, parent: ShownRetelling | None = None, held: bool = True, said: str = ""
) -> ShownFinding:
    telling = ShownTelling(f"t-{name}", claim.report, claim.source.described, (claim,), parent)
    origin = ShownOrigin(claim.source.described, held, telling.id, (telling,), said)
    return ShownFinding(
        f"f-{name}",
        claim.type,
        "actual",
        name,
        "",
        "",
        1,
        Count(1, 1.0, 1, 1),
        (origin,),
        (),
        Grade(Letter.F, Digit.UNJUDGED),
    )


def told(report: Report | None = None) -> list[Shown]:
    """Made shells and a goal (welder), crates (clerk), no crate, trebled (ministry)."""
    return shown_of(claims_of(), report=report)


def test_what_is_offered_is_what_it_is_about():
    made, _, crates, _, trebled = told()
    offered = evidence(ASKS, [finding("shells", made), finding("crates", crates), finding("trebled", trebled)])
    assert [each.finding for each in offered] == ["f-crates", "f-shells"]


def test_two_findings_of_one_voice_of_a_report_share_their_origin():
    made, goal, crates, denied, _ = told()
    first, second, clerk, ministry = evidence(
        replace(ASKS, wanted=(Wanted(types=("production", "transfer")),)),
        [finding("a", made), finding("b", goal), finding("c", crates), finding("d", denied)],
    )
    assert first.origins == second.origins
    assert len({each.origins for each in (first, clerk, ministry)}) == 3


def test_who_is_named_is_one_speaker_in_all_reports_and_who_is_at_risk_in_one_alone():
    here, there = told(), told(report_of(TEXT, outlet="Quay Ledger", published="2024-06-09"))
    wanted = replace(ASKS, wanted=(Wanted(types=("production", "transfer")),))
    found = evidence(
        wanted, [finding("a", here[3]), finding("b", there[3]), finding("c", here[0]), finding("d", there[0])]
    )
    ministry, again, welder, other = (each.origins[0] for each in found)
    assert ministry.speaker == again.speaker == "The Ministry of Supply"
    assert welder.speaker != other.speaker
    assert "welder" not in str(found)


def test_what_was_said_elsewhere_on_one_day_is_one_utterance():
    here, there = told(), told(report_of(TEXT, outlet="Quay Ledger", published="2024-06-09"))
    wanted = replace(ASKS, wanted=(Wanted(types=("transfer",)),))
    same = evidence(
        wanted,
        [finding("a", here[3], held=False, said="2024-06-01"), finding("b", there[3], held=False, said="2024-06-01")],
    )
    assert same[0].origins == same[1].origins
    apart = evidence(wanted, [finding("a", here[3], held=False), finding("b", there[3], held=False)])
    assert apart[0].origins != apart[1].origins


def test_what_drifted_to_another_matter_is_still_the_first_ones_utterance():
    here, there = told(), told(report_of(TEXT, outlet="Quay Ledger", published="2024-06-09"))
    link = ShownRetelling("t-first", here[0].report, Relation.REWRITE, 0.9, ())
    first, drifted = evidence(
        replace(ASKS, wanted=(Wanted(types=("production",)),)),
        [finding("first", here[0]), finding("second", there[4], parent=link)],
    )
    assert first.origins == drifted.origins
    unlikely = evidence(
        ASKS, [finding("first", here[0]), finding("second", there[0], parent=replace(link, probability=0.3))]
    )
    assert unlikely[0].origins != unlikely[1].origins


def test_declared_ratings_are_for_the_findings_they_mean():
    likelihoods = dict.fromkeys(ASKS.names, Band(0.2, 0.4))
    asks = replace(
        ASKS,
        declared=(
            Declared(Wanted(about=("crates",)), "the file", "crates leave", likelihoods),
            Declared(Wanted(about=("no such thing",)), "the file", "not there", likelihoods),
        ),
    )
    made, _, crates, *_ = told()
    shown = [finding("shells", made), finding("crates", crates)]
    assert {(each.finding, each.by, each.decision) for each in declared(asks, shown)} == {("f-crates", "the file", "")}
    assert unmet(asks, shown) == ("not there",)


def test_a_finding_is_called_by_the_beginning_of_its_id():
    made, _, crates, *_ = told()
    offered = evidence(ASKS, [finding("shells", made), finding("crates", crates)])
    assert one_offered(offered, "f-sh").finding == "f-shells"
    with pytest.raises(InputError, match="2 findings"):
        one_offered(offered, "f-")
    with pytest.raises(InputError, match="is offered for this question"):
        one_offered(offered, "f-z")
