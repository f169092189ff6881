"""One body of tests over both indexes of names: in memory, and the file that a casebook keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from sayso.ledger import name_index as kept
from sayso.ledger.casebook import Casebook, create
from sayso.ledger.name_index import FILE, name_index
from sayso.model.entity import Because, Judgement, Kind, Name, Reason, Verdict
from sayso.resolve import MemoryIndex, NameIndex, Resolving, resolve
from tests.resolve.test_resolve import MENTIONS

Opened = Callable[[], AbstractContextManager[NameIndex]]

NAMES = sorted((Name(Kind.FACILITY, words) for words in ("Sorel", "Brennick", "왕덕")), key=lambda name: name.id)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with create(tmp_path / "book") as made:
        yield made


@pytest.fixture(params=["memory", "file"])
def opened(request: pytest.FixtureRequest, book: Casebook) -> Opened:
    """Opens the same index again and again."""
    if request.param == "file":
        return lambda: name_index(book, "v1")
    index = MemoryIndex()

    @contextmanager
    def again() -> Iterator[NameIndex]:
        yield index

    return again


def judgement_of(left: Name, right: Name, verdict: Verdict = Verdict.SAME) -> Judgement:
    first, second = sorted((left.id, right.id))
    return Judgement(first, second, verdict, 0.9, (Reason(Because.SAME_NAME, "a / b"),))


def test_names_are_found_by_the_keys_that_they_share(opened: Opened) -> None:
    one, two, three = NAMES
    with opened() as index:
        assert index.unknown([three, one, two, one]) == NAMES
        index.put({one: frozenset({"a", "b"}), two: frozenset({"b"}), three: frozenset({"c"})})
    with opened() as index:
        assert index.unknown(NAMES) == []
        found = index.sharing(["a", "b", "nowhere"])
        assert {key: found[key] for key in ("a", "b")} == {"a": [one], "b": [one, two]}
        assert not found.get("nowhere")


def test_putting_a_name_again_changes_nothing(opened: Opened) -> None:
    one, two, _ = NAMES
    with opened() as index:
        for _ in range(2):
            index.put({one: frozenset({"a"}), two: frozenset({"a"})})
        assert index.sharing(["a"])["a"] == [one, two]


def test_judgements_stay_in_the_order_of_names_and_the_first_on_a_pair_counts(opened: Opened) -> None:
    one, two, three = NAMES
    first, second = judgement_of(two, three), judgement_of(one, two)
    with opened() as index:
        assert index.judgements([first, second]) == sorted([first, second])
    with opened() as index:
        assert index.judgements([judgement_of(one, two, Verdict.DIFFERENT)]) == sorted([first, second])


def test_resolution_is_the_same_on_both_and_when_it_goes_on_where_it_stopped(opened: Opened) -> None:
    for some in (MENTIONS[:5], MENTIONS):
        with opened() as index:
            found = resolve(some, resolving=Resolving(index=index))
    assert found == resolve(MENTIONS)


def test_thousands_of_keys_are_asked_at_once(opened: Opened) -> None:
    keys = [f"k{place}" for place in range(2500)]
    with opened() as index:
        index.put({NAMES[0]: frozenset(keys)})
        assert len(index.sharing(keys)) == 2500


def test_another_version_begins_anew(book: Casebook) -> None:
    with name_index(book, "v1") as index:
        index.put({NAMES[0]: frozenset({"a"})})
    with name_index(book, "v2") as index:
        assert index.unknown(NAMES) == NAMES


def test_nothing_is_kept_of_a_run_that_failed(book: Casebook) -> None:
    def run() -> None:
        with name_index(book, "v1") as index:
            index.put({NAMES[0]: frozenset({"a"})})
            raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        run()
    with name_index(book, "v1") as index:
        assert index.unknown(NAMES) == NAMES


@pytest.mark.parametrize("damage", ["no database", "a name", "a judgement"])
def test_a_damaged_file_is_computed_anew(book: Casebook, damage: str) -> None:
    import sqlite3

    one, two, _ = NAMES
    with name_index(book, "v1") as index:
        index.put({one: frozenset({"a"}), two: frozenset({"a"})})
        index.judgements([judgement_of(one, two)])
    path = book.folder / FILE
    if damage == "no database":
        path.write_bytes(b"no database at all" * 100)
    else:
        table, old, new = ("name", one.words, "Sirel") if damage == "a name" else ("judgement", "same", "different")
        with sqlite3.connect(path) as connection:
            connection.execute(f"UPDATE {table} SET value = replace(value, '\"{old}\"', '\"{new}\"')")
        connection.close()
    with name_index(book, "v1") as index:
        assert index.unknown(NAMES) == NAMES
        assert index.judgements() == []


def test_a_report_that_is_purged_while_the_index_is_written_leaves_no_words_in_it(book: Casebook) -> None:
    from sayso.ledger.custody import Kind as Entry
    from sayso.ledger.custody import log

    with name_index(book, "v1") as index:
        index.put({NAMES[0]: frozenset({"a"})})
        log(book, Entry.PURGE, {"tombstone": "p-1", "erased": []}, by="ann")
    assert not (book.folder / FILE).exists()
    kept.remove(book.folder)


def test_where_the_file_cannot_be_written_one_in_memory_stands_in(book: Casebook) -> None:
    (book.folder / FILE).mkdir()
    with name_index(book, "v1") as index:
        assert resolve(MENTIONS, resolving=Resolving(index=index)) == resolve(MENTIONS)
