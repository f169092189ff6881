"""Words of likelihood as ICD 203 gives them; a sentence with one of them never holds a word of confidence."""

from __future__ import annotations

_SCALE = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)


def likelihood(chance: float) -> str:
    """The words for a probability, after Intelligence Community Directive 203, section D.6.e.2."""
    return next((words for bound, words in _SCALE if chance <= bound), "almost certain")
