"""Numbers as evidence: how precise one is, and whether one is another garbled."""

from __future__ import annotations

from sayso.model.quantity import Quantity

ROUND = 2


def value(quantity: Quantity | None) -> float | None:
    """The one number that stands for a quantity: its best, else its low, else its high."""
    if quantity is None:
        return None
    return next((slot for slot in (quantity.best, quantity.low, quantity.high) if slot is not None), None)


def digits(number: float) -> int:
    """How many digits a number has before its trailing zeros: 6,743 has four, 5,000 one."""
    mantissa = f"{abs(number):.5e}".partition("e")[0]
    return max(1, len(mantissa.replace(".", "").rstrip("0")))


def garbled(one: float, other: float) -> bool:
    """Whether one number is the other with digits turned round, or, if it is no round one, a factor of ten off."""
    if one == other or not one or not other:
        return False
    ratio = one / other
    if digits(one) >= ROUND and any(abs(ratio / factor - 1) < 0.001 for factor in (10, 100, 1000, 0.1, 0.01, 0.001)):
        return True
    mine, theirs = f"{one:.0f}", f"{other:.0f}"
    return len(mine) == len(theirs) and _turned(mine, theirs)


def _turned(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    unlike = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1:
        return False
    first, second = unlike
    return (one[first], one[second]) == (other[second], other[first])
