"""`hypotheses.toml` is read, and what does not fit is said with where to correct it."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso.errors import InputError
from sayso.estimate.hypotheses import NAME, contest_called, read_contests

WHOLE = """
[[question]]
name = "why"
words = "Why more?"
none = [0.05, 0.2]
[[question.answer]]
name = "stores"
words = "for stores"
prior = [0.3, 0.6]
[[question.answer]]
name = "sales"
words = "for sale"
prior = [0.3, 0.6]
[[question.evidence]]
types = ["motive"]
[[question.rated]]
types = ["motive"]
by = "the file"
why = "they say so anyway"
likelihood = { stores = [0.6, 0.8], sales = [0.5, 0.7] }
"""


def read(tmp_path, text):
    path = tmp_path / NAME
    path.write_text(text, "utf-8")
    return read_contests(path)


def test_a_whole_file(tmp_path):
    (contest,) = read(tmp_path, WHOLE)
    assert contest.names == ("stores", "sales")
    assert contest.unjudged == 0
    assert contest_called((contest,), "why") is contest
    with pytest.raises(InputError, match="There are: why"):
        contest_called((contest,), "how")


def test_the_sample_asks_its_question():
    (contest,) = read_contests(Path(sayso.__file__).parent / "sample" / NAME)
    assert contest.names == ("russia", "readiness", "currency")
    assert {each.by for each in contest.declared} == {"the sample's own"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("prior = [0.3, 0.6]", "prior = [0.6, 0.9]", "cannot add up to one"),
        ("none = [0.05, 0.2]", "", "'none' is missing"),
        ("none = [0.05, 0.2]", "none = [0.2, 0.05]", "low before high"),
        ("sales = [0.5, 0.7]", "sales = [0.5, 1.0]", "nothing is impossible or certain"),
        (", sales = [0.5, 0.7]", "", "give one for each of stores, sales"),
        ('name = "sales"', 'name = "stores"', "a name of its own"),
        ('name = "sales"', 'name = "none"', "none called 'none'"),
        ('[[question.evidence]]\ntypes = ["motive"]', "[[question.evidence]]", "by `finding`, `types` or `about`"),
        ("none = [0.05, 0.2]", "none = [0.05, 0.2]\nunjudged = 2", "`unjudged`"),
        ("none = [0.05, 0.2]", "none = 0.1", "an interval is written"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path, old, new, told):
    with pytest.raises(InputError, match=told):
        read(tmp_path, WHOLE.replace(old, new))


def test_no_file_and_no_toml(tmp_path):
    with pytest.raises(InputError, match="There is no hypotheses"):
        read_contests(tmp_path / NAME)
    with pytest.raises(InputError, match="is no TOML"):
        read(tmp_path, "[[question")
