"""A claim's fields and the steps of its chain, as names and words: what a page or a terminal puts in rows."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.shown import Shown, short_id
from sayso.model.source import Basis, Link
from sayso.publish.about import item_words
from sayso.publish.phrases import amount, day, undated, when


def passed_on(link: Link) -> Iterator[str]:
    """How the words of one source were passed on: by which cue, known how, to whom, when, why unnamed."""
    if link.cue:
        yield f"“{link.cue.exact}”"
    if link.basis is not Basis.UNDISCLOSED:
        yield f"knows it by: {link.basis.value.replace('_', ' ')}"
    if link.addressee:
        yield f"to {link.addressee}"
    if link.said:
        yield f"on {day(link.said)}"
    if link.anonymity_reason:
        yield f"unnamed because: {link.anonymity_reason}"


def fields(claim: Shown) -> Iterator[tuple[str, str]]:
    """Every field of the claim with its name; a field that says nothing is empty."""
    yield "status", claim.status.value
    yield "factuality", claim.factuality.value.replace("_", " ")
    yield "polarity", claim.polarity.value
    yield "hedge", f"“{claim.hedge}”" if claim.hedge else ""
    for role in sorted(claim.roles):
        yield role.replace("_", " "), "; ".join(claim.roles[role])
    yield "goods", ", ".join(filter(None, map(item_words, claim.items)))
    yield "quantity", amount(claim.quantity) if claim.quantity else ""
    yield "times", "; ".join(when(claim.times))
    yield "not dated", "; ".join(undated(claim.times))
    yield "condition", f"“{claim.condition.exact}”" if claim.condition else ""
    yield "restates", ", ".join(map(short_id, claim.restates))
    yield "made by", " ".join([claim.made_by.name, claim.made_by.version, *claim.made_by.rules])
    yield "stands at", ", ".join(f"[{span.start}, {span.end})" for span in claim.spans)
