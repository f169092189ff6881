"""An estimate: a named question, the statements and assumptions it is built from, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.ids import content_id
from sayso.model.quantity import Quantity


class Asks(StrEnum):
    """What a question asks for: what one counter will say, or what was there to be counted."""

    NEXT_STATEMENT = "next_statement"
    LATENT_TOTAL = "latent_total"


@dataclass(frozen=True, slots=True)
class Question:
    """A running total in `unit`, counted from `since`, asked for at each of `dates` from what was said by `as_of`.

    `counter` is who counts; it is empty when the latent total is asked for. `usual_since` dates a count that does
    not say where it starts.
    """

    name: str
    unit: str
    since: str
    as_of: str
    dates: tuple[str, ...]
    asks: Asks = Asks.NEXT_STATEMENT
    counter: str = ""
    words: str = ""

    @property
    def id(self) -> str:
        """The content id of what is asked."""
        return content_id("q", self)


@dataclass(frozen=True, slots=True)
class Statement:
    """One count that somebody said: a running total of a counter by a service of his, from one origin.

    `converts` marks a figure that its own utterance computes from `quantity`, so that both enter once. `claims`
    are the claims behind it, each with the report and span that `spans` repeats for the reader.
    """

    id: str
    origin: str
    counter: str
    service: str
    quantity: Quantity
    said: str
    as_of: str = ""
    since: str = ""
    converts: Quantity | None = None
    claims: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """A link that no claim supplies, declared with the middle and the 90 % interval that it is given."""

    name: str
    words: str
    low: float
    median: float
    high: float


class Unused(StrEnum):
    """Why a statement does not enter an estimate."""

    OTHER_UNIT = "its unit is another, and nothing converts it"
    OTHER_COUNTER = "another counter said it"
    TOO_LATE = "it was said after the as-of date"
    SAID_AGAIN = "its origin has entered with the same count"
    NO_DATE = "it has no date to count to"
    NOT_A_TOTAL = "it is no running total: a target, an order, a capacity, a share or a rate"


@dataclass(frozen=True, slots=True)
class Left:
    """A statement that was looked at and left, and why."""

    statement: str
    reason: Unused


@dataclass(frozen=True, slots=True)
class Quantiles:
    """The 5th, 25th, 50th, 75th and 95th percentile of what is asked, at one date."""

    date: str
    p5: float
    p25: float
    p50: float
    p75: float
    p95: float


@dataclass(frozen=True, slots=True)
class Influence:
    """How far the last date's 5/50/95 move, in the question's unit, when one origin is left out.

    `shape` is the Pareto k of the smoothed weights; above .7 the estimate was fitted again without the origin.
    """

    origin: str
    low: float
    median: float
    high: float
    shape: float
    refitted: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Whether the sampler can be believed: the worst R-hat, the smallest effective sample, divergences."""

    r_hat: float
    effective: float
    divergences: int
    draws: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the statements add up to; the same statements, question, code and seed make the same record.

    `quantiles` are at the dates asked for, `path` month by month up to the last of them.
    """

    question: Question
    inputs: str
    code: str
    seed: int
    quantiles: tuple[Quantiles, ...]
    statements: tuple[Statement, ...]
    left: tuple[Left, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    influences: tuple[Influence, ...] = ()
    diagnostics: Diagnostics | None = None
    path: tuple[Quantiles, ...] = ()
    preview: bool = False

    @property
    def id(self) -> str:
        """The content id over question, inputs, code and seed."""
        return content_id("e", (self.question.name, self.inputs, self.code, str(self.seed), str(self.preview)))
