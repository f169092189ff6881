"""Content ids: the same content has the same id, on any machine and in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

ID_LENGTH = 20


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text_hash(text: str) -> str:
    """The SHA-256 of the frozen text in UTF-8; two reports with the same text share it."""
    return sha256(text.encode("utf-8"))


def plain(value: object) -> Plain:
    """A value of the model as JSON types: enums by value, dataclasses by field, empty fields left out."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_dataclass(value):
        pairs = ((field.name, plain(getattr(value, field.name))) for field in fields(value))
        return {name: part for name, part in pairs if part not in (None, [], {}, "")}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, Sequence | frozenset):
        return [plain(part) for part in (sorted(value) if isinstance(value, frozenset) else value)]
    raise TypeError(f"{type(value).__name__} is not a value of the model")


def canonical(value: object) -> str:
    """One JSON text for one value: sorted keys, no spaces, characters as they are."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_id(kind: str, value: object) -> str:
    """`kind` and the first 20 hexadecimal digits of the SHA-256 of the canonical value."""
    return f"{kind}-{sha256(canonical(value).encode('utf-8'))[:ID_LENGTH]}"
