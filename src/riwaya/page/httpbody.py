"""An HTTP answer as stored in a crawl: its status, its headers and its body, unpacked within bounds."""

from __future__ import annotations

import re
import zlib

import msgspec

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,9}(\d{3})")
_LONGEST_HEAD = 1 << 17
_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,200})?\r?\n")


class Answer(msgspec.Struct, frozen=True):
    """`headers` have small letters as names, the last of a name counting; `body` is as stored."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(data: bytes) -> Answer | None:
    """Takes the block of a WARC response apart; None where it is no HTTP answer."""
    status = _STATUS.match(data)
    if not status:
        return None
    end, skip = _blank(data)
    headers = parse_headers(data[status.end() : end])
    return Answer(int(status[1]), headers, data[end + skip :])


def _blank(data: bytes) -> tuple[int, int]:
    """Where the headers end, and how long the blank line behind them is."""
    found = [
        (at, len(mark))
        for mark in (b"\r\n\r\n", b"\n\n")
        if (at := data.find(mark, 0, _LONGEST_HEAD)) >= 0
    ]
    return min(found, default=(min(len(data), _LONGEST_HEAD), 0))


def parse_headers(block: bytes) -> dict[str, str]:
    """Header lines as a dictionary; continued lines are joined, lines without a colon left out."""
    found: dict[str, list[str]] = {}
    parts: list[str] = []
    for line in block.decode("utf-8", "replace").split("\n"):
        line = line.rstrip("\r")
        if line[:1] in (" ", "\t"):
            parts.append(line.strip())
            continue
        name, colon, value = line.partition(":")
        parts = [value.strip()]
        if colon and name.strip():
            found[name.strip().lower()] = parts
    return {name: " ".join(parts) for name, parts in found.items()}


def body(found: Answer, most: int) -> bytes | str:
    """The body without its transfer and content encodings, or why it cannot be had.

    Crawls often store a body already unpacked under the headers it came with: one that is not what they say is
    taken as it is.
    """
    data = found.body
    if "chunked" in found.headers.get("transfer-encoding", "").lower():
        data = dechunked(data)
    said = found.headers.get("content-encoding", "").lower()
    for encoding in reversed([e.strip() for e in said.split(",") if e.strip()][:4]):
        if encoding in ("gzip", "x-gzip", "deflate"):
            unpacked = _inflated(data, encoding, most)
            if isinstance(unpacked, str):
                return unpacked
            data = unpacked
        elif encoding != "identity" and not _readable(data):
            return f"content encoding {encoding[:20]!r} is not read"
    return data


def dechunked(data: bytes) -> bytes:
    """The chunks joined; what is not in chunks as it is, what was cut short as far as it goes."""
    parts: list[bytes] = []
    at = 0
    while True:
        match = _SIZE.match(data, at)
        if not match:
            return b"".join(parts) if parts else data
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(data[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"


def _inflated(data: bytes, encoding: str, most: int) -> bytes | str:
    ways: tuple[int, ...]
    if encoding == "deflate":
        ways = (15, -15)
    elif data.startswith(b"\x1f\x8b"):
        ways = (31,)
    else:
        return data
    for bits in ways:
        unpacker = zlib.decompressobj(bits)
        try:
            out = unpacker.decompress(data, most + 1)
        except zlib.error:
            continue
        return out if len(out) <= most else "its body unpacks to more than a page may hold"
    return data if _readable(data) else "its body cannot be unpacked"


def _readable(data: bytes) -> bool:
    """Whether a body is text as it stands, whatever its headers say."""
    return b"<" in data[:512] and b"\0" not in data[:512]
