"""Pages: the article that a reader sees, and nothing that he does not see."""

from __future__ import annotations

import pytest

from sayso.capture import RefusalReason
from tests.capture.conftest import Read, Refused
from tests.capture.documents import SENTENCES, page


def test_paragraphs_stand_one_a_line_with_their_number(read: Read) -> None:
    report = read("a.html", page())
    lines = report.text.split("\n")
    assert [line for line in lines if line in SENTENCES] == list(SENTENCES)
    second = next(each for each in report.locators if report.text[each.start : each.end] == SENTENCES[1])
    assert second.paragraph == lines.index(SENTENCES[1]) + 1


def test_a_table_is_read_row_by_row(read: Read) -> None:
    table = (
        "<table><tr><th>Month</th><th>Casings</th></tr><tr><td>February</td><td>2,850</td></tr>"
        "<tr><td>March</td><td>3,400</td></tr></table>"
    )
    report = read("a.html", page(table))
    assert "February | 2,850\nMarch | 3,400" in report.text
    cell = next(each for each in report.locators if report.text[each.start : each.end] == "3,400")
    assert (cell.table, cell.row, cell.column) == (1, 3, 2)


HIDDEN = [
    "<p style='display:none'>WORD</p>",
    "<p style='visibility: hidden'>WORD</p>",
    "<div hidden><p>WORD</p></div>",
    "<p class='x9'>WORD</p>",
    "<p id=secret>WORD</p>",
    "<p style='font-size:0'>WORD</p>",
    "<p style='position:absolute;left:-9999px'>WORD</p>",
    "<p style='opacity:0'>WORD</p>",
    "<template><p>WORD</p></template>",
    "<!-- <p>WORD</p> -->",
    "<script>var a = 'WORD'</script>",
    "<p>The mill stands <span style='display:none'>WORD</span> still today, they said.</p>",
]


@pytest.mark.parametrize("markup", HIDDEN)
def test_what_is_not_shown_is_not_text(read: Read, markup: str) -> None:
    marked = markup.replace("WORD", "Ninety thousand shells were counted in secret.")
    style = "<style>.x9, .other { color: red; display: none } #secret{visibility:hidden}</style>"
    report = read("a.html", page(marked, head=style))
    assert "Ninety thousand" not in report.text
    assert SENTENCES[3] in report.text


def test_hidden_words_are_mentioned(read: Read) -> None:
    assert any("hidden" in note for note in read("a.html", page(HIDDEN[0])).notes)


def test_a_rule_for_print_hides_nothing(read: Read) -> None:
    style = "<style>@media print { .shown { display:none } .also { display:none } }</style>"
    report = read("a.html", page("<p class='shown'>The mill was quiet on that day, they said.</p>", style))
    assert "The mill was quiet" in report.text


def test_a_page_tells_of_itself(read: Read) -> None:
    head = (
        "<title>Casings - Open Ledger</title><meta property='og:site_name' content='Open Ledger'>"
        "<meta property='article:published_time' content='2024-08-29T23:30:00-05:00'>"
        "<meta name='author' content='Jory Penhale'><meta property='og:title' content='Casings in Lodvar'>"
        "<link rel='canonical' href='https://example.net/casings'>"
    )
    told = read("a.html", page(head=head)).publication
    assert (told.outlet, told.published, told.author) == ("Open Ledger", "2024-08-29", "Jory Penhale")
    assert (told.title, told.url, told.language) == ("Casings in Lodvar", "https://example.net/casings", "en")
    assert told.origin["published"] == "document"


def test_linked_data_tells_too(read: Read) -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Casings",'
        '"datePublished": "2024-08-29", "author": [{"name": "J. Penhale"}, {"name": "A. Orrel"}],'
        '"publisher": {"name": "Open Ledger"}}]}</script>'
    )
    told = read("a.html", page(head=head)).publication
    assert (told.outlet, told.published, told.author) == ("Open Ledger", "2024-08-29", "J. Penhale, A. Orrel")


def test_the_number_of_a_note_is_no_digit_of_a_figure(read: Read) -> None:
    report = read(
        "a.html",
        page("<p>They counted 3,400<sup>1</sup> casings<sup><a href=#n2>2</a></sup> on 5 km<sup>2</sup>.</p>"),
    )
    assert "They counted 3,400¹ casings² on 5 km²." in report.text


def test_what_the_article_holds_beside_its_text_is_mentioned(read: Read) -> None:
    caption = "<figure><img src=a.jpg><figcaption>Ninety trucks leave the works.</figcaption></figure>"
    report = read("a.html", page(caption))
    assert ("Ninety trucks" in report.text) != any("Ninety trucks" in note for note in report.notes)


def test_the_only_time_in_an_article_is_its_date(read: Read) -> None:
    times = "<time datetime='2024-03-02T10:00Z'>2 March</time>"
    assert read("a.html", page(times)).publication.published == "2024-03-02"
    assert read("a.html", page(times + "<time datetime='2020-01-01'>then</time>")).publication.published == ""


def test_a_date_in_the_text_is_not_taken_for_that_of_publication(read: Read) -> None:
    assert read("a.html", page("<p>It was 3 May 2021 when the line stopped, he said.</p>")).publication.published == ""


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<form><p>Log in to continue</p><input name=u><input type=password></form>", "log-in"),
        (
            "<div><h1>We value your privacy</h1><p>We and our partners use cookies to show you ads.</p>"
            "<p>You may give your consent or reject all.</p><button>Accept all</button></div>",
            "consent",
        ),
        ("<div id=root></div><script src=app.js></script>", "scripts"),
        ("<p>You need to enable JavaScript to run this app.</p>", "scripts"),
        ("<ul><li><a href=/>Home</a></li><li><a href=/b>News</a></li></ul>", "article"),
        ("", ""),
    ],
)
def test_a_page_without_an_article_says_what_it_is(refused: Refused, body: str, hint: str) -> None:
    data = f"<!DOCTYPE html><html><head><title>Site</title></head><body>{body}</body></html>".encode()
    assert hint in refused(RefusalReason.NO_ARTICLE, "a.html", data).detail


def test_an_article_with_a_log_in_form_beside_it_is_read(read: Read) -> None:
    form = "<form><input type=password></form><p>This site uses cookies.</p>"
    assert SENTENCES[0] in read("a.html", page(form)).text


def test_one_line_of_news_is_an_article(read: Read) -> None:
    data = b"<html><body><p>The works delivered 3,400 casings in March, an official said.</p></body></html>"
    assert "3,400 casings" in read("a.html", data).text


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_deep_nesting_never_cuts_a_text_in_silence(refused: Refused, depth: int) -> None:
    deep = "<div>" * depth + "<p>Deep words.</p>" + "</div>" * depth + "<p>Words behind it.</p>"
    refused(RefusalReason.UNREADABLE, "a.html", page(deep))


def test_entities_that_multiply_stay_words(read: Read) -> None:
    bomb = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 12))
    data = f'<!DOCTYPE html [<!ENTITY l0 "lol">{bomb}]>'.encode() + page("<p>&l11; stands here, they said.</p>")[15:]
    assert len(read("a.html", data).text) < 5_000


def test_a_zero_in_a_page_does_not_end_it(read: Read) -> None:
    assert SENTENCES[3] in read("a.html", page().replace(b"March", b"Mar\x00ch")).text


def test_old_encodings_are_declared_inside(read: Read) -> None:
    data = page("<p>Größe und Menge, hieß es.</p>").replace(b"utf-8", b"iso-8859-1").decode().encode("latin-1")
    assert "Größe und Menge" in read("a.html", data).text
