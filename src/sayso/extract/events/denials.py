"""Denials told as events: the disclosure that a frame such as "denied that" is, beside what it denies."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.extract.events.candidate import Candidate
from sayso.extract.events.select import Told
from sayso.extract.voices import Manner, Voice, Voices
from sayso.model.claim import Factuality, Polarity
from sayso.model.reading import Reading

# What somebody is quoted as saying stays his denial of the event; what is retold is a disclosure.
RETOLD = {Manner.INDIRECT, Manner.BELIEF}


def disclosing(voices: Voices, candidate: Candidate, at: int) -> Voice | None:
    """The voice whose frame is itself a disclosure, denied or not known; None for "he said"."""
    if candidate.trigger.type != "disclosure":
        return None
    if candidate.trigger.sign > 0 and not candidate.trigger.factuality:
        return voices.outlet
    for voice in voices.all:
        if any(start <= at < end for start, end in voice.frame) and _discloses(voice):
            return voice
    return None


def _discloses(voice: Voice) -> bool:
    return voice.polarity is Polarity.DENIED or voice.factuality is Factuality.UNKNOWN


def framed_extent(reading: Reading, candidate: Candidate, voice: Voice) -> tuple[int, int]:
    """`[start, end)` of a denial: its frame and what it denies, inside the sentence of the trigger."""
    token = reading.tokens[candidate.i]
    sentence = reading.sentences[token.sentence]
    parts = [(s, e) for s, e in (*voice.frame, *voice.spans) if s < sentence.end and e > sentence.start]
    start = min((s for s, _ in parts), default=token.start)
    end = max((e for _, e in parts), default=token.end)
    return max(start, sentence.start), min(max(end, token.end), sentence.end)


def without_denied(told: Iterable[Told]) -> list[Told]:
    """The same without the events that a denial told as a disclosure is about."""
    every = list(told)
    denials = [each for each in every if each.type == "disclosure" and _discloses(each.voice)]
    return [each for each in every if not any(_retold(each, denial) for denial in denials)]


def _retold(told: Told, denial: Told) -> bool:
    return told.voice is denial.voice and told.voice.manner in RETOLD and told.type != "disclosure"
