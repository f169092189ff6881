"""The shapes of what the API takes and gives."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

Row = dict[str, Any]


class Fault(Schema):
    """What happened, what was kept, what to do."""

    what: str
    kept: str
    do: str


class Failed(Schema):
    """The one shape of every error."""

    error: Fault


class Rows(Schema):
    """Part of a list; `more` says whether it goes on after it."""

    rows: list[Row]
    more: bool


class Part(Schema):
    """Which part of a list: from `first` (from 0), at most `count`."""

    first: int = Field(0, ge=0, lt=2**31)
    count: int = Field(50, ge=1, le=500)


class ReportQuery(Part):
    """Which reports; `q` is looked for in name, outlet, title and address."""

    q: str = Field("", max_length=200)


class ClaimQuery(Part):
    """Which claims; several values of one field mean any of them, dates are EDTF."""

    type: list[str] = Field(default_factory=list)
    status: list[str] = Field(default_factory=list)
    factuality: list[str] = Field(default_factory=list)
    standing: list[str] = Field(default_factory=list)
    naming: list[str] = Field(default_factory=list)
    report: str = Field("", max_length=40)
    text: str = Field("", max_length=500)
    since: str = Field("", max_length=30)
    until: str = Field("", max_length=30)


class Added(Schema):
    """A report to take in as text; `name` tells the format by its ending."""

    name: str = Field(min_length=1, max_length=200)
    text: str = Field(min_length=1)
    outlet: str = Field("", max_length=500)
    published: str = Field("", max_length=50)
    url: str = Field("", max_length=2000)
    language: str = Field("", max_length=20)
    handling: str = Field("restricted", pattern="^(public|restricted)$")


class Judged(Schema):
    """A judgement on a claim of one report; `seen` is the number of the chain's last entry that was looked at."""

    report: str
    claim: str
    act: str = Field(pattern="^(accept|reject)$")
    why: str = Field("", max_length=2000)
    reason: str = Field("", max_length=40)
    seen: int | None = Field(None, ge=0, lt=2**53)


class TakenBack(Schema):
    """Why a decision is taken back."""

    why: str = Field("", max_length=2000)


FAILURES = {400: Failed, 401: Failed, 404: Failed, 409: Failed, 422: Failed}
