"""The Admiralty pair: the letter from the source alone, the digit from other origins and plausibility alone."""

from sayso.corroborate.grades.grade import graded
from sayso.corroborate.grades.record import Record, records

__all__ = ["Record", "graded", "records"]
