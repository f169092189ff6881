"""Identities: grouped by judgements that stand, in any order, and restored when a decision is undone."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.domain.places import parse
from sayso.model.claim import Polarity, Status
from sayso.model.decision import Act, Decision
from sayso.model.entity import Because, Change, Kind, Mention, Precision, Verdict
from sayso.model.times import Interval, Times
from sayso.resolve import Gazetteer, MemoryIndex, Resolving, mentions, resolve, target, with_history
from tests.resolve.material import claim_of, mention_of

NAMES = (
    "Hyesan Forestry Machinery Branch Factory",
    "혜산림업기계분공장",
    "혜산림업기계공장",
    "Hyesan Forestry Machinery Factory",
    "Hyesan Machinery Factory",
    "Sorel Machine Plant",
    "Sorel Machine Plant No. 2",
    "소렐 기계공장",
    "Brennick Tractor Works",
    "Brenniek Tractor Works",
    "No. 65 Factory",
    "65호공장",
)
MENTIONS = tuple(mention_of(words, f"r-{place % 3}") for place, words in enumerate(NAMES))
IDS = sorted(each.name.id for each in MENTIONS)


def decision_of(act: Act, left: str, right: str, number: int = 1, **payload: str) -> Decision:
    said = {Act.MERGE: "same", Act.SPLIT: "different", Act.MARK: "unsure"}[act]
    return Decision(act, target(left, right), "ann", "seen", "2026-01-01", number, {"identity": said, **payload})


def groups(identities) -> set[frozenset[str]]:
    return {frozenset(name.words for name in entity.names) for entity in identities.entities}


def id_of(words: str) -> str:
    return mention_of(words).name.id


def test_spellings_of_one_plant_are_one_entity_and_the_main_plant_another():
    found = groups(resolve(MENTIONS))
    assert {"Hyesan Forestry Machinery Branch Factory", "혜산림업기계분공장"} in found
    assert {"Hyesan Forestry Machinery Factory", "혜산림업기계공장"} in found
    assert {"Brennick Tractor Works"} in found
    assert {"Sorel Machine Plant No. 2"} in found


def test_a_claim_is_asked_who_it_is_about():
    identities = resolve(MENTIONS)
    first, second = (
        next(each for each in MENTIONS if each.name.words == words) for words in ("No. 65 Factory", "65호공장")
    )
    entity = identities.of(first.claim, "facility")
    assert entity is not None
    assert entity == identities.of(second.claim, "facility")
    assert identities.all_of(first.claim, "facility") == (entity,)
    assert identities.of(first.claim, "actor") is None
    assert identities.entity(entity).id == entity


PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
ACTS = st.sampled_from([Act.MERGE, Act.SPLIT, Act.MARK])
DECISIONS = st.lists(st.tuples(ACTS, PAIRS), max_size=6).map(
    lambda made: [decision_of(act, *pair, number=number) for number, (act, pair) in enumerate(made, 1)]
)


@settings(deadline=None, max_examples=60)
@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_mentions_and_decisions_changes_nothing(decisions: list[Decision], rng: random.Random):
    shuffled = rng.sample(MENTIONS, len(MENTIONS))
    assert resolve(shuffled, rng.sample(decisions, len(decisions))) == resolve(MENTIONS, decisions)


@settings(deadline=None, max_examples=60)
@given(DECISIONS, ACTS, PAIRS)
def test_a_decision_that_is_undone_leaves_everything_as_it_was(decisions, act, pair):
    """Undoing takes the decision from those that stand; nothing that is kept may remember it."""
    kept = Resolving(index=MemoryIndex())
    before = resolve(MENTIONS, decisions, kept)
    during = resolve(MENTIONS, [*decisions, decision_of(act, *pair, number=99)], kept)
    assert any(each.decision for each in during.judgements)
    assert resolve(MENTIONS, decisions, kept) == before == resolve(MENTIONS, decisions)


@settings(deadline=None, max_examples=60)
@given(DECISIONS)
def test_every_name_is_in_one_entity_and_no_decision_is_broken(decisions):
    identities = resolve(MENTIONS, decisions)
    of = {name.id: entity.id for entity in identities.entities for name in entity.names}
    assert sorted(of) == IDS
    latest = {}
    for each in decisions:
        latest[each.target] = each
    for each in latest.values():
        left, right = each.target.split()
        if each.act is Act.SPLIT:
            assert of[left] != of[right]
        if each.act is Act.MERGE:
            kept_apart = any(
                reason.because is Because.KEPT_APART
                for tie in identities.judgements
                if {tie.left, tie.right} == {left, right}
                for reason in tie.reasons
            )
            assert of[left] == of[right] or kept_apart


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(len(MENTIONS))), st.integers(1, len(MENTIONS) - 1))
def test_names_that_come_later_are_tied_as_if_they_had_been_there(order, first):
    index = MemoryIndex()
    mixed = [MENTIONS[place] for place in order]
    resolve(mixed[:first], resolving=Resolving(index=index))
    assert resolve(mixed, resolving=Resolving(index=index)) == resolve(MENTIONS)


def test_merging_and_splitting_by_hand():
    left, right = id_of("Brennick Tractor Works"), id_of("Sorel Machine Plant")
    merge = decision_of(Act.MERGE, left, right, 1)
    merged = resolve(MENTIONS, [merge])
    assert {"Brennick Tractor Works", "Sorel Machine Plant", "소렐 기계공장"} in groups(merged)
    apart = decision_of(Act.SPLIT, id_of("Sorel Machine Plant"), id_of("소렐 기계공장"), 2)
    split = resolve(MENTIONS, [merge, apart])
    assert {"Brennick Tractor Works", "Sorel Machine Plant"} in groups(split)
    assert {"소렐 기계공장"} in groups(split)


def test_the_later_decision_on_a_pair_stands():
    pair = id_of("Brennick Tractor Works"), id_of("Brenniek Tractor Works")
    decisions = [decision_of(Act.MERGE, *pair, 1), decision_of(Act.SPLIT, *pair, 2)]
    assert {"Brennick Tractor Works"} in groups(resolve(MENTIONS, decisions))
    assert resolve(MENTIONS, decisions[:1]) != resolve(MENTIONS, decisions)


def test_what_is_judged_apart_is_told_so_between_entities():
    identities = resolve(MENTIONS)
    of = {name.words: entity.id for entity in identities.entities for name in entity.names}
    branch, main = of["혜산림업기계분공장"], of["혜산림업기계공장"]
    assert identities.verdict(branch, main) is Verdict.DIFFERENT
    assert identities.verdict(branch, branch) is Verdict.SAME
    assert identities.verdict(branch, of["No. 65 Factory"]) is Verdict.UNSURE
    assert any(each.verdict is Verdict.DIFFERENT for each in identities.judged(branch))


def test_an_entity_has_the_id_of_its_names_whatever_mentions_them():
    once = resolve([mention_of("Sorel Machine Plant")]).entities[0]
    again = resolve([mention_of("Sorel Machine Plant", "r-7"), mention_of("Sorel Machine Plant", "r-8")]).entities[0]
    assert once.id == again.id
    assert again.reports == ("r-7", "r-8")


def test_places_have_an_extent_no_finer_than_their_words():
    words = ("Hyesan", "Ryanggang", "the valleys of Wangdok", "Ysk")
    found = {each.name: each.extent for each in resolve([mention_of(each, kind=Kind.PLACE) for each in words]).entities}
    assert found["Hyesan"].precision is Precision.TOWN
    assert found["Hyesan"].within == ("province:KP-10", "country:KP")
    assert found["Ryanggang"].precision is Precision.PROVINCE
    assert found["Ryanggang"].latitude is None
    assert found["Ysk"] is None
    assert found["valleys of Wangdok"].precision is Precision.AREA
    own = Gazetteer(parse("name\tkind\twithin\tlatitude\tlongitude\nWangdok\ttown\t\t40.1\t127.2\n", "own"))
    valleys = [mention_of("the valleys of Wangdok", kind=Kind.PLACE)]
    (area,) = resolve(valleys, resolving=Resolving(own)).entities
    assert area.extent.precision is Precision.AREA
    assert (area.extent.latitude, area.extent.longitude) == (None, None)


def test_a_plant_lies_in_its_place_and_that_in_the_province():
    identities = resolve(
        [mention_of("Hyesan Shoe Factory"), *(mention_of(each, kind=Kind.PLACE) for each in ("Hyesan", "량강도"))]
    )
    of = {entity.name: entity.id for entity in identities.entities}
    assert identities.lies_in(of["Hyesan Shoe Factory"], of["Hyesan"])
    assert identities.lies_in(of["Hyesan Shoe Factory"], of["량강도"])
    assert identities.lies_in(of["Hyesan"], of["량강도"])
    assert not identities.lies_in(of["량강도"], of["Hyesan"])


def test_a_plant_has_a_history_of_what_happened_and_not_of_what_is_planned():
    roles = {"facility": ("Brennick Tractor Works",), "from_item": ("tractors",), "item": ("mortar bombs",)}
    times = Times(happened=Interval("2023", "2023", "in 2023"))
    done = claim_of("It was turned over.", roles, type="conversion", times=times)
    planned = claim_of("It will be turned over.", roles, type="conversion", status=Status.PLANNED)
    denied = claim_of("It was not turned over.", roles, type="conversion", polarity=Polarity.DENIED)
    claims = [done, planned, denied]
    named: list[Mention] = list(mentions("r-1", claims))
    pair = (id_of("Brennick Tractor Works"), id_of("Red Hammer Works"))
    named.append(mention_of("Red Hammer Works"))
    renamed = decision_of(Act.MERGE, *pair, change="renamed", when="2019")
    identities = with_history(resolve(named, [renamed]), claims, [renamed])
    (plant,) = (each for each in identities.entities if each.kind is Kind.FACILITY)
    assert [(each.when, each.change, each.words) for each in plant.history] == [
        ("2019", Change.RENAMED, "seen"),
        ("2023", Change.CONVERTED, "from tractors to mortar bombs"),
    ]
