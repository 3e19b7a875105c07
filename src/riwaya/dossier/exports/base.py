"""What an exporter is, what it is given, and which there are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from riwaya.dossier.custody import Manifest
from riwaya.dossier.index import Index
from riwaya.errors import RiwayaError
from riwaya.model import Dossier
from riwaya.model.codec import encode
from riwaya.resources import Pack

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "riwaya.exporters"

Language = Literal["ar", "en"]

#: The exporters that come with Riwaya, by the name that `--to` takes, and the module each is in.
BUILTIN = {
    "acled": "acled",
    "annotations": "annotations",
    "bibtex": "bibtex",
    "csv": "csvtables",
    "ftm": "ftm",
    "geojson": "geojson",
    "labelstudio": "labelstudio",
    "markdown": "markdown",
    "parquet": "parquet",
    "prov": "prov",
    "ucdp": "ucdp",
}


class Given:
    """A dossier as exporters see it.

    Attributes:
        dossier: all of it.
        manifest: its custody, where the folder has one.
        pack: the knowledge of this installation, for codes and countries.
        language: of labels and prose, where a format has any; names and quotes stay as they are.
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        pack: Pack,
        manifest: Manifest | None = None,
        language: Language = "ar",
    ) -> None:
        self.dossier = dossier
        self.pack = pack
        self.manifest = manifest
        self.language: Language = language

    @cached_property
    def index(self) -> Index:
        """Look-ups by id."""
        return Index(self.dossier)

    @cached_property
    def key(self) -> str:
        """Twelve hex digits that tell this dossier from others; ids of its events and entities stand
        beside it wherever dossiers may meet."""
        return hashlib.sha256(encode(self.dossier)).hexdigest()[:12]


@runtime_checkable
class Exporter(Protocol):
    """Turns a dossier into files. Registered under the entry point group `riwaya.exporters`.

    `name` is what `--to` takes; `files` gives each file's path, relative, with slashes, and its bytes. The
    same dossier gives the same bytes: no clock, no host. Raises RiwayaError, with one line, where it cannot.
    """

    name: str

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]: ...


def names() -> list[str]:
    """What `--to` takes here, plug-ins included, sorted."""
    return sorted({*BUILTIN, *(entry.name for entry in _entries())})


def get(name: str) -> Exporter:
    """The exporter of a name; a plug-in goes before the built-in one of the same name.

    Raises RiwayaError where there is none, or a plug-in cannot be loaded or is no exporter.
    """
    for entry in _entries():
        if entry.name == name:
            return _loaded(entry)
    if name not in BUILTIN:
        raise RiwayaError(f"no exporter {name!r}; there are {', '.join(names())}")
    made: Exporter = import_module(f"riwaya.dossier.exports.{BUILTIN[name]}").EXPORTER
    return made


def _entries() -> list[EntryPoint]:
    from importlib.metadata import entry_points

    return sorted(entry_points(group=GROUP), key=lambda e: e.name)


def _loaded(entry: EntryPoint) -> Exporter:
    try:
        loaded = entry.load()
        exporter = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:
        raise RiwayaError(f"exporter plug-in {entry.name} cannot be loaded: {error}") from error
    if not isinstance(exporter, Exporter):
        raise RiwayaError(f"exporter plug-in {entry.name} has no name and files")
    return exporter
