"""Words of likelihood; where they are kept, `estimate` reads them too."""

from sayso.model.likelihood import likelihood

__all__ = ["likelihood"]
