"""Names of places in a reading: what the reader marked, and what the gazetteer knows where the words around agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model.reading import Reading, Token
from sayso.resolve.places.world import COUNTRY, PROVINCE, TOWN, Spot, World, folded

MARKED = frozenset({"GPE", "LOC"})
KNOWN_TOWN, GREAT_TOWN = 15_000, 200_000
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch of the text that names a place, and the spots that it may be; none for a street or a field."""

    start: int
    end: int
    words: str
    spots: tuple[Spot, ...] = ()


@dataclass
class _Look:
    """One reading while it is searched: names that are surely of places here, and family names of its people."""

    reading: Reading
    world: World
    sure: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)

    def words(self, first: int, last: int) -> str:
        tokens = self.reading.tokens
        return self.reading.text[tokens[first].start : tokens[last - 1].end]

    def entity(self, at: int) -> tuple[int, int]:
        """The stretch of tokens around `at` with one mark."""
        tokens = self.reading.tokens
        first = last = at
        while first > 0 and tokens[first - 1].ent == tokens[at].ent and _together(tokens[first - 1], tokens[first]):
            first -= 1
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].ent == tokens[at].ent
            and _together(tokens[last], tokens[last + 1])
        ):
            last += 1
        return first, last + 1


def toponyms(reading: Reading, world: World) -> tuple[Toponym, ...]:
    """The names of places, in the order of the text; none lies in another."""
    look = _Look(reading, world)
    _learn(look)
    found: list[Toponym] = []
    at = 0
    while at < len(reading.tokens):
        last = _name_at(look, at)
        if last:
            words = look.words(at, last)
            found.append(Toponym(reading.tokens[at].start, reading.tokens[last - 1].end, words, _spots(look, words)))
        at = last or at + 1
    return tuple(found)


def _together(one: Token, other: Token) -> bool:
    return one.sentence == other.sentence and other.start - one.end <= 1


def _spots(look: _Look, words: str) -> tuple[Spot, ...]:
    if folded(words) in look.world.people:
        return (look.world.people[folded(words)],)
    return look.world.find(words)


def _learn(look: _Look) -> None:
    """First pass: family names, and the names that stand somewhere as only a place does."""
    tokens = look.reading.tokens
    for at, token in enumerate(tokens):
        if token.ent == "PERSON":
            first, last = look.entity(at)
            if at == first and last - first > 1:
                look.families.update(tokens[each].lower for each in range(first, last))
    for at in range(len(tokens)):
        for last in _lengths(look, at):
            words = look.words(at, last)
            if look.world.find(words) and _surely(look, at, last):
                look.sure.add(folded(words))


def _lengths(look: _Look, at: int) -> Iterator[int]:
    """The ends of stretches that begin here and may be a name, the longest first."""
    tokens = look.reading.tokens
    if not _capital(tokens[at]):
        return
    ends = [at + 1]
    while len(ends) < look.world.longest and ends[-1] < len(tokens) and _goes_on(tokens, ends[-1]):
        ends.append(ends[-1] + 1)
    yield from (end for end in reversed(ends) if _capital(tokens[end - 1]) or tokens[end - 1].text[0].isdigit())


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    return token.sentence == before.sentence and (
        _capital(token) or token.text in ("-", "of", "the", "and", ".") or token.text[0].isdigit()
    )


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _surely(look: _Look, first: int, last: int) -> bool:
    """Whether only a place stands like this: marked as one, or after "in" or "near", or before a state."""
    tokens = look.reading.tokens
    if folded(look.words(first, last)) in look.world.lists["never"]:
        return False
    if _inside_name(look, first, last):
        return False
    marked = all(token.ent in MARKED for token in tokens[first:last])
    before = tokens[first - 1].lower if first else ""
    return marked or before in look.world.lists["surely"] or _state_follows(look, last)


def _state_follows(look: _Look, last: int) -> bool:
    tokens = look.reading.tokens
    if last + 1 >= len(tokens) or tokens[last].text != "," or not _capital(tokens[last + 1]):
        return False
    for end in range(min(last + 4, len(tokens)), last + 1, -1):
        if any(spot.rank in (COUNTRY, PROVINCE) for spot in look.world.find(look.words(last + 1, end))):
            return True
    return False


def _inside_name(look: _Look, first: int, last: int) -> bool:
    """Whether the stretch is part of a longer name of a person or of anything but a body."""
    tokens = look.reading.tokens
    if tokens[first].ent in ("PERSON", "WORK_OF_ART", "PRODUCT", "EVENT"):
        start, end = look.entity(first)
        return (start, end) != (first, last) and end - start > last - first
    return bool(first) and tokens[first - 1].ent == "PERSON" and _together(tokens[first - 1], tokens[first])


def _name_at(look: _Look, at: int) -> int:
    """The end of the name of a place that begins at this token; 0 if none does."""
    for last in _lengths(look, at):
        if _is_name(look, at, last):
            return last
    return _marked(look, at)


def _is_name(look: _Look, first: int, last: int) -> bool:
    words = folded(look.words(first, last))
    if words in look.world.people:
        return True
    if _is_feature(look, first, last):
        return True
    if words in look.world.lists["never"] or words not in look.world.names:
        return False
    return _stands_as_place(look, first, last, words)


def _is_feature(look: _Look, first: int, last: int) -> bool:
    """A name with a word that says what it is: Boone County, Lake Robinson, Highway 12."""
    tokens, lists = look.reading.tokens, look.world.lists
    if last - first < 2 or last - first > 4:
        return False
    inner = [tokens[each].text for each in range(first, last)]
    if any(text in ("and", "the", "-", "of", ".") for text in inner):
        return False
    end, start = tokens[last - 1].lower.rstrip("."), tokens[first].lower.rstrip(".")
    if tokens[last - 1].text[0].isdigit():
        return start in lists["numbered"] and last - first <= 3
    if tokens[first].text[0].isdigit() or not all(text[0].isupper() for text in inner):
        return False
    if _inside_name(look, first, last) or start in lists["never"]:
        return False
    return end in lists["after"] or (start in lists["before"] and last - first == 2)


def _stands_as_place(look: _Look, first: int, last: int, words: str) -> bool:
    """Whether a name that the gazetteer knows stands as one of a place here."""
    tokens, lists = look.reading.tokens, look.world.lists
    spots = look.world.names[words]
    large = not spots or any(each.rank <= PROVINCE for each in spots)
    if _inside_name(look, first, last):
        return False
    before = tokens[first - 1].lower if first else ""
    ent = tokens[first].ent
    if ent in MARKED or _surely(look, first, last):
        return words not in look.families or before in lists["surely"] or words in look.sure
    if words in look.families and words not in look.sure:
        return False
    if large and (last - first > 1 or len(words) > 3):
        return True
    if words in look.sure:
        return True
    if any(each.rank == TOWN and each.people >= GREAT_TOWN for each in spots):
        return True
    populous = any(each.rank == TOWN and each.people >= KNOWN_TOWN for each in spots)
    if ent in ("ORG", "FAC"):
        return populous and look.entity(first)[0] in (first, first - 1)
    return before in lists["locative"] and tokens[first].pos == "PROPN" and populous


def _marked(look: _Look, at: int) -> int:
    """A stretch that the reader marked as a place, without an article; 0 where it does not look like one."""
    tokens = look.reading.tokens
    if tokens[at].ent not in MARKED or not _capital(tokens[at]):
        return 0
    _, last = look.entity(at)
    while last > at and (tokens[last - 1].text in POSSESSIVE or not tokens[last - 1].text[0].isalnum()):
        last -= 1
    words = folded(look.words(at, last)) if last > at else ""
    before = tokens[at - 1].lower if at else ""
    if not words or words in look.families or words in look.world.lists["never"]:
        return 0
    return last if last - at > 1 or before in look.world.lists["locative"] else 0
