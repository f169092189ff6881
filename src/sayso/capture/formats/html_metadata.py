"""What a page states of itself in `meta`, `link`, JSON-LD or `time`; nothing is inferred."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.capture.dates import edtf_date
from sayso.capture.options import Told

# Names of `meta` elements, best first: Open Graph, schema.org, Dublin Core, and what news systems write.
METAS = {
    "outlet": (
        "og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.created", "dcterms.date", "parsely-pub-date", "pubdate",
        "publishdate", "publish-date", "sailthru.date", "citation_publication_date",
    ),
    "url": ("og:url",),
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "author": (
        "author", "dc.creator", "dcterms.creator", "article:author", "parsely-author", "citation_author",
    ),
}  # fmt: skip
ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "Report",
        "WebPage",
    }
)
LARGEST_JSON = 1_000_000


def told_by(tree: Any) -> Told:
    """What the page says of its publication; empty where it says nothing."""
    metas, linked = _metas(tree), _linked_data(tree)
    return Told(
        outlet=_first(metas, "outlet") or linked.get("outlet", ""),
        published=_first_date(metas) or edtf_date(linked.get("published", "")) or _time_element(tree),
        url=_web(_canonical(tree)) or _web(_first(metas, "url")),
        language=_language(tree, metas),
        title=_first(metas, "title") or linked.get("title", "") or _element(tree, "h1") or _element(tree, "title"),
        author=_person(_first(metas, "author")) or linked.get("author", ""),
    )


def _metas(tree: Any) -> dict[str, str]:
    """The content of every `meta` by its lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        if content := (meta.get("content") or "").strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: Mapping[str, str], field: str) -> str:
    return next((metas[name] for name in METAS[field] if name in metas), "")


def _first_date(metas: Mapping[str, str]) -> str:
    dates = (edtf_date(metas[name]) for name in METAS["published"] if name in metas)
    return next(filter(None, dates), "")


def _canonical(tree: Any) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return ""


def _web(address: str) -> str:
    return address if address.lower().startswith(("http://", "https://")) else ""


def _language(tree: Any, metas: Mapping[str, str]) -> str:
    root = tree.getroottree().getroot()
    said = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    return (said or metas.get("content-language") or metas.get("og:locale") or "").split(",")[0].strip()


def _person(name: str) -> str:
    """A byline; an address of a profile is none."""
    return "" if name.startswith(("http://", "https://")) else name


def _element(tree: Any, tag: str) -> str:
    element = next(tree.iter(tag), None)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _time_element(tree: Any) -> str:
    """The date of the `time` marked as that of publication, else of the only one in a header or article."""
    times = [element for element in tree.iter("time") if edtf_date(element.get("datetime") or "")]
    for element in times:
        if "pubdate" in element.attrib or (element.get("itemprop") or "").lower() == "datepublished":
            return edtf_date(element.get("datetime"))
    for place in ("header", "article"):
        inside = {
            edtf_date(each.get("datetime")) for each in times if next(each.iterancestors(place), None) is not None
        }
        if len(inside) == 1:
            return inside.pop()
    return ""


def _linked_data(tree: Any) -> dict[str, str]:
    """The fields of the first article in the page's JSON-LD (schema.org)."""
    for node in _nodes(tree):
        kinds = node.get("@type")
        if any(kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)):
            return {
                "outlet": _name(node.get("publisher")),
                "published": _name(node.get("datePublished")),
                "title": _name(node.get("headline")),
                "author": _person(_name(node.get("author"))),
            }
    return {}


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and len(script.text or "") < LARGEST_JSON:
            try:
                value = json.loads(script.text or "null", strict=False)
            except (ValueError, RecursionError):
                continue
            top = value if isinstance(value, list) else [value]
            for node in top:
                if isinstance(node, dict):
                    yield node
                    graph = node.get("@graph")
                    yield from (each for each in (graph if isinstance(graph, list) else []) if isinstance(each, dict))


def _name(value: object) -> str:
    """A text, or the names of the persons or organisations that stand for one."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20])))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) else ""
