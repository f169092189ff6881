"""Markdown: the raw text as it is; metadata from its front matter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from sayso.capture.document import Document
from sayso.capture.formats.text import read_text
from sayso.capture.kind import Kind
from sayso.capture.options import Told

# Keys of front matter that name our fields; the first that is there counts.
KEYS = {
    "outlet": ("outlet", "publication", "publisher", "site_name", "sitename"),
    "published": ("published", "date", "publish_date", "date_published"),
    "url": ("url", "link", "canonical", "source_url"),
    "language": ("language", "lang"),
    "title": ("title",),
    "author": ("author", "authors", "by"),
}

# Front matter is short; what is longer is not looked at (parsing TOML can be quadratic).
LONGEST = 8_000

_YAML = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?\n)\+\+\+[ \t]*(?:\n|\Z)", re.S)
_LINE = re.compile(r"([A-Za-z][\w -]*):[ \t]+(\S.*)")


def read_markdown(data: bytes, declared: str = "") -> Document:
    """The document of a Markdown text; front matter stays in the text, since offsets count in it."""
    document = read_text(data, declared)
    told, notes = front_matter(document.text)
    return replace(document, media_type=Kind.MARKDOWN, told=told, notes=(*document.notes, *notes))


def front_matter(text: str) -> tuple[Told, tuple[str, ...]]:
    """What the front matter says, in TOML (`+++`) or as plain `key: value` lines of YAML (`---`)."""
    if match := _TOML.match(text, 0, LONGEST):
        try:
            return _from_keys(tomllib.loads(match[1])), ()
        except tomllib.TOMLDecodeError:
            return Told(), ("the front matter is not valid TOML and was not used",)
    if match := _YAML.match(text, 0, LONGEST):
        lines = (_LINE.fullmatch(line.rstrip()) for line in match[1].splitlines())
        return _from_keys({line[1].strip(): line[2] for line in lines if line}), ()
    return Told(), ()


def _from_keys(table: Mapping[str, object]) -> Told:
    plain = {key.lower().replace("-", "_"): _plain(value) for key, value in table.items()}
    found = {name: next((plain[key] for key in keys if plain.get(key)), "") for name, keys in KEYS.items()}
    return Told(**found)


def _plain(value: object) -> str:
    """A value as words: quotation marks around it and comments behind it left out; tables say nothing."""
    if isinstance(value, dict | list):
        return ""
    words = str(value).strip()
    if words[:1] in {'"', "'"} and words.find(words[0], 1) > 0:
        return words[1 : words.find(words[0], 1)]
    return words.partition(" #")[0].strip().strip("[]")
