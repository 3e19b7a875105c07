"""The folder that is worked in: whose it is, what was begun in it, and whether that still holds."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from riwaya.dossier import folder
from riwaya.engine.pile.frames import read_index, write_index
from riwaya.engine.pile.parts import Listed
from riwaya.errors import OutputError
from riwaya.version import VERSION

_FORMAT = "riwaya-work/1"
_PLAN, _SEAL = "plan", "sealed"


class Plan(msgspec.Struct, frozen=True):
    """What a build was begun with; a checkpoint holds for nothing else."""

    format: str
    riwaya: str
    resources: str
    inputs: Listed


class Seal(msgspec.Struct, frozen=True):
    """The result is whole: its manifest's SHA-256, and what was counted on the way."""

    manifest: str
    metrics: dict[str, int]


def work_folder(out: Path) -> Path:
    """Where a build into `out` keeps what is unfinished: beside it, so that it can take its place by renaming."""
    out = out.resolve()
    return out.with_name(f"{out.name}.unfinished")


@contextmanager
def held(work: Path, *, resume: bool) -> Iterator[None]:
    """Makes the folder, or takes up the one there, for this run alone. Raises OutputError."""
    try:
        work.mkdir(parents=True, exist_ok=True)
        begun = any(work.iterdir())
    except OSError as error:
        raise OutputError(f"{work}: cannot be written: {error.strerror or error}") from error
    if begun and not resume:
        raise OutputError(
            f"{work}: holds an unfinished build; add --resume to go on with it, or delete the folder"
        )
    handle = folder.lock(work)
    if handle is None and _locks():
        raise OutputError(f"{work}: another build is at work there")
    try:
        _sweep(work)
        yield
    finally:
        if handle is not None:
            os.close(handle)
        with contextlib.suppress(OSError):
            work.rmdir()  # only where nothing is in it


def agree(work: Path, resources: str, inputs: Listed) -> None:
    """Notes what the build is begun with, or compares with what it was. Raises OutputError."""
    plan = Plan(_FORMAT, VERSION, resources, inputs)
    begun = read_index(work / _PLAN, Plan)
    if begun is None:
        write_index(work / _PLAN, plan)
        return
    if begun == plan:
        return
    why = "the inputs have changed"
    if (begun.format, begun.riwaya) != (plan.format, plan.riwaya):
        why = f"it was begun by Riwaya {begun.riwaya}, this is {VERSION}"
    elif begun.resources != resources:
        why = "it was begun with other resource packs"
    raise OutputError(f"{work}: cannot be resumed: {why}; delete the folder to begin anew")


def seal(work: Path, made: Seal) -> None:
    """Notes that the result is whole. Raises OutputError."""
    write_index(work / _SEAL, made)


def sealed(work: Path) -> Seal | None:
    """What was noted when the result was whole, if it was."""
    return read_index(work / _SEAL, Seal)


def remove(work: Path) -> None:
    """Removes the folder; a run that is killed here leaves nothing that looks like a build to be resumed."""
    with contextlib.suppress(OSError):
        aside = Path(tempfile.mkdtemp(prefix=f".{work.name}.", dir=work.parent))
        work.rename(aside / "work")
        shutil.rmtree(aside, ignore_errors=True)


def _sweep(work: Path) -> None:
    """What ended processes left half-written, and where they were."""
    shutil.rmtree(work / "trail", ignore_errors=True)
    for left in work.rglob(".*.part"):
        with contextlib.suppress(OSError):
            left.unlink()


def _locks() -> bool:
    try:
        import fcntl  # noqa: F401
    except ImportError:
        return False
    return True
