"""Whatever is about to be shown becomes a `Shown` here: sources at risk stay unidentified."""

from sayso.protect.number import Beside, beside
from sayso.protect.show import show, show_all

__all__ = ["Beside", "beside", "show", "show_all"]
