"""Claims become findings: how many origins stand behind them, what drifted, where sources really disagree."""

from sayso.corroborate.consequence import Weighty, rank, weighty
from sayso.corroborate.decided import Decided, Subject, decided
from sayso.corroborate.findings import Traced, corroborate
from sayso.corroborate.grades.grade import diagonal
from sayso.corroborate.grades.record import record_by_words, records
from sayso.corroborate.sketch import Held

__all__ = [
    "Decided",
    "Held",
    "Subject",
    "Traced",
    "Weighty",
    "corroborate",
    "decided",
    "diagonal",
    "rank",
    "record_by_words",
    "records",
    "weighty",
]
