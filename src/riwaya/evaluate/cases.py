"""Runs the cases of a pack: sentences in which every expected result is marked.

A marked sentence reads `وصل {أمس الأربعاء|2017-11-01} إلى القاهرة`: the words, a bar, the label that the
subject's runner gives to such a result. A mark may hold others (`{أن باريس تتهم {لندن بالكذب|...}|...}`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from riwaya.model import Block, Document, Publication
from riwaya.resources import Case, Pack

_PIECE = re.compile(r"[^{}|]+|\{|\||\}")


class Found(msgspec.Struct, frozen=True, order=True):
    """A result: its place in the sentence, its label, the rule that made it (not compared)."""

    start: int
    end: int
    label: str
    rule: str = ""


#: Gives what a subject's stage finds in a one-sentence document.
Runner = Callable[[Document, Pack], list[Found]]


class Outcome(msgspec.Struct, frozen=True):
    case: Case
    wrong: str
    rules: frozenset[str]


def plain(text: str) -> tuple[str, list[Found]]:
    """The sentence without its marks, and what the marks ask for.

    Raises ValueError where a mark is not closed or closes nothing.
    """
    out = ""
    want: list[Found] = []
    open_: list[int] = []
    label: str | None = None
    for piece in _PIECE.findall(text):
        if piece == "{" and label is None:
            open_.append(len(out))
        elif piece == "|" and open_ and label is None:
            label = ""
        elif piece == "}" and label is not None:
            want.append(Found(open_.pop(), len(out), label.strip()))
            label = None
        elif piece in "{}" or (piece == "|" and open_):
            raise ValueError(f"mark not closed, or closing nothing: {text}")
        elif label is not None:
            label += piece
        else:
            out += piece
    if open_:
        raise ValueError(f"mark not closed: {text}")
    return out, want


def sentence(text: str, date: str) -> Document:
    """A document of one body block, published on `date` where given."""
    published = Publication(date, date, date, "stated") if date else None
    return Document(
        id="case",
        source="case",
        sha256="",
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        language="ar",
        published=published,
        blocks=(Block(0, len(text), "body"),),
    )


def run(case: Case, runner: Runner, pack: Pack) -> Outcome:
    """What came out wrong (empty where nothing did) and which rules fired."""
    try:
        text, want = plain(case.text)
    except ValueError as error:
        return Outcome(case, str(error), frozenset())
    got = runner(sentence(text, case.date), pack)
    bare = sorted(Found(f.start, f.end, f.label) for f in got)
    wrong = ""
    if bare != sorted(want):
        wrong = f"wants {_say(text, want)}, got {_say(text, bare)}"
    return Outcome(case, wrong, frozenset(f.rule.split("@")[0] for f in got if f.rule))


def _say(text: str, found: list[Found]) -> str:
    return "; ".join(f"{text[f.start : f.end]}|{f.label}" for f in sorted(found)) or "nothing"
