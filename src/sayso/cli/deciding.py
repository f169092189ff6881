"""`sayso decide …`, `sayso decisions` and `sayso undo`: what a person judges, kept with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import app, examples
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import line, on_output, plain

if TYPE_CHECKING:
    from sayso.ledger.casebook import Casebook as OpenCasebook
    from sayso.model.entity import Verdict
    from sayso.model.shown_entity import ShownEntity

decide = typer.Typer(
    no_args_is_help=True,
    help="Decide what only a person can; every decision is signed, gives a reason and can be undone.",
    epilog=examples(
        "sayso decide same 'Brennick Tractor Works' 'Brennick Plant' --why 'renamed in 2019'",
        "sayso decide different n-1a2b3c4d n-5e6f7a8b --why 'two plants, on either bank'",
    ),
)
app.add_typer(decide, name="decide")

Why = Annotated[str, typer.Option("--why", help="The reason, in a sentence.")]
Left = Annotated[str, typer.Argument(metavar="A", help="A name, or the beginning of the id of a name or entity.")]
Right = Annotated[str, typer.Argument(metavar="B", help="Another one.")]


@decide.command(epilog=examples("sayso decide same e-1a2b3c4d e-5e6f7a8b --why 'one fence' --change renamed"))
def same(
    left: Left,
    right: Right,
    why: Why,
    casebook: Casebook = Path(),
    change: Annotated[str, typer.Option(help="How one became the other: renamed, converted, moved or merged.")] = "",
    when: Annotated[str, typer.Option(metavar="DATE", help="When that was: 2019, 2019-04.")] = "",
    by: By = "",
) -> None:
    """Decide that two names are of one thing."""
    from sayso.model.entity import Change, Verdict

    if change and change not in {each.value for each in Change}:
        raise typer.BadParameter(f"{change!r} is none of: {', '.join(each.value for each in Change)}")
    _decide(casebook, Verdict.SAME, (left, right), {"why": why, "by": by, "change": change, "when": when})


@decide.command(epilog=examples("sayso decide different n-1a2b3c4d n-5e6f7a8b --why 'in two towns'"))
def different(left: Left, right: Right, why: Why, casebook: Casebook = Path(), by: By = "") -> None:
    """Decide that two names are of two things; inside one entity, give the names."""
    from sayso.model.entity import Verdict

    _decide(casebook, Verdict.DIFFERENT, (left, right), {"why": why, "by": by})


@decide.command(epilog=examples("sayso decide unsure n-1a2b3c4d n-5e6f7a8b --why 'the reports do not say'"))
def unsure(left: Left, right: Right, why: Why, casebook: Casebook = Path(), by: By = "") -> None:
    """Decide that it cannot be told whether two names are of one thing: a tie between them is dropped."""
    from sayso.model.entity import Verdict

    _decide(casebook, Verdict.UNSURE, (left, right), {"why": why, "by": by})


@app.command(epilog=examples("sayso decisions", "sayso decisions --all"))
def decisions(
    casebook: Casebook = Path(),
    all_: Annotated[bool, typer.Option("--all", help="Also those that were undone, and what undid them.")] = False,
) -> None:
    """List what was decided, by whom and why, in the order in which it was."""
    from sayso.cli.decisions_table import decisions_table
    from sayso.ledger import decisions as kept
    from sayso.ledger.casebook import open_casebook

    with open_casebook(casebook) as opened:
        on_output().print(decisions_table(list(kept.decisions(opened, standing=not all_))))


@app.command(epilog=examples("sayso undo d-1a2b3c4d --why 'the other plant was meant'"))
def undo(
    decision: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a decision's id.")],
    why: Annotated[str, typer.Option("--why", help="The reason, in a sentence.")] = "",
    casebook: Casebook = Path(),
    by: By = "",
) -> None:
    """Take a decision back: all that hung on it is as it was before."""
    from sayso.ledger import decisions as kept
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.values import Signed

    with open_casebook(casebook) as opened:
        undone = kept.take_back(opened, _one(opened, decision), Signed(by or user(), why))
    on_output().print(plain(f"Taken back by {undone.id}. What it had changed is as before."))


def _one(opened: OpenCasebook, key: str) -> str:
    """The id of the one decision that is meant."""
    from sayso.errors import InputError
    from sayso.ledger import decisions as kept

    prefix = key if key.startswith("d-") else f"d-{key}"
    found = [each.id for each in kept.decisions(opened) if each.id.startswith(prefix)]
    if len(found) != 1:
        what = f"{key!r} is {len(found)} decisions." if found else f"There is no decision {key!r}."
        raise InputError(what, do="List them with `sayso decisions`.")
    return found[0]


def _decide(casebook: Path, verdict: Verdict, pair: tuple[str, str], told: dict[str, str]) -> None:
    """Append the decision on two names, and say what it changes."""
    from sayso.ledger import decisions as kept
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.values import Signed
    from sayso.model.ids import Plain
    from sayso.pipeline import identities, shown_entities
    from sayso.resolve import ACTS, target

    signed = Signed(told["by"] or user(), told["why"])
    payload: dict[str, Plain] = {"identity": verdict.value}
    payload |= {name: told[name] for name in ("change", "when") if told.get(name)}
    with open_casebook(casebook) as opened:
        known = list(shown_entities(opened, identities(opened)))
        left, right = _names(known, pair)
        made = kept.decide(opened, ACTS[verdict], target(left, right), signed, payload)
        after = len(identities(opened).entities)
    console = on_output()
    console.print(plain(f"Decided: {pair[0]} and {pair[1]} are {_SAID[verdict.value]} ({made.id})."))
    console.print(line(f"There were {len(known):,} entities; now there are {after:,}.", "dim"))


_SAID = {"same": "one", "different": "two", "unsure": "not to be told apart or taken for one"}


def _names(known: list[ShownEntity], pair: tuple[str, str]) -> tuple[str, str]:
    """The ids of the two names that are meant."""
    from sayso.errors import InputError

    left, right = (_name(known, each) for each in pair)
    if left == right:
        raise InputError("These are one and the same name.", do="Give two names, or their ids (`sayso entity NAME`).")
    return left, right


def _name(known: list[ShownEntity], key: str) -> str:
    """The name that is meant; of an entity the one that most claims use."""
    from sayso.cli.entities import one

    entity = one(known, key)
    exact = [each for each in entity.names if each.id.startswith(key) or each.words.casefold() == key.casefold()]
    return max(exact or entity.names, key=lambda each: (each.claims, each.id)).id
