"""Kinds of the lines of a plain-text page.

The order of reasoning: where the article's own paragraphs begin; what stands above them (title,
dateline, byline); where readers begin to speak; what stands below or between (credit, tags, related
pages, buttons). A line that nothing speaks against is body where it stands among paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import BlockKind
from riwaya.page.comments import unannounced
from riwaya.page.head import Head
from riwaya.page.judge import Judge, bracketed, bullet
from riwaya.page.knowledge import Labelled
from riwaya.page.lines import Line
from riwaya.page.voices import Voice
from riwaya.resources import Pack

#: After how many lines a section of the `next` kind ends, at the foot and among paragraphs.
_FOOT_SECTION, _MIDDLE_SECTION = 6, 3
_LONGEST_SIGNED = 4
_LONGEST_CAPTION = 25
_ELLIPSES = ("...", "…", "..")


class Labeller:
    """Labels the lines of one page.

    `title` is the page's title where it is known beforehand. `declared` says that a container gives these
    lines as the article's text, so that lines which nothing speaks against are body at the foot too.
    """

    def __init__(
        self, lines: Sequence[Line], pack: Pack, title: str | None = None, *, declared: bool = False
    ) -> None:
        self.lines = lines
        self.kinds: list[BlockKind | None] = [None] * len(lines)
        self.judge = pack.get(Judge)
        self.head = Head(lines, self.kinds, self.judge, title, declared)
        self._pack = pack
        self._declared = declared
        self._voice = Voice(lines, pack)

    def run(self) -> list[BlockKind]:
        """One kind for each line."""
        first = self.head.first_paragraph()
        comments = self._comments_from(first)
        last = self._last_paragraph(first, comments)
        self.head.label(first)
        self._middle(first, last + 1)
        self._foot(last + 1, comments)
        self._comments(comments)
        return [kind or "other" for kind in self.kinds]

    def _comments_from(self, first: int) -> int:
        """Index of the first line of the comment section, its heading included; len(lines) for none."""
        for i in range(first + 1, len(self.lines)):
            label = self.lines[i].label
            if label and label.row.kind == "comment_heading" and not self.lines[i].prose:
                return i
        start = unannounced(self.lines, first + 1, self._pack)
        return len(self.lines) if start is None else start

    def _last_paragraph(self, first: int, comments: int) -> int:
        """Index of the article's last paragraph (`first` - 1 where it has none).

        Under a heading of links a paragraph ends the list only where it is no teaser of theirs.
        """
        last, left, end = first - 1, 0, False
        for i in range(first, comments):
            line = self.lines[i]
            label = line.label
            if self._closed(i, first):
                break
            if label and label.row.section and self.judge.own(label, line):
                end = label.row.section == "end"
                left = comments if end else self._section_length(line, label, comments)
            elif left and not self._resumes(line, end):
                left -= 1
            elif self.judge.paragraph(line):
                last, left = i, 0
        if last < first < comments:
            last = first
        return last

    def _closed(self, i: int, first: int) -> bool:
        """Whether the article is over: a source's credit with tags or links to other pages close below."""
        line = self.lines[i]
        label = line.label
        if i <= first or not label or label.row.kind != "credit" or label.row.match != "label":
            return False
        below = [other.label for other in self.lines[i + 1 : i + 4] if not other.prose]
        return any(found and found.row.kind in ("tags", "related") for found in below)

    def _resumes(self, line: Line, end: bool) -> bool:
        """Whether the article goes on after a list of links or tags."""
        if not self.judge.paragraph(line) or line.text.endswith(_ELLIPSES):
            return False
        return line.count >= 30 or (line.stopped and line.count >= (30 if end else 12))

    # --- between the paragraphs

    def _middle(self, first: int, end: int) -> None:
        section: BlockKind | None = None
        left = 0
        whole = False
        for i in range(first, end):
            line = self.lines[i]
            label = line.label
            kind = self.among(i)
            if kind:
                self.kinds[i] = kind
                if label and label.row.section:
                    section, whole = kind, label.row.section == "end"
                    left = end if whole else self._section_length(line, label, end - i)
            elif section and left > 0 and not self._resumes(line, whole):
                self.kinds[i] = section
                left -= 1
            else:
                section = None
                self.kinds[i] = self._twice(i) or "body"

    def _twice(self, i: int) -> BlockKind | None:
        """The title again, or a line that stands there twice, as a caption does that is its own text."""
        line = self.lines[i]
        if line.count > _LONGEST_CAPTION:
            return None
        if line.count >= 3 and any(
            self.kinds[j] == "title" and self.lines[j].words == line.words for j in range(i)
        ):
            return "other"
        near = [self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        twice = any(other.words == line.words for other in near)
        return "caption" if twice and line.words and not line.stopped else None

    def among(self, i: int) -> BlockKind | None:
        """The kind of line `i` where it stands among paragraphs, None where it is one."""
        line = self.lines[i]
        label = line.label
        if label and self.judge.own(label, line) and label.row.kind != "comment_heading":
            return label.row.kind
        if not line.arabic:
            return "other"
        if line.count <= 12 and not line.stopped and self.judge.names_only(line) == "other":
            return "other"
        return "credit" if self._signs(line) else None

    def _signs(self, line: Line) -> bool:
        """Whether a short line is the name in which the article speaks."""
        if line.count > _LONGEST_SIGNED or line.stopped or line.label:
            return False
        return self._voice.owns(line.terms)

    def _section_length(self, line: Line, label: Labelled, remaining: int) -> int:
        """How many lines a heading of the `next` kind speaks for; none where it has its link beside it."""
        return 0 if line.count - label.words >= 3 else min(remaining, _MIDDLE_SECTION)

    # --- below

    def _foot(self, begin: int, end: int) -> None:
        section: BlockKind | None = None
        left = 0
        closed = any(self._closed(i, begin - 1) for i in range(begin, end))
        for i in range(begin, end):
            line = self.lines[i]
            label = line.label
            alone = self.judge.alone(line)
            inside = section is not None and left > 0
            if self._signs(line):
                self.kinds[i] = "credit"
            elif section is not None and left > 0 and alone is None and closed:
                self.kinds[i] = section
            elif alone is not None and not (inside and alone in ("credit", "dateline")):
                self.kinds[i] = alone
                if label and self.judge.own(label, line):
                    section = alone if label.row.section else None
                    left = end if label.row.section == "end" else _FOOT_SECTION
            elif section is not None and left > 0:
                self.kinds[i] = section
                left -= 1
            else:
                self.kinds[i] = self._foot_kind(i)

    def _foot_kind(self, i: int) -> BlockKind:
        line = self.lines[i]
        if self.judge.sourced(line) or (bracketed(line) and line.count <= 8):
            return "credit"
        if self.judge.byline_marked(line) or self.judge.person(line):
            return "byline"
        if self._declared:
            return "body"
        if not i or self.kinds[i - 1] != "body":
            return "other"
        alike = line.count >= 6 and line.gap == self.lines[i - 1].gap
        return "body" if line.stopped or line.count >= 9 or alike or self._listed(i) else "other"

    def _listed(self, i: int) -> bool:
        """Whether the line is one of a list."""
        near = [self.lines[j] for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        return bullet(self.lines[i]) and any(bullet(line) for line in near)

    # --- the readers

    def _comments(self, begin: int) -> None:
        section: BlockKind = "comment"
        for i in range(begin, len(self.lines)):
            line = self.lines[i]
            label = line.label
            kind = label.row.kind if label and self.judge.own(label, line) else None
            if kind == "comment_heading":
                self.kinds[i], section = kind, "comment"
            elif label and kind and (label.row.match == "line" or kind == "credit"):
                self.kinds[i] = kind
                section = kind if label.row.section == "end" else section
            else:
                names = self.judge.names_only(line) if line.arabic and line.count <= 6 else None
                button = self.judge.words.covered(("reply",), line.words)
                self.kinds[i] = names if names and not button else section
