"""How many origins, with a 90 % interval: the exact distribution of a sum of unlike chances.

A telling begins an origin of its own with the chance that it has no parent. The sum of such chances is
Poisson-binomial; its distribution comes exactly, by convolution (Hong, On computing the distribution function for
the Poisson binomial distribution, 2013), so nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model.origin import Count

LEVEL = 0.90


def distribution(chances: Iterable[float]) -> tuple[float, ...]:
    """The probability of 0, 1, 2, … successes among independent trials with these chances."""
    told = [1.0]
    for chance in chances:
        shifted = [0.0, *(each * chance for each in told)]
        told = [stay * (1 - chance) + move for stay, move in zip([*told, 0.0], shifted, strict=True)]
    return tuple(told)


def count(chances: Sequence[float], likely: int) -> Count:
    """The count for tellings that begin an origin with these chances; the interval holds `likely` too."""
    told = distribution(chances)
    mean = sum(chances)
    low, high = interval(told)
    return Count(likely, round(mean, 3), max(1, min(low, likely)), max(high, likely))


def interval(told: Sequence[float], level: float = LEVEL) -> tuple[int, int]:
    """The shortest run of counts that holds at least `level`; of equals the likeliest, then the lowest."""
    best: tuple[int, float, int] | None = None
    for low in range(len(told)):
        held = 0.0
        for high in range(low, len(told)):
            held += told[high]
            if held >= level - 1e-9:
                best = min(best, (high - low, -held, low)) if best else (high - low, -held, low)
                break
    assert best is not None
    return best[2], best[2] + best[0]
