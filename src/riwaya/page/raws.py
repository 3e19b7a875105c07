"""Files to pages as they lie there, one file after the other, without reading the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riwaya.page.limits import Limits
from riwaya.page.listing import File
from riwaya.page.raw import Raw, raw
from riwaya.page.readers import Item, Skipped, installed
from riwaya.page.tally import Tally
from riwaya.page.walk import Walk
from riwaya.resources import Pack


class RawFiles:
    """Reads files as `read_paths` does and stops short of the pages: they come out with their bytes.

    Copies are not looked for: whoever has all files in hand does that. `more` counts, by reason, what of the file
    read last was passed over unnamed.
    """

    def __init__(self, pack: Pack, limits: Limits | None = None) -> None:
        self._walk = _Raws(pack, limits or Limits(), installed())

    def __call__(self, file: File) -> Iterator[tuple[Raw, bytes] | Skipped]:
        """What is in a file, in its order."""
        self._walk.tally = _Counting(file.source)
        for found in self._walk.file(Path(file.path), file.source):
            if isinstance(found, Raw):
                yield found, self._walk.data
            elif isinstance(found, Skipped):
                yield found

    @property
    def more(self) -> dict[str, int]:
        return self._walk.tally.more()


class _Counting(Tally):
    def rest(self) -> Iterator[Skipped]:
        return iter(())


class _Raws(Walk):
    tallies = _Counting
    #: The bytes of the page met last.
    data: bytes = b""

    def met(self, item: Item, source: str, sha256: str) -> Raw:
        self.data = item.data
        return raw(item, source, sha256)
