"""A folder that is written whole or not at all.

Files go to a hidden sibling (`.NAME.partial-*`) that takes the folder's place by renaming. A killed run
leaves that sibling behind; the next run into the same place removes it, unless its owner still lives
(it holds a lock on it, where the system has locks on folders).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from riwaya.dossier.custody import NAME, Manifest, OutputRecord, read_manifest
from riwaya.errors import OutputError

#: Left by file managers; no reason to refuse a folder.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def check(out: Path) -> None:
    """Raises OutputError unless `out` is free, empty or a dossier written by Riwaya, whole and alone."""
    if out.is_symlink() and not out.exists():
        raise OutputError(f"{out}: is a broken link")
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(f"{out}: is not a folder")
    try:
        held = {p.relative_to(out).as_posix() for p in out.rglob("*") if not p.is_dir()}
    except OSError as error:
        raise OutputError(f"{out}: cannot be read: {error.strerror}") from error
    held = {name for name in held if name.rsplit("/", 1)[-1] not in LITTER}
    if not held:
        return
    found = _manifest(out)
    if found is None:
        raise OutputError(f"{out}: holds something else than a dossier; choose another folder")
    strange = sorted(held - {o.path for o in sealed(out, found)} - {NAME})
    if strange:
        raise OutputError(
            f"{out}: holds {strange[0]!r}, which is no part of the dossier there; choose another folder"
        )


def sealed(out: Path, manifest: Manifest) -> Iterator[OutputRecord]:
    """All files that a manifest stands for: those it lists, and those that manifests among them list."""
    for output in manifest.outputs:
        yield output
        folder, _, name = output.path.rpartition("/")
        inner = _manifest(out / folder) if name == NAME and inside(output.path) else None
        for one in inner.outputs if inner else ():
            yield OutputRecord(f"{folder}/{one.path}", one.sha256, one.size)


def inside(path: str) -> bool:
    """Whether a path that a manifest names lies in its folder."""
    named = PurePosixPath(path)
    return not named.is_absolute() and ".." not in named.parts


def _manifest(out: Path) -> Manifest | None:
    try:
        return read_manifest((out / NAME).read_bytes())
    except OSError:
        return None


def replace(
    out: Path,
    files: Iterable[tuple[str, bytes]],
    seal: Callable[[Sequence[OutputRecord]], bytes] | None = None,
) -> tuple[OutputRecord, ...]:
    """Makes `out` hold exactly `files` (slashed relative path, bytes), each written as it comes.

    Args:
        seal: makes `manifest.json` out of what was written.

    Gives the records of all that was written. Raises OutputError.
    """
    out = out.resolve()
    check(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _sweep(out)
        with _partial(out) as partial:
            records = tuple(sorted(_write(partial, files), key=lambda r: r.path))
            if seal is not None:
                records += tuple(_write(partial, [(NAME, seal(records))]))
            check(out)
            _swap(partial, out)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error
    return records


def fill(
    out: Path, files: Iterable[tuple[str, bytes]], seal: Callable[[Sequence[OutputRecord]], bytes]
) -> tuple[OutputRecord, ...]:
    """`replace` for a folder that lies where nobody looks yet: it need not appear at once, nothing of anyone else's
    can be in its place, and its neighbours, who may be tens of thousands, are not looked through.

    What a killed run left of it goes first. Raises OutputError.
    """
    try:
        if out.exists():
            shutil.rmtree(out)
        out.mkdir(parents=True)
        try:
            records = tuple(sorted(_write(out, files), key=lambda r: r.path))
            return (*records, *_write(out, [(NAME, seal(records))]))
        except BaseException:
            shutil.rmtree(out, ignore_errors=True)
            raise
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[OutputRecord]:
    made = {folder}
    for name, data in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)
        yield OutputRecord(name, hashlib.sha256(data).hexdigest(), len(data))


def adopt(made: Path, out: Path) -> None:
    """Puts the folder `made`, which lies on the same file system and has its manifest, in the place of `out`.

    Raises OutputError.
    """
    out = out.resolve()
    check(out)
    try:
        _swap(made, out)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def _partial(out: Path) -> Iterator[Path]:
    partial = Path(tempfile.mkdtemp(prefix=f".{out.name}.partial-", dir=out.parent))
    handle = lock(partial)
    try:
        # mkdtemp's 0700 would keep colleagues out of the finished dossier.
        mask = os.umask(0)
        os.umask(mask)
        partial.chmod(0o777 & ~mask)
        yield partial
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(partial, ignore_errors=True)


def _swap(partial: Path, out: Path) -> None:
    if not out.exists():
        partial.rename(out)
        return
    with _partial(out) as aside:
        moved = aside / "old"
        out.rename(moved)
        try:
            partial.rename(out)
        except OSError:
            moved.rename(out)
            raise


def _sweep(out: Path) -> None:
    """Removes what killed runs left; where the dossier itself was being moved, puts it back."""
    for left in sorted(out.parent.glob(f".{_escaped(out.name)}.partial-*")):
        handle = lock(left)
        if handle is None:
            continue
        try:
            if not out.exists() and (left / "old" / NAME).exists():
                (left / "old").rename(out)
            shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)


def _escaped(name: str) -> str:
    import glob

    return glob.escape(name)


def lock(folder: Path) -> int | None:
    """A descriptor that holds the folder; None where another process holds it or no lock can be had."""
    try:
        import fcntl
    except ImportError:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
