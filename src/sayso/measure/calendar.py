"""How a language says when: its calendar words, and the patterns that put them together, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_ORDINAL = re.compile(r"(\d{1,2})[^\W\d_]{2}")


@dataclass(frozen=True, slots=True, eq=False)
class TimeRule:
    """One way to say a time: a pattern over vocabularies (`<month> <day>, <year>`) and what it means.

    `op` names the operation on the captured fields; `fixed` holds fields that the wording implies; after a
    word of `not_after` the rule does not apply, and with `only_after` it needs one of these. One
    of `needs`, in lower case, stands in any text that the pattern can match: to look for it first is faster.
    """

    name: str
    op: str
    pattern: str
    fixed: Mapping[str, str]
    not_after: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """All that the reading of times needs to know of one language.

    `vocabularies` maps a name (month, weekday, unit, shift, …) to its words and what each stands for;
    `shapes` maps a name to a regular expression for what is no closed list (a year, a clock time). `left` and
    `right` are what may stand at the edges of a time; `trailing` tells that its relation stands behind it.
    """

    language: str
    vocabularies: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, str]
    cased: frozenset[str]
    rules: tuple[TimeRule, ...]
    relations: Mapping[str, str]
    future: frozenset[str]
    weak: frozenset[str]
    past: frozenset[str]
    finished: frozenset[str]
    past_endings: tuple[str, ...]
    left: str = r"(?<![\w$€£])"
    right: str = r"(?!\w)"
    trailing: bool = False

    def meaning(self, vocabulary: str, words: str) -> str:
        """What these words stand for in a vocabulary; the words themselves where it is a shape."""
        key = " ".join(words.lower().replace("-", " ").split())
        return self.vocabularies.get(vocabulary, {}).get(key, words)


SPACE = r"(?:[ \t\xa0]+|[ \t\xa0]*\n[ \t]*)"
BRACKETS_OR_SPACE = re.compile(r"\[[^\]]*\]| |\(\?<[=!][^)]*\)")
AGAIN = "__again"
MACRO = re.compile(r"<(\w+)(?::(\w+))?>")


@cache
def patterns(calendar: Calendar) -> tuple[tuple[TimeRule, re.Pattern[str], Mapping[str, str]], ...]:
    """Each rule with its compiled pattern and the vocabulary of each of its groups."""
    return tuple((rule, *_compiled(rule.pattern, calendar)) for rule in calendar.rules)


def _compiled(pattern: str, calendar: Calendar) -> tuple[re.Pattern[str], Mapping[str, str]]:
    groups: dict[str, str] = {}

    def expand(match: re.Match[str]) -> str:
        vocabulary, group = match[1], match[2] or match[1]
        while group in groups:
            group += AGAIN
        groups[group] = vocabulary
        return f"(?P<{group}>{_alternatives(vocabulary, calendar)})"

    body = MACRO.sub(expand, spaced(pattern))
    return re.compile(rf"{calendar.left}(?:{body}){calendar.right}", re.IGNORECASE), groups


def spaced(pattern: str) -> str:
    """The pattern with every space outside brackets standing for any white space within one paragraph."""
    return BRACKETS_OR_SPACE.sub(lambda match: SPACE if match[0] == " " else match[0], pattern)


def _alternatives(vocabulary: str, calendar: Calendar) -> str:
    shape = [calendar.shapes[vocabulary]] if vocabulary in calendar.shapes else []
    words = sorted(calendar.vocabularies.get(vocabulary, ()), key=lambda word: (-len(word), word))
    return "|".join([*(_word(word, calendar) for word in words), *shape])


def _word(word: str, calendar: Calendar) -> str:
    """A word as a pattern; one that is a common word too (`may`) must be capitalised."""
    shown = re.escape(word).replace(r"\ ", r"(?:[ \t\xa0]+|[ \t\xa0]*\n[ \t]*|-)")
    if word in calendar.cased:
        return f"(?-i:{re.escape(word.title())}|{re.escape(word.upper())})"
    return shown


def captured(match: re.Match[str], groups: Mapping[str, str], calendar: Calendar) -> dict[str, str]:
    """The fields of a match by name, each as what its words stand for."""
    return {
        name.replace(AGAIN, ""): _number(calendar.meaning(groups[name], words))
        for name, words in match.groupdict().items()
        if words is not None
    }


def _number(words: str) -> str:
    """The digits of an ordinal ("27th"); all other words as they are."""
    ordinal = _ORDINAL.fullmatch(words)
    return ordinal[1] if ordinal else words


@cache
def relation_pattern(calendar: Calendar) -> re.Pattern[str]:
    """The words that tie a time to its event, right before it, or behind it where the language has them there."""
    words = sorted(calendar.relations, key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", SPACE) for word in words)
    if calendar.trailing:
        return re.compile(rf"[ ]?({either})")
    return re.compile(rf"(?<!\w)({either}){SPACE}(?:the{SPACE})?$", re.IGNORECASE)
