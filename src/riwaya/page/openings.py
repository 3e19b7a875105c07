"""The outlet in the words that open a report: «سراة – وكالات:», «زنقة 5 | الرباط», «المدينة - الجسر -», «الجسر من المدينة:».

Such words have two or three parts. One names the outlet; the others a place, or the agencies whose reports it uses. A
name that is in no table is the outlet's only where nothing else can stand there, and inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from riwaya.language.affixes import ARTICLE, HA
from riwaya.language.marks import TATWEEL
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import BlockKind, Outlet, Span
from riwaya.page.knowledge import PageWords, PersonalNames
from riwaya.page.lines import Line
from riwaya.page.outlets import OutletIndex, outlet_of, terms
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow
from riwaya.resources.places import Gazetteer

_CUT = re.compile(rf"\s?\|\s?|\s[-–—/{TATWEEL}](?=\s|$)")
_REACH = 60
_SHORTEST_PLACE = 3
_LONGEST_NAME, _MOST_PARTS, _LONGEST_LINE = 3, 3, 9

#: Roles of words that no name holds if it is in no table, and of those of which none is made wholly.
_WRITERS = ("byline", "button")
_NO_NAMES = (*_WRITERS, "platform", "clock", "published", "section")

_Sort = Literal["place", "wires", "outlet", "person", "role", "unknown"]


class _Part(msgspec.Struct, frozen=True):
    """A part of such words: `start` counts in the line's text."""

    text: str
    start: int
    words: tuple[str, ...]
    sort: _Sort
    rows: tuple[OutletRow, ...] = ()


class Openings:
    """Reads bylines and the first words of articles."""

    def __init__(self, pack: Pack) -> None:
        self._words, self._index = pack.get(PageWords), pack.get(OutletIndex)
        self._names, self._places = pack.get(PersonalNames), pack.get(Gazetteer)

    def find(self, lines: Sequence[Line], kinds: Sequence[BlockKind], begin: int) -> Outlet | None:
        """The outlet of a page whose article begins at line `begin`."""
        for i in range(begin):
            if kinds[i] in ("byline", "credit") and lines[i].count <= _LONGEST_LINE:
                found = self._signed(lines[i], lines[i].text)
                if found:
                    return found
        if begin >= len(lines) or kinds[begin] != "body":
            return None
        return self._lead(lines[begin])

    def _lead(self, line: Line) -> Outlet | None:
        head = line.text[:_REACH]
        colon = head.find(":")
        if colon > 0:
            return self._signed(line, head[:colon]) or self._from(line, head[:colon])
        cuts = list(_CUT.finditer(head))
        if len(cuts) > 1 and (found := self._signed(line, head[: cuts[1].start()])):
            return found
        return self._own_reporter(line)

    def _signed(self, line: Line, text: str) -> Outlet | None:
        """One part that can be an outlet, the others places or agencies."""
        parts = self._parts(text)
        if not 1 < len(parts) <= _MOST_PARTS or any(p.sort in ("person", "role") for p in parts):
            return None
        named = [p for p in parts if p.sort in ("outlet", "unknown")]
        if len(named) != 1:
            return None
        one = named[0]
        span = Span(line.start + one.start, line.start + one.start + len(one.text))
        piped = "|" in text and one is parts[0]
        if one.rows:
            everyday = len(one.words) == 1 and all(row.common for row in one.rows)
            return None if everyday and not piped else outlet_of(one.rows, "stated", span)
        wired = one is parts[0] and all(p.sort == "wires" for p in parts[1:])
        if not (piped or wired) or len(one.words) > _LONGEST_NAME:
            return None
        return Outlet(name=one.text, basis="inferred", span=span)

    def _parts(self, text: str) -> list[_Part]:
        out: list[_Part] = []
        at = 0
        for cut in [*_CUT.finditer(text), None]:
            end = cut.start() if cut else len(text)
            out += self._part(text, at, end)
            at = cut.end() if cut else end
        return out

    def _part(self, text: str, at: int, end: int) -> list[_Part]:
        said = text[at:end]
        tokens = [t for t in tokenize(View(said)) if t.kind != "mark"]
        mark = self._words.starts("byline", [t.text for t in tokens])
        if 0 < mark < len(tokens):
            # «كتب : ...»
            tokens = tokens[mark:]
        while tokens and tokens[0].kind == "latin" and any(t.kind == "word" for t in tokens):
            # a button that ran into the line («Next الجسر – وكالات»)
            tokens = tokens[1:]
        if not tokens:
            return []
        start, stop = tokens[0].start, tokens[-1].end
        words = tuple(t.text for t in tokens)
        sort, rows = self._sort(said[start:stop], words)
        return [_Part(said[start:stop], at + start, words, sort, rows)]

    def _sort(self, said: str, words: tuple[str, ...]) -> tuple[_Sort, tuple[OutletRow, ...]]:
        rows = self._index.named(words)
        if any(row.kind == "agency" for row in rows) or self._words.starts("wires", words):
            return "wires", ()
        if self._places.lookup(said):
            return "place", ()
        if rows:
            return "outlet", rows
        if any(len(w) > _SHORTEST_PLACE and self._places.lookup(w) for w in words):
            # «القدس المحتلة», «مكة وجدة»
            return "place", ()
        words_of = self._words.covered
        everyday = words_of(_NO_NAMES, words) == len(words) or words_of(_WRITERS, words) > 0
        if everyday or not any(w.isalpha() for w in words):
            return "role", ()
        return ("person" if self._person(words) else "unknown"), ()

    def _person(self, words: tuple[str, ...]) -> bool:
        """Whether a word is a person's; an indefinite adjective in second place («زوايا عربية») does not show one."""
        first, *rest = words
        return self._names.share((first,)) > 0 or any(
            self._names.share((w,)) for w in rest if w.startswith(ARTICLE) or not w.endswith(HA)
        )

    def _from(self, line: Line, text: str) -> Outlet | None:
        """«الجسر من المدينة:», an outlet that the tables know and a place."""
        spoken = terms(tokenize(View(text)))
        length, rows = self._index.at(spoken, 0)
        if (
            not length
            or len(spoken) < length + 2
            or not self._words.is_role("from", spoken[length])
        ):
            return None
        rows = tuple(row for row in rows if row.kind != "agency")
        if not rows or not self._places.lookup(" ".join(spoken[length + 1 :])):
            return None
        return outlet_of(rows, "stated", self._span(line, 0, length))

    def _own_reporter(self, line: Line) -> Outlet | None:
        """«قال مراسل الجسر الجديد، إن»: an article that opens so, without the word for its kind, is that outlet's."""
        spoken = line.terms
        if len(spoken) < 4 or not self._words.is_role("reporter", spoken[1]):
            return None
        length, rows = self._index.at(spoken, 2)
        plain = length > 1 or not all(row.common for row in rows)
        headed = self._words.starts("outlet", spoken[2:]) > 0
        if not rows or not plain or headed or any(row.kind == "agency" for row in rows):
            return None
        span = self._span(line, 2, length)
        after = next((t for t in line.tokens if line.start + t.start >= span.end), None)
        if after is None or (
            after.kind != "mark" and not self._words.is_role("clause", after.text)
        ):
            # «مراسل الجسر مباشر» is not that of «الجسر»
            return None
        return outlet_of(rows, "inferred", span)

    def _span(self, line: Line, first: int, count: int) -> Span:
        """Where `count` words and numbers from the `first` one stand."""
        named = [t for t in line.tokens if t.kind != "mark"][first : first + count]
        return Span(line.start + named[0].start, line.start + named[-1].end)
