"""What differs: conflicts between origins, drift along retellings, tensions where scopes are unlike."""

from sayso.corroborate.contradictions.conflicts import conflicts
from sayso.corroborate.contradictions.drift import drift
from sayso.corroborate.contradictions.tension import tensions

__all__ = ["conflicts", "drift", "tensions"]
