"""Korean text to morphemes, by Kiwi (Lee, "Kiwi: Developing a Korean Morphological Analyzer", 2024)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from kiwipiepy import Kiwi

from sayso.model.reading import Token

NOUNS = frozenset({"NNG", "NNP", "NNB", "NR", "NP", "SN", "SL", "SH", "SW", "XSN", "XPN", "XR", "W_SERIAL", "SO", "UN"})
_POS = {
    **{"NNG": "NOUN", "NNP": "PROPN", "NNB": "NOUN", "NR": "NUM", "SN": "NUM", "NP": "PRON", "SL": "PROPN"},
    **{"SH": "NOUN", "XSN": "NOUN", "XPN": "NOUN", "XR": "NOUN", "SW": "SYM", "SO": "SYM", "VV": "VERB"},
    **{"VA": "ADJ", "VX": "AUX", "VCP": "AUX", "VCN": "AUX", "XSV": "VERB", "XSA": "ADJ"},
    **{"MM": "DET", "MAG": "ADV", "MAJ": "CCONJ", "IC": "INTJ"},
}  # fmt: skip
_PUNCT = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SB"})


_TAKES_SUFFIX = frozenset({"NNG", "NNP", "XR", "SL"})
# A sign of per cent after a figure is read as a counter: as a sign it is taken for a verb's end.
_FIGURE = re.compile(r"(\d)%")


@cache
def grammar() -> Mapping[str, Any]:
    """The tables of `grammar.toml`."""
    return _toml("grammar.toml")


@cache
def names() -> Mapping[str, Any]:
    """The tables of `names.toml`."""
    return _toml("names.toml")


@cache
def analyser() -> Kiwi:
    """The analyser with the words of `names.toml`; loaded once a process, and only for Korean."""
    kiwi = Kiwi(num_workers=1)
    for tag in ("NNG", "NNP"):
        for word in names()[tag].split():
            kiwi.add_user_word(word, tag, 0.0)
    return kiwi


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def morphemes(paragraph: str, offset: int, first: tuple[int, int]) -> Iterator[Token]:
    """The morphemes of one paragraph; `first` are the next numbers of token and sentence.

    Several may share a character: 했 is 하 and 었.
    """
    for number, token in enumerate(_joined(_read(paragraph, offset, first[1])), first[0]):
        yield replace(token, i=number, head=number)


def _read(paragraph: str, offset: int, sentence: int) -> Iterator[Token]:
    plain = _FIGURE.sub(r"\1개", paragraph)
    for found in analyser().tokenize(plain):
        tag = found.tag.split("-")[0]
        pos = _POS.get(tag) or ("PUNCT" if tag in _PUNCT else "ADP" if tag.startswith("J") else "PART")
        if tag.startswith("W_") or tag.startswith("UN"):
            pos = "X"
        start, end = offset + found.start, offset + found.end
        text = paragraph[found.start : found.end]
        lemma = found.lemma if tag in {"VV", "VA", "VX"} else found.form
        yield Token(0, start, end, text, found.form, lemma, pos, tag, "", 0, sentence + found.sent_position)


def _joined(tokens: Iterable[Token]) -> list[Token]:
    """The tokens, a suffix that makes another noun written onto its noun: 가능성, 현대화."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and _is_suffix_of(last, token):
            text = last.text + token.text
            found[-1] = replace(last, end=token.end, text=text, lower=text, lemma=text, pos="NOUN", tag="NNG")
        else:
            found.append(token)
    return found


def _is_suffix_of(noun: Token, token: Token) -> bool:
    makes = token.tag == "XSN" and token.lower in grammar()["suffixes"]["making"]
    return makes and noun.tag in _TAKES_SUFFIX and noun.end == token.start
