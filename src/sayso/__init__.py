"""Sayso: who said so, how would they know, who merely repeated it, and what does it add up to?"""
