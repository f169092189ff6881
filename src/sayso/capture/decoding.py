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
# A share of control characters above which something is no text.
MOST_CONTROLS = 0.05

_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
# Quotation marks, dashes, dots, spaces, bullets and trade marks: what else than ASCII an English text has in cp1252.
_TYPOGRAPHY = re.compile(rb"[\x00-\x7f\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb]*")

SAVE_AS_UTF8 = "Save it as UTF-8 and add it again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, not frozen yet, and the encoding that it was in; `guessed` if nothing in the bytes said so."""

    text: str
    encoding: str
    guessed: bool = False


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text in the bytes: by BOM, as UTF-16 without one, as UTF-8, as declared, or by a guess with a floor."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], encoding), encoding)
    if (wide := _utf_16_without_bom(data)) is not None:
        return wide
    try:
        return Decoded(_sane(data.decode("utf-8", "surrogatepass")), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, declared, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _sane(data.decode(encoding, "surrogatepass"))
    except UnicodeDecodeError as error:
        detail = f"It begins as {encoding.upper()} does, but byte {error.start} is not. {SAVE_AS_UTF8}"
        raise Unfit(RefusalReason.WRONG_ENCODING, detail) from error


def _sane(text: str) -> str:
    """The same text, unless so much of it is control characters that it is none."""
    controls = sum(1 for _ in _CONTROLS.finditer(text))
    if controls > max(2, len(text) * MOST_CONTROLS):
        raise Unfit(RefusalReason.NOT_TEXT, "It holds binary data and no text. Add the document in it as a file.")
    return text


def _utf_16_without_bom(data: bytes) -> Decoded | None:
    """UTF-16 shows by its zero bytes: at odd places little-endian, at even ones big-endian, almost never both."""
    zeros = data.count(0)
    if len(data) % 2 or zeros * 50 < len(data):
        return None
    even = data[::2].count(0)
    if min(even, zeros - even) * 10 > zeros:
        return None
    encoding = "utf-16-be" if even > zeros - even else "utf-16-le"
    text = data.decode(encoding, "surrogatepass")
    strange = sum(unicodedata.category(sign) in {"Cc", "Cn", "Co"} and not sign.isspace() for sign in text[:10_000])
    return Decoded(text, encoding) if strange <= len(text[:10_000]) * MOST_CONTROLS else None


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
    except (LookupError, UnicodeError):
        return None


def _refuse_mixture(data: bytes, first_wrong: int) -> None:
    """UTF-8 with other bytes between: any one encoding would turn a part of it into false letters."""
    whole = sum(len(found) for found in _MULTIBYTE.findall(data))
    high = sum(len(found) for found in _HIGH.findall(data))
    if whole >= 6 and whole * 2 > high:
        line = data.count(b"\n", 0, first_wrong) + 1
        detail = f"It is UTF-8 for the most part, but not at line {line}: two encodings are mixed. {SAVE_AS_UTF8}"
        raise Unfit(RefusalReason.WRONG_ENCODING, detail)


def _guessed(data: bytes) -> Decoded:
    """A legacy encoding, by charset-normalizer's measures of disorder and of coherence as a language."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_BYTES], cp_exclusion=["utf_7"]).best()
    if best is not None and best.chaos <= MOST_CHAOS and best.coherence >= LEAST_COHERENCE:
        try:
            return Decoded(data.decode(best.encoding), best.encoding, guessed=True)
        except UnicodeDecodeError:
            pass
    raise Unfit(RefusalReason.WRONG_ENCODING, f"Its encoding cannot be told with any confidence. {SAVE_AS_UTF8}")
