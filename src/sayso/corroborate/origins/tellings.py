"""The tellings of a matter: one voice of one report each, however often it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sayso.corroborate.matters.group import Grouped
from sayso.corroborate.matters.ties import Member
from sayso.corroborate.sketch import Sketch, Voice
from sayso.corroborate.sketch.names import any_same
from sayso.model.origin import Telling


class Told(NamedTuple):
    """The tellings of one matter, and the claims that only restate what their report says anyway."""

    tellings: tuple[Telling, ...]
    restated: tuple[str, ...]


def tellings(group: Grouped, sketches: Mapping[str, Sketch]) -> Told:
    """Who tells of a matter; a claim that restates another of its report has no voice of its own."""
    by_report: dict[str, list[Member]] = {}
    for member in group.members:
        by_report.setdefault(member.report, []).append(member)
    made: list[Telling] = []
    restated: list[str] = []
    for report in sorted(by_report):
        voiced, again = _of_report(sketches[report], by_report[report])
        made.extend(voiced)
        restated.extend(again)
    return Told(tuple(made), tuple(restated))


def _of_report(sketch: Sketch, members: list[Member]) -> tuple[list[Telling], list[str]]:
    again = {each.statement.claim for each in members if _restates(sketch, each)}
    by_voice: dict[str, list[str]] = {}
    for member in members:
        if member.statement.claim not in again:
            by_voice.setdefault(_same_voice(sketch, member.statement.voice, by_voice), []).append(
                member.statement.claim
            )
    if "" in by_voice and len(by_voice) > 1 and _says_nothing_more(sketch, members):
        again.update(by_voice.pop(""))
    return [_telling(sketch, voice, claims) for voice, claims in sorted(by_voice.items())], sorted(again)


def _restates(sketch: Sketch, member: Member) -> bool:
    held = {each.claim for each in sketch.statements}
    return any(claim in held for claim in member.statement.restates)


def _same_voice(sketch: Sketch, key: str, known: Iterable[str]) -> str:
    """The voice of the report under which this one was met before: a minister and his ministry are one."""
    mine = sketch.voices[key]
    return next((other for other in known if key != other and _one(mine, sketch.voices[other])), key)


def _one(mine: Voice, theirs: Voice) -> bool:
    if mine.at_risk or theirs.at_risk or not any_same(mine.names, theirs.names):
        return False
    return not (mine.said and theirs.said) or bool(mine.said & theirs.said)


def _says_nothing_more(sketch: Sketch, members: list[Member]) -> bool:
    """Whether the report's own voice gives no number that its sources do not give."""
    own = {each.statement.number for each in members if each.statement.voice == ""}
    sourced = {each.statement.number for each in members if each.statement.voice != ""}
    return own <= sourced | {None}


def _telling(sketch: Sketch, voice: str, claims: list[str]) -> Telling:
    at_risk = sketch.voices[voice].at_risk
    return Telling(sketch.report, voice, tuple(sorted(claims)), sketch.published, sketch.outlet, at_risk)
