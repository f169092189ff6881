"""Texts in bad, mixed and unsaid encodings, lines without end, and characters that are none."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from sayso.capture import RefusalReason
from tests.hostile.case import Case, Kept, Refused, Wanted, kept, one, story

WRONG = Refused(RefusalReason.WRONG_ENCODING)
NOT_TEXT = Refused(RefusalReason.NOT_TEXT)
EMPTY = Refused(RefusalReason.EMPTY)
TOO_LONG = Refused(RefusalReason.TOO_LONG)

Made = Iterator[tuple[str, bytes, Wanted]]

GERMAN = "Größe, Menge und Länge: Während die Fähre über den Fluß fährt, öffnet sich für Händler die Tür. " * 4
RUSSIAN = "Завод выпустил в марте три тысячи изделий, сообщил представитель области. " * 6
KOREAN = "공장은 삼천 발을 만들었다고 관리가 말했다. " * 8
JAPANESE = "工場は三月に三千個を作ったと当局者は述べた。その数は前の月より多い。" * 8


def cases() -> Iterator[Case]:
    """All texts."""
    for slug, data, wanted in (*_encodings(), *_mixtures(), *_strange(), *_long(), *_front()):
        yield one(slug, data, wanted)
    yield Case(
        "text-100-mb-in-one-line.txt", {"text-100-mb-in-one-line.txt": Refused(RefusalReason.TOO_LARGE)}, b"", _vast
    )


def _vast(folder: Path) -> None:
    """A line of 100 MB that takes no room on the disk."""
    with (folder / "text-100-mb-in-one-line.txt").open("wb") as file:
        file.write(story("vast").encode())
        file.truncate(100_000_000)


def _encodings() -> Made:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        slug = f"text-in-{encoding}"
        yield f"{slug}.txt", story(slug).encode(encoding), kept(slug)
    slug = "text-in-bare-korean-utf-16"
    yield f"{slug}.txt", (KOREAN + story(slug)).encode("utf-16-le"), kept(slug, "삼천 발")
    for encoding, words, shows in (
        ("cp1251", RUSSIAN, "три тысячи"),
        ("koi8-r", RUSSIAN, "три тысячи"),
        ("euc-kr", KOREAN, "삼천 발"),
        ("iso2022-jp", JAPANESE, "三千個"),
        ("cp1252", GERMAN, "Größe"),
    ):
        slug = f"text-in-{encoding}"
        yield f"{slug}.txt", f"{words}\n{slug}".encode(encoding), Kept((shows, slug))
    for encoding, words in (("shift-jis", JAPANESE), ("gb18030", "工厂三月生产三千件，官员说。" * 12)):
        yield f"text-in-{encoding}.txt", words.encode(encoding), Refused(RefusalReason.WRONG_ENCODING, "confidence")
    quotes = f"{story('text-with-typography')} \u201cSeventy\u201d \u2013 that is all\u2026"
    yield "text-with-typography.txt", quotes.encode("cp1252"), kept("text-with-typography", "\u201cSeventy\u201d")


def _mixtures() -> Made:
    mixed = GERMAN.encode() + b"\n" + GERMAN.encode("latin-1")
    yield "text-two-encodings.txt", GERMAN.encode() * 3 + mixed, Refused(RefusalReason.WRONG_ENCODING, "line 2")
    yield "text-utf-8-with-a-stray-byte.txt", (GERMAN + GERMAN).encode() + b"\xff", WRONG
    yield "text-utf-8-cut-in-a-letter.txt", GERMAN.encode() + "ß".encode()[:1], WRONG
    yield "text-utf-8-too-long-forms.txt", story("a").encode() + b"\xc0\xaf\xe0\x80\xaf" * 30, WRONG
    yield "text-utf-8-beyond-unicode.txt", story("b").encode() + b"\xf4\x90\x80\x80" * 30, WRONG
    yield "text-utf-16-cut.txt", story("c").encode("utf-16")[:-1], WRONG
    yield "text-utf-32-beyond-unicode.txt", codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * 40, WRONG
    yield "text-utf-16-in-utf-8.txt", story("d").encode() + story("d").encode("utf-16-le"), NOT_TEXT
    yield "text-two-marks.txt", codecs.BOM_UTF8 * 2 + story("text-two-marks").encode(), kept("text-two-marks")
    yield "text-mark-of-another.txt", codecs.BOM_UTF16_LE + story("e").encode() + b"\n", WRONG
    yield "text-few-odd-bytes.txt", b"It was \xfc\xe9\xdf.", WRONG
    yield "text-ebcdic.txt", (story("f") * 3).encode("cp037"), WRONG


def _strange() -> Made:
    yield "text-zero-inside.txt", f"{story('text-zero-inside')} A\x00B.".encode(), kept("text-zero-inside", "A\ufffdB.")
    half = f"{story('text-half-characters')} A\ud83dB.".encode("utf-8", "surrogatepass")
    yield "text-half-characters.txt", half, kept("text-half-characters", "A\ufffdB.")
    half = f"{story('text-half-in-utf-16')} A\udc00B.".encode("utf-16-le", "surrogatepass")
    yield "text-half-in-utf-16.txt", codecs.BOM_UTF16_LE + half, kept("text-half-in-utf-16", "A\ufffdB.")
    yield "text-all-zeros.txt", bytes(10_000), NOT_TEXT
    yield "text-nothing.txt", b"", EMPTY
    yield "text-only-a-mark.txt", codecs.BOM_UTF8, EMPTY
    yield "text-only-spaces.txt", b" \n\t\xc2\xa0\n" * 1_000, EMPTY
    yield "text-only-breaks.txt", b"\r\n" * 500_000, EMPTY
    yield "text-bells.txt", b"\x07\x08\x1b[2J" * 200, NOT_TEXT
    steering = f"{story('text-steers-the-screen')} \x1b[2J\x1b]0;gone\x07 after."
    yield "text-steers-the-screen.txt", steering.encode(), kept("text-steers-the-screen", "\x1b[2J")
    breaks = f"{story('text-all-breaks')}\rone\r\ntwo\u2028three\x85four\x0bfive\x0csix"
    yield (
        "text-all-breaks.txt",
        breaks.encode(),
        kept("text-all-breaks", "\none\ntwo\u2028three\x85four\x0bfive\x0csix"),
    )
    none = f"{story('text-characters-that-are-none')} \ufffe\uffff\ufdd0\U0010ffff end."
    yield "text-characters-that-are-none.txt", none.encode(), kept("text-characters-that-are-none", "\ufdd0")
    private = f"{story('text-of-private-use')} \ue000\uf8ff end."
    yield "text-of-private-use.txt", private.encode(), kept("text-of-private-use", "\ue000")
    marks = f"{story('text-many-marks')} Z" + "\u0300\u0316" * 2_000
    yield "text-many-marks.txt", marks.encode(), kept("text-many-marks")
    yield "text-marks-without-end.txt", b"a" + "\u0300".encode() * 100_000, NOT_TEXT
    grows = f"{story('text-that-grows')} " + "\ufb2c" * 20_000
    yield "text-that-grows.txt", grows.encode(), kept("text-that-grows", "\u05e9\u05bc\u05c1")


def _long() -> Made:
    yield "text-30-mb-in-one-line.txt", b"shells " * 4_300_000, TOO_LONG
    yield "text-just-too-long.txt", b"a" * 2_000_001, TOO_LONG
    yield "text-many-lines.txt", b"\n" * 300_000 + story("text-many-lines").encode(), kept("text-many-lines")
    word = f"{story('text-endless-word')} {'x' * 300_000} end."
    yield "text-endless-word.txt", word.encode(), kept("text-endless-word")
    digits = f"{story('text-endless-number')} They made {'1,000,' * 100}000 casings."
    yield "text-endless-number.txt", digits.encode(), kept("text-endless-number")
    brackets = f"{story('text-open-brackets')} {'(' * 20_000}"
    yield "text-open-brackets.txt", brackets.encode(), kept("text-open-brackets")
    quotes = f"{story('text-open-quotes')} " + "\u201cHe said: " * 400
    yield "text-open-quotes.txt", quotes.encode(), kept("text-open-quotes")
    clause = f"{story('text-endless-sentence')} " + "The works made casings and " * 300 + "stopped."
    yield "text-endless-sentence.txt", clause.encode(), kept("text-endless-sentence")
    dates = f"{story('text-endless-dates')} " + "In March 2024, by 2 May, since 2023, " * 100 + "it grew."
    yield "text-endless-dates.txt", dates.encode(), kept("text-endless-dates")


def _front() -> Made:
    """Markdown whose front matter breaks, swells or lies."""
    for slug, front in {
        "text-front-open": "---\ntitle: a\n",
        "text-front-of-colons": "---\n" + ":" * 100_000 + "\n---\n",
        "text-front-bad-toml": "+++\na = [\n+++\n",
        "text-front-deep-toml": "+++\na" + ".a" * 3_000 + " = 1\n+++\n",
        "text-front-list": "---\ntitle: [a, b]\ntags:\n  - c\n---\n",
        "text-front-anchors": "---\na: &a [x]\nb: *a\ntitle: !!python/object/apply:os.system ['true']\n---\n",
    }.items():
        yield f"{slug}.md", f"{front}\n{story(slug)}\n".encode(), kept(slug)
    slug = "text-front-date-that-is-none"
    front = f"---\ndate: 31.02.2024\nurl: javascript:alert(1)\n---\n{story(slug)}\n"
    yield (
        f"{slug}.md",
        front.encode(),
        kept(slug, told={"published": "", "url": ""}, notes=("no EDTF date", "no address")),
    )
