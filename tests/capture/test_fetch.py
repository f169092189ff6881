"""One page by its address: from real servers on this machine, which only these tests allow to be reached."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.capture import (
    Captured,
    CaptureOptions,
    FetchLimits,
    PublicNetwork,
    Refusal,
    RefusalReason,
    capture,
)
from sayso.capture.fetch import fetch
from sayso.capture.network import is_public
from tests.capture.documents import SENTENCES, STORY, page, pdf, text_block

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server on this machine, and a network in which `news.example` leads to it and to nothing else."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, Sequence[str]] = field(default_factory=lambda: {"news.example": ["127.0.0.1"]})
    asked: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)

    def addresses(self, host: str) -> Sequence[str]:
        """What a name leads to; as a real resolver does, an address leads to itself."""
        self.hosts.append(host)
        if host in self.names:
            return self.names[host]
        if host.replace(".", "").isdigit():
            return [host]
        raise socket.gaierror(-2, "Name or service not known")

    def allows(self, address: str, port: int) -> bool:
        """This server only, beside what is public."""
        return (address, port) == ("127.0.0.1", self.port) or is_public(address)

    def url(self, path: str) -> str:
        """The address of a page of this site."""
        return f"http://news.example:{self.port}{path}"


def serve(status: int = 200, data: bytes = b"", **headers: str) -> Answer:
    """An answer with these headers (underscores stand for hyphens)."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that answers 404 to everything until a test says otherwise."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.answers.get(self.path, serve(404))(self)

        def log_message(self, *parts: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def _refusal(site: Site, path: str, options: CaptureOptions | None = None) -> Refusal:
    outcome = capture(site.url(path), None, options, site)
    assert isinstance(outcome, Refusal), outcome
    return outcome


def test_a_page_becomes_a_report_with_its_address(site: Site) -> None:
    site.answers["/a"] = serve(data=page(), Content_Type="text/html; charset=utf-8", Set_Cookie="secret=1")
    outcome = capture(site.url("/a#part"), None, None, site)
    assert isinstance(outcome, Captured)
    assert SENTENCES[0] in outcome.report.text
    assert outcome.report.publication.url == site.url("/a")
    assert outcome.report.publication.origin["url"] == "address"
    assert outcome.data == page()
    assert outcome.provenance["status"] == "200"
    assert outcome.provenance["header:content-type"] == "text/html; charset=utf-8"
    assert "secret" not in str(outcome.provenance)


def test_the_character_set_of_the_header_counts(site: Site) -> None:
    data = page("<p>Größe und Menge, hieß es.</p>").decode().replace("charset='utf-8'", "").encode("latin-1")
    site.answers["/a"] = serve(data=data, Content_Type="text/html; charset=ISO-8859-1")
    outcome = capture(site.url("/a"), None, None, site)
    assert isinstance(outcome, Captured)
    assert "Größe und Menge" in outcome.report.text


def test_a_pdf_and_a_text_can_be_fetched(site: Site) -> None:
    site.answers["/a.pdf"] = serve(data=pdf(text_block(STORY)), Content_Type="application/pdf")
    site.answers["/b"] = serve(data=STORY.encode(), Content_Type="text/plain")
    for path in ("/a.pdf", "/b"):
        outcome = capture(site.url(path), None, None, site)
        assert isinstance(outcome, Captured)
        assert outcome.report.text == STORY


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
def test_packed_pages_are_unpacked(site: Site, encoding: str) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(page()), "deflate": zlib.compress(page())}
    packed["raw deflate"] = raw.compress(page()) + raw.flush()
    site.answers["/a"] = serve(data=packed[encoding], Content_Encoding=encoding.rpartition(" ")[2])
    assert fetch(site.url("/a"), None, site).data == page()


def test_redirects_are_followed_and_kept(site: Site) -> None:
    site.answers["/a"] = serve(302, Location="/b")
    site.answers["/b"] = serve(301, Location=site.url("/c?x=1"))
    site.answers["/c?x=1"] = serve(data=page())
    outcome = capture(site.url("/a"), None, None, site)
    assert isinstance(outcome, Captured)
    assert outcome.report.publication.url == site.url("/c?x=1")
    assert outcome.provenance["redirected_from"] == f"{site.url('/a')} {site.url('/b')}"


def test_redirects_without_end_are_refused(site: Site) -> None:
    site.answers["/a"] = serve(302, Location="/a")
    assert _refusal(site, "/a").reason is RefusalReason.FETCH_FAILED
    assert len(site.asked) == FetchLimits().redirects + 1


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://inner.example/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site: Site, target: str) -> None:
    site.names |= {"inner.example": ["192.168.1.1"], "::1": ["::1"]}
    site.answers["/a"] = serve(302, Location=target)
    assert _refusal(site, "/a").reason is RefusalReason.PRIVATE_ADDRESS


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/", "gopher://x", "javascript:alert(1)"])
def test_a_redirect_to_another_scheme_is_refused(site: Site, target: str) -> None:
    site.answers["/a"] = serve(302, Location=target)
    assert _refusal(site, "/a").reason is RefusalReason.BAD_ADDRESS


def test_one_private_address_among_public_ones_is_enough(site: Site) -> None:
    site.names["news.example"] = ["93.184.215.14", "10.0.0.1"]
    assert _refusal(site, "/a").reason is RefusalReason.PRIVATE_ADDRESS


def test_a_name_is_looked_up_once_and_reached_as_it_was_looked_up(site: Site) -> None:
    """A name that leads elsewhere on the second look (DNS rebinding) is never looked up a second time."""
    looked: list[str] = []

    class Rebinding(Site):
        def addresses(self, host: str) -> Sequence[str]:
            looked.append(host)
            return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    site.answers["/a"] = serve(data=page())
    assert fetch(site.url("/a"), None, Rebinding(site.port)).data == page()
    assert looked == ["news.example"]


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "2002:a00:1::",
    "64:ff9b::7f00:1",
    "2001:0:a00:1::",
    "2001:db8::1",
    "192.0.2.1",
    "198.18.0.1",
    "not-an-address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_around_us_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_the_product_refuses_this_machine_under_any_name(site: Site, host: str) -> None:
    site.answers["/"] = serve(data=page())
    outcome = capture(f"http://{host}:{site.port}/")
    assert isinstance(outcome, Refusal)
    assert outcome.reason in {RefusalReason.PRIVATE_ADDRESS, RefusalReason.FETCH_FAILED}
    assert site.asked == []
    assert not PublicNetwork().allows("127.0.0.1", 80)


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "http://user:secret@news.example/",
        "http://news.example:99999/",
        "http://a b/",
        "http://[::1/",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_a_password(site: Site, url: str) -> None:
    outcome = capture(url, None, None, site)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is RefusalReason.BAD_ADDRESS
    assert "secret" not in outcome.detail + outcome.name


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 429, 500, 503])
def test_an_answer_that_is_no_page_is_refused(site: Site, status: int) -> None:
    site.answers["/a"] = serve(status)
    assert str(status) in _refusal(site, "/a").detail


def test_a_host_that_is_not_there_is_refused(site: Site) -> None:
    outcome = capture("http://nowhere.example/", None, None, site)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is RefusalReason.FETCH_FAILED


def test_a_page_larger_than_the_limit_is_refused(site: Site) -> None:
    site.answers["/a"] = serve(data=b"x" * 5_000)
    assert _refusal(site, "/a", CaptureOptions(max_bytes=1_000)).reason is RefusalReason.TOO_LARGE


def test_a_page_that_grows_when_unpacked_is_refused(site: Site) -> None:
    site.answers["/a"] = serve(data=gzip.compress(bytes(300_000_000), 9), Content_Encoding="gzip")
    began = time.monotonic()
    assert _refusal(site, "/a").reason is RefusalReason.TOO_LARGE
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("headers", [{"Content_Encoding": "br"}, {"Content_Encoding": "gzip"}])
def test_what_cannot_be_unpacked_is_refused(site: Site, headers: dict[str, str]) -> None:
    site.answers["/a"] = serve(data=page(), **headers)
    assert _refusal(site, "/a").reason is RefusalReason.FETCH_FAILED


def test_a_page_that_breaks_off_is_refused(site: Site) -> None:
    site.answers["/a"] = serve(data=page()[:100], Content_Length="5000")
    site.answers["/b"] = serve(data=gzip.compress(page())[:-20], Content_Encoding="gzip")
    assert _refusal(site, "/a").reason is RefusalReason.FETCH_FAILED
    assert _refusal(site, "/b").reason is RefusalReason.FETCH_FAILED


def _dribble(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for _ in range(200):
        request.wfile.write(b"X-More: 1\r\n")
        time.sleep(0.1)


def test_a_host_that_dribbles_is_cut_off(site: Site) -> None:
    site.answers["/a"] = _dribble
    began = time.monotonic()
    refusal = _refusal(site, "/a", CaptureOptions(fetching=FetchLimits(seconds=0.5)))
    assert "0.5 seconds" in refusal.detail
    assert time.monotonic() - began < 3


def test_a_host_that_never_answers_is_cut_off(site: Site) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        site.port = silent.getsockname()[1]
        assert (
            _refusal(site, "/a", CaptureOptions(fetching=FetchLimits(seconds=0.5))).reason is RefusalReason.FETCH_FAILED
        )


def _mumble(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\x01SSH-2.0\r\n\r\n" * 50)


def test_a_host_that_speaks_no_http_is_refused(site: Site) -> None:
    site.answers["/a"] = _mumble
    assert _refusal(site, "/a").reason is RefusalReason.FETCH_FAILED


def test_a_site_without_a_certificate_is_refused(site: Site) -> None:
    outcome = capture(f"https://news.example:{site.port}/a", None, None, site)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is RefusalReason.FETCH_FAILED


def test_addresses_in_any_script_are_asked_for_in_ascii(site: Site) -> None:
    site.names["xn--bcher-kva.example"] = ["127.0.0.1"]
    site.answers["/%EA%B8%B0%EC%82%AC?a=%C3%A9"] = serve(data=page())
    assert fetch(f"http://bücher.example:{site.port}/기사?a=é", None, site).url.isascii()
