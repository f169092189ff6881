"""A shown claim as one flat object: the field names that scripts and the scorer rely on."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model.ids import Plain, plain
from sayso.model.quantity import Quantity
from sayso.model.shown import Shown
from sayso.model.source import Link
from sayso.model.span import Span
from sayso.model.times import Interval, Times

Row = dict[str, Plain]


def row(shown: Shown) -> Row:
    """Every field of a claim under a name that stays: empty fields are there too, as null, "" or []."""
    source = shown.source
    return {
        "report": shown.report.called,
        "id": shown.id,
        "type": shown.type,
        "status": shown.status.value,
        "factuality": shown.factuality.value,
        "polarity": shown.polarity.value,
        "source": source.described,
        "naming": source.naming.value,
        "standing": source.standing.value,
        "at_risk": source.at_risk,
        "basis": shown.links[-1].basis.value,
        "start": shown.span.start,
        "end": shown.span.end,
        "exact": shown.span.exact,
        "locator": shown.where,
        "spans": [_span(span) for span in shown.spans],
        "roles": {name: list(shown.roles[name]) for name in sorted(shown.roles)},
        "items": [plain(item) for item in shown.items],
        "quantity": _quantity(shown.quantity) if shown.quantity else None,
        "times": _times(shown.times),
        "condition": _span(shown.condition) if shown.condition else None,
        "hedge": shown.hedge,
        "restates": list(shown.restates),
        "chain": [_link(link) for link in shown.links],
        "made_by": {
            "name": shown.made_by.name,
            "version": shown.made_by.version,
            "rules": list(shown.made_by.rules),
        },
        "outlet": shown.report.outlet,
        "published": shown.report.published,
        "url": shown.report.url,
        "sha256": shown.report.sha256,
        "handling": shown.report.handling.value,
    }


def whole(number: float | None) -> float | int | None:
    """A number without a fraction as a whole one."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _span(span: Span) -> Plain:
    return {"start": span.start, "end": span.end, "exact": span.exact}


def _quantity(quantity: Quantity) -> Plain:
    return {
        "low": whole(quantity.low),
        "best": whole(quantity.best),
        "high": whole(quantity.high),
        "low_open": quantity.low_open,
        "high_open": quantity.high_open,
        "unit": quantity.unit,
        "measure": quantity.measure.value,
        "of": quantity.of,
        "item": quantity.item,
        "vague": quantity.vague,
    }


def _times(times: Times) -> Plain:
    return {
        "happened": _interval(times.happened),
        "observed": times.observed.edtf,
        "as_of": times.as_of,
        "since": times.since,
        "said": times.said,
        "unresolved": [{"words": words, "reason": reason} for words, reason in times.unresolved],
    }


def _interval(interval: Interval) -> Plain:
    if not interval:
        return None
    return {"from": interval.start or None, "to": interval.end or None}


def _link(link: Link) -> Plain:
    source = link.source
    told: Mapping[str, Plain] = {
        "source": source.described,
        "naming": source.naming.value,
        "standing": source.standing.value,
        "at_risk": source.at_risk,
        "basis": link.basis.value,
        "said": link.said,
        "addressee": link.addressee,
        "anonymity_reason": link.anonymity_reason,
        "span": _span(link.span) if link.span else None,
        "cue": _span(link.cue) if link.cue else None,
    }
    return dict(told)
