"""Cases of `numbers/`: label is the value with `o` (ordinal), `f` (fraction) or `%` behind it."""

from __future__ import annotations

from riwaya.annotate.reading import Reading
from riwaya.evaluate.cases import Found
from riwaya.language.numbers import NumberMatch
from riwaya.language.numbersums import find
from riwaya.model import Document
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers

SUBJECT = "numbers"


def run(document: Document, pack: Pack) -> list[Found]:
    """Every number of the sentence, left to right in reading order."""
    tokens, lexicon = Reading(document).tokens, pack.get(Numbers).lexicon
    return [Found(m.start, m.end, _label(m)) for m in find(tokens, lexicon)]


def _label(match: NumberMatch) -> str:
    mark = "%" if match.percent else {"ordinal": "o", "fraction": "f"}.get(match.kind, "")
    return f"{match.value:g}{mark}" if isinstance(match.value, float) else f"{match.value}{mark}"
