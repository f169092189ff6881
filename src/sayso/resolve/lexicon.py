"""Words of names looked up under every fold: factory, plant, 공장, kongjang, завод and zavod are one concept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.domain.names import NameWords, name_words
from sayso.resolve.fold import korean, slavic, spelling

# Shorter words than these meet others by chance under a fold.
LEAST_SOUNDS = 4
LEAST_STEM = 4

Concepts = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Concepts by letters, by Korean sounds and by Slavic stems, and the words themselves."""

    words: NameWords
    plain: dict[str, Concepts]
    sounded: dict[str, tuple[tuple[korean.Sounds, Concepts], ...]]
    stems: dict[str, Concepts]
    idle: frozenset[str]
    admin: frozenset[str]
    nothing: frozenset[str]
    directions: frozenset[str]
    number: frozenset[str]
    area: frozenset[str]
    plural: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]

    def concepts(self, words: str) -> Concepts:
        """What the words tell; none if they are no words of the lexicon, in any spelling."""
        told = spelling(words)
        if found := self.plain.get(told.plain):
            return found
        if told.script == "l":
            for sounds, concepts in self.sounded.get(korean.key(told.sounds), ()):
                if korean.compatible(sounds, told.sounds):
                    return concepts
        return self.stems.get(slavic.stem(told.slavic), ()) if told.slavic else ()


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with Sayso, indexed once."""
    words = name_words()
    single = ((word, (concept,)) for concept, each in words.concepts.items() for word in each)
    entries: list[tuple[str, Concepts]] = [*single, *words.compounds.items()]
    lists = ("idle", "admin", "nothing", "direction", "number", "area", "plural", "people", "bodies")
    return Lexicon(
        words,
        {spelling(word).plain: concepts for word, concepts in entries},
        _sounded(entries),
        {
            stem: concepts
            for word, concepts in entries
            if spelling(word).script == "c" and len(stem := slavic.stem(slavic.fold(word))) >= LEAST_STEM
        },
        *(_plain_set(words.lists[name]) for name in lists),
    )


def _sounded(entries: list[tuple[str, Concepts]]) -> dict[str, tuple[tuple[korean.Sounds, Concepts], ...]]:
    found: dict[str, tuple[tuple[korean.Sounds, Concepts], ...]] = {}
    for word, concepts in entries:
        told = spelling(word)
        if told.script == "h" and len(told.sounds) >= LEAST_SOUNDS:
            key = korean.key(told.sounds)
            found[key] = (*found.get(key, ()), (told.sounds, concepts))
    return found


def _plain_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spelling(word).plain for word in words)
