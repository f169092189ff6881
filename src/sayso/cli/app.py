"""The application that every command registers with; nothing heavy is imported until a command runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

ORDER = (
    *("demo", "init", "serve", "add", "reports", "show", "claims", "claim"),
    *("findings", "finding", "sources", "entities", "entity", "decide", "decisions", "undo"),
    *("estimate", "hypotheses", "rate"),
    *("leads", "briefing", "read", "verify", "backup", "restore", "purge"),
)


class _Ordered(TyperGroup):
    """The commands in the order in which a new user meets them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command; what has no place in the order comes last."""
        known = [name for name in ORDER if name in self.commands]
        return known + sorted(set(self.commands) - set(known))


app = typer.Typer(
    name="sayso",
    cls=_Ordered,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def examples(*lines: str) -> str:
    """The end of a command's help: one example a line."""
    return "\n".join(["Examples:", *(f"  {each}" for each in lines)])


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback(epilog=examples("sayso demo", "sayso init my-casebook", "sayso add -C my-casebook reports/"))
def sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """An evidence ledger for reports on arms transfers: who said so, and how would they know?"""
