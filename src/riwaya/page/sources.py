"""Who published a plain-text page, as the page itself shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from riwaya.model import BlockKind, Outlet, Span
from riwaya.page.knowledge import PageWords, PersonalNames
from riwaya.page.lines import Line
from riwaya.page.openings import Openings
from riwaya.page.outletnames import Bodies, after, everyday, publishers, terms_of, tokens_of
from riwaya.page.outlets import OutletIndex, outlet_of, quoted, terms
from riwaya.page.voices import Voice
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow
from riwaya.resources.places import Gazetteer

_LONGEST_NAME = 5
#: A name that is in no table signs a page with so many words at most.
_LONGEST_SIGNED = 4
_OUTSIDE: frozenset[str] = frozenset({"credit", "other", "comment_heading", "related", "tags"})
_PARTS = re.compile(r"[+|/،,؛;]|\s[-–—]\s")
_MARKS = " \"'«»“”:.-–—|()[]"


def stated_outlet(lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack) -> Outlet | None:
    """The outlet a page names as its own, strongest sign first; None where nothing shows it.

    A name alone at the foot, known or one in which the article speaks; a credit line; a sentence in which
    the outlet speaks of itself below the article; its name in a byline; the words that open the report (see
    `riwaya.page.openings`); and, inferred, the name to which speakers in the article speak.
    """
    finder = _Finder(lines, kinds, pack)
    return (
        finder.foot()
        or finder.signed()
        or finder.credit()
        or finder.credited()
        or finder.itself()
        or finder.byline()
        or finder.opening()
        or finder.spoken_to()
        or finder.masthead()
        or finder.speaking()
    )


class _Finder:
    def __init__(self, lines: Sequence[Line], kinds: Sequence[BlockKind], pack: Pack) -> None:
        self.lines = lines
        self.kinds = kinds
        self.words = pack.get(PageWords)
        self.index = pack.get(OutletIndex)
        self._pack = pack
        bodies = [i for i, kind in enumerate(kinds) if kind == "body"]
        tops = [i for i, kind in enumerate(kinds) if kind in ("title", "dateline", "byline")]
        self.end = (bodies or tops or [-1])[-1] + 1
        self.begin = bodies[0] if bodies else self.end
        self.voice = Voice([lines[i] for i in bodies], pack)

    def foot(self) -> Outlet | None:
        """«صحيفة الوطن», «ميدل إيست أون لاين», «... فيسبوك» alone on a line after the article."""
        for i in range(self.end, len(self.lines)):
            line = self.lines[i]
            if self.kinds[i] not in ("credit", "other") or line.count > 8:
                continue
            if line.label and line.label.row.kind == "other":
                continue
            words = tuple(t for t in line.terms if not self.words.is_role("platform", t))
            rows = publishers(self.index.named(words))
            noun = self.words.starts("outlet", line.words)
            if rows and (noun or len(words) < len(line.terms) or not everyday(rows, words)):
                return outlet_of(rows, "stated", line.span)
            if self.kinds[i] != "credit" or self.index.named(line.terms):
                continue
            if noun and 1 <= line.count - noun <= _LONGEST_NAME:
                return self._unknown(line.text, line.start)
        return None

    def signed(self) -> Outlet | None:
        """«سبل الجنوب» alone after the article, where the article speaks in that name or its byline has it."""
        for i in range(self.begin + 1, len(self.lines)):
            line = self.lines[i]
            if self.kinds[i] not in ("credit", "other", "byline") or line.count > _LONGEST_SIGNED:
                continue
            if line.label or line.stopped or not line.words or self.index.named(line.terms):
                continue
            if self._owned(line.text) or (i >= self.end and self._in_byline(line)):
                return self._unknown(line.text, line.start)
        return None

    def _owned(self, text: str) -> str:
        """The part of `text` in whose name the article speaks: all of it, or without the word for its kind."""
        for name in (text.strip(_MARKS), self._bare(text)):
            if name and self.voice.owns(terms_of(name)):
                return name
        return ""

    def _bare(self, text: str) -> str:
        """`text` without the word for its kind in front and what sites add behind («وكالة ضفاف للأنباء»)."""
        tokens = tokens_of(text)
        skip = self.words.starts("outlet", [t.text for t in tokens])
        rest = tokens[skip:]
        while len(rest) > 1 and self.words.is_role("suffix", rest[-1].text):
            rest = rest[:-1]
        return text[rest[0].start : rest[-1].end] if rest else ""

    def _in_byline(self, line: Line) -> bool:
        """«النورس - ضفاف» above the article, «النورس» below it, and no name of a person or place."""
        if self._pack.get(PersonalNames).share(line.words):
            return False
        if self._pack.get(Gazetteer).lookup(line.text.strip(_MARKS)):
            return False
        for i in range(self.begin):
            if self.kinds[i] == "byline":
                parts = [terms_of(part) for part in _PARTS.split(self.lines[i].text)]
                if len(parts) == 2 and parts[0] == line.terms:
                    return True
        return False

    def _unknown(self, text: str, start: int) -> Outlet | None:
        """An outlet not in the table. The word for its kind is left out where others put it in or out freely."""
        tokens = tokens_of(text)
        skip = self.words.starts("outlet", [t.text for t in tokens])
        if skip and not self.words.is_role("named", tokens[0].text) and skip < len(tokens):
            tokens = tokens[skip:]
        if not tokens:
            return None
        name = text[tokens[0].start :].strip(_MARKS)
        at = start + text.find(name, tokens[0].start)
        return Outlet(name=name, basis="stated", span=Span(at, at + len(name)))

    def credit(self) -> Outlet | None:
        """«المصدر | الخليج الجديد + وكالات»: the first in it that is no agency."""
        for i in range(self.end, len(self.lines)):
            if self.kinds[i] == "credit":
                found = self._in(self.lines[i])
                if found:
                    return found
        return None

    def _in(self, line: Line) -> Outlet | None:
        # «مصدر الخبر: ...» names no newspaper of that name
        j = line.label.words if line.label and line.label.row.match == "label" else 0
        terms = [t for t in line.tokens if t.kind != "mark"]
        while j < len(terms):
            length, rows = self.index.at(line.terms, j)
            rows = publishers(rows)
            if rows:
                span = Span(line.start + terms[j].start, line.start + terms[j + length - 1].end)
                return outlet_of(rows, "stated", span)
            j += max(1, length)
        return None

    def credited(self) -> Outlet | None:
        """«المصدر | بوابة الهضبة + وكالات»: an outlet that is in no table.

        The word for its kind tells it, or that the article speaks in its name. What sends its reports to
        others, an agency, is taken for the outlet only where the article speaks in its name, and inferred.
        """
        for i in range(self.end, len(self.lines)):
            line = self.lines[i]
            label = line.label
            if self.kinds[i] != "credit" or not label or label.row.match != "label":
                continue
            begin = after(line, label.words)
            for part in _PARTS.split(line.text[begin:]):
                at = line.text.find(part, begin)
                found = self._source(line, part, at)
                if found:
                    return found
        return None

    def _source(self, line: Line, part: str, at: int) -> Outlet | None:
        words = terms_of(part)
        if not words or len(words) > _LONGEST_NAME + 1 or self.index.named(words):
            return None
        owned = self._owned(part)
        noun = self.words.starts("outlet", words)
        agency = self.words.is_role("agency", words[0])
        if owned and agency:
            begin = line.start + line.text.find(owned, at)
            return Outlet(name=owned, basis="inferred", span=Span(begin, begin + len(owned)))
        broad = self.words.is_role("broad", words[0])
        if owned or (noun and noun < len(words) and not agency and not broad):
            return self._unknown(part, line.start + at)
        return None

    def itself(self) -> Outlet | None:
        """«... منظمة غير ربحية»."""
        for i in range(self.end, len(self.lines)):
            label = self.lines[i].label
            if self.kinds[i] in _OUTSIDE and label and label.row.match in ("self", "has"):
                rows = publishers(self.index.named(self.lines[i].terms[: label.at]))
                if rows:
                    return outlet_of(rows, "stated", self.lines[i].span)
        return None

    def byline(self) -> Outlet | None:
        """«لندن: «الشرق الأوسط»»: quoted, after the word for its kind, or a name of several words."""
        for i in range(self.begin):
            if self.kinds[i] not in ("byline", "dateline", "credit"):
                continue
            line = self.lines[i]
            terms = [k for k, t in enumerate(line.tokens) if t.kind != "mark"]
            for j, k in enumerate(terms):
                length, rows = self.index.at(line.terms, j)
                rows = publishers(rows)
                if not rows or self._within(line, k, terms[j + length - 1]):
                    continue
                marked = quoted(line.tokens, k - 1) or (
                    j and self.words.is_role("outlet", line.terms[j - 1])
                )
                if marked or length > 1:
                    last = line.tokens[terms[j + length - 1]].end
                    return outlet_of(
                        rows, "stated", Span(line.start + line.tokens[k].start, line.start + last)
                    )
        return None

    def opening(self) -> Outlet | None:
        """«سراة – وكالات:», «كذا | المدينة» as a byline or before the first sentence."""
        return self._pack.get(Openings).find(self.lines, self.kinds, self.begin)

    def _within(self, line: Line, first: int, last: int) -> bool:
        """Whether the name is a part of a date («26 سبتمبر») or of a longer phrase («صدى» in «صدى الشعب»)."""
        name, after = line.tokens[first], line.tokens[last + 1 : last + 2]
        start, end = line.start + name.start, line.start + name.end
        if any(date.start < end and start < date.end for date in line.dates.dates):
            return True
        return bool(after) and after[0].kind in ("word", "latin")

    def spoken_to(self) -> Outlet | None:
        """«في تصريحات لـ«العربي الجديد»», «علمت «الوئام»»: without the word for its kind, which others use."""
        votes: Counter[tuple[OutletRow, ...]] = Counter()
        places: dict[tuple[OutletRow, ...], Span] = {}
        for tokens, offset, _ in self.voice.quoted_names():
            rows = publishers(self.index.named(terms(tokens)))
            if rows and not any(row.foreign for row in rows):
                votes[rows] += 1
                places.setdefault(rows, Span(offset + tokens[0].start, offset + tokens[-1].end))
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return outlet_of(ranked[0][0], "inferred", places[ranked[0][0]])

    def speaking(self) -> Outlet | None:
        """«في تصريح خاص لـ«سبل الجنوب»»: a name in no table, only in forms used of nobody but outlets."""
        found: dict[tuple[str, ...], tuple[str, Span]] = {}
        for tokens, offset, strength in self.voice.quoted_names():
            words = terms(tokens)
            if strength == "sure" and words and len(words) <= _LONGEST_SIGNED:
                place = Span(offset + tokens[0].start, offset + tokens[-1].end)
                written = " ".join(t.written for t in tokens)
                found.setdefault(words, (written, place))
        if len(found) != 1:
            return None
        words, (name, place) = next(iter(found.items()))
        if self.index.named(words) or self._pack.get(Bodies).holds(words):
            return None
        if self._pack.get(PersonalNames).share(words) >= 0.5:
            return None
        return Outlet(name=name, basis="inferred", span=place)

    def masthead(self) -> Outlet | None:
        """The name alone above the title."""
        for i in range(self.begin):
            line = self.lines[i]
            if self.kinds[i] == "credit" and line.count <= 6:
                rows = publishers(self.index.named(line.terms))
                if rows and not everyday(rows, line.terms):
                    return outlet_of(rows, "stated", line.span)
                noun = self.words.starts("outlet", line.words)
                vague = any(self.words.is_role(r, line.words[0]) for r in ("agency", "broad"))
                if noun and not rows and not vague and noun < line.count:
                    return self._unknown(line.text, line.start)
        return None
