"""init, add, reports, leads, verify, purge, briefing: what a user is told, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ledger.casebook import open_casebook
from sayso.ledger.models import CustodyRow
from tests.cli.conftest import put
from tests.telling import report_of


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "dated.txt").write_text(
        "Written to try Sayso. The works made 80 mines in May, a minister said.\n", "utf-8"
    )
    (folder / "undated.txt").write_text("Written to try Sayso. The works made 90 mines in May, it said.\n", "utf-8")
    (folder / "russian.txt").write_text(
        "Завод выпустил девятьсот снарядов в мае, как сообщило министерство, и это было в два раза больше, чем в прошлом году.\n",
        "utf-8",
    )
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "dated.txt.toml").write_text('published = "2024-06-01"\noutlet = "Quay Ledger"\n', "utf-8")
    (folder / "russian.txt.toml").write_text('published = "2024-06-02"\n', "utf-8")
    return folder


def test_init_makes_a_casebook_and_never_overwrites_one(run, tmp_path):
    assert "Made a casebook" in run("init", tmp_path / "new").stdout
    assert (tmp_path / "new" / "sayso.toml").is_file()
    with pytest.raises(InputError, match="is a casebook already"):
        run("init", tmp_path / "new")


def test_add_says_what_became_of_each_item(run, given):
    out = run("add", given).stdout
    assert "3 stored, 0 duplicate, 1 refused." in out
    assert "empty.txt: empty." in out
    assert "undated.txt" in out.partition("Without a date of publication")[2]
    assert "dated.txt" not in out.partition("Without a date of publication")[2].replace("undated.txt", "")
    assert "russian.txt: Sayso does not read ru yet." in out
    assert "2 reports read" in out


def test_adding_twice_stores_once(run, given):
    run("add", given)
    before = run("reports").stdout
    assert "0 stored, 3 duplicate, 1 refused." in run("add", given).stdout
    assert run("reports").stdout == before


def test_what_was_refused_stays_with_its_reason(run, given):
    run("add", given)
    assert "empty.txt" in run("reports", "--refused").stdout


def test_options_describe_the_report(run, given):
    run("add", given / "undated.txt", "--published", "2024-06-09", "--outlet", "Straits Gazette")
    assert "2024-06-09" in run("reports").stdout
    assert "Straits Gazette" in run("reports").stdout


def test_a_file_larger_than_the_limit_is_refused(run, given):
    assert "dated.txt: too large" in run("add", given / "dated.txt", "--max-size", 10).stdout


def test_a_table_of_figures_becomes_leads_and_no_claim(run, tmp_path):
    before = run("claims", "--format", "jsonl").stdout
    (tmp_path / "figures.csv").write_text("month,shells\n2024-05,900\n2024-06,950\n", "utf-8")
    assert "2 rows of figures are leads" in run("add", tmp_path / "figures.csv").stdout
    assert "shells: 950" in run("leads").stdout
    assert run("claims", "--format", "jsonl").stdout == before


def test_verify_ends_with_three_when_something_is_broken(run, home):
    assert run("verify").exit_code == 0
    archived = next(path for path in (home / "archive").rglob("*") if path.is_file())
    archived.write_bytes(b"other bytes")
    result = run("verify")
    assert result.exit_code == 3
    assert "bytes changed" in result.stdout


def test_an_end_of_the_chain_that_was_noted_is_checked(run):
    noted = run("verify").stdout.partition("ends at ")[2].split(".")[0]
    assert run("verify", "--known", noted).exit_code == 0
    assert run("verify", "--known", "1:" + "0" * 64).exit_code == 3
    with pytest.raises(InputError, match="NUMBER:HASH"):
        run("verify", "--known", "nonsense")


def test_purge_asks_and_then_removes_for_good(run, home):
    assert run("purge", "report.txt", input="n\n").exit_code == 1
    assert "report.txt" in run("reports").stdout
    assert run("purge", "report.txt", input="y\n").exit_code == 0
    assert "There are no reports yet" in run("reports").stdout
    assert run("verify").exit_code == 0
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"900 shells" not in left


def test_a_briefing_is_written_logged_and_not_written_again(run, home):
    run("briefing", "--output", "out")
    first = {path.name: path.read_bytes() for path in (home / "out").iterdir()}
    assert set(first) == {"briefing.html", "briefing.md"}
    with open_casebook(home) as casebook:
        kinds = list(CustodyRow.objects.using(casebook.alias).values_list("kind", flat=True))
    run("briefing", "--output", "out")
    with open_casebook(home) as casebook:
        again = list(CustodyRow.objects.using(casebook.alias).values_list("kind", flat=True))
    assert kinds.count("release") == again.count("release") == 1
    assert {path.name: path.read_bytes() for path in (home / "out").iterdir()} == first


def test_a_briefing_as_published_is_logged_each_time(run, home):
    for _ in range(2):
        run("briefing", "--as-published")
    assert "A welder" in (home / "briefing.md").read_text("utf-8")
    with open_casebook(home) as casebook:
        assert list(CustodyRow.objects.using(casebook.alias).values_list("kind", flat=True)).count("release") == 2


def test_two_reports_with_the_same_source_at_risk_have_one_number_each(run, home):
    with open_casebook(home) as casebook:
        put(casebook, report_of(outlet="Quay Ledger"))
    out = run("claims", "--format", "csv").stdout
    for outlet in ("Harbour Post", "Quay Ledger"):
        assert f"anonymous source 1 of report {report_of(outlet=outlet).id[:10]}" in out


def test_the_folder_of_the_casebook_itself_can_be_added(run, home):
    run("briefing")
    (home / "here.txt").write_text("Written to try Sayso. The works made 80 mines in May, a minister said.\n", "utf-8")
    assert "1 stored, 0 duplicate, 0 refused." in run("add", ".").stdout


def test_what_was_broken_is_put_back_from_a_backup(run, home, tmp_path):
    assert "read it again: it holds" in run("backup", tmp_path / "kept.zip").stdout
    archived = next(path for path in (home / "archive").rglob("*") if path.is_file())
    archived.write_bytes(b"other bytes")
    assert run("verify").exit_code == 3
    result = run("verify", "--repair-from", tmp_path / "kept.zip", "--by", "ada")
    assert result.exit_code == 0
    assert f"Put back: {archived.name}" in result.stdout
    assert "holds nothing that is missing" in run("verify", "--repair-from", tmp_path / "kept.zip").stdout
    with open_casebook(home) as casebook:
        assert CustodyRow.objects.using(casebook.alias).get(kind="repair").by == "ada"


def test_a_backup_is_restored_into_a_new_folder(run, home, tmp_path):
    run("backup", tmp_path / "kept")
    result = run("restore", tmp_path / "kept", tmp_path / "anew")
    assert result.exit_code == 0
    assert "triggers hold" in result.stdout
    assert run("claims", "-C", tmp_path / "anew").stdout == run("claims").stdout
    with pytest.raises(InputError, match="not empty"):
        run("restore", tmp_path / "kept", home)


def test_a_backup_that_lacks_bytes_says_so(run, home, tmp_path):
    next(path for path in (home / "archive").rglob("*") if path.is_file()).unlink()
    result = run("backup", tmp_path / "kept.zip")
    assert result.exit_code == 3
    assert "Gone or changed, so not in it" in result.stdout


def test_a_report_purged_never_to_come_again_is_refused(run, home, tmp_path):
    (tmp_path / "letter.txt").write_text("Written to try Sayso. L'usine a produit 80 obus en mai.\n", "utf-8")
    run("add", tmp_path / "letter.txt", "--language", "fr")
    run("purge", "letter.txt", "--yes", "--never-again")
    assert "letter.txt: purged. Its bytes were purged to stay away." in run("add", tmp_path / "letter.txt").stdout
    assert "letter.txt" not in run("reports", "--refused").stdout
    assert run("verify").exit_code == 0


def test_a_damaged_database_is_named_and_ends_with_three(run, home):
    (home / "ledger.sqlite3").write_bytes(b"no database at all, but long enough" * 40)
    result = run("verify")
    assert result.exit_code == 3
    assert "database damaged" in result.stdout
    assert "sayso restore" in result.stdout


def test_exports_leave_restricted_reports_out_unless_asked_and_logged(run, home):
    from dataclasses import replace

    from sayso.model.report import Handling
    from tests.telling import TEXT

    with open_casebook(home) as casebook:
        put(casebook, replace(report_of(TEXT, outlet="A letter"), name="letter.eml", handling=Handling.RESTRICTED))
    for format_ in ("jsonl", "csv"):
        result = run("claims", "--format", format_)
        assert "A letter" not in result.stdout
        assert "5 claims of restricted reports left out" in result.stderr
        assert "A letter" in run("claims", "--format", format_, "--restricted").stdout
    assert "A letter" in run("claims").stdout
    with open_casebook(home) as casebook:
        assert CustodyRow.objects.using(casebook.alias).filter(kind="release").count() == 2
