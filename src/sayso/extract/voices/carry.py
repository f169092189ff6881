"""Attribution that carries over: quotations that go on, and a closing "he said" over what stands before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.voices.actors import actor_before
from sayso.extract.voices.content import Utterance
from sayso.extract.voices.hit import Hit
from sayso.extract.voices.scene import Extent, Scene
from sayso.model.reading import Quotation, Sentence

_SHORTEST = 4
_BULLETS = ("- ", "* ", "• ", "– ", "— ", "· ")


def carried(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """The utterances with what they carry over to neighbouring sentences, in text order."""
    voiced = [each for each in found if each.hit.cue.source != "attitude"]
    for quotation in scene.quotations:
        if _is_open_speech(scene, quotation, found):
            before = actor_before(scene, quotation, voiced) or _speaker_before(scene, quotation, voiced)
            if before is not None:
                more = replace(before, content=((quotation.start, quotation.end),), frame=(), quoted="direct")
                found.append(more)
                voiced.append(more)
    return [_with_sentences_before(scene, each, voiced) for each in found]


def listed(scene: Scene, hits: list[Hit], found: list[Utterance]) -> list[Utterance]:
    """The utterances with the items of a list that their sentence opens: "the notices list:" and its lines."""
    result = list(found)
    for sentence in scene.reading.sentences:
        items = _items(scene, sentence)
        hit = _opening(scene, hits, sentence) if items else None
        if hit is None or hit.source is None:
            continue
        place = next((at for at, each in enumerate(result) if each.hit is hit), None)
        if place is None:
            result.append(Utterance(hit, scene.phrase(hit.source), items, ()))
        else:
            result[place] = replace(result[place], content=(*result[place].content, *items))
    return result


def _opening(scene: Scene, hits: list[Hit], sentence: Sentence) -> Hit | None:
    """The last cue of a speaker in a sentence."""
    own = (each for each in hits if scene.tokens[each.at].sentence == sentence.i and each.source is not None)
    return max((each for each in own if each.cue.source == "subject"), key=lambda each: each.at, default=None)


def _items(scene: Scene, sentence: Sentence) -> tuple[Extent, ...]:
    """The paragraphs of the list that a sentence opens with its colon."""
    text = scene.reading.text
    if not text[sentence.start : sentence.end].rstrip().endswith(":"):
        return ()
    found: list[Extent] = []
    for start, end in scene.reading.paragraphs[sentence.paragraph + 1 :]:
        if not text[start:end].lstrip().startswith(_BULLETS):
            break
        found.append((start, end))
    return tuple(found)


def parted(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """Where two closing cues share a sentence, the second takes in only what follows the first."""
    result = list(found)
    for number, each in enumerate(found):
        start = scene.extent((each.hit.tokens[0], each.hit.tokens[-1]))[0]
        for place, earlier in enumerate(result):
            if not (each.closing and earlier.closing and _precede(scene, earlier, each) and _is_speech(earlier)):
                continue
            cut = _separator(scene, earlier.hit.at, each.hit.at)
            if not cut:
                result[place] = replace(earlier, content=_without_cue(scene, earlier, each))
            else:
                result[number] = replace(result[number], content=_clip(result[number].content, (cut, start)))
                result[place] = replace(earlier, content=_clip(earlier.content, (0, cut)))
    return [each for each in result if each.content]


def _without_cue(scene: Scene, earlier: Utterance, later: Utterance) -> tuple[Extent, ...]:
    """What the earlier cue takes in, less a stretch behind it in which only the later cue stands."""
    at, cue = scene.tokens[earlier.hit.at].start, scene.tokens[later.hit.at].start
    kept = tuple((start, end) for start, end in earlier.content if not (start > at and start <= cue < end))
    return kept or earlier.content


def _precede(scene: Scene, one: Utterance, other: Utterance) -> bool:
    same = scene.tokens[one.hit.at].sentence == scene.tokens[other.hit.at].sentence
    at = scene.tokens[one.hit.at].start
    return same and one.hit.at < other.hit.at and any(start <= at < end for start, end in other.content)


def _separator(scene: Scene, first: int, last: int) -> int:
    """Where the next clause begins after the first cue: behind a semicolon, a colon, or ", and"."""
    for at in range(last - 1, first, -1):
        token = scene.tokens[at]
        if token.text in {";", ":"}:
            return scene.tokens[at + 1].start
        if token.text == "," and scene.tokens[at + 1].lower in {"and", "but", "while"}:
            return scene.tokens[at + 2].start
    return 0


def _clip(content: tuple[Extent, ...], to: Extent) -> tuple[Extent, ...]:
    clipped = ((max(start, to[0]), min(end, to[1])) for start, end in content)
    return tuple((start, end) for start, end in clipped if end - start > 1)


def _is_open_speech(scene: Scene, quotation: Quotation, found: list[Utterance]) -> bool:
    """Whether a quotation is a whole sentence that no cue takes in."""
    tokens = scene.reading.tokens_in(quotation.start, quotation.end)
    if len(tokens) < _SHORTEST or not any(each.pos in {"VERB", "AUX"} for each in tokens):
        return False
    sentence = scene.reading.sentences[tokens[0].sentence]
    outside = [
        each
        for each in scene.tokens[sentence.first : sentence.last]
        if each.pos != "PUNCT" and not quotation.start <= each.start < quotation.end
    ]
    return not outside and not any(_overlap(each.content, quotation) for each in found if _is_speech(each))


def _is_speech(each: Utterance) -> bool:
    return (
        each.hit.kind in {"verb", "according", "passive", "citing"}
        and each.hit.cue.source == "subject"
        and each.source is not None
    )


def _overlap(content: tuple[Extent, ...], quotation: Quotation) -> bool:
    shared = sum(max(0, min(end, quotation.end) - max(start, quotation.start)) for start, end in content)
    return 2 * shared > quotation.end - quotation.start


def _speaker_before(scene: Scene, quotation: Quotation, found: list[Utterance]) -> Utterance | None:
    """Who spoke last, in this paragraph or the one before it."""
    here = _paragraph(scene, quotation.start)
    before = [
        each
        for each in found
        if _is_speech(each)
        and scene.tokens[each.hit.at].start < quotation.start
        and scene.tokens[each.hit.at].dep not in {"relcl", "acl"}
        and scene.quoted_by(each.hit.at) is None
        and ("quote" in each.hit.cue.takes or each.quoted)
    ]
    before = [each for each in before if not _is_reported(scene, each, before)] or before
    last = max(before, key=lambda each: (each.content[0][0], each.hit.at), default=None)
    if last is None or here - _paragraph(scene, max(end for _, end in last.content)) > 1:
        return None
    return last


def _is_reported(scene: Scene, each: Utterance, others: list[Utterance]) -> bool:
    """Whether somebody else reports that this one spoke: its cue stands in what the other says."""
    at = scene.tokens[each.hit.at].start
    around = (other for other in others if other.hit.at != each.hit.at and other.hit.cue.group != each.hit.cue.group)
    return any(start <= at < end for other in around for start, end in other.content)


def _paragraph(scene: Scene, offset: int) -> int:
    sentence = scene.reading.sentence_at(max(0, offset - 1)) or scene.reading.sentence_at(offset)
    return sentence.paragraph if sentence is not None else -1


def _with_sentences_before(scene: Scene, each: Utterance, found: list[Utterance]) -> Utterance:
    """ "He said" at the end of a sentence takes in those before it in its paragraph that nobody else says."""
    if not (each.closing and each.source is not None and _is_speech(each) and not each.quoted):
        return each
    source = scene.tokens[each.source[1]]
    if source.pos != "PRON" or source.lower not in scene.words["pronouns_one"] | scene.words["pronouns_many"]:
        return each
    if not _closes_a_clause(scene, each):
        return each
    more = [(sentence.start, sentence.end) for sentence in _before(scene, each.hit.at, found)]
    return replace(each, content=(*more[::-1], *each.content)) if more else each


def _closes_a_clause(scene: Scene, each: Utterance) -> bool:
    """Whether a clause, not only "in all", stands before the cue."""
    at = scene.tokens[each.hit.at].start
    before = (token for start, end in each.content if start < at for token in scene.reading.tokens_in(start, end))
    return any(token.pos in {"VERB", "AUX"} for token in before)


def _before(scene: Scene, at: int, found: list[Utterance]) -> Iterator[Sentence]:
    """The sentences of the paragraph before this one, back to one that another cue or the speaker's name is in."""
    own = scene.sentence(at)
    name = _last_name(scene, at, found)
    cues = {scene.tokens[each.hit.at].sentence for each in found}
    for number in range(own.i - 1, -1, -1):
        sentence = scene.reading.sentences[number]
        if sentence.paragraph != own.paragraph or number in cues:
            return
        if name & {each.lower for each in scene.tokens[sentence.first : sentence.last]}:
            return
        yield sentence


def _last_name(scene: Scene, at: int, found: list[Utterance]) -> set[str]:
    """The words of the name of whoever spoke last before; who is named by the outlet is not speaking."""
    before = [each for each in found if each.source is not None and each.hit.at < at and _is_speech(each)]
    named = [each for each in before if each.source and scene.tokens[each.source[1]].pos != "PRON"]
    last = max(named, key=lambda each: each.hit.at, default=None)
    if last is None or last.source is None:
        return set()
    tokens = scene.tokens[last.source[0] : last.source[1] + 1]
    return {each.lower for each in tokens if each.ent == "PERSON" and each.pos == "PROPN"}
