"""The questions of a casebook, read from `questions.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.estimate.statements import Counted
from sayso.model.estimate import Asks, Assumption, Question

NAME = "questions.toml"


@dataclass(frozen=True)
class Asked:
    """A question with what counts as a statement on it and what it takes for granted."""

    question: Question
    counted: Counted
    assumptions: tuple[Assumption, ...] = ()


def read_questions(path: Path) -> tuple[Asked, ...]:
    """The questions in a file, in its order; InputError names the question and what is missing."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("question", [])
    except FileNotFoundError:
        raise InputError(f"There is no {path.name} in this casebook.", do="Write one: see docs/estimates.md.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} is no TOML: {error}.", do="Correct it there.") from error
    return tuple(_asked(table, path.name) for table in tables)


def question_called(known: tuple[Asked, ...], name: str) -> Asked:
    """The question of this name."""
    for each in known:
        if each.question.name == name:
            return each
    names = ", ".join(each.question.name for each in known) or "none"
    raise InputError(f"No question is called {name!r}.", do=f"There are: {names}.")


def _asked(table: dict[str, Any], file: str) -> Asked:
    name = str(table.get("name", "?"))
    try:
        question = Question(
            name=name,
            unit=table["unit"],
            since=str(table["since"]),
            as_of=str(table["as_of"]),
            dates=tuple(str(date) for date in table["dates"]),
            asks=Asks(table.get("asks", Asks.NEXT_STATEMENT.value)),
            counter=table.get("counter", ""),
            words=table.get("words", ""),
        )
        counted = Counted(tuple(table["types"]), _words(table["units"]), _words(table["counters"]))
        assumptions = tuple(_assumption(each) for each in table.get("assume", []))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{file}, question {name}: {error} is missing or does not fit.", do="Correct it there."
        ) from error
    if question.asks is Asks.NEXT_STATEMENT and question.counter not in counted.counters:
        raise InputError(f"{file}, question {name}: its counter is not among [question.counters].", do="Name it there.")
    return Asked(question, counted, assumptions)


def _words(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in table.items()}


def _assumption(table: dict[str, Any]) -> Assumption:
    return Assumption(table["name"], table["words"], float(table["low"]), float(table["median"]), float(table["high"]))
