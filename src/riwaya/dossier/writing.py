"""A dossier written into its folder, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.dossier import custody, folder
from riwaya.dossier.custody import InputRecord, SkippedRecord
from riwaya.dossier.html import render
from riwaya.dossier.index import Index
from riwaya.dossier.tables import tables
from riwaya.model import Dossier
from riwaya.model.codec import encode
from riwaya.resources import Pack


class Summary(msgspec.Struct, frozen=True):
    """What was written, in numbers. `files` are paths relative to `out`, sorted."""

    out: str
    documents: int
    outlets: int
    entities: int
    claims: int
    events: int
    conflicts: int
    skipped: int
    files: tuple[str, ...]
    bytes: int


def write(
    dossier: Dossier,
    out: Path,
    *,
    inputs: Sequence[InputRecord],
    skipped: Sequence[SkippedRecord],
    pack: Pack,
    command_options: Mapping[str, Any] | None = None,
    unseen: bool = False,
) -> Summary:
    """Writes `dossier.json`, `dossier.html`, `tables/*.csv` and `manifest.json` into `out`;
    of a large dossier `html/*` too, which `dossier.html` leads to.

    The folder appears whole or not at all; a dossier that Riwaya wrote there before is replaced.
    `command_options` stands in the manifest as given: leave out what may differ between equal runs
    (absolute paths, the number of processes). The same arguments give the same bytes.
    `unseen` says that `out` lies in a folder that is not yet anyone's to see, where it may grow file by file.

    Raises:
        OutputError: `out` holds something else, or cannot be written.
    """
    put = folder.fill if unseen else folder.replace
    if not unseen:
        folder.check(out)
    index = Index(dossier)
    digest = pack.digest()
    records = put(
        out,
        _files(index, inputs, skipped, digest),
        lambda outputs: custody.manifest(
            outputs,
            inputs=inputs,
            skipped=skipped,
            resources=digest,
            options=command_options or {},
        ),
    )
    return Summary(
        out=str(out),
        documents=len(dossier.documents),
        outlets=len(index.outlets()),
        entities=len(dossier.entities),
        claims=len(index.claims),
        events=len(dossier.events),
        conflicts=len(dossier.conflicts),
        skipped=len(skipped),
        files=tuple(sorted(r.path for r in records)),
        bytes=sum(r.size for r in records),
    )


def _files(
    index: Index, inputs: Sequence[InputRecord], skipped: Sequence[SkippedRecord], resources: str
) -> Iterator[tuple[str, bytes]]:
    """Every file but the manifest, one after the other: a large dossier is never held whole as text."""
    yield "dossier.json", encode(index.dossier)
    yield from render(index, inputs=inputs, skipped=skipped, resources=resources)
    yield from ((f"tables/{name}", data) for name, data in tables(index).items())
