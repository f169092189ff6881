"""Sentences that only go on with what the one before attributes: "Or, if all …", "In the second stage …"."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.voices.content import Utterance
from sayso.extract.voices.scene import Extent, Scene
from sayso.model.reading import Sentence
from sayso.model.source import Basis

_STAGES = 4


def resumed(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """The utterances, with one more for each sentence that goes on with the words of the sentence before it."""
    result = list(found)
    last: dict[int, Utterance] = {}
    for each in found:
        if _is_whole(scene, each):
            last[scene.tokens[each.hit.at].sentence] = each
    for sentence in scene.reading.sentences[1:]:
        before = last.get(sentence.i - 1)
        if before is None or sentence.i in last or not _follows(scene, sentence) or sentence.heading:
            continue
        more = _going_on(scene, sentence, before)
        if more is not None:
            last[sentence.i] = more
            result.append(more)
    return result


def _is_whole(scene: Scene, each: Utterance) -> bool:
    """Whether somebody of his own says most of the sentence."""
    if each.source is None or each.hit.cue.source != "subject" or each.hit.kind not in {"verb", "according", "passive"}:
        return False
    sentence = scene.sentence(each.hit.at)
    said, framed = (_inside(part, sentence) for part in (each.content, each.frame))
    return 2 * said > sentence.end - sentence.start - framed


def _inside(extents: tuple[Extent, ...], sentence: Sentence) -> int:
    """How many characters of the sentence the extents hold."""
    return sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in extents)


def _follows(scene: Scene, sentence: Sentence) -> bool:
    return scene.reading.sentences[sentence.i - 1].paragraph == sentence.paragraph


def _going_on(scene: Scene, sentence: Sentence, before: Utterance) -> Utterance | None:
    """The utterance before with this sentence as what is said, where it goes on with it."""
    content = ((sentence.start, sentence.end),)
    if _resumes(scene, sentence) or (_is_document(scene, before) and _names_a_stage(scene, sentence)):
        return replace(before, content=content, frame=(), closing=False, quoted="")
    if _tells_what_was_seen(scene, sentence, before):
        cue = replace(before.hit.cue, basis=Basis.SAW)
        return replace(before, hit=replace(before.hit, cue=cue), content=content, frame=(), closing=False, quoted="")
    return None


def _resumes(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence opens with an alternative to the last, or with another of those it spoke of."""
    first = scene.tokens[sentence.first]
    if first.lower in scene.cues.patterns["resuming"]:
        return True
    return first.lower in scene.cues.patterns["elliptic"] and first.dep in {"nsubj", "nsubjpass"}


def _is_document(scene: Scene, before: Utterance) -> bool:
    return before.hit.source is not None and scene.tokens[before.hit.source].lemma in scene.words["documents"]


def _names_a_stage(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence opens with which of several stages it is about."""
    opening = scene.tokens[sentence.first : min(sentence.first + _STAGES, sentence.last)]
    ordinal = any(each.lower in scene.words.ordinals for each in opening)
    return ordinal and opening[0].lower in scene.cues.patterns["staging"]


def _tells_what_was_seen(scene: Scene, sentence: Sentence, before: Utterance) -> bool:
    """Whether the one who just spoke is said to have seen something: "He saw this twice"."""
    person = before.hit.source is not None and scene.tokens[before.hit.source].lemma in scene.words["people"]
    roots = [each for each in scene.tokens[sentence.first : sentence.last] if each.dep == "ROOT"]
    if not person or len(roots) != 1 or roots[0].lemma not in scene.cues.patterns["seen"]:
        return False
    subject = scene.child(roots[0].i, "nsubj")
    alone = scene.child(roots[0].i, "neg") is None and scene.child(roots[0].i, "dobj") is not None
    pronouns = scene.words["pronouns_one"] | scene.words["pronouns_many"]
    return subject is not None and alone and scene.tokens[subject].lower in pronouns
