"""One page: bytes in, a document with its blocks, title, outlet, date and language out."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from riwaya.errors import InputError
from riwaya.mapping import uncollected
from riwaya.model import Document
from riwaya.page.decode import decode
from riwaya.page.knowledge import Languages
from riwaya.page.metadata import Metadata
from riwaya.page.script import identify, is_arabic_script
from riwaya.page.textpage import Understood, understand_text
from riwaya.resources import Pack

_ID_LENGTH = 12
_HTML = re.compile(
    rb"<(?:!doctype\s{1,3}html|html|head|body|div|article|p|table|h1|meta)\b", re.IGNORECASE
)
_MOST_CONTROLS = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84]")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_page(
    data: bytes,
    source: str,
    pack: Pack,
    *,
    url: str | None = None,
    media_type: str | None = None,
    metadata: Metadata | None = None,
) -> Document:
    """Reads one page.

    Args:
        data: the page as stored.
        source: path relative to the input it was found under; stands in `Document.source`.
        pack: the knowledge to read it with.
        url: where it was published, where known.
        media_type: as a server says it, `text/html; charset=windows-1256`; looked at before the bytes.
        metadata: what a container (JSON row, feed, WARC) says of the page.

    Raises InputError where there is nothing to read: empty, binary, undecodable, or not in Arabic.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise InputError(source, "empty")
    known = metadata or Metadata()
    _refuse_binary(data, source)
    decoded = decode(data, source, pack.get(Languages).common, media_type)
    if _controls(decoded.text) > _MOST_CONTROLS:
        raise InputError(source, "binary, not text")
    kind = _media_type(data, media_type, source)
    with uncollected():
        if kind == "text/html":
            from riwaya.page.htmlpage import understand_html

            page = understand_html(decoded.text, pack, url=url, metadata=known)
        else:
            page = understand_text(decoded.text, pack)
    return document(
        data, source, page, pack, kind, decoded.encoding, decoded.reason, url=url, metadata=known
    )


def read_record(
    data: bytes,
    record: dict[str, Any],
    source: str,
    pack: Pack,
    container: str = "the row's field",
) -> Document:
    """Reads one row whose bytes are `data`; `container` is what gave it, for the evidence.

    Raises InputError where it has no text, or none in Arabic.
    """
    from riwaya.page.records import read_fields, understand_fields

    fields = read_fields(record, pack, container)
    if not (fields.text.strip() or fields.html.strip()):
        raise InputError(source, "the row has no text, body, content or html")
    page = understand_fields(fields, pack)
    return document(
        data,
        source,
        page,
        pack,
        "application/json",
        "utf-8",
        "JSON",
        url=fields.metadata.url,
        metadata=fields.metadata,
    )


def document(
    data: bytes,
    source: str,
    page: Understood,
    pack: Pack,
    media_type: str,
    encoding: str,
    encoding_reason: str,
    *,
    url: str | None,
    metadata: Metadata,
) -> Document:
    """A page understood as a document. Raises InputError where it is not in Arabic."""
    from riwaya.page.context import known_outlet, known_published, parse_day

    if not page.text.strip():
        raise InputError(source, "empty: no visible text")
    body = "\n".join(page.text[b.start : b.end] for b in page.blocks if b.kind in ("title", "body"))
    code, confidence = identify(body or page.text, pack)
    # Of a text, all is its author's: a manual in English that quotes Arabic is no page in Arabic. Around an
    # article in HTML stands much that is not.
    whole = media_type != "text/plain" or is_arabic_script(page.text)
    if code != "ar" or not whole:
        code = code if code != "ar" else "und"
        raise InputError(source, _not_arabic(code, page.text, pack))
    sha256 = hashlib.sha256(data).hexdigest()
    fetched = parse_day(metadata.fetched)
    return Document(
        id=sha256[:_ID_LENGTH],
        source=source,
        sha256=sha256,
        size=len(data),
        media_type=media_type,
        encoding=encoding,
        encoding_reason=encoding_reason,
        text=page.text,
        language=code,
        language_confidence=confidence,
        url=url or metadata.url,
        fetched=fetched.isoformat() if fetched else None,
        outlet=known_outlet(metadata, url or metadata.url, pack) or page.outlet,
        title=page.title,
        byline=page.byline,
        published=known_published(metadata, url or metadata.url, page.published, pack),
        blocks=page.blocks,
    )


def _not_arabic(code: str, text: str, pack: Pack) -> str:
    names = {row.code: row.name for row in pack.get(Languages).rows}
    if code in names:
        return f"not Arabic: reads as {names[code]}"
    if not any("\u0600" <= c <= "\u06ff" for c in text):
        return "not Arabic: no Arabic letters"
    return "not Arabic: too little of it is in Arabic"


def _refuse_binary(data: bytes, source: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(source, f"binary: {what}")


_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office file"),
    (b"SQLite format 3", "a database"),
    (b"PK\x03\x04", "a zip archive that is not read here"),
    (b"\x1f\x8b", "a gzip file that is not read here"),
)


def _controls(text: str) -> float:
    """Share of control characters other than white space; NULs in a page of words are no proof."""
    sample = text[:65536]
    return len(_CONTROL.findall(sample)) / max(1, len(sample))


def _media_type(data: bytes, said: str | None, source: str) -> str:
    """`text/html` or `text/plain`, by what the server says, the bytes, and the name."""
    plain = (said or "").split(";")[0].strip().lower()
    if plain in _HTML_TYPES:
        return "text/html"
    if plain == "text/plain":
        return "text/plain"
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    named = (
        source.lower()
        .rsplit("!", 1)[-1]
        .endswith((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"))
    )
    if named and b"<" in head:
        return "text/html"
    if source.lower().endswith((".txt", ".text", ".md")):
        return "text/plain"
    return (
        "text/html"
        if len(_HTML.findall(head)) >= 2 or (head[:1] == b"<" and _HTML.search(head))
        else "text/plain"
    )
