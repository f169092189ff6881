"""Candidates: triggers of the event lexicon whose arguments fit, in one Reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.events.arguments import Slots, arguments, governing_verb
from sayso.extract.events.things import Things
from sayso.language.events import EventLexicon, Term, Trigger
from sayso.model.reading import Reading, Token

NOBODY = {"nobody", "none", "neither", "no", "nor"}
JUDGING = {"make", "find", "consider", "call", "mean", "involve"}
ABSENT = {"governor", "governor_subject", "clause"}
LISTING = {"include", "comprise", "involve", "follow", "announce"}
PARTS = frozenset({"component", "material"})
VERBAL = {"VERB", "AUX"}
ARGUMENT = {"nsubj", "nsubjpass", "dobj", "obj", "attr", "pobj", "conj", "oprd", "acomp", "appos"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger at token `i` with its arguments; `verb` is the token whose clause tells the event."""

    trigger: Trigger
    i: int
    verb: int
    slots: Slots
    follows: Candidate | None = None


def candidates(reading: Reading, lexicon: EventLexicon, things: Things) -> Iterator[Candidate]:
    """Every trigger that fits, in text order; headings are passed over."""
    for token in reading.tokens:
        entries = lexicon.triggers.get(token.lemma) or lexicon.triggers.get(token.lower)
        if entries and not reading.sentences[token.sentence].heading:
            yield from _fitting(reading, things, token, entries)


def _fitting(
    reading: Reading, things: Things, token: Token, entries: tuple[tuple[tuple[str, ...], Trigger], ...]
) -> Iterator[Candidate]:
    slots: Slots | None = None
    found: list[tuple[int, Candidate]] = []
    for rest, trigger in entries:
        if not _is_part(token, trigger.pos) or not _rest_stands(reading, token, rest, trigger.pos):
            continue
        slots = arguments(reading, token.i) if slots is None else slots
        candidate = Candidate(trigger, token.i, _teller(reading, token, trigger), slots)
        fit = Fit(reading, things, candidate)
        if all(fit.holds(term) for term in trigger.needs) and not any(fit.bars(term) for term in trigger.unless):
            found.append((len(rest) if trigger.pos == "VERB" else 0, candidate))
    longest = max((length for length, _ in found), default=0)
    for length, candidate in found:
        if candidate.trigger.pos != "VERB" or length == longest:
            yield candidate


def _is_part(token: Token, pos: str) -> bool:
    if pos == "VERB":
        verbal = token.pos in {"VERB", "AUX"} or (token.tag in {"VBN", "VBG", "VBD", "VB"} and token.dep != "compound")
        return verbal or (token.tag == "NNS" and token.dep == "ROOT")
    if pos == "NOUN":
        return token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "npadvmod"}
    return token.pos == "ADJ" or token.tag in {"VBN", "JJ"}


def _rest_stands(reading: Reading, token: Token, rest: tuple[str, ...], pos: str) -> bool:
    if not rest:
        return True
    tokens = reading.tokens
    if pos == "NOUN":
        start = token.i - len(rest)
        return start >= 0 and all(
            word in (tokens[start + n].lower, tokens[start + n].lemma) for n, word in enumerate(rest)
        )
    near = [tokens[child] for child in reading.children[token.i]] + list(tokens[token.i + 1 : token.i + 3])
    return all(
        any(word in (other.lower, other.lemma) and not _dates(reading, other) for other in near) for word in rest
    )


def _dates(reading: Reading, word: Token) -> bool:
    """Whether what could be a verb's particle is the preposition of a date: "shipped it in recent months"."""
    below = [reading.tokens[child] for child in reading.children[word.i]]
    return word.pos == "ADP" and any(child.dep == "pobj" and child.ent in {"DATE", "TIME"} for child in below)


def _teller(reading: Reading, token: Token, trigger: Trigger) -> int:
    """The token whose clause or phrase tells the event: "for lack of steel" tells it without the verb."""
    if trigger.phrase and trigger.pos == "NOUN" and _stands_alone(reading, token):
        return token.i
    if trigger.pos == "ADJ" and token.dep == "amod" and token.i < token.head:
        return clause_verb(reading, reading.tokens[token.head], "NOUN")
    return clause_verb(reading, token, trigger.pos)


def _stands_alone(reading: Reading, token: Token) -> bool:
    """Whether a noun's own phrase tells its event: after a preposition, or as one of several that a verb lists."""
    listed = token.dep in {"dobj", "conj"} and reading.tokens[token.head].lemma in LISTING
    return token.dep == "pobj" or listed


def clause_verb(reading: Reading, token: Token, pos: str) -> int:
    """The token whose clause tells the event: the trigger's own, or the verb that a noun or adjective hangs on."""
    if pos == "VERB" and token.dep != "amod":
        return token.i
    if token.dep in ARGUMENT:
        governor = governing_verb(reading, token.i)
        if governor is not None:
            return governor
    return token.i


class Fit:
    """Whether the terms of a trigger hold for one candidate."""

    def __init__(self, reading: Reading, things: Things, candidate: Candidate) -> None:
        """Nothing is looked up until a term asks for it."""
        self.reading = reading
        self.things = things
        self.candidate = candidate

    def holds(self, term: Term) -> bool:
        """Whether any slot of the term holds anything of its kinds or words."""
        return any(self._slot_holds(slot, term) for slot in term.slots)

    def bars(self, term: Term) -> bool:
        """Whether a term under `unless` holds; what is goods as well as a part counts as goods."""
        parts = term.kinds & PARTS
        if not parts:
            return self.holds(term)
        rest = Term(term.slots, term.kinds - PARTS, term.words)
        heads = [i for slot in term.slots for i in self.candidate.slots.get(slot, [])]
        kinds = [self.things.kinds(i) for i in heads]
        return self.holds(rest) or any(each & parts and "goods" not in each for each in kinds)

    def _slot_holds(self, slot: str, term: Term) -> bool:  # noqa: PLR0911 - one line a slot
        match slot:
            case "any":
                return self._any(term)
            case "form":
                return bool(term.kinds & forms(self.reading, self.things, self.candidate))
            case "negated":
                return self._negated()
            case "counted":
                return "number" in self.things.kinds(self.candidate.i)
            case "self":
                return self._self(term)
            case "clause_subject":
                return self._heads_hold(self._clause_subjects(), term)
            case "above" | "upper":
                return self._upper(term)
            case "preposition":
                return self._is_word(self.reading.tokens[self.candidate.i].head, term.words)
            case "nobody" | "clause_any" | "sentence" | "before":
                return self._around(slot, term)
            case "hangs_on":
                return self._heads_hold(hangs_on(self.reading, self.candidate.i), term)
            case "governor":
                return self._heads_hold(self.candidate.slots.get("governor", []), term)
        return self._heads_hold(self.candidate.slots.get(slot, []), term)

    def _heads_hold(self, heads: list[int], term: Term) -> bool:
        return any(self._fits(head, term) for head in heads)

    def _fits(self, head: int, term: Term) -> bool:
        if "*" in term.kinds or term.kinds & self.things.kinds(head):
            return True
        return bool(term.words) and self._is_word(head, term.words)

    def _is_word(self, i: int, words: frozenset[str]) -> bool:
        token = self.reading.tokens[i]
        if token.lemma in words or token.lower in words:
            return True
        return i > 0 and f"{self.reading.tokens[i - 1].lower} {token.lemma}" in words

    def _any(self, term: Term) -> bool:
        heads = {head for slot, found in self.candidate.slots.items() if slot != "governor" for head in found}
        if any(self._fits(head, term) for head in heads):
            return True
        if term.words and any(self._is_word(i, term.words) for i in self._own_tokens()):
            return True
        first, last = self.reading.subtrees[self.candidate.verb]
        start, end = self.reading.tokens[first].start, self.reading.tokens[last].end
        return bool(term.kinds & self._measures(start, end))

    def _own_tokens(self) -> Iterator[int]:
        """The tokens of the clause without those of verbs that "and" or a comma joins to it."""
        tokens, stack = self.reading.tokens, [self.candidate.verb]
        while stack:
            i = stack.pop()
            yield i
            joined = {"conj", "parataxis"} if tokens[i].pos in {"VERB", "AUX"} else set()
            below = self.reading.children[i]
            stack.extend(c for c in below if tokens[c].dep not in joined or tokens[c].pos not in VERBAL)

    def _measures(self, start: int, end: int) -> set[str]:
        kinds = {
            "count": "number",
            "share": "share",
            "multiple": "multiple",
            "money": "money",
            "measure": "number",
        }
        return {kinds[m.kind] for m in self.things.mentions_in(start, end) if m.kind in kinds}

    def _around(self, slot: str, term: Term) -> bool:
        """Whether the clause, the sentence or the words before it hold what the term asks for."""
        i = self.candidate.i
        if slot == "nobody":
            return self._nobody()
        if slot == "before":
            return any(self.things.before(i, kind) is not None for kind in term.kinds)
        if slot == "sentence":
            sentence = self.reading.sentences[self.reading.tokens[i].sentence]
            return self._heads_hold(list(range(sentence.first, sentence.last)), term)
        first, last = self.reading.subtrees[self.candidate.verb]
        return self._heads_hold(list(range(first, last + 1)), term)

    def _nobody(self) -> bool:
        """Whether the subject is nobody, or begins with "no" or "neither"."""
        tokens, children = self.reading.tokens, self.reading.children
        heads = [i for slot in ("subject", "passive") for i in self.candidate.slots.get(slot, [])]
        return any(tokens[i].lower in NOBODY or any(tokens[c].lower in NOBODY for c in children[i]) for i in heads)

    def _negated(self) -> bool:
        tokens, children = self.reading.tokens, self.reading.children
        near = {*children[self.candidate.i], *children[self.candidate.verb]}
        return any(tokens[i].dep == "neg" or tokens[i].lower in {"no", "never", "neither", "nor"} for i in near)

    def _clause_subjects(self) -> list[int]:
        """The subjects of the clauses below: who is seen in "saw them arrive"."""
        slots = [arguments(self.reading, head) for head in self.candidate.slots.get("clause", [])]
        return [head for each in slots for slot in ("subject", "passive") for head in each.get(slot, [])]

    def _upper(self, term: Term) -> bool:
        """Whether the word that the trigger's clause hangs on, or an argument of it, is what the term asks for."""
        above = self.reading.tokens[self.candidate.verb].head
        if above == self.candidate.verb:
            return False
        found = arguments(self.reading, above)
        heads = {head for slot, each in found.items() if slot not in ABSENT for head in each} - {self.candidate.i}
        return self._heads_hold([above, *sorted(heads)], term)

    def _self(self, term: Term) -> bool:
        words = self.things.phrase(self.candidate.i)
        return any(word in words for word in ("arm", "weapon", "missile", "ammunition", "munition", "drone", "shell"))


def forms(reading: Reading, things: Things, candidate: Candidate) -> set[str]:
    """The forms of the trigger that terms can ask for: habitual (a plain present of a facility, without a number)."""
    token = reading.tokens[candidate.i]
    helped = any(reading.tokens[child].dep in {"aux", "auxpass"} for child in reading.children[token.i])
    found = {"passive"} if candidate.slots.get("passive") else set()
    if token.dep == "amod":
        found.add("modifier")
    children = [reading.tokens[child] for child in reading.children[token.i]]
    if token.tag == "VBG" and any(child.dep == "aux" and child.lemma == "be" for child in children):
        found.add("progressive")
    if token.tag == "VBG" and token.dep == "advcl" and not helped:
        found.add("gerund")
    if candidate.trigger.pos == "NOUN" and all(child.dep in {"det", "punct"} for child in children):
        found.add("bare")
    if token.dep == "appos":
        found.add("appos")
    if _is_topic(reading, reading.tokens[candidate.verb]):
        found.add("topic")
    if any(child.dep == "advmod" and child.lower == "how" for child in children):
        found.add("how")
    if _is_generic(things, candidate, children):
        found.add("generic")
    if token.tag == "VB" and any(child.lower == "to" for child in children) and _is_purpose(reading, token):
        found.add("purpose")
    if token.tag in {"VBZ", "VBP"} and not helped:
        numbers = any("number" in things.kinds(head) for head in candidate.slots.get("object", []))
        plants = any(things.kinds(head) & {"facility", "definite"} for head in candidate.slots.get("subject", []))
        if plants and not numbers:
            found.add("habitual")
    return found


def _is_topic(reading: Reading, verb: Token) -> bool:
    """Whether a gerund only names what is spoken of: "building more is hard", "it made building more quick"."""
    judged = verb.dep in {"xcomp", "ccomp"} and reading.tokens[verb.head].lemma in JUDGING
    return verb.tag == "VBG" and (verb.dep == "csubj" or judged)


def _is_purpose(reading: Reading, token: Token) -> bool:
    """Whether an infinitive says what something is for: "sent shells to deter", "is there to deter"."""
    above = reading.tokens[token.head]
    return token.dep in {"advcl", "acl"} or (
        token.dep == "xcomp" and above.lemma in {"be", "intend", "mean", "design", "serve"}
    )


def _is_generic(things: Things, candidate: Candidate, children: list[Token]) -> bool:
    """Whether a present passive without a number says what is done in general: "they are (can be) fired from jets"."""
    present = any(child.dep == "auxpass" and child.tag in {"VBZ", "VBP", "VB"} for child in children)
    helpers = {child.lower for child in children if child.dep == "aux"}
    counted = any("number" in things.kinds(head) for head in candidate.slots.get("passive", []))
    finite = any(child.dep == "auxpass" and child.tag != "VB" for child in children)
    return present and (helpers == {"can"} or (finite and not helpers)) and not counted


def hangs_on(reading: Reading, i: int) -> list[int]:
    """What a clause or phrase hangs on, with a verb's object: "permission to use", "lift limits on the use of"."""
    token = reading.tokens[i]
    if token.dep not in {"xcomp", "ccomp", "acl", "advcl", "pcomp", "pobj"} or token.head == token.i:
        return []
    head = reading.tokens[token.head]
    above = reading.tokens[head.head] if head.pos == "ADP" else head
    if above.pos not in {"VERB", "AUX"}:
        return [above.i]
    return [above.i, *(child for child in reading.children[above.i] if reading.tokens[child].dep == "dobj")]
