"""Cases of `alterations/`: pairs of texts with the one change between them (`pairs.tsv`).

They stand in pairs and not in marked sentences; `tests/link/test_link_alterations.py` runs them.
"""

from __future__ import annotations

import msgspec

from riwaya.evaluate.cases import Found
from riwaya.model import Document
from riwaya.resources import Pack

SUBJECT = "alterations"


class Told(msgspec.Struct, frozen=True):
    """A row of the pairs: the kind of the one change (empty: none), both texts, and a note."""

    origin: str
    copy: str
    kind: str = ""
    note: str = ""


TABLES = {"pairs": Told}


def run(document: Document, pack: Pack) -> list[Found]:
    """Nothing: a single sentence has nothing to differ from."""
    return []
