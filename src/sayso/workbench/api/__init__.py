"""`/api`: the same answers as JSON, for whoever has the token."""

from sayso.workbench.api.api import api

__all__ = ["api"]
