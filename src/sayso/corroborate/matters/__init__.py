"""Which claims are on one matter, with the reason; and which matters know each other."""

from sayso.corroborate.matters.group import Grouped, grouped
from sayso.corroborate.matters.kin import kin

__all__ = ["Grouped", "grouped", "kin"]
