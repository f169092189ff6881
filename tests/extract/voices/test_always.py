"""What holds whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.claim import Factuality, Polarity
from tests.extract.voices.conftest import heard

PIECES = st.sampled_from(
    [
        "An official",
        "He",
        "“",
        "”",
        '"',
        "said",
        "told Reuters",
        ", ",
        ". ",
        "that",
        "the plant makes shells",
        "according to",
        "officials",
        "believes",
        "It is believed",
        "reportedly",
        "\n",
        "does not know whether",
        "citing",
        "the ministry",
        "as saying",
        "탄약 공장",
        "🚀",
        "denied",
        ":",
        "; ",
        "which Kyiv says",
        "é",
        "(",
        ")",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_voices_stand_in_their_text(text):
    found = heard(text).voices
    for voice in found.all:
        extents = (*voice.spans, *voice.frame)
        assert voice.spans
        assert all(0 <= start < end <= len(text) for start, end in extents)
        assert all(link.span is None or link.span.stands_in(text) for link in voice.links)
        assert voice.links[0].source.key == "outlet"


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_polarity_is_none_exactly_where_it_is_unknown(text):
    for voice in heard(text).voices.all:
        assert (voice.polarity is Polarity.NONE) == (voice.factuality is Factuality.UNKNOWN)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_voices(text):
    assert heard(text).voices.all == heard(text).voices.all


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(1, 50))
def test_every_stretch_has_a_voice(text, start, length):
    voices = heard(text).voices
    voice = voices.at(start, start + length)
    assert voice is voices.outlet or 2 * voice.covers(start, start + length) > length
