"""A draft becomes text: each line by its own choice of sentence, so that a copy can keep it and a rewrite change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bench.world.people import Speaker
from bench.world.truth import Fields, Told
from bench.world.words import Name, number, sentences

Segment = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: the statements in it, which clause, frame and name; or a text that tells nothing."""

    told: tuple[int, ...] = ()
    clause: int = 0
    frame: int = 0
    who: int = 0
    first: bool = False
    text: str = ""


@dataclass
class Draft:
    """A report before it is written out."""

    outlet: str
    published: date
    language: str
    lines: list[Line]
    told: list[Told]
    parent: str = ""
    level: str = "first"
    edited: bool = False
    head: str = ""
    origin: str = ""
    links: list[str] = field(default_factory=list)


def written(draft: Draft, names: Mapping[str, Name], speakers: Mapping[str, Speaker]) -> tuple[str, tuple[Told, ...]]:
    """The text, and the statements with their places in it."""
    text = draft.head + "\n\n" if draft.head else ""
    told = list(draft.told)
    for line in draft.lines:
        for piece, index in _segments(line, draft, names, speakers):
            said = _edited(piece, draft) if draft.edited else piece
            if index >= 0:
                told[index] = replace(told[index], start=len(text), end=len(text) + len(said))
            text += said
        text += "\n" if line.text else " "
    return text.strip() + "\n", tuple(told)


def _edited(piece: str, draft: Draft) -> str:
    """The same words but for those that a light hand changes."""
    like = sentences(draft.language)["like"]
    return " ".join(like.get(word, word) for word in piece.split(" "))


def _segments(line: Line, draft: Draft, names: Mapping[str, Name], speakers: Mapping[str, Speaker]) -> list[Segment]:
    if line.text:
        return [(line.text, -1)]
    words = sentences(draft.language)
    clauses = [_clause(draft.told[index].fields, line.clause + index, draft.language, names) for index in line.told]
    inner = _joined(clauses, line.told)
    told = draft.told[line.told[0]]
    frames = words["frame"]["first" if line.first else "again"]
    frame = frames[line.frame % len(frames)]
    before, _, after = frame.replace("{Clause}", "{clause}").partition("{clause}")
    who = who_said(told, line.who, draft.language, speakers) or names[draft.outlet].told(draft.language)
    on = (
        words["frame"]["on"].format(day=day(told.said, draft.language))
        if told.said and line.first and line.who % 3
        else ""
    )
    filled = [
        each.replace("{who}", who).replace("{Who}", who[:1].upper() + who[1:]).replace("{on}", on)
        for each in (before, after)
    ]
    if not filled[0] and "{Clause}" in frame:
        inner = [(inner[0][0][:1].upper() + inner[0][0][1:], inner[0][1]), *inner[1:]]
    return [(filled[0], -1), *inner, (filled[1], -1)]


def _joined(clauses: list[tuple[str, str]], indices: tuple[int, ...]) -> list[Segment]:
    """Clauses of one sentence, what joins them outside their spans."""
    made: list[Segment] = []
    for (join, clause), index in zip(clauses, indices, strict=True):
        if made:
            made.append((f", {join} " if join else "; ", -1))
        made.append((clause, index))
    return made


def who_said(told: Told, variant: int, language: str, speakers: Mapping[str, Speaker]) -> str:
    """The speaker as this report calls it; empty where it names none."""
    if not told.speaker:
        return ""
    described = speakers[told.speaker].described[language == "ko"]
    return described[variant % len(described)]


def _clause(fields: Fields, variant: int, language: str, names: Mapping[str, Name]) -> tuple[str, str]:
    """What joins the clause to the one before it, and the clause."""
    words = sentences(language)
    kinds = words["clause"][fields.kind]
    template = kinds[variant % len(kinds)]
    said = template.replace("{join}", "").format(**_slots(fields, variant, language, names)).strip()
    if not fields.affirmed:
        said = words["clause"]["denied"].format(clause=said)
    if fields.firmness == "probable":
        hedges = words["frame"]["hedge"]
        said = hedges[variant % len(hedges)].format(clause=said)
    return words["words"].get(fields.join, ""), said


def _slots(fields: Fields, variant: int, language: str, names: Mapping[str, Name]) -> dict[str, str]:
    words = sentences(language)["words"]

    def named(key: str) -> str:
        return names[key].told(language) if key else ""

    told = number(fields.number, language)
    if fields.vague:
        told = words["about"][variant % len(words["about"])].format(n=told)
    goods = words["rocket" if fields.family == "rocket" else fields.stage or "round"]
    return {
        "plant": named(fields.plant or fields.place),
        "place": named(fields.place),
        "actor": named(fields.actor),
        "sup": named(fields.supplier),
        "rec": named(fields.recipient),
        "n": told,
        "goods": goods[variant % len(goods)].format(n=fields.calibre),
        "month": _month(fields.start, language),
        "day": day(fields.start, language),
        "since": _month(fields.since, language),
        "of": words.get(fields.of, ""),
        "adequacy": words.get(fields.adequacy, ""),
        "join": "",
    }


def _month(told: str, language: str) -> str:
    if not told:
        return ""
    words = sentences(language)["words"]
    return str(words["month"].format(month=words["months"][int(told[5:7]) - 1], y=told[:4]))


def day(told: str, language: str) -> str:
    """A day as this language writes it."""
    if not told:
        return ""
    words = sentences(language)["words"]
    return str(words["date"].format(d=int(told[8:10]), month=words["months"][int(told[5:7]) - 1], y=told[:4]))
