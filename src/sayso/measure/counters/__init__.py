"""Numbers of languages that put a counter after the numeral: 3천여 발, 약 2만 개, 다섯 배 이상."""

from sayso.measure.counters.find import find_counted
from sayso.measure.counters.words import CounterWords

__all__ = ["CounterWords", "find_counted"]
