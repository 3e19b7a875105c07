"""The tables under `ar/segments` and the trained model beside them: how words are cut into clitics and stem."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from riwaya.language.segment import Segmenter
from riwaya.language.segmentevidence import Evidence, Grammar
from riwaya.resources.pack import Pack
from riwaya.resources.rows import OneWord

MODELS = Path(__file__).parent / "models"
COUNTS = MODELS / "segment_counts.tsv"
WEIGHTS = MODELS / "segment_weights.tsv"
#: Words that were read for training and that the weights get wrong all the same.
EXCEPTIONS = MODELS / "segment_exceptions.txt"

Kind = Literal[
    "conjunction",
    "preposition",
    "merging",
    "future",
    "article",
    "person",
    "pronoun",
    "host",
]


class CliticRow(msgspec.Struct, frozen=True):
    """A clitic; or a `host`: the last letters of a stem before a pronoun, and what they are `alone`."""

    kind: Kind
    form: str
    alone: str = ""


def grammar(pack: Pack) -> Grammar:
    """The clitics of a pack."""
    rows = pack.rows("segments", "clitics", CliticRow)

    def forms(kind: Kind) -> tuple[str, ...]:
        return tuple(r.form for r in rows if r.kind == kind)

    return Grammar(
        conjunctions=forms("conjunction"),
        prepositions=forms("preposition"),
        merging=forms("merging")[0],
        future=forms("future")[0],
        persons=forms("person"),
        article=forms("article")[0],
        pronouns=forms("pronoun"),
        before=tuple((r.form, r.alone) for r in rows if r.kind == "host"),
    )


def segmenter(pack: Pack) -> Segmenter:
    """The segmenter of the package with a pack's tables; `pack.get(segmenter)` builds it once."""
    clitics = grammar(pack)
    counts = {word: int(count) for word, count in _pairs(COUNTS)}
    weights = {name: float(value) for name, value in _pairs(WEIGHTS)}
    listed = [row.word for row in pack.rows("segments", "words", OneWord)]
    listed += EXCEPTIONS.read_text(encoding="utf-8").split()
    return Segmenter(clitics, Evidence(counts, clitics), weights, listed)


def _pairs(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
