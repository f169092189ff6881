from __future__ import annotations

import pytest

from sayso.estimate import Options, estimate
from sayso.model.estimate import Estimate
from tests.estimate.told import QUESTION, STEADY


@pytest.fixture(scope="session")
def steady() -> Estimate:
    """A thousand boxes a month, told five times: fitted once for all tests that look at it."""
    return estimate(QUESTION, STEADY, options=Options(chains=2, draws=500))
