"""Quantities, units, vagueness, intervals and times at their precision: found in text, compared, combined."""
