"""`sayso claim`: one claim with its chain and its words in context; and a claim that a person adds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, ReportKey, user
from sayso.cli.screen import on_output, plain


class _ShowByDefault(TyperGroup):
    """`sayso claim ID` shows that claim: `show` need not be said."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `show` before what is no command and no option of the group."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["show", *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=_ShowByDefault,
    no_args_is_help=True,
    help="Show one claim, or add one that the reader missed.",
    epilog=examples(
        "sayso claim c-1a2b3c4d",
        "sayso claim add report.txt --quote 'made 900 shells' --type production --source 'a manager'",
    ),
)
app.add_typer(group, name="claim")


@group.command("show", epilog=examples("sayso claim c-1a2b3c4d", "sayso claim show c-1a2b3c4d"))
def show_claim(
    claim: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a claim's id.")],
    casebook: Casebook = Path(),
) -> None:
    """Show a claim, its chain drawn from the outermost voice to the innermost, and its words in context."""
    from sayso.cli.claim_page import claim_page
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook
    from sayso.model.shown import Audience
    from sayso.pipeline import shown_together

    console = on_output()
    with open_casebook(casebook) as opened:
        for shown in shown_together(opened, queries.claim(opened, claim), Audience.OWN_REPORT):
            console.print(claim_page(shown, queries.report(opened, shown.report.id)))


@group.command(
    "add",
    epilog=examples(
        "sayso claim add report.txt --quote 'made 900 shells' --type production --role item=shells",
        "sayso claim add report.txt --quote 'about 40' --nth 2 --type stock --source 'the ministry' "
        "--naming named --standing institution --status target",
    ),
)
def add_claim(
    report: ReportKey,
    quote: Annotated[str, typer.Option(help="The claim's exact words in the report.")],
    type_: Annotated[str, typer.Option("--type", help="Event type, for example production.")],
    casebook: Casebook = Path(),
    source: Annotated[str, typer.Option(help="Who says it, as described; without it the report's own voice.")] = "",
    nth: Annotated[
        int | None, typer.Option(min=1, help="Which occurrence of the words, from 1.", show_default=False)
    ] = None,
    naming: Annotated[str, typer.Option(help="named, described, bare or undisclosed.")] = "",
    standing: Annotated[str, typer.Option(help="individual, institution, state, research_body, document, …")] = "",
    at_risk: Annotated[
        bool | None,
        typer.Option("--at-risk/--not-at-risk", help="Exposed to reprisal; by default an unnamed individual is."),
    ] = None,
    status: Annotated[str, typer.Option(help="actual, ordered, target, planned, …")] = "actual",
    factuality: Annotated[str, typer.Option(help="asserted, near_certain, probable, possible, unknown.")] = "asserted",
    denied: Annotated[bool, typer.Option("--denied", help="The source says that it is not so.")] = False,
    role: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=WORDS", help="A role, in the report's words.", show_default=False),
    ] = None,
    why: Annotated[str, typer.Option(help="Why it is added; kept with the decision.")] = "",
    by: By = "",
) -> None:
    """Add a claim that the reader missed; its words must stand in the report."""
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.decisions import add_claim as store
    from sayso.ledger.noting import Noted, claim_from
    from sayso.ledger.values import Signed

    noted = Noted(
        quote,
        nth or 0,
        type_,
        source,
        naming,
        standing,
        at_risk,
        status,
        factuality,
        denied,
        tuple(role or ()),
    )
    with open_casebook(casebook) as opened:
        held = queries.report(opened, report)
        claim = claim_from(noted, held)
        store(opened, held.id, claim, Signed(by or user(), why))
    console = on_output()
    console.print(plain(f"Added {claim.id} at [{claim.span.start}, {claim.span.end}) of {held.id}."))
    if claim.attribution.at_risk and at_risk is None:
        console.print(
            plain("Its source counts as at risk. If it is not exposed to reprisal, say --not-at-risk.", "dim")
        )
