"""Riwaya from Python: what `import riwaya` offers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from riwaya.errors import InputError, ResourceError, RiwayaError
from riwaya.model import Claim, Document, Dossier, Entity, Event, Figure, Mention, Timex
from riwaya.page import Skipped
from riwaya.resources import Pack

if TYPE_CHECKING:
    import pandas

    from riwaya.dossier.index import Index

AnyPath: TypeAlias = "str | os.PathLike[str]"

__all__ = ["Skipped", "Story", "build", "load", "read"]


def read(path: AnyPath, *, packs: Iterable[AnyPath] = ()) -> Document:
    """Reads and understands one page: text, HTML, or a container with a single page in it.

    Args:
        path: the file.
        packs: folders of your own resource packs, laid over the built-in one (docs/knowledge.md).

    Returns the page with everything found in it: `mentions`, `times`, `figures`, `claims`, `events`,
    each with `start` and `end` in `text`, counted in characters (code points).

    Raises:
        InputError: nothing there can be read as an Arabic page, or there are several; use `build` then.
        ResourceError: a pack has faults.
    """
    from riwaya.annotate.pipeline import annotate
    from riwaya.page import read_paths

    pack = _pack(packs)
    found = list(read_paths([Path(path)], pack))
    pages = [page for page in found if isinstance(page, Document)]
    if len(pages) == 1:
        return annotate(pages[0], pack)
    if pages:
        raise InputError(os.fspath(path), f"holds {len(pages)} pages, not one; use riwaya.build")
    for item in found:
        if isinstance(item, Skipped):
            raise InputError(item.source, item.reason)
    raise InputError(os.fspath(path), "no page found")


def build(
    paths: Iterable[AnyPath] | AnyPath, *, packs: Iterable[AnyPath] = (), workers: int = 1
) -> Story:
    """Reads every page under `paths`, understands each, and joins them to one story.

    Args:
        paths: files, folders, JSON lines, archives; one or many.
        packs: folders of your own resource packs, laid over the built-in one.
        workers: processes that read pages; the result does not depend on it. With more than one, call
            from under `if __name__ == "__main__":`.

    What cannot be read is in the story's `skipped`, with its reason. Raises ResourceError where a pack has
    faults.
    """
    from riwaya.engine import build as run

    many = [paths] if isinstance(paths, str | os.PathLike) else paths
    pack = _pack(packs)
    built = run([Path(p) for p in many], pack, workers=workers)
    return Story(built.dossier, skipped=built.skipped, pack=pack)


def load(path: AnyPath, *, packs: Iterable[AnyPath] = ()) -> Story:
    """The story in a folder that `riwaya build` or `Story.write` wrote, or in a `dossier.json`.

    Its `skipped` are those of the manifest. Raises RiwayaError where there is none.
    """
    from riwaya.dossier.exports import open_dossier

    dossier, manifest = open_dossier(Path(path))
    skipped = manifest.skipped if manifest else ()
    return Story(
        dossier,
        skipped=tuple(Skipped(s.source, s.sha256 or "", s.reason) for s in skipped),
        pack=_pack(packs),
    )


class Story:
    """A dossier with what was passed over on the way to it. Made by `build` and `load`.

    Attributes:
        dossier: all of it, as in `dossier.json` (docs/format.md).
        skipped: inputs that are not in it: `source`, `sha256` (empty where it could not be had), `reason`.
    """

    def __init__(self, dossier: Dossier, *, skipped: Sequence[Skipped], pack: Pack) -> None:
        self.dossier = dossier
        self.skipped: tuple[Skipped, ...] = tuple(skipped)
        self._pack = pack

    def __repr__(self) -> str:
        return f"<Story: {len(self.documents)} pages, {len(self.events)} events, {len(self.claims)} claims>"

    @property
    def documents(self) -> list[Document]:
        """The pages, each with its text and everything found in it."""
        return list(self.dossier.documents)

    @property
    def entities(self) -> list[Entity]:
        """Persons, organisations and places, across pages."""
        return list(self.dossier.entities)

    @property
    def events(self) -> list[Event]:
        """Events across pages, earliest first, undated ones last."""
        return self._index.timeline()

    @property
    def claims(self) -> list[Claim]:
        """Every act of reporting, page by page; `document_of` says in which page one stands."""
        return [c for d in self.dossier.documents for c in d.claims]

    @property
    def figures(self) -> list[Figure]:
        """Every count, page by page."""
        return [f for d in self.dossier.documents for f in d.figures]

    @property
    def mentions(self) -> list[Mention]:
        """Every name, page by page."""
        return [m for d in self.dossier.documents for m in d.mentions]

    @property
    def times(self) -> list[Timex]:
        """Every time expression, page by page."""
        return [t for d in self.dossier.documents for t in d.times]

    def document_of(self, annotation: Claim | Figure | Mention | Timex) -> Document:
        """The page that an annotation stands in. Raises KeyError where it is none of this story's."""
        return self._index.documents[annotation.id.rpartition(":")[0]]

    def to_frame(self, table: str = "events") -> pandas.DataFrame:
        """A table of the story for pandas, with the columns of `tables/<table>.csv`, unaltered.

        Args:
            table: documents, entities, mentions, times, figures, claims, events, event_mentions,
                accounts, conflicts, reliance, framing, alterations or timeline.

        Raises RiwayaError where pandas is not installed or there is no such table.
        """
        from riwaya.dossier.tables import names
        from riwaya.dossier.tables import table as made

        if table not in names():
            raise RiwayaError(f"no table {table!r}; there are {', '.join(names())}")
        try:
            import pandas
        except ImportError as error:
            raise RiwayaError(
                "to_frame needs pandas, which is not installed: pip install 'riwaya[pandas]'"
            ) from error
        found = made(self._index, table)
        return pandas.DataFrame.from_records(list(found.rows), columns=list(found.columns))

    def write(self, out: AnyPath) -> None:
        """Writes the folder that `riwaya build` writes, whole or not at all.

        Raises OutputError where `out` holds something else or cannot be written.
        """
        from riwaya.dossier import SkippedRecord, inputs_of, write

        write(
            self.dossier,
            Path(out),
            inputs=inputs_of(self.dossier.documents),
            skipped=[
                SkippedRecord(source=s.source, reason=s.reason, sha256=s.sha256 or None)
                for s in self.skipped
            ],
            pack=self._pack,
        )

    def export(
        self,
        format: str,
        out: AnyPath,
        *,
        language: Literal["ar", "en"] = "ar",
        force: bool = False,
    ) -> list[Path]:
        """Writes the story in another format (docs/exports.md) into the folder `out`; says what it wrote.

        Raises RiwayaError where there is no such format, OutputError where a file is there already and
        `force` is not given.
        """
        from riwaya.dossier.exports import Given, files_of, write

        given = Given(self.dossier, pack=self._pack, language=language)
        return write(Path(out), files_of([format], given), force=force)

    def to_json(self) -> bytes:
        """The bytes of `dossier.json`."""
        from riwaya.model.codec import encode

        return encode(self.dossier)

    @cached_property
    def _index(self) -> Index:
        from riwaya.dossier.index import Index

        return Index(self.dossier)


def _pack(packs: Iterable[AnyPath]) -> Pack:
    from riwaya.resources import builtin
    from riwaya.resources.pack import BUILTIN

    own = [Path(p) for p in packs]
    for folder in own:
        if not folder.is_dir():
            raise ResourceError([f"{folder}: is not a folder"])
    return Pack([BUILTIN, *own]) if own else builtin()
