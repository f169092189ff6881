"""Sidecars that break, lead out of their folder, or say other things than the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.capture import RefusalReason
from tests.hostile.case import PLANTED, Case, Refused, Wanted, Write, kept, story
from tests.hostile.html import page
from tests.hostile.mail import mail

BAD = Refused(RefusalReason.BAD_SIDECAR)
BAD_ROW = Refused(RefusalReason.BAD_SIDECAR, "no file inside its folder", unread=True)
NO_FILE = Refused(RefusalReason.NO_SUCH_FILE, unread=True)


def laid(files: Mapping[str, bytes]) -> Write:
    """Lay these files into the folder."""

    def write(folder: Path) -> None:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)

    return write


def cases() -> Iterator[Case]:
    """All sidecars; each case has a folder of its own."""
    for slug, sidecar, wanted in (*_toml(), *_contradicting()):
        files = {f"{slug}/{slug}.txt": story(slug).encode(), f"{slug}/{slug}.txt.toml": sidecar}
        yield Case(slug, {f"{slug}.txt": wanted}, b"", laid(files))
    for slug, table, wanted_all in _tables():
        files = {f"{slug}/{slug}.txt": story(slug).encode(), f"{slug}/reports.csv": table}
        yield Case(slug, wanted_all, b"", laid(files))
    yield from _others()


Made = Iterator[tuple[str, bytes, Wanted]]


def _toml() -> Made:
    yield "toml-broken", b"outlet = [", BAD
    yield "toml-of-noise", bytes(range(256)), BAD
    yield "toml-in-utf-16", 'outlet = "a"'.encode("utf-16"), BAD
    yield "toml-too-large", b"# " + b"a" * 100_000, BAD
    yield "toml-deep", b"a = " + b"[" * 3_900 + b"]" * 3_900, BAD
    yield "toml-dots", b"a" + b".a" * 3_900 + b" = 1\n", kept("toml-dots")
    yield "toml-twice", b'outlet = "a"\noutlet = "b"\n', BAD
    yield "toml-unknown-handling", b'handling = "secret"', Refused(RefusalReason.BAD_SIDECAR, "public or restricted")
    yield "toml-handling-of-zeros", b'handling = "restricted\\u0000"', BAD
    yield "toml-restricts", b'handling = "restricted"', kept("toml-restricts", told={"handling": "restricted"})
    yield "toml-unknown-field", b'outlets = "Post"', kept("toml-unknown-field", notes=("is not a field",))
    yield "toml-field-turns", '"out\u202elet\u200b" = "x"'.encode(), kept("toml-field-turns", notes=("outlet",))
    yield (
        "toml-value-turns",
        'outlet = "Har\u202ebour\\u0000\\n Post"'.encode(),
        kept("toml-value-turns", told={"outlet": "Harbour Post"}),
    )
    yield (
        "toml-value-without-end",
        b'outlet = "' + b"f" * 7_000 + b'"',
        kept("toml-value-without-end", told={"outlet": "f" * 500}),
    )
    yield "toml-address-acts", b'url = "javascript:alert(1)"', kept("toml-address-acts", told={"url": ""})
    yield "toml-address-is-a-file", b'url = "file:///etc/passwd"', kept("toml-address-is-a-file", told={"url": ""})
    yield "toml-date-none", b'published = "yesterday"', kept("toml-date-none", told={"published": ""})
    yield "toml-date-number", b"published = 20240412", kept("toml-date-number", told={"published": ""})
    yield (
        "toml-date-typed",
        b"published = 2024-04-12T23:59:59Z",
        kept("toml-date-typed", told={"published": "2024-04-12"}),
    )
    yield "toml-date-infinite", b"published = inf", kept("toml-date-infinite", told={"published": ""})
    yield "toml-language-none", b'language = "English please"', kept("toml-language-none", told={"language": "en"})
    yield "toml-values-are-tables", b"[outlet]\nname = 'x'\n[[title]]\na = 1", kept("toml-values-are-tables")


def _contradicting() -> Made:
    """The sidecar says one thing, the text looks like another."""
    yield (
        "toml-says-korean",
        b'language = "ko"',
        kept("toml-says-korean", told={"language": "ko"}, notes=("language: the sidecar",)),
    )


def _others() -> Iterator[Case]:
    head = "<meta property='og:site_name' content='Wire'><meta name=date content='2024-03-03'>"
    sidecar = b'outlet = "Post"\npublished = "2023-01-01"\n'
    files = {"toml-against-page/toml-against-page.html": page("toml-against-page", head=head)}
    files["toml-against-page/toml-against-page.html.toml"] = sidecar
    told = {"outlet": "Post", "published": "2023-01-01"}
    notes = ("outlet: the sidecar", "published: the sidecar")
    yield Case(
        "toml-against-page",
        {"toml-against-page.html": kept("toml-against-page", told=told, notes=notes)},
        b"",
        laid(files),
    )
    files = {"toml-opens-mail/toml-opens-mail.eml": mail("toml-opens-mail")}
    files["toml-opens-mail/toml-opens-mail.eml.toml"] = b'handling = "public"\npublished = "1999"'
    wanted = kept("toml-opens-mail", told={"published": "1999"}, notes=("published: the sidecar",))
    yield Case("toml-opens-mail", {"toml-opens-mail.eml": wanted}, b"", laid(files))
    yield Case(
        "toml-alone",
        {"toml-alone.txt.toml": Refused(RefusalReason.BAD_SIDECAR, "no such file", unread=True)},
        b"",
        laid({"toml-alone.txt.toml": b'outlet = "a"'}),
    )
    yield Case("toml-is-a-link", {"toml-is-a-link.txt": BAD, "toml-is-a-link.txt.toml": _LINK}, b"", _linked)
    yield Case("csv-is-a-link", {"csv-is-a-link.txt": BAD, "reports.csv": _LINK}, b"", _linked_table)
    folder = {"toml-is-a-folder/toml-is-a-folder.txt": story("toml-is-a-folder").encode()}
    folder["toml-is-a-folder/toml-is-a-folder.txt.toml/.keep"] = b""
    yield Case(
        "toml-is-a-folder",
        {"toml-is-a-folder.txt": kept("toml-is-a-folder"), ".keep": Refused(RefusalReason.HIDDEN, unread=True)},
        b"",
        laid(folder),
    )


_LINK = Refused(RefusalReason.NOT_A_FILE, unread=True)


def _linked(folder: Path) -> None:
    laid({"toml-is-a-link/toml-is-a-link.txt": story("toml-is-a-link").encode()})(folder)
    (folder / "toml-is-a-link" / "toml-is-a-link.txt.toml").symlink_to("/etc/passwd")


def _linked_table(folder: Path) -> None:
    laid({"csv-is-a-link/csv-is-a-link.txt": story("csv-is-a-link").encode()})(folder)
    (folder / "csv-is-a-link" / "reports.csv").symlink_to("/etc/passwd")


def _tables() -> Iterator[tuple[str, bytes, dict[str, Wanted]]]:
    for slug, row in {
        "csv-up": "../csv-up-secret.txt",
        "csv-root": "/etc/passwd",
        "csv-drive": "C:\\\\Windows\\\\win.ini",
        "csv-backwards": "..\\\\..\\\\csv-secret.txt",
        "csv-hidden-up": "a/../../csv-secret.txt",
        "csv-no-name": "",
        "csv-share": "//server/share/csv.txt",
    }.items():
        table = f"file,outlet\n{slug}.txt,Post\n{row},{PLANTED}\n".encode()
        name = f"reports.csv: {row.strip()}" if row else "reports.csv: unnamed"
        yield slug, table, {f"{slug}.txt": kept(slug, told={"outlet": "Post"}), name: BAD_ROW}
    gone = b"file,outlet\ncsv-of-the-gone.txt,Post\ncsv-gone.txt,Wire\n"
    yield (
        "csv-of-the-gone",
        gone,
        {
            "csv-of-the-gone.txt": kept("csv-of-the-gone", told={"outlet": "Post"}),
            "reports.csv: csv-gone.txt": NO_FILE,
        },
    )
    twice = b"file,outlet\ncsv-names-twice.txt,Post\ncsv-names-twice.txt,Wire\n"
    yield (
        "csv-names-twice",
        twice,
        {"csv-names-twice.txt": kept("csv-names-twice", told={"outlet": "Post"}, notes=("the first was taken",))},
    )
    turned = "file,outlet\ncsv-name-turns.txt\u202e,Post\n".encode()
    yield (
        "csv-name-turns",
        turned,
        {
            "csv-name-turns.txt": kept("csv-name-turns", told={"outlet": ""}),
            "reports.csv: csv-name-turns.txt\ufffd": NO_FILE,
        },
    )
    secret = b"file,handling\ncsv-handling.txt,top secret\n"
    yield "csv-handling", secret, {"csv-handling.txt": BAD}
    formula = b'file,outlet\ncsv-formula.txt,"=HYPERLINK(""http://a.example"")"\n'
    yield "csv-formula", formula, {"csv-formula.txt": kept("csv-formula")}
    for slug, table in {
        "csv-of-zeros": bytes(2_000),
        "csv-of-noise": bytes(range(128, 256)) * 30,
        "csv-field-without-end": b'file,outlet\n"' + b"x" * 300_000,
        "csv-too-large": b"file,outlet\n" + b"a.txt,b\n" * 1_300_000,
    }.items():
        wanted: dict[str, Wanted] = {f"{slug}.txt": BAD, "reports.csv": _BROKEN[slug]}
        yield slug, table, wanted


_BROKEN: dict[str, Wanted] = {
    "csv-of-zeros": Refused(RefusalReason.NOT_TEXT),
    "csv-of-noise": Refused(RefusalReason.WRONG_ENCODING),
    "csv-field-without-end": Refused(RefusalReason.UNREADABLE),
    "csv-too-large": Refused(RefusalReason.TOO_LONG),
}
