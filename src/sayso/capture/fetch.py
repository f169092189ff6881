"""One page by its address: a plain request to a public host, bounded in size, time and redirects."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from sayso.capture.network import Network, PublicNetwork
from sayso.capture.options import CaptureOptions
from sayso.capture.outcome import RefusalReason, Unfit

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 65_536
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Sayso; reads single pages on behalf of one person)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
# Headers that say how the page was got; others, and cookies above all, are not kept.
KEPT = frozenset(
    {
        "content-type",
        "content-length",
        "content-language",
        "content-encoding",
        "last-modified",
        "etag",
        "date",
        "server",
        "location",
        "link",
        "cache-control",
        "age",
        "expires",
        "vary",
        "x-robots-tag",
        "content-disposition",
    }
)
# White space, control characters, and bytes of a command line that are no UTF-8.
_NO_SIGN = re.compile(r"[\s\x00-\x20\x7f\ud800-\udfff]")
SAVE = "Open it in a browser, save it, and add that file."


@dataclass(frozen=True, slots=True)
class Page:
    """What a host answered: the address at which it did, the bytes decompressed, and how they were got."""

    url: str
    data: bytes = field(repr=False)
    provenance: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The last part of its path, whose suffix may tell a format."""
        return urlsplit(self.url).path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: the address to show, the host to ask for, the IP address to connect to."""

    url: str
    parts: SplitResult
    host: str
    address: str
    port: int


def fetch(url: str, options: CaptureOptions | None = None, network: Network | None = None) -> Page:
    """The page at an address of http or https; `Unfit` with the reason where it cannot or may not be had.

    Each address on the way is looked up once, and connected to as it was looked up, so that a name cannot
    lead elsewhere between the look and the step. No proxy and no cookie is used.
    """
    options = options or CaptureOptions()
    deadline = time.monotonic() + options.fetching.seconds
    passed: list[str] = []
    while len(passed) <= options.fetching.redirects:
        target = target_of(url, network or PublicNetwork())
        with _answer(target, deadline, options) as answer:
            location = answer.getheader("Location")
            if answer.status not in REDIRECTS or not location:
                return _page(target, answer, passed, options)
        passed.append(target.url)
        url = onward(target.url, location)
    raise _failed(f"It was sent elsewhere more than {options.fetching.redirects} times.")


def _failed(what: str) -> Unfit:
    return Unfit(RefusalReason.FETCH_FAILED, f"{what} {SAVE}")


def onward(url: str, location: str) -> str:
    """The address that a `Location` sends us to from this one; `Unfit` if it is none."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise _failed("It was sent to what is no address.") from error


def target_of(url: str, network: Network) -> Target:
    """Where a request for this address goes; `Unfit` if it is none, or leads to a host that is not public."""
    parts = _split(url)
    host = _ascii_host(parts)
    port = parts.port or PORTS[parts.scheme]
    try:
        addresses = network.addresses(host)
    except (OSError, UnicodeError) as error:
        raise _failed("The name of its host cannot be resolved.") from error
    if not addresses or not all(network.allows(address, port) for address in addresses):
        detail = "Its host is on this machine, in a private network or reserved: that is never fetched."
        raise Unfit(RefusalReason.PRIVATE_ADDRESS, f"{detail} {SAVE}")
    return Target(_shown(parts, host), parts, host, addresses[0], port)


def _split(url: str) -> SplitResult:
    """The parts of an address; what is no plain one of http or https is refused."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise Unfit(RefusalReason.BAD_ADDRESS, "It is no address of a page. Check it.") from error
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise Unfit(RefusalReason.BAD_ADDRESS, "Only addresses of http and https are fetched. Check it.")
    if _NO_SIGN.search(url.strip()):
        raise Unfit(RefusalReason.BAD_ADDRESS, "There is white space or what is no character in it. Check it.")
    if parts.username or parts.password:
        raise Unfit(
            RefusalReason.BAD_ADDRESS,
            "There is a name or a password in it, which would be kept. Take it out.",
        )
    return parts


def _ascii_host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Unfit(RefusalReason.BAD_ADDRESS, "The name of its host is none. Check it.") from error


def _shown(parts: SplitResult, host: str) -> str:
    """The address without its fragment, in ASCII as it is sent."""
    place = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != PORTS[parts.scheme]:
        place += f":{parts.port}"
    return urlunsplit((parts.scheme, place, _quoted(parts.path) or "/", _quoted(parts.query), ""))


def _quoted(part: str) -> str:
    return quote(part, safe="%/:=&?~+!$,;'@()*[]|")


@contextmanager
def _answer(target: Target, deadline: float, options: CaptureOptions) -> Iterator[http.client.HTTPResponse]:
    """The answer to one request; when the time is up, the connection is cut wherever it stands."""
    late = False
    try:
        with closing(_connected(target, deadline)) as wire:

            def cut() -> None:
                nonlocal late
                late = True
                with suppress(OSError):
                    wire.shutdown(socket.SHUT_RDWR)

            timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
            timer.daemon = True
            timer.start()
            try:
                yield _asked(target, wire)
            finally:
                timer.cancel()
                if late:
                    raise TimeoutError
    except ssl.SSLCertVerificationError as error:
        raise _failed(f"Its certificate is not valid ({error.verify_message}).") from error
    except TimeoutError as error:
        raise _failed(f"It did not come within {options.fetching.seconds:g} seconds.") from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise _failed(f"The connection failed ({type(error).__name__}).") from error


def _connected(target: Target, deadline: float) -> socket.socket:
    """A socket to the address that was looked up; under https the certificate must be the host's."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    wire = socket.create_connection((target.address, target.port), timeout=left)
    if target.parts.scheme == "http":
        return wire
    try:
        return ssl.create_default_context().wrap_socket(wire, server_hostname=target.host)
    except BaseException:
        wire.close()
        raise


def _asked(target: Target, wire: socket.socket) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = wire
    shown = urlsplit(target.url)
    path = shown.path + (f"?{shown.query}" if shown.query else "")
    connection.request("GET", path, headers={**HEADERS, "Host": shown.netloc})
    return connection.getresponse()


def _page(target: Target, answer: http.client.HTTPResponse, passed: list[str], options: CaptureOptions) -> Page:
    if answer.status != 200:
        raise _failed(
            f"Its host answered {answer.status} {http.client.responses.get(answer.status, '')}.".replace(" .", ".")
        )
    data = _body(answer, options.max_bytes)
    provenance = {"address": target.url, "status": str(answer.status), "ip": target.address}
    if passed:
        provenance["redirected_from"] = " ".join(passed)
    for name, value in answer.getheaders():
        if name.lower() in KEPT:
            provenance.setdefault(
                f"header:{name.lower()}", value.encode("latin-1", "replace").decode("utf-8", "replace")
            )
    return Page(target.url, data, provenance)


def _body(answer: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """The body, decompressed as it comes, so that a small one cannot grow beyond the limit."""
    unpack = _unpacker((answer.getheader("Content-Encoding") or "identity").strip().lower())
    body = bytearray()
    while chunk := answer.read(CHUNK):
        body += unpack.decompress(chunk, max_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > max_bytes:
            detail = f"It has more than {max_bytes:,} bytes. Save the article as text, or raise max_bytes."
            raise Unfit(RefusalReason.TOO_LARGE, detail)
    if answer.length or (unpack and not unpack.eof):
        raise _failed("It broke off before its end.")
    return bytes(body)


class _Unpacker:
    """gzip and deflate; some hosts send deflate without the header that the standard asks for."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._object = zlib.decompressobj(zlib.MAX_WBITS | (16 if encoding == "gzip" else 0))
        self._begun = False

    @property
    def eof(self) -> bool:
        """Whether the end of the compressed data was reached."""
        return self._object.eof

    def decompress(self, chunk: bytes, most: int) -> bytes:
        """At most so many bytes of what the chunk holds."""
        if not self._begun and self._encoding == "deflate" and not _has_zlib_header(chunk):
            self._object = zlib.decompressobj(-zlib.MAX_WBITS)
        self._begun = True
        return self._object.decompress(chunk, max(1, most))


def _has_zlib_header(chunk: bytes) -> bool:
    return len(chunk) > 1 and chunk[0] & 0x0F == 8 and (chunk[0] * 256 + chunk[1]) % 31 == 0


def _unpacker(encoding: str) -> _Unpacker | None:
    if encoding in {"", "identity"}:
        return None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _Unpacker("gzip" if "gzip" in encoding else encoding)
    raise _failed(f"Its host sent it packed as “{encoding[:20]}”, which was not asked for.")
