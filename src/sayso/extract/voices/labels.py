"""Speakers that stand beside their words without a verb: "GENERAL MOSS: We …" in a transcript, "“…” — Ivo Senn"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import Extent, Range, Scene
from sayso.language.cues import Cue

_SPOKEN = Cue("saying", frozenset({"clause", "quote"}))
_LABEL = re.compile(r"[\"“”]?(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,4}):[ \u00a0]+(?=\S)")
_CREDIT = re.compile(r"[\"”][ \u00a0]*(?P<dash>[―—–]|--?)[ \u00a0]*(?P<name>[A-Z][^\n:;“\"]{2,70}?)\.?[ \u00a0]*$")
_LEAST = 3


def labelled(scene: Scene) -> list[Utterance]:
    """What the lines of a transcript and quotations with a name behind a dash attribute, in text order."""
    spoken = [each for extent in scene.reading.paragraphs if (each := _of_label(scene, extent)) is not None]
    in_capitals = [each for each in spoken if _is_in_capitals(scene, each)]
    transcript = len(in_capitals) >= _LEAST
    kept = [each for each in spoken if (transcript and each in in_capitals) or _is_somebody(scene, each)]
    return [*kept, *_credited(scene)]


def _of_label(scene: Scene, extent: Extent) -> Utterance | None:
    """A paragraph that opens with a name and a colon."""
    found = _LABEL.match(scene.reading.text, *extent)
    if found is None:
        return None
    return _utterance(scene, found.span("name"), found.end("name"), (found.end(), extent[1]))


def _credited(scene: Scene) -> Iterator[Utterance]:
    """Quotations that end a paragraph but for a dash and a name."""
    for start, end in scene.reading.paragraphs:
        found = _CREDIT.search(scene.reading.text, start, end)
        if found is None:
            continue
        quoted = [each for each in scene.quotations if start <= each.start and each.end == found.start()]
        words = scene.reading.tokens_in(*found.span("name"))
        if quoted and not any(each.pos in {"VERB", "AUX"} for each in words):
            each = _utterance(scene, found.span("name"), found.start("dash"), (quoted[-1].start, quoted[-1].end))
            if each is not None:
                yield each


def _utterance(scene: Scene, name: Extent, sign: int, content: Extent) -> Utterance | None:
    """What a name attributes by the sign at a character: a colon or a dash."""
    tokens = scene.reading.tokens_in(*name)
    mark = scene.reading.token_at(sign)
    if not tokens or mark is None or content[0] >= content[1]:
        return None
    source = (tokens[0].i, tokens[-1].i)
    frame = (min(name[0], mark.start), max(name[1], mark.end))
    hit = Hit(_SPOKEN, "verb", mark.i, (mark.i,), _head(scene, source))
    return Utterance(hit, source, (content,), (frame,), False, "direct")


def _head(scene: Scene, source: Range) -> int:
    """The last name among the tokens, before a comma where there is one: "Ivo Senn, clerk"."""
    inside = scene.tokens[source[0] : source[1] + 1]
    comma = next((each.i for each in inside if each.text == ","), source[1] + 1)
    return max(source[0], comma - 1)


def _is_in_capitals(scene: Scene, each: Utterance) -> bool:
    words = scene.text(each.source) if each.source is not None else ""
    return words.isupper() and len(words) >= _LEAST


def _is_somebody(scene: Scene, each: Utterance) -> bool:
    """Whether the name before the colon is a person's that the text names elsewhere."""
    return each.hit.source is not None and scene.tokens[each.hit.source].lower in scene.surnames
