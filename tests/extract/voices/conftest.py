from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sayso.extract.voices import Voice, Voices, find_voices
from sayso.language import read
from sayso.model.report import Publication, Report


@dataclass(frozen=True)
class Heard:
    """A text with its voices, asked by the words that are said."""

    text: str
    voices: Voices

    def voice(self, words: str) -> Voice:
        start = self.text.index(words)
        return self.voices.at(start, start + len(words))

    def source(self, words: str) -> str:
        return self.voice(words).innermost.source.described

    def chain(self, words: str) -> list[str]:
        return [link.source.described for link in self.voice(words).links]

    def content(self, words: str) -> list[str]:
        return [self.text[start:end] for start, end in self.voice(words).spans]


def heard(text: str, outlet: str = "The Daily Ledger", published: str = "2024-07-26") -> Heard:
    publication = Publication(outlet=outlet, published=published, language="en")
    report = Report("report.txt", "0" * 64, "text/plain", text, publication)
    return Heard(text, find_voices(report, read(text, "en")))


@pytest.fixture(scope="session")
def hear() -> Callable[..., Heard]:
    return heard
