"""The same stages over many reports at once: processes on this machine."""

from sayso.scale.guard import Bounds, Stopped, Why, guarded
from sayso.scale.pool import workers_for

__all__ = ["Bounds", "Stopped", "Why", "guarded", "workers_for"]
