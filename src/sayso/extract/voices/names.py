"""Words of a noun phrase as they are compared: plain text, fixed phrases, people's names, initials."""

from __future__ import annotations

import re
from functools import cache

from sayso.extract.voices.scene import Range, Scene
from sayso.language.cues import VoiceWords
from sayso.model.reading import Token

_NO_FIRST_NAME = frozenset({"GPE", "NORP", "DATE"})
_INITIALS = range(2, 8)


def plain(text: str) -> str:
    """Lower case, plain apostrophes, no possessive at the end, single blanks."""
    lowered = " ".join(text.lower().replace("’", "'").replace(" - ", "-").split())
    return re.sub(r"\s*'s?$", "", lowered)


def contains(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands in the text as whole words."""
    return bool(_pattern(phrases).search(text))


@cache
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def prenominal(scene: Scene, phrase: Range, head: int) -> str:
    """The words of a phrase up to its head, plain."""
    tokens = scene.tokens[phrase[0] : head + 1]
    return plain(" ".join(each.text for each in tokens if each.pos != "PUNCT" or each.text in {"-", "."}))


def is_outlet(core: str, words: VoiceWords) -> bool:
    """Whether a phrase is or ends in the name of a news outlet, or in a common noun for one."""
    parts = core.removeprefix("the ").split()
    tails = (" ".join(parts[start:]) for start in range(len(parts)))
    return any(tail in words["outlets"] and (len(tail) > 2 or len(parts) == 1) for tail in tails)


def is_known_name(scene: Scene, token: Token) -> bool:
    """Whether a lone name is part of a person's name elsewhere in the text, or follows a title there."""
    if not token.text[0].isupper() or token.pos in {"PRON", "DET"} or token.lower in scene.words.countries:
        return False
    if token.lower in scene.surnames:
        return True
    alike = (each for each in scene.tokens if each.lower == token.lower and each.i != token.i)
    return token.ent not in {"GPE", "NORP"} and any(_has_first_name(scene, each) for each in alike)


def _has_first_name(scene: Scene, token: Token) -> bool:
    """Whether a capitalised word that names no body stands before the name: a first name or a title."""
    before = scene.tokens[max(0, token.i - 1)]
    if before.i == token.i or before.pos != "PROPN" or before.head != token.i or before.ent in _NO_FIRST_NAME:
        return False
    return not {before.lemma, token.lemma} & scene.words["bodies"]


def person_name(scene: Scene, phrase: Range, head: int) -> tuple[str, ...]:
    """The words of the person's name in the phrase or its apposition, in lower case; empty without one."""
    appositions = (each for each in scene.children(head) if scene.tokens[each].dep == "appos")
    for part in (phrase, *(scene.phrase(each) for each in appositions)):
        tokens = scene.tokens[part[0] : part[1] + 1]
        words = (each.lower for each in tokens if each.ent == "PERSON" and each.pos not in {"PUNCT", "PART"})
        name = tuple(word for word in words if word not in scene.words["people"] and word != "-")
        if name and not _only_describes(scene, part, head):
            return name
    token = scene.tokens[head]
    behind = name_behind(scene, phrase, head)
    if behind is not None:
        return tuple(each.lower for each in scene.tokens[behind[0] : behind[1] + 1] if each.pos != "PUNCT")
    if token.ent == "PERSON" or not is_known_name(scene, token):
        return ()
    before = (scene.tokens[each] for each in scene.children(head) if scene.tokens[each].dep == "compound")
    return (*(each.lower for each in before if each.lemma not in scene.words["people"]), token.lower)


def name_behind(scene: Scene, phrase: Range, head: int) -> Range | None:
    """The name between marks right behind a role that the parser did not tie to it: "the minister, X Y,"."""
    start = end = phrase[1] + 2
    if scene.tokens[head].lemma not in scene.words["people"] or end >= len(scene.tokens):
        return None
    if scene.tokens[start - 1].text != "," or scene.tokens[start].ent != "PERSON":
        return None
    while end + 1 < len(scene.tokens) and scene.tokens[end + 1].ent == "PERSON":
        end += 1
    closed = end + 1 >= len(scene.tokens) or scene.tokens[end + 1].pos == "PUNCT"
    same = scene.tokens[end].sentence == scene.tokens[head].sentence
    return (start, end) if closed and same else None


def _only_describes(scene: Scene, part: Range, head: int) -> bool:
    """Whether the person's name only describes something else: "the Kim regime", "officials under Kim"."""
    token = scene.tokens[head]
    if token.ent == "PERSON" or token.dep == "appos" or part[0] > head or token.tag == "NNP":
        return False
    named = (each for each in scene.tokens[part[0] : part[1] + 1] if each.ent == "PERSON")
    return not any(each.dep == "appos" or (each.head == head and each.i > head) for each in named)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter name's words all stand in the longer."""
    small, large = sorted((frozenset(one), frozenset(other)), key=len)
    return bool(small) and small <= large


def are_initials(short: str, long: str) -> bool:
    """Whether one is the other's initials: "SIPRI", "Stockholm International Peace Research Institute"."""
    letters = plain(short).removeprefix("the ").replace(".", "")
    if len(letters) not in _INITIALS or " " in letters:
        return False
    words = [word for word in long.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words).lower() == letters


def spelled_out(scene: Scene, text: str) -> str:
    """The capitalised words of the text that initials stand for; empty where they are no initials."""
    letters = text.removeprefix("the ").removeprefix("The ")
    if len(letters) not in _INITIALS or not (letters.isupper() and letters.isalpha()):
        return ""
    between = r"[\s-]+(?:(?:of|for|and|the|on|in)\s+){0,2}"
    pattern = between.join(rf"{letter}[a-z]+" for letter in letters)
    found = re.search(rf"\b{pattern}\b", scene.reading.text)
    return found[0] if found else ""


def fullest_name(scene: Scene, name: tuple[str, ...]) -> str:
    """The longest name in the text that holds the words of this one, with its title."""
    fits = [phrase for _, phrase, words in scene.named if name and set(name) <= words]
    longest = max(fits, key=lambda phrase: phrase[1] - phrase[0], default=None)
    return scene.text(longest) if longest is not None else ""
