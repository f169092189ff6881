"""The stage: from one path, address or some bytes to a Report, or to a refusal with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from sayso.capture.apart import read_apart
from sayso.capture.document import Document
from sayso.capture.fetch import fetch
from sayso.capture.intake import taken_file, too_large
from sayso.capture.kind import Kind, kind_of
from sayso.capture.language import language_of
from sayso.capture.metadata import DETECTED, Layer, settle
from sayso.capture.naming import shown_name
from sayso.capture.network import Network
from sayso.capture.options import CaptureOptions, Told
from sayso.capture.outcome import Captured, Refusal, RefusalReason, Unfit
from sayso.capture.reading import PLAIN, read
from sayso.capture.sidecar import layers_for
from sayso.capture.walk import ADDRESSES, TABLES
from sayso.model.ids import sha256
from sayso.model.report import Report

_PASSWORD = re.compile(r"//[^/?#]*@")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Bytes that were got hold of: what they are called, where from, and what came with them."""

    name: str
    data: bytes
    path: Path | None = None
    address: str = ""
    provenance: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def capture(
    source: Path | str,
    data: bytes | None = None,
    options: CaptureOptions | None = None,
    network: Network | None = None,
) -> Captured | Refusal:
    """The report at a path or address, or in `data` from there; a refusal says what the reader can do.

    Where `data` is given, nothing is opened or fetched, and `source` only names it. Sidecars are looked for
    beside a `Path`. `network` is how addresses are looked up and reached; by default only public ones are.
    """
    options = options or CaptureOptions()
    name, name_notes = _named(source)
    try:
        taken = _taken(source, data, options, network)
    except Unfit as unfit:
        return Refusal(name, unfit.sha256, unfit.reason, unfit.detail)
    try:
        return _captured(taken, name, name_notes, options)
    except Unfit as unfit:
        return Refusal(name, sha256(taken.data), unfit.reason, unfit.detail)


def _is_address(source: Path | str) -> bool:
    return isinstance(source, str) and source.lower().startswith(ADDRESSES)


def _named(source: Path | str) -> tuple[str, tuple[str, ...]]:
    if _is_address(source):
        return shown_name(_PASSWORD.sub("//", str(source), count=1))
    return shown_name(Path(source).name)


def _taken(source: Path | str, data: bytes | None, options: CaptureOptions, network: Network | None) -> _Taken:
    path = source if isinstance(source, Path) else None
    if data is not None:
        if len(data) > options.max_bytes:
            raise too_large(len(data), options.max_bytes)
        return _Taken(_file_name(source), data, path, str(source) if _is_address(source) else "")
    if _is_address(source):
        page = fetch(str(source), options, network)
        return _Taken(page.name, page.data, None, page.url, page.provenance, page.notes)
    path = Path(source)
    return _Taken(path.name, taken_file(path, options.max_bytes), path)


def _file_name(source: Path | str) -> str:
    """The part of a path or address whose suffix may tell a format."""
    return Path(str(source).partition("?")[0]).name


def _captured(taken: _Taken, name: str, notes: tuple[str, ...], options: CaptureOptions) -> Captured:
    if not taken.data:
        raise Unfit(RefusalReason.EMPTY, "There is nothing in it. Check that the right file was saved.")
    if taken.path and taken.path.suffix.lower() in TABLES:
        raise Unfit(RefusalReason.NOT_A_REPORT, "A table of figures is no report. Take its rows in as leads.")
    content_type = _content_type(taken.provenance)
    kind = kind_of(taken.data, taken.name, content_type.get_content_type())
    beside, sidecar_notes = layers_for(taken.path, options.sidecars) if taken.path else ((), ())
    document = _document(kind.kind, taken.data, content_type.get_content_charset(""), options)
    publication, handling, said = settle(_layers(options, beside, taken.address, document))
    report = Report(
        name=name,
        sha256=sha256(taken.data),
        media_type=document.media_type,
        text=document.text,
        publication=publication,
        handling=handling,
        locators=document.locators,
        notes=(*notes, *kind.notes, *taken.notes, *document.notes, *sidecar_notes, *said),
    )
    return Captured(report, taken.data, taken.provenance)


def _content_type(provenance: Mapping[str, str]) -> EmailMessage:
    """The `Content-Type` of a fetched page, parsed; of a file, one that says nothing."""
    message = EmailMessage()
    if value := provenance.get("header:content-type"):
        message["Content-Type"] = value
    return message


def _document(kind: Kind, data: bytes, declared: str, options: CaptureOptions) -> Document:
    if kind in PLAIN:
        return read(kind, data, declared, options.max_code_points)
    return read_apart(kind, data, declared, (options.reading, options.max_code_points))


def _layers(options: CaptureOptions, beside: tuple[Layer, ...], address: str, document: Document) -> list[Layer]:
    """What is told of a publication, the most trusted first; our own guess comes last."""
    return [
        Layer("option", options.told),
        *beside,
        Layer("address", Told(url=address)),
        Layer("document", document.told),
        Layer(DETECTED, Told(language=language_of(document.text))),
    ]
