"""From paths to claims that are kept, the stages in order: walk, capture, read, extract, store."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import PurePath

from sayso.capture import (
    Captured,
    CaptureOptions,
    Item,
    ItemKind,
    ReadingLimits,
    Refusal,
    RefusalReason,
    capture,
    read_leads,
    walk,
)
from sayso.capture.walk import TABLES
from sayso.domain.arms import arms
from sayso.ledger import queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.extractions import store_extraction, unread
from sayso.ledger.intake import refuse, store_report
from sayso.ledger.leads import store_leads
from sayso.ledger.strays import sweep
from sayso.ledger.values import Fate, Outcome, Provenance, Reader
from sayso.model.claim import Extraction
from sayso.model.ids import sha256
from sayso.model.report import Report
from sayso.pipeline.versions import reader_version
from sayso.scale import Bounds, Stopped, Why, guarded, workers_for

# A slow machine reads thousands of characters in a second; what is slower runs away.
CODE_POINTS_A_SECOND = 2_000


RAN_AWAY = {
    Why.TIME: "reading it took longer than is allowed; split it, or raise reading_seconds",
    Why.MEMORY: "reading it took more memory than is allowed; split it, or raise reading_memory",
    Why.DIED: "the process that read it died; read it again with more memory free, or split it",
}


NOTHING = Extraction(())


AS_THEY_COME = CaptureOptions()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one item: its outcome, the report if it is one, or the number of its new leads."""

    outcome: Outcome
    report: Report | None = None
    leads: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes that were handed over, by upload or by paste, and what they are called."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a reader got from one report: claims, why it was not read, or the trace of our own fault."""

    report: str
    name: str
    extraction: Extraction = NOTHING
    language: str = ""
    unread: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how the run goes on: items found, each taken in, reports that wait, each read."""

    found: Callable[[int], None] = lambda _: None
    taken: Callable[[Taken], None] = lambda _: None
    waiting: Callable[[int], None] = lambda _: None
    read: Callable[[ReadReport], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run: options of capture, by whose hand, processes (0: as many as are worth it), who watches."""

    options: CaptureOptions = AS_THEY_COME
    by: str = ""
    workers: int = 0
    watch: Watch = field(default_factory=Watch)


def add(casebook: Casebook, paths: Iterable[str], plan: Plan | None = None) -> None:
    """Take in what the paths name, and read what is not read yet; a report is stored in one transaction.

    A run that is interrupted keeps all that it had told `plan.watch`, and the next one goes on with the rest.
    """
    plan = plan or Plan()
    sweep(casebook)  # what an interrupted run left in the archive
    items = list(walk(list(paths), plan.options))  # 1. from paths to items
    plan.watch.found(len(items))
    for item in items:
        plan.watch.taken(take_in(casebook, item, plan.by))  # 2. capture: an item to a report, stored or refused
    read_waiting(casebook, plan)


def read_waiting(casebook: Casebook, plan: Plan) -> None:
    """Read every report that this version of Sayso has not read yet, and store it, in the order of ids."""
    waiting = list(unread(casebook, reader_version()))
    plan.watch.waiting(len(waiting))
    reports = (queries.report(casebook, each) for each in waiting)
    bounds = _bounds(plan.options.reading)
    # 3. read and 4. extract, in processes of their own, which end however the loop does
    with closing(guarded(read_and_extract, reports, workers_for(len(waiting), plan.workers), bounds)) as results:
        for result in results:
            done = _stopped(result) if isinstance(result, Stopped) else result
            reader = Reader(reader_version(), done.language, done.unread)
            store_extraction(casebook, done.report, done.extraction, reader)  # 5. store: one transaction a report
            plan.watch.read(done)


def _bounds(limits: ReadingLimits) -> Bounds[Report]:
    return Bounds(lambda report: limits.seconds + len(report.text) / CODE_POINTS_A_SECOND, limits.memory)


def _stopped(stopped: Stopped[Report]) -> ReadReport:
    """A report that ran away: it is kept, and what it costs is not asked again of this version of the reader."""
    report = stopped.item
    language = report.publication.language
    return ReadReport(report.id, report.name, language=language, unread=RAN_AWAY[stopped.why])


def take_in(casebook: Casebook, item: Item | Refusal, by: str = "") -> Taken:
    """Capture one item and store what it is: a report, leads, or the reason why it was refused."""
    if isinstance(item, Refusal):
        return _refused(casebook, item)
    if item.kind is ItemKind.LEADS:
        return _take_leads(casebook, item)
    captured = capture(item.source, options=item.options)
    if isinstance(captured, Refusal):
        return _refused(casebook, captured)
    return _stored(casebook, captured, by)


def take_given(casebook: Casebook, given: Given, options: CaptureOptions, by: str = "") -> Taken:
    """Capture bytes that were handed over, and store the report, or the reason why they were refused."""
    if PurePath(given.name).suffix.lower() in TABLES:
        detail = "A table of figures becomes leads: add it on the command line with `sayso add`."
        return _refused(casebook, Refusal(given.name, sha256(given.data), RefusalReason.NOT_A_REPORT, detail))
    captured = capture(given.name, given.data, options=options)
    return _refused(casebook, captured) if isinstance(captured, Refusal) else _stored(casebook, captured, by)


def read_and_extract(report: Report) -> ReadReport:
    """The claims of one report; a fault of Sayso's own leaves it unread and comes back with its trace."""
    from sayso.language import is_read, read

    language = report.publication.language
    if not is_read(language):
        return ReadReport(report.id, report.name, language=language, unread=why_unread(language))
    from sayso.extract import extract

    try:
        extraction = extract(report, read(report.text, language), arms())
    except Exception as error:
        trace = traceback.format_exc()
        return ReadReport(report.id, report.name, language=language, unread=_broke_down(error), trace=trace)
    return ReadReport(report.id, report.name, extraction, language)


def _broke_down(error: Exception) -> str:
    """What failed and where, in none of the report's words: this stays in the ledger."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}sayso{os.sep}" in frame.filename] or frames
    place = f"{os.path.basename(ours[-1].filename)}, line {ours[-1].lineno}"
    return f"Sayso broke down on it ({type(error).__name__} in {place}); `sayso read FILE` shows the whole trace"


def why_unread(language: str) -> str:
    """Why a report in this language stays unread."""
    if not language:
        return "its language could not be told; give it with --language"
    return f"Sayso does not read {language} yet"


def _stored(casebook: Casebook, captured: Captured, by: str) -> Taken:
    provenance = Provenance(by=by, headers=captured.provenance)
    outcome = store_report(casebook, captured.report, captured.data, provenance)
    return Taken(outcome, captured.report, notes=captured.report.notes)


def _refused(casebook: Casebook, refusal: Refusal) -> Taken:
    return Taken(refuse(casebook, refusal.name, refusal.reason, detail=refusal.detail, digest=refusal.sha256))


def _take_leads(casebook: Casebook, item: Item) -> Taken:
    taken = read_leads(item.source, options=item.options)
    if isinstance(taken, Refusal):
        return _refused(casebook, taken)
    new = store_leads(casebook, taken.leads)
    fate = Fate.STORED if new else Fate.DUPLICATE
    return Taken(Outcome(taken.name, fate, sha256=taken.sha256), leads=len(taken.leads), notes=taken.notes)
