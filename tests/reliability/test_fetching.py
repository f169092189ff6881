"""Fetching a page from real servers on this machine, over HTTP and HTTPS: what must not be reached is not."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sayso.capture import Captured, CaptureOptions, FetchLimits, PublicNetwork, Refusal, RefusalReason, capture
from sayso.capture.network import is_public
from tests.capture.documents import SENTENCES, page
from tests.reliability.tally import Part, Row, count

Answer = Callable[[BaseHTTPRequestHandler], None]
NAME = "news.example"
OPTIONS = CaptureOptions(max_bytes=2_000_000, fetching=FetchLimits(seconds=1.0))


@dataclass
class Site:
    """A server on this machine, and a network in which only `news.example` leads to it."""

    port: int
    scheme: str
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, Sequence[str]] = field(default_factory=lambda: {NAME: ["127.0.0.1"]})
    asked: list[str] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)

    def addresses(self, host: str) -> Sequence[str]:
        """What a name leads to; numbers are understood as the system's resolver does."""
        self.looked.append(host)
        if host in self.names:
            return self.names[host]
        return PublicNetwork().addresses(host) if host[0].isdigit() or ":" in host else ()

    def allows(self, address: str, port: int) -> bool:
        """This server as if it were public, and what the product allows."""
        return (address, port) == ("127.0.0.1", self.port) or is_public(address)

    def url(self, path: str = "/") -> str:
        """The address of a page of this site."""
        return f"{self.scheme}://{NAME}:{self.port}{path}"


def answer(status: int = 200, data: bytes = b"", **headers: str) -> Answer:
    """An answer with these headers; underscores stand for hyphens."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return send


@dataclass(frozen=True)
class Certificates:
    """An authority of this test, and what it has signed: for the site, for another, out of date."""

    authority: Path
    good: Path
    other: Path
    expired: Path


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("certificates")
    key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate("An authority for tests", key, None, key)
    (folder / "authority.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    for file, name, days in (("good", NAME, 9), ("other", "other.example", 9), ("expired", NAME, -1)):
        own = ec.generate_private_key(ec.SECP256R1())
        signed = _certificate(name, own, root, key, days)
        secret = own.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (folder / f"{file}.pem").write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return Certificates(*(folder / f"{name}.pem" for name in ("authority", "good", "other", "expired")))


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: x509.Certificate | None,
    signer: ec.EllipticCurvePrivateKey,
    days: int = 9,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=10))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(signer, hashes.SHA256())
    )


def _served(scheme: str, certificate: Path | None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.answers.get(self.path, answer(404))(self)

        def log_message(self, *parts: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what these tests are about."""

    server = Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    made = Site(server.server_address[1], scheme)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["http", "https"])
def site(request: pytest.FixtureRequest, certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that answers 404 until a test says otherwise; its authority is known to this machine."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    yield from _served(request.param, certificates.good if request.param == "https" else None)


def tried(matter: str, site: Site, url: str = "") -> Captured | Refusal:
    """What becomes of the page, counted for the table."""
    outcome = capture(url or site.url("/a"), None, OPTIONS, site)
    count(Row(Part.FETCHING, matter, isinstance(outcome, Captured), isinstance(outcome, Refusal)))
    return outcome


def refused(matter: str, site: Site, reason: RefusalReason, url: str = "") -> Refusal:
    """A refusal for this reason, which says what to do."""
    outcome = tried(matter, site, url)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is reason
    assert outcome.detail.endswith(".")
    return outcome


def test_a_page_is_fetched_and_its_certificate_holds(site: Site):
    site.answers["/a"] = answer(data=page(), Content_Type="text/html; charset=utf-8")
    outcome = tried("a page in order", site)
    assert isinstance(outcome, Captured)
    assert SENTENCES[0] in outcome.report.text
    assert outcome.provenance["ip"] == "127.0.0.1"


@pytest.mark.parametrize("which", ["other", "expired", "authority"])
def test_a_certificate_that_does_not_hold_is_refused(
    which: str, certificates: Certificates, monkeypatch: pytest.MonkeyPatch
):
    """One of another host, one out of date, one of an authority that is not known."""
    if which != "authority":
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    file = certificates.good if which == "authority" else getattr(certificates, which)
    for made in _served("https", file):
        made.answers["/a"] = answer(data=page())
        found = refused("a certificate that does not hold", made, RefusalReason.FETCH_FAILED)
        assert "certificate is not valid" in found.detail
        assert made.asked == []


INWARD = (
    *("127.0.0.1", "127.1", "127.255.255.254", "0.0.0.0", "0", "2130706433", "0x7f000001", "0x7f.1", "017700000001"),
    *("0177.0.0.1", "127.0.0.1.", "10.0.0.1", "10.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257"),
    *("169.254.169.254", "2852039166", "0xa9fea9fe", "100.64.0.1", "192.0.0.1", "198.18.0.1", "203.0.113.9"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "[::]", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[::127.0.0.1]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[2001:db8::1]", "[2002:7f00:1::]"),
    *("[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2001:0:a00:1::]", "[fec0::1]", "[::ffff:169.254.169.254]"),
    *(
        "localhost",
        "LOCALHOST",
        "localhost.",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
        "\u2460\u2461\u2466.0.0.1",
    ),
)


@pytest.mark.parametrize("host", INWARD)
def test_addresses_inward_are_refused_however_they_are_written(host: str):
    """By the product's own network: names are looked up by the system, nothing is connected to."""
    outcome = capture(f"http://{host}/a", None, OPTIONS)
    count(Row(Part.FETCHING, "an address on this machine or around it, however written", 0, 1))
    assert isinstance(outcome, Refusal)
    assert outcome.reason in {RefusalReason.PRIVATE_ADDRESS, RefusalReason.FETCH_FAILED, RefusalReason.BAD_ADDRESS}


@pytest.mark.parametrize("host", INWARD)
def test_no_site_can_send_us_inward(host: str, certificates: Certificates):
    for made in _served("http", None):
        made.answers["/a"] = answer(302, Location=f"http://{host}/b".encode().decode("latin-1"))
        made.names["localhost"] = ["127.0.0.1"]
        outcome = tried("a redirect to such an address", made)
        assert isinstance(outcome, Refusal)
        assert made.asked == ["/a"]


@pytest.mark.parametrize(
    "led", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fe80::1%lo", "::ffff:192.168.0.1", "fd00::1"]
)
def test_a_name_that_leads_inward_is_refused(site: Site, led: str):
    site.names["inner.example"] = [led]
    url = f"{site.scheme}://inner.example/a"
    refused("a name that leads inward", site, RefusalReason.PRIVATE_ADDRESS, url)
    site.names["inner.example"] = ["8.8.8.8", led]
    refused("a name that leads inward beside outward", site, RefusalReason.PRIVATE_ADDRESS, url)
    site.answers["/a"] = answer(302, Location=url)
    refused("a redirect to a name that leads inward", site, RefusalReason.PRIVATE_ADDRESS)
    assert site.asked == ["/a"]


def test_a_name_that_changes_where_it_leads_is_looked_up_once_a_step(site: Site):
    """DNS rebinding: the first answer is checked and connected to; the second would lead elsewhere."""
    turns = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])

    class Turning(Site):
        def addresses(self, host: str) -> Sequence[str]:
            self.looked.append(host)
            return next(turns)

    turning = Turning(site.port, site.scheme, site.answers)
    site.answers["/a"] = answer(data=page())
    assert isinstance(tried("a name that changes where it leads", turning), Captured)
    assert turning.looked == [NAME]
    site.answers["/a"] = answer(302, Location="/b")
    assert isinstance(tried("a name that changes between two steps", turning), Refusal)
    assert site.asked == ["/a", "/a"]


def test_no_second_look_hides_below(site: Site, monkeypatch: pytest.MonkeyPatch):
    """The connection itself resolves no name: the system's resolver is not asked at all."""
    looked: list[object] = []
    real = socket.getaddrinfo

    def looking(host: object, *rest: object, **options: object) -> object:
        looked.append(host)
        return real(host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    site.answers["/a"] = answer(data=page())
    assert isinstance(capture(site.url("/a"), None, OPTIONS, site), Captured)
    assert all(ip_address(str(host)).is_loopback for host in looked)


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://news.example/", "gopher://a", "data:text/html,a", "javascript:alert(1)"],
)
def test_a_redirect_to_what_is_no_page_is_refused(site: Site, place: str):
    site.answers["/a"] = answer(302, Location=place)
    refused("a redirect to what is no page", site, RefusalReason.BAD_ADDRESS)


def test_a_redirect_with_a_password_is_refused_and_not_repeated(site: Site):
    site.answers["/a"] = answer(302, Location=f"{site.scheme}://me:Quillon@{NAME}/b")
    outcome = refused("a redirect with a password", site, RefusalReason.BAD_ADDRESS)
    assert "Quillon" not in outcome.detail + outcome.name


def test_redirects_end(site: Site):
    for number in range(30):
        site.answers[f"/{number}"] = answer(302, Location=f"/{number + 1}")
    refused("redirects without end", site, RefusalReason.FETCH_FAILED, site.url("/0"))
    assert len(site.asked) == OPTIONS.fetching.redirects + 1


def _raw(writes: Callable[[Callable[[bytes], object]], None]) -> Answer:
    return lambda request: writes(request.wfile.write)


def _slow_head(write: Callable[[bytes], object]) -> None:
    for _ in range(400):
        write(b"H")
        time.sleep(0.05)


def _slow_body(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    for _ in range(400):
        write(b"a")
        time.sleep(0.05)


def _slow_chunks(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(400):
        write(b"1\r\na\r\n")
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [_slow_head, _slow_body, _slow_chunks])
def test_what_comes_slowly_is_cut_off(site: Site, slow: Callable[[Callable[[bytes], object]], None]):
    site.answers["/a"] = _raw(slow)
    began = time.monotonic()
    refused("a host that dribbles", site, RefusalReason.FETCH_FAILED)
    assert time.monotonic() - began < 6


def _endless_head(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.0 200 OK\r\n")
    for number in range(1_000_000):
        write(b"X-%d: %s\r\n" % (number, b"a" * 1_000))


def _endless_line(write: Callable[[bytes], object]) -> None:
    for _ in range(10_000):
        write(b"A" * 65_536)


def _endless_body(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.0 200 OK\r\n\r\n")
    for _ in range(10_000):
        write(b"a" * 65_536)


def _wrong_chunks(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFF\r\na")


def _negative(write: Callable[[bytes], object]) -> None:
    write(b"HTTP/1.0 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc")


@pytest.mark.parametrize("sends", [_endless_head, _endless_line, _endless_body, _wrong_chunks, _negative])
def test_what_comes_without_end_is_cut_off(site: Site, sends: Callable[[Callable[[bytes], object]], None]):
    site.answers["/a"] = _raw(sends)
    began = time.monotonic()
    outcome = tried("an answer without end, or of a length that is none", site)
    assert isinstance(outcome, Refusal)
    assert outcome.reason in {RefusalReason.FETCH_FAILED, RefusalReason.TOO_LARGE}
    assert time.monotonic() - began < 6


def _packed(kind: str) -> tuple[bytes, str]:
    zeros = bytes(200_000_000)
    match kind:
        case "gzip":
            return gzip.compress(zeros, 9), "gzip"
        case "deflate":
            return zlib.compress(zeros, 9), "deflate"
        case "twice":
            return gzip.compress(gzip.compress(zeros, 9), 9), "gzip, gzip"
        case "unknown":
            return b"abc", "br"
        case _:
            return gzip.compress(page())[:-9], "gzip"


@pytest.mark.parametrize("kind", ["gzip", "deflate", "twice", "unknown", "cut"])
def test_what_swells_when_unpacked_is_refused(site: Site, kind: str):
    data, encoding = _packed(kind)
    site.answers["/a"] = answer(data=data, Content_Encoding=encoding)
    began = time.monotonic()
    outcome = tried("a bomb in the packing, or a packing that breaks off", site)
    assert isinstance(outcome, Refusal)
    assert outcome.reason in {RefusalReason.TOO_LARGE, RefusalReason.FETCH_FAILED}
    assert time.monotonic() - began < 6


def test_nothing_but_the_name_and_the_page_is_told_to_the_host(site: Site, monkeypatch: pytest.MonkeyPatch):
    """No cookie, no referrer, no proxy, whatever the environment says."""
    heads: list[str] = []
    for name in ("http_proxy", "https_proxy", "ALL_PROXY", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")

    def look(request: BaseHTTPRequestHandler) -> None:
        heads.extend(f"{name}: {value}" for name, value in request.headers.items())
        answer(302, Location="/b", Set_Cookie="Quillon=1")(request)

    site.answers["/a"] = look
    site.answers["/b"] = lambda request: (heads.extend(map(str, request.headers)), answer(data=page())(request))[1]
    outcome = capture(site.url("/a"), None, OPTIONS, site)
    assert isinstance(outcome, Captured)
    assert "Quillon" not in str(outcome.provenance) + str(outcome.report)
    assert not [head for head in heads if head.lower().startswith(("cookie", "referer", "authorization", "proxy"))]
