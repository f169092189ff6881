"""`sayso claim add`: a person adds what the reader missed, and the words must stand in the report."""

from __future__ import annotations

import json

import pytest

from sayso.errors import InputError


def lines_of(run, *options):
    return [json.loads(line) for line in run("claims", "--format", "jsonl", *options).stdout.splitlines()]


def test_an_added_claim_stands_among_the_others(run):
    result = run("claim", "add", "report.txt", "--quote", "any crate had left", "--type", "movement", "--by", "ada")
    assert result.exit_code == 0
    [line] = lines_of(run, "--type", "movement")
    assert line["exact"] == "any crate had left"
    assert line["standing"] == "outlet"
    assert line["made_by"]["name"] == "person"
    assert run("verify").exit_code == 0


def test_its_fields_are_taken_as_given(run):
    run(
        *(
            "claim",
            "add",
            "report.txt",
            "--quote",
            "output trebled",
            "--type",
            "operation",
            "--status",
            "forecast",
        ),
        *("--source", "The Ministry of Supply", "--naming", "named", "--standing", "institution", "--denied"),
        *("--factuality", "probable", "--role", "facility=the works"),
    )
    [line] = lines_of(run, "--type", "operation")
    assert (line["status"], line["factuality"], line["polarity"]) == ("forecast", "probable", "denied")
    assert (line["source"], line["at_risk"]) == ("The Ministry of Supply", False)
    assert line["roles"] == {"facility": ["the works"]}


def test_an_unnamed_person_counts_as_at_risk_unless_the_user_knows_better(run):
    base = ("claim", "add", "report.txt", "--quote", "40 crates", "--source", "A clerk in the depot")
    assert "at risk" in run(*base, "--type", "stock").stdout
    run(*base, "--type", "movement", "--not-at-risk")
    assert lines_of(run, "--type", "stock")[0]["at_risk"] is True
    assert lines_of(run, "--type", "movement")[0]["at_risk"] is False


def test_words_that_do_not_stand_there_are_refused(run):
    with pytest.raises(InputError, match="do not stand in the report"):
        run("claim", "add", "report.txt", "--quote", "9,000 shells", "--type", "production")
    assert lines_of(run, "--type", "production") == lines_of(run, "--type", "production", "--report", "report.txt")


def test_words_that_stand_there_twice_need_a_number(run):
    with pytest.raises(InputError, match=r"2 times.*--nth"):
        run("claim", "add", "report.txt", "--quote", "shells", "--type", "stock")
    run("claim", "add", "report.txt", "--quote", "shells", "--type", "stock", "--nth", "2")
    [line] = lines_of(run, "--type", "stock")
    assert line["start"] > 200 or line["start"] > lines_of(run)[0]["start"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--type", "baking"], "Known are: agreement"),
        (["--type", "stock", "--status", "wished"], "Known are: equivalent"),
        (["--type", "stock", "--role", "colour=red"], "the roles of stock are"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(run, options, said):
    with pytest.raises(InputError, match=said):
        run("claim", "add", "report.txt", "--quote", "40 crates", *options)
