"""Supply, quality, law, sight, purpose and disclosure in sentences of our own, through the whole stage."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

# Where a sentence needs to know what "they" or "half" are.
BEFORE = "Thousands of shells reached the depot in spring."

# sentence, type, polarity, role, a word that one of the role's texts holds ("" where no role is asked for)
TOLD = [
    ("The works at Orlin is short of powder.", "supply", "affirmed", "input", "powder"),
    ("The plant suffers from a shortage of nitrocellulose.", "supply", "affirmed", "input", "nitrocellulose"),
    ("There is no steel at the mill.", "supply", "affirmed", "adequacy", "short"),
    ("The factory has no electricity.", "supply", "affirmed", "adequacy", "short"),
    ("Explosives are scarce across the continent.", "supply", "affirmed", "adequacy", "short"),
    ("TNT is in short supply.", "supply", "affirmed", "adequacy", "short"),
    ("The shell plant lacks machinists.", "supply", "affirmed", "input", "machinists"),
    ("The shell plant ran out of copper in March.", "supply", "affirmed", "input", "copper"),
    ("The works cannot get nitric acid.", "supply", "affirmed", "adequacy", "short"),
    ("Raw materials arrive irregularly at the plant.", "supply", "affirmed", "adequacy", "irregular"),
    ("Electricity is not supplied consistently.", "supply", "affirmed", "adequacy", "irregular"),
    ("Power was cut at the factory three times in May.", "supply", "affirmed", "adequacy", "irregular"),
    ("The supply of electricity has been reliable.", "supply", "affirmed", "adequacy", "adequate"),
    ("The cotton comes from Uzbekistan.", "supply", "affirmed", "supplier", "Uzbekistan"),
    ("Most of the chips come from Taiwan.", "supply", "affirmed", "supplier", "Taiwan"),
    ("A trader in Dubai shipped microchips to the drone factory.", "supply", "affirmed", "input", "microchips"),
    ("A broker in Hong Kong bought bearings for the plant.", "supply", "affirmed", "input", "bearings"),
    ("Chinese firms sold lathes to the missile factory.", "supply", "affirmed", "input", "lathes"),
    ("Investigators found German transistors in the drone.", "supply", "affirmed", "input", "transistors"),
    ("The producers depend on imported cotton.", "supply", "affirmed", "input", "cotton"),
    ("Europe's dependence on Chinese cotton is growing.", "supply", "affirmed", "input", "cotton"),
    ("The powder mill hired 300 workers last year.", "supply", "affirmed", "input", "workers"),
    ("Students were mobilised to work at the arsenal.", "supply", "affirmed", "input_kind", "labour"),
    ("The company laid off 200 welders in June.", "supply", "affirmed", "input", "welders"),
    ("The ministry invested 40 million euros in the plant.", "supply", "affirmed", "input_kind", "money"),
    ("Brussels allocated 500 million euros for the expansion.", "supply", "affirmed", "input_kind", "money"),
    ("Cotton linters are the main raw material of gunpowder.", "supply", "affirmed", "input", "linters"),
    ("Half of the shells do not explode.", "quality", "affirmed", "item", "shells"),
    ("Many of the rockets failed to detonate.", "quality", "affirmed", "item", "rockets"),
    ("The missiles malfunctioned in flight.", "quality", "affirmed", "item", "missiles"),
    ("The mortar bombs are defective.", "quality", "affirmed", "item", "mortar bombs"),
    ("The old rounds burst two barrels within a week.", "quality", "affirmed", "item", "rounds"),
    ("The rockets were built in the 1970s.", "quality", "affirmed", "item", "rockets"),
    ("The shells were made in the 1980s.", "quality", "affirmed", "item", "shells"),
    ("Technicians refurbished the missiles in a hangar.", "quality", "affirmed", "item", "missiles"),
    ("The rest had to be overhauled.", "quality", "affirmed", "", ""),
    ("The quality of the shells is poor.", "quality", "affirmed", "item", "shells"),
    ("The dud rate was 12 percent.", "quality", "affirmed", "", ""),
    ("Half of them were duds.", "quality", "affirmed", "", ""),
    ("The sale of the howitzers violates the embargo.", "legality", "affirmed", "provision", "embargo"),
    ("The deliveries breached a Security Council resolution.", "legality", "affirmed", "provision", "resolution"),
    ("Swiss law forbids the export of ammunition to countries at war.", "legality", "affirmed", "act", "export"),
    ("The law permits no exports of rockets.", "legality", "denied", "act", "exports"),
    ("The sale of mortar bombs to the militia is prohibited.", "legality", "affirmed", "act", "sale"),
    ("The ministry granted no licence for the export of the shells.", "legality", "denied", "provision", "licence"),
    ("The transfer of the tanks needs the approval of parliament.", "legality", "affirmed", "provision", "approval"),
    ("India keeps to its obligations under the treaty.", "legality", "affirmed", "provision", "obligations"),
    ("Washington lifted the ban on sales of bombs to Riyadh.", "legality", "affirmed", "", ""),
    ("The army declined to comment on the shells.", "disclosure", "denied", "actor", "army"),
    ("The embassy did not respond to a request for comment.", "disclosure", "denied", "actor", "embassy"),
    ("The ministry gave no details on the shells.", "disclosure", "denied", "actor", "ministry"),
    ("The maker did not answer questions.", "disclosure", "denied", "actor", "maker"),
    ("The embassy has been silent since Friday.", "disclosure", "denied", "actor", "embassy"),
    ("Pyongyang has made no mention of the deliveries.", "disclosure", "denied", "about", "deliveries"),
    ("Nobody at the plant would say how many shells it makes.", "disclosure", "denied", "", ""),
    ("Neither the army nor the maker replied.", "disclosure", "denied", "actor", "army"),
    ("There is no truth in the reports of missile sales.", "disclosure", "denied", "about", "reports"),
    ("Tehran refused to disclose the number of drones.", "disclosure", "denied", "actor", "Tehran"),
    ("Satellite images show 60 containers on the quay.", "observation", "affirmed", "object", "containers"),
    ("A cargo ship was spotted at the pier on 4 May.", "observation", "affirmed", "object", "ship"),
    ("The customs officer saw the waybills himself.", "observation", "affirmed", "object", "waybills"),
    ("By 3 June the quay is empty.", "observation", "affirmed", "object", "quay"),
    ("Flat wagons stood in the yard on 9 March.", "observation", "affirmed", "object", "wagons"),
    ("A freighter was docked at the port of Skarn.", "observation", "affirmed", "object", "freighter"),
    ("The contents cannot be determined from imagery.", "observation", "", "", ""),
    ("The missile deal was meant to deter the neighbours.", "motive", "affirmed", "", ""),
    ("The regime sells rockets abroad to earn hard currency.", "motive", "affirmed", "", ""),
    ("The plant expanded its output of shells in response to the drills.", "motive", "affirmed", "cause", "drills"),
    (
        "The firm imported 4,000 tonnes of sodium perchlorate through Bandar Abbas.",
        "supply",
        "affirmed",
        "input",
        "perchlorate",
    ),
    ("Supplies of propellant have dried up.", "supply", "affirmed", "adequacy", "short"),
    ("The plant has enough powder for two months.", "supply", "affirmed", "adequacy", "adequate"),
    ("No coking coal has arrived at the furnace.", "supply", "affirmed", "adequacy", "short"),
    ("The works employs 3,400 people.", "supply", "affirmed", "facility", "works"),
    ("The ammunition is past its shelf life.", "quality", "affirmed", "item", "ammunition"),
    ("Some shells contained no explosive.", "quality", "affirmed", "item", "shells"),
    ("Under the treaty Austria may not deliver weapons to Kyiv.", "legality", "affirmed", "provision", "treaty"),
    ("Berlin must approve any re-export of the tanks.", "legality", "affirmed", "", ""),
    ("A request for comment went unanswered.", "disclosure", "denied", "", ""),
    ("No official figures on the rockets have been published.", "disclosure", "denied", "about", "rockets"),
    ("The ship switched off its transponder near Najin.", "observation", "affirmed", "object", "ship"),
    ("Analysts counted 41 aircraft on the apron from space.", "stock", "affirmed", "item", "aircraft"),
    (
        "The ministry is designating four trading firms pursuant to a decree on sanctions.",
        "legality",
        "affirmed",
        "act",
        "firms",
    ),
    ("The trader was added to the list of sanctioned suppliers.", "legality", "affirmed", "act", "trader"),
    ("The council overturned the ban on the sale of shells.", "legality", "affirmed", "provision", "ban"),
    ("Export rules restrict the use of the shells to the first buyer.", "legality", "affirmed", "provision", "rules"),
    ("Varland was authorised to use the missiles against airfields.", "legality", "affirmed", "", ""),
    ("Parliament repeated its calls for an arms embargo on Varland.", "legality", "affirmed", "", ""),
    ("The army faces a shortfall in military aid.", "supply", "affirmed", "adequacy", "short"),
    (
        "The support from abroad includes machine tools and microelectronics.",
        "supply",
        "affirmed",
        "input",
        "machine tools",
    ),
    ("Imported microchips are filling gaps left by the embargo.", "supply", "affirmed", "input", "microchips"),
    ("The firm specialises in procuring parts for the missile makers.", "supply", "affirmed", "", ""),
    ("Varland is helping Iran rebuild its defense industrial base.", "supply", "affirmed", "", ""),
    ("Parliament gave the army an extra $13 billion.", "supply", "affirmed", "", ""),
    ("Varland has yet to respond to the report on the shells.", "disclosure", "denied", "actor", "Varland"),
    ("The remnants of the bomb were found at three sites.", "observation", "affirmed", "", ""),
    ("We have seen those shells turn up on the battlefield.", "observation", "affirmed", "", ""),
    ("The state sent shells to help its ally defend its border.", "motive", "affirmed", "", ""),
    ("The president banned the sale of the rockets over human rights concerns.", "motive", "", "cause", "concerns"),
    ("The investment in the plant is around 90 million euros.", "supply", "affirmed", "", ""),
    ("The materials for the munitions factories had not arrived.", "supply", "", "input", "materials"),
    ("Nearly 7,000 posts were lying vacant in the ordnance factories.", "supply", "affirmed", "", ""),
    ("Varland now plans to spend billions on munitions plants.", "supply", "", "", ""),
    ("Enterprises are training new personnel for the shell lines.", "supply", "affirmed", "input", "personnel"),
    ("Varland rejected the allegations about the shells.", "disclosure", "denied", "actor", "Varland"),
    ("The union announced sanctions against the maker of the shells.", "legality", "affirmed", "", ""),
    ("The arms maker was hit by sanctions in March.", "legality", "affirmed", "", ""),
    ("The army has raised concerns about faulty ammunition from the works.", "quality", "", "", ""),
    ("The damage to the gun was attributed to home-made ammunition.", "quality", "affirmed", "", ""),
    ("Many of the buildings are surrounded by earth berms.", "observation", "affirmed", "object", "buildings"),
    ("The images show an expansion at the missile plant.", "observation", "", "", ""),
    ("The council will delay a ban on the use of cluster bombs.", "legality", "affirmed", "provision", "ban"),
    ("The union agreed to exempt ammunition from the ban.", "legality", "affirmed", "act", "ammunition"),
    ("Parts for the jets will not be included in the ban.", "legality", "denied", "provision", "ban"),
    ("The measures include restrictions on exports.", "legality", "affirmed", "provision", "restrictions"),
    ("The step did not amount to an arms embargo.", "legality", "denied", "provision", "arms embargo"),
    ("The embargo on shells remains in force.", "legality", "affirmed", "provision", "embargo"),
    ("The cabinet has a duty to review all export licences.", "legality", "affirmed", "provision", "export licences"),
    ("Varland announced sanctions on five firms for proliferation.", "legality", "affirmed", "provision", "sanctions"),
    ("The institute was told to increase the range of the rockets.", "quality", "affirmed", "item", "rockets"),
    ("The rockets fail to explode.", "quality", "affirmed", "item", "rockets"),
    ("The new fuses explode 99 percent of the time.", "quality", "affirmed", "item", "fuses"),
    ("The shells have exceeded their shelf life.", "quality", "affirmed", "item", "shells"),
    ("The army began the overhaul of its howitzers.", "quality", "affirmed", "item", "howitzers"),
    ("The drones are made of plywood.", "supply", "affirmed", "input", "plywood"),
]
NOTHING_TOLD = [
    "The host declined to give her surname.",
    "The president improved relations with his neighbours.",
    "The state designated the harbour town a heritage area.",
    "He was designated an ally of the union.",
    "She refused to give her seat to the guest.",
    "The villagers moved to protect their families.",
    "The gangs recruit more members in the suburbs.",
    "The summit was moved to counter the heat.",
    "The minister visited a school in the capital on Tuesday.",
    "The talks failed because both sides were tired.",
    "The reliable old mayor lacks friends in the council.",
    "He refused to leave the hall.",
    "The team will need time to think about the season.",
    "The purpose of the meeting was to exchange views.",
    "The pupils failed to reach the bus.",
    "The factory failed to hit its marks.",
    "The council extended the travel ban by a month.",
    "The tax exempts farmers.",
    "The band improved its range of songs.",
]
TYPES = {"supply", "quality", "legality", "disclosure", "observation", "motive"}


@cache
def _claims(text: str) -> tuple[Claim, ...]:
    publication = Publication(outlet="The Ferrow Times", published="2024-07-01", language="en")
    report = Report("r", "0" * 64, "text/plain", text, publication)
    return extract(report, read(text, "en"), arms()).claims


def _of(sentence: str, kind: str) -> list[Claim]:
    at = len(BEFORE) + 1
    return [claim for claim in _claims(f"{BEFORE} {sentence}") if claim.type == kind and claim.span.start >= at]


@pytest.mark.parametrize(("sentence", "kind", "polarity", "role", "words"), TOLD)
def test_sentence_tells_an_event_of_its_type(sentence: str, kind: str, polarity: str, role: str, words: str) -> None:
    found = _of(sentence, kind)
    assert found, f"no {kind}"
    if polarity:
        assert polarity in {claim.polarity.value for claim in found}
    if role:
        texts = [text for claim in found for text in claim.roles.get(role, ())]
        assert any(words.lower() in text.lower() for text in texts), texts


@pytest.mark.parametrize("sentence", NOTHING_TOLD)
def test_general_remark_tells_nothing_of_these_types(sentence: str) -> None:
    at = len(BEFORE) + 1
    assert not [c for c in _claims(f"{BEFORE} {sentence}") if c.type in TYPES and c.span.start >= at]


def test_every_expected_role_is_one_of_its_type() -> None:
    roles = {event: set(each.roles) for event, each in arms().events.items()}
    assert all(not role or role in roles[kind] for _, kind, _, role, _ in TOLD)
