"""The lines above an article: title, dateline, byline, caption, and what the site puts there."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import BlockKind
from riwaya.page.comments import stamp
from riwaya.page.elsewhere import Elsewhere
from riwaya.page.judge import Judge, bullet, credited_caption, crumbs, ticker
from riwaya.page.lines import Line

_LONGEST_TITLE = 26
#: So many headlines one after the other are links to other pages.
_LINKS = 4
_LONGEST_ITEM = 7
#: So many lines below the title may be secondary headlines.
_DECKS = 4


class Head:
    """Reads what stands above the paragraphs; `kinds` are those given so far, by line."""

    def __init__(
        self,
        lines: Sequence[Line],
        kinds: list[BlockKind | None],
        judge: Judge,
        known_title: str | None,
        declared: bool,
    ) -> None:
        self.lines = lines
        self.kinds = kinds
        self.judge = judge
        self._known_title = known_title
        self._declared = declared
        self.other = Elsewhere(lines, judge, self._may_be_title)

    # --- where the article begins

    def first_paragraph(self) -> int:
        """Index of the first line of the article's own text; all lines before it are head."""
        lines = self.lines
        if not lines:
            return 0
        start = 0 if self._opens_with_body() else 1
        titled = start == 1 and self._may_be_title(0) and not self._masthead(0)
        for i in range(start, len(lines)):
            line = lines[i]
            if not self.judge.paragraph(line) or self.other.speaks(i):
                titled = titled or (self._may_be_title(i) and not self._masthead(i))
            elif titled or start == 0 or not self._long_title(i):
                return i
            else:
                titled = True
        for i in range(start, len(lines)):
            line = lines[i]
            if (
                line.arabic
                and line.count >= 4
                and not self.judge.furniture(line)
                and (i or line.stopped)
            ):
                return i
        return len(lines)

    def _long_title(self, i: int) -> bool:
        """Whether a line as long as a paragraph is the title: no stop, nothing but furniture above it."""
        line = self.lines[i]
        if line.stopped or not i > 0 or line.count > _LONGEST_TITLE:
            return False
        if self.judge.agency_dateline(line) or self._known_title is not None:
            return False
        return any(self.judge.paragraph(other) for other in self.lines[i + 1 : i + 4])

    def _opens_with_body(self) -> bool:
        """Whether the page's first line is already a paragraph, so that it has no title."""
        line = self.lines[0]
        if self._known_title is not None:
            return False
        if self.judge.agency_dateline(line):
            return True
        if not line.prose or self.judge.furniture(line) or self.other.speaks(0):
            return False
        if line.count > _LONGEST_TITLE:
            return True
        if len(self.lines) == 1:
            return line.stopped or line.count >= 18
        if not line.stopped or line.bare.endswith(("..", "…", "؟", "?", "!")):
            return False
        return line.count >= 12 or not self.lines[1].gap

    # --- the title

    def label(self, first: int) -> None:
        """Gives every line before `first` its kind."""
        open_lines = [i for i in range(first) if self._may_be_title(i)]
        links = self._links(open_lines, first)
        title = self._title(open_lines, links, first)
        for i in range(first):
            if i == title:
                self.kinds[i] = "title"
            elif i in links and not (title is not None and 0 < i - title <= _DECKS):
                self.kinds[i] = "related"
            else:
                self.kinds[i] = self.kind(i, title)

    def _links(self, open_lines: Sequence[int], first: int) -> set[int]:
        """Headlines of other pages: a run of them, or items of a ticker."""
        long = [
            i
            for i in open_lines
            if self.lines[i].count >= 4 and not self.judge.byline(self.lines[i])
        ]
        found = {i for i in range(first) if ticker(self.lines[i]) and self.lines[i].count >= 4}
        found.update(i for i in range(first) if self.other.speaks(i))
        if len(long) > _LINKS:
            dated = [i for i in long if self.other.dated_below(i, first)]
            own = set(dated) if len(dated) == 1 else set()
            found.update(i for i in long if self.other.shared(i, first) < 2 and i not in own)
        return found

    def _masthead(self, i: int) -> bool:
        """A line of the site's own head, such as one that begins with the name that stands alone above."""
        line = self.lines[i]
        if self.judge.masthead(line):
            return True
        length, rows = self.judge.outlets.at(line.terms, 0)
        alone = (other.terms for other in self.lines[:i] if other.count <= 4)
        return length > 1 and any(self.judge.outlets.named(terms) == rows for terms in alone)

    def _title(self, open_lines: Sequence[int], links: set[int], first: int) -> int | None:
        """The first line that may be one, unless a later one speaks of the article's matter and it does not."""
        candidates = [i for i in open_lines if i not in links]
        named = [i for i in candidates if not self._masthead(i)]
        candidates = named or candidates
        if self._known_title is not None:
            wanted = self._known_title.split()
            for i in candidates:
                if self.lines[i].text.split() == wanted:
                    return i
        for least in (3, 1):
            likely = [i for i in candidates if self.lines[i].count >= least]
            if not likely:
                continue
            best = likely[0]
            if len(likely) > 1 and (
                self.other.shared(best, first) == 0 or self.judge.person(self.lines[best])
            ):
                better = [
                    i
                    for i in likely[1:4]
                    if self.other.shared(i, first) >= 2
                    and not any(line.dates.temporal for line in self.lines[best + 1 : i])
                ]
                best = better[0] if better else best
            return best
        return None

    def _may_be_title(self, i: int) -> bool:
        line = self.lines[i]
        alone = self.judge.alone(line)
        # One line alone may well be called like a button; a page has no title without one.
        if alone is not None and not (i == 0 and line.count >= 4 and alone != "dateline"):
            return False
        if alone is not None and line.label and line.label.row.match == "label":
            return False
        if crumbs(line) or self.judge.desk(line) or self._named_post(i) or self._menu(i):
            return False
        if self.judge.byline_marked(line):
            return i == 0 and self.judge.names.share(line.words) < 0.3
        if i == 0 and line.dates.dates and line.dates.rest <= 4:
            # A headline may open with a day, but is followed by no other candidate then.
            return line.dates.rest > 1 and line.dates.role == ""
        return i == 0 or not (line.dates.temporal and line.dates.rest <= 3)

    def _menu(self, i: int) -> bool:
        """One of several short lines with bullets."""
        near = [self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        item = self.lines[i]
        return _item(item) and any(_item(line) for line in near)

    def _named_post(self, i: int) -> bool:
        """A name below «رئيس التحرير»."""
        before = self.lines[i - 1].label if i else None
        posted = before is not None and before.row.kind == "other" and before.row.section == "next"
        return posted and self.lines[i].count <= 4

    # --- the other lines

    def kind(self, i: int, title: int | None) -> BlockKind:
        """The kind of a line above the paragraphs that is not the title."""
        line = self.lines[i]
        alone = self.judge.alone(line)
        if alone == "comment_heading":
            return "other"
        if alone is not None:
            return alone
        if stamp(line, self.judge.words) == "only":
            return "dateline"
        if line.dates.dates and line.dates.rest <= 7 and line.count <= 18:
            return "dateline"
        if title is not None and self._repeats(line, self.lines[title]):
            return "other"
        if title is not None and i < title and self.judge.masthead(line):
            return "credit"
        if self.judge.desk(line) or self.judge.byline_marked(line):
            return "byline"
        if title is not None and (i < title or self.judge.button(line)):
            return "other"
        if title is not None and credited_caption(line) and not self.judge.byline_marked(line):
            return "caption"
        if self.judge.byline(line):
            return "byline"
        if crumbs(line):
            return "other"
        if line.text.endswith(")") and "(" in line.text and line.count <= 16:
            return "caption"
        return self._undecided(i)

    def _repeats(self, line: Line, title: Line) -> bool:
        """Whether a line is the title again, with the outlet's name before it or without."""
        if line.words == title.words:
            return True
        extra = line.count - title.count
        if not 0 < extra <= 5 or line.words[extra:] != title.words:
            return False
        return bool(self.judge.outlets.named(line.words[:extra]))

    def _deck(self, i: int) -> bool:
        """One of several secondary headlines, each on a line of its own."""
        line = self.lines[i]
        near = [
            self.lines[j]
            for j in (i - 1, i + 1)
            if 0 <= j < len(self.lines) and self.kinds[j] != "title"
        ]
        return line.count >= 6 and any(
            6 <= other.count < 18
            and not other.stopped
            and other.words != line.words
            and self.judge.alone(other) is None
            and not other.dates.temporal
            and not self.judge.byline(other)
            for other in near
        )

    def _undecided(self, i: int) -> BlockKind:
        """A second headline is the article's; a short line after the dateline is most often a caption."""
        line = self.lines[i]
        dated = any(kind == "dateline" for kind in self.kinds[:i])
        twice = any(
            self.lines[j].words == line.words for j in (i - 1, i + 1) if 0 <= j < len(self.lines)
        )
        if twice:
            return "caption"
        if line.count >= (11 if dated else 7) or line.stopped or self._deck(i):
            return "body"
        beside = [self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        nearby = any(other.dates.temporal and not other.prose for other in beside)
        if self.judge.person(line) or (line.count <= 5 and nearby):
            return "byline"
        if self._declared:
            return "body"
        return "caption" if dated or line.count <= 3 else "other"


def _item(line: Line) -> bool:
    return bullet(line) and line.count <= _LONGEST_ITEM
