"""Names and kinds of files that lead elsewhere, wait for ever, or deceive the eye."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from sayso.capture import RefusalReason
from tests.hostile.case import PLANTED, Case, Refused, Wanted, Write, kept, story

NOT_A_FILE = Refused(RefusalReason.NOT_A_FILE, unread=True)
HIDDEN = Refused(RefusalReason.HIDDEN, unread=True)

# The name on the disk, and how it is shown. Each of these is a text that is kept.
ODD = {
    "name\nof two lines.txt": "name\ufffdof two lines.txt",
    "name\twith a tab.txt": "name\ufffdwith a tab.txt",
    "name\x1b[2Jsteers.txt": "name\ufffd[2Jsteers.txt",
    "name\x07rings.txt": "name\ufffdrings.txt",
    "name-\u202etxt.exe.txt": "name-\ufffdtxt.exe.txt",
    "name-with\u200b-nothing.txt": "name-with\ufffd-nothing.txt",
    "name-\u2066turned\u2069.txt": "name-\ufffdturned\ufffd.txt",
    "\ufeffname-with-a-mark.txt": "\ufffdname-with-a-mark.txt",
    "name-de\u0301compose\u0301.txt": "name-d\u00e9compos\u00e9.txt",
    "name-\udcff\udcfe-no-utf-8.txt": "name-\ufffd\ufffd-no-utf-8.txt",
    "name-\udced\udca0\udc80-half.txt": "name-\ufffd\ufffd\ufffd-half.txt",
    "-name-like-an-option.txt": "-name-like-an-option.txt",
    "--help.txt": "--help.txt",
    "name;touch hacked;.txt": "name;touch hacked;.txt",
    "name$(touch hacked)`x`.txt": "name$(touch hacked)`x`.txt",
    "name'\"with quotes.txt": "name'\"with quotes.txt",
    "name[bold red]marked.txt": "name[bold red]marked.txt",
    "name<script>alert(1)<.txt": "name<script>alert(1)<.txt",
    "name%s%n{0}{x}.txt": "name%s%n{0}{x}.txt",
    "name..%2f..%2fetc.txt": "name..%2f..%2fetc.txt",
    "name\\..\\..\\etc.txt": "name\\..\\..\\etc.txt",
    "name*?[a-z].txt": "name*?[a-z].txt",
    "name'; DROP TABLE ledger_report;--.txt": "name'; DROP TABLE ledger_report;--.txt",
    "CON.txt": "CON.txt",
    "name-ends-in-a-dot.": "name-ends-in-a-dot.",
    "name-ends-in-a-space ": "name-ends-in-a-space ",
    "name without suffix": "name without suffix",
    "name-" + "e" * 246 + ".txt": "name-" + "e" * 246 + ".txt",
    "n" + "\u3042" * 83 + ".tx": "n" + "\u3042" * 83 + ".tx",
    "name \U0001f3ed.txt": "name \U0001f3ed.txt",
    "\u0440aypal-with-a-Russian-letter.txt": "\u0440aypal-with-a-Russian-letter.txt",
    "http:name.txt": "http:name.txt",
    "reports.csv.txt": "reports.csv.txt",
    "name.pdf.txt": "name.pdf.txt",
}


def cases() -> Iterator[Case]:
    """All names."""
    for place, (name, shown) in enumerate(ODD.items()):
        yield Case(name, {shown: kept(f"name {place}")}, story(f"name {place}").encode())
    for name, (wanted, write) in KINDS.items():
        yield Case(name, wanted, b"", write)


def _fifo(folder: Path) -> None:
    os.mkfifo(folder / "kind-pipe.txt")


def _socket(folder: Path) -> None:
    # The path of a socket may be 107 bytes long at most: it is made from within the folder.
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("kind-socket.txt")
    finally:
        os.fchdir(here)
        os.close(here)


def _link(name: str, target: str) -> Write:
    def write(folder: Path) -> None:
        (folder / name).symlink_to(target)

    return write


def _out(folder: Path) -> None:
    secret = folder.parent.parent / "outside.txt"
    secret.write_text(f"{PLANTED} must stay outside.")
    (folder / "kind-link-out.txt").symlink_to(secret)


def _hidden(folder: Path) -> None:
    (folder / ".kind-hidden.txt").write_text(PLANTED)
    (folder / ".kind-hidden").mkdir()
    (folder / ".kind-hidden" / "a.txt").write_text(PLANTED)


def _deep(folder: Path) -> None:
    """Folders within folders, to a path of 3,000 bytes."""
    for level in range(250):
        folder = folder / f"deep {level:03}"
        folder.mkdir()
    (folder / "kind-deep.txt").write_text(story("kind-deep"))


def _twin(number: int, name: str) -> Write:
    """One of two names that look the same; some systems take them for one, so each has its folder."""

    def write(folder: Path) -> None:
        (folder / f"twin {number}").mkdir()
        (folder / f"twin {number}" / name).write_text(story(f"kind-twin {number}"))

    return write


def _empty(folder: Path) -> None:
    (folder / "kind-empty-folder").mkdir()
    (folder / "kind-folder.txt").mkdir()
    (folder / "kind-folder.txt" / "kind-in-a-folder.txt").write_text(story("kind-in-a-folder"))


def _hard(folder: Path) -> None:
    (folder / "kind-hard-one.txt").write_text(story("kind-hard"))
    os.link(folder / "kind-hard-one.txt", folder / "kind-hard-two.txt")


def _sparse(folder: Path) -> None:
    with (folder / "kind-sparse.txt").open("wb") as file:
        file.truncate(1 << 40)


_NAMED: dict[str, tuple[Refused, Write]] = {
    "kind-pipe.txt": (NOT_A_FILE, _fifo),
    "kind-socket.txt": (NOT_A_FILE, _socket),
    "kind-link-out.txt": (Refused(RefusalReason.NOT_A_FILE, "out of the folder", unread=True), _out),
    "kind-link-to-system.txt": (NOT_A_FILE, _link("kind-link-to-system.txt", "/etc/passwd")),
    "kind-link-to-itself.txt": (NOT_A_FILE, _link("kind-link-to-itself.txt", "kind-link-to-itself.txt")),
    "kind-link-to-nothing.txt": (NOT_A_FILE, _link("kind-link-to-nothing.txt", "nothing")),
    "kind-link-to-folder": (NOT_A_FILE, _link("kind-link-to-folder", ".")),
    "kind-link-up": (NOT_A_FILE, _link("kind-link-up", "../..")),
    "kind-link-to-device.txt": (NOT_A_FILE, _link("kind-link-to-device.txt", "/dev/zero")),
    "kind-link-to-process.txt": (NOT_A_FILE, _link("kind-link-to-process.txt", "/proc/self/environ")),
    "kind-sparse.txt": (Refused(RefusalReason.TOO_LARGE, unread=True), _sparse),
}
KINDS: dict[str, tuple[dict[str, Wanted], Write]] = {
    **{name: ({name: wanted}, write) for name, (wanted, write) in _NAMED.items()},
    "hidden": ({".kind-hidden.txt": HIDDEN, ".kind-hidden": HIDDEN}, _hidden),
    "deep": ({"kind-deep.txt": kept("kind-deep")}, _deep),
    "empty": ({"kind-in-a-folder.txt": kept("kind-in-a-folder")}, _empty),
    "twin one": ({"kind-tw\u00edn.txt": kept("kind-twin 1")}, _twin(1, "kind-tw\u00edn.txt")),
    "twin two": ({"kind-tw\u00edn.txt": kept("kind-twin 2")}, _twin(2, "kind-twi\u0301n.txt")),
    "hard": ({"kind-hard-one.txt": kept("kind-hard"), "kind-hard-two.txt": kept("kind-hard")}, _hard),
}
