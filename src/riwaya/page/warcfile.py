"""Writing WARC records (ISO 28500, version 1.1), one gzip member each."""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
from collections.abc import Mapping


def record(
    kind: str,
    block: bytes,
    *,
    url: str | None = None,
    date: str,
    media_type: str = "application/http; msgtype=response",
    payload: bytes | None = None,
    packed: bool = True,
) -> bytes:
    """One record, the same bytes for the same arguments.

    Args:
        kind: WARC-Type.
        block: what the record holds; for a response the HTTP answer with its headers.
        date: when it was fetched, `2020-03-05T11:22:33Z`.
        payload: the page in `block`, whose digest the record then has.
        packed: as a gzip member.
    """
    named = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{kind} {url} {date} {hashlib.sha256(block).hexdigest()}"
    )
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{named}>",
        "WARC-Date": date,
        "WARC-Target-URI": url,
        "WARC-Block-Digest": _digest(block),
        "WARC-Payload-Digest": _digest(payload) if payload is not None else None,
        "Content-Type": media_type,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{k}: {_line(v)}\r\n" for k, v in headers.items() if v)
    data = b"WARC/1.1\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"
    return gzip.compress(data, mtime=0) if packed else data


def response(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    date: str,
    status: str = "200 OK",
    packed: bool = True,
) -> bytes:
    """A page as a server answered it."""
    lines = "".join(f"{k}: {_line(v)}\r\n" for k, v in headers.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    return record("response", block, url=url, date=date, payload=body, packed=packed)


def _digest(data: bytes) -> str:
    """As WARC files have it: SHA-1 in base 32; for finding copies, not for trust."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def _line(value: str) -> str:
    return " ".join(value.split())
