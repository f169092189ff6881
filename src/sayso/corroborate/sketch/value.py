"""What is kept of a report for comparing: small values, so that a hundred thousand stay in memory."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.item import Item
from sayso.model.quantity import Quantity
from sayso.model.source import Basis, Standing
from sayso.model.span import Span
from sayso.model.times import Times


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of one report: `key` ties its statements there, `names` are what others could call it.

    `outlets` are the outlets that its words came through; `said` the days on which it spoke. Whoever is at risk
    has no names, so nothing can compare it.
    """

    key: str
    names: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    at_risk: bool = False
    own: bool = False
    standing: Standing = Standing.OUTLET
    basis: Basis = Basis.UNDISCLOSED
    link: int = 0
    told_here: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim as it is compared: its fields, what its roles name, when it happened (first and last day)."""

    claim: str
    place: int
    span: Span
    type: str
    status: Status
    polarity: Polarity
    factuality: Factuality
    roles: Mapping[str, frozenset[str]]
    items: tuple[Item, ...]
    quantity: Quantity | None
    number: float | None
    times: Times
    days: tuple[str, str]
    voice: str
    conditional: bool = False
    restates: tuple[str, ...] = ()
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report: where and when, its statements and voices, its runs of words, its long quotations.

    `mentions` are the folded capitalised runs of its text: outlets are found among them. `called` is what its own
    outlet is called, by folded name and entity. `order` sorts reports by
    day of publication (those without one last), and of one day those first that credit nobody and tell most.
    """

    report: str
    outlet: str
    published: str
    order: tuple[str, int, int, int, str]
    language: str
    statements: tuple[Statement, ...]
    voices: Mapping[str, Voice]
    runs: array[int]
    phrases: array[int]
    quotations: Mapping[int, Span]
    mentions: frozenset[str]
    words: int
    called: frozenset[str] = frozenset()
