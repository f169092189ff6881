"""From bytes to text: which encoding they are in, or why none can be told."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from sayso.capture.outcome import RefusalReason, Unfit

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How much of a file the guess at a legacy encoding looks at, and how sure it must be.
GUESS_BYTES = 100_000
MOST_CHAOS = 0.1
LEAST_COHERENCE = 0.2
CLOSE = 0.1
LEAST_EAST = 20
# What reports were written in before UTF-8; without those of DOS and old Macs, which fit almost any bytes.
LEGACY = (
    *(
        "cp1250",
        "cp1251",
        "cp1252",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
        "cp1257",
        "cp1258",
        "koi8_r",
        "koi8_u",
    ),
    *("cp949", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "tis_620", "iso8859_2"),
)
# A share of control characters above which something is no text.
MOST_CONTROLS = 0.05

_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]+")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
# Quotation marks, dashes, dots, spaces and signs: what an English text in cp1252 has beside ASCII.
_TYPOGRAPHY = re.compile(rb"[\x00-\x7f\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb]*")

# Bytes that a text in UTF-16 has somewhere and printed ASCII nowhere.
_NOT_PRINTED = re.compile(rb"[^\t\n\r\x20-\x7e]")

SAVE_AS_UTF8 = "Save it as UTF-8 and add it again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, not frozen yet, and the encoding that it was in; `guessed` if nothing in the bytes said so."""

    text: str
    encoding: str
    guessed: bool = False


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text: by BOM, as UTF-16 without one, as UTF-8, as declared, or by a guess with a floor."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], encoding), encoding)
    if (wide := _utf_16_without_bom(data)) is not None:
        return wide
    if b"\x1b$" in data and (text := _as_declared(data, declared or "iso2022_jp")) is not None:
        return Decoded(text, declared.lower() or "iso2022_jp", guessed=not declared)
    try:
        return Decoded(_sane(data.decode("utf-8", "surrogatepass")), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, declared, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    if encoding.startswith("utf-16") and len(data) > LEAST_EAST and not _NOT_PRINTED.search(data):
        detail = f"It begins as {encoding.upper()} does, but goes on in ASCII. {SAVE_AS_UTF8}"
        raise Unfit(RefusalReason.WRONG_ENCODING, detail)
    try:
        return _sane(data.decode(encoding, "surrogatepass"))
    except UnicodeDecodeError as error:
        detail = f"It begins as {encoding.upper()} does, but byte {error.start} is not. {SAVE_AS_UTF8}"
        raise Unfit(RefusalReason.WRONG_ENCODING, detail) from error


def _sane(text: str) -> str:
    """The same text, unless so much of it is control characters that it is none."""
    controls = len(text) - len(_CONTROLS.sub("", text))
    if controls > max(2, len(text) * MOST_CONTROLS):
        raise Unfit(RefusalReason.NOT_TEXT, "It holds binary data and no text. Add the document in it as a file.")
    return text


def _utf_16_without_bom(data: bytes) -> Decoded | None:
    """UTF-16 shows by its zero bytes, and the right order of bytes by its spaces and line breaks."""
    if len(data) % 2 or data.count(0) * 50 < len(data):
        return None
    texts = {order: data.decode(order, "surrogatepass") for order in ("utf-16-le", "utf-16-be")}
    order = max(texts, key=lambda each: _spaces(texts[each]))
    text, head = texts[order], texts[order][:10_000]
    strange = sum(unicodedata.category(sign) in {"Cc", "Cn", "Co"} and not sign.isspace() for sign in head)
    sane = _spaces(head) * 50 >= len(head) and strange <= len(head) * MOST_CONTROLS
    return Decoded(text, order) if sane else None


def _spaces(text: str) -> int:
    return sum(map(text.count, " \n\u3001\u3002"))


def _not_utf_8(data: bytes, declared: str, first_wrong: int) -> Decoded:
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > len(data) // 100:
        raise Unfit(RefusalReason.NOT_TEXT, "It holds binary data and no text. Add the document in it as a file.")
    if (text := _as_declared(data, declared)) is not None:
        return Decoded(text, declared.lower())
    if _TYPOGRAPHY.fullmatch(data):
        return Decoded(data.decode("cp1252"), "cp1252", guessed=True)
    _refuse_mixture(data, first_wrong)
    return _guessed(data)


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text in the encoding that a header names, if it exists and fits to the last byte."""
    try:
        name = codecs.lookup(declared).name if declared else ""
        return data.decode(name) if name and name not in {"utf-8", "utf-16", "utf-32"} else None
    except (LookupError, ValueError):
        return None


def _refuse_mixture(data: bytes, first_wrong: int) -> None:
    """UTF-8 with other bytes between: any one encoding would turn a part of it into false letters."""
    whole = len(data) - len(_MULTIBYTE.sub(b"", data))
    high = len(data) - len(_HIGH.sub(b"", data))
    if whole >= 6 and whole * 2 > high:
        line = data.count(b"\n", 0, first_wrong) + 1
        detail = f"It is UTF-8 for the most part, but not at line {line}: two encodings are mixed. {SAVE_AS_UTF8}"
        raise Unfit(RefusalReason.WRONG_ENCODING, detail)


def _guessed(data: bytes) -> Decoded:
    """A legacy encoding by charset-normalizer's measures of disorder and of coherence as a language.

    Encodings that do about as well as the best must give the same text: else none of them is believed.
    """
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:GUESS_BYTES], cp_isolation=list(LEGACY)))
    sure = [match for match in matches if match.chaos <= MOST_CHAOS and _coheres(str(match), match.coherence)]
    if sure:
        best = max(match.coherence for match in sure)
        rivals = [match for match in sure if match.chaos <= sure[0].chaos and match.coherence >= best - CLOSE]
        if len({str(match) for match in rivals}) == 1:
            try:
                return Decoded(data.decode(rivals[0].encoding), rivals[0].encoding, guessed=True)
            except UnicodeDecodeError:
                pass
    raise Unfit(RefusalReason.WRONG_ENCODING, f"Its encoding cannot be told with any confidence. {SAVE_AS_UTF8}")


def _coheres(text: str, coherence: float) -> bool:
    """Whether letters come as often as in some language; East Asian text is known by its signs instead."""
    high = [sign for sign in text if sign > "\x7f"]
    east = sum("\u3000" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in high)
    return coherence >= LEAST_COHERENCE or (len(high) >= LEAST_EAST and east >= len(high) * 0.95)
