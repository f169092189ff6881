"""From the key in an address to what it names; what is not there is a page that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from sayso.errors import InputError
from sayso.ledger import queries, reviewing
from sayso.ledger.listing import Window
from sayso.ledger.values import HeldClaim, ReportEntry
from sayso.workbench.desk import casebook
from sayso.workbench.faults import NotThere

PAGE = 50
MOST_PAGES = 100_000

_ID = re.compile(r"[rcf]-[0-9a-f]{1,20}")

T = TypeVar("T")


def found(search: Callable[[], T]) -> T:
    """What the search gives; where the ledger knows none, that is a page which is not there."""
    try:
        return search()
    except InputError as error:
        raise NotThere(error.what, do="Choose it from its list.") from error


def report_entry(key: str) -> ReportEntry:
    """The report of an address; only ids are addresses."""
    _check(key, "report")
    return found(lambda: queries.entry(casebook(), key))


def held_claim(report: str, claim: str) -> HeldClaim:
    """The claim that a report holds."""
    held = reviewing.held(casebook(), report, claim)
    if held is None:
        raise NotThere(f"The report does not hold claim {claim} now.", do="Choose one from its report.")
    return held


def check_claim(key: str) -> str:
    """The key, if it looks like one."""
    return _check(key, "claim")


def number_of(request: HttpRequest) -> int:
    """The page that is asked for, from 1; what is no page is the first."""
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def window_of(request: HttpRequest) -> Window:
    """The part of a list that is asked for."""
    return Window((number_of(request) - 1) * PAGE, PAGE)


def pages(request: HttpRequest, total: int) -> dict[str, object]:
    """What the links between the pages of a list need."""
    here = number_of(request)
    last = max(1, -(-total // PAGE))
    rest = request.GET.copy()
    rest.pop("page", None)
    kept = f"{rest.urlencode()}&" if rest else ""
    return {"here": here, "last": last, "total": total, "kept": kept, "before": here - 1, "after": here + 1}


def _check(key: str, what: str) -> str:
    if not _ID.fullmatch(key):
        raise NotThere(f"No {what} has this address.", do="Choose one from its list.")
    return key
