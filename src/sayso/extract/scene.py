"""All that is known of one report before its events are told: its things, voices, numbers and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.domain.arms import Domain
from sayso.extract.events.anaphora import Occasions
from sayso.extract.events.candidate import Candidate
from sayso.extract.events.designations import counting
from sayso.extract.events.things import Things
from sayso.extract.fields import amounts
from sayso.extract.fields.when import anchor, is_dated
from sayso.extract.voices import Voices, find_voices
from sayso.language.events import EventLexicon, events
from sayso.language.lexicon import calendar, numbers
from sayso.language.modality import Modality, modality
from sayso.measure.mention import QuantityMention
from sayso.measure.quantities import find_quantities
from sayso.measure.times import TimeMention, find_times
from sayso.model.reading import Reading
from sayso.model.report import Report


@dataclass(frozen=True)
class Scene:
    """One report with everything that its claims are told from."""

    report: Report
    reading: Reading
    domain: Domain
    lexicon: EventLexicon
    modality: Modality
    things: Things
    voices: Voices
    times: tuple[TimeMention, ...]
    occasions: Occasions

    def timed(self, start: int, end: int) -> list[TimeMention]:
        """The dates and periods that overlap the characters `[start, end)`; mere lengths of time are none."""
        return [each for each in self.times if each.start < end and each.end > start and is_dated(each)]

    def counted(self, candidate: Candidate, start: int, end: int) -> list[QuantityMention]:
        """The numbers that measure the event; those inside a time expression do not."""
        spans = tuple((each.start, each.end) for each in self.timed(start, end))
        return amounts.mentions(self.things, candidate, (start, end), spans)

    def in_frame(self, at: int) -> bool:
        """Whether the character at `at` belongs to an attribution and to nothing that is said."""
        return any(start <= at < end for start, end in self.voices.frames_in(at, at + 1))

    def undated(self) -> Iterator[tuple[str, str]]:
        """Every time expression of the report that could not be dated, with the reason."""
        for each in self.times:
            if each.reason and not each.resolved:
                yield self.reading.text[each.start : each.end], each.reason


def scene(report: Report, reading: Reading, domain: Domain) -> Scene:
    """Find things, voices, numbers and times of a report, each once."""
    language = reading.language
    lexicon, words = events(language), modality(language)
    times = find_times(reading.text, calendar(language), anchor(report.publication.published))
    return Scene(
        report=report,
        reading=reading,
        domain=domain,
        lexicon=lexicon,
        modality=words,
        things=Things(reading, lexicon, counting(reading, lexicon, find_quantities(reading.text, numbers(language)))),
        voices=find_voices(report, reading),
        times=times,
        occasions=Occasions(reading, words, times),
    )
