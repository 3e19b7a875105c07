"""What was changed since a dossier was written: its files, and the pages it was made from.

The manifest is the measure. Whoever can alter a file can alter the manifest too: keep its SHA-256, which a
check prints, somewhere else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Literal

import msgspec

from riwaya.dossier.custody import NAME, InputRecord, Manifest, OutputRecord, read_manifest
from riwaya.dossier.folder import LITTER, inside, sealed
from riwaya.errors import RiwayaError
from riwaya.model import Document
from riwaya.model.codec import decode
from riwaya.page import Skipped, read_paths
from riwaya.resources import Pack
from riwaya.version import VERSION

_CHUNK = 1 << 20

What = Literal["changed", "missing", "extra", "moved"]


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is not as the manifest says. `path` is an output's, or an input's `source`."""

    what: What
    of: Literal["output", "input"]
    path: str
    says: str = ""


class Verified(msgspec.Struct, frozen=True):
    """The outcome of a check.

    `outputs` and `inputs` count what the manifest lists; `inputs` is None where they were not looked at.
    `notes` say what differs without anything having been changed: another version, other resources.
    """

    manifest_sha256: str
    outputs: int
    inputs: int | None
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def verify(folder: Path, pack: Pack, inputs: Sequence[Path] | None = None) -> Verified:
    """Checks a dossier's folder and, where `inputs` are given, the pages it was built from.

    `inputs` are what `riwaya build` was given, wherever they lie now. Raises RiwayaError where `folder`
    has no manifest of ours.
    """
    try:
        data = (folder / NAME).read_bytes()
    except OSError as error:
        raise RiwayaError(f"{folder / NAME}: cannot be read: {error.strerror}") from error
    manifest = read_manifest(data)
    if manifest is None:
        raise RiwayaError(f"{folder / NAME}: is not a manifest of Riwaya")
    outputs = tuple(sealed(folder, manifest))
    findings = list(_outputs(folder, outputs))
    if inputs is not None:
        manifest = msgspec.structs.replace(manifest, inputs=tuple(_pages(folder, manifest)))
        findings += _inputs(manifest, list(read_paths(inputs, pack)))
    return Verified(
        manifest_sha256=hashlib.sha256(data).hexdigest(),
        outputs=len(outputs),
        inputs=None if inputs is None else len(manifest.inputs),
        findings=tuple(findings),
        notes=tuple(_notes(manifest, pack)),
    )


def _notes(manifest: Manifest, pack: Pack) -> Iterator[str]:
    if manifest.riwaya != VERSION:
        yield f"written by Riwaya {manifest.riwaya}; this is {VERSION}"
    if manifest.resources != pack.digest():
        yield "written with other resource packs than those here"


def _outputs(folder: Path, outputs: Sequence[OutputRecord]) -> Iterator[Finding]:
    for output in outputs:
        found = _output(folder, output)
        if found:
            yield found
    known = {o.path for o in outputs} | {NAME}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            (path.is_symlink() or not path.is_dir())
            and name not in known
            and path.name not in LITTER
        ):
            yield Finding("extra", "output", name)


def _output(folder: Path, output: OutputRecord) -> Finding | None:
    if not inside(output.path):
        return Finding("changed", "output", output.path, "the manifest names a file elsewhere")
    path = folder / PurePosixPath(output.path)
    if path.is_symlink():
        return Finding("changed", "output", output.path, "is a link now")
    if not path.is_file():
        return Finding("missing", "output", output.path)
    try:
        size, sha256 = _digest(path)
    except OSError as error:
        return Finding("changed", "output", output.path, f"cannot be read: {error.strerror}")
    if sha256 == output.sha256:
        return None
    sizes = f"{output.size} bytes then, {size} now" if size != output.size else "of the same size"
    return Finding("changed", "output", output.path, f"{sizes}; SHA-256 is {sha256}")


class _Line(msgspec.Struct):
    """Of a line of one-page dossiers, what it is made from."""

    documents: tuple[InputRecord, ...]


def _pages(folder: Path, manifest: Manifest) -> Iterator[InputRecord]:
    """The pages that a folder was made from: of a pile, those of each story, and those that are alone."""
    yield from manifest.inputs
    for output in manifest.outputs:
        path = folder / output.path
        if not inside(output.path) or not path.is_file():
            continue
        if path.name == NAME:
            inner = read_manifest(path.read_bytes())
            yield from inner.inputs if inner else ()
        elif path.suffix == ".jsonl":
            yield from _alone(path)


def _alone(path: Path) -> Iterator[InputRecord]:
    decoder = msgspec.json.Decoder(_Line)
    with path.open("rb") as lines:
        for line in lines:
            try:
                yield from decode(line, decoder).documents
            except msgspec.DecodeError:
                # What was altered stands among the outputs.
                continue


def _digest(path: Path) -> tuple[int, str]:
    sha, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            sha.update(chunk)
            size += len(chunk)
    return size, sha.hexdigest()


def _inputs(manifest: Manifest, found: Iterable[Document | Skipped]) -> Iterator[Finding]:
    """Inputs are known by their bytes first, by their name second."""
    here = [(item.source, item.sha256) for item in found]
    by_digest: dict[str, list[str]] = {}
    by_source: dict[str, str] = {}
    for source, sha256 in here:
        by_source[source] = sha256
        if sha256:
            by_digest.setdefault(sha256, []).append(source)
    for record in manifest.inputs:
        difference = _input(record, by_digest, by_source)
        if difference:
            yield difference
    digests = {i.sha256 for i in manifest.inputs} | {s.sha256 for s in manifest.skipped}
    sources = {i.source for i in manifest.inputs} | {s.source for s in manifest.skipped}
    for source, sha256 in here:
        if source not in sources and sha256 not in digests:
            yield Finding("extra", "input", source, "was not there when the dossier was built")


def _input(
    record: InputRecord, by_digest: dict[str, list[str]], by_source: dict[str, str]
) -> Finding | None:
    places = by_digest.get(record.sha256, [])
    if record.source in places:
        return None
    if places:
        return Finding("moved", "input", record.source, f"is now {places[0]}")
    if record.source not in by_source:
        return Finding("missing", "input", record.source)
    now = by_source[record.source]
    said = f"SHA-256 is {now}, was {record.sha256}" if now else "cannot be read"
    return Finding("changed", "input", record.source, said)
