"""Find the voices of a report."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.voices.carry import carried, parted
from sayso.extract.voices.chain import Chains, names_somebody
from sayso.extract.voices.content import Utterance, utterance
from sayso.extract.voices.cues import find_cues
from sayso.extract.voices.people import People
from sayso.extract.voices.scene import Scene, scene_of
from sayso.extract.voices.sources import maker
from sayso.extract.voices.voice import Voice, Voices
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.source import Naming, Source, Standing


def find_voices(report: Report, reading: Reading) -> Voices:
    """Every voice of the report, each with its chain of sources from the outlet inwards."""
    scene = scene_of(reading)
    utterances = [each for each in map_cues(scene) if each.hit.cue.source != "attitude"]
    people = _meet_all(scene, utterances)
    outlet = Source(report.publication.outlet or "the outlet", Naming.NAMED, Standing.OUTLET, key="outlet")
    chains = Chains(scene, people, outlet, utterances)
    built = [(chains.build(number), chains.depths[number]) for number in range(len(utterances))]
    built.sort(key=lambda each: (each[0].spans[0], each[1]))
    return Voices(tuple(voice for voice, _ in built), chains.own_voice, tuple(depth for _, depth in built))


def map_cues(scene: Scene) -> list[Utterance]:
    """Every cue with what it attributes, carried over to neighbouring sentences; attitudes among them."""
    found = [each for hit in find_cues(scene) if (each := utterance(scene, hit)) is not None and each.content]
    return carried(scene, parted(scene, _cited(scene, found)))


def _cited(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """Give "citing …" the content of the report that cites, and take its own clause out of that."""
    result = list(found)
    for number, each in enumerate(found):
        if each.hit.kind != "citing":
            continue
        sentence = scene.tokens[each.hit.at].sentence
        others = [
            place
            for place, other in enumerate(result)
            if other.hit.kind == "verb"
            and other.hit.cue.source == "subject"
            and scene.tokens[other.hit.at].sentence == sentence
        ]
        if others:
            place = min(others, key=lambda one: abs(result[one].hit.at - each.hit.at))
            clause = scene.extent(scene.subtree(each.hit.at))
            if each.frame:
                clause = (each.frame[0][0], max(each.frame[-1][1], each.frame[0][0]))
            content = tuple(_without(result[place].content, clause))
            result[place] = replace(result[place], content=content or result[place].content)
            result[number] = replace(each, content=content or each.content)
    return result


def _without(content: tuple[tuple[int, int], ...], hole: tuple[int, int]) -> list[tuple[int, int]]:
    left = [(start, min(end, hole[0])) for start, end in content]
    right = [(max(start, hole[1]), end) for start, end in content]
    return sorted((start, end) for start, end in (*left, *right) if end - start > 2)


def _meet_all(scene: Scene, utterances: list[Utterance]) -> People:
    """Every source in text order, and the people who act between them, so that "he" finds the last one."""
    people = People(scene)
    heads = {
        maker(scene, each.hit.source)
        for each in utterances
        if each.hit.source is not None
        and each.hit.cue.source != "around"
        and names_somebody(scene, each.hit.source)
    }
    for head in sorted(heads | _actors(scene, utterances)):
        people.meet(head)
    return people


def _actors(scene: Scene, utterances: list[Utterance]) -> set[int]:
    """The people who are subjects of main clauses that nobody says."""
    said = [extent for each in utterances for extent in each.content]
    return {
        token.i
        for token in scene.tokens
        if token.dep in {"nsubj", "nsubjpass"}
        and (token.ent == "PERSON" or token.lemma in scene.words["people"] and token.tag in {"NN", "NNP"})
        and scene.tokens[token.head].dep == "ROOT"
        and not any(start <= token.start < end for start, end in said)
    }


__all__ = ["Voice", "Voices", "find_voices", "map_cues"]
