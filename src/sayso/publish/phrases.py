"""The words that a briefing and a table put around a claim; the claim's own words are only ever quoted."""

from __future__ import annotations

from sayso.model.briefing import Mark
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.quantity import Measure, Quantity
from sayso.model.shown import Shown
from sayso.model.source import Basis, Naming, Standing
from sayso.model.times import Interval, Times
from sayso.publish.rows import whole

VERBS = {
    Factuality.ASSERTED: "said",
    Factuality.NEAR_CERTAIN: "was nearly certain",
    Factuality.PROBABLE: "believed",
    Factuality.POSSIBLE: "held it possible",
    Factuality.UNKNOWN: "did not know",
}

STATUS = {
    Status.EQUIVALENT: "equivalent, not contents",
    Status.CAPACITY: "capacity, not output",
    Status.ORDERED: "order, not output",
    Status.TARGET: "target, not output",
    Status.PLANNED: "plan, not output",
    Status.FORECAST: "forecast, not output",
    Status.ACTUAL: "",
}

# What an event is when it comes about, where "output" is not the word.
_OUTCOMES = {
    "transfer": "delivery",
    "movement": "delivery",
    "payment": "payment",
    "agreement": "deal",
    "construction": "building",
    "conversion": "conversion",
    "trial": "trial",
    "use": "use",
    "supply": "supply",
    "stock": "stock",
}

NAMING = {Naming.BARE: "source not described", Naming.UNDISCLOSED: "source not disclosed"}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def verb(claim: Shown) -> str:
    """How the source tells it."""
    link = claim.links[-1]
    if claim.polarity is Polarity.DENIED and claim.factuality is Factuality.ASSERTED:
        return "said in the negative"
    if claim.factuality is Factuality.ASSERTED and link.basis in (Basis.INFERRED, Basis.COMPUTED):
        return link.basis.value
    if claim.factuality is Factuality.ASSERTED and link.source.standing is Standing.DOCUMENT:
        return "stated"
    return VERBS[claim.factuality]


def status(claim: Shown) -> str:
    """What kind of being the event has and which it must not be taken for; empty if it is actual."""
    words = STATUS[claim.status]
    outcome = _OUTCOMES.get(claim.type, "output" if claim.type in ("production", "processing") else "fact")
    return words.replace("not output", f"not {outcome}") if claim.status is not Status.CAPACITY else words


def marks(claim: Shown) -> tuple[tuple[Mark, str], ...]:
    """The words that keep a reader from taking the claim for more than it is."""
    told = [
        (
            Mark.FACTUALITY,
            "" if claim.factuality is Factuality.ASSERTED else claim.factuality.value.replace("_", " "),
        ),
        (Mark.POLARITY, "denied" if claim.polarity is Polarity.DENIED else ""),
        (Mark.STATUS, status(claim)),
        (Mark.BASE, "no base given" if _baseless(claim.quantity) else ""),
        (Mark.NAMING, NAMING.get(claim.source.naming, "")),
        (Mark.CONDITION, f"on a condition: “{claim.condition.exact}”" if claim.condition else ""),
    ]
    return tuple((mark, words) for mark, words in told if words)


def _baseless(quantity: Quantity | None) -> bool:
    """A multiple or share of nothing named: it cannot be turned into a number."""
    return quantity is not None and quantity.measure in (Measure.MULTIPLE, Measure.SHARE) and not quantity.of


def amount(quantity: Quantity) -> str:
    """The quantity as it was read: `at least 3,000,000 rounds (cumulative)`."""
    number = _bounds(quantity)
    unit = {Measure.SHARE: "%", Measure.MULTIPLE: "times"}.get(quantity.measure, quantity.unit)
    base = f"of {quantity.of}" if quantity.of else ""
    return " ".join(part for part in (number, unit, base, f"({quantity.measure.value})") if part)


def _bounds(quantity: Quantity) -> str:
    low, best, high = (number(each) for each in (quantity.low, quantity.best, quantity.high))
    if low and high and low != high:
        return f"{low} to {high}" + (f", best {best}" if best else "")
    if best:
        return best
    if low:
        return f"{'more than' if quantity.low_open else 'at least'} {low}"
    return f"{'less than' if quantity.high_open else 'at most'} {high}"


def number(value: float | None) -> str:
    """A number with its thousands parted; empty for none."""
    return "" if value is None else f"{whole(value):,}"


def many(count: int, noun: str) -> str:
    """A count with its noun: `1 report`, `1,200 reports`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def when(times: Times) -> tuple[str, ...]:
    """Every time that the claim gives, each with what it is the time of."""
    told = [
        ("happened", period(times.happened)),
        ("observed", period(times.observed)),
        ("as of", day(times.as_of)),
        ("counted since", day(times.since)),
        ("said", day(times.said)),
    ]
    return tuple(f"{what} {time}" for what, time in told if time)


def undated(times: Times) -> tuple[str, ...]:
    """Words of time that could not be dated, each with the reason."""
    return tuple(f"“{words}”: {reason}" for words, reason in times.unresolved)


def period(interval: Interval) -> str:
    """An interval for a reader: `from August 2023`; empty if neither end is known."""
    start, end = day(interval.start), day(interval.end)
    if not start:
        return f"until {end}" if end else ""
    if not end:
        return f"from {start}"
    return start if start == end else f"{start} to {end}"


def day(edtf: str) -> str:
    """An EDTF date for a reader: `2024-02-26` as 26 February 2024; anything less plain as it is."""
    parts = edtf.split("-")
    if not all(part.isdigit() for part in parts) or not 2 <= len(parts) <= 3 or not 1 <= int(parts[1]) <= 12:
        return edtf
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month
