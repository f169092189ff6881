"""Raised figures: a note's number set above the line must not become a digit of the figure before it."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()")
_RAISABLE = frozenset("0123456789+-() ")


def raised(text: str) -> str:
    """The same signs raised, if all of them are digits or signs that have a raised form; else as they are."""
    return text.translate(_RAISED) if text.strip() and set(text) <= _RAISABLE else text


def lowered(text: str) -> str:
    """The same text with its raised digits on the line."""
    return text.translate(_LOWERED)
