"""Claims of a language whose reader gives clauses with case-marked arguments in place of syntactic heads."""

from sayso.extract.clausal.tell import extract_clauses

__all__ = ["extract_clauses"]
