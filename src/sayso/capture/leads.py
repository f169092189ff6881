"""A CSV of figures that somebody kept becomes leads: noted, without a quote, and so never a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.capture.grid import Grid, grid_of
from sayso.capture.intake import taken_file
from sayso.capture.naming import shown_name
from sayso.capture.options import CaptureOptions
from sayso.capture.outcome import Refusal, RefusalReason, Unfit
from sayso.model.ids import sha256
from sayso.model.lead import Lead


@dataclass(frozen=True, slots=True)
class Leads:
    """The leads of one file with its bytes; notes say what stands in it beside rows of figures."""

    name: str
    sha256: str
    leads: tuple[Lead, ...]
    data: bytes = field(repr=False)
    notes: tuple[str, ...] = ()


def read_leads(source: Path | str, data: bytes | None = None, options: CaptureOptions | None = None) -> Leads | Refusal:
    """Every row of a CSV or TSV file as a lead; `data` are its bytes if already held."""
    options = options or CaptureOptions()
    name, _ = shown_name(Path(source).name)
    try:
        held = taken_file(Path(source), options.max_bytes) if data is None else data
    except Unfit as unfit:
        return Refusal(name, unfit.sha256, unfit.reason, unfit.detail)
    try:
        return _leads(name, held, options)
    except Unfit as unfit:
        return Refusal(name, sha256(held), unfit.reason, unfit.detail)


def _leads(name: str, data: bytes, options: CaptureOptions) -> Leads:
    if len(data) > options.max_bytes:
        raise Unfit(RefusalReason.TOO_LARGE, "It is larger than max_bytes. Split it, or raise the limit.")
    grid = grid_of(data)
    leads = tuple(_of_rows(name, grid))
    if not leads:
        raise Unfit(RefusalReason.EMPTY, "There is no row of figures in it. Check that the right file was saved.")
    return Leads(name, sha256(data), leads, data, tuple(f"title: {title}" for title in grid.titles))


def _of_rows(name: str, grid: Grid) -> Iterator[Lead]:
    for row, cells in grid.rows:
        note = "the row has more cells than the header has columns" if row in grid.irregular else ""
        if filled := {column: cell for column, cell in cells.items() if cell}:
            yield Lead(name, row, filled, note)
