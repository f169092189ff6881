"""What statements add up to: a quantity with its distribution, and the origin that it hangs on.

`estimate(question, statements, assumptions)` fits; `preview` approximates it at once. Neither JAX nor NumPyro is
imported before something is fitted.
"""

from sayso.estimate.estimate import Options, estimate
from sayso.estimate.preview import preview

__all__ = ["Options", "estimate", "preview"]
