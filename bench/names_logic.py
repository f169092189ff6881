"""Nomenklatura's logic-v2 as a peer for names; runs in this Python or, as a script, in one of its own.

It needs other versions of some packages than Sayso: `NOMENKLATURA_PYTHON` may name the Python of a separate
environment. As a script it reads a JSON list of [left, right, kind] and prints a JSON list of scores.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence

Asked = Sequence[tuple[str, str, str]]


def scores(asked: Asked) -> list[float] | None:
    """The score of each pair from 0 to 1; None where nomenklatura is not installed."""
    python = os.environ.get("NOMENKLATURA_PYTHON")
    if not python:
        return _scores(asked)
    done = subprocess.run([python, __file__], input=json.dumps(list(asked)), capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout)
    return found


def _scores(asked: Asked) -> list[float] | None:
    try:
        from followthemoney import EntityProxy, model
        from nomenklatura.matching import get_algorithm
    except ImportError:
        return None
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def entity(name: str) -> EntityProxy:
        made = model.make_entity("Organization")
        # The matcher caches what it read of an entity by its id.
        made.id = name
        made.add("name", name)
        return made

    return [algorithm.compare(entity(left), entity(right), config).score for left, right, _ in asked]


if __name__ == "__main__":
    print(json.dumps(_scores(json.load(sys.stdin))))
