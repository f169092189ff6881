"""`sayso briefing`: the document that leaves the house, as a page and as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import AsPublished, By, Casebook, user
from sayso.cli.screen import on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.model.briefing import Briefing
    from sayso.model.shown import Audience

NAMES = ("briefing.html", "briefing.md")


@app.command(epilog=examples("sayso briefing", "sayso briefing --output for-the-committee"))
def briefing(
    casebook: Casebook = Path(),
    output: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write it.", show_default="the casebook")
    ] = None,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With claims of restricted reports. This is logged.")
    ] = False,
    as_published: AsPublished = False,
    by: By = "",
) -> None:
    """Write a briefing: every sentence footnoted to its claim, its words, and the archived report."""
    from sayso.ledger.casebook import open_casebook
    from sayso.model.shown import Audience

    audience = Audience.AS_PUBLISHED if as_published else Audience.ELSEWHERE
    with open_casebook(casebook) as opened:
        composed = compose_briefing(opened, audience, restricted=restricted)
        release = Release(by or user(), as_published, restricted)
        written = write_briefing(opened, composed, output or opened.folder, release)
    console = on_output()
    for path in written:
        console.print(plain(f"Wrote {path}"))


def compose_briefing(opened: OpenCasebook, audience: Audience, *, restricted: bool = False) -> Briefing:
    """The briefing of all that the casebook holds."""
    from sayso.domain.arms import arms
    from sayso.ledger import queries
    from sayso.ledger.values import ClaimFilter
    from sayso.pipeline import shown_claims, shown_entry
    from sayso.publish import compose
    from sayso.publish.compose import Held

    held = [Held(shown_entry(entry), entry.unread) for entry in queries.reports(opened)]
    return compose(shown_claims(opened, ClaimFilter(), audience), held, arms(), restricted=restricted)


@dataclass(frozen=True, slots=True)
class Release:
    """By whom a briefing is released, and what it holds that needs care."""

    by: str
    as_published: bool = False
    restricted: bool = False


def write_briefing(opened: OpenCasebook, composed: Briefing, folder: Path, release: Release) -> list[Path]:
    """Write both files and log the release; where they stand already with the same bytes, nothing is done."""
    from sayso.ledger.custody import Kind, log
    from sayso.model.ids import Plain, sha256
    from sayso.publish import to_html, to_markdown

    contents = [to_html(composed).encode(), to_markdown(composed).encode()]
    paths = [folder / name for name in NAMES]
    with_care = release.as_published or release.restricted
    if not with_care and all(
        path.is_file() and path.read_bytes() == data for path, data in zip(paths, contents, strict=True)
    ):
        return paths
    released: dict[str, Plain] = {name: sha256(data) for name, data in zip(NAMES, contents, strict=True)}
    care: dict[str, Plain] = {"as_published": release.as_published, "restricted": release.restricted}
    log(opened, Kind.RELEASE, released | care, by=release.by)
    _make(folder)
    for path, data in zip(paths, contents, strict=True):
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(data)
        part.replace(path)
    return paths


def _make(folder: Path) -> None:
    from sayso.errors import InputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}.", do="Choose another --output.") from error
