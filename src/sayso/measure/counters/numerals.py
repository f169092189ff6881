"""A numeral in digits, in words or in both: 520만, 1억 2천만, 스물다섯, 수십, 3분의 1."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.measure.counters.words import CounterWords

_SPACES = " \xa0"
_FRACTION = re.compile(r"[ \xa0]{0,2}(?P<top>\d+)/(?P<bottom>\d+)(?![\d/])")
_POWER = re.compile(r"(?:[eE](?P<e>[+-]?\d+)|\^(?P<p>[+-]{0,2}\d+))")


class Numeral(NamedTuple):
    """A number over `[start, end)`; `vague` where it only says an order of magnitude, `about` where it rounds.

    `form` is digits, words, mixed or fraction; `scale` the last scale word's value, 1 without one.
    """

    start: int
    end: int
    value: float
    vague: bool = False
    about: bool = False
    form: str = "digits"
    scale: float = 1


class _Sum:
    """A numeral while it is read, piece by piece."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group = 0.0
        self.pending: float | None = None
        self.small = 10_000.0
        self.large = float("inf")
        self.native = False
        self.vague = self.about = False
        self.kinds: set[str] = set()
        self.scale = 1.0

    @property
    def value(self) -> float:
        """What the pieces add up to."""
        return self.total + self.group + (self.pending or 0)

    def take(self, kind: str, word: str, words: CounterWords) -> bool:
        """Add a piece; false if it cannot follow those before."""
        taken: bool = getattr(self, f"_{kind}")(word, words)
        if taken:
            self.kinds.add(kind)
        return taken

    def _literal(self, word: str, words: CounterWords) -> bool:
        return self._digit_of(float(re.sub(r"[, \u202f\xa0]", "", word)))

    def _digit(self, word: str, words: CounterWords) -> bool:
        return not self.native and self._digit_of(float(words.digits[word]))

    def _digit_of(self, value: float) -> bool:
        if self.pending is not None or (value >= self.small and self.group) or (value >= self.large and self.total):
            return False
        self.pending = value
        return True

    def _several(self, word: str, words: CounterWords) -> bool:
        if self.pending is not None or self.value:
            return False
        self.pending, self.vague = words.several[word], True
        return True

    def _about(self, word: str, words: CounterWords) -> bool:
        self.about = True
        return self.value > 0

    def _tens(self, word: str, words: CounterWords) -> bool:
        if self.pending is not None or self.native or self.small < 100:
            return False
        self.pending, self.native = float(words.tens[word]), True
        return True

    def _ones(self, word: str, words: CounterWords) -> bool:
        if self.native and self.pending is not None and self.pending % 10 == 0 and self.pending < 100:
            self.pending += words.ones[word]
            return True
        if self.pending is not None or self.native:
            return False
        self.pending, self.native = float(words.ones[word]), True
        return True

    def _small(self, word: str, words: CounterWords) -> bool:
        value = float(words.small[word])
        if self.native or value >= self.small:
            return False
        self.group += (1 if self.pending is None else self.pending) * value
        self.pending, self.small, self.scale = None, value, value
        return True

    def _large(self, word: str, words: CounterWords) -> bool:
        value = words.large[word]
        if self.native or value >= self.large:
            return False
        self.total += ((self.group + (self.pending or 0)) or 1) * value
        self.group, self.pending, self.small = 0.0, None, 10_000.0
        self.large = self.scale = value
        return True


def numeral_at(text: str, at: int, words: CounterWords) -> Numeral | None:
    """The numeral that begins at this character, fractions and decimals in words included."""
    plain = _plain(text, at, words)
    if plain is None:
        half = next((word for word in words.halves if text.startswith(word, at)), "")
        return Numeral(at, at + len(half), 0.5, form="fraction") if half else None
    return _fraction(text, plain, words) or _mixed(text, plain, words) or _decimal(text, plain, words)


def _plain(text: str, at: int, words: CounterWords) -> Numeral | None:
    found, end = _Sum(), at
    while match := words.piece.match(text, end) or _after_space(text, end, found, words):
        kind = match.lastgroup or ""
        if any(text.startswith(word, match.start()) for word in words.not_pieces):
            break
        if not found.take(kind, match[kind], words):
            break
        end = match.end()
    if end == at or found.kinds == {"several"}:
        return None
    form = "digits" if found.kinds == {"literal"} else "mixed" if "literal" in found.kinds else "words"
    return Numeral(at, end, found.value, found.vague, found.about, form, found.scale)


def _after_space(text: str, end: int, found: _Sum, words: CounterWords) -> re.Match[str] | None:
    """A piece after a space, where the number so far ends with a scale, or a scale follows a number in digits."""
    if not found.kinds or text[end : end + 1] not in {" ", "\xa0"}:
        return None
    start = end + 1 + (text[end + 1 : end + 2] in {" ", "\xa0"} and text[end + 1 : end + 2] != "")
    match = words.piece.match(text, start)
    if match is None:
        return None
    scales = match.lastgroup in {"small", "large"} and found.pending is not None and _ends(text, match, words)
    more = found.pending is None and match.lastgroup in {"literal", "digit", "small", "several"}
    tens = found.native and match.lastgroup == "ones" and (found.pending or 1) % 10 == 0
    return match if scales or tens or (more and _is_part(text, match, words)) else None


def _ends(text: str, match: re.Match[str], words: CounterWords) -> bool:
    return not text[match.end() : match.end() + 1].isalpha() or words.counter.match(text, match.end()) is not None


def _is_part(text: str, match: re.Match[str], words: CounterWords) -> bool:
    """Whether a piece after a space goes on with the number: a scale or a counter follows, or nothing."""
    if match.lastgroup == "literal" and "," in match[0]:
        return False
    after = text[match.end() : match.end() + 1]
    scale = words.piece.match(text, match.end())
    if scale is not None and scale.lastgroup in {"small", "large", "about", "digit"}:
        return True
    return words.counter.match(text, match.end()) is not None or not after.isalnum()


def _fraction(text: str, bottom: Numeral, words: CounterWords) -> Numeral | None:
    """`3분의 1`, `삼 분의 이`, `3/4`."""
    slash = re.compile(r"/(\d+)(?![\d/])").match(text, bottom.end)
    if slash and bottom.form == "digits" and text[bottom.start - 1 : bottom.start] != "/" and float(slash[1]):
        return Numeral(bottom.start, slash.end(), bottom.value / float(slash[1]), form="fraction")
    match = re.compile(rf"[ \xa0]?{words.fraction}[ \xa0]?").match(text, bottom.end)
    if match is None or not bottom.value:
        return None
    sign, at = _sign(text, match.end(), words)
    top = _plain(text, at, words)
    if top is None:
        return None
    return Numeral(bottom.start, top.end, sign * top.value / bottom.value, form="fraction")


def _sign(text: str, at: int, words: CounterWords) -> tuple[int, int]:
    for word in words.negative:
        if text.startswith(word, at):
            after = at + len(word)
            return -1, after + (text[after : after + 1] == " ")
    return 1, at


def _mixed(text: str, whole: Numeral, words: CounterWords) -> Numeral | None:
    """`2 1/4`, `백삼과 삼분의 이`."""
    match = _FRACTION.match(text, whole.end)
    if match and whole.form == "digits" and whole.value.is_integer() and float(match["bottom"]):
        value = whole.value + float(match["top"]) / float(match["bottom"])
        return Numeral(whole.start, match.end(), value, form="fraction")
    join = re.compile(rf"(?:{'|'.join(words.joins)})[ \xa0]").match(text, whole.end)
    if join is None:
        return None
    bottom = _plain(text, join.end(), words)
    part = _fraction(text, bottom, words) if bottom else None
    if part is None or not part.value > 0 or whole.vague:
        return None
    return Numeral(whole.start, part.end, whole.value + part.value, form="fraction")


def _decimal(text: str, whole: Numeral, words: CounterWords) -> Numeral:
    """`이백점 칠일`, `1.2e10`, `1.1^23`; the number itself where nothing of the kind follows."""
    power = _POWER.match(text, whole.end) if whole.form == "digits" else None
    if power:
        return whole._replace(end=power.end(), value=_powered(whole.value, power))
    match = re.compile(rf"{words.point}[ \xa0](?P<digits>(?:{'|'.join(words.digits)}|\d)+)(?![가-힣])").match(
        text, whole.end
    ) or re.compile(rf"{words.point}[ \xa0](?P<digits>(?:{'|'.join(words.digits)})+)(?=이|점|을)").match(
        text, whole.end
    )
    if match is None or whole.form != "words":
        return whole
    digits = "".join(str(words.digits.get(sign, sign)) for sign in match["digits"])
    return whole._replace(end=match.end(), value=whole.value + float(f"0.{digits}"))


def _powered(value: float, match: re.Match[str]) -> float:
    if match["e"]:
        return float(f"{value}e{match['e']}")
    exponent = match["p"].replace("--", "-").lstrip("+")
    return float(value ** float(exponent))
