"""Where a page names its writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import BlockKind, Span
from riwaya.page.knowledge import PageWords, PersonalNames, keys
from riwaya.page.lines import Line
from riwaya.resources import Pack

_PARTS = re.compile(r"\s[-–—|/]\s|\|")
_LONGEST = 6


def writer(lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack) -> Span | None:
    """The first byline that holds more than the word before a name; else the name beside a date."""
    words = pack.get(PageWords)
    bylines = [line for line, kind in zip(lines, kinds, strict=True) if kind == "byline"]
    named = [line for line in bylines if words.covered(("byline",), line.words) < line.count]
    if bylines:
        return (named or bylines)[0].span
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "dateline" and line.dates.rest >= 2:
            found = _beside(line, pack)
            if found:
                return found
    return None


def _beside(line: Line, pack: Pack) -> Span | None:
    """«كتب: سامر الحداد | الإثنين 12 شباط 2018»: the part of a dateline that names a person."""
    words, names = pack.get(PageWords), pack.get(PersonalNames)
    at = 0
    for part in _PARTS.split(line.text):
        start = line.text.index(part, at)
        at = start + len(part)
        bare = part.strip()
        there = keys(tokenize(View(bare)))
        marks = words.starts("byline", there)
        dated = any(line.start + start <= date.start < line.start + at for date in line.dates.dates)
        if (
            not dated
            and 0 < len(there) - marks <= _LONGEST
            and (marks or names.share(there) >= 0.6)
        ):
            begin = line.start + start + part.index(bare)
            return Span(begin, begin + len(bare))
    return None
