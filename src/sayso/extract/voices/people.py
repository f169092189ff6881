"""Tie the mentions of one source within a report: names, pronouns, "the second official", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.extract.voices.scene import Range, Scene
from sayso.extract.voices.standing import contains, is_bare, naming_of, person_name, plain, standing_of
from sayso.model.source import Naming, Standing

_LONGEST = 14
_PARTICIPLE = 8
_BODIES = frozenset(
    {
        Standing.INSTITUTION,
        Standing.STATE,
        Standing.RESEARCH_BODY,
        Standing.OUTLET,
        Standing.STATE_MEDIA,
        Standing.DOCUMENT,
    }
)
_ANYBODY = frozenset({"man", "woman", "person", "speaker"})
_SOURCE_WORDS = frozenset({"source", "official", "person", "insider", "man", "woman", "resident", "worker"})
_PRESS = frozenset({Standing.OUTLET, Standing.STATE_MEDIA})
_PLURAL = frozenset({"NNS", "NNPS"})
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_INDEFINITE = frozenset(
    {"a", "an", "another", "one", "some", "several", "two", "three", "four", "many", "other"}
)


@dataclass
class Person:
    """One source of the report, with all of its mentions in text order; `last` is where it was last mentioned."""

    key: str
    described: str
    naming: Naming
    standing: Standing
    lemma: str
    words: frozenset[str]
    plural: bool = False
    name: tuple[str, ...] = ()
    number: int = 0
    last: int = 0
    quoted: bool = False
    mentions: list[str] = field(default_factory=list)
    extents: list[Range] = field(default_factory=list)


@dataclass(frozen=True)
class _Mention:
    """A source's noun phrase as it is compared with the sources before it."""

    phrase: Range
    head: int
    text: str
    lemma: str
    words: frozenset[str]
    plural: bool
    name: tuple[str, ...]
    standing: Standing
    naming: Naming
    definite: bool
    number: int
    bare: bool


@dataclass
class People:
    """The sources of one report, filled in text order."""

    scene: Scene
    all: list[Person] = field(default_factory=list)
    by_head: dict[int, Person] = field(default_factory=dict)

    def meet(self, head: int) -> Person:
        """The source that a noun phrase with this head names; a new one where none before fits."""
        if head in self.by_head:
            return self.by_head[head]
        mention = _mention(self.scene, head)
        found = self._same(mention) or self._new(mention)
        self._note(found, mention)
        self.by_head[head] = found
        return found

    def _same(self, mention: _Mention) -> Person | None:
        token = self.scene.tokens[mention.head]
        if token.pos == "PRON":
            return self._by_pronoun(token.lower, mention.head)
        if mention.name:
            return next(
                (each for each in self._recent() if each.name and _same_name(each.name, mention.name)), None
            )
        if mention.number and mention.standing is Standing.INDIVIDUAL:
            return self._by_number(mention)
        if mention.standing is Standing.INDIVIDUAL:
            return self._by_role(mention)
        return self._by_acronym(mention) or self._by_words(mention)

    def _recent(self) -> list[Person]:
        return sorted(self.all, key=lambda each: (each.quoted, -each.last))

    def _by_pronoun(self, word: str, at: int) -> Person | None:
        words = self.scene.words
        if word in words["pronouns_one"]:
            fits = [
                each for each in self._recent() if each.standing is Standing.INDIVIDUAL and not each.plural
            ]
        elif word in words["pronouns_many"]:
            fits = [each for each in self._recent() if each.plural] or [
                each for each in self._recent() if each.standing in _BODIES
            ]
        elif word in words["pronouns_thing"]:
            fits = [each for each in self._recent() if each.standing in _BODIES]
        else:
            fits = []
        return fits[0] if fits else None

    def _by_number(self, mention: _Mention) -> Person | None:
        """ "The second official": the source with that number; "a second official" is new."""
        if not mention.definite:
            return None
        fits = [
            each for each in self.all if _same_role(each, mention) and not each.plural and not each.quoted
        ]
        numbered = [each for each in fits if each.number == mention.number]
        return numbered[-1] if numbered else fits[mention.number - 1] if mention.number <= len(fits) else None

    def _by_role(self, mention: _Mention) -> Person | None:
        if not mention.definite and not (mention.plural and mention.bare):
            return next((each for each in self.all if mention.text in each.mentions and each.plural), None)
        for each in self._recent():
            if (
                each.plural == mention.plural
                and _same_role(each, mention)
                and self._compatible(each, mention)
            ):
                return each
        return self._titled(mention)

    def _titled(self, mention: _Mention) -> Person | None:
        """ "The president": the last person before whose name stands with that title."""
        if mention.plural:
            return self._body_of_people(mention)
        if not (mention.bare and mention.definite):
            return None
        if mention.lemma in _ANYBODY:
            return next((each for each in self._recent() if _is_one(each)), None)
        if mention.lemma not in self.scene.words["offices"]:
            return next((each for each in self._recent() if _is_one(each) and each.name), None)
        for head, _, words in reversed(self.scene.named):
            if head < mention.head and mention.lemma in words:
                return self.meet(head)
        return None

    def _body_of_people(self, mention: _Mention) -> Person | None:
        """ "The researchers": the research body before them."""
        if not (mention.definite and mention.bare and mention.lemma in self.scene.words["public"]):
            return None
        return next((each for each in self._recent() if each.standing is Standing.RESEARCH_BODY), None)

    def _by_acronym(self, mention: _Mention) -> Person | None:
        fits = (
            each
            for each in self.all
            if _acronym(each.described, mention.text) or _acronym(mention.text, each.described)
        )
        return next(fits, None)

    def _by_words(self, mention: _Mention) -> Person | None:
        bodies = [
            each for each in self._recent() if each.standing in _BODIES and each.plural == mention.plural
        ]
        for each in bodies:
            shares = mention.words <= each.words or each.words <= mention.words
            if mention.words and each.words and shares and self._compatible(each, mention):
                return each
        words = self.scene.words
        generic = mention.bare or mention.words <= words["papers"] | {"news", "same", "own"}
        if not (generic and mention.definite):
            return None
        if mention.lemma in words["papers"] and (mention.lemma != "agency" or "news" in mention.words):
            return next((each for each in bodies if each.standing in _PRESS), None)
        if mention.lemma in words["reports"]:
            return next((each for each in bodies if each.standing is not Standing.STATE), None)
        if mention.lemma in {"group", "organization", "organisation", "body", "institute", "team"}:
            return next(
                (
                    each
                    for each in bodies
                    if each.standing is Standing.RESEARCH_BODY or each.standing is Standing.INSTITUTION
                ),
                None,
            )
        found = next(
            (each for each in bodies if each.lemma == mention.lemma or mention.lemma in each.words), None
        )
        return found or self._elsewhere(mention)

    def _elsewhere(self, mention: _Mention) -> Person | None:
        """ "The department": the body of that kind that the text names in full, before or else after."""
        fits = [
            token.i
            for token in self.scene.tokens
            if token.lemma == mention.lemma
            and token.i != mention.head
            and token.dep != "compound"
            and self._is_full(token.i)
        ]
        before = [each for each in fits if each < mention.head]
        return self.meet((before[-1:] or fits[:1])[0]) if fits else None

    def _is_full(self, head: int) -> bool:
        tokens = self.scene.tokens
        return tokens[head].pos in {"NOUN", "PROPN"} and any(
            tokens[each].dep in {"compound", "poss"}
            and tokens[each].pos == "PROPN"
            or tokens[each].ent in {"NORP", "GPE", "ORG"}
            for each in self.scene.children(head)
        )

    def _compatible(self, person: Person, mention: _Mention) -> bool:
        """Whether no country or place tells the two apart."""
        countries = self.scene.words.countries
        mine = {word for word in person.words if word in countries}
        other = {word for word in mention.words if word in countries}
        return not mine or not other or bool(mine & other)

    def _new(self, mention: _Mention) -> Person:
        alike = sum(_same_role(each, mention) and not each.plural for each in self.all)
        fullest = self._full_name(mention)
        person = Person(
            key=f"s{len(self.all) + 1}",
            described=fullest or mention.text,
            naming=mention.naming,
            standing=self._standing(mention, fullest),
            lemma=mention.lemma,
            words=mention.words | frozenset(fullest.lower().split()),
            plural=mention.plural,
            name=mention.name,
            number=mention.number or alike + 1,
            quoted=self.scene.quoted_by(mention.head) is not None,
        )
        self.all.append(person)
        return person

    def _standing(self, mention: _Mention, fullest: str) -> Standing:
        """The standing, told by the long name where the source is known by its initials."""
        if fullest and contains(plain(fullest), self.scene.words["research"]):
            return Standing.RESEARCH_BODY
        return mention.standing

    def _full_name(self, mention: _Mention) -> str:
        """The longest name in the text that this one belongs to, for people and for initials."""
        if mention.name:
            fits = [phrase for _, phrase, words in self.scene.named if set(mention.name) <= words]
            longest = max(fits, key=lambda phrase: phrase[1] - phrase[0], default=None)
            text = self.scene.text(longest) if longest else ""
            return text if len(text.split()) > len(mention.text.split()) else ""
        letters = mention.text.removeprefix("the ").removeprefix("The ")
        if not (2 <= len(letters) <= 7 and letters.isupper() and letters.isalpha()):
            return ""
        pattern = r"[\s-]+(?:(?:of|for|and|the|on|in)\s+){0,2}".join(rf"{letter}[a-z]+" for letter in letters)
        found = re.search(rf"\b{pattern}\b", self.scene.reading.text)
        return found[0] if found else ""

    def _note(self, person: Person, mention: _Mention) -> None:
        """Keep the mention; the fullest wording describes the source, the most open one names it."""
        person.last = max(person.last, mention.head)
        if mention.text not in person.mentions:
            person.mentions.append(mention.text)
        person.extents.append(mention.phrase)
        if self.scene.tokens[mention.head].pos == "PRON":
            return
        fuller = len(mention.text.split()) > len(person.described.split())
        if fuller and len(mention.text.split()) <= _LONGEST and not mention.number:
            person.described = mention.text
        person.words |= mention.words
        if len(mention.name) > len(person.name):
            person.name = mention.name
        order = (Naming.BARE, Naming.DESCRIBED, Naming.NAMED)
        if order.index(mention.naming) > order.index(person.naming):
            person.naming, person.standing = mention.naming, mention.standing


def _is_one(person: Person) -> bool:
    """Whether it is a single person who speaks outside anybody's quotation."""
    return person.standing is Standing.INDIVIDUAL and not person.plural and not person.quoted


def _mention(scene: Scene, head: int) -> _Mention:
    phrase = scene.phrase(head)
    role = scene.role(head)
    tokens = scene.tokens[phrase[0] : phrase[1] + 1]
    token = scene.tokens[head]
    name = person_name(scene, phrase, head)
    text = described(scene, phrase, head, name)
    words = _own_words(scene, role)
    opening = tokens[0].lower
    return _Mention(
        phrase=phrase,
        head=head,
        text=text,
        lemma=scene.tokens[role].lemma,
        words=words,
        plural=token.tag in _PLURAL
        or token.lower == "they"
        or any(
            scene.tokens[each].dep == "conj" and scene.tokens[each].pos in {"NOUN", "PROPN"}
            for each in scene.children(head)
        ),
        name=name,
        standing=standing_of(scene, phrase, head),
        naming=naming_of(scene, phrase, head),
        definite=opening not in _INDEFINITE
        and (
            opening in {"the", "this", "that", "these", "those"} or any(each.dep == "poss" for each in tokens)
        ),
        number=_number(tokens, head),
        bare=is_bare(scene, tokens, token),
    )


def _own_words(scene: Scene, head: int) -> frozenset[str]:
    """The content words of a head: its modifiers and "of" phrases; not "from …", "to …"."""
    found = {scene.tokens[head].lemma}
    for each in scene.children(head):
        token = scene.tokens[each]
        if token.dep in {"compound", "amod", "nmod", "poss", "nummod", "appos"} and (
            token.dep != "appos" or token.pos == "PROPN"
        ):
            found |= _own_words(scene, each)
        elif token.dep == "prep" and token.lower in {"of", "for"}:
            for other in scene.children(each):
                found |= _own_words(scene, other)
        elif token.dep == "conj" and token.pos in {"NOUN", "PROPN"}:
            found |= _own_words(scene, each)
    return frozenset(word for word in found if word[:1].isalnum())


def described(scene: Scene, phrase: Range, head: int, name: tuple[str, ...]) -> str:
    """The wording that describes the source: the phrase; with the name where an apposition holds it."""
    last = phrase[1]
    if name and not any(each.ent == "PERSON" for each in scene.tokens[phrase[0] : phrase[1] + 1]):
        for each in scene.children(head):
            if scene.tokens[each].dep == "appos":
                last = max(last, scene.phrase(each)[1])
    for each in scene.children(head):
        if (
            scene.tokens[each].dep == "acl"
            and each == last + 1
            and scene.subtree(each)[1] - each < _PARTICIPLE
        ):
            last = scene.subtree(each)[1]
    text = " ".join(scene.text((phrase[0], last)).split())
    return text.removesuffix("’s").removesuffix("'s")


def _number(tokens: tuple[object, ...], head: int) -> int:
    for each in tokens:
        lower = getattr(each, "lower", "")
        if lower in _NUMBERS and getattr(each, "head", -1) == head:
            return _NUMBERS[lower]
    return 0


def _same_role(person: Person, mention: _Mention) -> bool:
    """Whether both are people of one role; any unnamed source may be "the source"."""
    if person.standing is not Standing.INDIVIDUAL:
        return False
    if person.lemma == mention.lemma:
        return True
    if mention.lemma == "source" or person.lemma == "source":
        return person.naming is not Naming.NAMED and {person.lemma, mention.lemma} <= _SOURCE_WORDS
    return mention.lemma in person.words


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter name's words all stand in the longer."""
    small, large = sorted((frozenset(one), frozenset(other)), key=len)
    return bool(small) and small <= large


def _acronym(short: str, long: str) -> bool:
    """Whether one is the other's initials: "SIPRI", "the Stockholm International Peace Research Institute"."""
    letters = plain(short).removeprefix("the ").replace(".", "")
    if not 2 <= len(letters) <= 7 or " " in letters:
        return False
    words = [word for word in long.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words).lower() == letters
