"""The same stages over many reports at once: a pool of processes on this machine."""

from sayso.scale.pool import ordered, workers_for

__all__ = ["ordered", "workers_for"]
