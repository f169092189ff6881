"""Pages without an article: a log-in wall, a consent page, a shell that scripts would fill."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.capture.document import Block
from sayso.capture.outcome import RefusalReason, Unfit

# With so many words of prose beside the wall's own a page has an article; a teaser in front of a form has
# fewer than the second. In scripts without spaces every sign counts as a word.
ARTICLE = 250
TEASER = 60
NOTHING = "No article was found in the page. Save the article as text, or add the address of the article itself."

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+")
_CLOSED = re.compile(r"[.!?…。！？؟։।][\"'”’»」)\]]*(?:\s|$)|다\.")


@dataclass(frozen=True, slots=True)
class Wall:
    """One kind of page that stands in the way, known by phrases; the detail says what the reader can do."""

    name: str
    detail: str
    phrases: tuple[str, ...]


@cache
def walls() -> tuple[Wall, ...]:
    """The kinds of walls, in the order in which they are tried."""
    table = tomllib.loads(files(__package__).joinpath("walls.toml").read_text(encoding="utf-8"))
    return tuple(Wall(name, each["detail"], tuple(each["phrases"])) for name, each in table.items())


def refuse_walls(tree: Any, blocks: list[Block]) -> None:
    """Refuse a page whose text is a wall's, or that has none."""
    lines = [block.text for block in blocks]
    beside = [line for line in lines if not any(_speaks(wall, line) for wall in walls())]
    prose = sum(_words(line) for line in beside if _CLOSED.search(line))
    wall = sum(_words(line) for line in lines if line not in beside)
    rows = any(block.place.table for block in blocks)
    if prose >= ARTICLE or ((prose or rows) and prose >= wall and (prose >= TEASER or not _has_password(tree))):
        return
    seen = "\n".join(lines) or " ".join("".join(tree.itertext()).split())[:20_000]
    raise Unfit(RefusalReason.NO_ARTICLE, _detail(tree, seen, prose, lines))


def _detail(tree: Any, seen: str, prose: int, lines: list[str]) -> str:
    """What the page seems to be instead of an article, and what to do."""
    by_name = {wall.name: wall for wall in walls()}
    if _has_password(tree):
        return by_name["login"].detail
    said = [wall for wall in walls() if _speaks(wall, seen)]
    if said:
        return max(said, key=lambda wall: sum(seen.lower().count(phrase) for phrase in wall.phrases)).detail
    return by_name["script"].detail if not lines and not prose and _is_shell(tree) else NOTHING


def _speaks(wall: Wall, text: str) -> bool:
    lower = text.lower()
    return any(phrase in lower for phrase in wall.phrases)


def _has_password(tree: Any) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))


def _is_shell(tree: Any) -> bool:
    """Whether the body is hardly more than an empty element for scripts to fill."""
    return len("".join(tree.itertext()).strip()) < 200 and next(tree.iter("div"), None) is not None


def _words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))
