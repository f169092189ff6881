"""Which plant a report speaks of at a place: that of a description ("the factory"), and the one in focus."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.extract.events.things import Things
from sayso.language.roles import role_words
from sayso.model.reading import Token

REACH = 10
FADING = 0.75
CLEARLY = 1.2
WEIGHTS = {"nsubj": 2.0, "nsubjpass": 2.0, "attr": 1.5, "pobj": 1.0, "dobj": 1.0, "appos": 1.0}


@dataclass(frozen=True, slots=True)
class Mention:
    """A plant named at token `i`: which plant (the number of its first mention), and how much it is spoken of."""

    i: int
    sentence: int
    plant: int
    weight: float


class Plants:
    """The single plants of one report, in text order."""

    def __init__(self, things: Things) -> None:
        """Reads the whole text once."""
        self.things = things
        self.tokens = things.reading.tokens
        self.lists = role_words(things.reading.language)
        self.names: dict[int, str] = {}
        self.mentions: list[Mention] = []
        lasts = {phrase.split()[-1] for phrase, kinds in things.lexicon.phrases.items() if "facility" in kinds}
        for token in self.tokens:
            if (
                token.pos in {"NOUN", "PROPN"}
                and (token.lemma in lasts or token.lower in lasts)
                and self._is_plant(token)
            ):
                self._add(token)

    def _is_plant(self, token: Token) -> bool:
        if token.tag in {"NNS", "NNPS"} and not self._is_works(token):
            return False
        if (
            token.dep == "compound"
            or token.lemma in self.lists["parts_of_plants"]
            or self.things.reading.sentences[token.sentence].heading
        ):
            return False
        return "facility" in self.things.phrase_kinds(token.i)

    def _is_works(self, token: Token) -> bool:
        """Whether a plural stands for one plant: "the works", "Brennick Works"."""
        first, last = self.things.core(token.i)
        named = any(t.pos == "DET" or (t.pos == "PROPN" and t.dep == "compound") for t in self.tokens[first:last])
        return token.lower in {"works", "ironworks", "steelworks"} and named

    def _add(self, token: Token) -> None:
        plant = self._described(token) if self._is_description(token) else None
        if plant is None:
            plant = self._same_name(token)
        if plant is None:
            plant = token.i
            self.names[plant] = self.things.words(token.i)
        elif len(self.names[plant].split()) == 1:
            self.names[plant] = self.things.words(token.i)
        self.mentions.append(Mention(token.i, token.sentence, plant, self._weight(token)))

    def _is_description(self, token: Token) -> bool:
        """Whether the words only point back: "the factory", "this plant"."""
        first, _ = self.things.core(token.i)
        leads = (self.tokens[child] for child in self.things.reading.children[token.i] if child < token.i)
        return first == token.i and token.pos == "NOUN" and any(each.lower in self.lists["pointing"] for each in leads)

    def _described(self, token: Token) -> int | None:
        """The plant named last that a description can mean."""
        for mention in reversed(self.mentions):
            if token.sentence - mention.sentence > 2 * REACH:
                return None
            if self.tokens[mention.plant].lemma == token.lemma:
                return mention.plant
            if token.lemma in self.lists["general_plants"] and self._is_named(mention):
                return mention.plant
        return None

    def _is_named(self, mention: Mention) -> bool:
        """Whether the plant has a proper name and is no mere origin or goal."""
        return mention.weight >= 1 and any(word[0].isupper() for word in self.names[mention.plant].split())

    def _same_name(self, token: Token) -> int | None:
        """The plant whose name holds all these words or the other way round."""
        mine = _content(self.things.words(token.i))
        for plant, name in self.names.items():
            other = _content(name)
            if len(mine) > 1 and len(other) > 1 and (mine <= other or other <= mine):
                if len(mine) > len(other):
                    self.names[plant] = self.things.words(token.i)
                return plant
        return None

    def _weight(self, token: Token) -> float:
        above = self.tokens[token.head]
        if token.dep == "pobj" and above.lower in self.lists["beside"]:
            return 0.5
        return WEIGHTS.get(token.dep, 0.7) + (0.5 if token.pos == "PROPN" else 0)

    def meant(self, i: int) -> str:
        """The name of the plant that the words at token `i` stand for, or an empty text."""
        for mention in self.mentions:
            if mention.i == i:
                return self.names[mention.plant]
        return ""

    def in_focus(self, i: int) -> str:
        """The plant that the text is about before token `i`; empty where several may be."""
        sentence = self.tokens[i].sentence
        weights: dict[int, float] = defaultdict(float)
        for mention in self.mentions:
            distance = sentence - mention.sentence
            if mention.i >= i or distance > REACH:
                continue
            weights[mention.plant] += mention.weight * FADING**distance
        ranked = sorted(weights.items(), key=lambda each: (-each[1], each[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
            return ""
        return self.names[ranked[0][0]]


def _content(words: str) -> set[str]:
    return {word for word in words.lower().split() if word not in {"the", "a", "of", "in", "at", "and", "new", "one"}}
