"""How many processes a run takes."""

from __future__ import annotations

import os

from sayso.scale import workers_for


def test_few_items_are_not_worth_more_processes_and_a_wish_is_followed():
    assert workers_for(24) == 1
    assert workers_for(24, wanted=3) == 3
    assert workers_for(100_000) == (os.cpu_count() or 1)
