"""A language is a folder of data: one that is not there is said to be missing."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.language.lexicon import calendar, numbers
from sayso.measure.calendar import patterns


def test_a_language_without_its_files_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"numbers\.toml.*'xx'"):
        numbers("xx")


def test_every_rule_of_the_calendar_compiles_and_has_a_name_of_its_own() -> None:
    names = [rule.name for rule, _, _ in patterns(calendar("en"))]
    assert len(names) == len(set(names))
