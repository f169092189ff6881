"""What a statement is about, apart from when: event type, status, subject, goods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sayso.corroborate.sketch import Sketch, Statement
from sayso.corroborate.sketch.names import stems
from sayso.model.quantity import Measure

# The first of these that a statement names is its subject; goods that go from one place to another have two ends.
_SUBJECTS = (
    *("facility", "parties", "owner", "place", "holder", "user", "actor", "supplier", "recipient"),
    *("payer", "payee", "observer", "beneficiary", "carrier"),
)
_ENDS = ("supplier", "recipient")
_ROUTED = frozenset({"transfer", "movement"})
_OBJECTS = ("item", "input", "goods", "object", "about", "act", "of", "line", "adequacy", "purpose")
_ASPECTS = {Measure.SHARE: "share", Measure.MULTIPLE: "multiple", Measure.DURATION: "duration"}


class Topic(NamedTuple):
    """Event type, status, subject and goods; an empty subject or goods is unsaid."""

    type: str
    status: str
    subject: tuple[str, ...]
    goods: tuple[str, ...]
    aspect: str

    @property
    def whole(self) -> bool:
        """Whether it says of whom or where."""
        return bool(self.subject) and "" not in self.subject


def topics(sketch: Sketch) -> Mapping[str, Topic]:
    """The topic of each statement; a route that is said in part takes the rest from the one route of its report."""
    told = {each.claim: _topic(each) for each in sketch.statements}
    routes = Counter(topic.subject for topic in told.values() if topic.type in _ROUTED and topic.whole)
    if len(routes) != 1:
        return told
    route = next(iter(routes))
    return {claim: topic._replace(subject=route) if _fits(topic, route) else topic for claim, topic in told.items()}


def _fits(topic: Topic, route: tuple[str, ...]) -> bool:
    """Whether a transfer is said in part, and its part is the route's."""
    if topic.type not in _ROUTED or topic.whole:
        return False
    ends = topic.subject or ("", "")
    return len(ends) == len(route) and all(mine in ("", theirs) for mine, theirs in zip(ends, route, strict=True))


def _topic(statement: Statement) -> Topic:
    aspect = _ASPECTS.get(statement.quantity.measure, "") if statement.quantity else ""
    return Topic(statement.type, statement.status.value, _subject(statement), _goods(statement), aspect)


def _subject(statement: Statement) -> tuple[str, ...]:
    roles = statement.roles
    if statement.type in _ROUTED:
        ends = tuple(_first(roles.get(end, frozenset())) for end in _ENDS)
        return ends if any(ends) else tuple(sorted(roles.get("parties", ())))
    for role in _SUBJECTS:
        if names := roles.get(role):
            return tuple(sorted(names))
    return ()


def _first(names: Iterable[str]) -> str:
    return min(names, default="")


def _goods(statement: Statement) -> tuple[str, ...]:
    """The leaf families with their calibres, else what the report calls the goods."""
    told = _told_goods(statement) or _counted(statement)
    if told:
        return told
    for role in _OBJECTS:
        if names := statement.roles.get(role):
            return tuple(sorted(names)[:1])
    return ()


def _counted(statement: Statement) -> tuple[str, ...]:
    """The unit in which goods on the move are counted: boxes, wagons, voyages."""
    if statement.type not in _ROUTED or statement.quantity is None:
        return ()
    unit = [stem for stem in stems(statement.quantity.unit) if not stem.isdigit()]
    return tuple(unit[-1:])


def _told_goods(statement: Statement) -> tuple[str, ...]:
    """Families and calibres; of several goods the one that the number counts."""
    leaves = [item for item in statement.items if not item.parent]
    counted = statement.quantity.item.casefold() if statement.quantity else ""
    mine = [item for item in leaves if item.words and item.words.casefold() in counted] or leaves
    return tuple(sorted({f"{item.family} {item.calibre_mm:g}" if item.calibre_mm else item.family for item in mine}))
