"""The briefing as one HTML page that stands alone: no script, no font, no image, nothing fetched."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.model.briefing import Briefing
from sayso.publish.clean import one_line
from sayso.publish.markdown import linkable
from sayso.publish.notes import figures, notices, subtitle, title
from sayso.publish.phrases import day

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(briefing: Briefing) -> str:
    """The whole page; the same bytes for the same claims."""
    from markupsafe import Markup

    return _template().render(
        briefing=briefing,
        title=title(briefing),
        subtitle=subtitle(briefing),
        notices=notices(briefing),
        figures=figures(briefing),
        largest=max((section.size for section in briefing.sections), default=1),
        css=Markup(_file("briefing.css")),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"line": one_line, "day": day}
    environment.tests["linkable"] = linkable
    return environment.from_string(_file("briefing.html"))


def _file(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text(encoding="utf-8")
