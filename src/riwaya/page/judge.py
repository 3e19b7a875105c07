"""What a line shows by itself, without its neighbours."""

from __future__ import annotations

import re

from riwaya.language.marks import DASHES_AND_TATWEEL, SENTENCE_ENDS, TATWEEL
from riwaya.model import BlockKind
from riwaya.page.knowledge import Labelled, PageWords, PersonalNames
from riwaya.page.lines import Line
from riwaya.page.outlets import OutletIndex
from riwaya.resources import Pack

SEPARATORS = re.compile(rf"\s[-–—|/{TATWEEL}]\s|[-–—:|/]\s|\s[-–—/]|:$|[»>]")
_CRUMB = re.compile(r"\s[»>›/\\|]\s|[›>]")
_ITEM = re.compile(r"\s[-–—|•/»]\s")
_LEAST_ITEMS = 5
_BULLET = re.compile(r"[-–—*•●▪◦·]\s?\S|\(?\d{1,3}\s?[.)\-–:]\s?\S")
_TICKER = re.compile(r"[•●▪◦·*\-]?\s{0,3}\d{1,2}:\d{2}\s{1,3}\S")
_AGENCY_REACH = 70
#: Words beside a full date in a line that a button opens («تابعنا على: 21:44 2020-05-30»).
_LABEL_REST = 3
#: Headlines joined into one line stand so far apart, and at least so many of them.
_STRIP = re.compile(r"\S {3,9}(?=\S)")
_LEAST_STRIP = 3
#: A word for writers opens headlines too («استطلاع ...»), so that more is asked of longer lines.
_SHORT_BYLINE = 4
_SHORT_MASTHEAD = 5
_LONGEST_BUTTON = 8
_QUOTES = '«"“”'


class Judge:
    """Reads single lines with the knowledge of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.words = pack.get(PageWords)
        self.outlets = pack.get(OutletIndex)
        self.names = pack.get(PersonalNames)

    def alone(self, line: Line) -> BlockKind | None:
        """The kind that a line shows by itself, or None."""
        label = line.label
        if label and self.own(label, line):
            if label.row.kind == "other" and line.dates.dates and line.dates.rest <= _LABEL_REST:
                return "dateline"
            return label.row.kind
        if line.text[0] == "#" and all(part[0] == "#" for part in line.text.split()):
            return "tags"
        if not line.arabic:
            return "dateline" if line.dates.dates and line.dates.rest == 0 else "other"
        if line.dates.temporal and line.dates.rest == 0:
            return "other" if line.dates.role == "clock" and not line.dates.issue else "dateline"
        if line.count <= 12:
            return self.names_only(line)
        return None

    def masthead(self, line: Line) -> bool:
        """A site's address, or the word for a kind of outlet and a name: never a headline of an article."""
        if line.count > _SHORT_MASTHEAD or line.stopped:
            return False
        addressed = any(t.kind == "latin" and "." in t.text[1:-1] for t in line.tokens)
        return addressed or self.words.starts("outlet", line.words) > 0

    def furniture(self, line: Line) -> bool:
        """Whether a line by itself is something other than the article's text."""
        return self.alone(line) not in (None, "body")

    def paragraph(self, line: Line) -> bool:
        """Whether a line is one of the article's paragraphs, as far as it shows."""
        return line.prose and not self.furniture(line) and not self.byline_marked(line)

    def own(self, label: Labelled, line: Line) -> bool:
        """Whether the phrase really labels this line rather than happening in its prose."""
        row = label.row
        if row.match == "self":
            return bool(self.outlets.named(line.terms[: label.at]))
        if row.match == "has" and row.kind == "caption":
            return line.count <= 16
        if row.match in ("start", "label") and row.kind == "caption":
            return line.count <= 24
        return True

    def names_only(self, line: Line) -> BlockKind | None:
        """A line of nothing but outlets' names, platforms or buttons."""
        if not line.words:
            return "other"
        named = self.outlets.named(self._undomained(line))
        if named:
            return "other" if line.count == 1 and all(row.common for row in named) else "credit"
        covered = self.words.covered(("platform", "reply"), line.words)
        if covered == len(line.words):
            return "other"
        rest = tuple(t for t in line.terms if not self.words.is_role("platform", t))
        return "other" if covered and self.outlets.named(rest) else None

    def _undomained(self, line: Line) -> tuple[str, ...]:
        """The line's words without the outlet's own address («عربي بوست - arabicpost.net»)."""
        return tuple(t for t in line.terms if "." not in t or not self.outlets.by_url(t))

    def byline_marked(self, line: Line) -> bool:
        """Whether a line says that it names the writer («كتب», «بقلم»)."""
        marks = self.words.starts("byline", line.words)
        if line.count > 16 or not marks:
            return False
        if line.count > 8:
            return bool(SEPARATORS.search(line.text[:40]))
        if line.count <= _SHORT_BYLINE or self.names_outlet(line):
            return True
        words = [t for t in line.tokens if t.kind in ("word", "latin")]
        rest = line.text[words[marks - 1].end :].lstrip()
        return rest[:1] in (*":/|-–—",) or self.names.share(line.words[marks:]) > 0

    def button(self, line: Line) -> bool:
        """Whether a short line asks the reader to do something («استمع إلى الخبر», «أضف تعليقا»)."""
        return line.count <= _LONGEST_BUTTON and self.words.starts("button", line.words) > 0

    def byline(self, line: Line) -> bool:
        """Whether a line above the article names writer, agency or place of report."""
        if line.count > 16 or line.stopped or self.button(line):
            return False
        if self.byline_marked(line):
            return True
        if line.count > 11:
            return False
        parts = [p for p in SEPARATORS.split(line.text) if p.strip()]
        if len(parts) > 1 and all(len(p.split()) <= 5 for p in parts):
            return True
        if line.text.endswith(":") and line.count <= 6:
            return line.count <= 3 or self.names.share(line.words) >= 0.3
        return line.count <= 8 and any(self._certain(line, j) for j in range(len(line.terms)))

    def _certain(self, line: Line, j: int) -> bool:
        """Whether a name begins at word `j` that is no everyday word, or that is quoted or the whole line."""
        length, rows = self.outlets.at(line.terms, j)
        if not length:
            return False
        if length > 1 or length == len(line.terms) or not all(row.common for row in rows):
            return True
        return any(mark in line.text for mark in _QUOTES)

    def names_outlet(self, line: Line) -> bool:
        """Whether any outlet or agency is named in the line."""
        return any(self.outlets.at(line.terms, j)[0] for j in range(len(line.terms)))

    def desk(self, line: Line) -> bool:
        """«السومرية نيوز / بغداد»: outlet and place with a mark between, which is never a headline."""
        if line.count > 6 or not SEPARATORS.search(line.text):
            return False
        for j in range(len(line.terms)):
            length, _ = self.outlets.at(line.terms, j)
            if length and (j == 0 or j + length == len(line.terms)):
                return len(line.terms) - length <= 2
        return False

    def person(self, line: Line) -> bool:
        """Whether a short line is a person's name."""
        return line.count <= 5 and not line.stopped and self.names.share(line.words) >= 0.6

    def agency_dateline(self, line: Line) -> bool:
        """«القاهرة (رويترز) - قال ...» opens a paragraph, never a headline."""
        head = line.text[:_AGENCY_REACH]
        opened, closed = head.find("("), head.find(")")
        if not 0 < opened < closed or line.count < 8:
            return False
        after = head[closed + 1 : closed + 4]
        inside = [t.text for t in line.tokens if opened < t.start < closed and t.kind != "mark"]
        return any(d in after for d in DASHES_AND_TATWEEL) and bool(self.outlets.named(inside))

    def sourced(self, line: Line) -> bool:
        """An outlet's name after the word for its kind («صحيفة ...»), or agencies joined by «+» or commas."""
        if line.count > 10:
            return False
        if self.words.starts("outlet", line.words) and line.count <= 5 and not line.stopped:
            return True
        covered = i = 0
        while i < len(line.terms):
            length, _ = self.outlets.at(line.terms, i)
            roles = ("byline", "credit")
            covered += length or any(self.words.is_role(r, line.terms[i]) for r in roles)
            i += length or 1
        return covered == len(line.terms) and covered > 0


def strip(line: Line) -> bool:
    """Headlines of other pages joined into one line, with gaps between them; an article's paragraphs joined so end with stops."""
    gaps = [m.end() for m in _STRIP.finditer(line.text)]
    if len(gaps) < _LEAST_STRIP:
        return False
    stopped = sum(line.text[:gap].rstrip()[-1] in SENTENCE_ENDS for gap in gaps)
    return stopped * 2 < len(gaps)


def crumbs(line: Line) -> bool:
    """«الرئيسية » أخبار » ليبيا»."""
    parts = _CRUMB.split(line.text)
    if line.count <= 12 and len(parts) > 2 and all(1 <= len(p.split()) <= 3 for p in parts):
        return True
    items = _ITEM.split(line.text)
    return len(items) >= _LEAST_ITEMS and all(1 <= len(p.split()) <= 4 for p in items)


def bracketed(line: Line) -> bool:
    """«(رويترز)»."""
    return line.text[:1] in "([" and line.text[-1:] in ")]"


def bullet(line: Line) -> bool:
    """Whether a line begins as an item of a list does."""
    return bool(_BULLET.match(line.text))


def credited_caption(line: Line) -> bool:
    """«شاحنات عند المدخل (أ ف ب)»: a phrase with a short bracket that ends it."""
    opened = line.text.rfind("(")
    inside = line.text[opened + 1 : -1]
    return line.text[-1:] == ")" and opened > 0 and len(inside) <= 24 and 4 <= line.count <= 16


def ticker(line: Line) -> bool:
    """«12:39 . ...»: a headline of the site's news ticker."""
    return bool(_TICKER.match(line.text))
