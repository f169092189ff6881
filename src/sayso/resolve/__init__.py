"""Who is who: names of facilities, places, people and organisations tied by judgements that give their reasons."""

from sayso.resolve.decided import ACTS, decided, target
from sayso.resolve.gazetteer import Gazetteer, shipped
from sayso.resolve.history import with_history
from sayso.resolve.judge import judge
from sayso.resolve.memory import MemoryIndex
from sayso.resolve.mention import mentions
from sayso.resolve.ports import NameIndex
from sayso.resolve.resolve import Resolving, resolve

__all__ = [
    "ACTS",
    "Gazetteer",
    "MemoryIndex",
    "NameIndex",
    "Resolving",
    "decided",
    "judge",
    "mentions",
    "resolve",
    "shipped",
    "target",
    "with_history",
]
