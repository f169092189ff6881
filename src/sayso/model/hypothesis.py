"""Competing hypotheses: what explains the findings, how likely each finding is under each, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.finding import Grade, Rating

NONE = "none"
"""The name of the remainder: none of the hypotheses that were thought of."""


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """A probability as somebody gives it: from `low` to `high`."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of the interval."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A competing explanation, and how likely it is before any finding is weighed."""

    name: str
    words: str
    prior: Band


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are meant: one by the beginning of its id, or those of a type that speak of certain words.

    Every word of `about` must stand in what a finding is about, in its roles or in the words of its claims.
    """

    finding: str = ""
    types: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """Likelihoods that stand in the casebook's own file, signed and reasoned like an analyst's."""

    wanted: Wanted
    by: str
    why: str
    likelihoods: Mapping[str, Band]


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that has not been seen yet, and how likely it would be under each hypothesis."""

    name: str
    words: str
    likelihoods: Mapping[str, Band]


@dataclass(frozen=True, slots=True)
class Contest:
    """A question, the hypotheses that compete to answer it, and the findings that are offered as evidence.

    `none` is the prior of the remainder. `unjudged` is how far a finding counts whose source or information cannot
    be judged: 0 not at all, 1 fully.
    """

    name: str
    words: str
    hypotheses: tuple[Hypothesis, ...]
    none: Band
    wanted: tuple[Wanted, ...] = ()
    declared: tuple[Declared, ...] = ()
    expected: tuple[Expected, ...] = ()
    unjudged: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The hypotheses by name, in the order of the file, without the remainder."""
        return tuple(each.name for each in self.hypotheses)


@dataclass(frozen=True, slots=True, order=True)
class Utterance:
    """An origin as it is met in several findings: who spoke, in which report or on which day.

    `speaker` is one for all utterances of somebody named or of an institution; anyone else is one within a report.
    """

    id: str
    who: str
    where: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding that is offered: what it is on, its first words, its grade, the origins and claims behind it."""

    finding: str
    title: str
    words: str
    grade: Grade
    origins: tuple[Utterance, ...]
    rating: Rating | None = None
    claims: tuple[str, ...] = ()

    @property
    def graded(self) -> Grade | Rating:
        """The analyst's grade where there is one, else the computed one."""
        return self.rating or self.grade


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely one analyst holds one finding under one hypothesis.

    `decision` is empty where it stands in the casebook's file."""

    finding: str
    hypothesis: str
    by: str
    band: Band
    why: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Posterior:
    """How likely a hypothesis is: at the middles of all that was given, and the 90 % interval over the intervals.

    `reading` are the words of ICD 203 for `chance`.
    """

    hypothesis: str
    words: str
    prior: float
    chance: float
    low: float
    high: float
    reading: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding that entered, and what it tells.

    `weight` is what its grade leaves of it. `ratio` is how many times likelier it then is under `favours` than under
    the hypothesis that it fits least; `shift` is how far it moves the chance of the leading hypothesis. `missing` is
    what the viewer, who began to rate it, left unrated.
    """

    evidence: Evidence
    weight: float
    pooled: Mapping[str, Band]
    analysts: tuple[str, ...]
    ratio: float
    favours: str
    shift: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A finding that does not enter: whether others rated it, unseen as yet, and what the viewer left unrated."""

    evidence: Evidence
    others: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha (interval) over the `cells` that two analysts or more rated; the most disputed cell.

    `alpha` is None where nothing varies."""

    alpha: float | None
    cells: int
    analysts: int
    finding: str = ""
    hypothesis: str = ""


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of one likelihood that puts `second` before `first`.

    `within` tells whether the value that flips lies inside what was given.
    """

    first: str
    second: str
    finding: str
    hypothesis: str
    start: float
    end: float
    within: bool


@dataclass(frozen=True, slots=True)
class Without:
    """The chances when an origin had said nothing, or were lying: in the order of the posteriors, and who leads."""

    who: str
    where: str
    chances: Mapping[str, float]
    leads: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What an observation not seen yet would tell: bits expected, and the leader's chance if it is seen or is not."""

    name: str
    words: str
    bits: float
    chance: float
    seen: Mapping[str, float] = field(default_factory=dict)
    unseen: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the findings come to for one question; the same inputs, code and seed make the same record.

    `odds` is how many times likelier the first hypothesis is than the second: the priors would have to be off by as
    much. `ratings` are all that entered, `unjudged` is the contest's own, `unmet` are declared likelihoods that no
    finding fits.
    """

    contest: str
    words: str
    inputs: str
    code: str
    seed: int
    posteriors: tuple[Posterior, ...]
    weighed: tuple[Weighed, ...] = ()
    ratings: tuple[Likelihood, ...] = ()
    offered: tuple[Offered, ...] = ()
    agreement: Agreement | None = None
    odds: float = 1.0
    flip: Flip | None = None
    without: tuple[Without, ...] = ()
    lying: tuple[Without, ...] = ()
    worth: tuple[Worth, ...] = ()
    unjudged: float = 0.0
    unmet: tuple[str, ...] = ()
