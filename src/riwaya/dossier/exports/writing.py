"""Exports read from a dossier's folder and written, all of them or none."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from riwaya.dossier import custody
from riwaya.dossier.custody import Manifest, read_manifest
from riwaya.dossier.exports.base import Given, Language, get
from riwaya.errors import OutputError, RiwayaError
from riwaya.model import SCHEMA, Dossier
from riwaya.model.codec import decode_dossier
from riwaya.resources import Pack
from riwaya.whole import WholeFile


class Options(msgspec.Struct, frozen=True):
    """How to export. `force` lets files that are there be replaced."""

    language: Language = "ar"
    force: bool = False


class _Head(msgspec.Struct):
    """What tells a dossier from other JSON; the decoder of all of it takes what is absent for empty."""

    schema: str
    documents: msgspec.Raw


def open_dossier(path: Path) -> tuple[Dossier, Manifest | None]:
    """The dossier in a folder that `riwaya build` wrote (or a `dossier.json`), and its manifest if any.

    Raises RiwayaError where there is none or it is not one.
    """
    file = path / "dossier.json" if path.is_dir() else path
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RiwayaError(f"{file}: cannot be read: {error.strerror}") from error
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.schema != SCHEMA:
            raise RiwayaError(f"has schema {head.schema!r}, and {SCHEMA!r} is read here")
        dossier = decode_dossier(data)
    except (RiwayaError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RiwayaError(f"{file}: is not a dossier: {error}") from error
    try:
        manifest = read_manifest((file.parent / custody.NAME).read_bytes())
    except OSError:
        manifest = None
    return dossier, manifest


def export(
    source: Path, formats: Sequence[str], out: Path, pack: Pack, options: Options | None = None
) -> list[Path]:
    """Writes a dossier in other formats into the folder `out`; says which files it wrote.

    Raises:
        RiwayaError: there is no dossier at `source`, no such format, or a format cannot be made here.
        OutputError: `out` is a dossier's folder, holds such a file already, or cannot be written.
    """
    options = options or Options()
    for name in formats:
        get(name)  # an unknown name is said before a large dossier is read
    dossier, manifest = open_dossier(source)
    given = Given(dossier, pack=pack, manifest=manifest, language=options.language)
    return write(out, files_of(formats, given), force=options.force)


def files_of(formats: Sequence[str], given: Given) -> dict[str, bytes]:
    """Every file of some formats by its slashed relative path. Raises RiwayaError."""
    exporters = [get(name) for name in dict.fromkeys(formats)]
    files: dict[str, bytes] = {}
    for exporter in exporters:
        for name, data in exporter.files(given):
            if name in files:
                raise RiwayaError(f"two formats write {name!r}; export them into different folders")
            files[name] = data
    return files


def write(out: Path, files: Mapping[str, bytes], *, force: bool) -> list[Path]:
    """Puts `files` (by slashed relative path) into `out`, all of them or none. Raises OutputError."""
    if (out / custody.NAME).exists():
        raise OutputError(
            f"{out}: is a dossier's folder, which holds only what its manifest lists; choose another"
        )
    targets = {out / _inside(name): data for name, data in files.items()}
    held = [path for path in targets if path.exists() or path.is_symlink()]
    if held and not force:
        raise OutputError(f"{held[0]}: is already there; --force replaces it")
    with contextlib.ExitStack() as made:
        whole = []
        for path, data in targets.items():
            file = made.enter_context(WholeFile(path, place=out))
            file.write(data)
            file.end()
            whole.append(file)
        for file in whole:
            file.appear()
    return sorted(targets)


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise OutputError(f"an exporter names a file outside its folder: {name!r}")
    return path
