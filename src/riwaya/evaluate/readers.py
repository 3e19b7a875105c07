"""Which tables of a pack the program reads, and as which rows.

Found by having every part of the program compile its knowledge over a page written for it, so that no
list of tables has to be kept beside the code that reads them.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.errors import ResourceError, RiwayaError
from riwaya.link import link
from riwaya.link.stories import sketch
from riwaya.page import read_page, read_record
from riwaya.resources import Pack
from riwaya.resources.tables import read_table

R = TypeVar("R", bound=msgspec.Struct)

_BODY = (
    "قال مصدر أمني إن ثلاثة أشخاص قتلوا أمس الأربعاء في قصف على مدينة سبها، "
    "وأضاف أن وزير الداخلية زار المدينة في 14 مارس 2018."
)
_TEXT = f"مقتل ثلاثة في قصف\n\n{_BODY}\n"
_HTML = f"<html><head><title>خبر</title></head><body><h1>مقتل ثلاثة في قصف</h1><p>{_BODY}</p></body></html>"


class _Recorder(Pack):
    """A pack that notes who asks for what, and goes on where a table is at fault."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack.roots)
        self.asked: dict[tuple[str, str], type[msgspec.Struct]] = {}

    def rows(self, subject: str, table: str, row: type[R]) -> tuple[R, ...]:
        self.asked[subject, table] = row
        paths = [root / subject / f"{table}.tsv" for root in self.roots]
        return tuple(r for p in paths if p.exists() for r in read_table(p, row)[0])


def tables_read(pack: Pack) -> tuple[dict[tuple[str, str], type[msgspec.Struct]], list[str]]:
    """(subject, table) to row type, for every table that is read; and what kept knowledge from compiling."""
    recorder = _Recorder(pack)
    faults: list[str] = []
    try:
        pages = [
            read_page(_TEXT.encode(), "lint.txt", recorder),
            read_page(_HTML.encode(), "lint.html", recorder),
            read_record(
                b"{}", {"title": "مقتل ثلاثة في قصف", "text": _BODY}, "lint.json", recorder
            ),
        ]
        made = tuple(annotate(page, recorder) for page in pages)
        link(made, recorder)
        sketch(made[0], recorder)
    except ResourceError as error:
        faults += error.problems
    except (RiwayaError, ValueError, KeyError) as error:
        faults.append(f"{pack.roots[-1]}:1: the pack does not compile: {error!r}")
    return recorder.asked, faults
