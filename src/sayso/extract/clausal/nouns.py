"""What kind of thing a noun names, by the longest end of its phrase that the lexicon knows, spaces left out."""

from __future__ import annotations

from functools import cached_property

from sayso.extract.clausal.page import Page
from sayso.measure.mention import Kind
from sayso.model.reading import Argument

LONGEST = 14
NAMES = {"NNP", "SL"}
# A word this long may be several written as one.
COMPOUND = 4
# What this counter counts is goods, whatever is named beside it.
ROUND = "round"
MACHINE = "machine"
MENTION_KINDS = {
    Kind.COUNT: "number",
    Kind.SHARE: "share",
    Kind.MULTIPLE: "multiple",
    Kind.MONEY: "money",
    Kind.DURATION: "duration",
    Kind.MEASURE: "number",
}


class Nouns:
    """The kinds of the nouns of one page, found when asked for."""

    def __init__(self, page: Page) -> None:
        """The lexicon is that of the page."""
        self.page = page
        self._known: dict[tuple[int, int], tuple[str, frozenset[str]]] = {}

    @cached_property
    def phrases(self) -> dict[str, frozenset[str]]:
        """The phrases of the lexicon, spaces left out, to their kinds."""
        return {word.replace(" ", ""): kinds for word, kinds in self.page.lexicon.phrases.items()}

    @cached_property
    def families(self) -> dict[str, str]:
        """The phrases of goods, spaces left out, to their family."""
        return {word.replace(" ", ""): family for word, family in self.page.lexicon.goods.items()}

    def phrase(self, head: int, first: int) -> str:
        """The longest phrase of the lexicon that ends with the token `head` and begins no earlier than `first`."""
        return self._find(head, first)[0]

    def kinds(self, head: int, first: int | None = None) -> frozenset[str]:
        """The kinds of the noun at token `head` of a phrase that begins at token `first`."""
        return self._find(head, head if first is None else first)[1]

    def of(self, argument: Argument) -> frozenset[str]:
        """The kinds of what a noun phrase names, with those of its number."""
        found = set(self.kinds(argument.head, argument.first))
        start, end = self.page.extent(argument.first, argument.last)
        for mention in self.page.mentions_in(start, end):
            if mention.kind in MENTION_KINDS:
                found.add(MENTION_KINDS[mention.kind])
            if mention.canonical == ROUND:
                found.add("goods")
            if mention.canonical == MACHINE:
                found.add(MACHINE)
        return frozenset(found)

    def state(self, head: int) -> str:
        """The state that the token names, or an empty text."""
        return self.page.lexicon.states.get(self.page.tokens[head].lower.lower(), "")

    def _find(self, head: int, first: int) -> tuple[str, frozenset[str]]:
        key = (head, first)
        if key not in self._known:
            phrase = self._longest(head, first)
            kinds = set(self.phrases.get(phrase, ()))
            word = self.page.tokens[head].text
            if phrase == "군" and len(word) > 1:
                kinds = {"body"} if word[:-1].lower() in self.page.lexicon.states else {"place"}
            if "facility" in kinds and self._is_other(head, first):
                kinds.discard("facility")
            self._known[key] = phrase, frozenset(kinds | self._name(head, phrase))
        return self._known[key]

    def _is_other(self, head: int, first: int) -> bool:
        before = {self.page.tokens[at].lower for at in range(first, head)}
        return bool(before & self.page.lexicon.not_facility_after)

    def _longest(self, head: int, first: int) -> str:
        tokens = self.page.tokens
        low = max(first, head - 6)
        parts = [tokens[at].text for at in range(low, head + 1)]
        whole = "".join(parts).replace(" ", "")
        edges, size = set(), 0
        for part in reversed(parts):
            size += len(part.replace(" ", ""))
            edges.add(size)
        for length in range(min(LONGEST, len(whole)), 0, -1):
            end = whole[-length:]
            if end in self.phrases and self._may_end(end, length in edges, tokens[head].tag, tokens[head].text):
                return end
        return ""

    def _may_end(self, end: str, at_edge: bool, tag: str, word: str) -> bool:
        """Whether a phrase that begins inside a word is one: the word is a name or a compound."""
        if len(end) == 1:
            return at_edge or (tag in NAMES and bool(self.phrases[end] & {"place", "carrier"}))
        return at_edge or tag in NAMES or len(word) >= COMPOUND

    def _name(self, head: int, phrase: str) -> set[str]:
        token = self.page.tokens[head]
        if self.state(head):
            return {"state", "place", "body"}
        if token.pos == "PRON":
            return {"body", "person"}
        return {"body", "name"} if token.tag in NAMES and not phrase and len(token.text) > 1 else set()
