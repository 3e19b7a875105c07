"""Files read as pages."""

from __future__ import annotations

from pathlib import Path

from riwaya.model import Document
from riwaya.page import Limits, Skipped, read_paths
from riwaya.resources import builtin

PACK = builtin()


def read(*paths: Path, **limits: int) -> list[Document | Skipped]:
    """What the files hold, in order, under those limits."""
    return list(read_paths(list(paths), PACK, Limits(**limits) if limits else None))
