"""Cases of `figures/`: the label is the value (`20`, `~20` about, `20+` at least, `20-` at most, `20..?` a word
that entails no less, `3..5` a range) with what befell those counted, `part` where it breaks down a total, `since`
where it counts all since something began, the unit of other counts.
"""

from __future__ import annotations

from riwaya.annotate import pipeline
from riwaya.evaluate.cases import Found
from riwaya.model import Document, Figure
from riwaya.resources import Pack

SUBJECT = "figures"
_STAGES = frozenset(("times", "mentions", "figures"))


def run(document: Document, pack: Pack) -> list[Found]:
    """Every figure of the sentence."""
    stages = [s for s in pipeline.default_stages() if s.name in _STAGES]
    document = pipeline.annotate(document, pack, stages)
    return [Found(f.start, f.end, label(f), f.rule) for f in document.figures]


def label(figure: Figure) -> str:
    """How a case writes what a figure says."""
    what = figure.unit or "other" if figure.what == "other" else figure.what
    if figure.value is None:
        return f"{figure.low}..{figure.high or '?'} {what}"
    mark = f"{figure.value}+" if figure.low is not None else f"{figure.value}"
    mark = f"{figure.value}-" if figure.high is not None else mark
    mark = f"~{mark}" if figure.approx else mark
    tail = " part" if figure.part_of else ""
    return f"{mark} {what}{tail}" + (" since" if figure.cumulative else "")
