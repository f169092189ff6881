"""From JSON back to a value of the model: the inverse of `ids.plain`, told by the type hints alone."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Undecodable(ValueError):
    """The JSON does not fit the type; the message says where."""


def decode(kind: type[T], value: object) -> T:
    """The value of `kind` that `plain` turns into `value`.

    What `plain` leaves out comes back as the empty value of its field's type. An unknown field is refused, so
    that nothing is dropped in silence.
    """
    decoded: T = _decode(kind, value, kind.__name__)
    return decoded


def from_json(kind: type[T], text: str) -> T:
    """The value of `kind` that `canonical` turns into `text`."""
    return decode(kind, json.loads(text))


def _decode(hint: Any, value: object, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _decode_optional(hint, value, where)
    if origin is tuple:
        return _decode_tuple(get_args(hint), value, where)
    if origin is frozenset:
        return frozenset(_decode_tuple((get_args(hint)[0], ...), value, where))
    if origin is not None:
        return _decode_mapping(get_args(hint), value, where)
    if is_dataclass(hint):
        return _decode_dataclass(hint, value, where)
    return _decode_scalar(hint, value, where)


def _decode_optional(hint: Any, value: object, where: str) -> Any:
    """`X | None`; the one wider union of the model is plain JSON, which stays as it is."""
    kinds = [part for part in get_args(hint) if part is not types.NoneType]
    return value if value is None or len(kinds) > 1 else _decode(kinds[0], value, where)


def _decode_tuple(parts: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Undecodable(f"{where}: a list is wanted, not {value!r}")
    kinds = [parts[0]] * len(value) if parts[-1] is ... else list(parts)
    if len(kinds) != len(value):
        raise Undecodable(f"{where}: {len(kinds)} parts are wanted, not {len(value)}")
    pairs = zip(kinds, value, strict=True)
    return tuple(_decode(kind, part, f"{where}[{place}]") for place, (kind, part) in enumerate(pairs))


def _decode_mapping(parts: tuple[Any, ...], value: object, where: str) -> dict[Any, Any]:
    if not isinstance(value, Mapping):
        raise Undecodable(f"{where}: an object is wanted, not {value!r}")
    key_kind, kind = parts
    return {_decode(key_kind, key, where): _decode(kind, part, f"{where}.{key}") for key, part in value.items()}


def _decode_dataclass(kind: Any, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise Undecodable(f"{where}: an object is wanted, not {value!r}")
    hints = _hints(kind)
    if unknown := sorted(set(value) - set(hints)):
        raise Undecodable(f"{where}: unknown field {unknown[0]!r}")
    parts = {
        field.name: _decode(hints[field.name], value[field.name], f"{where}.{field.name}")
        if field.name in value
        else _left_out(field, hints[field.name], where)
        for field in fields(kind)
    }
    try:
        return kind(**parts)
    except ValueError as error:
        raise Undecodable(f"{where}: {error}") from error


def _left_out(field: Field[Any], hint: Any, where: str) -> Any:
    """The empty value of the type; a number or an enum is never left out, so its default stands in."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None
    if origin is not None:
        return {} if origin not in (tuple, frozenset) else origin()
    if hint is str:
        return ""
    if is_dataclass(hint):
        return _decode_dataclass(hint, {}, f"{where}.{field.name}")
    if field.default is MISSING:
        raise Undecodable(f"{where}: {field.name} is missing")
    return field.default


def _decode_scalar(kind: Any, value: object, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError as error:
            raise Undecodable(f"{where}: {error}") from error
    # A whole number stays whole where a float is allowed: `6000` and `6000.0` have different content ids.
    allowed = (int, float) if kind is float else (kind,)
    if not isinstance(value, allowed) or (isinstance(value, bool) and kind is not bool):
        raise Undecodable(f"{where}: {kind.__name__} is wanted, not {value!r}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
