"""Who repeated whom: pairs worth looking at, their evidence, parents, origins and how many there are."""

from sayso.corroborate.origins.keys import keys
from sayso.corroborate.origins.pairs import Candidates, Look, candidates
from sayso.corroborate.origins.weigh import Weights, weights

__all__ = ["Candidates", "Look", "Weights", "candidates", "keys", "weights"]
