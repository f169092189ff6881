"""Report text made safe to print: what it says stays, what would steer a screen or a page is made visible."""

from __future__ import annotations

import re

# Control characters, and the marks that turn the direction of the text after them.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~&^$@]|(?<!\w)[-+](?=\s)|(?<=\d)[.)](?=\s))")


def visible(text: str) -> str:
    """The text with U+FFFD for every character that steers; lines and tabs stay."""
    return _STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The visible text with each run of white space as one space."""
    return _SPACE.sub(" ", visible(text)).strip()


def markdown(text: str) -> str:
    """One line that Markdown shows as it is, with no markup, link or HTML of its own."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
