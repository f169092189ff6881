"""A correction changes the fields that were given and no others; what does not fit is refused."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.ledger.correcting import corrected
from sayso.model.claim import Factuality, Polarity, Status
from sayso.model.quantity import Measure
from sayso.model.source import Naming, Standing
from tests.contract.material import claim_of, rich_claim


def test_nothing_said_changes_nothing():
    assert corrected(rich_claim(), {}).id == rich_claim().id
    assert corrected(claim_of(), {"low": "", "best": "", "high": "", "from": "", "to": ""}).id == claim_of().id


def test_every_field_is_taken_as_said():
    better = corrected(
        rich_claim(),
        {
            **{"type": "transfer", "status": "planned", "factuality": "probable", "polarity": "denied"},
            **{"low": "5,500", "best": "6 000", "high": "", "unit": "casing", "measure": "flow", "of": "the order"},
            **{"from": "2024-01", "to": "2024-02-03", "role.recipient": "Skarn; Morwen", "source": " the director "},
            **{"naming": "named", "standing": "institution", "at_risk": "no"},
        },
    )
    assert (better.type, better.status, better.factuality) == ("transfer", Status.PLANNED, Factuality.PROBABLE)
    assert better.polarity is Polarity.DENIED
    quantity = better.quantity
    assert quantity
    assert (quantity.low, quantity.best, quantity.high, quantity.unit) == (5500, 6000, None, "casing")
    assert (quantity.measure, quantity.of, quantity.vague) == (Measure.FLOW, "the order", "some")
    assert better.times.happened.edtf == "2024-01/2024-02-03"
    assert better.roles["recipient"] == ("Skarn", "Morwen")
    assert "facility" not in better.roles
    source = better.attribution.source
    assert (source.described, source.naming, source.standing) == ("the director", Naming.NAMED, Standing.INSTITUTION)
    assert not better.attribution.at_risk
    assert better.spans == rich_claim().spans
    assert better.made_by.name == "person"


def test_polarity_and_factuality_stay_in_step():
    assert corrected(claim_of(), {"factuality": "unknown"}).polarity is Polarity.NONE
    unknown = corrected(claim_of(), {"factuality": "unknown"})
    assert corrected(unknown, {"factuality": "asserted"}).polarity is Polarity.AFFIRMED


def test_a_quantity_comes_and_goes():
    assert corrected(claim_of(), {"low": "3"}).quantity.best is None
    assert corrected(rich_claim(), {"low": "", "best": "", "high": ""}).quantity is None


@pytest.mark.parametrize(
    "said",
    [
        {"status": "sure"},
        {"type": "recipe"},
        {"best": "many"},
        {"best": "nan"},
        {"best": "1e999"},
        {"low": "9", "best": "3"},
        {"from": "soon"},
        {"from": "2024", "to": "2023"},
        {"best": "1", "measure": "x"},
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_do(said: dict[str, str]):
    with pytest.raises(InputError) as refused:
        corrected(claim_of(), said)
    assert refused.value.do
