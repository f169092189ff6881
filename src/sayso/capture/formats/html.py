"""A web page: its article as paragraphs and table rows, without what a reader of the page does not see."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import Any

from sayso.capture.decoding import decoded
from sayso.capture.document import Block, Document, assemble, one_line
from sayso.capture.formats.html_blocks import blocks_of
from sayso.capture.formats.html_hidden import raise_figures, remove_hidden
from sayso.capture.formats.html_metadata import told_by
from sayso.capture.formats.html_walls import refuse_walls
from sayso.capture.formats.text import encoding_notes, frozen
from sayso.capture.kind import Kind
from sayso.capture.outcome import RefusalReason, Unfit

HEAD = 4096

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I)
_XML_DECLARATION = re.compile(r"\A\s*+<\?xml[^>]*>")
MOST_NOTES = 10

_SENTENCE = re.compile(r"\w[.!?。…]")
_WORD = re.compile(r"\w+")


def read_html(data: bytes, declared: str = "") -> Document:
    """The document of a page; one without an article is refused with what it seems to be instead."""
    found = decoded(data, declared or _declared_inside(data))
    tree = parsed(frozen(found.text))
    told = told_by(tree)
    seen = deepcopy(tree)
    hidden = remove_hidden(seen)
    raise_figures(seen)
    blocks = article(seen)
    refuse_walls(seen, blocks)
    text, locators = assemble(blocks)
    notes = (*encoding_notes(found), *hidden_notes(hidden), *unread_tables(seen, text), *beside(seen, text))
    return Document(Kind.HTML, text, locators, told, notes)


def parsed(text: str) -> Any:
    """The lxml tree of a page; one nested too deep for the parser is refused: its text would be cut."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", text, count=1).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unfit(
            RefusalReason.NO_ARTICLE, "There is no text in the page. Save it again when it has loaded."
        ) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        detail = "Its elements are nested too deep to be read whole. Save the article as text and add that."
        raise Unfit(RefusalReason.UNREADABLE, detail)
    return tree


def article(tree: Any) -> list[Block]:
    """The blocks of the article in the tree, as trafilatura finds it; none where there is none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    return [] if body is None else blocks_of(body)


def hidden_notes(hidden: int) -> tuple[str, ...]:
    """What a reader should know where a page holds words that it does not show."""
    return (f"{hidden} hidden parts of the page were left out",) if hidden else ()


def unread_tables(tree: Any, text: str) -> tuple[str, ...]:
    """A note for every table with figures whose cells did not come into the text."""
    kept = set(_WORD.findall(text))
    notes = []
    for table in tree.iter("table"):
        words = _WORD.findall(" ".join(table.itertext()))
        figures = {word for word in words if word.isdigit()}
        is_data = len(table.findall(".//tr")) > 1 and table.find(".//table") is None
        if is_data and figures and not figures <= kept:
            notes.append(f"table unread: it begins with “{one_line(' '.join(words[:8]))}”")
    return tuple(notes)


def beside(tree: Any, text: str) -> tuple[str, ...]:
    """A note on sentences inside the page's own article that did not come into the text: captions, asides."""
    kept = "".join(text.split())
    parts = (part for each in tree.iter("article") for part in each.iter("p", "li", "figcaption", "blockquote"))
    sentences = dict.fromkeys(one_line("".join(part.itertext())) for part in parts)
    lost = (words for words in sentences if _SENTENCE.search(words) and "".join(words.split()) not in kept)
    return tuple(f"taken for no part of the article: “{words[:120]}”" for words in islice(lost, MOST_NOTES))


def _declared_inside(data: bytes) -> str:
    match = _CHARSET.search(data[:HEAD]) or _XML_ENCODING.search(data[:HEAD])
    return match[1].decode("ascii") if match else ""
