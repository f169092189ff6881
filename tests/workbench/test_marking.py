"""However claims overlap, the pieces of a page are the text, each once, with the claims that are over it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.span import cut
from sayso.publish.clean import visible
from sayso.workbench.marking import numbered, paragraphs
from tests.telling import TEXT, claims_of, shown_of

WORDS = "Ab 한.\n\u202e🚢"

SHOWN = shown_of(claims_of())[0]


@st.composite
def marked(draw: st.DrawFn):
    """A text, and claims of one or two spans anywhere in it."""
    text = draw(st.text(WORDS, min_size=1, max_size=40))
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = draw(st.lists(st.lists(place, min_size=1, max_size=2), max_size=5))
    claims = [
        replace(SHOWN, id=f"c-{number}", spans=tuple(cut(text, *each) for each in pair))
        for number, pair in enumerate(spans)
    ]
    return text, numbered(claims)


@given(marked())
def test_the_pieces_are_the_text_and_each_knows_its_claims(case):
    text, claims = case
    told = list(paragraphs(text, claims))
    assert ["".join(piece.words for piece in each.pieces) for each in told] == [
        visible(part) for part in text.split("\n") if part.strip()
    ]
    for piece in (piece for each in told for piece in each.pieces):
        end = piece.start + len(piece.words)
        assert piece.words == visible(text[piece.start : end])
        over = {each.number for each in piece.over}
        for each in claims:
            for at in range(piece.start, end):
                assert (each.number in over) == any(span.start <= at < span.end for span in each.claim.spans)


@given(marked())
def test_every_claim_whose_words_show_has_one_number_at_its_end_and_one_place_to_jump_to(case):
    text, claims = case
    pieces = [piece for each in paragraphs(text, claims) for piece in each.pieces]
    for each in claims:
        last, first = text[each.claim.span.end - 1], text[each.claim.span.start]
        ends = [piece for piece in pieces if each in piece.ends]
        begins = [piece for piece in pieces if each in piece.begins]
        if last.strip():
            assert len(ends) == 1
        if first.strip():
            assert len(begins) == 1


def test_claims_are_numbered_in_the_order_of_the_text():
    told = numbered(shown_of(list(reversed(claims_of()))))
    assert [each.number for each in told] == [1, 2, 3, 4, 5]
    assert [each.claim.span.start for each in told] == sorted(each.claim.span.start for each in told)


def test_a_part_of_the_text_has_the_paragraphs_that_it_touches():
    claims = numbered(shown_of(claims_of()))
    span = claims[1].claim.span
    [only] = paragraphs(TEXT, claims, (span.start, span.end))
    assert "".join(piece.words for piece in only.pieces).startswith("His goal was")
