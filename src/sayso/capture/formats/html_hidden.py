"""What a page holds but does not show: removed before its text is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.capture.raised import raised

# Elements that are never shown as text.
UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "datalist", "select", "textarea"}
)

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?<![\w-])opacity\s*:\s*0(?:\.0+)?\s*(?:[;!}]|$)"
    r"|font(?:-size)?\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:[;!}]|$)"
    r"|(?<![\w-])(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{4,}"
    r"|(?<![\w-])color\s*:\s*transparent"
    r"|(?<![\w-])(?:transform\s*:\s*)?scale(?:[xy]\(|\(|\s*:)\s*0(?:\.0+)?\s*[,);!}]"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!}]+)", re.I)
_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*([^;!}]+)", re.I)
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?:px|em|rem|%)?\s*(?:[;!}]|$)", re.I)
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.I)
# A comment that is never closed hides the rest of its sheet (CSS Syntax Level 3, 4.3.2).
_COMMENT = re.compile(r"/\*(?:.*?\*/|.*)", re.S)
_PARTS = re.compile(r"[^{}]+|[{}]")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.I)


def remove_hidden(tree: Any) -> int:
    """Remove comments and hidden elements from the tree; the number of those that held words of their own.

    Known by: attribute, inline style, and rules of the page's own style sheets with one class or id as
    selector. Outside `@media`, and without regard to which rule outweighs which.
    """
    from lxml import etree

    rules = frozenset(_hiding_rules(tree))
    for remark in list(tree.iter(etree.Comment, etree.ProcessingInstruction)):
        if remark.getparent() is not None:
            _drop(remark)
    gone = [element for element in tree.iter() if isinstance(element.tag, str) and is_hidden(element, rules)]
    spoken = 0
    for element in gone:
        if element.getparent() is not None:
            spoken += element.tag not in UNSEEN and bool("".join(element.itertext()).strip())
            _drop(element)
    return spoken


def raise_figures(tree: Any) -> None:
    """Give superscript figures their raised form, so that 3,400 with a note 1 does not become 34001."""
    for element in list(tree.iter("sup")):
        words = "".join(element.itertext())
        if (changed := raised(words)) != words:
            for inner in list(element):
                element.remove(inner)
            element.text = changed


def is_hidden(element: Any, rules: frozenset[tuple[str, str, str]] = frozenset()) -> bool:
    """Whether a browser would show nothing of the element."""
    if element.tag in UNSEEN or "hidden" in element.attrib:
        return element.tag not in {"html", "body"}
    if _hides(element.get("style") or ""):
        return True
    return bool(rules) and any(mark in rules for mark in _marks(element))


def _hides(declarations: str) -> bool:
    """Whether a style leaves nothing to be seen: hidden, in the colour of the ground, without room."""
    if _HIDING.search(declarations) or (_NO_ROOM.search(declarations) and _CUT.search(declarations)):
        return True
    colour, ground = _COLOUR.search(declarations), _GROUND.search(declarations)
    return bool(colour and ground) and _bare(colour) == _bare(ground)


def _bare(value: re.Match[str] | None) -> str:
    return "".join(value[1].lower().split()) if value else ""


def _marks(element: Any) -> Iterator[tuple[str, str, str]]:
    for kind, attribute in ((".", "class"), ("#", "id")):
        for name in (element.get(attribute) or "").split():
            yield "", kind, name
            yield element.tag, kind, name


def _hiding_rules(tree: Any) -> Iterator[tuple[str, str, str]]:
    for style in tree.iter("style"):
        for selectors, declarations in _rules(_COMMENT.sub("", style.text or "")):
            if not selectors.startswith("@") and _hides(declarations):
                matches = (_SIMPLE.fullmatch(each.strip()) for each in selectors.split(","))
                yield from ((m[1].lower() if m[1] else "", m[2], m[3]) for m in matches if m)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each outermost block, in one pass over the sheet."""
    opened: list[str] = []
    words, declarations = "", []
    for part in _PARTS.findall(sheet):
        if part not in {"{", "}"}:
            words = part
            continue
        if len(opened) == 1:
            declarations.append(words)
        if part == "{":
            opened.append(words.rpartition(";")[2].strip())
        elif opened:
            selectors = opened.pop()
            if not opened:
                yield selectors, ";".join(declarations)
                declarations = []
        words = ""


def _drop(element: Any) -> None:
    """Remove an element, but not the words behind it."""
    parent, tail = element.getparent(), element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)
