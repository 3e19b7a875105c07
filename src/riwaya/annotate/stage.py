"""What a stage is."""

from __future__ import annotations

from typing import Literal, Protocol

from riwaya.annotate.reading import Reading
from riwaya.model import Document
from riwaya.resources import Pack

Layer = Literal["blocks", "published", "times", "figures", "mentions", "claims", "events"]


class Stage(Protocol):
    """Adds layers to a document. Pure: no globals, no clock, no network.

    `needs` are the layers that must be there, `adds` those the stage writes.
    """

    name: str
    version: str
    needs: frozenset[Layer]
    adds: frozenset[Layer]

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document: ...
