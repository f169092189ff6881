"""The findings as pages take them: the last that were traced, at once; traced anew behind the pages."""

from __future__ import annotations

from dataclasses import dataclass

from sayso import pipeline
from sayso.ledger.casebook import Casebook
from sayso.model.finding import Finding
from sayso.model.shown_entity import ShownEntity
from sayso.model.shown_finding import ShownSource
from sayso.workbench.background import Background
from sayso.workbench.desk import casebook


@dataclass(frozen=True, slots=True)
class Traced:
    """Findings, entities and sources, and the hash of what they rest on; nothing before the first time."""

    inputs: str = ""
    findings: tuple[Finding, ...] = ()
    entities: tuple[ShownEntity, ...] = ()
    sources: tuple[ShownSource, ...] = ()

    def is_fresh(self) -> bool:
        """Whether nothing has changed since; if it has, they are traced anew."""
        fresh = self.inputs == pipeline.findings_inputs(casebook())
        if not fresh:
            tracer.wake()
        return fresh

    def told(self) -> dict[str, object]:
        """What a page says of how new they are."""
        return {"fresh": self.is_fresh(), "tracer": tracer}


_last = [Traced()]


def last() -> Traced:
    """What was traced last. A page takes it once, so that what it shows and how new it says it is belong together."""
    return _last[0]


def _trace(book: Casebook) -> None:
    inputs = pipeline.findings_inputs(book)
    if _last[0].inputs != inputs:
        found = pipeline.findings(book)
        entities = tuple(pipeline.shown_entities(book, pipeline.identities(book)))
        _last[0] = Traced(inputs, found, entities, tuple(pipeline.sources_of(book, found)))


tracer = Background("tracing", _trace)
