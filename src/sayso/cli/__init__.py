"""The command line: every command, and the one place where errors are caught."""

from __future__ import annotations

import sys

from sayso.cli import (
    adding,
    backing_up,
    briefing,
    claim,
    claims,
    deciding,
    deciding_findings,
    demo,
    entities,
    estimates,
    findings,
    hypotheses,
    keeping,
    reading,
    serving,
    show,
    verifying,
)
from sayso.cli.app import app
from sayso.cli.screen import on_error, refused_by_system, say_error, utf8
from sayso.errors import SaysoError

FAILED = 1


def main() -> None:
    """Run `sayso`: exit status 0, 1 for an error, 2 for wrong usage, 3 where `verify` finds faults."""
    utf8(sys.stdout, sys.stderr)
    try:
        app()
    except Exception as error:
        told = error if isinstance(error, SaysoError) else refused_by_system(error)
        if told is None:
            raise
        say_error(on_error(), told)
        sys.exit(FAILED)


__all__ = [
    "adding",
    "app",
    "backing_up",
    "briefing",
    "claim",
    "claims",
    "deciding",
    "deciding_findings",
    "demo",
    "entities",
    "estimates",
    "findings",
    "hypotheses",
    "keeping",
    "main",
    "reading",
    "serving",
    "show",
    "verifying",
]
