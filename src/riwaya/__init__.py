"""Riwaya (رواية): Arabic news pages in, the dossier of their story out.

    >>> import riwaya
    >>> page = riwaya.read("page.html")       # one page, understood
    >>> story = riwaya.build(["pages/"])      # many pages, linked
    >>> story.write("out/story")              # the folder that `riwaya build` writes

docs/python.md says more. What is not in `__all__` may change from version to version.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.api import Skipped as Skipped
    from riwaya.api import Story as Story
    from riwaya.api import build as build
    from riwaya.api import load as load
    from riwaya.api import read as read
    from riwaya.errors import InputError as InputError
    from riwaya.errors import OutputError as OutputError
    from riwaya.errors import ResourceError as ResourceError
    from riwaya.errors import RiwayaError as RiwayaError
    from riwaya.model import Claim as Claim
    from riwaya.model import Document as Document
    from riwaya.model import Dossier as Dossier
    from riwaya.model import Entity as Entity
    from riwaya.model import Event as Event
    from riwaya.model import EventMention as EventMention
    from riwaya.model import Figure as Figure
    from riwaya.model import Link as Link
    from riwaya.model import Mention as Mention
    from riwaya.model import Span as Span
    from riwaya.model import Timex as Timex

    __version__: str

#: Where each public name is found, so that `import riwaya` costs next to nothing.
_FROM = {
    "riwaya.api": ("Skipped", "Story", "build", "load", "read"),
    "riwaya.errors": ("InputError", "OutputError", "ResourceError", "RiwayaError"),
    "riwaya.model": (
        "Claim", "Document", "Dossier", "Entity", "Event", "EventMention", "Figure", "Link", "Mention",
        "Span", "Timex",
    ),
}  # fmt: skip
_MODULES = {name: module for module, names in _FROM.items() for name in names}

__all__ = [
    "Claim",
    "Document",
    "Dossier",
    "Entity",
    "Event",
    "EventMention",
    "Figure",
    "InputError",
    "Link",
    "Mention",
    "OutputError",
    "ResourceError",
    "RiwayaError",
    "Skipped",
    "Span",
    "Story",
    "Timex",
    "__version__",
    "build",
    "load",
    "read",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("riwaya.version").VERSION
    if name not in _MODULES:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
