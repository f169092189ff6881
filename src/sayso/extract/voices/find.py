"""Find the voices of a report."""

from __future__ import annotations

from sayso.extract.voices.voice import Voice, Voices
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.source import Link, Naming, Source, Standing


def find_voices(report: Report, reading: Reading) -> Voices:
    """Every voice of the report, each with its chain of sources from the outlet inwards."""
    name = report.publication.outlet or "the outlet"
    source = Source(name, Naming.NAMED, Standing.OUTLET, key="outlet")
    outlet = Voice(((0, len(reading.text)),), (Link(source),))
    return Voices((), outlet)
