"""The workbench's own files: no others are ever served."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

_WHERE = {
    "style.css": "riwaya.dossier.html",
    "app.js": "riwaya.dossier.html",
    "workbench.css": "riwaya.workbench",
    "workbench.js": "riwaya.workbench",
}
_TYPES = {"css": "text/css", "js": "text/javascript"}


@lru_cache(maxsize=8)
def asset(name: str) -> bytes | None:
    """The file of that name, or None."""
    package = _WHERE.get(name)
    return (files(package) / name).read_bytes() if package else None


def media_type(name: str) -> str:
    """The Content-Type of an asset."""
    return _TYPES[name.rsplit(".", 1)[-1]]
