"""The stage: a contest, the findings offered and their ratings, to chances and what they hang on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sayso.estimate.hypotheses.agreement import agreement
from sayso.estimate.hypotheses.flip import flip
from sayso.estimate.hypotheses.posterior import posterior, tempered
from sayso.estimate.hypotheses.ratings import pooled, rows, seen_by
from sayso.estimate.hypotheses.table import Floats, Rows, Table, drawn, origin_ids, table
from sayso.estimate.hypotheses.worth import worth
from sayso.model.hypothesis import (
    NONE,
    Contest,
    Evidence,
    Flip,
    Likelihood,
    Offered,
    Posterior,
    Utterance,
    Weighed,
    Weighing,
    Without,
)
from sayso.model.ids import content_id
from sayso.model.likelihood import likelihood as in_words

TELLS = 1.0005
NONE_WORDS = "none of these"


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks (nobody: every rating is seen), the seed, and how many draws make the intervals."""

    viewer: str = ""
    seed: int = 20240829
    draws: int = 4000


class _Case(NamedTuple):
    contest: Contest
    used: tuple[Evidence, ...]
    rows: Rows
    table: Table
    chances: Floats
    ratings: Sequence[Likelihood]
    viewer: str


def weigh(
    contest: Contest, offered: Iterable[Evidence], ratings: Sequence[Likelihood], looking: Looking = Looking()
) -> Weighing:
    """What the rated findings come to, as far as the viewer may see the ratings.

    A finding enters where somebody rated it under every hypothesis; the others are offered. Analysts are pooled by the
    mean of what they gave; intervals draw one of them at a time. A remainder that nobody rated stays as it was.
    """
    evidence = sorted(offered, key=lambda each: each.finding)
    given = rows(contest, seen_by(contest, ratings, looking.viewer))
    used = tuple(each for each in evidence if each.finding in given)
    middle = table(contest, used, given)
    case = _Case(contest, used, given, middle, posterior(middle), ratings, looking.viewer)
    return Weighing(
        contest=contest.name,
        words=contest.words,
        inputs=_inputs(case),
        code=code_hash(),
        seed=looking.seed,
        posteriors=_posteriors(case, looking),
        weighed=_weighed(case),
        ratings=_entered(case),
        offered=tuple(_offered(case, each) for each in evidence if each not in used),
        agreement=agreement(given),
        odds=_odds(case.chances),
        flip=_flip(case),
        without=_without(case),
        lying=_lying(case),
        worth=worth(contest, case.chances),
        unjudged=contest.unjudged,
    )


def _posteriors(case: _Case, looking: Looking) -> tuple[Posterior, ...]:
    """The chances, the likeliest first."""
    draws = posterior(drawn(case.contest, case.used, case.rows, (looking.draws, looking.seed)))
    low, high = np.quantile(draws, (0.05, 0.95), axis=0)
    words = [*(each.words for each in case.contest.hypotheses), NONE_WORDS]
    made = [
        Posterior(
            name,
            words[at],
            _digits(case.table.prior[at]),
            _digits(case.chances[at]),
            _digits(low[at]),
            _digits(high[at]),
            in_words(float(case.chances[at])),
        )
        for at, name in enumerate(_names(case))
    ]
    return tuple(sorted(made, key=lambda each: (-each.chance, each.hypothesis)))


def _weighed(case: _Case) -> tuple[Weighed, ...]:
    """The findings that entered, the most telling first."""
    made = [_one_weighed(case, at) for at in range(len(case.used))]
    return tuple(sorted(made, key=lambda each: (-each.ratio, each.evidence.finding)))


def _one_weighed(case: _Case, at: int) -> Weighed:
    each = case.used[at]
    logs = tempered(case.table.likelihood[at : at + 1], case.table.weight[at : at + 1])[0, :-1]
    ratio = float(np.exp(logs.max() - logs.min()))
    leader = int(case.chances.argmax())
    shift = case.chances[leader] - posterior(case.table.without_finding(at))[leader]
    return Weighed(
        evidence=each,
        weight=_digits(case.table.weight[at]),
        pooled=pooled(case.rows[each.finding], case.contest.names),
        analysts=tuple(sorted(case.rows[each.finding])),
        ratio=_digits(ratio),
        favours=case.contest.names[int(logs.argmax())] if ratio > TELLS else "",
        shift=_digits(shift),
        missing=_missing(case, each),
    )


def _entered(case: _Case) -> tuple[Likelihood, ...]:
    """The ratings behind every cell, down to their decisions."""
    made = [each for each in case.ratings if each.by in case.rows.get(each.finding, {})]
    return tuple(sorted(made, key=lambda each: (each.finding, each.hypothesis, each.by)))


def _offered(case: _Case, each: Evidence) -> Offered:
    """A finding that does not enter, with what the viewer began and how many others have rated it."""
    others = {one.by for one in case.ratings if one.finding == each.finding and one.by != case.viewer}
    return Offered(each, len(others), _missing(case, each))


def _missing(case: _Case, each: Evidence) -> tuple[str, ...]:
    """The hypotheses under which the viewer has not rated a finding that he began to rate."""
    own = {one.hypothesis for one in case.ratings if (one.finding, one.by) == (each.finding, case.viewer)}
    return tuple(name for name in case.contest.names if name not in own) if own else ()


def _odds(chances: Floats) -> float:
    second, first = np.sort(chances)[-2:]
    return float(f"{first / second:.4g}")


def _flip(case: _Case) -> Flip | None:
    turn = flip(case.table)
    if turn is None:
        return None
    names = _names(case)
    first, second = np.argsort(-case.chances, kind="stable")[:2]
    each = case.used[turn.finding]
    name = names[turn.hypothesis]
    given = [one[name] for one in case.rows[each.finding].values() if name in one]
    within = min(one.low for one in given) <= turn.end <= max(one.high for one in given)
    return Flip(names[first], names[second], each.finding, name, _digits(turn.start), _digits(turn.end), within)


def _without(case: _Case) -> tuple[Without, ...]:
    """The chances without each origin, the one that moves them most first."""
    known = {one.id: one for each in case.used for one in each.origins}
    made = []
    for at, key in enumerate(origin_ids(case.used)):
        chances = posterior(case.table.without_origin(at))
        made.append((_moved(case, chances), _changed(case, (known[key].who, known[key].where, key), chances)))
    return tuple(each for _, each in sorted(made, key=lambda pair: (-pair[0], pair[1].origin)))


def _lying(case: _Case) -> tuple[Without, ...]:
    """The chances if each speaker deceived in all that he says, in the order of their names."""
    ids = origin_ids(case.used)
    known = {one.id: one for each in case.used for one in each.origins}
    spoken: dict[str, list[Utterance]] = defaultdict(list)
    for one in known.values():
        spoken[one.speaker or one.id].append(one)
    made = []
    for told in spoken.values():
        chances = posterior(case.table.with_lies(sorted(ids.index(one.id) for one in told)))
        where = told[0].where if len(told) == 1 else ""
        made.append(_changed(case, (told[0].who, where, ""), chances))
    return tuple(sorted(made, key=lambda each: (each.who, each.where)))


def _changed(case: _Case, of: tuple[str, str, str], chances: Floats) -> Without:
    who, where, origin = of
    names = _names(case)
    told = {name: _digits(value) for name, value in zip(names, chances, strict=True)}
    return Without(who, where, told, names[int(chances.argmax())], origin)


def _moved(case: _Case, chances: Floats) -> float:
    return round(float(np.abs(chances - case.chances).sum()), 9)


def _names(case: _Case) -> tuple[str, ...]:
    return (*case.contest.names, NONE)


def _inputs(case: _Case) -> str:
    """The hash of all that goes in, whatever its order."""
    evidence = [[each.finding, str(each.graded), [one.id for one in each.origins]] for each in case.used]
    return content_id("in", {"contest": case.contest, "evidence": evidence, "ratings": case.rows})


@cache
def code_hash() -> str:
    """The hash of this room's code and data."""
    digest = hashlib.sha256()
    for path in sorted([*Path(__file__).parent.glob("*.py"), *Path(__file__).parent.glob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _digits(value: float) -> float:
    return round(float(value), 4) + 0.0  # no negative zero
