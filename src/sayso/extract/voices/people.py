"""Tie the mentions of one source within a report: names, pronouns, "the second official", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sayso.extract.voices.mention import Mention, mention_of
from sayso.extract.voices.names import (
    are_initials,
    contains,
    fullest_name,
    plain,
    same_name,
    spelled_out,
)
from sayso.extract.voices.naming import holds_a_single_office
from sayso.extract.voices.scene import Range, Scene
from sayso.model.source import Naming, Standing

_LONGEST = 14
_SOON = 3
_PRESS = frozenset({Standing.OUTLET, Standing.STATE_MEDIA})
_OPENNESS = (Naming.BARE, Naming.DESCRIBED, Naming.NAMED)


@dataclass
class Person:
    """One source of the report with its mentions in text order; `last` is the token of the latest.

    `number` tells which of several of its role it is; `quoted` that it was first named inside a quotation.
    """

    key: str
    described: str
    naming: Naming
    standing: Standing
    lemma: str
    words: frozenset[str]
    plural: bool
    name: tuple[str, ...]
    number: int
    quoted: bool
    last: int = 0
    mentions: list[str] = field(default_factory=list)
    extents: list[Range] = field(default_factory=list)

    @property
    def is_one(self) -> bool:
        """Whether it is a single person."""
        return self.standing is Standing.INDIVIDUAL and not self.plural

    @property
    def is_body(self) -> bool:
        """Whether it is anything but people."""
        return self.standing is not Standing.INDIVIDUAL


@dataclass
class People:
    """The sources of one report, filled in text order."""

    scene: Scene
    all: list[Person] = field(default_factory=list)
    by_head: dict[int, Person] = field(default_factory=dict)
    pending: set[int] = field(default_factory=set)

    def meet(self, head: int) -> Person:
        """The source that a noun phrase with this head names; a new one where none before fits."""
        if head in self.by_head:
            return self.by_head[head]
        self.pending.add(head)
        mention = mention_of(self.scene, head)
        found = self._same(mention) or self._new(mention)
        _note(found, mention, self.scene.tokens[head].pos == "PRON")
        self.by_head[head] = found
        self.pending.discard(head)
        return found

    def _same(self, mention: Mention) -> Person | None:
        token = self.scene.tokens[mention.head]
        if token.pos == "PRON":
            return self._by_pronoun(token.lower)
        if mention.name:
            return self._latest(lambda each: same_name(each.name, mention.name)) or self._titled_before(mention)
        if mention.standing is not Standing.INDIVIDUAL:
            return self._by_initials(mention) or self._by_words(mention)
        return self._by_number(mention) if mention.number else self._by_role(mention)

    def _latest(self, fits: Callable[[Person], bool]) -> Person | None:
        """The source met last that fits; those named inside a quotation come after all others."""
        recent = sorted(self.all, key=lambda each: (each.quoted, -each.last))
        return next((each for each in recent if fits(each)), None)

    def _by_pronoun(self, word: str) -> Person | None:
        words = self.scene.words
        if word in words["pronouns_one"]:
            return self._latest(lambda each: each.is_one)
        if word in words["pronouns_many"]:
            return self._latest(lambda each: each.plural) or self._latest(lambda each: each.is_body)
        return self._latest(lambda each: each.is_body) if word in words["pronouns_thing"] else None

    def _titled_before(self, mention: Mention) -> Person | None:
        """Whom the text had only called by the role that now stands with the name, or a name right after it."""
        role = self._latest(lambda each: each.is_one and not each.name and self._is_titled(each, mention))
        if role is not None or mention.words - frozenset(mention.name):
            return role
        sentence = self.scene.tokens[mention.head].sentence
        last = max(self.all, key=lambda each: each.last, default=None)
        if last is None or last.name or last.quoted or last.naming is not Naming.NAMED:
            return None
        first = last.is_one and self.scene.first(mention.head) >= self.scene.phrase(mention.head)[0]
        return last if first and sentence - self.scene.tokens[last.last].sentence <= _SOON else None

    def _is_titled(self, person: Person, mention: Mention) -> bool:
        """Whether the role of the one stands with the name of the other: "the analyst, Ivo Senn"."""
        if person.quoted or person.number > 1 or not self._fits(person, mention):
            return False
        if person.lemma not in mention.words:
            return False
        return mention.definite or person.lemma in self.scene.words["single_offices"]

    def _by_number(self, mention: Mention) -> Person | None:
        """ "The second official": the source with that number; "a second official" is new."""
        if not mention.definite:
            return None
        alike = [each for each in self.all if self._same_role(each, mention) and each.is_one and not each.quoted]
        numbered = [each for each in alike if each.number == mention.number]
        return next(iter(numbered[-1:] or alike[mention.number - 1 : mention.number]), None)

    def _by_role(self, mention: Mention) -> Person | None:
        if not mention.definite and not (mention.plural and mention.bare):
            return self._latest(lambda each: each.plural and mention.text in each.mentions)
        return self._latest(lambda each: self._same_role(each, mention) and self._fits(each, mention)) or (
            self._told_by_role(mention) if mention.bare and mention.definite else None
        )

    def _told_by_role(self, mention: Mention) -> Person | None:
        """ "The president", "the man", "the researchers": whom the text names otherwise before."""
        words = self.scene.words
        if mention.plural:
            team = self._latest(lambda each: each.is_body and each.plural and each.lemma == mention.lemma)
            research = mention.lemma in words["public"]
            return team or self._latest(lambda each: research and each.standing is Standing.RESEARCH_BODY)
        if mention.lemma in words["anybody"]:
            return self._latest(lambda each: each.is_one and not each.quoted)
        if mention.lemma not in words["offices"]:
            return self._latest(lambda each: each.is_one and not each.quoted and bool(each.name))
        titled = (head for head, _, name in reversed(self.scene.named) if head < mention.head and mention.lemma in name)
        head = next(titled, None)
        return self.meet(head) if head is not None else self._only_one_named()

    def _only_one_named(self) -> Person | None:
        """The one person that the text has named so far."""
        named = [each for each in self.all if each.is_one and each.name and not each.quoted]
        return named[0] if len(named) == 1 else None

    def _by_initials(self, mention: Mention) -> Person | None:
        return self._latest(
            lambda each: are_initials(each.described, mention.text) or are_initials(mention.text, each.described)
        )

    def _by_words(self, mention: Mention) -> Person | None:
        """A body by its words: the shorter wording inside the longer, or "the agency" for the last one."""
        first = mention.text.lower().split()[0]
        if mention.standing is Standing.DOCUMENT and first in self.scene.words["indefinite"]:
            return self._latest(lambda each: mention.text in each.mentions)
        shared = self._latest(lambda each: each.is_body and self._fits(each, mention) and _overlaps(each, mention))
        shared = self._told_since(shared, mention) or shared
        if shared is None and mention.lemma in self.scene.words["groups"] and mention.definite:
            others = (Standing.STATE, Standing.INDIVIDUAL)
            shared = self._latest(lambda each: each.standing not in others and each.lemma in mention.words)
        placed = mention.lemma in self.scene.words["groups"] and "-based" in mention.text
        generic = placed or mention.bare or mention.words <= self.scene.words["papers"] | {"news", "same", "own"}
        if shared is not None or not (generic and mention.definite) or mention.standing is Standing.STATE:
            return shared
        return self._by_kind(mention)

    def _told_since(self, person: Person | None, mention: Mention) -> Person | None:
        """ "The report" after "a news report": the outlet whose report it is, named since."""
        nameless = person is not None and person.naming is not Naming.NAMED and person.standing is Standing.DOCUMENT
        if person is None or not nameless or mention.lemma not in self.scene.words["reports"]:
            return None
        press = self._latest(lambda each: each.standing in _PRESS and each.naming is Naming.NAMED)
        return press if press is not None and press.last > person.last else None

    def _by_kind(self, mention: Mention) -> Person | None:
        """ "The newspaper", "the report", "the group", "the ministry": the last body of that kind."""
        words = self.scene.words
        if mention.lemma in words["papers"] and (mention.lemma != "agency" or "news" in mention.words):
            return self._latest(lambda each: each.standing in _PRESS)
        if mention.lemma in words["reports"]:
            return self._latest(lambda each: each.is_body and not each.plural and each.standing is not Standing.STATE)
        if mention.lemma in words["groups"]:
            research = mention.standing is Standing.RESEARCH_BODY
            groups = {Standing.RESEARCH_BODY, mention.standing if research else Standing.INSTITUTION}
            return self._latest(lambda each: each.standing in groups and not each.plural)
        return self._latest(lambda each: each.is_body and mention.lemma in each.words) or self._elsewhere(mention)

    def _elsewhere(self, mention: Mention) -> Person | None:
        """The body of that kind that the text names in full, before or else after."""
        tokens = self.scene.tokens
        fits = [
            each.i
            for each in tokens
            if each.lemma == mention.lemma and each.i not in self.pending and self._is_full(each.i)
        ]
        before = [each for each in fits if each < mention.head]
        return self.meet((before[-1:] or fits)[0]) if fits else None

    def _is_full(self, head: int) -> bool:
        tokens = self.scene.tokens
        if tokens[head].dep == "compound" or tokens[head].pos not in {"NOUN", "PROPN"}:
            return False
        return any(
            tokens[each].ent in {"NORP", "GPE", "ORG"}
            or (tokens[each].dep in {"compound", "poss"} and tokens[each].pos == "PROPN")
            for each in self.scene.children(head)
        )

    def _same_role(self, person: Person, mention: Mention) -> bool:
        """Whether both are people of one role; any unnamed source may be "the source"."""
        if person.standing is not Standing.INDIVIDUAL:
            return False
        if person.lemma == mention.lemma:
            return True
        if "source" in {mention.lemma, person.lemma}:
            unnamed = person.naming is not Naming.NAMED
            return unnamed and {person.lemma, mention.lemma} <= self.scene.words["informants"]
        return mention.lemma in person.words

    def _fits(self, person: Person, mention: Mention) -> bool:
        """Whether number agrees, and no country tells the two apart."""
        countries = self.scene.words.countries
        mine, other = ({word for word in words if word in countries} for words in (person.words, mention.words))
        return person.plural == mention.plural and (not mine or not other or bool(mine & other))

    def _new(self, mention: Mention) -> Person:
        fullest = fullest_name(self.scene, mention.name) or spelled_out(self.scene, mention.text)
        fuller = fullest if len(fullest.split()) > len(mention.text.split()) else ""
        research = bool(fuller) and contains(plain(fuller), self.scene.words["research"])
        person = Person(
            key=f"s{len(self.all) + 1}",
            described=fuller or mention.text,
            naming=Naming.NAMED if self._is_the_ministry(mention) else mention.naming,
            standing=Standing.RESEARCH_BODY if research else mention.standing,
            lemma=mention.lemma,
            words=mention.words | frozenset(fuller.lower().split()),
            plural=mention.plural,
            name=mention.name,
            number=mention.number
            or _count(self._same_role(each, mention) and not each.plural for each in self.all) + 1,
            quoted=self.scene.quoted_by(mention.head) is not None,
        )
        self.all.append(person)
        return person

    def _is_the_ministry(self, mention: Mention) -> bool:
        """Whether "the ministry" is that of the one minister whose country the text names."""
        if not (mention.definite and mention.bare and mention.lemma in self.scene.words["ministries"]):
            return False
        heads = (token.i for token in self.scene.tokens if token.lemma == "minister")
        return any(holds_a_single_office(self.scene, self.scene.phrase(head), head) for head in heads)


def _count(flags: Iterable[bool]) -> int:
    return sum(flags)


def _overlaps(person: Person, mention: Mention) -> bool:
    if (person.standing is Standing.STATE) != (mention.standing is Standing.STATE):
        return False
    return bool(mention.words and person.words) and (mention.words <= person.words or person.words <= mention.words)


def _note(person: Person, mention: Mention, pronoun: bool) -> None:
    """Keep the mention; the fullest wording describes the source, the most open one names it."""
    person.last = max(person.last, mention.head)
    person.extents.append(mention.phrase)
    if mention.text not in person.mentions:
        person.mentions.append(mention.text)
    if pronoun:
        return
    length = len(mention.text.split())
    named_now = bool(mention.name) and not person.name
    if named_now or (len(person.described.split()) < length <= _LONGEST and not mention.number):
        person.described = mention.text
    person.words |= mention.words
    person.name = max(person.name, mention.name, key=len)
    if _OPENNESS.index(mention.naming) > _OPENNESS.index(person.naming):
        person.naming, person.standing = mention.naming, mention.standing
