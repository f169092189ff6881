"""What kind of thing each noun of a Reading names: goods, facility, state, body, input, number, ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from sayso.language.events import EventLexicon
from sayso.measure.mention import Kind, QuantityMention
from sayso.model.reading import Reading, Token
from sayso.model.span import lowered

NOTHING: frozenset[str] = frozenset()
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"}
CORE = {
    "compound",
    "amod",
    "nmod",
    "nummod",
    "poss",
    "quantmod",
    "advmod",
    "punct",
    "case",
    "npadvmod",
    "acl",
    "dep",
}
THINGS_OF = {
    "it",
    "they",
    "them",
    "these",
    "those",
    "this",
    "that",
    "which",
    "one",
    "ones",
    "some",
    "both",
    "more",
    "all",
}
ENTITY_KINDS = {
    "GPE": {"place", "body"},
    "LOC": {"place"},
    "FAC": {"facility"},
    "ORG": {"body", "body_facility"},
    "PERSON": {"person", "body"},
    "NORP": {"body"},
    "PRODUCT": {"goods"},
}
MENTION_KINDS = {
    Kind.COUNT: "number",
    Kind.SHARE: "share",
    Kind.MULTIPLE: "multiple",
    Kind.MONEY: "money",
    Kind.DURATION: "duration",
    Kind.MEASURE: "number",
}
# Letters and digits that name a make of goods: Kh-101, T-90M, KN-23, M777, K9, S-400.
_DESIGNATION = re.compile(r"(?:[A-Z][A-Za-z]{0,10}-\d{1,4}[A-Z]{0,3}\d?|[A-Z]{1,3}\d{1,4}[A-Z]{0,2}\d?)s?")
_SPACE = re.compile(r"\s+")
PHYSICAL = {"goods", "material", "component", "conveyance"}
RECALL = 60
RECALLED = ("goods", "facility", "conveyance", "material", "component")


class Things:
    """The kinds of the nouns of one Reading, found when asked for."""

    def __init__(self, reading: Reading, lexicon: EventLexicon, mentions: tuple[QuantityMention, ...]) -> None:
        """`mentions` are the numbers of the whole text, in text order."""
        self.reading = reading
        self.lexicon = lexicon
        self.mentions = mentions
        self._kinds: dict[int, frozenset[str]] = {}
        self._phrases: dict[int, str] = {}
        self._low = lowered(reading.text).replace("\n", " ")
        self._starts = [mention.start for mention in mentions]

    def kinds(self, i: int) -> frozenset[str]:
        """The kinds of the noun at token `i`, with those of what it counts ("hundreds of shells")."""
        if i not in self._kinds:
            self._kinds[i] = NOTHING
            token = self.reading.tokens[i]
            if token.pos in NOMINAL:
                self._kinds[i] = frozenset(self._find(token))
        return self._kinds[i]

    def _find(self, token: Token) -> set[str]:
        found = set(self.phrase_kinds(token.i))
        found |= self._name_kinds(token)
        found |= self._modified(token)
        found |= self._counted(token)
        for inner in self.counted_by(token.i):
            found |= self.kinds(inner)
        if (
            token.pos in {"PRON", "DET"}
            or token.lower in self.lexicon.grammar["things"]
            or (token.pos == "NUM" and "number" in found)
        ):
            found |= self._recalled(token)
        return found

    def _modified(self, token: Token) -> set[str]:
        """The kinds of the phrase that a modifier further off makes with the noun: "military and other support"."""
        if token.pos != "NOUN" or token.lemma not in self.lexicon.endings:
            return set()
        tokens, children = self.reading.tokens, self.reading.children
        near = [child for child in children[token.i] if child < token.i and tokens[child].dep in {"amod", "compound"}]
        joined = [other for child in near for other in children[child] if tokens[other].dep == "conj"]
        phrases = (f"{tokens[i].lower} {token.lemma}" for i in (*near, *joined))
        return {kind for phrase in phrases for kind in self.lexicon.phrases.get(phrase, NOTHING)}

    def phrase(self, i: int) -> str:
        """The longest phrase of the lexicon that ends at token `i`, or an empty text."""
        if i not in self._phrases:
            self._phrases[i] = self._longest(i)
        return self._phrases[i]

    def _longest(self, i: int) -> str:
        tokens, phrases = self.reading.tokens, self.lexicon.phrases
        token = tokens[i]
        words = dict.fromkeys((token.lemma, token.lower, token.lower.removesuffix("s")))
        endings = [word for word in words if word in self.lexicon.endings]
        if not endings:
            return ""
        first = max(self.reading.sentences[token.sentence].first, i - 2 * self.lexicon.longest)
        for start in range(first, i + 1):
            lead = self._low[tokens[start].start : token.start]
            for ending in endings:
                if lead + ending in phrases:
                    return lead + ending
        return ""

    def phrase_kinds(self, i: int) -> frozenset[str]:
        """The kinds of the phrase that ends at token `i`."""
        kinds = self.lexicon.phrases.get(self.phrase(i), NOTHING)
        if "facility" in kinds and i and self.reading.tokens[i - 1].lemma in self.lexicon.not_facility_after:
            kinds -= {"facility"}
        if "goods" in kinds and self._is_figurative(i):
            kinds -= {"goods"}
        return kinds

    def _is_figurative(self, i: int) -> bool:
        """Whether goods only count what is none: "a round of talks"."""
        tokens, children = self.reading.tokens, self.reading.children
        if tokens[i].lemma not in self.lexicon.not_goods_of:
            return False
        below = (child for of in children[i] if tokens[of].lower == "of" for child in children[of])
        named = [child for child in below if tokens[child].pos == "NOUN"]
        sizes = any(tokens[c].pos == "NUM" for child in named for c in children[child])
        return (
            bool(named)
            and not sizes
            and not any(self.lexicon.phrases.get(self.phrase(each), NOTHING) & PHYSICAL for each in named)
        )

    def _is_modifier(self, i: int) -> bool:
        """Whether goods only qualify the next noun ("missile test", "arms control")."""
        tokens = self.reading.tokens
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return bool(after and tokens[i].dep in {"compound", "amod"} and after.lemma in self.lexicon.not_goods_before)

    def _name_kinds(self, token: Token) -> set[str]:
        found = set(ENTITY_KINDS.get(token.ent, ()))
        if token.pos == "PROPN" or token.ent or token.text[0].isupper():
            if self.state(token.i):
                found |= {"state", "place", "body"}
            if _DESIGNATION.fullmatch(token.text) and token.ent not in {"LAW", "PERSON", "DATE"}:
                found.add("goods")
            elif token.pos == "PROPN" and not found and not token.ent:
                found |= {"body", "body_facility"}
        return found

    def state(self, i: int) -> str:
        """The state whose name, capital or adjective ends at token `i`, or an empty text."""
        tokens = self.reading.tokens
        for first in range(max(0, i - 4), i + 1):
            words = self.reading.text[tokens[first].start : tokens[i].end].lower()
            words = words.removesuffix("'s").removesuffix("’s")
            name = self.lexicon.states.get(words) or self.lexicon.state_adjectives.get(words)
            if name:
                return name
        return ""

    def counted_by(self, i: int) -> Iterator[int]:
        """What stands after "of" where the noun only counts or carries it."""
        token = self.reading.tokens[i]
        carries = (
            self.phrase_kinds(i) & {"conveyance"}
            or token.pos == "NUM"
            or token.lemma in self.lexicon.grammar["transparent"]
        )
        if carries or "goods" in self.phrase_kinds(i):
            carriers = {"of", "in"} if self._is_money(i) else {"of"}
            for child in self.reading.children[i]:
                if self.reading.tokens[child].lower in carriers:
                    yield from self.reading.children[child]

    def _is_money(self, i: int) -> bool:
        return any(mention.kind is Kind.MONEY for mention in self.mentions_of(i))

    def _counted(self, token: Token) -> set[str]:
        return {MENTION_KINDS[m.kind] for m in self.mentions_of(token.i) if m.kind in MENTION_KINDS}

    def mentions_of(self, i: int) -> Iterator[QuantityMention]:
        """The numbers that stand inside the core of the noun phrase of token `i`."""
        first, last = self.core(i)
        tokens = self.reading.tokens
        start, end = tokens[first].start, tokens[last].end
        for mention in self.mentions_in(start, end):
            if mention.number_start >= start:
                yield mention

    def mentions_in(self, start: int, end: int) -> Iterator[QuantityMention]:
        """The numbers that overlap the characters `[start, end)`."""
        for place in range(max(0, bisect_left(self._starts, start) - 1), len(self.mentions)):
            mention = self.mentions[place]
            if mention.start >= end:
                return
            if mention.end > start:
                yield mention

    def core(self, i: int) -> tuple[int, int]:
        """First and last token of the noun phrase around `i`, without what follows its head."""
        first = i
        for child in reversed(self.reading.children[i]):
            if child < i and self.reading.tokens[child].text == ",":
                break
            if child < i and self.reading.tokens[child].dep in CORE:
                first = min(first, self.reading.subtrees[child][0])
        return first, i

    def _recalled(self, token: Token) -> set[str]:
        """The kinds that a pronoun or a bare number takes over from the nouns before it."""
        if token.lower in self.lexicon.grammar["people"]:
            return {"person", "body"}
        found = set()
        if token.lower in self.lexicon.grammar["things"] or token.pos == "NUM":
            found |= {kind for kind in RECALLED if self.before(token.i, kind) is not None}
        return found | ({"body"} if token.pos == "PRON" else set())

    def before(self, i: int, kind: str) -> int | None:
        """The nearest noun of the kind in the sixty tokens before token `i`."""
        for at in range(i - 1, max(-1, i - RECALL), -1):
            if kind in self._direct(at):
                return at
        return None

    def _direct(self, i: int) -> frozenset[str]:
        if self.reading.tokens[i].pos not in {"NOUN", "PROPN"} or self._is_modifier(i):
            return NOTHING
        return self.phrase_kinds(i)

    @cached_property
    def goods_words(self) -> frozenset[str]:
        """Every word that ends a phrase of goods."""
        return frozenset(word.split()[-1] for word in self.lexicon.goods)

    def words(self, i: int) -> str:
        """The noun phrase of token `i` as a role shows it: no article, no number, what it carries after "of"."""
        carried = [each for each in self.counted_by(i) if self.reading.tokens[each].pos in {"NOUN", "PROPN"}]
        own = () if carried and self.reading.tokens[i].pos == "NUM" else (self.core_words(i),)
        return " of ".join((*own, *(self.words(each) for each in carried)))

    def core_words(self, i: int) -> str:
        """The same without what it carries."""
        tokens = self.reading.tokens
        first, last = self.core(i)
        mentioned = {m.number_start: m.number_end for m in self.mentions_of(i) if m.counts}
        start = tokens[first].start
        for begin, end in sorted(mentioned.items()):
            if begin <= start + 12 and end < tokens[last].end:
                start = max(start, end)
        return self._clean(self.reading.text[start : tokens[last].end])

    def _clean(self, text: str) -> str:
        """The words without marks at the edges and without an article or approximator in front."""
        words = _SPACE.sub(" ", text).strip(" ,-–—\"“”'’")
        for lead in self.lexicon.leads:
            if words.lower().startswith(lead + " "):
                return words[len(lead) + 1 :].lstrip()
        return words
