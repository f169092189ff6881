"""Every kind of difference is found and named, and what is no contradiction is not called one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.corroborate import corroborate
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.finding import Between, Kind
from sayso.model.item import Item, Stage
from sayso.model.quantity import Measure, Quantity
from sayso.model.times import Interval, Times
from tests.corroborate.material import BUREAU, MINISTER, SHELL, WORKER, Says, output, report

TOLD = "By the minister's count the Lodvar Works turned out {n} shells of 152 mm in the month of February."
KEPT = "He also told the press that the hall had been idle on nine days of the month, for want of power."
IDLE = {
    "type": "operation",
    "roles": {"facility": ("Lodvar Works",)},
    "quantity": Quantity(best=9, unit="day", measure=Measure.DURATION),
}


def kinds(first: dict[str, object], second: dict[str, object], words: str = TOLD) -> set[tuple[str, str]]:
    """What the second report changed when it copied the first."""
    told = [
        report(
            outlet,
            day,
            Says(words.format(n=number), MINISTER, said="2024-03-04", changes=changes),
            Says(KEPT, MINISTER, said="2024-03-04", changes=IDLE),
        )
        for outlet, day, number, changes in (
            ("Paper One", "2024-03-05", "2,913", first),
            ("Paper Two", "2024-03-06", "2,913", second),
        )
    ]
    found = corroborate(told)
    return {(each.kind.value, each.between.value) for finding in found for each in finding.contradictions}


PLAIN = output(2913)
ROUND = Item("howitzer_shell", 152.0, Stage.COMPLETE_ROUND)
BODY = Item("howitzer_shell", 152.0, Stage.BODY)
MULTIPLE = output(3, quantity=Quantity(best=2.8, unit="times", measure=Measure.MULTIPLE, of="the year before"))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (PLAIN, output(4913), Kind.VALUE),
        (PLAIN, output(2931), Kind.GARBLED),
        (PLAIN, {**PLAIN, "polarity": Polarity.DENIED}, Kind.POLARITY),
        ({**PLAIN, "status": Status.TARGET}, PLAIN, Kind.STATUS),
        ({**PLAIN, "status": Status.CAPACITY}, PLAIN, Kind.CAPACITY),
        ({**PLAIN, "factuality": Factuality.POSSIBLE}, PLAIN, Kind.HEDGE),
        (PLAIN, {**PLAIN, "items": (replace(SHELL, calibre_mm=122.0),)}, Kind.ITEM),
        ({**PLAIN, "items": (BODY,)}, {**PLAIN, "items": (ROUND,)}, Kind.STAGE),
        (PLAIN, output(2913, "2023-11"), Kind.DATE),
        (output(2913, "2023-11"), output(2913, "2024-02"), Kind.STALE),
        (
            {**PLAIN, "roles": {**PLAIN["roles"], "place": ("Orlo",)}},
            {**PLAIN, "roles": {**PLAIN["roles"], "place": ("Tarnel",)}},
            Kind.PLACE,
        ),
        (
            {**PLAIN, "roles": {**PLAIN["roles"], "actor": ("Brennick Trust",)}},
            {**PLAIN, "roles": {**PLAIN["roles"], "actor": ("Maddock Combine",)}},
            Kind.ACTOR,
        ),
        (
            {**PLAIN, "roles": {**PLAIN["roles"], "place": ("Orlo",)}},
            {**PLAIN, "roles": {"item": ("152 mm shells",), "place": ("Orlo",)}},
            Kind.SCOPE,
        ),
        (
            MULTIPLE,
            {**MULTIPLE, "quantity": Quantity(best=2.8, unit="times", measure=Measure.MULTIPLE, of="the plan")},
            Kind.BASE,
        ),
    ],
)
def test_what_a_copy_changed_is_drift_of_its_kind(first, second, kind):
    assert kinds(first, second) == {(kind.value, "drift")}


def test_a_copy_that_changed_nothing_drifts_in_nothing():
    assert kinds(PLAIN, PLAIN) == set()


def test_alternatives_told_as_a_sum_are_drift():
    shells = output(
        3e6, status=Status.EQUIVALENT, quantity=Quantity(low=3e6, unit="shells", measure=Measure.CUMULATIVE)
    )
    rockets = {
        **output(5e5, status=Status.EQUIVALENT),
        "items": (Item("rocket", 122.0),),
        "quantity": Quantity(low=5e5, unit="rockets", measure=Measure.CUMULATIVE),
    }
    told = []
    for outlet, day, join in (("Paper One", "2024-03-05", "or"), ("Paper Two", "2024-03-06", "and")):
        text = f"The boxes would hold more than three million shells of the larger kind, {join} half a million rockets"
        one, other = text.split(f", {join} ")
        held = report(outlet, day, Says(text, MINISTER, said="2024-03-04", changes=shells))
        whole = held.claims[0]
        from sayso.corroborate import Held
        from sayso.model.span import cut

        place = held.report.text.index(one)
        spans = [cut(held.report.text, place, place + len(one))]
        place = held.report.text.index(other)
        spans.append(cut(held.report.text, place, place + len(other)))
        claims = (replace(whole, spans=(spans[0],)), replace(whole, spans=(spans[1],), **rockets))
        told.append(Held(held.report, claims))
    found = {(each.kind, each.between) for finding in corroborate(told) for each in finding.contradictions}
    assert found == {(Kind.OR_AND, Between.DRIFT)}


def test_a_running_total_that_grew_is_no_contradiction():
    def total(number: float, day: str) -> Says:
        changes = {
            "type": "transfer",
            "roles": {"item": ("containers",), "supplier": ("Vardania",), "recipient": ("Tessaria",)},
            "quantity": Quantity(best=number, unit="containers", measure=Measure.CUMULATIVE),
            "times": Times(happened=Interval("2023-09", ""), since="2023-09"),
        }
        return Says(f"The count stood at {number:,.0f} boxes.", BUREAU, said=day, changes=changes)

    one = report("Paper One", "2024-02-24", total(6700, "2024-02-23"))
    other = report("Paper Two", "2024-03-03", total(7300, "2024-03-02"))
    assert not [each for finding in corroborate([one, other]) for each in finding.contradictions]


def test_short_supplies_here_and_full_stores_elsewhere_are_a_tension_and_no_contradiction():
    short = {
        "type": "supply",
        "roles": {
            "facility": ("Lodvar Works",),
            "input": ("steel",),
            "input_kind": ("material",),
            "adequacy": ("irregular",),
        },
    }
    full = {"type": "stock", "roles": {"item": ("steel",)}}
    one = report("Paper One", "2024-07-24", Says("Steel comes irregularly, the worker said.", WORKER, changes=short))
    other = report("Paper Two", "2024-01-30", Says("The stores have been filled with steel.", changes=full))
    found = [each for finding in corroborate([one, other]) for each in finding.contradictions]
    assert {each.between for each in found} == {Between.TENSION}


def test_a_target_and_an_output_are_two_matters_that_know_each_other():
    goal = Says("The goal is 4,500 a month.", WORKER, changes=output(4500, status=Status.TARGET))
    made = Says("We made about 2,900 in February.", WORKER, changes=output(2900))
    found = corroborate([report("Radio", "2024-03-05", goal, made)])
    assert {each.matter.status for each in found} == {"target", "actual"}
    ids = {each.id for each in found}
    assert all({other.finding for other in each.related} == ids - {each.id} for each in found)
    assert not any(each.contradictions for each in found)
