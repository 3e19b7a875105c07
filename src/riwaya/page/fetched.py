"""The pages that lists name, fetched into a WARC file: the record of what was fetched, and the memory for the next time.

A page that is in the file is asked for with its ETag and Last-Modified, and stays as it is where the server has nothing
newer.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from riwaya.errors import InputError, OutputError
from riwaya.page.fetch import Served
from riwaya.page.httpbody import answer
from riwaya.page.limits import Limits
from riwaya.page.polite import Crawler
from riwaya.page.readers import Address, Skipped
from riwaya.page.readers.members import BrokenError, Members
from riwaya.page.readers.warc import BEGINS, read_head
from riwaya.page.walk import stream_addresses
from riwaya.page.warcfile import record, response
from riwaya.resources import Pack
from riwaya.whole import WholeFile

#: Lists within lists are followed so deep.
_DEPTH = 3
#: Headers that are kept: of the rest, some say how the answer was packed, which it no longer is.
_KEPT = ("content-type", "etag", "last-modified", "date", "content-language")
MOST_PAGES = 1000
_INFO = b"software: riwaya\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n"
_FIELDS = "application/warc-fields"

Tell = Callable[[str], None]


class Report(msgspec.Struct, frozen=True):
    """How many pages are new, how many were there and are unchanged, and what could not be had."""

    new: int
    unchanged: int
    skipped: tuple[Skipped, ...]


def fetch_listed(
    listed: Iterable[Address],
    warc: Path,
    pack: Pack,
    *,
    crawler: Crawler | None = None,
    most: int = MOST_PAGES,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    tell: Tell = lambda _: None,
) -> Report:
    """Fetches what `listed` names into `warc`, which is made or brought up to date as a whole.

    Args:
        listed: addresses of pages, and of further lists.
        crawler: what fetches; politely.
        most: pages fetched at most; the rest is said.
        now: the time that the records carry.
        tell: called with each address before it is asked for.

    Raises OutputError where the file cannot be written. What was fetched before an interruption is kept.
    """
    run = _Run(crawler or Crawler(), pack, tell)
    known = _known(warc)
    fresh: set[str] = set()
    new = unchanged = 0
    with _renewed(warc, fresh) as out:
        out.write(record("warcinfo", _INFO, date=_moment(now()), media_type=_FIELDS))
        for address in run.pages(listed, most):
            found = run.one(address, known)
            if found is not None and found.status == 200:
                new += 1
                fresh.add(address)
                out.write(_record(address, found, now()))
            elif found is not None:
                unchanged += 1
    return Report(new, unchanged, tuple(run.skipped))


@contextmanager
def _renewed(warc: Path, fresh: set[str]) -> Iterator[WholeFile]:
    """A file to write to that takes the place of `warc`, with those of its records that are not `fresh`.

    Also where fetching ends early, but not where there is no room to write.
    """
    with WholeFile(warc, place=warc) as out:
        try:
            yield out
        except OutputError:
            raise
        except BaseException:
            _carry_over(warc, fresh, out)
            out.appear()
            raise
        _carry_over(warc, fresh, out)
        out.appear()


class _Run:
    def __init__(self, crawler: Crawler, pack: Pack, tell: Tell) -> None:
        self._crawler = crawler
        self._pack = pack
        self._tell = tell
        self.skipped: list[Skipped] = []

    def pages(self, listed: Iterable[Address], most: int) -> Iterator[str]:
        """Addresses of pages, each once, those of lists within lists among them."""
        seen: set[str] = set()
        count = 0
        for address in self._flat(listed, 1, set()):
            if address.url in seen:
                continue
            seen.add(address.url)
            said = ((address.metadata and address.metadata.language) or "").lower()
            if said and not said.startswith("ar"):
                self._pass(address.url, f"its list gives its language as {said[:20]}")
                continue
            count += 1
            if count <= most:
                yield address.url
        if count > most:
            self._pass("lists", f"{count - most} addresses more than the {most} that are fetched")

    def one(self, url: str, known: dict[str, dict[str, str]]) -> Served | None:
        """The page, or None with the reason noted."""
        self._tell(url)
        try:
            return self._crawler.page(url, known.get(url))[1]
        except InputError as error:
            self._pass(url, error.reason)
            return None

    def _flat(self, listed: Iterable[Address], depth: int, lists: set[str]) -> Iterator[Address]:
        for address in listed:
            if address.metadata is None or address.metadata.container != "index":
                yield address
            elif depth > _DEPTH:
                self._pass(address.url, f"lists within lists are followed {_DEPTH} deep")
            elif address.url not in lists:
                lists.add(address.url)
                yield from self._flat(self._list(address.url), depth + 1, lists)

    def _list(self, url: str) -> list[Address]:
        self._tell(url)
        try:
            _, served = self._crawler.page(url)
        except InputError as error:
            self._pass(url, error.reason)
            return []
        stream = io.BytesIO(served.data)
        found = list(stream_addresses(stream, url, len(served.data), self._pack))
        if not found:
            self._pass(url, "no list of addresses")
        return found

    def _pass(self, url: str, reason: str) -> None:
        self.skipped.append(Skipped(url, "", reason))


def _record(url: str, served: Served, now: datetime) -> bytes:
    headers = {k: v for k, v in served.headers.items() if k in _KEPT}
    return response(url, served.data, headers, date=_moment(now))


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _known(warc: Path) -> dict[str, dict[str, str]]:
    """What to ask for news of each page in the file with; the last record of an address counts."""
    out: dict[str, dict[str, str]] = {}
    for url, block, _ in _records(warc):
        found = answer(block)
        if found is not None:
            etag, modified = found.headers.get("etag"), found.headers.get("last-modified")
            asked = {"If-None-Match": etag, "If-Modified-Since": modified}
            out[url] = {k: v for k, v in asked.items() if v}
    return out


def _carry_over(warc: Path, fresh: set[str], out: WholeFile) -> None:
    """Writes the records of the file as it was, but for those that were fetched anew."""
    for url, block, head in _records(warc):
        if url not in fresh:
            found = answer(block)
            if found is not None:
                date = head.get("warc-date", "")
                out.write(response(url, found.body, found.headers, date=date))


def _records(warc: Path) -> Iterator[tuple[str, bytes, dict[str, str]]]:
    """Address, HTTP answer and header of each response in a file written here; a broken end is left out."""
    if not warc.exists():
        return
    most = Limits().page_bytes
    with warc.open("rb") as stream:
        members = Members(stream, BEGINS)
        try:
            while members.skip_blank():
                head = read_head(members)
                size = int(head.get("content-length", "0"))
                if size > most or members.need(size) < size:
                    return
                block = members.take(size)
                if head.get("warc-type") == "response":
                    yield head.get("warc-target-uri", ""), block, head
        except (BrokenError, ValueError):
            return
