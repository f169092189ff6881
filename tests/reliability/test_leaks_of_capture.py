"""Words that must stay in the ledger: capture writes them nowhere else, whatever goes wrong with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.ledger import leads
from sayso.ledger.casebook import create, open_casebook
from sayso.ledger.intake import intake
from sayso.model.report import Handling
from tests.hostile.mail import HTML, MIXED, TEXT, mail, parts
from tests.hostile.pdf import good, locked, plain, stream
from tests.reliability.tally import Part, Row, count

SAYSO = Path(sys.executable).with_name("sayso")
MARKED = "Quillonwort"
WORDS = f"The works at {MARKED} made 900 casings in May, an engineer who feared for his post told {MARKED}."


def _mail(body: str = WORDS, fields: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    return mail("", fields, body.encode(), kind)


# Restricted reports, sound and broken, whose marked words stand where an error or a log could repeat them.
GIVEN = {
    "sound.eml": _mail(fields=f"Subject: {MARKED}\r\n"),
    "broken-head.eml": _mail(fields=f'From: {MARKED}: a, b;\r\nCc: "{MARKED}\r\n'),
    "broken-body.eml": _mail(kind=f"multipart/mixed; boundary={MARKED}"),
    "bad-bytes.eml": _mail() + b"\xff\xfe\x00" * 9,
    "no-charset.eml": _mail(kind=f"text/plain; charset={MARKED}"),
    "many-parts.eml": mail("", body=parts(*[(TEXT, WORDS.encode())] * 1_050), kind=MIXED),
    "deep.eml": mail("", body=(f"<p>{WORDS}" + "<div>" * 9_000).encode(), kind="text/html"),
    "page.eml": mail("", body=parts((HTML, f"<p>{WORDS}</p>".encode())), kind=MIXED),
    "locked.pdf": locked(MARKED, "RC4-128", MARKED),
    "cut.pdf": good(MARKED)[:700],
    "odd-filter.pdf": plain(MARKED, content=stream(WORDS.encode(), f"/Filter/{MARKED}".encode())),
    "mixed.txt": (WORDS + "Größe Größe Größe").encode() + "Größe".encode("latin-1"),
    "controls.txt": WORDS.encode() + b"\x01\x02" * 400,
    "sidecar.txt": WORDS.encode(),
    "sidecar.txt.toml": f'handling = "restricted"\nsecret = "{MARKED}\n'.encode(),
    "restricted.txt": WORDS.encode(),
    "restricted.txt.toml": b'handling = "restricted"\n',
    "table.csv": f'plant,shells\n"{MARKED},900\n'.encode() * 3,
    "runs-away.pdf": plain("", content=stream(b"BT /F 9 Tf " + f"({MARKED}) Tj 1 0 Td ".encode() * 600_000)),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with create(tmp_path / "book"):
        pass
    settings = tmp_path / "book" / "sayso.toml"
    settings.write_text(re.sub(r"reading_seconds = .*", "reading_seconds = 2", settings.read_text("utf-8")), "utf-8")
    for folder in ("given", "tmp", "home"):
        (tmp_path / folder).mkdir()
    for name, data in GIVEN.items():
        (tmp_path / "given" / name).write_bytes(data)
    return tmp_path


def _add(home: Path) -> subprocess.CompletedProcess[bytes]:
    places = {"TMPDIR": str(home / "tmp"), "HOME": str(home / "home"), "XDG_CACHE_HOME": str(home / "home")}
    command = [str(SAYSO), "add", "given", "-C", "book"]
    return subprocess.run(command, cwd=home, env={**os.environ, **places}, capture_output=True, check=True, timeout=600)


def test_marked_words_stand_in_the_ledger_and_the_archive_and_nowhere_else(home: Path):
    said = _add(home)
    assert MARKED.encode() not in said.stdout + said.stderr
    kept = {"ledger.sqlite3", "ledger.sqlite3-wal", "archive"}
    holding = [
        path.relative_to(home)
        for path in home.rglob("*")
        if path.is_file() and MARKED.encode() in path.read_bytes() and path.relative_to(home).parts[0] != "given"
    ]
    count(Row(Part.LEAKS, "restricted words in reports, errors, logs and temporary files", len(GIVEN)))
    assert [path for path in holding if path.parts[1] not in kept] == []
    assert not [path for path in home.rglob("*") if MARKED in path.name]
    assert list((home / "tmp").iterdir()) == []
    with open_casebook(home / "book") as casebook:
        details = [outcome.detail + outcome.reason + outcome.name for outcome in intake(casebook)]
        assert len(details) >= 15
        assert not [detail for detail in details if MARKED in detail]
        list(leads.leads(casebook))


def test_mail_is_restricted_unless_somebody_says_otherwise(home: Path):
    from sayso.ledger import queries

    _add(home)
    with open_casebook(home / "book") as casebook:
        handling = {entry.name: entry.handling for entry in queries.reports(casebook)}
    assert {name for name, each in handling.items() if each is Handling.RESTRICTED} >= {"sound.eml", "restricted.txt"}
