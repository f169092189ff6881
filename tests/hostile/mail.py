"""E-mail that is forged, nested, cut off, or hides one message in another."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Iterator

from sayso.capture import RefusalReason
from tests.capture.documents import message
from tests.hostile.case import PLANTED, Case, Kept, Refused, Wanted, kept, one, story

EMPTY = Refused(RefusalReason.EMPTY)
BROKEN = Refused(RefusalReason.UNREADABLE)
RESTRICTED = {"handling": "restricted"}

Made = Iterator[tuple[str, bytes, Wanted]]


def mail(slug: str, fields: str = "", body: bytes = b"", kind: str = "text/plain; charset=utf-8") -> bytes:
    """A message with these further fields; the story is its body unless another is given."""
    head = (
        "From: A reader <reader@example.net>\r\nTo: desk@example.org\r\nDate: Fri, 12 Apr 2024 21:40:00 +0200\r\n"
        f"Message-ID: <1@example.net>\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n{fields}\r\n"
    )
    return head.encode("utf-8", "surrogateescape") + (body or story(slug).encode() + b"\r\n")


def parts(*each: tuple[str, bytes], edge: str = "edge") -> bytes:
    """The body of a message of several parts."""
    held = b"".join(b"--%s\r\n%s\r\n\r\n%s\r\n" % (edge.encode(), head.encode(), body) for head, body in each)
    return held + b"--%s--\r\n" % edge.encode()


TEXT = "Content-Type: text/plain; charset=utf-8"
HTML = "Content-Type: text/html; charset=utf-8"
MIXED = "multipart/mixed; boundary=edge"


def cases() -> Iterator[Case]:
    """All messages."""
    for slug, data, wanted in (*_forged(), *_nested(), *_encoded(), *_broken(), *_hiding()):
        yield one(f"{slug}.eml", data, wanted)


def _forged() -> Made:
    """Header fields that say several things, or more than they show."""
    two = "From: Minister <minister@example.org>\r\n"
    yield (
        "mail-two-senders",
        mail("mail-two-senders", two),
        kept("mail-two-senders", notes=("several From fields",), told={"author": "A reader <reader@example.net>"}),
    )
    two = "Date: Fri, 12 Apr 1974 21:40:00 +0200\r\n"
    yield (
        "mail-two-dates",
        mail("mail-two-dates", two),
        kept("mail-two-dates", notes=("several Date fields",), told={"published": "2024-04-12"}),
    )
    yield (
        "mail-two-subjects",
        mail("mail-two-subjects", "Subject: a\r\nSubject: b\r\n"),
        kept("mail-two-subjects", notes=("several Subject fields",), told={"title": "a"}),
    )
    turned = "Subject: =?utf-8?b?" + base64.b64encode("a\u202egnp.exe\u200b\x00".encode()).decode() + "?=\r\n"
    yield (
        "mail-subject-turns",
        mail("mail-subject-turns", turned),
        kept("mail-subject-turns", told={"title": "agnp.exe\ufffd"}),
    )
    split = "Subject: =?utf-8?q?a=0D=0ABcc:_all@example.org?=\r\n"
    yield "mail-subject-of-two-lines", mail("mail-subject-of-two-lines", split), kept("mail-subject-of-two-lines")
    yield (
        "mail-subject-without-end",
        mail("mail-subject-without-end", "Subject: " + "d" * 900_000 + "\r\n"),
        kept("mail-subject-without-end"),
    )
    yield (
        "mail-subject-of-bytes",
        mail("mail-subject-of-bytes", "Subject: \udcff\udcfe\udc80\r\n"),
        kept("mail-subject-of-bytes"),
    )
    received = "Received: from a by b; Fri, 12 Apr 2024 21:40:00 +0200\r\n" * 20_000
    yield "mail-much-received", mail("mail-much-received", received), kept("mail-much-received")
    yield "mail-many-fields", mail("mail-many-fields", "X-A: b\r\n" * 50_000), kept("mail-many-fields")
    many = "To: " + ", ".join(f"a{n}@example.net" for n in range(20_000)) + "\r\n"
    yield "mail-many-readers", mail("mail-many-readers", many), kept("mail-many-readers")
    open_brackets = "Cc: " + "(" * 50_000 + "\r\n"
    yield (
        "mail-comments-in-comments",
        mail("mail-comments-in-comments", open_brackets),
        kept("mail-comments-in-comments"),
    )
    for slug, date in {
        "mail-date-of-words": "next week",
        "mail-date-beyond-all": "Fri, 99 Foo 99999999999 99:99:99 +9999",
        "mail-date-without-end": "1" * 200_000,
    }.items():
        data = mail(slug).replace(b"Fri, 12 Apr 2024 21:40:00 +0200", date.encode())
        yield slug, data, kept(slug, told={"published": ""})
    public = "X-Handling: public\r\nSensitivity: none\r\n"
    yield "mail-says-public", mail("mail-says-public", public), kept("mail-says-public", told=RESTRICTED)


def _nested() -> Made:
    inner = mail("x", "Subject: Inside\r\n", f"{PLANTED} wrote this.\r\n".encode())
    body = parts((TEXT, story("mail-with-a-mail").encode()), ("Content-Type: message/rfc822", inner))
    yield "mail-with-a-mail", mail("a", body=body, kind=MIXED), kept("mail-with-a-mail", notes=("Inside",))
    deep = story("mail-deep").encode()
    for level in range(60):
        deep = parts((f"Content-Type: multipart/mixed; boundary=e{level}", deep), edge=f"e{level + 1}")
    yield "mail-deep", mail("b", body=deep, kind="multipart/mixed; boundary=e60"), EMPTY
    forwarded = b"x\r\n"
    for _ in range(200):
        forwarded = b"Content-Type: message/rfc822\r\n\r\n" + forwarded
    body = parts((TEXT, story("mail-in-mail-in-mail").encode()), ("Content-Type: message/rfc822", forwarded))
    yield "mail-in-mail-in-mail", mail("c", body=body, kind=MIXED), kept("mail-in-mail-in-mail")
    crowd = parts(*[(TEXT, b"a")] * 1_100)
    yield "mail-of-many-parts", mail("d", body=crowd, kind=MIXED), Refused(RefusalReason.UNREADABLE, "parts")
    file = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=../../../etc/cron.d/a"
    body = parts((TEXT, story("mail-with-a-path").encode()), (file, PLANTED.encode()))
    yield "mail-with-a-path", mail("e", body=body, kind=MIXED), kept("mail-with-a-path", notes=("attachment not read",))
    turned = 'Content-Type: text/plain; name="=?utf-8?q?a=E2=80=AEfdp.exe?="'
    body = parts((TEXT, story("mail-with-a-name").encode()), (turned, PLANTED.encode()))
    yield "mail-with-a-name", mail("f", body=body, kind=MIXED), kept("mail-with-a-name", notes=("attachment not read",))
    page = f"<html><body><p>{PLANTED}</p></body></html>".encode()
    body = parts((TEXT, story("mail-of-two-minds").encode()), (HTML, page))
    kind = "multipart/alternative; boundary=edge"
    yield (
        "mail-of-two-minds",
        mail("g", body=body, kind=kind),
        kept("mail-of-two-minds", notes=("its HTML shows other words",)),
    )
    bounce = parts(
        (TEXT, story("mail-returned").encode()), ("Content-Type: message/delivery-status", b"a: b\r\n\r\nc: d")
    )
    yield "mail-returned", mail("h", body=bounce, kind=MIXED), kept("mail-returned")


def _encoded() -> Made:
    words = story("mail-base64").encode()
    encoding = "Content-Transfer-Encoding: {}\r\n"
    yield "mail-base64", mail("", encoding.format("base64"), base64.encodebytes(words)), kept("mail-base64")
    broken = base64.encodebytes(story("i").encode())[:-9] + b"!!\r\n"
    yield "mail-base64-cut", mail("", encoding.format("base64"), broken), Kept(("Steel comes from",))
    data = quopri.encodestring(story("mail-quoted").encode() + "Größe = 7".encode())
    yield "mail-quoted", mail("", encoding.format("quoted-printable"), data), kept("mail-quoted", "Größe = 7")
    yield (
        "mail-unknown-encoding",
        mail("mail-unknown-encoding", encoding.format("x-none")),
        kept("mail-unknown-encoding"),
    )
    yield "mail-uu-bomb", mail("", encoding.format("x-uuencode"), b"begin 644 a\r\n" + b"`" * 200_000), EMPTY
    for slug, name in {
        "mail-charset-none": "x-no-such",
        "mail-charset-idna": "idna",
        "mail-charset-rot13": "rot13",
        "mail-charset-zip": "zlib_codec",
        "mail-charset-unicode-escape": "unicode_escape",
        "mail-charset-undefined": "undefined",
        "mail-charset-punycode": "punycode",
        "mail-charset-mbcs": "\x00utf-8",
    }.items():
        yield slug, mail(slug, kind=f"text/plain; charset={name}"), kept(slug)
    utf_7 = "+ADw-script+AD4- stays."
    body = f"{story('mail-charset-utf-7')} {utf_7}".encode()
    yield "mail-charset-utf-7", mail("", body=body, kind="text/plain; charset=utf-7"), kept("mail-charset-utf-7", utf_7)
    korean = "공장은 삼천 발을 만들었다고 관리가 말했다. " * 5 + story("mail-in-euc-kr")
    yield (
        "mail-in-euc-kr",
        mail("", body=korean.encode("euc-kr"), kind="text/plain; charset=euc-kr"),
        kept("mail-in-euc-kr", "삼천 발"),
    )
    lie = "Größe und Menge, Länge und Höhe. " * 5 + story("mail-charset-lies")
    yield (
        "mail-charset-lies",
        mail("", body=lie.encode(), kind="text/plain; charset=us-ascii"),
        kept("mail-charset-lies", "Größe und Menge"),
    )
    bad = b"\x80\x81\xfe\xff" * 50
    yield (
        "mail-bytes-that-are-none",
        mail("", body=bad, kind="text/plain; charset=utf-8"),
        Refused(RefusalReason.WRONG_ENCODING),
    )


def _broken() -> Made:
    yield "mail-only-a-head", mail("", body=b"\r\n"), EMPTY
    yield "mail-never-split", mail("", body=story("mail-never-split").encode(), kind=MIXED), EMPTY
    body = parts((TEXT, story("mail-cut").encode()))[:-12]
    yield "mail-cut", mail("", body=body, kind=MIXED), kept("mail-cut")
    yield "mail-no-edge", mail("", body=parts((TEXT, b"a")), kind="multipart/mixed"), EMPTY
    edge = "multipart/mixed; boundary=" + "e" * 100_000
    yield "mail-edge-without-end", mail("", body=b"a\r\n", kind=edge), EMPTY
    both = (
        message("a")
        .as_bytes()
        .join([b"From a@b Fri Apr 12 21:40:00 2024\n"] * 3 + [b""])
        .replace(b"\nFrom a", b"\n\nFrom a")
    )
    yield "mail-box", both, Refused(RefusalReason.UNREADABLE, "several messages")
    yield "mail-binary", mail("", body=bytes(range(256)) * 40, kind="application/octet-stream"), EMPTY
    yield (
        "mail-with-zeros",
        mail("", body=story("mail-with-zeros").encode() + b" A\x00B."),
        kept("mail-with-zeros", "A\ufffdB."),
    )
    yield (
        "mail-field-without-colon",
        mail("mail-field-without-colon", "Just words here\r\n"),
        kept("mail-field-without-colon", hides=()),
    )


def _hiding() -> Made:
    for slug, markup in {
        "mail-hidden-line": "<p style='display:none'>{}</p>",
        "mail-hidden-preheader": "<div style='max-height:0;overflow:hidden'>{}</div>",
        "mail-hidden-in-colour": "<span style='color:#ffffff;background-color:#FFFFFF'>{}</span>",
        "mail-hidden-tiny": "<span style='font-size:0px'>{}</span>",
    }.items():
        page = f"<html><body><p>{story(slug)}</p>{markup.format(PLANTED)}</body></html>".encode()
        yield slug, mail("", body=page, kind="text/html; charset=utf-8"), kept(slug, notes=("1 hidden part",))
    deep = (f"<p>{story('j')}</p>" + "<div>" * 30_000 + PLANTED).encode()
    yield "mail-deep-page", mail("", body=deep, kind="text/html"), Refused(RefusalReason.UNREADABLE, "nested too deep")
    page = f"<html><body><article><p>{story('mail-saved-page')}</p></article></body></html>".encode()
    field = "Snapshot-Content-Location: https://harbour.example/a\r\n"
    body = parts((HTML, page))
    yield (
        "mail-saved-page",
        mail("", field, body, MIXED),
        kept("mail-saved-page", told={"url": "https://harbour.example/a", "handling": "public"}),
    )
    acts = "Snapshot-Content-Location: javascript:alert(1)\r\n"
    page = page.replace(b"mail-saved-page", b"mail-saved-acts")
    yield "mail-saved-acts", mail("", acts, parts((HTML, page)), MIXED), kept("mail-saved-acts", told={"url": ""})
    yield "mail-saved-nothing", mail("", field, parts((TEXT, b"a")), MIXED), Refused(RefusalReason.NO_ARTICLE)
