"""A report boiled down to what tracing compares: its words, quotations, voices and statements."""

from sayso.corroborate.sketch.make import Held, sketch
from sayso.corroborate.sketch.value import Sketch, Statement, Voice

__all__ = ["Held", "Sketch", "Statement", "Voice", "sketch"]
