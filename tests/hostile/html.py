"""Pages that are nested without end, swell, or hold other words than they show."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sayso.capture import RefusalReason
from tests.capture.documents import SENTENCES
from tests.hostile.case import PLANTED, Case, Refused, Wanted, kept, mark, one

NO_ARTICLE = Refused(RefusalReason.NO_ARTICLE)
TOO_DEEP = Refused(RefusalReason.UNREADABLE, "nested too deep")
TOO_LONG = Refused(RefusalReason.TOO_LONG)

Made = Iterator[tuple[str, bytes, Wanted]]


def page(slug: str, body: str = "", head: str = "", first: str = "<!DOCTYPE html><html lang='en'>") -> bytes:
    """A page with an article, and what a case puts behind it."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in (*SENTENCES[1:], mark(slug)))
    return (
        f"{first}<head><meta charset='utf-8'>{head}</head>"
        f"<body><article><h1>Casings in Lodvar</h1>{paragraphs}{body}</article></body></html>"
    ).encode("utf-8", "surrogatepass")


def cases() -> Iterator[Case]:
    """All pages."""
    for slug, data, wanted in (*_deep(), *_swelling(), *_hiding(), *_showing(), *_broken(), *_reaching(), *_telling()):
        yield one(f"{slug}.html", data, wanted)


def _deep() -> Made:
    for tag in ("div", "b", "table><tr><td", "ul><li", "span", "svg", "em"):
        slug = f"html-deep-{tag[:4].strip('>')}"
        yield slug, page(slug, f"<{tag}>" * 20_000 + PLANTED), TOO_DEEP
    yield (
        "html-deep-but-read",
        page("html-deep-but-read", "<div>" * 150 + "<p>The end was reached.</p>"),
        kept("html-deep-but-read", "The end was reached."),
    )
    comments = "<!--" * 50_000
    yield "html-comments-unclosed", page("html-comments-unclosed", comments + PLANTED), kept("html-comments-unclosed")
    linked = f"<script type='application/ld+json'>{'[' * 100_000}</script>"
    yield "html-deep-json", page("html-deep-json", head=linked), kept("html-deep-json")


def _swelling() -> Made:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY l0 '{PLANTED}'>{laughs}]><html>"
    yield (
        "html-entities-within-entities",
        page("html-entities-within-entities", "<p>&l9;</p>", first=bomb),
        kept("html-entities-within-entities"),
    )
    yield (
        "html-many-entities",
        page("html-many-entities", "<p>" + "&amp;" * 30_000 + "</p>"),
        kept("html-many-entities", "&&&&"),
    )
    yield (
        "html-many-attributes",
        page("html-many-attributes", "<p " + " ".join(f"a{n}=b" for n in range(3_000)) + ">Few words.</p>"),
        kept("html-many-attributes", "Few words."),
    )
    yield (
        "html-endless-attribute",
        page("html-endless-attribute", f"<p title='{PLANTED * 400_000}'>Few words.</p>"),
        kept("html-endless-attribute", "Few words."),
    )
    yield "html-endless-name", page("html-endless-name", f"<{'a' * 500_000}>Few words."), kept("html-endless-name")
    yield (
        "html-endless-style",
        page("html-endless-style", head=f"<style>{'.a{color:red}' * 100_000}</style>"),
        kept("html-endless-style"),
    )
    yield (
        "html-open-style",
        page("html-open-style", head=f"<style>{'@media {' * 50_000}</style>"),
        kept("html-open-style"),
    )
    yield (
        "html-style-of-comments",
        page("html-style-of-comments", head=f"<style>{'/*' * 100_000}</style>"),
        kept("html-style-of-comments"),
    )
    at = "<style>" + "@" * 200_000 + "</style>"
    yield "html-style-of-marks", page("html-style-of-marks", head=at), kept("html-style-of-marks")
    cells = "<table>" + "<tr>" + "<td>7</td>" * 600 + "</tr><tr><td>8</td></tr></table>"
    yield "html-wide-table", page("html-wide-table", cells), kept("html-wide-table")
    spans = "<table><tr><td colspan='999999999' rowspan='999999999'>7</td><td>8</td></tr><tr><td>9</td></tr></table>"
    yield "html-table-spans-all", page("html-table-spans-all", spans), kept("html-table-spans-all")
    yield (
        "html-many-paragraphs",
        page("html-many-paragraphs", "".join(f"<p>Crate {n} was opened.</p>" for n in range(600))),
        kept("html-many-paragraphs", "Crate 599 was opened."),
    )
    yield "html-too-long", page("a", f"<p>{'long' * 510_000}</p>"), TOO_LONG
    yield (
        "html-spaces-without-end",
        page("html-spaces-without-end", " " * 2_000_000 + "<p>Few words.</p>"),
        kept("html-spaces-without-end", "Few words."),
    )
    yield "html-marks-without-end", page("b", "<p>a" + "\u0300" * 20_000 + "</p>"), Refused(RefusalReason.NOT_TEXT)


HIDDEN = {
    "display": "<p style='display:none'>{}</p>",
    "display-shouted": "<p STYLE='DISPLAY : NONE !important'>{}</p>",
    "visibility": "<p style='visibility:hidden'>{}</p>",
    "collapsed": "<div style='visibility: collapse'><p>{}</p></div>",
    "opacity": "<p style='opacity:0'>{}</p>",
    "size": "<p style='font-size:0'>{}</p>",
    "size-in-px": "<p style='font-size:0px;color:red'>{}</p>",
    "off-screen": "<p style='position:absolute;left:-9999px'>{}</p>",
    "indented-away": "<p style='text-indent:-10000px'>{}</p>",
    "transparent": "<p style='color:transparent'>{}</p>",
    "clipped": "<p style='clip:rect(0,0,0,0)'>{}</p>",
    "clipped-path": "<p style='clip-path: inset(100%)'>{}</p>",
    "attribute": "<p hidden>{}</p>",
    "attribute-valued": "<div hidden='until-found'><p>{}</p></div>",
    "template": "<template><p>{}</p></template>",
    "no-script": "<noscript><p>{}</p></noscript>",
    "script": "<script>document.write('{}')</script>",
    "comment": "<!-- <p>{}</p> -->",
    "select": "<select><option>{}</option></select>",
    "area": "<textarea>{}</textarea>",
    "frame": "<iframe srcdoc='<p>{0}</p>'><p>{0}</p></iframe>",
    "drawing": "<svg><text>{0}</text><foreignObject><p>{0}</p></foreignObject></svg>",
    "alternative": "<img src='a.png' alt='{}'>",
    "title": "<p title='{0}' data-text='{0}' aria-label='{0}'>Few words.</p>",
    "by-class": "<style>.gone{{display:none}}</style><p class='a gone'>{}</p>",
    "by-id": "<style>#gone{{visibility:hidden}}</style><p id='gone'>{}</p>",
    "by-tag-and-class": "<style>p.gone, b.x {{ font-size: 0 }}</style><p class='gone'>{}</p>",
    "within-a-word": "<p>Seven<span style='display:none'>{}</span>ty crates.</p>",
    "same-colour": "<p style='color:#fff;background:#fff'>{}</p>",
    "no-height": "<div style='height:0;overflow:hidden'><p>{}</p></div>",
    "scaled-away": "<p style='transform:scale(0)'>{}</p>",
    "closed-dialog": "<dialog><p>{}</p></dialog>",
    "value": "<input value='{0}' placeholder='{0}'>",
}


def _hiding() -> Made:
    """Words in the markup that no reader of the page sees."""
    for name, markup in HIDDEN.items():
        slug = f"html-hidden-{name}"
        yield slug, page(slug, markup.format(f"{PLANTED} made 90,000 casings, he said.")), kept(slug)


def _showing() -> Made:
    """What a reader sees, in markup that would have it otherwise."""
    yield (
        "html-split-words",
        page(
            "html-split-words",
            "<p>Se<b>ven</b><i>ty</i><!-- x --> cra<wbr>tes of them came by rail in June, he said.</p>",
        ),
        kept("html-split-words", "Seventy crates of them came"),
    )
    yield (
        "html-raised-note",
        page("html-raised-note", "<p>They made 3,400<sup>1</sup> casings.</p>"),
        kept("html-raised-note", "3,400¹ casings"),
    )
    yield (
        "html-soft-hyphens",
        page("html-soft-hyphens", "<p>Sev&shy;enty cra&shy;tes came.</p>"),
        kept("html-soft-hyphens", "Sev\u00adenty"),
    )
    yield (
        "html-reversed",
        page("html-reversed", "<p><bdo dir='rtl'>.emac setarc ytneveS</bdo></p>"),
        kept("html-reversed", ".emac setarc ytneveS"),
    )
    yield (
        "html-turned",
        page("html-turned", "<p>Seventy \u202ecrates\u202c came.</p>"),
        kept("html-turned", "Seventy \u202ecrates\u202c came."),
    )
    yield (
        "html-struck-out",
        page("html-struck-out", "<p>It made <del>900</del> 700 casings.</p>"),
        kept("html-struck-out", "700 casings"),
    )
    yield (
        "html-markup-as-words",
        page("html-markup-as-words", "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; under it.</p>"),
        kept("html-markup-as-words", "<script>alert(1)</script>"),
    )


def _broken() -> Made:
    yield "html-empty-page", b"<!DOCTYPE html><html></html>", NO_ARTICLE
    yield "html-only-a-script", b"<html><body><div id='app'></div><script>go()</script></body></html>", NO_ARTICLE
    yield (
        "html-only-a-password",
        b"<html><body><form><p>Sign in.</p><input type=password></form></body></html>",
        NO_ARTICLE,
    )
    yield "html-frames", b"<html><frameset><frame src='a'></frameset></html>", NO_ARTICLE
    yield "html-cut-in-a-tag", page("html-cut-in-a-tag", "<p>Few words.</p><p cla")[:-30], kept("html-cut-in-a-tag")
    yield "html-no-tag-closed", page("html-no-tag-closed").replace(b"</", b"<"), kept("html-no-tag-closed")
    yield "html-two-bodies", page("html-two-bodies") + b"<body><p>And it went on.</p></body>", kept("html-two-bodies")
    yield "html-zeros-in-tags", page("html-zeros-in-tags", "<p\x00>Few \x00words.</p>"), kept("html-zeros-in-tags")
    odd = "<p>&#0; &#xD800; &#x110000; &#x202E;&#99999999999; &bogus; Few words.</p>"
    yield (
        "html-characters-that-are-none",
        page("html-characters-that-are-none", odd),
        kept("html-characters-that-are-none", "Few words."),
    )
    yield (
        "html-half-characters",
        page("html-half-characters", "<p>Few \ud83d words.</p>"),
        kept("html-half-characters", "Few \ufffd words."),
    )
    claimed = page("html-claims-utf-16").replace(b"charset='utf-8'", b"charset='utf-16'")
    yield "html-claims-utf-16", claimed, kept("html-claims-utf-16")
    claimed = page("html-claims-nonsense").replace(b"charset='utf-8'", b"charset='x-klingon-8'")
    yield "html-claims-nonsense", claimed, kept("html-claims-nonsense")
    claimed = page("html-claims-utf-7", "<p>+ADw-b+AD4- stays.</p>").replace(b"charset='utf-8'", b"charset='utf-7'")
    yield "html-claims-utf-7", claimed, kept("html-claims-utf-7", "+ADw-b+AD4- stays.")
    latin = page("html-in-latin", "<p>Größe und Menge.</p>").decode().replace("utf-8", "iso-8859-1").encode("latin-1")
    yield "html-in-latin", latin, kept("html-in-latin", "Größe und Menge.")
    yield "html-in-utf-16", page("html-in-utf-16").decode().encode("utf-16"), kept("html-in-utf-16")
    yield "html-in-bare-utf-16", page("html-in-bare-utf-16").decode().encode("utf-16-be"), kept("html-in-bare-utf-16")
    mixed = page("c", "<p>Größe, Menge, Länge.</p>" * 5) + "<p>Größe</p>".encode("latin-1")
    yield "html-two-encodings", mixed, Refused(RefusalReason.WRONG_ENCODING, "two encodings")
    yield "html-plaintext", page("html-plaintext", "<plaintext></article></body>"), kept("html-plaintext")
    yield "html-cdata", page("html-cdata", "<![CDATA[ Few words. ]]>"), kept("html-cdata")
    yield (
        "html-comment-that-ends-twice",
        page("html-comment-that-ends-twice", f"<!--> <!-- {PLANTED} --!> --><p>Few words.</p>"),
        kept("html-comment-that-ends-twice"),
    )


def _reaching() -> Made:
    """Pages that would have us open something else."""
    outside = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html>"
    yield (
        "html-outer-entity",
        page("html-outer-entity", "<p>Here: &x; it ends.</p>", first=outside),
        kept("html-outer-entity", hides=("root:",)),
    )
    dtd = "<!DOCTYPE html SYSTEM 'http://127.0.0.1:1/a.dtd'><html>"
    yield "html-outer-type", page("html-outer-type", first=dtd), kept("html-outer-type")
    include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"
    yield "html-inclusion", page("html-inclusion", include), kept("html-inclusion", hides=("root:",))
    links = "<link rel=stylesheet href='http://127.0.0.1:1/'><base href='http://127.0.0.1:1/'>"
    refresh = "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>"
    yield (
        "html-links-inward",
        page("html-links-inward", head=links + refresh),
        kept("html-links-inward", hides=("root:",)),
    )
    feed = b"<?xml version='1.0'?><rss><channel><item><title>a</title></item></channel></rss>"
    yield "html-is-a-feed", feed, Refused(RefusalReason.NOT_TEXT, "feed")
    yield (
        "html-is-a-drawing",
        b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>",
        Refused(RefusalReason.NOT_TEXT),
    )


def _telling() -> Made:
    """What a page says of itself."""
    head = "<meta property='og:site_name' content='Har&#x202e;bour&#x200b; Post\n'>"
    yield (
        "html-outlet-turns",
        page("html-outlet-turns", head=head),
        kept("html-outlet-turns", told={"outlet": "Harbour Post"}),
    )
    link = "<link rel=canonical href='javascript:alert(1)'>"
    yield "html-address-acts", page("html-address-acts", head=link), kept("html-address-acts", told={"url": ""})
    date = f"<meta name=date content='{'9' * 100_000}'>"
    yield (
        "html-date-without-end",
        page("html-date-without-end", head=date),
        kept("html-date-without-end", told={"published": ""}),
    )
    date = "<meta name=date content='2024-02-31'>"
    yield (
        "html-date-that-is-none",
        page("html-date-that-is-none", head=date),
        kept("html-date-that-is-none", told={"published": ""}),
    )
    yield (
        "html-title-without-end",
        page("html-title-without-end", head=f"<title>{'c' * 300_000}</title>"),
        kept("html-title-without-end"),
    )
    nodes = json.dumps({"@type": ["NewsArticle", {}], "publisher": [[{"name": ["\ud800"]}]], "datePublished": {"a": 1}})
    linked = f"<script type='application/ld+json'>{nodes}</script>"
    yield "html-odd-json", page("html-odd-json", head=linked), kept("html-odd-json")
    large = f"<script type='application/ld+json'>{json.dumps([PLANTED] * 100_000)}</script>"
    yield "html-large-json", page("html-large-json", head=large), kept("html-large-json")
