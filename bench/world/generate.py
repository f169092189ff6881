"""The world from its seed: events, utterances, first reports, and generations of retellings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.world.drift import CHANGES
from bench.world.events import Event, Utterance, event, utterance
from bench.world.people import Outlet, People, people
from bench.world.render import Draft, Line, who_said, written
from bench.world.truth import Story, Told, World
from bench.world.words import sentences

# Changes that few statements allow; they are tried first half of the time, so that each kind is met often enough.
RARE = frozenset({"or_and", "capacity", "status", "stale", "scope", "base", "stage"})
LEVELS = ("copy", "light", "heavy", "summary", "translation")


@dataclass(frozen=True, slots=True)
class Options:
    """How large the world is and how much is repeated.

    Of the retellings, `stale` come months late, `straight` are made from the first report and not from another
    retelling, `mixed` take something from a report on another utterance too.
    """

    reports: int = 600
    copies: float = 3.0
    origins: tuple[float, ...] = (0.4, 0.3, 0.2, 0.1)
    missing: float = 0.1
    stale: float = 0.06
    straight: float = 0.8
    mixed: float = 0.12


def world(seed: int, options: Options = Options()) -> World:
    """One world; the same seed gives the same world, byte for byte."""
    rng = random.Random(f"world {seed}")
    size = max(12, options.reports // 12)
    cast = people(rng, plants=size, speakers=size, outlets=max(24, options.reports // 40))
    made = _Maker(rng, cast, options)
    events = 0
    while len(made.held) < options.reports:
        made.tell(event(rng, cast, f"e{events}"))
        events += 1
    names = {key: {"en": name.en, "ko": name.ko} for key, name in cast.names.items()}
    return World(seed, tuple(made.held), tuple(made.missing), names)


class _Maker:
    """Writes the reports of one world, in the order of its events."""

    def __init__(self, rng: random.Random, cast: People, options: Options) -> None:
        self.rng, self.cast, self.options = rng, cast, options
        self.outlets = {each.id: each for each in cast.outlets}
        self.speakers = {each.id: each for each in cast.speakers}
        self.held: list[Story] = []
        self.missing: list[Story] = []
        self.count = 0
        self.before: list[Draft] = []

    def tell(self, happened: Event) -> None:
        """Every report of one event."""
        self.before = []
        many = self.rng.choices((1, 2, 3, 4), self.options.origins)[0]
        speakers = self.rng.sample(self.cast.speakers, min(many, len(self.cast.speakers)))
        for place, speaker in enumerate(speakers):
            day = happened.known + timedelta(days=self.rng.randint(1, 25))
            said = utterance(self.rng, happened, speaker, f"{happened.id}/u{place}", day)
            drafts = list(self._first(said))
            for first in drafts:
                self._retold(first)
            self.before += drafts

    def _first(self, said: Utterance) -> Iterator[Draft]:
        """Who was there: one outlet for a source at risk, up to three at a briefing."""
        many = 1 if said.speaker.at_risk else self.rng.choice((1, 1, 1, 1, 2, 3))
        for outlet in self._outlets(many):
            day = said.day + timedelta(days=self.rng.randint(0, 2))
            told = [replace(each, said=each.said if self.rng.random() < 0.75 else "") for each in said.told]
            yield self._drafted(outlet, day, self._chosen(told))

    def _chosen(self, told: list[Told]) -> list[Told]:
        """What a reporter takes from a briefing, in an order of its own; what is joined stays together."""
        if any(each.fields.join for each in told):
            return told
        self.rng.shuffle(told)
        return told[:-1] if len(told) > 2 and self.rng.random() < 0.5 else told

    def _outlets(self, many: int) -> list[Outlet]:
        weights = [each.weight for each in self.cast.outlets]
        found: dict[str, Outlet] = {}
        while len(found) < many:
            each = self.rng.choices(self.cast.outlets, weights)[0]
            found[each.id] = each
        return list(found.values())

    def _drafted(self, outlet: Outlet, day: date, told: list[Told], *, language: str = "") -> Draft:
        draft = Draft(outlet.id, day, language or outlet.language, [], told)
        draft.lines = self._lines(draft)
        draft.head = self._head(draft)
        return draft

    def _lines(self, draft: Draft) -> list[Line]:
        rng, told = self.rng, draft.told
        lines: list[Line] = []
        who = rng.randrange(6)
        index = 0
        while index < len(told):
            group = (index,)
            if told[index].fields.kind == "shells" and index + 1 < len(told) and told[index + 1].fields.join:
                group = (index, index + 1)
            lines.append(Line(group, rng.randrange(60), rng.randrange(60), who, first=not lines))
            index += len(group)
            if rng.random() < 0.5:
                lines.append(Line(text=self._filler(draft.language)))
        if rng.random() < 0.3:
            lines.append(Line(text=self._quote(draft)))
        return lines

    def _filler(self, language: str) -> str:
        plant, words = self.rng.choice(self.cast.plants), sentences(language)["filler"]
        parts = [
            str(self.rng.choice(words[part]))
            for part in (("who", "does", "tail") if language == "en" else ("tail", "who", "does"))
        ]
        names = {"place": plant.place, "actor": plant.actor}
        told = {slot: self.cast.names[key].told(language) for slot, key in names.items()}
        return " ".join(parts).format(**told) + "."

    def _quote(self, draft: Draft) -> str:
        words = sentences(draft.language)["filler"]
        name = self.cast.names[self.rng.choice(self.cast.plants).place].told(draft.language)
        quote = f"{self.rng.choice(words['open'])} {self.rng.choice(words['close'])}"
        return str(self.rng.choice(words["quoting"]).format(quote=quote, speaker=name))

    def _head(self, draft: Draft) -> str:
        plant = draft.told[0].fields.plant or draft.told[0].fields.supplier
        return self.cast.names[plant].told(draft.language) if plant else ""

    def _retold(self, first: Draft) -> None:
        """The first report and its retellings, each made from one that was there before."""
        story = self._published(first, missing=self.rng.random() < self.options.missing)
        many = min(int(self.rng.paretovariate(1.2) * self.options.copies / 3), 25) if self.rng.random() < 0.75 else 0
        there = [(first, story)]
        for _ in range(many):
            source, parent = there[0] if self.rng.random() < self.options.straight else self.rng.choice(there)
            again = self._again(source, parent)
            if again:
                there.append((again, self._published(again)))

    def _published(self, draft: Draft, *, missing: bool = False) -> Story:
        text, told = written(draft, self.cast.names, self.speakers)
        described = tuple(self._described(each, draft) for each in told)
        key = f"s{self.count}"
        self.count += 1
        story = Story(
            key, draft.outlet, draft.published.isoformat(), draft.language, text, described, draft.parent, draft.level
        )
        (self.missing if missing else self.held).append(story)
        return story

    def _described(self, told: Told, draft: Draft) -> Told:
        who = draft.lines[0].who if draft.lines else 0
        return replace(told, described=who_said(told, who, draft.language, self.speakers))

    def _again(self, source: Draft, parent: Story) -> Draft | None:
        outlet = self._outlets(1)[0]
        if outlet.id == source.outlet:
            return None
        level = "translation" if outlet.language != source.language else self._level(outlet)
        late = (
            self.rng.randint(75, 160)
            if self.rng.random() < self.options.stale
            else self.rng.choice((0, 1, 1, 2, 2, 3, 6))
        )
        day = source.published + timedelta(days=late)
        credit = source.outlet if self.rng.random() < outlet.credits else ""
        nameless = self.rng.random() < 0.15 and len({each.utterance for each in source.told}) == 1
        told = [self._passed(each, credit, nameless) for each in source.told]
        draft = Draft(outlet.id, day, outlet.language, list(source.lines), told, parent.id, level)
        self._rewritten(draft, source)
        if self.before and self.rng.random() < self.options.mixed:
            self._mixed(draft)
        self._drifted(draft, outlet)
        if credit and self.rng.random() < 0.8:
            self._credited(draft, credit)
        return draft

    def _level(self, outlet: Outlet) -> str:
        return self.rng.choices(LEVELS[:4], outlet.levels[:4])[0]

    def _passed(self, told: Told, credit: str, nameless: bool) -> Told:
        """The statement as another outlet passes it on, sometimes without saying whose words they are."""
        if nameless:
            told = replace(told, speaker="", described="", at_risk=False, said="")
        return replace(told, credit=credit or told.credit, drift="")

    def _rewritten(self, draft: Draft, source: Draft) -> None:
        if draft.level == "copy":
            draft.head = source.head
            if len(draft.lines) > 3 and self.rng.random() < 0.3:
                self._cut(draft, len(draft.lines) - 1)
            return
        if draft.level == "light":
            draft.edited, draft.head = True, source.head
            return
        keep = 2 if draft.level == "summary" else len(draft.told)
        if draft.level == "heavy" and keep > 2 and self.rng.random() < 0.4:
            keep -= 1
        keep = min(keep, len(draft.told))
        keep += keep < len(draft.told) and bool(draft.told[keep].fields.join)
        draft.told = draft.told[:keep]
        draft.lines = self._lines(draft)
        draft.head = self._head(draft)

    def _mixed(self, draft: Draft) -> None:
        """With a statement of another utterance on the same event."""
        before = [each for each in self.before if each.published <= draft.published]
        if not before:
            return
        other = self.rng.choice(before)
        told = next((each for each in other.told if each.fields.kind not in ("shells", "rockets")), None)
        if told is None or any(each.utterance == told.utterance for each in draft.told):
            return
        draft.told.append(replace(told, drift="", credit=""))
        draft.lines.append(Line((len(draft.told) - 1,), self.rng.randrange(60), self.rng.randrange(60), 0, first=True))

    def _cut(self, draft: Draft, at: int) -> None:
        """Without its last lines, and without what these told."""
        left = {index for line in draft.lines[:at] for index in line.told}
        if left == set(range(len(left))) and left:
            draft.lines, draft.told = draft.lines[:at], draft.told[: len(left)]

    def _drifted(self, draft: Draft, outlet: Outlet) -> None:
        """At most two changes, each of one field of one statement."""
        for index in range(len(draft.told)):
            if self.rng.random() >= outlet.drifts:
                continue
            kinds = self.rng.sample(sorted(CHANGES), len(CHANGES))
            if self.rng.random() < 0.5:
                kinds.sort(key=lambda kind: kind not in RARE)
            for kind in kinds:
                if kind == "base" and draft.level == "translation" and draft.told[index].fields.of:
                    continue  # another language's word for the base: no field shows that it is another base
                fields = CHANGES[kind](self.rng, draft.told[index].fields, self.cast, draft.published)
                if fields is not None:
                    draft.told[index] = replace(draft.told[index], fields=fields, drift=kind)
                    break

    def _credited(self, draft: Draft, credit: str) -> None:
        words = sentences(draft.language)["frame"]["credit"]
        name = self.cast.names[credit].told(draft.language)
        draft.lines.append(Line(text=str(self.rng.choice(words)).format(outlet=name)))
