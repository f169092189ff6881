"""A name taken apart: place, product line, type, branch, number, and what remains, which is its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.resolve.fold import korean, spelling
from sayso.resolve.gazetteer import Gazetteer
from sayso.resolve.lexicon import Lexicon, lexicon
from sayso.resolve.tokens import Sort, Token, segments, tokens

WINDOW = 4
LONG_TOKEN = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """What a name tells; `places` holds, for each place in it, the entries that it may be.

    `own` is what no lexicon explains, written like a name; `named` that and the words of its places, in order.
    `countries` are kept apart from finer places; `rest` is what is neither known nor written like a name.
    """

    words: str
    places: tuple[frozenset[str], ...] = ()
    countries: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    branch: bool = False
    youth: bool = False
    numbers: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    area: bool = False
    rest: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """The groups of its types; a complex or a factory of one body stay two groups."""
        groups = lexicon().words.groups
        return frozenset(groups[each] for each in self.types)

    @property
    def tells_one(self) -> bool:
        """Whether it says which one is meant, not only what kind of thing."""
        return bool(self.places or self.own or self.numbers)


@dataclass
class _Gathered:
    places: list[frozenset[str]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    concepts: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    directions: set[str] = field(default_factory=set)
    own: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    area: bool = False


def take_apart(words: str, gazetteer: Gazetteer, country: str = "") -> Parts:
    """The parts of a name; `country` is the one that is spoken of, for places that ours do not hold."""
    found = _Gathered()
    left = list(_recut(tokens(words), gazetteer))
    while left:
        used = _take(left, found, gazetteer, country)
        del left[:used]
    concepts = found.concepts
    return Parts(
        words,
        tuple(found.places),
        frozenset(found.countries),
        frozenset(each for each in concepts if each.startswith("line.")),
        frozenset(each for each in concepts if each.startswith("type.")),
        "branch" in concepts,
        "youth" in concepts,
        frozenset(found.numbers),
        frozenset(found.directions),
        tuple(found.own),
        tuple(found.named),
        found.area,
        tuple(found.rest),
    )


def _recut(told: tuple[Token, ...], gazetteer: Gazetteer) -> list[Token]:
    """Hangul compounds cut where known words and names of places meet."""
    found: list[Token] = []
    for token in told:
        if token.sort is Sort.WORD and korean.is_hangul(token.text):
            found.extend(Token(each) for each in segments(_without_particle(token.text), gazetteer.hangul_names))
        else:
            found.append(token)
    return found


def _without_particle(word: str) -> str:
    """Without the genitive: 북한의 gives 북한."""
    return word.removesuffix("의") if len(word) > LONG_TOKEN else word


def _take(left: list[Token], found: _Gathered, gazetteer: Gazetteer, country: str) -> int:
    """Read what the next tokens are, the longest reading first; how many they were."""
    if left[0].sort is Sort.NUMBER:
        found.numbers.add(left[0].text)
        return 1
    words = lexicon()
    for size in range(min(WINDOW, len(left)), 0, -1):
        window = left[:size]
        if any(token.sort is Sort.NUMBER for token in window):
            continue
        if _is_read(window, found, gazetteer, country):
            return size
    _take_one(left[0], found, words)
    return 1


def _is_read(window: list[Token], found: _Gathered, gazetteer: Gazetteer, country: str) -> bool:
    text = " ".join(token.text for token in window)
    plain = spelling(text).plain
    words = lexicon()
    if plain in words.idle | words.number:
        return True
    named = all(token.named for token in window if spelling(token.text).plain not in words.idle)
    concepts = words.concepts(text) if len(window) <= LONG_TOKEN + 1 else ()
    if not concepts and named and window[0].named and _is_place(text, found, gazetteer, country):
        return True
    found.concepts.update(concepts)
    return bool(concepts)


def _is_place(text: str, found: _Gathered, gazetteer: Gazetteer, country: str) -> bool:
    entries = gazetteer.find(text, country)
    entries = frozenset(each for each in entries if gazetteer.entry(each).kind != "facility")
    if not entries:
        return False
    if all(gazetteer.entry(each).kind == "country" for each in entries):
        found.countries.update(entries)
    else:
        found.places.append(entries)
        found.named.append(text)
    return True


def _take_one(token: Token, found: _Gathered, words: Lexicon) -> None:
    """A single word that is no place and no concept."""
    plain = spelling(token.text).plain
    if plain in words.area:
        found.area = True
    elif plain in words.directions:
        found.directions.add(plain)
    elif token.named and plain not in words.admin | words.nothing and plain:
        found.own.append(token.text)
        found.named.append(token.text)
    elif plain not in words.admin | words.nothing:
        found.rest.append(plain)
