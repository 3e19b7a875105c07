"""A project's folder.

    riwaya-project.json   what this folder is
    pages/ID.json         each page as read, before anything was annotated
    raw/SHA256            the bytes of each file that pages were read from
    decisions.jsonl       what reviewers decided, only ever appended to
    machine/              the dossier as the program makes it
    reviewed/             the dossier with the decisions in it
    store.sqlite          for searching; made anew from the others wherever it is missing

Only `decisions.jsonl`, `pages/` and `raw/` need keeping: the rest is made from them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from riwaya.dossier.custody import NAME as MANIFEST
from riwaya.errors import InputError, OutputError, RiwayaError
from riwaya.model import Document
from riwaya.model.codec import decode_document, decode_dossier, encode
from riwaya.page import Skipped, read_paths
from riwaya.project.log import Log
from riwaya.project.store import Store
from riwaya.resources import Pack
from riwaya.whole import write_whole

NAME = "riwaya-project.json"
FORMAT = "riwaya-project/1"
_LAYERS = ("mentions", "times", "figures", "claims", "events")


class Added(msgspec.Struct, frozen=True):
    """What came of adding files: the pages new to the project, those it had already, what was passed over."""

    new: tuple[Document, ...]
    known: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


class Project:
    """The project in the folder `root`, which must be one (see `open_project`)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = Log(root / "decisions.jsonl")

    @property
    def machine(self) -> Path:
        return self.root / "machine"

    @property
    def reviewed(self) -> Path:
        return self.root / "reviewed"

    @property
    def index(self) -> Store:
        return Store(self.root / "store.sqlite")

    def pages(self) -> tuple[Document, ...]:
        """Every page as read, without annotations, in the order of source and id. Raises InputError."""
        return tuple(sorted(self._pages(), key=lambda d: (d.source, d.id)))

    def _pages(self) -> Iterator[Document]:
        for path in (self.root / "pages").glob("*.json"):
            try:
                yield decode_document(path.read_bytes())
            except OSError as error:
                raise InputError(str(path), f"cannot be read: {error.strerror}") from error
            except RiwayaError as error:
                raise InputError(str(path), str(error)) from error

    def add(self, paths: Sequence[Path], pack: Pack) -> Added:
        """Reads pages from `paths` as `riwaya build` does and keeps them, with the bytes they came from.

        Raises OutputError where they cannot be kept. What cannot be read is in `skipped`.
        """
        new: list[Document] = []
        known: list[Document] = []
        skipped: list[Skipped] = []
        for item in read_paths(paths, pack):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                (new if self.put(item) else known).append(item)
        for path in paths:
            for file in _files(path):
                self._keep_raw(file)
        return Added(tuple(new), tuple(known), tuple(skipped))

    def put(self, document: Document) -> bool:
        """Keeps a page as read (its annotations are left out); False where it is there already."""
        path = self.root / "pages" / f"{document.id}.json"
        if path.exists():
            return False
        bare = msgspec.structs.replace(document, **dict.fromkeys(_LAYERS, ()))
        _keep(path, encode(bare))
        return True

    def _keep_raw(self, file: Path) -> None:
        try:
            data = file.read_bytes()
        except OSError:
            return  # named among `skipped` by the reader
        path = self.root / "raw" / hashlib.sha256(data).hexdigest()
        if not path.exists():
            _keep(path, data)


def open_project(root: Path) -> Project:
    """The project in `root`; an empty or missing folder becomes one.

    Raises OutputError where `root` holds something else.
    """
    try:
        marked = (root / NAME).exists()
        if not marked:
            if root.exists() and (not root.is_dir() or any(root.iterdir())):
                raise OutputError(
                    f"{root}: is no project of Riwaya; choose an empty folder for one"
                )
            _keep(root / NAME, msgspec.json.encode({"format": FORMAT}) + b"\n")
        for name in ("pages", "raw"):
            (root / name).mkdir(exist_ok=True)
        stated = msgspec.json.decode((root / NAME).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{root}: cannot be used as a project: {reason}") from error
    if stated.get("format") != FORMAT:
        raise OutputError(f"{root}: made by another version of Riwaya ({stated.get('format')})")
    return Project(root)


def is_dossier(folder: Path) -> bool:
    """Whether `folder` is what `riwaya build` writes."""
    return (folder / "dossier.json").is_file() and (folder / MANIFEST).is_file()


def project_of(folder: Path) -> Project:
    """The project to review `folder` in: itself, or for a dossier's folder `FOLDER-review` beside it.

    A dossier's pages are taken over into its project, so that the dossier itself is never written to. Raises
    OutputError, or InputError where the dossier cannot be read.
    """
    if not is_dossier(folder):
        return open_project(folder)
    project = open_project(folder.with_name(folder.name + "-review"))
    try:
        dossier = decode_dossier((folder / "dossier.json").read_bytes())
    except OSError as error:
        raise InputError(str(folder), f"cannot be read: {error.strerror}") from error
    except RiwayaError as error:
        raise InputError(str(folder / "dossier.json"), str(error)) from error
    for document in dossier.documents:
        project.put(_as_read(document))
    return project


def _as_read(document: Document) -> Document:
    """A dossier's page as it was before its date was reasoned out."""
    if document.published is not None and document.published.basis == "inferred":
        document = msgspec.structs.replace(document, published=None)
    if document.outlet is not None and document.outlet.entity:
        outlet = msgspec.structs.replace(document.outlet, entity=None)
        document = msgspec.structs.replace(document, outlet=outlet)
    return document


def _keep(path: Path, data: bytes) -> None:
    write_whole(path, data, place=path, sync=True)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (p for p in sorted(path.rglob("*")) if p.is_file() and not p.is_symlink())
    elif path.is_file():
        yield path
