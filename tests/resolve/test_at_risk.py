"""Sources at risk are never tied together across reports, whatever is asked and decided."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import sayso.resolve
from sayso.model.ids import canonical
from sayso.model.source import Naming, Source, Standing
from sayso.protect import show_entities
from sayso.resolve import mentions, resolve
from tests.resolve.material import claim_of

HOME = Path(sayso.resolve.__file__).parent
WORDS = (
    "Oren",
    "Pell",
    "Mira",
    "Castellane",
    "Sorel Machine Plant",
    "No. 65 Factory",
    "김철수",
    "Иван Петров",
    "Hyesan",
)
NAMED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def exposed(words: str, naming: Naming, standing: Standing) -> Source:
    return Source(words, naming, standing, at_risk=True, key="s1", mentions=(words,))


@settings(deadline=None, max_examples=80)
@given(NAMED, st.sampled_from(list(Naming)), st.sampled_from(list(Standing)))
def test_no_description_of_one_is_in_any_entity_even_if_two_reports_use_the_same_words(words, naming, standing):
    """The reader marks it at risk: no naming, standing or wording brings it into resolution."""
    source = exposed(words, naming, standing)
    named = []
    for report in ("r-1", "r-2"):
        claims = [
            claim_of(f"So {report} says.", {"facility": ("Lodvar Works",)}, source),
            claim_of(f"Seen by {report}.", {"observer": (words,), "actor": (words, f"the {words}")}),
        ]
        named += mentions(report, claims)
    identities = resolve(named)
    shown = canonical(list(show_entities(identities, str)))
    assert words not in shown
    assert {each.name.words for each in named} <= {"Harbour Post", "Lodvar Works"}


def test_mentions_are_the_only_door_into_resolution():
    """Nothing but `mention.py` reads a claim's attribution, and what it makes holds no source."""
    for path in sorted(HOME.rglob("*.py")):
        read = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        if path.name != "mention.py":
            assert not read & {"attribution", "at_risk", "described", "links"}, path.name
    takes = inspect.signature(resolve).parameters
    assert list(takes) == ["mentions", "decisions", "resolving"]


def test_who_is_at_risk_in_one_claim_is_at_risk_in_its_whole_report_also_if_that_claim_was_rejected():
    source = exposed("Oren Pell", Naming.DESCRIBED, Standing.INDIVIDUAL)
    rejected = claim_of("So he says.", {}, source)
    kept = claim_of("He went.", {"actor": ("Oren Pell",)})
    assert {each.name.words for each in mentions("r-1", [kept], rejected=[rejected])} == {"Harbour Post"}
    assert "Oren Pell" in {each.name.words for each in mentions("r-2", [kept])}
