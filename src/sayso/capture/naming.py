"""Words from outside in one line that can be shown: names of files, values of metadata."""

from __future__ import annotations

import re
import unicodedata

from sayso.capture.document import one_line
from sayso.capture.freeze import REPLACEMENT

LONGEST_VALUE = 500

# Characters that change the order of what is shown, or stand there unseen (Unicode Technical Report 36, 2.1).
# U+200C and U+200D stay: Persian and the scripts of India need them.
_DECEIVING = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\u180e]")


def shown_value(words: str) -> str:
    """A value of metadata in one line of at most 500 code points, without unseen or reordering characters."""
    kept = _DECEIVING.sub("", one_line(words.replace("\x00", "")))
    return "".join(sign for sign in kept if unicodedata.category(sign) != "Cc")[:LONGEST_VALUE].strip()


def shown_name(name: str) -> tuple[str, tuple[str, ...]]:
    """The name of a file as it can be shown and stored, and a note where it is not the name on the disk.

    Bytes that are no UTF-8, control characters and those that deceive the eye stand as U+FFFD.
    """
    valid = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    seen = _DECEIVING.sub(REPLACEMENT, valid)
    seen = "".join(REPLACEMENT if unicodedata.category(sign) == "Cc" else sign for sign in seen)
    notes = () if seen == name else ("the file's name holds unseen or reordering characters, shown here as \ufffd",)
    return unicodedata.normalize("NFC", seen) or "unnamed", notes
