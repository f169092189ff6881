"""The parsers of ours, each as a function of any bytes that raises only where something is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sayso.capture import fetch as fetching
from sayso.capture.dates import edtf_date
from sayso.capture.decoding import decoded
from sayso.capture.document import Document, assemble
from sayso.capture.formats.html import read_html
from sayso.capture.formats.mail import read_mail
from sayso.capture.formats.markdown import front_matter, read_markdown
from sayso.capture.formats.pdf_lines import Line
from sayso.capture.formats.pdf_reflow import Page, reflow
from sayso.capture.formats.pdf_tables import grids
from sayso.capture.formats.text import frozen
from sayso.capture.freeze import freeze
from sayso.capture.kind import kind_of
from sayso.capture.leads import read_leads
from sayso.capture.metadata import Layer, settle
from sayso.capture.naming import shown_name, shown_value
from sayso.capture.network import is_public
from sayso.capture.options import Told
from sayso.capture.outcome import Refusal, Unfit
from sayso.capture.sidecar import inside, toml_said
from sayso.model.claim import Claim
from sayso.model.decode import Undecodable, from_json
from sayso.model.ids import canonical, plain
from sayso.model.report import Report
from sayso.publish.clean import visible

Target = Callable[[bytes], None]

# Longer inputs find no more in parsers like these, and cost time.
LONGEST = 20_000


def words_of(data: bytes) -> str:
    """Any text, halves of characters among it."""
    return data[:LONGEST].decode("utf-8", "surrogateescape")


def storable(document: Document) -> None:
    """What every document owes to whoever stores it."""
    publication, _, notes = settle([Layer("document", document.told)])
    json.dumps([plain(publication), document.notes, notes], ensure_ascii=False).encode("utf-8")
    assert freeze(document.text) == document.text
    for place in document.locators:
        assert 0 <= place.start < place.end <= len(document.text)


def decoding(data: bytes) -> None:
    """From bytes to text, whatever the headers say."""
    declared, _, rest = data.partition(b"\n")
    with suppress(Unfit):
        text = frozen(decoded(rest, declared[:40].decode("latin-1")).text)
        assert frozen(text) == text
        text.encode("utf-8")


def recognising(data: bytes) -> None:
    """Which kind of document some bytes are."""
    with suppress(Unfit):
        kind_of(data, shown_name(words_of(data[:20]))[0])


def html(data: bytes) -> None:
    """A page."""
    with suppress(Unfit):
        storable(read_html(data[:LONGEST]))


def mail(data: bytes) -> None:
    """A message."""
    with suppress(Unfit):
        storable(read_mail(data[:LONGEST]))


def markdown(data: bytes) -> None:
    """Front matter."""
    with suppress(Unfit):
        storable(read_markdown(data[:LONGEST]))
    front_matter(words_of(data))


def pdf(data: bytes) -> None:
    """The lines of a PDF put into paragraphs, and its layout into tables; the places are the bytes."""
    text = frozen(words_of(data))
    list(grids(text.split("\n")))
    pages, lines = [], text.split("\n")
    for number, start in enumerate(range(0, min(len(lines), 60), 12), start=1):
        placed = (
            Line(line.strip(), 4.0 + ord(line[0]) % 16, float(len(line)), 800.0 - place * (ord(line[-1]) % 30))
            for place, line in enumerate(lines[start : start + 12])
            if line.strip()
        )
        pages.append(Page(number, tuple(placed)))
    whole, locators = assemble(reflow(pages)[0])
    assert all(0 <= each.start < each.end <= len(whole) for each in locators)


def sidecar(data: bytes) -> None:
    """A TOML sidecar, and names that a CSV sidecar holds."""
    with suppress(Unfit):
        told, _ = toml_said(data[:LONGEST], "a.toml")
        settle([Layer("sidecar", told)])
    home = Path("/casebook/given")
    for line in words_of(data).split("\n")[:20]:
        place = inside(home, line)
        assert place is None or ".." not in place.parts
        assert place is None or place.is_relative_to(home)


def table(data: bytes) -> None:
    """A table of figures as leads."""
    found = read_leads("a.csv", data[:LONGEST])
    if not isinstance(found, Refusal):
        canonical(list(found.leads)).encode("utf-8")


def metadata(data: bytes) -> None:
    """Names and values as they are shown; dates."""
    for words in words_of(data).split("\n")[:20]:
        name, value = shown_name(words)[0], shown_value(words)
        assert visible(name) == name
        assert visible(value) == value
        (name + value).encode("utf-8")
        assert edtf_date(words) in {"", words.strip(), words.strip()[:10]}
        settle([Layer("a", Told(words, words, words, words, words, words))])


class _Nowhere:
    """A network whose names all lead to one address; it keeps what was asked for."""

    def __init__(self, address: str) -> None:
        self.address = address

    def addresses(self, host: str) -> Sequence[str]:
        """The one address, or what the host is if it is one itself."""
        with suppress(ValueError):
            return [str(ip_address(host))]
        return [self.address]

    def allows(self, address: str, port: int) -> bool:
        """As the product does."""
        return is_public(address)


def address(data: bytes) -> None:
    """An address, and a place that a host sends us on to."""
    url, _, location = words_of(data).partition("\n")
    for each in (url, f"http://news.example/{url}"):
        with suppress(Unfit):
            target = fetching.target_of(each, _Nowhere("8.8.8.8"))
            assert is_public(target.address)
            assert target.url.isascii()
            assert urlsplit(target.url).hostname
            assert urlsplit(target.url).username is None
            onward = fetching.onward(target.url, location)
            assert is_public(fetching.target_of(onward, _Nowhere("8.8.8.8")).address)


def model(data: bytes) -> None:
    """Values of the model from JSON."""
    for kind in (Claim, Report):
        with suppress(Undecodable, ValueError, RecursionError):
            value = from_json(kind, words_of(data))
            assert from_json(kind, canonical(value)) == value


TARGETS: dict[str, Target] = {
    each.__name__: each
    for each in (decoding, recognising, html, mail, markdown, pdf, sidecar, table, metadata, address, model)
}
