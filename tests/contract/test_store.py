"""Reports and claims come back as they went in, on both databases."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import pytest

from sayso.errors import InputError
from sayso.ledger import archive, decisions, extractions, intake, leads, queries, verify
from sayso.ledger.casebook import Casebook, open_casebook
from sayso.ledger.values import ClaimFilter, Fate, Provenance, Reader, Signed
from sayso.model.claim import Claim, Factuality, Maker, Polarity, Status
from sayso.model.decision import Act
from sayso.model.lead import Lead
from sayso.model.report import Report
from sayso.model.times import Interval, Times
from tests.contract.material import (
    OTHER_QUOTE,
    TEXT,
    claim_of,
    extraction_of,
    report_of,
    rich_claim,
    span_of,
)

pytestmark = pytest.mark.contract

READER = Reader("en 1", "en")


class Reason(StrEnum):
    EMPTY = "empty"


def stored(casebook: Casebook, text: str = TEXT, **told: str) -> Report:
    report, data = report_of(text, **told)
    assert intake.store_report(casebook, report, data).fate is Fate.STORED
    return report


def held(casebook: Casebook, **wanted: object) -> list[Claim]:
    return [each.claim for each in queries.claims(casebook, ClaimFilter(**wanted))]  # type: ignore[arg-type]


def test_a_report_comes_back_whole(casebook: Casebook) -> None:
    report, data = report_of(
        "Zum Prüfen 😀 각 e̱ שלום\nÜber «Lodvar».\n", url="https://post.example/1", title="T", author="A"
    )
    how = Provenance("2024-04-03T10:00:00Z", "ann", {"content-type": "text/plain"})
    outcome = intake.store_report(casebook, report, data, how)
    assert (outcome.fate, outcome.report) == (Fate.STORED, report.id)
    for key in (report.id, report.id[:8], report.id[2:9], report.name):
        assert queries.report(casebook, key) == report
    entry = queries.entry(casebook, report.id)
    assert (entry.publication, entry.size, entry.captured_at) == (
        report.publication,
        len(data),
        how.captured_at,
    )
    assert entry.code_points == len(report.text)
    assert archive.read(casebook.folder, report.sha256) == data
    assert not list(verify.verify(casebook))


def test_adding_twice_stores_once_and_a_second_run_changes_nothing(casebook: Casebook) -> None:
    report, data = report_of()
    renamed = replace(report, name="again.txt")
    fates = [intake.store_report(casebook, each, data).fate for each in (report, report, renamed, renamed)]
    assert fates == [Fate.STORED, Fate.DUPLICATE, Fate.DUPLICATE, Fate.DUPLICATE]
    assert [(each.name, each.fate) for each in intake.intake(casebook)] == [
        ("lodvar.txt", Fate.STORED),
        ("again.txt", Fate.DUPLICATE),
    ]
    assert len(list(queries.reports(casebook))) == 1


def test_the_same_bytes_from_another_outlet_are_another_report_with_the_same_text(casebook: Casebook) -> None:
    first, second = stored(casebook), stored(casebook, outlet="Coastline Online")
    entries = {each.id: each for each in queries.reports(casebook)}
    assert entries[first.id].text_hash == entries[second.id].text_hash
    assert first.id != second.id


def test_a_changed_page_is_a_new_version_of_the_one_before(casebook: Casebook) -> None:
    first = stored(casebook, url="https://post.example/1", name="page")
    second = stored(casebook, TEXT + "Corrected.\n", url="https://post.example/1", name="page")
    third = stored(casebook, TEXT + "Corrected twice.\n", url="https://post.example/1", name="page")
    assert [queries.entry(casebook, each.id).earlier for each in (first, second, third)] == [
        "",
        first.id,
        second.id,
    ]
    assert queries.report(casebook, "page") == third


def test_a_refusal_stays_and_is_noted_once(casebook: Casebook) -> None:
    for _ in range(2):
        intake.refuse(casebook, "empty.txt", Reason.EMPTY, detail="It holds nothing.")
    (kept,) = intake.intake(casebook)
    assert (kept.name, kept.fate, kept.reason, kept.detail) == (
        "empty.txt", Fate.REFUSED, "empty", "It holds nothing.",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["a\r\nb", "a\0b", "e\u0301", "\ud800"])
def test_text_that_is_not_frozen_never_comes_in(casebook: Casebook, text: str) -> None:
    report, data = report_of()
    with pytest.raises(InputError, match="not frozen"):
        intake.store_report(casebook, replace(report, text=text), data)


def test_claims_come_back_equal_in_the_order_of_the_text(casebook: Casebook) -> None:
    report = stored(casebook)
    extractions.store_extraction(casebook, report.id, extraction_of(rich_claim(), claim_of()), READER)
    assert held(casebook) == [claim_of(), rich_claim()]
    assert {each.report for each in queries.claims(casebook)} == {report.id}
    (discard,) = queries.discards(casebook, report.id)
    assert discard == extraction_of().discarded[0]
    (words,) = queries.undated(casebook)
    assert (words.report, words.words, words.reason) == (report.id, "soon", "no date of publication")
    assert queries.claim(casebook, rich_claim().id[:9])[0].claim == rich_claim()
    assert not list(verify.verify(casebook))


def test_what_is_unread_is_told_until_it_is_read_by_this_version(casebook: Casebook) -> None:
    first, second = stored(casebook), stored(casebook, "또 하나의 글.\n", language="ko", name="ko.txt")
    assert list(extractions.unread(casebook, "en 1")) == sorted([first.id, second.id])
    assert list(extractions.unread(casebook, "en 1", "ko")) == [second.id]
    extractions.store_extraction(casebook, first.id, extraction_of(), READER)
    no_reader = Reader("en 1", "ko", "no reader for ko yet")
    extractions.store_extraction(casebook, second.id, replace(extraction_of(), claims=()), no_reader)
    assert list(extractions.unread(casebook, "en 1")) == []
    assert sorted(extractions.unread(casebook, "en 2")) == sorted([first.id, second.id])
    assert queries.entry(casebook, second.id).unread == "no reader for ko yet"


def test_a_new_reader_takes_the_place_of_the_old_and_edits_nothing(casebook: Casebook) -> None:
    report = stored(casebook)
    old = extractions.store_extraction(casebook, report.id, extraction_of(), READER)
    assert extractions.store_extraction(casebook, report.id, extraction_of(), READER) == old
    better = claim_of(made_by=Maker("reader", "2"), restates=(rich_claim().id,))
    extractions.store_extraction(casebook, report.id, extraction_of(better), Reader("en 2", "en"))
    assert held(casebook) == [better]
    assert extractions.extraction_of(casebook, old) == extraction_of()
    assert queries.entry(casebook, report.id).reader == "en 2"
    assert not list(verify.verify(casebook))


def test_two_reports_with_one_text_hold_their_own_claims(casebook: Casebook) -> None:
    first, second = stored(casebook), stored(casebook, outlet="Coastline Online")
    extractions.store_extraction(casebook, first.id, extraction_of(claim_of()), READER)
    extractions.store_extraction(casebook, second.id, extraction_of(claim_of(), rich_claim()), READER)
    assert [each.report for each in queries.claim(casebook, claim_of().id)] == sorted([first.id, second.id])
    assert held(casebook, reports=(first.id,)) == [claim_of()]
    assert held(casebook, reports=(second.id,)) == [claim_of(), rich_claim()]


def test_each_filter_finds_what_it_names_and_nothing_else(casebook: Casebook) -> None:
    report = stored(casebook)
    doubt = claim_of(quote="the plant", factuality=Factuality.UNKNOWN, polarity=Polarity.NONE, type="operation")
    extractions.store_extraction(casebook, report.id, extraction_of(claim_of(), rich_claim(), doubt), READER)
    assert held(casebook, types=("operation",)) == [doubt]
    assert held(casebook, types=("operation", "production"), factualities=("asserted",)) == [claim_of()]
    assert held(casebook, statuses=("capacity",)) == [rich_claim()]
    assert held(casebook, text="MADE 4,000") == [claim_of()]
    assert held(casebook, text="4_000") == []
    assert held(casebook, standings=("individual",), namings=("described",)) == [
        doubt,
        claim_of(),
        rich_claim(),
    ]
    assert held(casebook, standings=("state",)) == []
    assert held(casebook, reports=("r-none",)) == []


def test_a_time_range_finds_what_may_have_happened_in_it(casebook: Casebook) -> None:
    report = stored(casebook)
    march = claim_of(times=Times(happened=Interval("2024-03", "2024-03")))
    since = claim_of(quote="the plant", times=Times(happened=Interval("2023-07", "")))
    undated = claim_of(quote=OTHER_QUOTE)
    extractions.store_extraction(casebook, report.id, extraction_of(march, since, undated), READER)
    assert held(casebook, since="2024-03-31") == [since, march]
    assert held(casebook, since="2024-04") == [since]
    assert held(casebook, until="2023") == [since]
    assert held(casebook, since="2024-02", until="2024-03-01") == [since, march]
    with pytest.raises(InputError, match="not a date"):
        held(casebook, since="last week")


def test_a_persons_claim_is_shown_until_it_is_taken_back(casebook: Casebook) -> None:
    report = stored(casebook)
    mine = rich_claim()
    decision = decisions.add_claim(casebook, report.id, mine, Signed("ann", "the reader missed it"))
    assert held(casebook) == [mine]
    undone = decisions.take_back(casebook, decision.id, Signed("ann", "it was there"))
    assert held(casebook) == []
    assert list(decisions.decisions(casebook)) == [decision, undone]
    assert list(decisions.decisions(casebook, standing=True)) == []
    with pytest.raises(InputError, match="taken back already"):
        decisions.take_back(casebook, decision.id, Signed("ann"))
    assert not list(verify.verify(casebook))


def test_what_a_reading_and_a_person_both_found_comes_once(casebook: Casebook) -> None:
    report = stored(casebook)
    decisions.add_claim(casebook, report.id, replace(claim_of(), made_by=Maker("ann")), Signed("ann"))
    extractions.store_extraction(casebook, report.id, extraction_of(claim_of()), READER)
    assert held(casebook) == [claim_of()]
    assert len(queries.claim(casebook, claim_of().id)) == 1


def test_a_rejection_survives_a_better_reader(casebook: Casebook) -> None:
    report = stored(casebook)
    extractions.store_extraction(casebook, report.id, extraction_of(), READER)
    rejected = decisions.decide(casebook, Act.REJECT, claim_of().id, Signed("ann", "a slip of the pen"))
    assert held(casebook) == [rich_claim()]
    better = claim_of(status=Status.TARGET, made_by=Maker("reader", "2"))
    extractions.store_extraction(casebook, report.id, extraction_of(better), Reader("en 2", "en"))
    assert held(casebook) == []
    assert held(casebook, rejected=True) == [better]
    decisions.take_back(casebook, rejected.id, Signed("ann"))
    assert held(casebook) == [better]


def test_a_decision_is_signed_and_names_what_is_there(casebook: Casebook) -> None:
    with pytest.raises(InputError, match="signed"):
        decisions.decide(casebook, Act.MARK, "r-1", Signed(" "))
    with pytest.raises(InputError, match="no claim"):
        decisions.decide(casebook, Act.REJECT, "c-1", Signed("ann"))


def test_a_claim_on_other_words_is_refused_and_nothing_of_its_reading_stays(casebook: Casebook) -> None:
    report = stored(casebook)
    wrong = replace(
        claim_of(), spans=(replace(span_of(TEXT, OTHER_QUOTE), prefix="", exact="could make 6,000 a month"),)
    )
    with pytest.raises(extractions.NoEvidence, match="does not stand"):
        extractions.store_extraction(casebook, report.id, extraction_of(claim_of(), wrong), READER)
    assert held(casebook) == []
    assert list(extractions.unread(casebook, READER.version)) == [report.id]


def test_leads_are_kept_once_in_the_order_of_their_rows(casebook: Casebook) -> None:
    given = [Lead("figures.csv", row, {"plant": "Lodvar", "shells": str(row)}) for row in (2, 1)]
    assert leads.store_leads(casebook, given) == 2
    assert leads.store_leads(casebook, given) == 0
    assert list(leads.leads(casebook)) == given[::-1]


def test_long_addresses_and_names_that_no_file_system_could_decode_are_kept(casebook: Casebook) -> None:
    url = "https://post.example/?" + "".join(chr(97 + (n * n * 7 + n // 3) % 26) for n in range(6000))
    report = stored(casebook, name="bad\udcff name.txt", url=url)
    again = stored(casebook, TEXT + "Changed.\n", url=url, name="n" * 5000, outlet="o" * 5000, language="x" * 300)
    assert queries.entry(casebook, again.id).earlier == report.id
    assert queries.entry(casebook, "bad\udcff name.txt").name == "bad\\udcff name.txt"
    assert queries.report(casebook, "n" * 5000) == again
    intake.refuse(casebook, "gone\udcff", Reason.EMPTY)
    assert [each.fate for each in intake.intake(casebook)] == [Fate.STORED, Fate.STORED, Fate.REFUSED]
    assert not list(verify.verify(casebook))


def test_characters_that_are_none_are_refused_before_a_database_chokes_on_them(casebook: Casebook) -> None:
    for title in ("a\0b", "a\ud800b"):
        report, data = report_of(title=title)
        with pytest.raises(InputError, match="characters that are none"):
            intake.store_report(casebook, report, data)


def test_no_search_reaches_the_words_for_a_source_at_risk(casebook: Casebook) -> None:
    report = stored(casebook)
    extractions.store_extraction(casebook, report.id, extraction_of(), READER)
    assert held(casebook, text=rich_claim().attribution.source.described) == []
    assert held(casebook, text="official") == []


def test_a_key_that_means_nothing_or_several_is_refused(casebook: Casebook) -> None:
    stored(casebook)
    stored(casebook, outlet="Coastline Online")
    for key, said in (("r-", "2 reports"), ("lodvar.txt", "2 reports"), ("nothing", "No report")):
        with pytest.raises(InputError, match=said):
            queries.report(casebook, key)


def test_what_is_stored_is_there_after_opening_again(casebook: Casebook) -> None:
    report = stored(casebook)
    extractions.store_extraction(casebook, report.id, extraction_of(), READER)
    (casebook.folder / "deep" / "down").mkdir(parents=True)
    with open_casebook(casebook.folder / "deep" / "down") as again:
        assert again.folder == casebook.folder
        assert queries.report(again, report.id) == report
        assert held(again) == held(casebook)
