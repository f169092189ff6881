"""Lengths of time as ISO 8601 and TIMEX3 write them."""

from __future__ import annotations

HALVES = (" 1/2", "½")


def plain_number(words: str) -> str:
    """A count without separators, a half as a decimal; X, the vague count, stays."""
    for half in HALVES:
        if words.endswith(half):
            return f"{words.removesuffix(half).strip() or '0'}.5"
    return words.replace(",", "")


LETTERS = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "night": ("", "D", 1),
    "weekend": ("", "D", 2),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "M", 3),
    "half": ("", "M", 6),
    "season": ("", "M", 3),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
}


def length(number: str, unit: str) -> str:
    """An ISO 8601 duration: P9M, P2Y6M, PT1H; PXD where the number is vague."""
    time, letter, size = LETTERS[unit]
    if number == "X":
        special = {"decade": "E", "century": "C"}
        return f"P{time}X{special.get(unit, letter)}"
    value = float(number) * size
    if unit == "quarter":
        return f"P{value / 3:g}Q"
    halves = {"Y": ("M", 12), "M": ("D", 30), "H": ("M", 60), "D": ("H", 24)}
    if value.is_integer() or letter not in halves:
        return f"P{time}{value:.15g}{letter}"
    whole, (finer, factor) = int(value), halves[letter]
    rest = f"{round((value - whole) * factor)}{finer}"
    between = "T" if letter == "D" else ""
    return f"P{time}{f'{whole}{letter}' if whole else ''}{between}{rest}"
