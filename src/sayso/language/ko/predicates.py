"""A Korean predicate: its stem, what its endings and helping words mark, and how it hangs on what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.language.ko.morphemes import NOUNS, grammar
from sayso.model.reading import Token

STEMS = frozenset({"VV", "VA", "VX", "VCP", "VCN"})
DERIVED = frozenset({"XSV", "XSA"})
_PARTICLES = ("J",)


@dataclass
class Predicate:
    """A predicate over the tokens `[first, last]` of a sentence; `nominal` is the noun of a predicate with 이다."""

    verb: int
    key: tuple[str, ...]
    first: int
    last: int
    link: str = "main"
    noun: int = -1
    nominal: bool = False
    marks: set[str] = field(default_factory=set)


class Chain:
    """Reads one predicate from its stem to the end of its helping words."""

    def __init__(self, tokens: Sequence[Token], at: int, stop: int) -> None:
        """`tokens` are all of the reading, `at` is the stem, `stop` the token after the sentence."""
        self.tokens, self.at, self.stop = tokens, at, stop
        self.words = grammar()

    def tag(self, at: int) -> str:
        """The tag of a token, or an empty text after the sentence."""
        return self.tokens[at].tag if at < self.stop else ""

    def form(self, at: int) -> str:
        """The form of a token, or an empty text after the sentence."""
        return self.tokens[at].lower if at < self.stop else ""

    def read(self) -> Predicate:
        """The predicate that begins at the stem."""
        found = self._stem()
        while self._ending(found):
            pass
        found.last = self.at - 1
        return found

    def _stem(self) -> Predicate:
        found = self._bare_stem()
        before = self.tokens[found.verb - 1] if found.verb else None
        if before is not None and before.tag == "MAG" and before.lower in {"안", "못"}:
            found.marks.add("not")
        return found

    def _bare_stem(self) -> Predicate:
        at, tokens = self.at, self.tokens
        if self.tag(at) in {"NNG", "XR", "NNP", "NNB", "MAG", "XSN", "NR", "SL"}:
            return self._of_noun()
        found = Predicate(at, (tokens[at].lemma,), at, at, nominal=self.tag(at) == "VCP")
        if self.tag(at) == "VCN":
            found.marks.add("not")
        self.at += 1
        if (
            self.tag(at) == "VV"
            and self.tag(at + 1) == "EC"
            and self.form(at + 1) in {"어", "아"}
            and self.form(at + 2) == "지"
        ):
            found.marks.add("passive")
            found.key = (tokens[at].lower + "어지다", *found.key)
        return found

    def _of_noun(self) -> Predicate:
        """A verb made of a noun: 생산하다, 시험발사되다."""
        at, tokens = self.at, self.tokens
        noun = tokens[at].lower
        keys = [noun]
        if at and self.tag(at - 1) == "NNG" and tokens[at - 1].end == tokens[at].start:
            keys.insert(0, tokens[at - 1].lower + noun)
        gap = 2 if self.tag(at + 1) == "SSC" else 1
        suffix = self.form(at + gap)
        found = Predicate(at, tuple(keys), at, at + gap)
        if suffix == "받":
            found.key = (noun + "받다", *found.key)
        for voice, endings in self.words["voices"].items():
            if suffix in endings and voice != "active":
                found.marks.add(voice)
        self.at += gap + 1
        return found

    def _ending(self, found: Predicate) -> bool:
        """Take in the endings at this place; true if a helping word goes on with the predicate."""
        while self.tag(self.at) == "EP":
            self._tense(found)
            self.at += 1
        tag, form = self.tag(self.at), self.form(self.at)
        if tag == "EF":
            return self._final(found)
        if tag == "EC":
            return self._connective(found, form)
        if tag == "ETM":
            return self._adnominal(found, form)
        if tag == "ETN":
            return self._noun(found)
        return False

    def _tense(self, found: Predicate) -> None:
        form = self.form(self.at)
        if form in {"었", "았", "였"}:
            found.marks.add("past")
        if form == "겠":
            found.marks.add("will")

    def _final(self, found: Predicate) -> bool:
        if self.form(self.at) in {"ᆫ다", "는다", "습니다", "ᆸ니다"} and not found.marks & {"past", "will", "going"}:
            found.marks.add("present")
        self.at += 1
        at = self.at
        while self.tag(at) in {"SF", "SSC", "SS", "SE"}:
            at += 1
        if at > self.at and (self.tag(at) in {"JKQ", "VCP"} or (self.tag(at) in {"EC", "ETM"})):
            found.link = "said"
            self.at = at + 1
            if self.tag(at) == "ETM":
                self._put_in(found)
        return False

    def _connective(self, found: Predicate, form: str) -> bool:
        self.at += 1
        at = self.at
        while self.tag(at) == "JX":
            at += 1
        if form == "지" and self.form(at) in self.words["helping"]["not"]:
            found.marks.add("not")
            self.at = at + 1
            return True
        if form == "지" and self.form(at) == "못" and self.tag(at + 1) in DERIVED:
            found.marks.add("not")
            self.at = at + 2
            return True
        if self.tag(at) in {"VX", "VV", "VA", "XSV"} and self._helps(found, form, at):
            self.at = at + 1
            return True
        found.link = self._link(form)
        if found.link == "said" and form.endswith(("며", "면서")):
            found.marks.add("while")
        if found.link == "whether":
            found.marks.add("whether")
        if form in {"ᆫ다고", "는다고", "ᆫ다며", "는다며"} and not found.marks & {"past", "going", "will"}:
            found.marks.add("present")
        self._mark_order(found, form)
        return False

    def _helps(self, found: Predicate, form: str, at: int) -> bool:
        """Whether the verb at this place only helps the predicate."""
        verb, helping = self.form(at), self.words["helping"]
        if form in {"어야", "아야", "여야"} and verb in helping["must"]:
            found.marks.add("must")
            return True
        if form == "게" and verb in {"되", "하"}:
            return True
        if form in {"어", "아", "여"} and self.tag(at) == "VV" and verb in helping["serial"]:
            found.key = (self.tokens[at].lemma, *found.key)
            return True
        if form == "도록" and verb == "하":
            found.marks.add("cause")
            return True
        if form in {"려고", "려", "고자", "으려", "으려고"} and verb == "하":
            found.marks.add("plan")
            return True
        if self.tag(at) != "VX" and not (form in {"고", "어", "아"} and verb in {"있", "있으"}):
            return False
        if verb in helping["want"]:
            found.marks.add("want")
        if verb == "있" and form == "고":
            found.marks.add("going")
        return any(verb in words for words in helping.values())

    def _link(self, form: str) -> str:
        for link, forms in self.words["links"].items():
            if form in forms:
                return str(link)
        return "and"

    def _mark_order(self, found: Predicate, form: str) -> None:
        orders = self.words["orders"]
        if form in orders["endings"] and not found.nominal and self.tokens[self.at - 2].tag not in {"VCP", "EP"}:
            found.marks.add("order" if form != "도록" else "purpose")
        if form in orders["suggestions"]:
            found.marks.add("target")

    def _adnominal(self, found: Predicate, form: str) -> bool:
        """A clause before a noun: a helping noun such as 수, 것, 계획, or a noun that it qualifies."""
        self.at += 1
        if form in self.words["links"]["said"]:
            self._mark_order(found, form)
            found.link = "said"
            self._put_in(found)
            return False
        at = self.at
        noun = self.form(at)
        if form in {"ᆯ", "을"}:
            found.marks.add("ahead")
        if form in {"는", "던"} and "past" not in found.marks:
            found.marks.add("present")
        if self.tag(at) in {"NNB", "NNG", "MAG"}:
            kind = next((name for name, words in self.words["nouns"].items() if noun in words), "")
            if kind and self._noun_helps(found, kind, at, form):
                return self.tag(self.at) in {"EP", "EF", "EC", "ETM", "ETN"}
            if found.link != "main":
                return False
        found.link = "noun"
        self._put_in(found)
        return False

    def _noun_helps(self, found: Predicate, kind: str, at: int, form: str) -> bool:
        """Whether the noun after the clause only frames it; it is then taken in with the verb behind it."""
        after = at + 1
        while self.tag(after).startswith("J") or self.tag(after) in {"SSC", "XSN"}:
            if self.tag(after) == "JKQ":
                self._as_quoted(found, kind, form, after)
                return True
            after += 1
        verb = self.form(after)
        if kind == "can" and self.tag(after) in {"VA", "VX", "VV", "VCP", "XSV"}:
            found.marks |= {"can", *({"not"} if verb == "없" else ())}
            self.at = after + 1
            return True
        if kind == "ever" and verb in {"있", "없"} and self.tag(after) in {"VA", "VX", "VV"}:
            found.marks |= {"past", *({"not"} if verb == "없" else ())}
            self.at = after + 1
            return True
        if kind in {"time", "if"}:
            found.link = "if" if kind == "if" else "because" if self.form(at) in {"때문", "탓"} else "and"
            self.at = after
            return False
        return self._framed(found, kind, (at, after), form)

    def _as_quoted(self, found: Predicate, kind: str, form: str, after: int) -> None:
        """`있을 것”이라고`: the copula is left out before the closing mark."""
        self._mark_framed(found, kind, form, self.form(after - 1))
        found.link = "said"
        self.at = after + 1

    def _framed(self, found: Predicate, kind: str, place: tuple[int, int], form: str) -> bool:
        at, after = place
        noun = self.form(at)
        if noun in {"것", "거"} and self.tag(at + 1) == "JKB" and self.form(at + 1) in {"으로", "로"}:
            found.link = "fact"
            if form in {"ᆯ", "을"}:
                found.marks.add("will")
            self.at = after
            return False
        if self.tag(after) == "VCP" and (
            noun in {"것", "거"} or kind in {"plan", "target", "order", "forecast", "possible", "probable"}
        ):
            self._mark_framed(found, kind, form, noun)
            self.at = after + 1
            return True
        if kind in {"plan", "target", "order", "forecast", "possible", "probable"} and noun not in {"것", "거"}:
            self._mark_framed(found, kind, form, noun)
        return False

    def _mark_framed(self, found: Predicate, kind: str, form: str, noun: str) -> None:
        if noun in {"것", "거"} or kind == "will":
            found.marks |= {"will"} if form in {"ᆯ", "을"} else set()
        else:
            found.marks.add(kind)

    def _noun(self, found: Predicate) -> bool:
        """A clause made a noun: 기로 했다, 기 위해, 기 시작했다."""
        self.at += 1
        at = self.at
        if self.form(at) in {"로", "으로"} and self.form(at + 1) == "하":
            found.marks.add("plan")
            self.at = at + 2
            return True
        if self.form(at) == "위하":
            found.link = "purpose"
            found.marks.add("purpose")
            self.at = at + 2
            return False
        if self.form(at) == "때문":
            found.link = "because"
            self.at = at + 1
            return False
        if self.form(at) in {"시작"} and self.tag(at + 1) == "XSV":
            self.at = at + 2
            return True
        found.link = "name"
        return False

    def _put_in(self, found: Predicate) -> None:
        """The noun that the clause qualifies: the last of the noun phrase that follows."""
        at = self.at
        while self.tag(at) in {"SSO", "SSC", "SP", "SS"}:
            at += 1
        while self.tag(at) in {"MM", "MAG"}:
            at += 1
        last = -1
        while self.tag(at) in NOUNS and self.tag(at + 1) not in DERIVED:
            last, at = at, at + 1
        found.noun = last
