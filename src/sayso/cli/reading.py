"""`sayso read`: the claims of a file, without a casebook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import Format, Language, Outlet, Published, Url
from sayso.cli.screen import on_error, on_output, plain

if TYPE_CHECKING:
    from sayso.capture import CaptureOptions
    from sayso.model.shown import Shown


@app.command(
    epilog=examples(
        "sayso read report.txt --published 2024-07-29 --outlet 'Harbour Post'",
        "sayso read report.txt --published 2024-07-29 --outlet 'Harbour Post' --format jsonl > claims.jsonl",
    )
)
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Text, Markdown, HTML, PDF or e-mail.")],
    published: Published = "",
    outlet: Outlet = "",
    url: Url = "",
    language: Language = "",
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
) -> None:
    """Read a file and print its claims; nothing is kept. Its sources stand as it describes them."""
    from sayso.capture import CaptureOptions, Told

    options = CaptureOptions(Told(outlet=outlet, published=published, url=url, language=language))
    claims: list[Shown] = []
    refused = False
    for file in files:
        found = _read(file, options)
        refused = refused or found is None
        claims.extend(found or ())
    _print(claims, format_)
    if refused:
        raise typer.Exit(1)


def _read(file: Path, options: CaptureOptions) -> list[Shown] | None:
    """The claims of one file; None, and a line on the error stream, if it is refused or not read."""
    from sayso.capture import Refusal, capture
    from sayso.model.shown import Audience, shown_report
    from sayso.pipeline import read_and_extract
    from sayso.protect import beside, show_all

    captured = capture(file, options=options)
    if isinstance(captured, Refusal):
        on_error().print(
            plain(f"{captured.name}: {captured.reason.value.replace('_', ' ')}. {captured.detail}", "yellow")
        )
        return None
    report = captured.report
    done = read_and_extract(report)
    if done.trace:
        raise RuntimeError(f"Reading {report.name} failed:\n{done.trace}")
    if done.unread:
        on_error().print(plain(f"{report.name} is not read: {done.unread}.", "yellow"))
        return None
    if not report.publication.published:
        on_error().print(plain(f"{report.name} has no date: relative dates stay unresolved (--published).", "yellow"))
    claims = done.extraction.claims
    return list(
        show_all(claims, Audience.OWN_REPORT, beside(shown_report(report, report.name), claims, report.locators))
    )


def _print(claims: list[Shown], format_: Format) -> None:
    from sayso.publish import to_csv, to_jsonl

    if format_ is Format.TABLE:
        from sayso.cli.claims_table import claims_by_type

        on_output().print(claims_by_type(claims))
        return
    for each in (to_jsonl if format_ is Format.JSONL else to_csv)(claims):
        sys.stdout.write(each)
