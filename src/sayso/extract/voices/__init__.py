"""Who speaks each stretch of a report: cues, what they take in, and the chain of sources behind them."""

from sayso.extract.voices.find import find_voices
from sayso.extract.voices.voice import Manner, Voice, Voices

__all__ = ["Manner", "Voice", "Voices", "find_voices"]
