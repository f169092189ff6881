"""Ratings: what analysts decided, who may see whose, and what counts of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.errors import InputError
from sayso.model.decision import Decision
from sayso.model.hypothesis import NONE, Band, Contest, Evidence, Likelihood
from sayso.model.ids import Plain

RATED = "likelihood"
"""What stands under `of` in the payload of a rating."""


def band(told: str) -> Band:
    """The interval that was typed: 0.6-0.9, or one number."""
    low, _, high = told.partition("-")
    try:
        made = Band(float(low), float(high or low))
    except ValueError:
        raise InputError(f"{told!r} is no interval.", do="Write it as 0.6-0.9.") from None
    if not 0 < made.low <= made.high < 1:
        raise InputError(
            f"{told!r} does not rise between 0 and 1.",
            do="Write the lower number first; nothing is impossible or certain, so give 0.01 or 0.99.",
        )
    return made


def cell(contest: Contest, finding: str, hypothesis: str, given: Band) -> dict[str, Plain]:
    """The payload of a rating; InputError where the contest has no such hypothesis."""
    if hypothesis not in (*contest.names, NONE):
        known = ", ".join((*contest.names, NONE))
        raise InputError(f"No hypothesis is called {hypothesis!r}.", do=f"There are: {known}.")
    return {
        "of": RATED,
        "question": contest.name,
        "finding": finding,
        "hypothesis": hypothesis,
        "low": given.low,
        "high": given.high,
    }


def likelihoods(contest: Contest, decisions: Iterable[Decision], offered: Sequence[Evidence]) -> tuple[Likelihood, ...]:
    """The ratings that standing decisions come to, the later of one analyst over his earlier.

    A rating holds on to a claim of the finding, whose own id changes when its period does.
    """
    by_claim = {claim: each.finding for each in offered for claim in each.claims}
    known = {each.finding for each in offered}
    found: dict[tuple[str, str, str], Likelihood] = {}
    for each in decisions:
        told = each.payload
        if told.get("of") != RATED or told.get("question") != contest.name:
            continue
        finding = by_claim.get(each.target, str(told["finding"]))
        name = str(told["hypothesis"])
        if finding in known and name in (*contest.names, NONE):
            given = Band(_number(told["low"]), _number(told["high"]))
            found[finding, each.by, name] = Likelihood(finding, name, each.by, given, each.why, each.id)
    return tuple(found[key] for key in sorted(found))


def rows(contest: Contest, ratings: Iterable[Likelihood]) -> dict[str, dict[str, dict[str, Band]]]:
    """By finding and analyst the bands of those who rated the finding under every hypothesis; others do not count."""
    found: dict[str, dict[str, dict[str, Band]]] = defaultdict(lambda: defaultdict(dict))
    for each in sorted(ratings, key=lambda one: (one.finding, one.by, one.hypothesis)):
        found[each.finding][each.by][each.hypothesis] = each.band
    whole = {
        finding: {by: given for by, given in analysts.items() if set(contest.names) <= set(given)}
        for finding, analysts in found.items()
    }
    return {finding: analysts for finding, analysts in whole.items() if analysts}


def seen_by(contest: Contest, ratings: Sequence[Likelihood], viewer: str) -> tuple[Likelihood, ...]:
    """What a viewer may see: his own, what the casebook's file declares, and others' on what he has rated himself.

    Ratings that are given in sight of another's are no second judgement. An empty viewer sees everything.
    """
    given = {finding for finding, analysts in rows(contest, ratings).items() if viewer in analysts}
    return tuple(
        each for each in ratings if not viewer or each.by == viewer or not each.decision or each.finding in given
    )


def pooled(analysts: Mapping[str, Mapping[str, Band]], names: Sequence[str]) -> dict[str, Band]:
    """The mean of what the analysts gave, low and high, for each hypothesis that somebody rated."""
    made = {}
    for name in (*names, NONE):
        given = [each[name] for each in analysts.values() if name in each]
        if given:
            number = len(given)
            made[name] = Band(sum(each.low for each in given) / number, sum(each.high for each in given) / number)
    return made


def _number(told: Plain) -> float:
    if not isinstance(told, int | float):
        raise InputError(f"A rating holds {told!r}, which is no number.", do="Take it back and rate again.")
    return float(told)
