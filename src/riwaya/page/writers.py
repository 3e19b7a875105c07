"""Where a page names its writer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.language.marks import DASHES_AND_TATWEEL
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import BlockKind, Span
from riwaya.page.knowledge import PageWords, PersonalNames, keys
from riwaya.page.lines import Line
from riwaya.page.outlets import OutletIndex, terms
from riwaya.resources import Pack
from riwaya.resources.places import Gazetteer

_PARTS = re.compile(r"\s[-–—|/]\s|\|")
#: What parts a place from an agency.
_CUTS = re.compile(rf"\s?[|/:()،,+]\s?|\s[{DASHES_AND_TATWEEL}](?=\s|$)")
_AROUND = ' «»"“”.:'
_LONGEST = 6


def writer(
    lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack, outlet: str = ""
) -> Span | None:
    """The first byline that holds more than the word before a name; else the name beside a date.

    A line of nothing but agencies, the page's own `outlet` and places («المدينة - رويترز:») names no writer.
    """
    words = pack.get(PageWords)
    bylines = [
        line
        for line, kind in zip(lines, kinds, strict=True)
        if kind == "byline" and not _wired(line, pack, outlet)
    ]
    named = [line for line in bylines if words.covered(("byline",), line.words) < line.count]
    if bylines:
        return (named or bylines)[0].span
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "dateline" and line.dates.rest >= 2:
            found = _beside(line, pack)
            if found:
                return found
    return None


def _wired(line: Line, pack: Pack, outlet: str) -> bool:
    """Whether a line names agencies or the page's own outlet, and otherwise places only."""
    words, outlets, places = pack.get(PageWords), pack.get(OutletIndex), pack.get(Gazetteer)
    agencies = 0
    for part in _CUTS.split(line.text):
        named = terms(tokenize(View(part)))
        if not named or places.lookup(" ".join(named)):
            continue
        rows = outlets.named(named)
        if outlet and (part.strip(_AROUND) == outlet or any(r.name == outlet for r in rows)):
            agencies += 1
            continue
        if not words.starts("wires", named) and not any(row.kind == "agency" for row in rows):
            return False
        agencies += 1
    return agencies > 0


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
