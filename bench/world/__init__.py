"""A world with known truth: events, who spoke of them, who repeated whom, and what changed on the way.

It imports nothing of `sayso` and shares no words with it: its names are made of syllables, its sentences come from
`en.toml` and `ko.toml` beside this file. `bench/tracing.py` turns what it tells into reports and claims.
"""

from bench.world.generate import Options, world
from bench.world.truth import Fields, Story, Told, World

__all__ = ["Fields", "Options", "Story", "Told", "World", "world"]
