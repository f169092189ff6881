"""Writes the parts of the docs that tools make: `--help` of every command, README's output, the pictures.

Run it with `make docs` after a change of what the program prints; a test says when it is due.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CLI = HOME / "docs" / "cli.md"
README = HOME / "README.md"
IMAGES = HOME / "docs" / "images"
SAYSO = ".venv/bin/sayso"

COMMANDS = (
    *("", "demo", "init", "serve", "add", "reports", "show", "claims", "claim", "claim show", "claim add"),
    *("findings", "finding", "sources", "entities", "entity"),
    *("decide", "decide same", "decide different", "decide unsure", "decide link"),
    *("decide merge", "decide split", "decide rate"),
    *("decisions", "undo", "estimate", "hypotheses", "rate"),
    *("leads", "briefing", "read", "verify", "backup", "restore", "purge"),
)
WIDTH = 100
SHOWN_LINES = 24
SHOWN = "09-underline-radio.txt"
MARKED = re.compile(r"(<!-- made by scripts/docs.py: run -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write them all."""
    from pictures import workbench_pictures

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".venv").symlink_to(Path(sys.prefix))
        printed = demo(folder)
        CLI.write_text(cli_page(), "utf-8")
        README.write_text(with_output(README.read_text("utf-8"), printed), "utf-8")
        IMAGES.mkdir(exist_ok=True)
        terminal_picture(folder)
        briefing_picture(folder / "sample-casebook" / "briefing.html")
        workbench_pictures(folder / "sample-casebook")


def sayso(folder: Path, *arguments: str, more: Mapping[str, str] | None = None) -> str:
    """What a command prints in a window of `WIDTH` columns; what goes to the error stream is left out."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "dumb", "NO_COLOR": "1", **(more or {})}
    environment.pop("SAYSO_CASEBOOK", None)
    program = SAYSO if (folder / SAYSO).exists() else str(Path(sys.executable).with_name("sayso"))
    done = subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"


def demo(folder: Path) -> str:
    """What `make run` prints in an empty folder."""
    return sayso(folder, "demo")


def cli_page() -> str:
    """docs/cli.md: the help of every command as it is printed."""
    parts = ["# The commands\n\nMade by `make docs` from `--help`.\n"]
    for command in COMMANDS:
        name = f"sayso {command}".strip()
        parts.append(f"\n## {name}\n\n```\n{sayso(HOME, *command.split(), '--help')}```\n")
    return "".join(parts)


def with_output(readme: str, printed: str) -> str:
    """README with the beginning and the end of what `make run` prints."""
    shown = f"```\n$ make run\n{excerpt(printed)}```\n"
    return MARKED.sub(lambda found: f"{found[1]}{shown}{found[2]}", readme)


def excerpt(printed: str) -> str:
    """The summary, the first claims, and where the briefing is."""
    lines = printed.splitlines()
    first = next(number for number, line in enumerate(lines) if re.match(r"[A-Z]{3,}  ", line))
    end = next(number for number, line in enumerate(lines) if line.startswith("The briefing,"))
    stop = next(number for number, line in enumerate(lines) if line.startswith("Your own reports"))
    shown = next(number for number in range(first + SHOWN_LINES, end) if re.match(r"  c-", lines[number]))
    return "\n".join([*lines[:first], "", *lines[first:shown], "  …", "", *lines[end:stop]]).rstrip() + "\n"


def terminal_picture(folder: Path) -> None:
    """docs/images/show.svg: a report in the terminal with its claims in the margin."""
    from rich.console import Console

    from sayso.cli.margin import page
    from sayso.ledger import queries
    from sayso.ledger.casebook import open_casebook
    from sayso.ledger.values import ClaimFilter
    from sayso.model.shown import Audience
    from sayso.pipeline import shown_claims

    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"), force_terminal=True)  # noqa: SIM115
    with open_casebook(folder / "sample-casebook") as casebook:
        entry = queries.entry(casebook, SHOWN)
        claims = list(shown_claims(casebook, ClaimFilter(reports=(entry.id,)), Audience.OWN_REPORT))
        console.print(page(queries.report(casebook, entry.id), claims))
    picture = console.export_svg(title=f"sayso show {SHOWN}", unique_id="sayso")
    # A picture fetches nothing: without these, the reader's own monospaced font is used.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    (IMAGES / "show.svg").write_text(picture, "utf-8")


def briefing_picture(page: Path) -> None:
    """docs/images/briefing.png: the top of the sample briefing in a browser."""
    import shutil

    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        sys.exit("The picture of the briefing needs Chromium: apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1200, "height": 1150}, color_scheme="light")
        window.goto(page.as_uri())
        window.screenshot(path=IMAGES / "briefing.png")
        browser.close()


if __name__ == "__main__":
    main()
