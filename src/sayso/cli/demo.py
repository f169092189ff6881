"""`sayso demo`, which is `make run`: the sample casebook read, shown and briefed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.adding import say_summary, watched
from sayso.cli.app import app, examples
from sayso.cli.options import user
from sayso.cli.screen import on_error, on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.casebook import Casebook as OpenCasebook

FOLDER = Path("sample-casebook")


@app.command(epilog=examples("sayso demo", "sayso demo --folder elsewhere"))
def demo(
    folder: Annotated[Path, typer.Option(help="Where the sample casebook is kept.")] = FOLDER,
) -> None:
    """Make the sample casebook, read its reports, show their claims, write a briefing."""
    from sayso.cli.briefing import Release, compose_briefing, write_briefing
    from sayso.cli.claims_table import claims_by_type
    from sayso.ledger.casebook import create, open_casebook
    from sayso.ledger.values import ClaimFilter
    from sayso.model.shown import Audience
    from sayso.pipeline import shown_claims

    console = on_output()
    there = (folder / "sayso.toml").is_file()
    with open_casebook(folder) if there else create(folder) as opened:
        _read_sample(opened)
        console.print(claims_by_type(list(shown_claims(opened, ClaimFilter(), Audience.ELSEWHERE))))
        paths = write_briefing(opened, compose_briefing(opened, Audience.ELSEWHERE), opened.folder, Release(user()))
    _say_what_next(folder, paths)


def _read_sample(opened: OpenCasebook) -> None:
    """Take in what is not there yet; when all of it is, no file is captured and no model loaded."""
    from importlib.resources import as_file, files

    from sayso.capture import CaptureOptions
    from sayso.estimate.hypotheses import NAME as HYPOTHESES
    from sayso.estimate.questions import NAME as QUESTIONS
    from sayso.pipeline import GAZETTEER, Plan, add, read_waiting

    with as_file(files("sayso").joinpath("sample")) as sample, watched(on_error()) as (watch, tally):
        # The invented places of the sample come with a gazetteer of their own, and its questions with it.
        for name in (GAZETTEER, QUESTIONS, HYPOTHESES):
            (opened.folder / name).write_bytes((sample / name).read_bytes())
        missing = _missing(opened, sample / "reports")
        if missing:
            add(opened, missing, Plan(CaptureOptions(), "sayso demo", 0, watch))
        else:
            read_waiting(opened, Plan(watch=watch))
    if missing or tally.read:
        say_summary(on_output(), tally)
    else:
        on_output().print(plain("The sample casebook is there and read; nothing was changed.", "bold"))


def _missing(opened: OpenCasebook, folder: Path) -> list[str]:
    """The reports of the sample whose bytes the casebook does not hold."""
    from sayso.ledger import queries
    from sayso.model.ids import sha256

    held = {entry.sha256 for entry in queries.reports(opened)}
    return [str(path) for path in sorted(folder.iterdir()) if sha256(path.read_bytes()) not in held]


def _say_what_next(folder: Path, paths: list[Path]) -> None:
    """Where the briefing is, and what to type next, as this program was called."""
    called = _called()
    console = on_output()
    console.print(plain("\nThe briefing, every sentence footnoted to claim and words:", "bold"))
    for path in paths:
        console.print(plain(f"  {_near(path)}"))
    console.print(plain("\nLook closer:", "bold"))
    console.print(plain(f"  {called} show -C {folder} 09-underline-radio.txt"))
    console.print(plain(f"  {called} claims -C {folder} --status target"))
    console.print(plain("\nYour own reports:", "bold"))
    console.print(plain(f"  {called} init my-casebook"))
    console.print(plain(f"  {called} add -C my-casebook PATHS…      (text, Markdown, HTML, PDF, e-mail, addresses)"))
    console.print(plain(f"  {called} claims -C my-casebook"))
    console.print(plain(f"  {called} briefing -C my-casebook"))


def _called() -> str:
    """`sayso` where the shell would find this one, else the path by which it was run."""
    program = Path(sys.argv[0])
    found = shutil.which("sayso")
    if program.stem != "sayso" or (found and Path(found).resolve() == program.resolve()):
        return "sayso"
    return _near(program)


def _near(path: Path) -> str:
    """The path from here, where that is shorter than the whole one."""
    near = os.path.relpath(path)
    return str(path) if near.startswith("..") else near
