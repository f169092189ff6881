"""PDFs that are cut off, locked, turn in circles, swell, or lie about themselves."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter

from sayso.capture import RefusalReason
from tests.capture.documents import pdf, space, text_block
from tests.hostile.case import PLANTED, Case, Refused, Wanted, kept, mark, one, story

BROKEN = Refused(RefusalReason.UNREADABLE)
EMPTY = Refused(RefusalReason.EMPTY)
ENCRYPTED = Refused(RefusalReason.ENCRYPTED)
RUNS_AWAY = Refused(RefusalReason.RUNS_AWAY)

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def good(slug: str) -> bytes:
    """A sound PDF with a story."""
    return pdf(text_block(story(slug)))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object, unpacked."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def packed(content: bytes) -> bytes:
    """A stream object, packed."""
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode")


def words(text: str) -> bytes:
    """The content of a page: one sentence a line."""
    lines = (line.strip() for line in text.replace(". ", ".\n").split("\n"))
    return b"BT /F 11 Tf 40 700 Td " + b" ".join(b"(%s) Tj 0 -14 Td" % line.encode() for line in lines) + b" ET"


def built(*objects: bytes, trailer: bytes = b"", table: bool = True) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    body, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(body)
    if table:
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return body + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


def plain(slug: str, **changes: bytes) -> bytes:
    """A PDF made by hand with a story; one of its five objects, or the trailer, may be another."""
    parts = {"catalog": CATALOG, "pages": PAGES, "page": PAGE, "content": stream(words(story(slug))), "font": FONT}
    trailer = changes.pop("trailer", b"")
    return built(*(parts | changes).values(), trailer=trailer)


def locked(slug: str, algorithm: str, password: str) -> bytes:
    """A PDF under a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good(slug))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def titled(slug: str, title: str) -> bytes:
    """A PDF with this title."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good(slug))))
    writer.add_metadata({"/Title": title})
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def cases() -> Iterator[Case]:
    """All PDFs."""
    for slug, data, wanted in (*_cut(), *_locked(), *_circles(), *_swelling(), *_broken(), *_lying()):
        yield one(f"{slug}.pdf", data, wanted)


Made = Iterator[tuple[str, bytes, Wanted]]


def _cut() -> Made:
    whole = good("pdf-cut")
    for share in range(1, 10):
        yield f"pdf-cut-{share}", whole[: len(whole) * share // 10], BROKEN
    yield "pdf-first-line-only", b"%PDF-1.7\n", BROKEN
    yield "pdf-without-end-mark", good("a")[:-6], BROKEN
    yield "pdf-without-beginning", whole[20:], BROKEN
    yield "pdf-of-zeros", b"%PDF-1.7\n" + bytes(5_000), BROKEN
    yield "pdf-of-noise", b"%PDF-1.7\n" + bytes((n * 7919) % 251 for n in range(20_000)), BROKEN
    yield "pdf-after-noise", bytes(range(128, 256)) * 4 + good("pdf-after-noise"), kept("pdf-after-noise")
    yield "pdf-before-noise", good("pdf-before-noise") + bytes(range(256)) * 8, kept("pdf-before-noise")


def _locked() -> Made:
    for algorithm in ("RC4-40", "RC4-128", "AES-128", "AES-256"):
        slug = f"pdf-locked-{algorithm.lower()}"
        yield slug, locked(slug, algorithm, "a word"), ENCRYPTED
    yield "pdf-no-printing", locked("pdf-no-printing", "RC4-128", ""), kept("pdf-no-printing")
    broken = b"/Encrypt<</Filter/Standard/V 99/R 99/O(a)/U(b)/P 0>>/ID[(a)(b)]"
    yield "pdf-unknown-lock", plain("pdf-unknown-lock", trailer=broken), ENCRYPTED
    yield "pdf-lock-of-nothing", plain("pdf-lock-of-nothing", trailer=b"/Encrypt 77 0 R"), BROKEN


def _circles() -> Made:
    """Objects that lead back to themselves."""
    yield "pdf-pages-hold-themselves", plain("a", pages=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), BROKEN
    two = b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"
    yield "pdf-page-beside-its-parent", plain("b", pages=two), BROKEN
    yield (
        "pdf-parent-is-itself",
        plain("pdf-parent-is-itself", page=PAGE.replace(b"2 0 R", b"3 0 R", 1)),
        kept("pdf-parent-is-itself"),
    )
    yield "pdf-content-is-itself", plain("c", content=b"[4 0 R 4 0 R]"), EMPTY
    yield (
        "pdf-length-is-itself",
        plain("d", content=b"<</Length 4 0 R>>stream\n%s\nendstream" % words(story("pdf-length-is-itself"))),
        BROKEN,
    )
    catalog = b"<</Type/Catalog/Pages 2 0 R/Lang 1 0 R>>"
    yield "pdf-language-is-catalog", plain("pdf-language-is-catalog", catalog=catalog), kept("pdf-language-is-catalog")
    form = PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
    yield (
        "pdf-form-draws-itself",
        built(
            CATALOG,
            PAGES,
            form,
            stream(words(story("pdf-form-draws-itself")) + b" /X Do"),
            FONT,
            stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        ),
        kept("pdf-form-draws-itself"),
    )
    ring = (
        stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % number)
        for number in (7, 8, 6)
    )
    yield (
        "pdf-forms-draw-each-other",
        built(CATALOG, PAGES, form, stream(words(story("pdf-forms-draw-each-other")) + b" /X Do"), FONT, *ring),
        kept("pdf-forms-draw-each-other"),
    )
    data = plain("pdf-tables-in-a-ring")
    start = data.rindex(b"startxref\n") + 10
    place = data[start : data.index(b"\n", start)]
    ringed = data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %s>>" % place)
    yield "pdf-tables-in-a-ring", ringed, kept("pdf-tables-in-a-ring")
    yield (
        "pdf-font-is-its-own-child",
        plain("pdf-font-is-its-own-child", font=b"<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[5 0 R]>>"),
        kept("pdf-font-is-its-own-child"),
    )
    yield "pdf-reference-to-itself", plain("e", pages=b"2 0 R"), BROKEN
    outline = b"<</Type/Catalog/Pages 2 0 R/Outlines<</First 6 0 R>>>>"
    yield (
        "pdf-outline-in-a-ring",
        built(outline, PAGES, PAGE, stream(words(story("pdf-outline-in-a-ring"))), FONT, b"<</Title(a)/Next 6 0 R>>"),
        kept("pdf-outline-in-a-ring"),
    )


def _swelling() -> Made:
    """Little that becomes much."""
    yield "pdf-bomb-of-spaces", plain("a", content=packed(b" " * 300_000_000)), BROKEN
    twice = zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9)
    bomb = stream(twice, b"/Filter[/FlateDecode/FlateDecode]")
    yield "pdf-bomb-in-a-bomb", plain("b", content=bomb), BROKEN
    # Below what the parser counts on one page, on page after page: nothing but the clock ends it.
    endless = packed(b"BT /F 9 Tf " + b"(shell) Tj 1 0 Td " * 300_000)
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 200 + b"]/Count 200>>"
    yield "pdf-endless-words", plain("c", content=endless, pages=pages), RUNS_AWAY
    deep = b"[" * 100_000 + b"]" * 100_000
    yield "pdf-deep-lists", plain("d", page=PAGE.replace(b"[0 0 600 800]", deep)), BROKEN
    tables = b"<</A" * 50_000 + b"/B" + b">>" * 50_000
    yield "pdf-deep-tables", plain("pdf-deep-tables", font=tables), kept("pdf-deep-tables")
    filters = stream(words("a"), b"/Filter[" + b"/ASCIIHexDecode" * 3_000 + b"]")
    yield "pdf-many-filters", plain("f", content=filters), BROKEN
    runs = packed(b"\x81 " * 6_000_000 + b"\x80").replace(b"/Flate", b"[/FlateDecode/RunLengthDecode]/Old/Flate")
    yield "pdf-bomb-of-runs", plain("g", content=runs), BROKEN
    yield (
        "pdf-many-pages",
        plain("h", pages=b"<</Type/Pages/Kids[" + b"3 0 R " * 60_000 + b"]/Count 60000>>"),
        RUNS_AWAY,
    )
    yield (
        "pdf-count-beyond-all",
        plain("pdf-count-beyond-all", pages=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"),
        kept("pdf-count-beyond-all"),
    )
    cmap = b"1 beginbfrange\n<0000> <FFFFFFFF> <0041>\nendbfrange"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    yield "pdf-map-beyond-all", built(CATALOG, PAGES, PAGE, stream(words("a")), font, stream(cmap)), BROKEN
    state = PAGE.replace(b"800", b"9" * 400)
    yield "pdf-endless-number", plain("i", page=state), BROKEN
    yield "pdf-many-states", plain("j", content=stream(b"q " * 30_000 + words(story("j")))), BROKEN


def _broken() -> Made:
    yield "pdf-no-catalog", built(b"<<>>"), BROKEN
    yield "pdf-no-pages", plain("a", pages=b"<</Type/Pages/Kids[]/Count 0>>"), EMPTY
    yield "pdf-page-is-nothing", plain("b", page=b"null"), EMPTY
    yield "pdf-page-is-a-number", plain("c", page=b"7"), EMPTY
    yield "pdf-only-a-picture", plain("d", content=stream(b"q 9 0 0 9 0 0 cm /P Do Q")), EMPTY
    yield "pdf-wrong-length", plain("pdf-wrong-length").replace(b"/Length ", b"/Length 9"), kept("pdf-wrong-length")
    negative = plain("pdf-negative-length").replace(b"/Length ", b"/Length -")
    yield "pdf-negative-length", negative, kept("pdf-negative-length")
    wrong = good("pdf-wrong-start").rpartition(b"startxref")[0] + b"startxref\n7\n%%EOF"
    yield "pdf-wrong-start", wrong, kept("pdf-wrong-start")
    yield "pdf-unknown-filter", plain("e", content=stream(b"abc", b"/Filter/NoSuchDecode")), BROKEN
    yield "pdf-broken-packing", plain("f", content=stream(b"\x78\x9c\xff\xff\xff", b"/Filter/FlateDecode")), EMPTY
    yield "pdf-no-font", plain("k", font=b"null"), EMPTY
    yield "pdf-unclosed-string", plain("g", content=stream(b"BT /F 9 Tf (never closed")), BROKEN
    nothing = stream(b"BT /F 9 Tf /F /F Tf (x) (y) Td [ Tj ET")
    yield "pdf-wrong-operands", plain("h", content=nothing), BROKEN
    odd = PAGE.replace(b"[0 0 600 800]", b"[/a (b) null]")
    yield "pdf-odd-box", plain("pdf-odd-box", page=odd), kept("pdf-odd-box")


def _lying() -> Made:
    """PDFs whose parts say other things than they show."""
    long = "a\u202egnp.exe\u200b" * 4
    yield "pdf-title-turns", titled("pdf-title-turns", long), kept("pdf-title-turns", told={"title": "agnp.exe" * 4})
    yield "pdf-title-of-zeros", titled("pdf-title-of-zeros", "\x00\x00"), kept("pdf-title-of-zeros")
    yield (
        "pdf-title-without-end",
        titled("pdf-title-without-end", "b" * 300_000),
        kept("pdf-title-without-end", told={"title": "b" * 500}),
    )
    half = titled("pdf-title-half", "Q" * 4).replace(b"(QQQQ)", b"<FEFFD83D>")
    yield "pdf-title-half", half, kept("pdf-title-half")
    catalog = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</O<</S/JavaScript/JS(%s)>>>>>>"
    yield "pdf-that-acts", plain("pdf-that-acts", catalog=catalog % PLANTED.encode()), kept("pdf-that-acts")
    note = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(%s)>>]/MediaBox" % PLANTED.encode()
    yield "pdf-with-a-note", plain("pdf-with-a-note", page=PAGE.replace(b"/MediaBox", note)), kept("pdf-with-a-note")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good("pdf-with-a-file"))))
    writer.add_attachment("../../etc/passwd", PLANTED.encode())
    held = io.BytesIO()
    writer.write(held)
    yield "pdf-with-a-file", held.getvalue(), kept("pdf-with-a-file")
    page = b"<html><body><p>" + PLANTED.encode() + b"</p></body></html>\n"
    yield "pdf-behind-a-page", page + good("pdf-behind-a-page"), kept("pdf-behind-a-page")
    yield "pdf-behind-a-zip", b"PK\x03\x04" + bytes(26) + good("pdf-behind-a-zip"), kept("pdf-behind-a-zip")
    zeros = words(story("pdf-with-zeros")).replace(b"Steel", b"\\000Steel")
    yield "pdf-with-zeros", plain("pdf-with-zeros", content=stream(zeros)), kept("pdf-with-zeros", "\ufffdSteel")
    later = b"4 0 obj\n%s\nendobj\n" % stream(words(story("pdf-changed-later")))
    yield (
        "pdf-changed-later",
        _appended(built(CATALOG, PAGES, PAGE, stream(words(PLANTED)), FONT), later),
        kept("pdf-changed-later"),
    )
    many = pdf(text_block(story("pdf-of-two-parts")), space(), text_block(mark("pdf-of-two-parts") + " Again."))
    yield "pdf-of-two-parts", many, kept("pdf-of-two-parts", "Again.")


def _appended(data: bytes, later: bytes) -> bytes:
    """A PDF whose fourth object was replaced by a later one, as editors do."""
    before = data.rindex(b"startxref\n") + 10
    previous = int(data[before : data.index(b"\n", before)])
    start = len(data) + len(later)
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\n" % (len(data), previous)
    return data + later + table + b"startxref\n%d\n%%%%EOF\n" % start
