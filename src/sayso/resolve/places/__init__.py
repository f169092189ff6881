"""Every place that a text names, with its extent: names found in a reading and looked up in the whole world."""

from sayso.resolve.places.find import Toponym, toponyms
from sayso.resolve.places.locate import located
from sayso.resolve.places.world import Spot, World, world

__all__ = ["Spot", "Toponym", "World", "located", "toponyms", "world"]
