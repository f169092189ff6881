"""Who repeated whom, and how many origins are left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroborate import Decided, Held, corroborate
from sayso.corroborate.origins.count import distribution, interval
from sayso.model.finding import Finding
from sayso.model.origin import Relation, Trace
from tests.corroborate.material import BUREAU, CLERK, MINISTER, WORKER, Says, output, report

TOLD = "The Lodvar Works turned out 2,913 shells of 152 mm in the month of February, the minister told the press."
BRIEFED = Says(TOLD, MINISTER, said="2024-03-04", changes=output(2913))


def only(findings: tuple[Finding, ...]) -> Finding:
    (found,) = findings
    return found


def test_a_briefing_that_four_outlets_carry_is_one_origin_that_is_cited_and_not_held():
    told = [report(f"Paper {name}", "2024-03-05", BRIEFED) for name in ("One", "Two", "Three", "Four")]
    found = only(corroborate(told))
    assert len(found.reports) == 4
    assert found.count.likely == 1
    assert found.count.certain
    assert not found.origins[0].held
    assert found.origins[0].cited is not None


def test_two_bodies_that_counted_separately_are_two_origins_and_disagree():
    ours = report("Paper One", "2024-03-05", BRIEFED)
    theirs = Says("Lodvar made 4,100 shells in February by the bureau's own count.", BUREAU, changes=output(4100))
    found = only(corroborate([ours, report("Paper Two", "2024-03-06", theirs)]))
    assert found.count.likely == 2
    assert [(each.kind, each.between) for each in found.contradictions] == [("value", "conflict")]
    assert found.grade.digit == "4"


def test_an_outlet_that_cites_another_adds_no_origin():
    first = Says("About 2,900 shells left the hall in February, the worker said.", WORKER, changes=output(2900))
    again = Says(
        "In February 2,900 were made, the weekly wrote.", WORKER, through="Corvane Weekly", changes=output(2900)
    )
    found = only(corroborate([report("Corvane Weekly", "2024-03-05", first), report("Bulletin", "2024-03-07", again)]))
    assert found.count.likely == 1
    link = next(each for each in found.retellings if each.probability > 0.5)
    assert link.relation is Relation.CITATION
    assert Trace.CREDIT in {clue.trace for clue in link.clues}
    assert found.origins[0].held


def test_two_sources_at_risk_in_one_report_are_two_origins():
    found = only(
        corroborate(
            [
                report(
                    "Radio",
                    "2024-03-05",
                    Says("We made about 2,900 in February, he said.", WORKER, changes=output(2900)),
                    Says("The clerk had heard of 3,600 in February.", CLERK, changes=output(3600)),
                )
            ]
        )
    )
    assert found.count.likely == 2


def test_reports_that_rest_on_sources_at_risk_count_one_to_two():
    one = Says("A worker told us that 2,900 shells were made in February.", WORKER, changes=output(2900))
    other = Says(
        "February saw a good 3,100 shells come off the line, somebody inside said.", CLERK, changes=output(3100)
    )
    found = only(corroborate([report("Radio", "2024-03-05", one), report("Courier", "2024-03-20", other)]))
    assert (found.count.low, found.count.high) == (1, 2)
    assert any(clue.trace is Trace.NOT_ASKED for link in found.retellings for clue in link.clues)


def test_a_claim_that_restates_another_of_its_report_adds_no_voice():
    held = report("Paper One", "2024-03-05", BRIEFED, Says("Output at Lodvar reached 2,913.", changes=output(2913)))
    first, lead = held.claims
    from dataclasses import replace

    again = Held(held.report, (first, replace(lead, restates=(first.id,))))
    found = only(corroborate([again]))
    assert found.count.likely == 1
    assert found.restated == (lead.id,)


def test_an_analyst_parts_what_was_taken_for_a_copy():
    held = [report(f"Paper {name}", f"2024-03-0{day}", BRIEFED) for day, name in ((5, "One"), (6, "Two"))]
    one, other = (each.claims[0].id for each in held)
    apart = Decided(links={(one, other): Relation.INDEPENDENT})
    assert only(corroborate(held)).count.likely == 1
    assert only(corroborate(held, decided=apart)).count.likely == 2
    assert corroborate(held, decided=Decided()) == corroborate(held)


def many() -> list[Held]:
    """Seven reports on two plants: copies, a citation, another count, two sources at risk."""
    cited = Says("2,913 shells were made, Paper One reported.", through="Paper One", changes=output(2913))
    other = Says("The bureau counted 4,100 shells for February.", BUREAU, changes=output(4100))
    return [
        report("Paper One", "2024-03-05", BRIEFED),
        report("Paper Two", "2024-03-05", BRIEFED),
        report("Paper Three", "2024-03-06", BRIEFED, Says("It rained in Lodvar.", changes={"type": "operation"})),
        report("Bulletin", "2024-03-07", cited),
        report("Gazette", "2024-03-07", other),
        report("Radio", "2024-03-08", Says("Some 2,900 were made, a worker said.", WORKER, changes=output(2900))),
        report("Courier", "2024-03-20", Says("A clerk spoke of 3,100 in February.", CLERK, changes=output(3100))),
    ]


@given(st.permutations(range(7)))
@settings(max_examples=15, deadline=None)
def test_findings_do_not_depend_on_the_order_of_the_reports(order: list[int]):
    held = many()
    assert corroborate([held[place] for place in order]) == corroborate(held)


@given(st.integers(1, 6))
@settings(max_examples=6, deadline=None)
def test_repeating_adds_reports_and_no_origin(times: int):
    held = [report(f"Paper {place}", f"2024-03-0{4 + place}", BRIEFED) for place in range(1, times + 1)]
    found = only(corroborate(held))
    assert len(found.reports) == times
    assert found.count.likely == 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_the_distribution_of_the_count_is_whole_and_has_the_mean_of_its_chances(chances: list[float]):
    told = distribution(chances)
    assert sum(told) == pytest.approx(1)
    assert sum(place * chance for place, chance in enumerate(told)) == pytest.approx(sum(chances), abs=1e-9)
    low, high = interval(told)
    assert sum(told[low : high + 1]) >= 0.9 - 1e-6
