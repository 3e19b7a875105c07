"""Standard input: kept in a file until it is read, named by what it holds."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

#: The path that stands for it.
STANDARD = "-"
_IN_MEMORY = 32 * 1024 * 1024
_ROW = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,9}\"")
_ROWS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}\[\s{0,100}\{\s{0,9}\"")
_HTML = re.compile(rb"<(?:!doctype\s{1,3}html|html|head|body)\b", re.IGNORECASE)

#: A zip whose first member is what those begin with that write WACZ: the WARC files, or what says that it is WACZ.
_WACZ = re.compile(
    rb"PK\x03\x04.{26}(?:archive/[^\0]{1,200}\.warc|datapackage(?:-digest)?\.json)", re.DOTALL
)


@contextmanager
def spooled() -> Iterator[tuple[BinaryIO, int]]:
    """(what standard input holds, its size), to be read more than once. Raises OSError."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as kept:
        stream = cast(BinaryIO, kept)
        shutil.copyfileobj(sys.stdin.buffer, stream, 1 << 20)
        size = stream.tell()
        stream.seek(0)
        yield stream, size


def named(head: bytes) -> str:
    """A name by which readers know what it is; formats with a signature of their own need none."""
    if _ROW.match(head):
        first = head.partition(b"\n")[0].strip()
        whole = first.endswith(b"}") and not head.strip().endswith(b"]")
        # A row too long to see the end of is a row all the same: an object over several lines begins short.
        return "stdin.jsonl" if whole or len(first) == len(head.strip()) else "stdin.json"
    if _ROWS.match(head):
        return "stdin.json"
    if _WACZ.match(head):
        return "stdin.wacz"
    return "stdin.html" if _HTML.search(head[:4096]) else "stdin"
