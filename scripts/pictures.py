"""Takes the pictures of the workbench that the docs show: the real server on the sample casebook, in a browser.

`scripts/docs.py` calls it; run by itself it makes the sample casebook first.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SAYSO = [sys.executable, "-c", "from sayso.cli import main; main()"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SHOWN = "09-underline-radio.txt"
WINDOW = {"width": 1200, "height": 780}
PATIENCE = 180_000


def main() -> None:
    """Make the sample casebook in a folder of its own, and take the pictures."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([*SAYSO, "demo"], cwd=name, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        workbench_pictures(Path(name) / "sample-casebook")


def workbench_pictures(folder: Path) -> None:
    """docs/images/workbench-*.png: the overview, a report, the review, a finding."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        sys.exit("The pictures of the workbench need Chromium: apt-get install -y chromium")
    with served(folder) as opening, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        page.goto(opening)
        _overview(page)
        _report(page)
        _review(page)
        _finding(page)
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address that opens the casebook, while it is served."""
    command = [*SAYSO, "serve", "-C", str(folder), "--no-browser", "--by", "analyst"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    try:
        yield next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
    finally:
        process.terminate()
        process.wait()


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / f"workbench-{name}.png")


def _overview(page: Page) -> None:
    page.locator(".notice.busy").wait_for(state="detached", timeout=PATIENCE)
    _take(page, "overview")


def _report(page: Page) -> None:
    page.click("nav >> text=Reports")
    page.click(f"text={SHOWN}")
    page.click("#text mark.status-target >> nth=0")
    page.mouse.move(5, 5)
    page.evaluate("scrollTo(0, 150)")
    _take(page, "report")


def _review(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.click("text=/^Review \\d+ claims?/")
    _take(page, "review")
    page.emulate_media(color_scheme="light")


def _finding(page: Page) -> None:
    page.click("nav >> text=Findings")
    page.click(".findings h3 a >> nth=0")
    _take(page, "finding")


if __name__ == "__main__":
    main()
