"""One number as it is written: digits, words, fractions, scales, vague collectives, with its exact extent."""

from __future__ import annotations

from typing import NamedTuple

from sayso.measure.tokens import Line
from sayso.measure.words import NumberWords

HYPHENS = frozenset("-‐‑–")


class Numeral(NamedTuple):
    """A value over tokens `[first, last)`.

    `vague` marks a value that is only a lower bound ("dozens"); `form` is digits, words, fraction or
    collective; `scale` is what a scale word multiplied it by, for a range to share it ("2 to 3 million").
    """

    first: int
    last: int
    value: float
    form: str
    vague: bool = False
    scale: float = 1.0


# No count of anything has more signs; what has them is made to break what reads it.
LONGEST = 30


def numeral_at(line: Line, index: int, words: NumberWords) -> Numeral | None:
    """The longest number that starts at this token, if one does."""
    for read in (_digits, _vague, _half, _article, _words, _fraction):
        if found := read(line, index, words):
            return found
    return None


def _digits(line: Line, index: int, words: NumberWords) -> Numeral | None:
    token = line[index]
    if token.kind != "number":
        if token.text in words.signs:
            return _scaled(line, Numeral(index, index + 1, words.signs[token.text], "digits"), words)
        return None
    if len(token.text) > LONGEST:
        return None
    value = float(token.text.replace(",", ""))
    found = _mixed(line, Numeral(index, index + 1, value, "digits"), words)
    return _scaled(line, _suffixed(line, found, words), words)


def _mixed(line: Line, found: Numeral, words: NumberWords) -> Numeral:
    """Add what follows a whole number: `2½`, `2 1/2`, `2-1/2`; `1/2` alone becomes its quotient."""
    at = found.last
    if line[at].text in words.signs and line[at].start - line[at - 1].end <= 1:
        return found._replace(last=at + 1, value=found.value + words.signs[line[at].text])
    if quotient := _quotient(line, found.first):
        return found._replace(last=at + 2, value=quotient, form="fraction")
    after = at + 1 if line[at].text in HYPHENS and line.glued(at) else at
    if line[after].start - line[at - 1].end <= 1 and (quotient := _quotient(line, after)):
        return found._replace(last=after + 3, value=found.value + quotient)
    return found


def _quotient(line: Line, index: int) -> float | None:
    """The value of `1/2` at this token; dates such as `7/24/2024` are none."""
    over, under = line[index], line[index + 2]
    if (
        over.kind != "number"
        or under.kind != "number"
        or line[index + 1].text not in "/⁄"
        or line[index + 3].text == "/"
    ):
        return None
    glued = line.glued(index) and line.glued(index + 1)
    if not glued or "." in over.text + under.text or not 0 < float(over.text.replace(",", "")) < 10:
        return None
    top, bottom = float(over.text), float(under.text.replace(",", ""))
    return top / bottom if top < bottom <= 16 else None


def _suffixed(line: Line, found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by a glued scale letter (`1.5m`, `20k`, `$3bn`)."""
    suffix = line[found.last]
    if not line.glued(found.last - 1) or suffix.low not in words.suffixes:
        return found
    if line.glued(found.last) and line[found.last + 1].kind in {"number", "word"}:
        return found
    if len(suffix.low) == 1 and not _is_scale_letter(line, found, words):
        return found
    if suffix.low in words.units.canonical and not _after_currency(line, found, words):
        return found if len(suffix.low) > 1 else _as_scale(found, words.suffixes[suffix.low])
    return _as_scale(found, words.suffixes[suffix.low])


def _as_scale(found: Numeral, scale: float) -> Numeral:
    return found._replace(last=found.last + 1, value=found.value * scale, scale=scale)


def _after_currency(line: Line, found: Numeral, words: NumberWords) -> bool:
    before = line[found.first - 1]
    return before.text in words.units.symbols or before.low in words.units.symbols


def _is_scale_letter(line: Line, found: Numeral, words: NumberWords) -> bool:
    """A single letter is a scale after a currency, before a noun, and always if it is no unit itself."""
    letter, after = line[found.last], line[found.last + 1]
    if _after_currency(line, found, words):
        return True
    if letter.low not in words.units.canonical:
        return letter.text in {"K", letter.low}
    return letter.low == "m" and after.kind == "word" and after.low not in words.grammar.stop


def _scaled(line: Line, found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by the scale words that follow: `5.2 million`, `3 hundred thousand`, `9-million`."""
    at = found.last
    while True:
        step = at + 1 if line[at].text in HYPHENS and line.glued(at) and line.glued(at - 1) else at
        scale = words.scales.get(line[step].low)
        near = line[step].start - line[at - 1].end <= 2
        if scale is None or not near:
            return found
        if line[step].low in words.vague:
            return found
        at = step + 1
        found = found._replace(last=at, value=found.value * scale, scale=found.scale * scale)


def _vague(line: Line, index: int, words: NumberWords) -> Numeral | None:
    """`dozens`, `tens of thousands`, `several million`, `a few hundred`: low bounds only."""
    grammar = words.grammar
    at = index + 1 if line[index].low in grammar.articles and line[index + 1].low in grammar.vague_prefix else index
    value = words.vague.get(line[at].low)
    if value is None or (line[index - 1].text in HYPHENS and line.glued(index - 1)):
        return None
    found = Numeral(index, at + 1, value, "collective", vague=True)
    while line[found.last].low in grammar.of and line[found.last + 1].low in words.vague:
        scale = words.vague[line[found.last + 1].low] / 2
        found = found._replace(last=found.last + 2, value=found.value * scale)
    return _scaled(line, _collective(line, found, words), words)


def _collective(line: Line, found: Numeral, words: NumberWords) -> Numeral:
    """Multiply by a collective that follows: `several dozen`, `two dozen`."""
    factor = words.collectives.get(line[found.last].low)
    if factor is None:
        return found
    return found._replace(last=found.last + 1, value=found.value * factor, scale=factor)


def _half(line: Line, index: int, words: NumberWords) -> Numeral | None:
    """`half a million`, `half a dozen`: a fraction of a scale or collective."""
    grammar, part = words.grammar, words.fractions.get(line[index].low)
    if part is None or line[index + 1].low not in grammar.articles:
        return None
    after = line[index + 2].low
    scale = words.scales.get(after) or words.collectives.get(after)
    return Numeral(index, index + 3, part * scale, "words", scale=scale) if scale else None


def _article(line: Line, index: int, words: NumberWords) -> Numeral | None:
    """`a hundred`, `a dozen`, `a couple of`: the article counts as one before a scale or collective."""
    if line[index].low not in words.grammar.articles:
        return None
    after = line[index + 1].low
    if scale := words.scales.get(after):
        return _words(line, index, words, start=scale)
    if factor := words.collectives.get(after):
        return Numeral(index, index + 2, factor, "collective", scale=factor)
    if after in words.fractions and _opens_share(line, index, words):
        return Numeral(index, index + 2, words.fractions[after], "fraction")
    if _is_duration(after, words) and _is_bounded(line, index, words):
        return Numeral(index, index + 1, 1.0, "words")
    return None


def _is_duration(low: str, words: NumberWords) -> bool:
    return words.units.kinds.get(words.units.canonical.get(low, "")) == "duration"


def _opens_share(line: Line, index: int, words: NumberWords) -> bool:
    """`a third of` or `by a third`; a third plant is no share."""
    return line[index + 2].low in words.grammar.of or line[index - 1].low in words.grammar.by


def _is_bounded(line: Line, index: int, words: NumberWords) -> bool:
    """Whether a bound stands right before: `over a year`, where the article is a number."""
    sizes = range(1, words.bounds.longest + 1)
    return any(words.bounds.before.get(line.lows(index - size, index), "best") != "best" for size in sizes)


def _words(line: Line, index: int, words: NumberWords, start: float = 0.0) -> Numeral | None:
    """A number in words, by the usual grammar of units, hundreds and scales."""
    total, current, at, seen = 0.0, 0.0, index, False
    scale = 1.0
    if start:
        current, at, seen, scale = (start, index + 2, True, start) if start < 1000 else (0.0, index + 2, True, start)
        total = 0.0 if start < 1000 else start
    while True:
        step = _next_word(line, at, words, seen)
        low = line[step].low
        if low in words.numerals:
            value = words.numerals[low]
            if seen and not _fits(current, value):
                break
            current, seen, at, scale = current + value, True, step + 1, 1.0
        elif seen and low in words.scales:
            factor = words.scales[low]
            scale *= factor
            total, current = (
                (total, (current or 1) * factor) if factor == 100 else (total + (current or 1) * factor, 0.0)
            )
            at = step + 1
        else:
            break
    if not seen:
        return None
    found = Numeral(index, at, total + current, "words", scale=scale if scale > 1 else 1.0)
    return _fractional(line, _collective(line, found, words), words)


def _fits(current: float, value: float) -> bool:
    """Whether a numeral may follow what has been said: `twenty five`, `hundred five`, never `five six`."""
    if current == 0:
        return True
    if current % 100 == 0:
        return value < 100
    return current % 10 == 0 and current % 100 >= 20 and value < 10


def _next_word(line: Line, at: int, words: NumberWords, seen: bool) -> int:
    """Step over a hyphen, or over `and` after a hundred, between two words of one number."""
    if not seen:
        return at
    if line[at].text in HYPHENS and line.glued(at) and line.glued(at - 1):
        return at + 1
    after_scale = line[at - 1].low in words.scales
    if line[at].low in words.grammar.conjunction and after_scale and line[at + 1].low in words.numerals:
        return at + 1
    return at


def _fractional(line: Line, found: Numeral, words: NumberWords) -> Numeral:
    """`one and a half million`, `two-thirds`, `three quarters`, `one point five`."""
    grammar, at = words.grammar, found.last
    if line[at].low in grammar.conjunction and line[at + 1].low in grammar.articles:
        part = words.fractions.get(line[at + 2].low)
        if part is not None:
            return _scaled(line, found._replace(last=at + 3, value=found.value + part * found.scale), words)
    step = at + 1 if line[at].text in HYPHENS and line.glued(at) else at
    part = words.fractions.get(line[step].low)
    if part is not None and found.value < 20 and (found.value == 1 or line[step].low.endswith("s")) and part != 0.5:
        return found._replace(last=step + 1, value=found.value * part, form="fraction")
    if part == 0.5 and found.value == 1:
        return found._replace(last=step + 1, value=part, form="fraction")
    return found


def _fraction(line: Line, index: int, words: NumberWords) -> Numeral | None:
    """A bare `half` of something."""
    part = words.fractions.get(line[index].low)
    return Numeral(index, index + 1, part, "fraction") if part == 0.5 else None
