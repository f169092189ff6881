"""Who speaks: the sources that noun phrases name, each once in its report, by the words of the report alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.extract.clausal.page import Page
from sayso.model.reading import Argument
from sayso.model.source import Naming, Source, Standing

SHORTEST_NAME = 2
LONGEST_NAME = 4


@dataclass(eq=False)
class Speaker:
    """One source of the report: its fullest wording, the word that it ends with, and what was found of it."""

    described: str
    head: str
    standing: Standing
    naming: Naming
    around: str
    mentions: list[str] = field(default_factory=list)
    at_risk: bool = False
    number: int = 0


class Speakers:
    """The sources of one page, met in text order."""

    def __init__(self, page: Page, outlet: Source) -> None:
        """`outlet` is the source that publishes the report."""
        self.page, self.outlet = page, outlet
        self.met: list[Speaker] = []

    def source(self, argument: Argument) -> Source | None:
        """The source that a noun phrase names; None where it names nobody who speaks."""
        words = self._wording(argument)
        if not words or self._ends(words, "own_paper"):
            return self.outlet
        known = self._known(words, argument)
        speaker = known or self._new(words, argument)
        if speaker is None:
            return None
        if words not in speaker.mentions:
            speaker.mentions.append(words)
        speaker.at_risk = speaker.at_risk or self._is_exposed(speaker, argument)
        return Source(speaker.described, speaker.naming, speaker.standing, speaker.at_risk, self._key(speaker))

    def finished(self, source: Source) -> Source:
        """The source with all that the whole report told of it."""
        for speaker in self.met:
            if self._key(speaker) == source.key and source.key:
                mentions = tuple(each for each in speaker.mentions if each != speaker.described)
                return Source(
                    speaker.described, speaker.naming, speaker.standing, speaker.at_risk, source.key, mentions
                )
        return source

    def _key(self, speaker: Speaker) -> str:
        return f"s{speaker.number}"

    def _wording(self, argument: Argument) -> str:
        """The noun phrase, with the clause that qualifies it where it says nothing by itself."""
        page = self.page
        first = argument.first
        while (
            first < argument.head
            and page.tokens[first].lower in page.words["leading"]
            and page.tokens[first].tag != "NNP"
        ):
            first += 1
        while first < argument.head and page.tokens[first].pos == "ADP":
            first += 1
        words = page.trimmed(first, argument.last if argument.last - argument.head < 3 else argument.head)
        words = words.removeprefix(self.outlet.described).strip() or words
        if words in page.words["bare"]:
            for clause in page.qualifying(argument.head):
                if clause.link == "noun" and clause.arguments:
                    return page.said(clause.first, argument.head)
        return words

    def title(self, argument: Argument) -> int:
        """The token of a title before a name: 특별보고관 오스카 렌델; -1 without one."""
        for at in range(argument.first, argument.head):
            if len(self._ends(self.page.tokens[at].lower, "people")) > 1:
                return at
        return -1

    def _known(self, words: str, argument: Argument) -> Speaker | None:
        """Who of those met before is meant again."""
        page, token = self.page, self.page.tokens[argument.head]
        people = [each for each in self.met if each.standing is Standing.INDIVIDUAL]
        for each in reversed(self.met):
            if words in {each.described, *each.mentions}:
                return each
        if token.pos == "PRON" and token.lower in page.words["pronouns_one"] | page.words["pronouns_many"]:
            return people[-1] if people else None
        head = token.lower
        parts = [page.tokens[at].lower for at in range(argument.first, argument.head)]
        telling = [part for part in parts if part not in page.words["leading"]]
        alike = [each for each in self.met if each.head == head]
        close = words.replace(" ", "")
        whole = [
            each
            for each in self.met
            if each.described.replace(" ", "").endswith(close) and each.standing is not Standing.INDIVIDUAL
        ]
        if whole and token.pos != "PRON" and len(close) > 1:
            return whole[-1]
        name = close.removesuffix(head)
        titled = bool(self._ends(head, "people"))
        if titled and len(name) > 1 and (same := [each for each in people if name in each.described.replace(" ", "")]):
            return same[-1]
        if again := self._generic(close):
            return again
        if not telling:
            named = [each for each in people if token.tag == "NNP" and token.text in each.described]
            return next(reversed([*named, *alike]), None)
        if len(telling) == 1 and telling[0] in self._surnames():
            return next((each for each in reversed(alike) if self._has_surname(each, telling[0])), None)
        return None

    def _generic(self, words: str) -> Speaker | None:
        """The body that a bare "the firm" or "the report" goes back to: the one met last."""
        carried = words in self.page.words["carriers"]
        if not carried and words not in self.page.words["generic"] | self.page.words["firms"]:
            return None
        bodies = [each for each in self.met if each.standing in {Standing.INSTITUTION, Standing.RESEARCH_BODY}]
        return (self.met if carried else bodies)[-1] if (self.met if carried else bodies) else None

    def _surnames(self) -> frozenset[str]:
        return self.page.words["surnames"]

    def _has_surname(self, speaker: Speaker, surname: str) -> bool:
        return any(word.startswith(surname) for word in speaker.described.split())

    def _new(self, words: str, argument: Argument) -> Speaker | None:
        token = self.page.tokens[argument.head]
        if token.pos == "PRON" and token.lower not in self.page.words["pronouns_one"]:
            return None
        someone = token.pos == "PRON"
        standing = Standing.INDIVIDUAL if someone else self._standing(words, argument)
        naming = Naming.DESCRIBED if someone else self._naming(words, argument, standing)
        sentence = self.page.reading.sentences[token.sentence]
        speaker = Speaker(words, token.lower, standing, naming, self.page.text[sentence.start : sentence.end], [words])
        self.met.append(speaker)
        speaker.number = len(self.met)
        return speaker

    def _ends(self, words: str, name: str) -> str:
        """The longest word of a list that the phrase ends with, spaces left out."""
        close = words.replace(" ", "").removesuffix("들")
        found = [word for word in self.page.words[name] if close.endswith(word.replace(" ", ""))]
        return max(found, key=len, default="")

    def _standing(self, words: str, argument: Argument) -> Standing:
        head = self.page.tokens[argument.head]
        if words in self.page.words.countries or head.lower.lower() in self.page.lexicon.states:
            return Standing.STATE
        lists = {
            name: len(self._ends(words, name))
            for name in ("people", "state_media", "outlets", "research", "documents", "bodies", "governments")
        }
        best = max(lists.items(), key=lambda pair: pair[1])
        if best[1] == 0:
            return (
                Standing.INDIVIDUAL if self._has_name(argument) or self.title(argument) >= 0 else Standing.INSTITUTION
            )
        if best[0] == "documents":
            return self._of_document(words, argument)
        if best[0] == "research" and lists["people"] == best[1]:
            return Standing.INDIVIDUAL if self._has_name(argument) or "선임" in words else Standing.RESEARCH_BODY
        standings = {
            "people": Standing.INDIVIDUAL,
            "state_media": Standing.STATE_MEDIA,
            "outlets": Standing.OUTLET,
            "research": Standing.RESEARCH_BODY,
            "bodies": Standing.INSTITUTION,
            "governments": Standing.STATE,
        }
        return standings[best[0]]

    def _of_document(self, words: str, argument: Argument) -> Standing:
        """A document; but a report or statement speaks for the body that made it."""
        if not self._ends(words, "carriers"):
            return Standing.DOCUMENT
        parts = [self.page.said(argument.first, at) for at in range(argument.first, argument.head)]
        for part in parts:
            for name, standing in (("research", Standing.RESEARCH_BODY), ("bodies", Standing.INSTITUTION)):
                if len(self._ends(part, name)) > 1:
                    return standing
        return Standing.DOCUMENT

    def _naming(self, words: str, argument: Argument, standing: Standing) -> Naming:
        plain = words.removesuffix("들")
        if plain in self.page.words["bare"]:
            return Naming.BARE
        if standing is Standing.STATE:
            return Naming.NAMED
        if standing is Standing.INDIVIDUAL:
            after_title = 0 <= self.title(argument) < argument.head
            named = (
                self._has_name(argument) or self._is_office(words) or (after_title and not self._ends(words, "people"))
            )
            return Naming.NAMED if named else Naming.DESCRIBED
        if standing is Standing.DOCUMENT:
            return Naming.DESCRIBED
        generic = self._ends(words, "generic")
        return Naming.DESCRIBED if generic and not self._is_whole_name(argument, generic) else Naming.NAMED

    def _is_office(self, words: str) -> bool:
        """Whether the words name an office that one person of a body or state holds: 우크라이나 국방부 장관."""
        office = self._ends(words, "offices")
        before = words.replace(" ", "").removesuffix("들").removesuffix(office)
        known = any(before.startswith(name) for name in self.page.words.countries) or bool(self._ends(before, "bodies"))
        return bool(office) and not words.endswith("들") and known and not self._ends(before, "generic")

    def _is_whole_name(self, argument: Argument, generic: str) -> bool:
        """Whether more than what it does, and where, stands before a body's common noun."""
        token = self.page.tokens[argument.head]
        before = [self.page.tokens[at] for at in range(argument.first, argument.head)]
        names = [
            each
            for each in [*before, token]
            if each.tag in {"NNP", "SL"} and each.lower.lower() not in self.page.lexicon.states
        ]
        telling = [
            each for each in before if each.lower not in self.page.words["describing"] | self.page.words["leading"]
        ]
        telling = [each for each in telling if each.lower.lower() not in self.page.lexicon.states]
        return bool(names) or (bool(telling) and generic not in self.page.words["firms"])

    def _has_name(self, argument: Argument) -> bool:
        """Whether the phrase has a person's name: a proper noun that is no state, no body and no place."""
        return any(self._is_personal(at, argument) for at in range(argument.first, argument.last + 1))

    def _is_personal(self, at: int, argument: Argument) -> bool:
        page, token = self.page, self.page.tokens[at]
        if (
            token.tag not in {"NNP", "SL"}
            or token.lower.lower() in page.lexicon.states
            or token.lower in page.words.countries
        ):
            return False
        word = token.text
        if (
            self._ends(word, "bodies")
            or self._ends(word, "research")
            or self._ends(word, "outlets")
            or self._ends(word, "inside")
        ):
            return False
        kinds = page.lexicon.phrases.get(word[-1], frozenset()) if len(word) > 2 else frozenset()
        following = page.tokens[at + 1].lower if at < argument.last else ""
        if "place" in kinds and at < argument.head and word[:1] not in self._surnames():
            return False
        if following and self._ends(following, "bodies") and not self._ends(following, "people"):
            return False
        korean = word[:1] in self._surnames() and SHORTEST_NAME <= len(word) <= LONGEST_NAME
        return (korean and len(word) == 3) or self._next_to_title(at, argument) or self._is_double(at, argument)

    def _is_double(self, at: int, argument: Argument) -> bool:
        """Whether two proper nouns in a row may be a foreign name: 탬신 오렐."""
        page = self.page
        for other in (at - 1, at + 1):
            if argument.first <= other <= argument.last and page.tokens[other].tag == "NNP":
                word = page.tokens[other].text
                known = word in page.words.countries or any(
                    self._ends(word, name) for name in ("bodies", "research", "outlets")
                )
                if not known and page.tokens[min(at, other)].end < page.tokens[max(at, other)].start:
                    return True
        return False

    def _next_to_title(self, at: int, argument: Argument) -> bool:
        return any(
            self._ends(self.page.tokens[each].lower, "people") for each in range(at + 1, min(at + 3, argument.last + 1))
        )

    def _is_exposed(self, speaker: Speaker, argument: Argument) -> bool:
        """Whether the source is named by no one and exposed to reprisal, as the words around it tell."""
        words = self.page.words
        if speaker.naming is Naming.NAMED or speaker.standing is not Standing.INDIVIDUAL:
            return False
        token = self.page.tokens[argument.head]
        sentence = self.page.reading.sentences[token.sentence]
        around = speaker.around + " " + self.page.text[sentence.start : sentence.end]
        hidden = any(each in around for each in words["anonymity"])
        text = " ".join([*speaker.mentions, speaker.described])
        if hidden and any(each in around for each in words["risk_reasons"]):
            return True
        if any(each in text.replace(" ", "") for each in words["safe"]) or self._is_open(text):
            return False
        if any(each.lower() in self.outlet.described.lower() for each in words["exile_outlets"]):
            return True
        inside = any(each in text for each in words["inside"])
        exposed = bool(self._ends(speaker.described, "exposed"))
        hides = hidden and not self._ends(speaker.described, "informants")
        return exposed and (inside or hides or self._is_repressive(text))

    def _is_open(self, text: str) -> bool:
        countries = self.page.words.countries
        return any(countries.get(part) == "open" for part in text.split())

    def _is_repressive(self, text: str) -> bool:
        countries = self.page.words.countries
        return any(countries.get(part) == "repressive" for part in text.split())
