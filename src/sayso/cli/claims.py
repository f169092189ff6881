"""`sayso claims`: the claims of the casebook as a table, JSON lines or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import AsPublished, By, Casebook, Format, user
from sayso.cli.screen import on_error, on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.ledger.values import ClaimFilter
    from sayso.model.shown import Audience, Shown

Many = list[str] | None


def _many(flag: str, words: str) -> object:
    return typer.Option(flag, help=words, show_default=False)


@app.command(
    epilog=examples(
        "sayso claims --type production --type stock",
        "sayso claims --status target --since 2024-01 --until 2024-06",
        "sayso claims --text shells --format csv > shells.csv",
        "sayso claims --format jsonl > claims.jsonl",
    )
)
def claims(
    casebook: Casebook = Path(),
    type_: Annotated[
        Many, _many("--type", "Event type, for example production. May be given again, as all of these.")
    ] = None,
    standing: Annotated[Many, _many("--standing", "What kind of body speaks, for example institution.")] = None,
    naming: Annotated[Many, _many("--naming", "How openly: named, described, bare, undisclosed.")] = None,
    status: Annotated[
        Many, _many("--status", "actual, ordered, target, planned, forecast, capacity, equivalent.")
    ] = None,
    factuality: Annotated[Many, _many("--factuality", "asserted, near_certain, probable, possible, unknown.")] = None,
    report: Annotated[Many, _many("--report", "A report: its name, or the beginning of its id.")] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="What may have happened from then on.")] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="What may have happened up to then.")] = "",
    text: Annotated[str, typer.Option(help="Words in the claim's own text, in any case.")] = "",
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TABLE,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="JSON lines and CSV with restricted reports too. This is logged.")
    ] = False,
    as_published: AsPublished = False,
    by: By = "",
) -> None:
    """Show the claims, grouped by type. A source at risk is a number within its report.

    JSON lines and CSV are made to leave the house: claims of restricted reports stay out unless asked for.
    """
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import shown_claims

    wanted = _wanted((type_, standing, naming, status, factuality))
    with open_casebook(casebook) as opened:
        keys = tuple(queries.resolve(opened, key) for key in report or ())
        wanted = replace(wanted, reports=keys, text=text, since=since, until=until)
        audience = audience_of(opened, as_published, by or user())
        if restricted:
            _note_restricted(opened, by or user())
        # Closed before the casebook, also when the reader of a pipe has gone.
        with closing(shown_claims(opened, wanted, audience)) as found:
            _print(found, format_, restricted=restricted)


def _wanted(chosen: tuple[Many, ...]) -> ClaimFilter:
    """Types, standings, namings, statuses and factualities; a value that no claim has is wrong usage."""
    from sayso.domain.arms import arms
    from sayso.ledger.values import ClaimFilter
    from sayso.model.claim import Factuality, Status
    from sayso.model.source import Naming, Standing

    known = [
        list(arms().events),
        *([each.value for each in kind] for kind in (Standing, Naming, Status, Factuality)),
    ]
    for values, allowed in zip(chosen, known, strict=True):
        for value in values or ():
            if value not in allowed:
                raise typer.BadParameter(f"{value!r} is none of: {', '.join(allowed)}")
    types, standings, namings, statuses, factualities = (tuple(values or ()) for values in chosen)
    return ClaimFilter(types, statuses, factualities, standings, namings)


def audience_of(opened: OpenCasebook, as_published: bool, by: str, what: str = "claims") -> Audience:
    """As published, after the chain of custody has noted who asked."""
    from sayso.ledger.custody import Kind, log
    from sayso.model.shown import Audience

    if not as_published:
        return Audience.ELSEWHERE
    log(opened, Kind.RELEASE, {"released": what, "as_published": True}, by=by)
    return Audience.AS_PUBLISHED


def _note_restricted(opened: OpenCasebook, by: str) -> None:
    from sayso.ledger.custody import Kind, log

    log(opened, Kind.RELEASE, {"released": "claims", "restricted": True}, by=by)


def _print(claims: Iterable[Shown], format_: Format, *, restricted: bool) -> None:
    from sayso.publish import to_csv, to_jsonl
    from sayso.publish.phrases import many

    if format_ is Format.TABLE:
        from sayso.cli.claims_table import claims_by_type

        on_output().print(claims_by_type(list(claims)))
        return
    withheld: list[str] = []
    leaving = claims if restricted else _public(claims, withheld)
    for each in (to_jsonl if format_ is Format.JSONL else to_csv)(leaving):
        sys.stdout.write(each)
    if withheld:
        left = (
            f"{many(len(withheld), 'claim')} of restricted reports left out; --restricted exports them, and is logged."
        )
        on_error().print(plain(left, "yellow"))


def _public(claims: Iterable[Shown], withheld: list[str]) -> Iterator[Shown]:
    """The claims of public reports; the ids of the others are noted."""
    from sayso.model.report import Handling

    for claim in claims:
        if claim.report.handling is Handling.PUBLIC:
            yield claim
        else:
            withheld.append(claim.id)
