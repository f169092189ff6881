"""`sayso entities` and `sayso entity`: who and what the claims are about, and why names are taken for one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import Casebook, Format
from sayso.cli.screen import on_output

if TYPE_CHECKING:
    from sayso.model.shown_entity import ShownEntity

Printed = Annotated[Format, typer.Option("--format", help="How to print them: table or jsonl.")]


@app.command(
    epilog=examples(
        "sayso entities",
        "sayso entities --kind facility --within Ryanggang",
        "sayso entities --open",
        "sayso entities --format jsonl > entities.jsonl",
    )
)
def entities(
    casebook: Casebook = Path(),
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="facility, place, person, organisation, vessel, item. May be given again."),
    ] = None,
    named: Annotated[str, typer.Option("--named", metavar="WORDS", help="Words in any of its names.")] = "",
    within: Annotated[str, typer.Option("--within", metavar="PLACE", help="What lies in this place.")] = "",
    open_: Annotated[bool, typer.Option("--open", help="Only with a tie that is not sure.")] = False,
    format_: Printed = Format.TABLE,
) -> None:
    """List who and what the claims are about, each under all its names. Nobody at risk is ever listed."""
    from sayso.cli.entities_table import entities_table

    _refuse_csv(format_)
    wanted = _kinds(kind or [])
    found = [each for each in _all(casebook) if _fits(each, wanted, (named, within), open_)]
    if format_ is Format.TABLE:
        on_output().print(entities_table(found))
    else:
        _print_lines(found)


@app.command(epilog=examples("sayso entity e-1a2b3c4d", "sayso entity 'Brennick Tractor Works'"))
def entity(
    key: Annotated[str, typer.Argument(metavar="ID", help="The beginning of an entity's id, or one of its names.")],
    casebook: Casebook = Path(),
    format_: Printed = Format.TABLE,
) -> None:
    """Show one entity: its names, where it lies, what became of it, and every tie with its reasons."""
    from sayso.cli.entities_table import entity_page

    _refuse_csv(format_)
    found = one(_all(casebook), key)
    if format_ is Format.TABLE:
        on_output().print(entity_page(found))
    else:
        _print_lines([found])


def one(known: Iterable[ShownEntity], key: str) -> ShownEntity:
    """The one entity that is meant: by the beginning of its id or of a name's, or by a whole name."""
    from sayso.errors import InputError

    wanted = key.casefold()
    found = [each for each in known if _is_called(each, key, wanted)]
    if not found:
        raise InputError(f"Nothing is called {key!r}.", do="List them with `sayso entities`.")
    if len(found) > 1:
        several = ", ".join(f"{each.id[:10]} ({each.kind.value})" for each in found[:5])
        raise InputError(f"{key!r} is {len(found)}: {several}.", do="Give more of the id.")
    return found[0]


def _is_called(entity: ShownEntity, key: str, wanted: str) -> bool:
    if key.startswith("e-"):
        return entity.id.startswith(key)
    if key.startswith("n-"):
        return any(name.id.startswith(key) for name in entity.names)
    return wanted in {entity.name.casefold(), *(name.words.casefold() for name in entity.names)}


def _refuse_csv(format_: Format) -> None:
    if format_ is Format.CSV:
        raise typer.BadParameter("entities have names and ties, which no table of values holds: table or jsonl")


def _all(casebook: Path) -> list[ShownEntity]:
    from sayso.ledger.casebook import open_casebook
    from sayso.pipeline import identities, shown_entities

    with open_casebook(casebook) as opened:
        return list(shown_entities(opened, identities(opened)))


def _kinds(kinds: list[str]) -> set[str]:
    from sayso.model.entity import Kind

    known = [each.value for each in Kind]
    for each in kinds:
        if each not in known:
            raise typer.BadParameter(f"{each!r} is none of: {', '.join(known)}")
    return set(kinds)


def _fits(entity: ShownEntity, kinds: set[str], words: tuple[str, str], open_: bool) -> bool:
    named, within = (each.casefold() for each in words)
    if kinds and entity.kind.value not in kinds:
        return False
    if named and not any(named in each.words.casefold() for each in entity.names):
        return False
    if within and within not in {each.casefold() for each in entity.where}:
        return False
    return not open_ or any(each.verdict.value == "unsure" for each in entity.ties)


def _print_lines(found: Iterable[ShownEntity]) -> None:
    sys.stdout.writelines(_lines(found))


def _lines(found: Iterable[ShownEntity]) -> Iterator[str]:
    from sayso.model.ids import canonical

    return (canonical(each) + "\n" for each in found)
