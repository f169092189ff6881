"""Tables of figures that break, swell, or hold what a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.capture import RefusalReason
from tests.hostile.case import Case, Noted, Refused, Wanted, one

NOT_TEXT = Refused(RefusalReason.NOT_TEXT)
BROKEN = Refused(RefusalReason.UNREADABLE)
EMPTY = Refused(RefusalReason.EMPTY)
WRONG = Refused(RefusalReason.WRONG_ENCODING)


def cases() -> Iterator[Case]:
    """All tables."""
    for slug, (data, wanted) in TABLES.items():
        yield one(f"{slug}.csv", data, wanted)


TABLES: dict[str, tuple[bytes, Wanted]] = {
    "table-empty": (b"", EMPTY),
    "table-only-a-header": (b"plant,shells\n", EMPTY),
    "table-of-zeros": (bytes(3_000), NOT_TEXT),
    "table-formulas": (b"plant,shells\n\"=cmd|' /C calc'!A0\",900\n@SUM(1),-2\n", Noted(2)),
    "table-quote-never-closed": (b'plant,shells\n"Lodvar,900\nHarnow,30\n', Noted(1)),
    "table-quote-without-end": (b'plant,shells\n"' + b"x" * 200_000, BROKEN),
    "table-zeros-in-cells": (b"plant,shells\nLod\x00var,900\n", Noted(1)),
    "table-half-characters": ("plant,shells\nLod\ud83dvar,900\n".encode("utf-8", "surrogatepass"), Noted(1)),
    "table-turned-header": ("pl\u202eant,she\u200blls\nLodvar,900\n".encode(), Noted(1)),
    "table-one-wide-row": (b"plant,shells\nLodvar,900" + b",1" * 5_000 + b"\nHarnow,30\n", Noted(2)),
    "table-same-header": (b"shells,shells,shells\n1,2,3\n", Noted(1)),
    "table-in-utf-16": ("plant,shells\nLodvar,900\n".encode("utf-16"), Noted(1)),
    "table-two-encodings": ("plant,shells\nLödvär,900\n".encode() * 9 + "Lödvär,900\n".encode("latin-1"), WRONG),
    "table-all-breaks": (b"plant,shells\r\nLodvar,900\rHarnow,30\n\n\n", Noted(2)),
    "table-of-commas": (b"," * 100_000 + b"\n", EMPTY),
    "table-numbers-beyond-all": (b"plant,shells\nLodvar," + b"9" * 5_000 + b"\n", Noted(1)),
    "table-of-many-rows": (b"plant,shells\n" + b"Lodvar,900\n" * 300_000, Refused(RefusalReason.TOO_LONG, "rows")),
    "table-names-no-file": (b"file,note\nx,y\n", Noted(1)),
}
