"""The noun phrases and predicates of a Korean sentence, in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.language.ko.morphemes import NOUNS, grammar
from sayso.language.ko.predicates import DERIVED, STEMS, Chain, Predicate
from sayso.model.reading import Argument, Token

Extent = tuple[int, int]
Unit = Argument | Predicate
JOINS = frozenset({"및", "또는", "혹은", "과", "와", "이나", "나", "랑", "이랑", "내지"})
FORMS = {"를": "을", "으로": "로", "과": "와"}
COMMAS = frozenset({",", "·", "ㆍ", "、", "/"})


class Extents:
    """Stretches of the text that do not overlap, looked up by an offset."""

    def __init__(self, found: Sequence[Extent]) -> None:
        """`found` is in text order."""
        self._found = found
        self._starts = [start for start, _ in found]

    def at(self, offset: int) -> Extent | None:
        """The stretch that covers the offset."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._found[place][1]:
            return self._found[place]
        return None


@dataclass
class _Open:
    """A noun phrase while it is read: nouns, the qualifying heads before them, and phrases joined to it."""

    nouns: list[int] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    first: int = -1
    joined: list[Argument] = field(default_factory=list)


class Units:
    """Reads one sentence over the tokens `[first, last)`."""

    def __init__(self, tokens: Sequence[Token], sentence: Extent, times: Extents, numbers: Extents) -> None:
        """`times` and `numbers` are the time and number expressions of the text."""
        self.tokens, (self.at, self.stop) = tokens, sentence
        self.times, self.numbers = times, numbers
        self.words = grammar()
        self.open = _Open()

    def read(self) -> Iterator[Unit]:
        """Every noun phrase with its case, and every predicate."""
        while self.at < self.stop:
            token = self.tokens[self.at]
            if time := self._time(token):
                # A phrase with 의 goes on behind a time: 이 공장의 지난달 생산량.
                if self.open.nouns:
                    yield from self._close("bare")
                yield self._time_phrase(time)
            elif self._begins_predicate():
                yield from self._close("bare")
                chain = Chain(self.tokens, self.at, self.stop)
                yield chain.read()
                self.at = max(chain.at, self.at + 1)
            elif token.tag == "VCP":
                yield from self._copula()
            elif (token.tag in NOUNS and token.text != "=") or token.tag == "MM":
                self._take(token)
            elif token.tag.startswith("J"):
                yield from self._particle()
            else:
                yield from self._mark(token)
        yield from self._close("bare")

    def _time(self, token: Token) -> Extent | None:
        found = self.times.at(token.start)
        return found if found and found[0] <= token.start and not self.open_in_number(token) else None

    def open_in_number(self, token: Token) -> bool:
        """Whether the token stands in a number that began before it."""
        number = self.numbers.at(token.start)
        return number is not None and number[0] < token.start and bool(self.open.nouns)

    def _time_phrase(self, extent: Extent) -> Argument:
        first = self.at
        while self.at < self.stop and self.tokens[self.at].start < extent[1]:
            self.at += 1
        last = self.at - 1
        while self.at < self.stop and (
            self.tokens[self.at].tag.startswith("J") or self.tokens[self.at].lower in {"말", "이후"}
        ):
            self.at += 1
        return Argument(last, first, last, "time")

    def _begins_predicate(self) -> bool:
        token = self.tokens[self.at]
        after = self.tokens[self.at + 1] if self.at + 1 < self.stop else None
        if token.tag in STEMS and token.tag != "VCP":
            return True
        if after is not None and after.tag == "SSC" and token.tag == "NNG" and self.at + 2 < self.stop:
            verb = self.tokens[self.at + 2]
            return verb.lower in {"하", "되"} and verb.tag in DERIVED | {"VV"} and verb.start == after.end
        return after is not None and after.tag in DERIVED and token.tag in NOUNS | {"MAG"}

    def _take(self, token: Token) -> None:
        if self.open.first < 0:
            self.open.first = token.i
        if token.tag != "MM" or self.numbers.at(token.start):
            self.open.nouns.append(token.i)
        self.at += 1

    def _particle(self) -> Iterator[Argument]:
        """One or more particles after a noun phrase; verbs that only make a case are taken in."""
        forms = []
        while self.at < self.stop and self.tokens[self.at].tag.startswith("J"):
            forms.append(self.tokens[self.at])
            self.at += 1
        tags = {token.tag for token in forms}
        after = self.tokens[self.at] if self.at < self.stop else None
        if not self.open.nouns:
            return
        if tags == {"JKG"}:
            self._qualify()
        elif "JC" in tags or (after is not None and forms[-1].lower in {"와", "과", "이나", "나"} and self._joins()):
            self._join()
        elif case := self._postposition(forms[-1].lower):
            yield from self._close(case)
        else:
            yield from self._close(self._case(forms))

    def _case(self, forms: Sequence[Token]) -> str:
        cases = self.words["cases"]
        found = [cases[token.lower] for token in forms if token.lower in cases]
        if "topic" in found and len(found) > 1:
            found.remove("topic")
        return found[0] if found else "also"

    def _postposition(self, particle: str) -> str:
        """The case that a verb such as 따르 or 위하 makes with the particle before it; its ending is passed over."""
        if self.at >= self.stop:
            return ""
        token = self.tokens[self.at]
        plain = FORMS.get(particle, particle)
        case = self.words["postpositions"].get(plain, {}).get(token.lower, "")
        step = 2 if self.at + 1 < self.stop and self.tokens[self.at + 1].tag in DERIVED else 1
        end = self.at + step
        if not case or end >= self.stop or self.tokens[end].tag not in {"EC", "ETM"}:
            return ""
        if token.tag not in {"VV", "VA"} and step == 1:
            return ""
        if case == "according" and not self.tokens[end].lower.endswith("면"):
            case = "following"
        self.at = end + 1
        return str(case)

    def _joins(self) -> bool:
        """Whether a 와 that may be "with" joins two phrases: the second stands right after it, no verb between."""
        at = self.at
        while at < self.stop and self.tokens[at].tag in NOUNS:
            at += 1
        return (
            at < self.stop
            and at > self.at
            and self.tokens[at].tag in {"JKO", "JKS", "JX", "JKB", "NNB"}
            and self.tokens[at].tag != "JKB"
        )

    def _qualify(self) -> None:
        """A noun phrase with 의: what it names qualifies the next."""
        self.open.of.append(self._head(self.open.nouns))
        self.open.of += [each.head for each in self.open.joined]
        self.open.joined = []
        self.open.nouns = []

    def _join(self) -> None:
        if self.open.nouns:
            self.open.joined.append(self._argument("joined"))
        self.open = _Open(of=[], joined=self.open.joined)

    def _copula(self) -> Iterator[Unit]:
        """A noun with 이다: the phrase is its complement."""
        nouns = self.open.nouns
        yield from self._close("complement")
        chain = Chain(self.tokens, self.at, self.stop)
        found = chain.read()
        if nouns:
            head = self.tokens[nouns[-1]]
            before = self.tokens[nouns[-2]] if len(nouns) > 1 else None
            found.key = (head.lower + "이다", "이다")
            if head.lower in self.words["running"]["words"] and before is not None:
                found.key, found.verb = (before.lower, "이다"), before.i
                found.marks.add("going")
            found.nominal = True
        yield found
        self.at = max(chain.at, self.at + 1)

    def _mark(self, token: Token) -> Iterator[Unit]:
        """Adverbs, commas, brackets and quotation marks between phrases."""
        if token.tag == "SSO" and token.text in {"(", "[", "（"}:
            self._skip_brackets()
            return
        if token.text == "=":
            # What stands before it is a dateline: where and by whom it was written.
            self.open = _Open()
        if token.tag == "SSC" and self.open.nouns and self._is_quoted_noun():
            yield from self._elided()
            return
        self.at += 1
        if (token.lower in COMMAS and self.open.nouns and self._goes_on()) or (
            token.tag == "MAJ" and token.lower in JOINS
        ):
            self._join()
        elif token.tag in {"SSO", "SSC", "SS"} and token.text in {
            "‘",
            "’",
            "'",
            "「",
            "」",
            "『",
            "』",
            "《",
            "》",
            "〈",
            "〉",
            "<",
            ">",
        }:
            return
        elif token.tag == "MAG" and token.lower in JOINS:
            self._join()
        else:
            yield from self._close("bare")

    def _is_quoted_noun(self) -> bool:
        """Whether a quotation that ends with a noun is said: …이 목표”라고."""
        after = self.tokens[self.at + 1] if self.at + 1 < self.stop else None
        return after is not None and (after.tag == "JKQ" or after.lower in self.words["links"]["said"])

    def _elided(self) -> Iterator[Unit]:
        """The predicate of a noun whose 이다 is left out before a closing mark."""
        head = self.tokens[self.open.nouns[-1]]
        before = self.tokens[self.open.nouns[-2]] if len(self.open.nouns) > 1 else None
        yield from self._close("complement")
        found = Predicate(head.i, (head.lower + "이다", "이다"), head.i, self.at + 1, link="said", nominal=True)
        if head.lower in self.words["running"]["words"] and before is not None:
            found.key, found.verb = (before.lower, "이다"), before.i
            found.marks.add("going")
        self.at += 2
        yield found

    def _goes_on(self) -> bool:
        """Whether a list goes on after a comma: a noun phrase, and no predicate before its particle."""
        at = self.at
        while at < self.stop and (self.tokens[at].tag in NOUNS or self.tokens[at].lower in COMMAS):
            at += 1
        return at > self.at and at < self.stop and self.tokens[at].tag not in DERIVED

    def _skip_brackets(self) -> None:
        at = self.at
        while at < min(self.stop, self.at + 30):
            at += 1
            if at < self.stop and self.tokens[at].tag == "SSC":
                self.at = at + 1
                return
        self.at += 1

    def _close(self, case: str) -> Iterator[Argument]:
        if not self.open.nouns and not self.open.joined:
            self.open = _Open()
            return
        if self.open.nouns:
            yield from (replace(each, case=case) for each in self.open.joined)
            yield self._argument(case)
        else:
            yield from (replace(each, case=case) for each in self.open.joined)
        self.open = _Open()

    def _argument(self, case: str) -> Argument:
        nouns = self.open.nouns
        return Argument(self._head(nouns), self.open.first, nouns[-1], case, tuple(self.open.of))

    def _head(self, nouns: list[int]) -> int:
        """The last noun that is no part of a number and no empty noun such as 등."""
        for at in reversed(nouns):
            token = self.tokens[at]
            empty = token.tag in {"NNB", "SN", "NR", "XSN"} or token.lower in {
                "등",
                "이상",
                "이하",
                "가량",
                "정도",
                "미만",
                "안팎",
                "대부분",
                "규모",
                "분량",
                "상당",
                "일부",
                "상당수",
                "다수",
                "대다수",
                "절반",
                "전부",
                "모두",
            }
            if not self.numbers.at(token.start) and not empty:
                return at
        return nouns[-1]
