"""Goods on the move and at rest, use, deals and payments in sentences of our own, through the whole stage."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.domain.arms import arms
from sayso.extract import extract
from sayso.language import read
from sayso.model.claim import Claim
from sayso.model.report import Publication, Report

MOVING = {"transfer", "movement", "stock", "use", "agreement", "payment"}

# sentence; type, status, polarity; a number of its quantity or 0; a role and a word that its text holds, or two empty words
TOLD = [
    ("The air force employed a sum of six Kestrel 12 drones in spring.", "use actual affirmed", 6, "item", "drones"),
    ("Missiles were launched at two military bases in the north.", "use actual affirmed", 0, "item", "Missiles"),
    ("Iran used to import the first generation of such missiles.", "transfer actual affirmed", 0, "item", "missiles"),
    ("Norway sent 40 howitzers to Latvia in May.", "transfer actual affirmed", 40, "recipient", "Latvia"),
    ("Ankara gave Kyiv 40 armoured vehicles.", "transfer actual affirmed", 40, "supplier", "Ankara"),
    ("Tehran has delivered about 200 drones to Khartoum.", "transfer actual affirmed", 200, "item", "drones"),
    ("More than 3,000 rifles were shipped to the rebels.", "transfer actual affirmed", 3000, "recipient", "rebels"),
    (
        "Beijing denies it, but Pakistan got the missiles from China.",
        "transfer actual affirmed",
        0,
        "supplier",
        "China",
    ),
    ("Rifles were smuggled into Libya through Chad.", "transfer actual affirmed", 0, "route", "Chad"),
    ("The rockets reached Yemen by sea.", "transfer actual affirmed", 0, "recipient", "Yemen"),
    ("Mortar bombs from Serbia turned up in Sudan.", "transfer actual affirmed", 0, "item", "Mortar bombs"),
    ("Indian shells have found their way to Armenia.", "transfer actual affirmed", 0, "recipient", "Armenia"),
    ("The bulk of the rifles came from Bulgaria.", "transfer actual affirmed", 0, "supplier", "Bulgaria"),
    ("Kenya imported 60 armoured vehicles from Turkey.", "transfer actual affirmed", 60, "supplier", "Turkey"),
    ("Poland has received the first 10 tanks.", "transfer actual affirmed", 10, "recipient", "Poland"),
    ("The junta bought six helicopters from Moscow.", "transfer actual affirmed", 6, "supplier", "Moscow"),
    ("The army took delivery of 12 jets from France.", "transfer actual affirmed", 12, "", ""),
    ("The militia laid hands on large numbers of rifles.", "transfer actual affirmed", 0, "item", "rifles"),
    ("The rebels looted 300 mortars from the army.", "transfer actual affirmed", 300, "item", "mortars"),
    ("The navy seized 2,000 rifles from a dhow.", "transfer actual affirmed", 2000, "item", "rifles"),
    ("Customs officers intercepted a shipment of drones in Italy.", "transfer actual affirmed", 0, "", ""),
    ("The drones were impounded at the port of Genoa.", "transfer actual affirmed", 0, "item", "drones"),
    ("The rifles were bound for Benghazi.", "transfer actual affirmed", 0, "recipient", "Benghazi"),
    ("The ship was carrying 400 tonnes of ammunition.", "transfer actual affirmed", 400, "item", "ammunition"),
    ("The rockets were hidden in a shipment of cement.", "transfer actual affirmed", 0, "item", "rockets"),
    ("There were mortar bombs aboard the freighter.", "transfer actual affirmed", 0, "item", "mortar bombs"),
    ("At least 160 containers left the harbour by sea.", "transfer actual affirmed", 160, "mode", "sea"),
    ("Four freight trains crossed into Serbia in March.", "transfer actual affirmed", 4, "", ""),
    ("Three ships have made at least seven trips from Latakia to Tartus.", "transfer actual affirmed", 7, "", ""),
    ("Pyongyang shipped 6,000 containers to Russia.", "transfer actual affirmed", 6000, "recipient", "Russia"),
    ("The containers could hold 500,000 rockets.", "transfer equivalent affirmed", 500000, "item", "rockets"),
    ("Tehran is arming the Houthis.", "transfer actual affirmed", 0, "recipient", "Houthis"),
    ("Washington supplied the rebels with anti-tank missiles.", "transfer actual affirmed", 0, "item", "missiles"),
    ("Moscow's deliveries of tanks to Algeria have resumed.", "transfer actual affirmed", 0, "supplier", "Moscow"),
    ("Arms exports to Saudi Arabia rose by 30 percent.", "transfer actual affirmed", 1.3, "recipient", "Saudi Arabia"),
    ("Deliveries of the jets began in June.", "transfer actual affirmed", 0, "item", "jets"),
    ("The first batch of howitzers has arrived in Riga.", "transfer actual affirmed", 0, "recipient", "Riga"),
    ("Half of the promised shells have arrived.", "transfer actual affirmed", 50, "", ""),
    ("Denmark lent Estonia 18 howitzers.", "transfer actual affirmed", 18, "supplier", "Denmark"),
    ("Canada donated 50 armoured vehicles to Ukraine.", "transfer actual affirmed", 50, "supplier", "Canada"),
    ("Seoul sent missile specialists to Warsaw in June.", "transfer actual affirmed", 0, "item", "specialists"),
    ("Pyongyang has sent 10,000 soldiers to Russia.", "transfer actual affirmed", 10000, "recipient", "Russia"),
    ("Belarus has not supplied any missiles to Russia.", "transfer actual denied", 0, "supplier", "Belarus"),
    ("No shell has left the country.", "transfer actual denied", 0, "item", "shell"),
    ("Germany will send 14 tanks to Ukraine.", "transfer planned affirmed", 14, "recipient", "Ukraine"),
    ("Sweden has earmarked 30 combat vehicles for Kyiv.", "transfer planned affirmed", 30, "item", "combat vehicles"),
    (
        "The package includes 18 howitzers and 36,000 artillery rounds.",
        "transfer planned affirmed",
        18,
        "item",
        "howitzers",
    ),
    ("The contract covers 60,000 bombs.", "transfer planned affirmed", 60000, "item", "bombs"),
    ("Taiwan is to get 66 fighter jets from Washington.", "transfer planned affirmed", 66, "recipient", "Taiwan"),
    ("The rockets are intended for customers abroad.", "transfer planned affirmed", 0, "item", "rockets"),
    ("Kyiv requested 300 cruise missiles from Berlin.", "transfer target affirmed", 300, "item", "missiles"),
    ("Moscow wants to buy shells from Egypt.", "transfer target affirmed", 0, "item", "shells"),
    ("Belgrade is expected to receive the jets in autumn.", "transfer forecast affirmed", 0, "item", "jets"),
    ("The casings were trucked to the Ardel factory.", "movement actual affirmed", 0, "item", "casings"),
    ("The rockets were taken by rail to a depot near the border.", "movement actual affirmed", 0, "item", "rockets"),
    ("The plant delivered a batch of 20 tanks to the army.", "movement actual affirmed", 0, "recipient", "army"),
    ("Shells were moved from the arsenal to the front.", "movement actual affirmed", 0, "item", "Shells"),
    ("The brigade received new howitzers from the factory.", "movement actual affirmed", 0, "item", "howitzers"),
    ("Stocks of shells are running down.", "stock actual affirmed", 0, "item", "shells"),
    ("Britain's stockpile of missiles has shrunk by a third.", "stock actual affirmed", 0, "holder", "Britain"),
    ("The army has 1,200 missiles left.", "stock actual affirmed", 1200, "item", "missiles"),
    ("Iran possesses some 3,000 ballistic missiles.", "stock actual affirmed", 3000, "holder", "Iran"),
    ("Prague has located 800,000 shells outside Europe.", "stock actual affirmed", 800000, "item", "shells"),
    ("The war has drained the arsenal of shells.", "stock actual affirmed", 0, "", ""),
    ("Rifles are stored in a warehouse at the port.", "stock actual affirmed", 0, "item", "Rifles"),
    ("The reserves would last ten days.", "stock forecast affirmed", 10, "", ""),
    ("The government must replenish its stocks of rockets.", "stock target affirmed", 0, "item", "rockets"),
    ("The depots are empty.", "stock actual affirmed", 0, "", ""),
    ("The army fires 6,000 shells a day.", "use actual affirmed", 6000, "item", "shells"),
    ("Russia launched 70 drones at Odesa overnight.", "use actual affirmed", 70, "user", "Russia"),
    ("The missile was used in the strike on Kharkiv.", "use actual affirmed", 0, "item", "missile"),
    ("The junta has used cluster bombs against villages.", "use actual affirmed", 0, "item", "cluster bombs"),
    ("Two drones struck a base in Jordan.", "use actual affirmed", 2, "item", "drones"),
    ("The brigade deployed the howitzers near the border.", "use actual affirmed", 0, "item", "howitzers"),
    ("The new drones took part in an exercise.", "use actual affirmed", 0, "item", "drones"),
    ("The rebels pounded the town with mortars.", "use actual affirmed", 0, "item", "mortars"),
    ("The missile has entered service with the navy.", "use actual affirmed", 0, "item", "missile"),
    ("The air force dropped 900 glide bombs in a week.", "use actual affirmed", 900, "item", "glide bombs"),
    ("Warsaw and Seoul signed a contract for 180 tanks.", "agreement actual affirmed", 180, "parties", "Warsaw"),
    ("Two ministries concluded a deal on missiles last year.", "agreement actual affirmed", 0, "", ""),
    ("Lithuania ordered 44 tanks from Germany.", "agreement actual affirmed", 44, "", ""),
    ("The company won an order for 200 vehicles from Qatar.", "agreement actual affirmed", 200, "", ""),
    ("The memorandum was signed in Oslo in May.", "agreement actual affirmed", 0, "", ""),
    ("There is a contract between the two governments.", "agreement actual affirmed", 0, "", ""),
    ("The firm placed three orders with a trader in Dubai.", "agreement actual affirmed", 3, "", ""),
    ("Moscow paid Tehran in gold for the drones.", "payment actual affirmed", 0, "payer", "Moscow"),
    ("Pyongyang receives oil and food in return.", "payment actual affirmed", 0, "payee", "Pyongyang"),
    ("The buyer will pay with 9,000 tonnes of diesel.", "payment planned affirmed", 9000, "goods", "diesel"),
    ("Seoul sold 2 billion euros worth of shells to Poland.", "transfer actual affirmed", 2e9, "recipient", "Poland"),
    ("Officials say the rifles originated in Turkey.", "transfer actual affirmed", 0, "supplier", "Turkey"),
    ("The rebels displayed U.S.-supplied missiles.", "transfer actual affirmed", 0, "item", "missiles"),
    ("Among the items sent were 20 howitzers.", "transfer actual affirmed", 20, "item", "howitzers"),
    ("The number of tanks delivered so far stands at 55.", "transfer actual affirmed", 55, "item", "tanks"),
    ("Kyiv borrowed 40 howitzers from Oslo.", "transfer actual affirmed", 40, "supplier", "Oslo"),
    ("The new 300 million dollar arms package goes on.", "transfer planned affirmed", 300e6, "", ""),
    ("Turkish-made drones play a big part in the war in Sudan.", "use actual affirmed", 0, "item", "drones"),
    ("The air force destroyed 28 drones near Lviv.", "use actual affirmed", 28, "item", "drones"),
    ("The army has enough shells for three days.", "stock equivalent affirmed", 3, "", ""),
    ("At least 12 missiles remain in the possession of the militia.", "stock actual affirmed", 12, "item", "missiles"),
    ("The order backlog of the arms maker stands at 9 billion dollars.", "agreement actual affirmed", 9e9, "", ""),
    ("The jets cost 700 million dollars.", "payment actual affirmed", 700e6, "goods", "jets"),
    ("The deal is worth 5.8 billion dollars.", "payment planned affirmed", 5.8e9, "", ""),
    ("Khartoum bartered gold for drones.", "payment actual affirmed", 0, "", ""),
    ("The payment was made in gold bars for the missiles.", "payment actual affirmed", 0, "", ""),
    ("They flew missiles out of Iran in the last weeks of 2023.", "transfer actual affirmed", 0, "item", "missiles"),
    ("Cargo planes brought the drones to Benghazi.", "transfer actual affirmed", 0, "recipient", "Benghazi"),
    ("Part of the rockets goes straight to Serbia.", "transfer actual affirmed", 0, "recipient", "Serbia"),
    ("India was the largest importer of arms.", "transfer actual affirmed", 0, "recipient", "India"),
    ("Russia remains Algeria's main supplier of weapons.", "transfer actual affirmed", 0, "supplier", "Russia"),
    ("Berlin halted the export of tank engines to Turkey.", "transfer actual denied", 0, "supplier", "Berlin"),
    ("Only a few weeks of ammunition remain.", "stock actual affirmed", 0, "", ""),
    ("Thousands of Chinese drones have been exported to the Gulf.", "transfer actual affirmed", 2000, "item", "drones"),
    ("Canada has given Latvia Stinger missiles.", "transfer actual affirmed", 0, "supplier", "Canada"),
    ("Oslo sent some howitzers. Hundreds have now been delivered to Latvia.", "transfer actual affirmed", 200, "", ""),
    (
        "Spain announced $30 million in military aid for Latvia.",
        "transfer planned affirmed",
        30e6,
        "recipient",
        "Latvia",
    ),
    ("The purchases made Canada the main supplier of rifles to Peru.", "transfer actual affirmed", 0, "item", "rifles"),
    ("Canada is one of the biggest donors of military aid to Latvia.", "transfer actual affirmed", 0, "item", "aid"),
    ("Deliveries of shells are moving too slowly.", "transfer actual affirmed", 0, "item", "shells"),
    ("Libya already has supplies of these missiles.", "stock actual affirmed", 0, "holder", "Libya"),
    ("A gunner fires a howitzer near the front line.", "use actual affirmed", 0, "item", "howitzer"),
    ("Two guards died in Chad's drone attack on the base.", "use actual affirmed", 0, "user", "Chad"),
    ("Warplanes carried out raids with Brazilian bombs.", "use actual affirmed", 0, "item", "bombs"),
    ("The sale of the tanks was concluded in 2019.", "agreement actual affirmed", 0, "", ""),
    ("The factory has won an order for missiles from Oman.", "agreement actual affirmed", 0, "", ""),
    ("More arms deals are expected next year.", "agreement forecast affirmed", 0, "", ""),
    ("Payment is made in diesel and wheat.", "payment actual affirmed", 0, "goods", "diesel"),
    ("Peru may have supplied up to 11,000 crates of rockets.", "transfer actual affirmed", 11000, "item", "rockets"),
    (
        "The two governments are in talks over the sale of 12 submarines.",
        "transfer planned affirmed",
        12,
        "item",
        "sub",
    ),
    ("Oslo cleared a potential sale of 40 jets.", "transfer planned affirmed", 40, "item", "jets"),
    ("Oslo is negotiating to buy 48 jets from Lima.", "transfer planned affirmed", 48, "supplier", "Lima"),
    ("Lima cleared the sale of 40 jets valued at $2 billion.", "payment planned affirmed", 2e9, "goods", "jets"),
    ("Deliveries of the equipment will not begin for years.", "transfer planned denied", 0, "item", "equipment"),
    (
        "Canada provides some military and financial support to Latvia.",
        "transfer actual affirmed",
        0,
        "item",
        "support",
    ),
    ("The rebels have short-range missiles.", "stock actual affirmed", 0, "holder", "rebels"),
    ("Peru's need for drones is growing.", "transfer target affirmed", 0, "recipient", "Peru"),
    ("A drone struck an arms depot near the border.", "use actual affirmed", 0, "item", "drone"),
    ("Glide bombs were stored in the open at the depot.", "stock actual affirmed", 0, "item", "bombs"),
    (
        "Oslo awarded Orrin Dynamics a $200 million contract for shells.",
        "agreement actual affirmed",
        2e8,
        "parties",
        "Oslo",
    ),
]

# The same words of other matters tell nothing that moves, is kept, fired, agreed or paid.
SILENT = [
    "The minister gave a long speech about the budget.",
    "The court received a letter from the family.",
    "The mayor signed the visitors' book.",
    "The fire spread to three houses overnight.",
    "The company launched a website in March.",
    "He moved to Geneva with his brother.",
    "The film is worth watching.",
    "She keeps a diary in the kitchen.",
    "The guests arrived in the evening.",
    "Nobody paid attention to the warning.",
    "The director used the stairs.",
    "The two sides agreed on nothing.",
    "Soldiers were trained in Oman to use the missiles.",
    "Peru has no permission to use the drones abroad.",
    "The allies lifted the limits on the use of the rockets.",
    "It is asked how Peru uses the drones.",
    "The missile is capable of delivering nuclear weapons.",
    "These rockets are fired from trucks.",
    "The drones can be used for mapping.",
    "The envoys signed a trade agreement.",
    "The two sides concluded a ceasefire deal over the hostages.",
    "The prototype made its maiden flight in May.",
    "The clerk resigned in protest at arms sales to Peru.",
    "The issue of sending warplanes divides the allies.",
    "The tanks are drawn from the stocks of the army.",
    "A plane had struck the bus.",
    "The navy unveiled a new corvette.",
    "A new round of sanctions hit the exporters.",
    "The mayor accused the press of spreading rumours.",
    "The content is licensed under an international licence.",
]


@cache
def told(text: str) -> tuple[Claim, ...]:
    """All claims of a report that is only this text."""
    published = Publication(outlet="Example Post", published="2024-06-03", language="en")
    return extract(Report("moving.txt", "0" * 64, "text/plain", text, published), read(text, "en"), arms()).claims


def fits(claim: Claim, words: str, number: float, role: str, word: str) -> bool:
    """Whether the claim says what is expected of it."""
    if f"{claim.type} {claim.status.value} {claim.polarity.value}" != words:
        return False
    q = claim.quantity
    said = () if q is None else (q.low, q.best, q.high)
    if number and not any(value == pytest.approx(number, rel=0.01) for value in said if value is not None):
        return False
    return not role or any(word in each for each in claim.roles.get(role, ()))


@pytest.mark.parametrize(("text", "words", "number", "role", "word"), TOLD, ids=[row[0] for row in TOLD])
def test_what_a_sentence_tells_of_goods(text: str, words: str, number: float, role: str, word: str) -> None:
    claims = told(text)
    assert any(fits(claim, words, number, role, word) for claim in claims), [
        (c.type, c.status.value, c.polarity.value, c.quantity, dict(c.roles)) for c in claims
    ]


@pytest.mark.parametrize("text", SILENT)
def test_the_same_words_of_other_matters_tell_nothing(text: str) -> None:
    assert [claim.type for claim in told(text) if claim.type in MOVING] == []


@given(st.integers(min_value=24, max_value=90_000), st.sampled_from(["sent", "shipped", "delivered", "exported"]))
def test_the_number_sent_is_the_number_told(count: int, verb: str) -> None:
    claims = told(f"Norway {verb} {count:,} shells to Latvia.")
    assert [c.quantity.best for c in claims if c.type == "transfer" and c.quantity] == [count]


def test_how_often_is_no_number_of_goods() -> None:
    claims = told("The army launched scores of drones at bases several times a week.")
    assert [(c.type, c.quantity.low) for c in claims if c.quantity is not None] == [("use", 40)]


def test_a_mere_one_goes_on_counting_nothing() -> None:
    claims = told("Norway sent 40 tanks to Latvia. The tank is one of the most modern weapons of its kind.")
    assert [claim.type for claim in claims] == ["transfer"]
