"""Whatever is about to be shown becomes a `Shown` here: sources at risk stay unidentified."""

from sayso.protect.number import Beside, beside
from sayso.protect.show import show, show_all
from sayso.protect.show_entities import show_entities
from sayso.protect.show_finding import Around, show_finding
from sayso.protect.show_sources import show_sources

__all__ = ["Around", "Beside", "beside", "show", "show_all", "show_entities", "show_finding", "show_sources"]
