"""WACZ: a zip of WARC files with a list of the pages in them (Webrecorder's format)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from riwaya.errors import InputError
from riwaya.page.limits import Limits
from riwaya.page.readers.base import Found, Item, Skipped
from riwaya.page.readers.warc import WarcReader
from riwaya.page.streams import BROKEN, Bounded

_ARCHIVES = (".warc", ".warc.gz")
_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MOST_LISTED = 1_000_000


class _Listed(msgspec.Struct):
    url: str = ""
    title: str = ""


class WaczReader:
    """The WARC files in the order of their names; where pages are listed, only those.

    A page's frames, advertisements and scripts lie in the WARC files too and are in no list.
    """

    name = "wacz"
    seeks = True

    def accepts(self, source: str, head: bytes) -> bool:
        return source.lower().endswith(".wacz") and head.startswith(b"PK")

    def items(self, source: str, stream: BinaryIO, size: int, limits: Limits) -> Iterator[Found]:
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN as error:
            yield Skipped(source, "", f"broken WACZ file: {error}")
            return
        with archive:
            names = sorted(n for n in archive.namelist() if n.lower().endswith(_ARCHIVES))
            if not names:
                yield Skipped(source, "", "a WACZ file without WARC files")
            listed = _listed(archive, source, limits)
            for name in names[: limits.members]:
                yield from _records(archive, name, source, listed, size, limits)


def _records(
    archive: zipfile.ZipFile,
    name: str,
    source: str,
    listed: dict[str, str],
    size: int,
    limits: Limits,
) -> Iterator[Found]:
    inner = f"{source}!{name}"
    most = max(limits.page_bytes, size * limits.ratio)
    try:
        with archive.open(name) as member:
            bounded = Bounded(cast(BinaryIO, member), inner, most, "broken in its archive")
            for found in WarcReader().items(inner, cast(BinaryIO, bounded), size, limits):
                yield _weighed(found, listed) if isinstance(found, Item) else found
    except InputError as error:
        yield Skipped(error.source, "", error.reason)
    except BROKEN as error:
        yield Skipped(inner, "", f"broken in its archive: {error}")


def _weighed(found: Item, listed: dict[str, str]) -> Found:
    """A page with the title of the list, or why it is passed over."""
    if not listed:
        return found
    if (found.url or "") not in listed:
        return Skipped(found.source, "", "none of the pages that the WACZ file lists")
    title = listed[found.url or ""]
    if not title or found.metadata is None:
        return found
    return msgspec.structs.replace(
        found, metadata=msgspec.structs.replace(found.metadata, title=title)
    )


def _listed(archive: zipfile.ZipFile, source: str, limits: Limits) -> dict[str, str]:
    """Titles of the listed pages by their addresses; a list that cannot be read counts as none."""
    out: dict[str, str] = {}
    decoder = msgspec.json.Decoder(_Listed)
    for name in _LISTS:
        try:
            with archive.open(name) as member:
                lines = Bounded(cast(BinaryIO, member), source, limits.json_bytes, "broken")
                while (line := lines.readline(1 << 16)) and len(out) < _MOST_LISTED:
                    _note(line, decoder, out)
        except (KeyError, InputError, *BROKEN):
            continue
    return out


def _note(line: bytes, decoder: msgspec.json.Decoder[_Listed], out: dict[str, str]) -> None:
    try:
        page = decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return
    if page.url:
        out.setdefault(page.url, page.title[:1000])
