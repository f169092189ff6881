"""Spellings folded until those of one name meet, whatever script or system they are written in."""

from sayso.resolve.fold.spelling import Meeting, Spelling, meet, spelling

__all__ = ["Meeting", "Spelling", "meet", "spelling"]
