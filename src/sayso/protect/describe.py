"""Whether words would describe a source at risk."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model.wording import tells
from sayso.protect.number import Exposed


def describes(words: str, exposed: Iterable[Exposed]) -> Exposed | None:
    """The first of the sources at risk that the words describe, or None.

    They do when they are one of its wordings, the head of one ("a second official" of "a second official, who
    works at …"), or hold one of at least two words.
    """
    return next((each for each in exposed if any(tells(words, name) for name in each.wordings)), None)
