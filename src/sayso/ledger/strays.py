"""Files of the archive that no report refers to: left by an interrupted run, or put there by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from sayso.ledger import archive
from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import writing
from sayso.ledger.models import ReportRow
from sayso.model.ids import sha256

CHUNK = 500


def unclaimed(casebook: Casebook) -> Iterator[Path]:
    """Every file of the archive that is not the bytes of a report, in the order of names."""
    paths = archive.files(casebook.folder)
    while some := list(islice(paths, CHUNK)):
        names = {path: archive.digest_of(casebook.folder, path) for path in some}
        known = _known(casebook, names.values())
        yield from (path for path, name in names.items() if name not in known)


def is_leftover(casebook: Casebook, path: Path) -> bool:
    """Whether an interrupted run leaves such a file: half written, or whole and never told as stored."""
    if archive.is_part(casebook.folder, path):
        return True
    name = archive.digest_of(casebook.folder, path)
    try:
        return bool(name) and sha256(path.read_bytes()) == name
    except FileNotFoundError:
        return False


def sweep(casebook: Casebook) -> int:
    """Remove what interrupted runs left, and return how many files those were.

    Bytes that the ledger does not know would escape a purge. A run that is writing just now writes them anew.
    """
    left = [path for path in unclaimed(casebook) if is_leftover(casebook, path)]
    if not left:
        return 0
    with writing(casebook):
        known = _known(casebook, [path.name for path in left])
        gone = [path for path in left if path.name not in known]
        for path in gone:
            path.unlink(missing_ok=True)
    return len(gone)


def _known(casebook: Casebook, names: Iterable[str]) -> set[str]:
    rows = ReportRow.objects.using(casebook.alias).filter(sha256__in=[name for name in names if name])
    return set(rows.values_list("sha256", flat=True))
