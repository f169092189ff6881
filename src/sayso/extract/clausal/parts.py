"""The roles of an event, filled from its slots by kind, in the report's own words."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.clausal.happenings import Happening
from sayso.extract.clausal.nouns import Nouns
from sayso.extract.clausal.page import Page
from sayso.extract.fields.items import calibre
from sayso.measure.mention import QuantityMention
from sayso.model.item import Item, Stage
from sayso.model.reading import Argument

Roles = dict[str, tuple[str, ...]]
Heads = dict[str, list[Argument]]
PARTIES = {"supplier", "recipient", "parties", "user", "payer", "payee"}
SHARING = {"actor", "facility", "place", "line"}
ANY = "*"
# Roles that a pronoun may fill: 이는 결의 위반이다.
POINTED = {"act", "about"}
INPUT_KINDS = ("energy", "labour", "money", "material")
EMPTY = {"number", "share", "multiple", "duration", "name"}


class Parts:
    """Fills the roles of the events of one page."""

    def __init__(self, page: Page, nouns: Nouns) -> None:
        """`nouns` are those of the page."""
        self.page, self.nouns = page, nouns

    def heads(self, happening: Happening) -> Heads:
        """For each role of the type the phrases that fill it."""
        found: Heads = {}
        taken: list[Argument] = []
        for role, slots in happening.trigger.roles.items():
            if role not in self.page.domain.events[happening.type].roles:
                continue
            heads = list({each.head: each for each in self._role(happening, role, slots, taken)}.values())
            if heads:
                found[role] = heads
                if role not in SHARING:
                    taken += heads
        if "place" in found and found.get("facility") == found["place"]:
            del found["place"]
        return found

    def _role(self, happening: Happening, role: str, slots: tuple[str, ...], taken: list[Argument]) -> list[Argument]:
        if role == "parties":
            return [each for slot in slots for each in self._fitting(happening, role, slot, taken)]
        if role in PARTIES:
            for slot in slots:
                if found := [each for each in self._fitting(happening, role, slot, taken) if self._is_state(each)]:
                    return found
        for slot in slots:
            if found := list(self._fitting(happening, role, slot, taken)):
                return found[-1:] if slot == "compound" else found
        return []

    def _fitting(self, happening: Happening, role: str, slot: str, taken: list[Argument]) -> Iterator[Argument]:
        wanted = self.page.lexicon.role_kinds.get(role, frozenset())
        for argument in happening.slots.get(slot, []):
            if any(each.head == argument.head for each in taken) or (
                self.page.tokens[argument.head].pos == "PRON" and role not in POINTED
            ):
                continue
            kinds = self.nouns.kinds(argument.head, argument.first)
            if role == "item" and "facility" in kinds:
                continue
            if (
                role in PARTIES | {"route", "place"}
                and slot in {"compound", "of"}
                and len(self.page.tokens[argument.head].text) == 1
            ):
                continue
            if role in {"facility"} and self._is_state(argument):
                continue
            if wanted & kinds or (ANY in wanted and argument.case != "time"):
                yield argument

    def _is_state(self, argument: Argument) -> bool:
        return bool(self.nouns.state(argument.head))

    def wording(self, happening: Happening, heads: Heads) -> Roles:
        """The words of each role, with what the trigger itself says."""
        found = {role: tuple(dict.fromkeys(self._words(each) for each in args)) for role, args in heads.items()}
        found |= {role: (value,) for role, value in happening.trigger.value.items()}
        if kinds := self._input_kinds(heads):
            found["input_kind"] = kinds
        return {role: tuple(word for word in words if word) for role, words in found.items() if any(words)}

    def _words(self, argument: Argument) -> str:
        if argument.case in {"compound", "of"}:
            return self.page.trimmed(argument.first, argument.head)
        return self.page.words_of(argument)

    def counted(self, mention: QuantityMention) -> Argument | None:
        """The goods that a number counts, by the noun phrase that holds it."""
        held = self.page.holding_at(mention.number_start)
        if held is not None and self.nouns.kinds(held[1].head, held[1].first) & {"goods", "conveyance"}:
            return held[1]
        return None

    def _input_kinds(self, heads: Heads) -> tuple[str, ...]:
        found = []
        for argument in heads.get("input", []):
            kinds = self.nouns.kinds(argument.head, argument.first)
            kind = next((each for each in INPUT_KINDS if each in kinds), "material" if kinds & {"component"} else "")
            if kind and kind not in found:
                found.append(kind)
        return tuple(found)

    def items(self, heads: Heads) -> tuple[Item, ...]:
        """The goods that the item role names."""
        return tuple(item for each in heads.get("item", []) if (item := self._item(each)) is not None)

    def _item(self, argument: Argument) -> Item | None:
        family = self.nouns.families.get(self.nouns.phrase(argument.head, argument.first), "")
        if not family:
            return None
        words = self._words(argument)
        said = words.replace("㎜", "mm").replace("밀리미터", "mm").replace("밀리", "mm").replace("미리", "mm")
        return Item(family, calibre(said), self._stage(words), words, family in self.page.domain.parents)

    def _stage(self, words: str) -> Stage:
        for name, marks in self.page.lexicon.stages.items():
            if any(mark in words for mark in marks):
                return Stage(name)
        return Stage.UNSTATED
