"""From parents to origins: the tellings that no likely parent leads further back from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.corroborate.origins.links import HALF
from sayso.corroborate.sketch import Voice
from sayso.model.origin import Origin, Relation, Retelling, Telling


def root(telling: str, chosen: Mapping[str, Retelling]) -> str:
    """The telling that this one goes back to, over every parent that is likelier than not."""
    while (parent := chosen.get(telling)) and parent.probability > HALF:
        telling = parent.earlier
    return telling


def ancestors(telling: str, chosen: Mapping[str, Retelling]) -> Iterable[str]:
    """The telling and all that it goes back to."""
    yield telling
    while (parent := chosen.get(telling)) and parent.probability > HALF:
        telling = parent.earlier
        yield telling


def origins(
    members: Sequence[Telling], chosen: Mapping[str, Retelling], voices: Callable[[str], tuple[Voice, str]]
) -> tuple[Origin, ...]:
    """The origins of these tellings, the one with most tellings first; `voices` gives a root's voice and claim."""
    under: dict[str, list[str]] = {}
    for each in members:
        under.setdefault(root(each.id, chosen), []).append(each.id)
    made = [_origin(each, tuple(sorted(found)), chosen, voices) for each, found in under.items()]
    return tuple(sorted(made, key=lambda each: (-len(each.tellings), each.root)))


def _origin(
    each: str,
    found: tuple[str, ...],
    chosen: Mapping[str, Retelling],
    voices: Callable[[str], tuple[Voice, str]],
) -> Origin:
    """Held where the root speaks for itself or was told to its report alone; else cited, and not held."""
    voice, claim = voices(each)
    quoted = any(chosen[telling].relation is Relation.QUOTATION for telling in found if telling in chosen)
    if voice.own or (voice.told_here and not quoted):
        return Origin(each, found)
    return Origin(each, found, held=False, cited=(claim, voice.link))
