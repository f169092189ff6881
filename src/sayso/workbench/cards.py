"""A shown claim as a card: what a margin, a list or a page says of it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.domain.arms import arms
from sayso.model.decision import Act, Decision
from sayso.model.shown import Shown, short_id
from sayso.model.source import Link
from sayso.publish.clean import one_line
from sayso.publish.compose import is_own_voice, who
from sayso.publish.fields import fields, passed_on
from sayso.publish.phrases import amount, day, marks, verb, when

DONE = {Act.ACCEPT: "accepted", Act.REJECT: "rejected", Act.CORRECT: "corrected"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One step of the chain: who, how openly, of which standing, how the words were passed on."""

    who: str
    naming: str
    standing: str
    at_risk: bool
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a page says of one claim; `number` is 0 where claims are not numbered."""

    claim: Shown
    number: int
    what: str
    who: str
    verb: str
    marks: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]
    gloss: tuple[str, ...]
    where: str
    voices: tuple[Voice, ...]
    fields: tuple[tuple[str, str], ...]
    judged: str = ""
    judged_by: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def short(self) -> str:
        """What tables call it."""
        return short_id(self.claim.id)

    @property
    def by_person(self) -> bool:
        """Whether an analyst made it."""
        return self.claim.made_by.name == "person"


def card(claim: Shown, number: int = 0, judged: Decision | None = None) -> Card:
    """The card of a claim, and what was decided on it."""
    known = arms().events.get(claim.type)
    return Card(
        claim=claim,
        number=number,
        what=known.what if known else "",
        who=one_line(who(claim).rstrip(",")),
        verb=verb(claim),
        marks=tuple((mark.value, one_line(words)) for mark, words in marks(claim)),
        quotes=tuple(one_line(span.exact) for span in claim.spans),
        gloss=tuple(map(one_line, ([amount(claim.quantity)] if claim.quantity else []) + list(when(claim.times)))),
        where=_where(claim),
        voices=tuple(map(_voice, claim.links)),
        fields=tuple((name, one_line(value)) for name, value in fields(claim) if value),
        judged=DONE.get(judged.act, "") if judged else "",
        judged_by=judged.by if judged else "",
        why=judged.why if judged else "",
    )


def cards(claims: list[Shown], judged: Mapping[str, Decision]) -> list[Card]:
    """The cards of claims that are not numbered."""
    return [card(claim, 0, judged.get(claim.id)) for claim in claims]


def _where(claim: Shown) -> str:
    outlet = "" if is_own_voice(claim) else claim.report.outlet
    return one_line(", ".join(filter(None, (outlet, day(claim.report.published) or "no date", claim.where))))


def _voice(link: Link) -> Voice:
    source = link.source
    return Voice(
        one_line(source.described) or "the report",
        source.naming.value,
        source.standing.value.replace("_", " "),
        source.at_risk,
        tuple(map(one_line, passed_on(link))),
    )
