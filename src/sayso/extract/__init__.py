"""Reports to claims: voices, events, and every field of a claim."""

from sayso.extract.extract import extract

__all__ = ["extract"]
