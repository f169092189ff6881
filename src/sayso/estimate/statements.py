"""From findings to statements: one for each origin that counts what is asked for, with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.model.claim import Polarity, Status
from sayso.model.estimate import Statement
from sayso.model.quantity import Quantity
from sayso.model.shown import Shown
from sayso.model.shown_finding import ShownFinding, ShownOrigin, ShownTelling

HALF = 0.5


@dataclass(frozen=True)
class Counted:
    """What to look for: event types, the words of each unit, and the words by which each counter is named."""

    types: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    counters: Mapping[str, tuple[str, ...]]
    items: tuple[str, ...] = field(default=())

    def unit(self, words: str) -> str:
        """The unit that these words name, or none."""
        return _named(self.units, words)

    def counter(self, words: str) -> str:
        """The counter whose words these are, or none."""
        return _named(self.counters, words)


def statements(findings: Iterable[ShownFinding], counted: Counted) -> tuple[Statement, ...]:
    """The statements in findings, by id. A target, an order, a capacity or a forecast never becomes one.

    Where an utterance also converts its count ("if all were shells, three million"), the equivalent is kept with the
    count and does not enter on its own.
    """
    wanted = [each for each in findings if each.type in counted.types]
    equivalents = _equivalents(wanted, counted)
    found: dict[str, Statement] = {}
    for finding in wanted:
        for origin in finding.origins if finding.status == Status.ACTUAL.value else ():
            for statement in _of_origin(origin, counted, equivalents):
                found.setdefault(statement.id, statement)
    return tuple(found[each] for each in sorted(found))


def _of_origin(
    origin: ShownOrigin, counted: Counted, equivalents: Mapping[tuple[str, str], Quantity]
) -> Iterator[Statement]:
    """What the telling nearest to the origin counts; its copies are not asked."""
    tellings = sorted(origin.tellings, key=lambda each: (each.id != origin.root, each.report.published, each.id))
    for telling in tellings if not _retells(tellings[0]) else ():
        made = [
            _statement((origin, telling, claim), counted, equivalents)
            for claim in telling.claims
            if _counts(claim, counted)
        ]
        if made:
            yield from made
            return


def _retells(telling: ShownTelling) -> bool:
    """Whether even the telling nearest to the origin goes back to one on another matter: it drifted from that."""
    return telling.parent is not None and telling.parent.probability > HALF


def _counts(claim: Shown, counted: Counted) -> bool:
    actual = claim.status is Status.ACTUAL and claim.polarity is Polarity.AFFIRMED and not claim.restates
    return actual and claim.quantity is not None and bool(counted.unit(claim.quantity.unit))


def _statement(
    told: tuple[ShownOrigin, ShownTelling, Shown], counted: Counted, equivalents: Mapping[tuple[str, str], Quantity]
) -> Statement:
    origin, telling, claim = told
    assert claim.quantity is not None
    times = claim.times
    return Statement(
        id=claim.id,
        origin=origin.root,
        counter=counted.counter(origin.who) or counted.counter(telling.who) or _by_chain(claim, counted),
        service=origin.who,
        quantity=_in_unit(claim.quantity, counted),
        said=times.said or origin.said or telling.report.published,
        as_of=times.as_of or times.happened.end,
        since=times.since or times.happened.start,
        converts=equivalents.get((telling.report.id, telling.who)),
        claims=tuple(sorted(each.id for each in telling.claims)),
        spans=(claim.span.exact,),
    )


def _by_chain(claim: Shown, counted: Counted) -> str:
    """The counter that someone in the chain is named by, the innermost first; the outlet is no counter."""
    return next((name for link in reversed(claim.links[1:]) if (name := counted.counter(link.source.described))), "")


def _equivalents(findings: Iterable[ShownFinding], counted: Counted) -> dict[tuple[str, str], Quantity]:
    """By report and speaker, the count restated in another unit; the first in text order."""
    found: dict[tuple[str, str], tuple[int, Quantity]] = {}
    for finding in findings:
        for telling in (each for origin in finding.origins for each in origin.tellings):
            for claim in telling.claims:
                if claim.status is Status.EQUIVALENT and claim.quantity and counted.unit(claim.quantity.unit):
                    place = (telling.report.id, telling.who)
                    new = (claim.span.start, _in_unit(claim.quantity, counted))
                    found[place] = min(new, found.get(place, new), key=lambda pair: pair[0])
    return {place: quantity for place, (_, quantity) in found.items()}


def _in_unit(quantity: Quantity, counted: Counted) -> Quantity:
    return Quantity(
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        unit=counted.unit(quantity.unit),
        measure=quantity.measure,
        low_open=quantity.low_open,
        high_open=quantity.high_open,
        vague=quantity.vague,
    )


def _named(names: Mapping[str, tuple[str, ...]], words: str) -> str:
    """The first name one of whose words stands in these; the longest word wins, so that "122 mm" is no "shells"."""
    lowered = words.casefold()
    fits = [(-len(word), name) for name, known in names.items() for word in known if word.casefold() in lowered]
    return min(fits)[1] if fits else ""
