"""The contests of a casebook, read from `hypotheses.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.model.hypothesis import NONE, Band, Contest, Declared, Expected, Hypothesis, Wanted

NAME = "hypotheses.toml"


def read_contests(path: Path) -> tuple[Contest, ...]:
    """The contests in a file, in its order; InputError names the question and what does not fit."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
    except FileNotFoundError:
        raise InputError(
            f"There is no {path.name} in this casebook.", do="Write one: see docs/hypotheses.md."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} is no TOML: {error}.", do="Correct it there.") from error
    return tuple(_contest(table, path.name) for table in tables)


def contest_called(known: tuple[Contest, ...], name: str) -> Contest:
    """The contest of this name."""
    for each in known:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in known) or "none"
    raise InputError(f"No question is called {name!r}.", do=f"There are: {names}.")


def _contest(table: dict[str, Any], file: str) -> Contest:
    name = str(table.get("name", "?"))
    try:
        contest = Contest(
            name=name,
            words=str(table["words"]),
            hypotheses=tuple(Hypothesis(each["name"], each["words"], _band(each["prior"])) for each in table["answer"]),
            none=_band(table["none"]),
            wanted=tuple(map(_wanted, table.get("evidence", []))),
            declared=tuple(map(_declared, table.get("rated", []))),
            expected=tuple(map(_expected, table.get("expected", []))),
            unjudged=float(table.get("unjudged", 0.0)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"{file}, question {name}: {error} is missing or does not fit."
        raise InputError(what, do="Correct it there.") from error
    if fault := _fault(contest):
        raise InputError(f"{file}, question {name}: {fault}.", do="Correct it there.")
    return contest


def _band(told: object) -> Band:
    if not isinstance(told, list) or len(told) != 2:
        raise ValueError(f"{told!r} (an interval is written [low, high])")
    return Band(float(told[0]), float(told[1]))


def _wanted(table: Mapping[str, Any]) -> Wanted:
    made = Wanted(table.get("finding", ""), tuple(table.get("types", [])), tuple(table.get("about", [])))
    if made == Wanted():
        raise ValueError("evidence by `finding`, `types` or `about`")
    return made


def _declared(table: Mapping[str, Any]) -> Declared:
    return Declared(_wanted(table), table["by"], table["why"], _bands(table["likelihood"]))


def _expected(table: Mapping[str, Any]) -> Expected:
    return Expected(table["name"], table["words"], _bands(table["likelihood"]))


def _bands(table: Mapping[str, object]) -> dict[str, Band]:
    return {name: _band(told) for name, told in table.items()}


def _fault(contest: Contest) -> str:
    """What is wrong with priors, names or likelihoods, or nothing."""
    names = contest.names
    if len(names) < 2 or len(set(names)) < len(names) or NONE in names:
        return f"give two hypotheses or more, each with a name of its own and none called {NONE!r}"
    priors = [*(each.prior for each in contest.hypotheses), contest.none]
    if not all(0 < each.low <= each.high < 1 for each in priors):
        return "a prior does not lie between 0 and 1, low before high"
    if not sum(each.low for each in priors) <= 1 <= sum(each.high for each in priors):
        return "its priors cannot add up to one, the remainder's included"
    if not 0 <= contest.unjudged <= 1:
        return "`unjudged` does not lie between 0 and 1"
    given = [*(each.likelihoods for each in contest.declared), *(each.likelihoods for each in contest.expected)]
    return next((told for each in given if (told := _misfit(each, names))), "")


def _misfit(given: Mapping[str, Band], names: Iterable[str]) -> str:
    if set(given) - {NONE} != set(names):
        return f"a likelihood is missing or too many: give one for each of {', '.join(names)}"
    if not all(0 < each.low <= each.high < 1 for each in given.values()):
        return "a likelihood does not lie between 0 and 1, low before high; nothing is impossible or certain"
    return ""
