"""Token ranges and character extents: joined, cut, trimmed, and widened to whole quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.extract.voices.scene import Extent, Range, Scene
from sayso.model.span import trimmed

_NEARLY_ALL = 0.9


def runs(indices: Iterable[int]) -> Iterator[Range]:
    """Consecutive numbers as ranges `[first, last]`, in order."""
    start = previous = None
    for each in sorted(indices):
        if start is not None and previous is not None and each != previous + 1:
            yield start, previous
            start = each
        start = each if start is None else start
        previous = each
    if start is not None and previous is not None:
        yield start, previous


def members(ranges: Iterable[Range]) -> set[int]:
    """Every token of the ranges."""
    return {at for left, right in ranges for at in range(left, right + 1)}


def extents(scene: Scene, ranges: Iterable[Range], without: Iterable[Range] = ()) -> tuple[Extent, ...]:
    """The characters of token ranges less others, without marks and separators at their edges."""
    parts = (_inner(scene, part) for part in runs(members(ranges) - members(without)))
    return tuple(scene.extent(part) for part in parts if part[0] <= part[1])


def _inner(scene: Scene, part: Range) -> Range:
    left, right = part
    while left <= right and scene.tokens[left].pos == "PUNCT":
        left += 1
    while right >= left and scene.tokens[right].pos == "PUNCT":
        right -= 1
    return left, right


def clipped(scene: Scene, content: Iterable[Extent], to: Extent) -> tuple[Extent, ...]:
    """The parts of the extents inside another, trimmed."""
    cut = (trimmed(scene.reading.text, max(start, to[0]), min(end, to[1])) for start, end in content)
    return tuple((start, end) for start, end in cut if start < end)


def within_quotation(scene: Scene, content: tuple[Extent, ...], at: int) -> tuple[Extent, ...]:
    """The extents, held inside the quotation that the token stands in."""
    quotation = scene.quoted_by(at)
    return clipped(scene, content, (quotation.start, quotation.end)) if quotation is not None else content


def widened(scene: Scene, content: tuple[Extent, ...], core: Range) -> tuple[Extent, ...]:
    """Take in the whole of a quotation of several sentences that the content begins or ends."""
    return tuple(_widened(scene, extent, scene.extent(core)) for extent in content)


def _widened(scene: Scene, extent: Extent, cue: Extent) -> Extent:
    start, end = extent
    for quotation in scene.quotations:
        apart = quotation.end <= start or end <= quotation.start
        if apart or quotation.start <= cue[0] < quotation.end:
            continue
        if quotation.start >= cue[1]:
            end = max(end, quotation.end)
        elif quotation.end <= cue[0] + 1:
            start = min(start, quotation.start)
    return start, end


def quoting(scene: Scene, content: tuple[Extent, ...]) -> str:
    """direct where quotation marks hold nearly all of the content, mixed where they hold some, else empty."""
    total = sum(end - start for start, end in content)
    shared = (min(end, each.end) - max(start, each.start) for start, end in content for each in scene.quotations)
    held = sum(size for size in shared if size > 0)
    if not held:
        return ""
    return "direct" if held >= _NEARLY_ALL * total else "mixed"
