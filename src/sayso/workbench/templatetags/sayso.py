"""What templates say of values: dates, short ids, report text made visible."""

from __future__ import annotations

from django import template

from sayso.model.shown import short_id
from sayso.publish.clean import one_line, visible
from sayso.publish.phrases import day, many, number

register = template.Library()


@register.filter
def short(content_id: str) -> str:
    """The kind and the first eight digits."""
    return short_id(content_id)


@register.filter
def words(value: object) -> str:
    """A value of an enum, or a word with underscores, as a reader writes it."""
    return str(getattr(value, "value", value)).replace("_", " ")


@register.filter
def moment(at: str) -> str:
    """A time in UTC to the minute."""
    return at[:16].replace("T", " ")


register.filter("day", day)
register.filter("line", one_line)
register.filter("visible", visible)
register.filter("many", many)
register.filter("number", number)
