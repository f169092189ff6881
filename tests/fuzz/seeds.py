"""What fuzzing begins with: the small ones of the hostile inputs, by the parser that they are for."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from sayso.model.ids import canonical
from tests.contract.material import report_of, rich_claim

LARGEST = 6_000
FROM = {
    "decoding": "text",
    "recognising": "archives",
    "html": "html",
    "mail": "mail",
    "markdown": "text",
    "pdf": "quotes",
    "table": "tables",
    "metadata": "quotes",
}
ADDRESSES = (
    "http://news.example/a?b=c#d\n/e",
    "https://b\u00fccher.example:8443/\uae30\uc0ac\n//other.example/",
    "http://[2606:2800:21f::1]/\nhttp://[::ffff:10.0.0.1]/",
    "http://0x7f.1/\nhttp://017700000001/",
)


@cache
def seeds(name: str) -> list[bytes]:
    """The seeds of one parser; never none."""
    if name == "model":
        return [canonical(rich_claim()).encode(), canonical(report_of()[0]).encode()]
    if name == "address":
        return [each.encode() for each in ADDRESSES]
    if name == "sidecar":
        return [b'outlet = "Post"\npublished = 2024-04-12\n', b"../a.txt\nb/c.txt\nC:\\d.txt\n"]
    cases = import_module(f"tests.hostile.{FROM[name]}").cases()
    return [case.data for case in cases if 0 < len(case.data) <= LARGEST]
