"""`sayso add`: reports in, with a progress bar and a closing summary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, Language, Outlet, Published, Url, user
from sayso.cli.screen import line, on_error, on_output, plain, progress

if TYPE_CHECKING:
    from rich.console import Console

    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.pipeline import ReadReport, Taken, Watch

INTERRUPTED = 130


@app.command(
    epilog=examples(
        "sayso add reports/",
        "sayso add letter.eml --outlet 'A reader' --published 2024-04-12",
        "sayso add 'archive/**/*.pdf' --sidecar archive.csv --workers 4",
        "sayso add https://example.org/a-page",
        "sayso add figures.csv   (a table of figures becomes leads)",
    )
)
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS…", help="Files, folders, patterns, addresses of pages.")],
    casebook: Casebook = Path(),
    outlet: Outlet = "",
    published: Published = "",
    url: Url = "",
    language: Language = "",
    sidecar: Annotated[
        list[Path] | None,
        typer.Option(help="A CSV with a column `file` that describes many.", show_default=False),
    ] = None,
    max_size: Annotated[
        int, typer.Option(metavar="BYTES", help="Refuse larger files.", show_default="see sayso.toml")
    ] = 0,
    workers: Annotated[int, typer.Option(min=0, help="Reading processes.", show_default="as many as are worth it")] = 0,
    by: By = "",
) -> None:
    """Add reports to the casebook and read them. Each ends as stored, duplicate, or refused with a reason."""
    from sayso.capture import CaptureOptions, ReadingLimits, Told
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import Plan
    from sayso.pipeline import add as run

    with open_casebook(casebook) as opened:
        limits = opened.settings.limits
        options = CaptureOptions(
            Told(outlet=outlet, published=published, url=url, language=language),
            tuple(sidecar or ()),
            own_files(opened),
            max_size or limits.max_bytes,
            limits.max_code_points,
            ReadingLimits(limits.reading_seconds, limits.reading_memory),
        )
        with watched(on_error()) as (watch, tally):
            run(opened, paths, Plan(options, by or user(), workers, watch))
        say_summary(on_output(), tally)


def own_files(opened: OpenCasebook) -> tuple[Path, ...]:
    """What the casebook keeps of its own: a user may add the folder that it is in."""
    from sayso.cli.briefing import NAMES
    from sayso.config import FILE_NAME
    from sayso.ledger.casebook import LOCK, MIGRATING

    names = [FILE_NAME, LOCK, MIGRATING, *NAMES]
    if not opened.settings.on_postgresql:
        names.extend(opened.settings.database + end for end in ("", "-wal", "-shm", "-journal"))
    return (opened.archive, *(opened.folder / name for name in names))


@dataclass(slots=True)
class Tally:
    """What a run did, in what the summary needs of it and no more."""

    stored: int = 0
    duplicate: int = 0
    leads: int = 0
    read: int = 0
    claims: int = 0
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def take(self, taken: Taken) -> None:
        """Count one item."""
        outcome = taken.outcome
        match outcome.fate.value:
            case "refused":
                self.refused.append((outcome.name, outcome.reason.replace("_", " "), outcome.detail))
            case "duplicate":
                self.duplicate += 1
            case _:
                self.stored += 1
        self.leads += taken.leads
        if taken.report and outcome.fate.value == "stored" and not taken.report.publication.published:
            self.undated.append(taken.report.name)

    def count(self, done: ReadReport) -> None:
        """Count one report that was read, or found to be in a language that is not read."""
        if done.unread:
            self.unread.append((done.name, done.unread))
            return
        self.read += 1
        self.claims += len(done.extraction.claims)


@contextmanager
def watched(console: Console) -> Iterator[tuple[Watch, Tally]]:
    """A watch that moves two bars, and the tally of what it saw; an interruption ends the program."""
    from sayso.pipeline import Watch

    tally = Tally()
    with progress(console) as bars:
        taking = bars.add_task("Taking in", total=None, visible=False)
        reading = bars.add_task("Reading  ", total=None, visible=False)

        def taken(each: Taken) -> None:
            tally.take(each)
            bars.advance(taking)

        def read(each: ReadReport) -> None:
            tally.count(each)
            bars.advance(reading)

        watch = Watch(
            found=lambda number: bars.update(taking, total=number, visible=number > 0),
            taken=taken,
            waiting=lambda number: bars.update(reading, total=number, visible=number > 0),
            read=read,
        )
        try:
            yield watch, tally
        except KeyboardInterrupt:
            bars.stop()
            say_summary(console, tally)
            console.print(plain("Stopped. All of this is kept; run the same command again to go on.", "bold yellow"))
            raise typer.Exit(INTERRUPTED) from None


def say_summary(console: Console, tally: Tally) -> None:
    """What was stored, what was there, what was refused and why, what lacks a date, what is unread."""
    from sayso.publish.phrases import many

    console.print(plain(f"{tally.stored} stored, {tally.duplicate} duplicate, {len(tally.refused)} refused.", "bold"))
    if tally.leads:
        are = "is a lead" if tally.leads == 1 else "are leads"
        console.print(plain(f"{many(tally.leads, 'row')} of figures {are}; see them with: sayso leads"))
    if tally.read:
        found = f"{many(tally.read, 'report')} read, {many(tally.claims, 'claim')} found"
        console.print(plain(f"{found}; see them with: sayso claims"))
    _say_list(console, "Refused:", [f"{name}: {reason}. {detail}" for name, reason, detail in tally.refused])
    _say_list(
        console,
        "Without a date of publication, so relative dates stay unresolved (--published or a sidecar):",
        tally.undated,
    )
    _say_list(console, "Stored, but not read:", [f"{name}: {why}." for name, why in tally.unread])


def _say_list(console: Console, title: str, lines: list[str]) -> None:
    if lines:
        console.print(plain(title, "yellow"))
    for each in lines:
        console.print(plain("  ").append_text(line(each)))
