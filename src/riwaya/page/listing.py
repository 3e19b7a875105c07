"""The files under a path, in the order in which they are read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from riwaya.page.readers.base import Skipped


class File(msgspec.Struct, frozen=True):
    """A file to be read; `source` names it: its path under the folder given, or its own name."""

    path: str
    source: str


def files(path: Path) -> Iterator[File | Skipped]:
    """A file itself, or all of a folder in sorted order: hidden files are passed over, links to folders not followed."""
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield File(str(path), clean(path.name))
    else:
        yield Skipped(clean(str(path)), "", "no such file or folder")


def _folder(root: Path) -> Iterator[File | Skipped]:
    faults: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=faults.append):
        while faults:
            yield _unreadable(root, faults.pop())
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(folder) / name
            yield File(str(path), clean(path.relative_to(root).as_posix()))
    while faults:
        yield _unreadable(root, faults.pop())


def _unreadable(root: Path, fault: OSError) -> Skipped:
    where = Path(str(fault.filename or root))
    name = where.relative_to(root).as_posix() if where.is_relative_to(root) else str(where)
    return Skipped(clean(name), "", f"folder cannot be read: {fault.strerror or fault}")


def clean(name: str) -> str:
    """A file's name as text that can be written: bytes that were no UTF-8 become U+FFFD."""
    return name.encode("utf-8", "replace").decode("utf-8") if not name.isascii() else name
