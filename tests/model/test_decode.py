"""A value of the model comes back from its canonical JSON as it was, and nothing else is taken for one."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.claim import Claim, Discard, Extraction, Factuality, Maker, Polarity
from sayso.model.decision import Act, Anchor, Decision
from sayso.model.decode import Undecodable, decode, from_json
from sayso.model.ids import canonical, plain
from sayso.model.lead import Lead
from sayso.model.quantity import Measure, Quantity
from sayso.model.report import Report
from sayso.model.source import Attribution, Link
from sayso.model.span import Span

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.builds(
    lambda start, exact, around: Span(start, start + len(exact), exact, *around),
    st.integers(0, 10**6),
    st.text(min_size=1, max_size=8),
    st.tuples(WORDS, WORDS),
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    slots = sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3)))
    kept = draw(st.lists(st.booleans(), min_size=3, max_size=3).filter(any))
    low, best, high = (slot if keep else None for slot, keep in zip(slots, kept, strict=True))
    opened = {"low_open": draw(st.booleans()), "high_open": draw(st.booleans())}
    words = {name: draw(WORDS) for name in ("unit", "of", "item", "vague")}
    return Quantity(low, best, high, measure=draw(st.sampled_from(Measure)), **opened, **words)


st.register_type_strategy(str, WORDS)
st.register_type_strategy(float, NUMBERS)
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(Quantity, quantities())
st.register_type_strategy(
    Attribution,
    st.builds(Attribution, st.lists(st.deferred(lambda: st.from_type(Link)), min_size=1, max_size=3).map(tuple)),
)
ROLES = st.dictionaries(WORDS, st.lists(WORDS, max_size=3).map(tuple), max_size=3)
VOICES = st.tuples(st.sampled_from(Factuality), st.sampled_from(Polarity)).filter(
    lambda pair: (pair[0] is Factuality.UNKNOWN) == (pair[1] is Polarity.NONE)
)


def every_field(kind: type) -> dict[str, st.SearchStrategy[Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: of(hints[field.name]) for field in fields(kind)}


def of(hint: Any) -> st.SearchStrategy[Any]:
    """A strategy that fills defaults too, which `from_type` would leave alone."""
    if (
        typing.get_origin(hint) is not None
        and typing.get_origin(hint) is not tuple
        and Mapping in (typing.get_origin(hint), hint)
    ):
        return ROLES
    if is_dataclass(hint) and hint not in (Span, Quantity, Attribution):
        return st.builds(hint, **every_field(hint))  # type: ignore[arg-type]
    return st.from_type(hint)


CLAIMS = st.builds(
    lambda voice, rest: Claim(**rest, factuality=voice[0], polarity=voice[1]),
    VOICES,
    st.fixed_dictionaries(
        {
            name: strategy
            for name, strategy in every_field(Claim).items()
            if name not in {"factuality", "polarity", "spans", "roles"}
        }
        | {"spans": st.lists(SPANS, min_size=1, max_size=3).map(tuple), "roles": ROLES}
    ),
)


@given(CLAIMS)
def test_a_claim_comes_back_with_its_id(claim: Claim) -> None:
    again = from_json(Claim, canonical(claim))
    assert again == claim
    assert (again.id, canonical(again)) == (claim.id, canonical(claim))


@given(st.lists(CLAIMS, max_size=2), st.lists(st.tuples(WORDS, WORDS), max_size=2))
def test_an_extraction_comes_back(claims: list[Claim], undated: list[tuple[str, str]]) -> None:
    extraction = Extraction(tuple(claims), (), tuple(undated))
    assert from_json(Extraction, canonical(extraction)) == extraction


JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


@given(
    st.sampled_from(Act),
    st.dictionaries(WORDS, JSON, max_size=3),
    st.none() | st.builds(Anchor, WORDS, st.integers(0), st.integers(0), WORDS, ROLES),
)
def test_a_decision_comes_back(act: Act, payload: dict[str, Any], on: Anchor | None) -> None:
    decision = Decision(act, "c-1", "ann", "why", "2024-01-01T00:00:00Z", 3, payload, "", on)
    again = from_json(Decision, canonical(decision))
    assert again == decision
    assert again.id == decision.id


@given(st.builds(Report, name=WORDS, sha256=WORDS, media_type=WORDS, text=WORDS))
def test_a_report_comes_back(report: Report) -> None:
    assert decode(Report, plain(report)) == report


def test_a_lead_comes_back() -> None:
    lead = Lead("figures.csv", 2, {"plant": "Lodvar", "shells": ""})
    assert from_json(Lead, canonical(lead)) == lead


def test_whole_numbers_stay_whole_because_ids_depend_on_it() -> None:
    for number in (6000, 6000.0):
        again = from_json(Quantity, canonical(Quantity(best=number)))
        assert canonical(again) == canonical(Quantity(best=number))


def test_an_empty_maker_stays_empty_instead_of_becoming_a_person() -> None:
    claim = decode(
        Claim,
        {
            "text_hash": "x",
            "spans": [plain(Span(0, 1, "a"))],
            "type": "t",
            "attribution": {"links": [{"source": {"naming": "bare", "standing": "state"}}]},
            "status": "actual",
            "factuality": "asserted",
            "polarity": "affirmed",
        },
    )
    assert claim.made_by == Maker("")
    assert replace(claim, made_by=Maker("person")).id == claim.id


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Span, {"start": 0, "end": 1, "exact": "a", "colour": "red"}, "Span: unknown field 'colour'"),
        (Span, {"start": 0, "end": 3, "exact": "a"}, "no span"),
        (Span, {"end": 1, "exact": "a"}, "start is missing"),
        (Span, {"start": "0", "end": 1, "exact": "a"}, "Span.start: int is wanted, not '0'"),
        (Span, {"start": True, "end": 2, "exact": "a"}, "Span.start: int is wanted"),
        (Span, [0, 1, "a"], "an object is wanted"),
        (Quantity, {"best": "many"}, "Quantity.best: float is wanted"),
        (Quantity, {"best": 1, "measure": "weight"}, "Quantity.measure: 'weight' is not a valid"),
        (
            Discard,
            {"span": {"start": 0, "end": 1, "exact": 1}, "type": "t", "reason": "x"},
            "Discard.span.exact: str",
        ),
        (Extraction, {"unresolved_dates": [["soon"]]}, r"unresolved_dates\[0\]: 2 parts are wanted, not 1"),
        (Extraction, {"claims": {}}, "a list is wanted"),
        (Lead, {"name": "n", "row": 1, "cells": []}, "an object is wanted"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(kind: type, value: object, said: str) -> None:
    with pytest.raises(Undecodable, match=said):
        decode(kind, value)
