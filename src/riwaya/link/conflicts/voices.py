"""Claims with their pages, and what a side of a conflict is made from."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.link.conflicts.ground import said
from riwaya.link.roots import origin_of
from riwaya.model import Claim, Document, Side


class Voice(msgspec.Struct, frozen=True):
    """A claim with its page."""

    document: Document
    claim: Claim

    @property
    def who(self) -> str:
        return origin_of(self.claim.chain[-1]).key


def side_of(voices: Sequence[Voice]) -> Side:
    """Voices that hold one thing."""
    return Side(
        says=" | ".join(dict.fromkeys(said(v.document, v.claim) for v in voices[:3])),
        claims=tuple(v.claim.id for v in voices),
        figures=(),
        documents=tuple(dict.fromkeys(v.document.id for v in voices)),
    )
