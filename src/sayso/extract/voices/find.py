"""Find the voices of a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.extract.voices.carry import carried, listed, parted
from sayso.extract.voices.chain import Chains
from sayso.extract.voices.content import Utterance, utterance
from sayso.extract.voices.cues import find_cues
from sayso.extract.voices.labels import labelled
from sayso.extract.voices.link import Links, speaking_head
from sayso.extract.voices.outlet import outlet_of
from sayso.extract.voices.people import People
from sayso.extract.voices.resume import resumed
from sayso.extract.voices.scene import Extent, Scene, scene_of
from sayso.extract.voices.voice import Voices
from sayso.model.reading import Reading
from sayso.model.report import Report

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def find_voices(report: Report, reading: Reading) -> Voices:
    """Every voice of the report, each with its chain of sources from the outlet inwards.

    Rules over cues, their complements and the marks around them, after Krestel, Bergler and Witte,
    "Minding the Source" (LREC 2008); source, cue and content as in Pareti's PARC 3.0 (LREC 2016).
    """
    scene = scene_of(reading)
    said = [each for each in find_utterances(scene) if each.hit.cue.source != "attitude"]
    outlet = outlet_of(report, scene.words)
    links = Links(scene, _meet_all(scene, said), outlet.described, _day(report.publication.published))
    chains = Chains(scene, links, outlet, said)
    built = [(chains.build(number), chains.depths[number]) for number in range(len(said))]
    built.sort(key=lambda each: (each[0].spans[0], each[1]))
    return Voices(tuple(voice for voice, _ in built), chains.own, tuple(depth for _, depth in built))


def find_utterances(scene: Scene) -> list[Utterance]:
    """Every cue with what it attributes, carried over to neighbouring sentences; attitudes among them."""
    hits = list(find_cues(scene))
    found = [each for hit in hits if (each := utterance(scene, hit)) is not None]
    found += labelled(scene)
    return resumed(scene, listed(scene, hits, carried(scene, parted(scene, _cited(scene, found)))))


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _cited(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """Give "citing …" the content of the report that cites, and set it inside that report."""
    result = list(found)
    for number, each in enumerate(found):
        report = _citing_report(scene, each, result) if each.hit.kind == "citing" else None
        if report is not None:
            clause = (each.frame[0][0], each.frame[-1][1])
            content = _without(result[report].content, clause) or result[report].content
            result[report] = replace(result[report], content=(*content, clause))
            result[number] = replace(each, content=content)
    return result


def _citing_report(scene: Scene, each: Utterance, found: list[Utterance]) -> int | None:
    """The nearest verb of saying in the sentence of "citing …"."""
    sentence = scene.tokens[each.hit.at].sentence
    verbs = [
        number
        for number, other in enumerate(found)
        if other.hit.kind == "verb"
        and other.hit.cue.source == "subject"
        and scene.tokens[other.hit.at].sentence == sentence
    ]
    return min(verbs, key=lambda number: abs(found[number].hit.at - each.hit.at), default=None)


def _without(content: tuple[Extent, ...], hole: Extent) -> tuple[Extent, ...]:
    before = [(start, min(end, hole[0])) for start, end in content]
    after = [(max(start, hole[1]), end) for start, end in content]
    return tuple(sorted((start, end) for start, end in (*before, *after) if end - start > 2))


def _meet_all(scene: Scene, said: list[Utterance]) -> People:
    """Every source in text order, and the people who act between them, so that "he" finds the last one."""
    people = People(scene)
    heads = {head for each in said if (head := speaking_head(scene, each)) is not None}
    for head in sorted(heads | _actors(scene, said)):
        people.meet(head)
    return people


def _actors(scene: Scene, said: list[Utterance]) -> set[int]:
    """The people who are subjects of main clauses that nobody says."""
    spoken = [extent for each in said for extent in each.content]
    return {
        token.i
        for token in scene.tokens
        if (token.dep in _SUBJECTS or (token.dep == "dobj" and token.ent == "PERSON"))
        and scene.tokens[token.head].dep == "ROOT"
        and (token.ent == "PERSON" or (token.lemma in scene.words["people"] and token.tag in {"NN", "NNP"}))
        and not (token.dep == "dobj" and _has_a_person_for_subject(scene, token.head))
        and not any(start <= token.start < end for start, end in spoken)
    }


def _has_a_person_for_subject(scene: Scene, verb: int) -> bool:
    own = scene.child(verb, "nsubj")
    return own is not None and (scene.tokens[own].ent == "PERSON" or scene.tokens[own].lemma in scene.words["people"])
