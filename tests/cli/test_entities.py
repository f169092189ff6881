"""`sayso entities`, `entity`, `decide` and `undo`, over a casebook whose names are known."""

from __future__ import annotations

import json
import re

import pytest

from sayso.errors import InputError
from sayso.ledger.casebook import open_casebook
from sayso.ledger.extractions import store_extraction
from sayso.ledger.intake import store_report
from sayso.ledger.name_index import FILE
from sayso.ledger.purge import purge
from sayso.ledger.values import Reader
from sayso.model.claim import Extraction
from sayso.pipeline import reader_version
from tests.telling import MINISTRY, claim_of, report_of

TEXTS = {
    "Hyesan Shoe Factory": "Written to try Sayso.\nThe Hyesan Shoe Factory made boots.\n",
    "혜산신발공장": "Written to try Sayso.\n혜산신발공장이 신발을 만들었다.\n",
    "Sorel Machine Plant": "Written to try Sayso.\nSorel Machine Plant made presses.\n",
}


@pytest.fixture
def home(home):
    """The casebook of the other commands' tests, with three reports that name plants."""
    with open_casebook(home) as casebook:
        for words, text in TEXTS.items():
            report = report_of(text)
            claim = claim_of(words, MINISTRY, text=text, roles={"facility": (words,)})
            store_report(casebook, report, text.encode())
            store_extraction(casebook, report.id, Extraction((claim,)), Reader(reader_version(), "en"))
    return home


def entities_of(run, *options):
    return [json.loads(line) for line in run("entities", "--format", "jsonl", *options).stdout.splitlines()]


def test_a_plant_stands_once_under_all_its_names(run):
    table = run("entities", "--kind", "facility").stdout
    assert re.search(r"FACILITY +3\n", table)
    (plant,) = entities_of(run, "--named", "신발")
    assert {each["words"] for each in plant["names"]} == {"Hyesan Shoe Factory", "혜산신발공장"}
    assert plant["where"] == ["Hyesan", "Ryanggang", "North Korea"]
    assert len(plant["reports"]) == 2


def test_what_lies_in_a_place_or_is_still_open(run):
    assert {each["name"] for each in entities_of(run, "--within", "ryanggang")} == {"Hyesan Shoe Factory"}
    assert entities_of(run, "--within", "Ryanggang", "--kind", "place") == []
    assert entities_of(run, "--open", "--kind", "facility") == []
    assert "Nothing fits" in run("entities", "--named", "no such thing").stdout
    assert run("entities", "--kind", "plant").exit_code == 2
    assert run("entities", "--format", "csv").exit_code == 2


def test_nobody_at_risk_is_listed(run):
    told = run("entities", "--format", "jsonl").stdout
    assert "Ministry of Supply" in told
    assert "welder" not in told.casefold()
    assert "clerk" not in told.casefold()


def test_an_entity_gives_the_reasons_of_its_ties(run):
    page = run("entity", "Hyesan Shoe Factory").stdout
    assert "same  Hyesan Shoe Factory / 혜산신발공장" in page or "same  혜산신발공장 / Hyesan Shoe Factory" in page
    assert "the same product line: shoe" in page
    assert "the same place: Hyesan" in page
    with pytest.raises(InputError, match="Nothing is called"):
        run("entity", "e-0000")


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_decision_and_its_undoing_leave_everything_as_it_was(run, verdict):
    before = run("entities", "--format", "jsonl").stdout
    other = "Sorel Machine Plant" if verdict == "same" else "혜산신발공장"
    told = run("decide", verdict, "Hyesan Shoe Factory", other, "--why", "seen from the road", "--by", "ann").stdout
    during = entities_of(run, "--kind", "facility")
    assert len(during) == (2 if verdict == "same" else 4)
    decision = re.search(r"d-[0-9a-f]+", told)[0]
    assert "seen from the road" in run("entity", "Hyesan Shoe Factory").stdout
    assert "seen from the road" in run("decisions").stdout
    run("undo", decision[:12], "--why", "it was another road", "--by", "bob")
    assert run("entities", "--format", "jsonl").stdout == before
    assert "Nothing was decided" in run("decisions").stdout
    assert "it was another road" in run("decisions", "--all").stdout


def test_a_change_becomes_part_of_the_history(run):
    pair = ("Hyesan Shoe Factory", "Sorel Machine Plant")
    run("decide", "same", *pair, "--why", "a new sign at the gate", "--change", "renamed", "--when", "2019")
    assert "2019: renamed, a new sign at the gate" in run("entity", "Sorel Machine Plant").stdout
    assert run("decide", "same", *pair, "--why", "x", "--change", "sold").exit_code == 2


def test_what_cannot_be_decided_is_told(run):
    with pytest.raises(InputError, match="one and the same name"):
        run("decide", "same", "Sorel Machine Plant", "sorel machine plant", "--why", "x")
    with pytest.raises(InputError, match="no decision"):
        run("undo", "d-0000")


def test_a_gazetteer_of_the_casebook_places_invented_plants(run, home):
    (home / "gazetteer.tsv").write_text("name\tkind\twithin\nVardania\tcountry\t\nSorel\ttown\tVardania\n")
    (plant,) = entities_of(run, "--named", "Sorel")
    assert plant["where"] == ["Sorel", "Vardania"]


def test_a_purge_removes_the_words_from_the_index_of_names(run, home):
    run("entities")
    assert b"Sorel Machine Plant" in (home / FILE).read_bytes()
    with open_casebook(home) as casebook:
        purge(casebook, report_of(TEXTS["Sorel Machine Plant"]).id, by="ann")
    assert not (home / FILE).exists()
    assert "Sorel" not in run("entities").stdout
