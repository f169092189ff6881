"""`sayso decide link`, `merge`, `split` and `rate`: what a person judges of findings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.app import examples
from sayso.cli.deciding import Why, decide
from sayso.cli.options import By, Casebook, user
from sayso.cli.screen import on_output, plain

if TYPE_CHECKING:
    from sayso.corroborate import Subject
    from sayso.model.decision import Act

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The beginning of a claim's id.")]


@decide.command(epilog=examples("sayso decide link c-1a2b3c4d c-5e6f7a8b independent --why 'two interviews'"))
def link(
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="A claim of the earlier report.")],
    later: Annotated[str, typer.Argument(metavar="LATER", help="The claim that does or does not go back to it.")],
    relation: Annotated[str, typer.Argument(help="copy, rewrite, translation, quotation, citation or independent.")],
    why: Why,
    casebook: Casebook = Path(),
    by: By = "",
) -> None:
    """Decide how one claim goes back to another, or that it does not: their voices are tied or parted."""
    from sayso.corroborate import Subject
    from sayso.model.decision import Act
    from sayso.model.origin import Relation

    if relation not in {each.value for each in Relation}:
        raise typer.BadParameter(f"{relation!r} is none of: {', '.join(each.value for each in Relation)}")
    _decide(casebook, (Act.CORRECT, Subject.LINK), (earlier, later), {"why": why, "by": by, "relation": relation})


@decide.command(epilog=examples("sayso decide merge c-1a2b3c4d c-5e6f7a8b --why 'the same delivery'"))
def merge(one: Claim, other: Claim, why: Why, casebook: Casebook = Path(), by: By = "") -> None:
    """Decide that two claims are on one matter: their findings become one."""
    from sayso.corroborate import Subject
    from sayso.model.decision import Act

    _decide(casebook, (Act.MERGE, Subject.MATTER), (one, other), {"why": why, "by": by})


@decide.command(epilog=examples("sayso decide split c-1a2b3c4d --why 'that was the year before'"))
def split(claim: Claim, why: Why, casebook: Casebook = Path(), by: By = "") -> None:
    """Decide that a claim is on another matter than the rest of its finding."""
    from sayso.corroborate import Subject
    from sayso.model.decision import Act

    _decide(casebook, (Act.SPLIT, Subject.MATTER), (claim,), {"why": why, "by": by})


@decide.command(epilog=examples("sayso decide rate f-1a2b3c4d B2 --why 'seen by two who were there'"))
def rate(
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="The beginning of a finding's id.")],
    grade: Annotated[str, typer.Argument(help="A letter from A to F and a digit from 1 to 6, for example B2.")],
    why: Why,
    casebook: Casebook = Path(),
    by: By = "",
) -> None:
    """Grade a finding yourself; your grade stands beside the computed one."""
    from sayso.corroborate import Subject
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.decisions import decide as keep
    from sayso.ledger.values import Signed
    from sayso.model.decision import Act
    from sayso.pipeline import finding_by_key, findings

    letter, digit = _grade(grade)
    with open_casebook(casebook) as opened:
        wanted = finding_by_key(findings(opened), finding)
        # The grade holds on to a claim: the finding's own id changes when its period does.
        payload = {"of": Subject.GRADE.value, "letter": letter, "digit": digit}
        made = keep(opened, Act.RATE, wanted.claims[0], Signed(by or user(), why), payload)
        graded = str(wanted.grade)
    on_output().print(plain(f"Rated {letter}{digit}, beside the computed {graded} ({made.id})."))


def _grade(told: str) -> tuple[str, str]:
    letter, digit = told[:1].upper(), told[1:]
    if letter not in set("ABCDEF") or digit not in set("123456"):
        raise typer.BadParameter(f"{told!r} is no grade: give a letter from A to F and a digit from 1 to 6.")
    return letter, digit


def _decide(casebook: Path, what: tuple[Act, Subject], keys: tuple[str, ...], told: Mapping[str, str]) -> None:
    """Append a decision on one claim or two, and say how many findings there are now."""
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.decisions import decide as keep
    from sayso.ledger.values import Signed
    from sayso.model.ids import Plain
    from sayso.pipeline import findings

    with open_casebook(casebook) as opened:
        before = len(findings(opened))
        claims = [queries.claim(opened, key)[0].claim.id for key in keys]
        payload: dict[str, Plain] = {"of": what[1].value}
        if len(claims) > 1:
            payload["with"] = claims[1]
        if "relation" in told:
            payload["relation"] = told["relation"]
        made = keep(opened, what[0], claims[0], Signed(told["by"] or user(), told["why"]), payload)
        after = len(findings(opened))
    now = f"there were {before:,} findings, now there are {after:,}" if before != after else "findings were recomputed"
    on_output().print(plain(f"Decided ({made.id}): {now}."))
