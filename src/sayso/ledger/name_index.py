"""The index of names that a casebook keeps beside its ledger: copies that are computed anew, never evidence.

It is a SQLite file of its own, so that looking entities up never waits for the ledger's lock, on either database.
What it holds was computed by one version of code and data; another version begins anew. A purge removes the file,
a backup leaves it out. Every row proves itself: a name by its content id, a judgement by its seal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sayso.ledger.casebook import Casebook
from sayso.ledger.custody import Kind
from sayso.ledger.models import CustodyRow
from sayso.model.decode import Undecodable, from_json
from sayso.model.entity import Judgement, Name
from sayso.model.ids import canonical, sha256
from sayso.resolve import MemoryIndex, NameIndex

FILE = "names.index"
BUSY_SECONDS = 60
CHUNK = 500

TABLES = """
CREATE TABLE IF NOT EXISTS version (version TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name_key (key TEXT, name TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgement (
    "left" TEXT, "right" TEXT, value TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY ("left", "right")
) WITHOUT ROWID;
"""


class FileIndex:
    """Names by key in an indexed file, in the one transaction that `name_index` opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read and write through this connection."""
        self._connection = connection

    def unknown(self, names: Iterable[Name]) -> list[Name]:
        """Those of the names that are not kept yet."""
        by_id = {name.id: name for name in names}
        there = {row[0] for row in self._asked("SELECT id FROM name WHERE id IN ({})", sorted(by_id))}
        return [by_id[each] for each in sorted(by_id) if each not in there]

    def put(self, keys: Mapping[Name, frozenset[str]]) -> None:
        """Keep names under their keys."""
        rows = ((name.id, canonical(name)) for name in keys)
        self._connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", rows)
        under = ((key, name.id) for name, each in keys.items() for key in each)
        self._connection.executemany("INSERT OR IGNORE INTO name_key VALUES (?, ?)", under)

    def sharing(self, keys: Iterable[str]) -> Mapping[str, list[Name]]:
        """The names under each of these keys."""
        asked = "SELECT key, value FROM name_key JOIN name ON id = name WHERE key IN ({}) ORDER BY key, id"
        found: dict[str, list[Name]] = {}
        for key, value in self._asked(asked, sorted(set(keys))):
            found.setdefault(key, []).append(from_json(Name, value))
        return found

    def judgements(self, add: Iterable[Judgement] = ()) -> list[Judgement]:
        """Keep these judgements beside those before, and give all of them."""
        rows = ((each.left, each.right, value, sha256(value.encode())) for each, value in _written(add))
        self._connection.executemany("INSERT OR IGNORE INTO judgement VALUES (?, ?, ?, ?)", rows)
        kept = self._connection.execute('SELECT value FROM judgement ORDER BY "left", "right"')
        return [from_json(Judgement, value) for (value,) in kept]

    def _asked(self, statement: str, values: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for first in range(0, len(values), CHUNK):
            part = values[first : first + CHUNK]
            yield from self._connection.execute(statement.format(", ".join("?" * len(part))), part)


@contextmanager
def name_index(casebook: Casebook, version: str) -> Iterator[NameIndex]:
    """The index of a casebook as computed by this version; what another one computed, or is damaged, goes first.

    Read the claims inside it: if a report is purged meanwhile, the index goes, so that it keeps none of its words.
    Where the file cannot be written, or another program has held it for a minute, one in memory stands in.
    """
    purged = _purges(casebook)
    try:
        connection = _begun(casebook.folder / FILE, version)
    except sqlite3.OperationalError:
        yield MemoryIndex()
        return
    with closing(connection):
        yield FileIndex(connection)
        connection.commit()
    if _purges(casebook) != purged:
        remove(casebook.folder)


def _begun(path: Path, version: str) -> sqlite3.Connection:
    """The file with its transaction begun, holding nothing but what this version computed."""
    connection = _opened(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        if not _holds(connection, version):
            for table in ("name", "name_key", "judgement", "version"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("INSERT INTO version VALUES (?)", (version,))
    except BaseException:
        connection.close()
        raise
    return connection


def _purges(casebook: Casebook) -> int:
    return CustodyRow.objects.using(casebook.alias).filter(kind=Kind.PURGE.value).count()


def remove(folder: Path) -> None:
    """Remove the index, with all words in it; the next look makes it anew."""
    for name in (FILE, f"{FILE}-journal"):
        (folder / name).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    """The file, made anew where it is no database any more."""
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        remove(path.parent)
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.executescript(TABLES)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _holds(connection: sqlite3.Connection, version: str) -> bool:
    """Whether the file is of this version and every row proves itself."""
    if [row[0] for row in connection.execute("SELECT version FROM version")] != [version]:
        return False
    try:
        names = all(from_json(Name, value).id == key for key, value in connection.execute("SELECT id, value FROM name"))
    except (Undecodable, ValueError):
        return False
    kept = connection.execute('SELECT "left", "right", value, seal FROM judgement')
    return names and all(sha256(f"{value}".encode()) == seal for _, _, value, seal in kept)


def _written(judgements: Iterable[Judgement]) -> Iterator[tuple[Judgement, str]]:
    return ((each, canonical(each)) for each in judgements)
