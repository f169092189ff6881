"""How far the thing said reaches, and which words around it only attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.extract.voices.cues import Hit
from sayso.extract.voices.scene import CLAUSES, SEPARATORS, Extent, Range, Scene
from sayso.extract.voices.sources import RELATIVE

_COMPLEMENTS = {
    "clause": frozenset({"ccomp"}),
    "infinitive": frozenset({"xcomp", "ccomp", "oprd"}),
    "object": frozenset({"dobj", "xcomp"}),
    "quote": frozenset({"ccomp"}),
}
_ADDRESSED = frozenset({"tell", "inform", "remind", "assure", "notify", "brief", "advise", "warn", "ask", "urge", "email", "text", "convince"})
_ADJUNCTS = frozenset({"prep", "agent", "dative", "npadvmod", "advmod", "dobj", "prt", "mark", "punct", "iobj"})
_OPENERS = frozenset({",", "—", "–", '"', "”", "“"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """One cue with the characters of what is said and of the attribution; `closing` where the cue ends what it says.

    `source` is the source's noun phrase as tokens `[first, last]`; `quoted` whether quotation marks hold the content.
    """

    hit: Hit
    source: Range | None
    content: tuple[Extent, ...]
    frame: tuple[Extent, ...]
    closing: bool = False
    quoted: str = ""


def utterance(scene: Scene, hit: Hit) -> Utterance | None:
    """What one cue attributes, or None where nothing is said."""
    source = scene.phrase(hit.source) if hit.source is not None else None
    if hit.kind in {"adverb", "adjective"}:
        return _around(scene, hit)
    if hit.kind in {"according", "citing"}:
        return _whole(scene, hit, source)
    if hit.kind == "noun":
        return _of_noun(scene, hit, source)
    if hit.kind == "unclear" or (hit.kind == "passive" and source is None) or hit.cue.manner == "inference":
        return _with_its_subject(scene, hit, source)
    return _said(scene, hit, source)


def _around(scene: Scene, hit: Hit) -> Utterance:
    """The clause or noun phrase that a hearsay word stands in."""
    head = scene.tokens[hit.at].head
    left, right = scene.subtree(head)
    extent = scene.extent((left, right))
    return Utterance(hit, None, (extent,), ())


def _of_noun(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    clause = scene.child(hit.at, "acl", "ccomp", "relcl")
    if clause is None:
        return None
    left, right = scene.subtree(clause)
    frame = [(hit.at, left)] if scene.tokens[left].lower == "that" else [(hit.at, hit.at)]
    if source is not None:
        frame.append(source)
    return Utterance(hit, source, _extents(scene, [(left + 1, right)], ()), _extents(scene, frame, ()))


def _with_its_subject(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    """A clause with its cue inside: "is believed to have …", "nobody knows whether …", "appears to …"."""
    left, right = scene.subtree(hit.at)
    opening = scene.child(hit.at, "nsubjpass", "nsubj", "expl")
    left = scene.subtree(opening)[0] if opening is not None and opening < hit.at else _skip_opening(scene, left)
    conjunct = scene.child(hit.at, "conj")
    if conjunct is not None and scene.child(conjunct, "nsubj", "nsubjpass") is not None:
        right = max(hit.at, scene.subtree(conjunct)[0] - 1)
    content = _extents(scene, [(left, right)], ())
    quotation = scene.quoted_by(hit.at)
    if quotation is not None:
        content = tuple(_clipped(content, (quotation.start, quotation.end)))
    return Utterance(hit, source, content, ())


def _skip_opening(scene: Scene, left: int) -> int:
    while (scene.tokens[left].pos in {"CCONJ", "PUNCT"} or scene.tokens[left].dep == "mark") and left + 1 < len(scene.tokens):
        left += 1
    return left


def _whole(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    """The sentence around "according to …", or the clause where the phrase stands inside one."""
    sentence = scene.sentence(hit.at)
    left, right = sentence.first, sentence.last - 1
    last = max(hit.tokens[-1], source[1] if source else 0, scene.subtree(hit.at)[1])
    frame_last = max(hit.tokens[-1], source[1] if source else 0)
    head = _clause_of(scene, hit.at)
    closing = all(scene.tokens[each].pos == "PUNCT" for each in range(last + 1, right + 1))
    if head is not None and not closing and hit.at > sentence.first + 1:
        left, right = scene.subtree(head)
    quotation = scene.quoted_by(hit.at)
    content = _extents(scene, [(left, right)], [(hit.at, last)])
    if quotation is not None:
        content = tuple(_clipped(content, (quotation.start, quotation.end)))
    else:
        content = _widened(scene, content, (hit.at, frame_last))
    return Utterance(hit, source, content, (scene.extent((hit.at, frame_last)),), closing)


def _clause_of(scene: Scene, at: int) -> int | None:
    """The nearest subordinate clause around a token."""
    token = scene.tokens[at]
    while token.head != token.i:
        token = scene.tokens[token.head]
        if token.dep in CLAUSES and token.dep != "parataxis":
            return token.i
    return None


def _said(scene: Scene, hit: Hit, source: Range | None) -> Utterance | None:
    core = _core(hit, source)
    right = _right(scene, hit, core)
    left = _left(scene, hit, core, right)
    after = _after(scene, hit, core) if left and not right else []
    stretches = [*left, *right, *after]
    if not stretches:
        return None
    frame = _frame(scene, hit, source, stretches)
    content = _extents(scene, stretches, frame)
    content = _widened(scene, content, core)
    return Utterance(hit, source, content, _extents(scene, frame, ()), bool(left), _quoted(scene, content))


def _core(hit: Hit, source: Range | None) -> Range:
    """The tokens from source to cue, or from cue to source, where they stand near each other."""
    first, last = hit.tokens[0], hit.tokens[-1]
    if source is None:
        return first, last
    if source[1] < first and first - source[1] <= 40:
        return source[0], last
    if source[0] > last and source[0] - last <= 6:
        return first, source[1]
    return first, last


def _right(scene: Scene, hit: Hit, core: Range) -> list[Range]:
    """The complements after the cue."""
    found = [scene.subtree(each) for each in _complements(scene, hit) if each > hit.at]
    found = [(max(left, hit.at + 1), right) if left <= hit.at <= right else (left, right) for left, right in found]
    if not found and hit.speaks:
        found = _quoted_right(scene, hit, core)
    return found


def _complements(scene: Scene, hit: Hit) -> Iterator[int]:
    wanted = set().union(*(_COMPLEMENTS[each] for each in hit.cue.takes)) if hit.cue.takes else set()
    lemma = scene.tokens[hit.at].lemma
    for each in scene.children(hit.at):
        dep = scene.tokens[each].dep
        if each == hit.source or (dep == "dobj" and (lemma in _ADDRESSED or scene.tokens[each].lower in RELATIVE)):
            continue
        if dep in wanted or (dep in {"xcomp", "ccomp"} and hit.kind == "passive"):
            yield each
    if hit.preposition is not None and scene.tokens[hit.preposition].dep == "prep":
        yield from (each for each in scene.children(hit.preposition) if scene.tokens[each].dep in {"pobj", "pcomp"})
    if hit.kind == "passive" and hit.cue.group != "hearsay":
        yield from (each for each in scene.children(hit.at) if scene.tokens[each].dep == "nsubjpass")
        if scene.tokens[hit.at].dep == "acl":
            yield scene.tokens[hit.at].head


def _quoted_right(scene: Scene, hit: Hit, core: Range) -> list[Range]:
    """A quotation that opens after the cue in its sentence, or what follows its colon."""
    sentence = scene.sentence(hit.at)
    own = scene.quoted_by(hit.at)
    for at in range(core[1] + 1, sentence.last - 1):
        token = scene.tokens[at]
        if token.text == ":" and at <= core[1] + 12:
            return [(at + 1, sentence.last - 1)]
        if scene.is_mark(at) and own is None and token.tag != "''" and token.text not in "”’'":
            if at > core[1] + 25:
                return []
            return [(at, sentence.last - 1)]
    return []


def _left(scene: Scene, hit: Hit, core: Range, right: list[Range]) -> list[Range]:
    """What stands before a cue that closes it: the whole sentence, both clauses of it."""
    if hit.kind == "passive":
        return []
    sentence = scene.sentence(hit.at)
    first = core[0]
    if first <= sentence.first or scene.tokens[first - 1].text not in _OPENERS:
        return []
    if not _left_is_said(scene, hit, first) or (right and not _left_too(scene, hit, first)):
        return []
    start = sentence.first
    while start < first - 1 and scene.tokens[start].text in {",", ")"}:
        start += 1
    stretch = (start, first - 1)
    if not (scene.has_verb(stretch) or scene.is_mark(first - 1)):
        head = scene.tokens[hit.at].head
        return [stretch] if scene.tokens[hit.at].dep == "parataxis" or head > hit.at else []
    return [stretch]


def _left_is_said(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether the words before the cue depend on it, or it on them, as speech does."""
    token = scene.tokens[hit.at]
    if any(scene.tokens[each].dep in {"ccomp", "parataxis"} and each < first for each in scene.children(hit.at)):
        return True
    if scene.is_mark(first - 1):
        return hit.speaks or token.dep in {"parataxis", "ccomp"}
    if token.dep == "parataxis":
        return True
    return hit.speaks and token.dep in {"ccomp", "dep"} and token.head < first


def _left_too(scene: Scene, hit: Hit, first: int) -> bool:
    """Whether something is said on both sides of a cue: “…,” he said, “…”."""
    left = [each for each in scene.children(hit.at) if scene.tokens[each].dep == "ccomp" and each < first]
    return bool(left) or scene.is_mark(first - 1)


def _after(scene: Scene, hit: Hit, core: Range) -> list[Range]:
    """What goes on after a cue that stands in the middle: "X, he said, is …"."""
    sentence = scene.sentence(hit.at)
    token = scene.tokens[hit.at]
    reach = scene.subtree(token.head)[1] if token.head > hit.at else 0
    for each in scene.children(hit.at):
        if each < hit.at and scene.tokens[each].dep == "ccomp":
            reach = max(reach, scene.subtree(each)[1])
    if reach <= core[1] + 1 or scene.tokens[core[1] + 1].text not in SEPARATORS:
        return []
    return [(core[1] + 2, max(reach, sentence.last - 1))]


def _frame(scene: Scene, hit: Hit, source: Range | None, stretches: list[Range]) -> list[Range]:
    """The ranges of the attribution: source, cue, "that", and the adjuncts of the saying."""
    parts: list[Range] = [(each, each) for each in hit.tokens]
    if source is not None:
        parts.append(source)
    if hit.preposition is not None:
        parts.append((hit.preposition, hit.preposition))
    for each in scene.children(hit.at):
        if scene.tokens[each].dep in _ADJUNCTS:
            parts.append(scene.phrase(each) if scene.tokens[each].dep != "prep" else _prepositional(scene, each))
    held = {at for left, right in stretches for at in range(left, right + 1)}
    held -= set(hit.tokens) | (set(range(source[0], source[1] + 1)) if source else set())
    opening = {left for left, _ in stretches if scene.tokens[left].lower == "that" and scene.tokens[left].dep == "mark"}
    marked = {at for left, right in parts for at in range(left, right + 1)} - (held - opening) | opening
    return list(_runs(sorted(marked)))


def _prepositional(scene: Scene, at: int) -> Range:
    """A prepositional phrase without the clauses inside it."""
    first, last = at, at
    for each in scene.children(at):
        left, right = scene.phrase(each)
        first, last = min(first, left), max(last, right)
    return first, last


def _runs(indices: list[int]) -> Iterator[Range]:
    """Consecutive numbers as ranges."""
    start = previous = None
    for each in indices:
        if previous is None or start is None:
            start = each
        elif each != previous + 1:
            yield start, previous
            start = each
        previous = each
    if start is not None and previous is not None:
        yield start, previous


def _extents(scene: Scene, stretches: Iterable[Range], without: Iterable[Range]) -> tuple[Extent, ...]:
    """The characters of token ranges less others, without marks and separators at their edges."""
    held = {at for left, right in stretches for at in range(left, right + 1)}
    held -= {at for left, right in without for at in range(left, right + 1)}
    found = []
    for left, right in _runs(sorted(held)):
        while left <= right and scene.tokens[left].pos == "PUNCT":
            left += 1
        while right >= left and scene.tokens[right].pos == "PUNCT":
            right -= 1
        if left <= right:
            found.append(scene.extent((left, right)))
    return tuple(found)


def _clipped(extents: Iterable[Extent], to: Extent) -> Iterator[Extent]:
    for start, end in extents:
        start, end = max(start, to[0]), min(end, to[1])
        if start < end:
            yield start, end


def _widened(scene: Scene, content: tuple[Extent, ...], core: Range) -> tuple[Extent, ...]:
    """Take in the whole of a quotation of several sentences that the content begins or ends."""
    cue_start, cue_end = scene.extent(core)
    found = []
    for start, end in content:
        for quotation in scene.quotations:
            if quotation.end <= start or end <= quotation.start or quotation.start <= cue_start < quotation.end:
                continue
            if quotation.start >= cue_end:
                end = max(end, quotation.end)
            elif quotation.end <= cue_start + 1:
                start = min(start, quotation.start)
        found.append((start, end))
    return tuple(found)


def _quoted(scene: Scene, content: tuple[Extent, ...]) -> str:
    """direct where quotation marks hold nearly all of the content, mixed where they hold some."""
    total = sum(end - start for start, end in content)
    held = sum(
        max(0, min(end, each.end) - max(start, each.start)) for start, end in content for each in scene.quotations
    )
    if not held:
        return ""
    return "direct" if held >= 0.9 * total else "mixed"
