"""HTML to a text view with blocks, title, byline, outlet and date."""

from __future__ import annotations

from riwaya.model import BlockKind, Outlet, Publication
from riwaya.page.blocks import Labeller
from riwaya.page.bodytext import body_lines
from riwaya.page.context import known_outlet, known_published
from riwaya.page.dates import reckon
from riwaya.page.declared import understand_declared
from riwaya.page.htmlmeta import HeadFacts, head_facts
from riwaya.page.htmlsections import common, sections
from riwaya.page.htmltitles import TITLE_PARTS, likeness, title_key, titled_outlet
from riwaya.page.htmltree import lines_only, parse
from riwaya.page.htmlview import HtmlView, Segment, view
from riwaya.page.judge import Judge
from riwaya.page.knowledge import key
from riwaya.page.lines import Line
from riwaya.page.metadata import Metadata
from riwaya.page.outlets import OutletIndex
from riwaya.page.published import publication
from riwaya.page.textpage import Understood, from_lines, understand_text
from riwaya.resources import Pack

_REACH = 14
#: A page that shows less of the article than this share of what its JSON-LD has is read from there.
_LEAST_SHOWN = 0.3
_ASIDE: frozenset[BlockKind | None] = frozenset({"comment", "related", "tags", "other"})


def understand_html(
    text: str, pack: Pack, *, url: str | None = None, metadata: Metadata | None = None
) -> Understood:
    """Reads an HTML page; `Understood.text` is the view made of all its visible lines in order."""
    root = parse(text)
    if root is None:
        return understand_text(lines_only(text), pack)
    seen = view(root, pack)
    facts = head_facts(root)
    given = metadata or Metadata()
    body = body_lines(root, seen.segments, seen.depth)
    page = _Page(seen, facts, given, pack, body)
    shown = sum(len(seen.segments[i].text) for i in body)
    if facts.body and shown < _LEAST_SHOWN * len(facts.body):
        return page.declared(url)
    return page.run(url)


class _Page:
    def __init__(
        self, seen: HtmlView, facts: HeadFacts, given: Metadata, pack: Pack, body: set[int]
    ) -> None:
        self.text = seen.text
        self.segments = seen.segments
        self.facts = facts
        self.given = given
        self.pack = pack
        self.body = body
        self.lines = [Line(s.text, s.start, s.end, pack) for s in seen.segments]
        self.kinds: list[BlockKind] = ["other"] * len(self.lines)
        self.author = key(facts.said.author or "")

    def declared(self, url: str | None) -> Understood:
        """The article that only the JSON-LD holds; scripts would show it."""
        said = self.facts.said
        page = understand_declared(said.title or "", said.author or "", self.facts.body, self.pack)
        return self._finished(page, url)

    def run(self, url: str | None) -> Understood:
        """The page as its mark-up shows it."""
        self._label()
        return self._finished(from_lines(self.text, self.lines, self.kinds, self.pack), url)

    def _finished(self, page: Understood, url: str | None) -> Understood:
        """The page with what its head says of outlet and date."""
        said = self.facts.said
        outlet = (
            known_outlet(said, url or self.given.url or said.url, self.pack)
            or self._titled_outlet()
            or page.outlet
        )
        return Understood(
            text=page.text,
            blocks=page.blocks,
            title=page.title,
            byline=page.byline,
            outlet=outlet,
            published=known_published(said, said.url, page.published or self._edition(), self.pack),
        )

    # --- blocks

    def _label(self) -> None:
        under = sections(self.segments, self.lines, self.body)
        self.body -= set(under)
        title = self._title()
        self.body.discard(-1 if title is None else title)
        first = min(self.body, default=len(self.lines))
        last = max(self.body, default=-1)
        labeller = Labeller(
            self.lines, self.pack, self.lines[title].text if title is not None else ""
        )
        for i, segment in enumerate(self.segments):
            if i == title:
                self.kinds[i] = "title"
            elif i in under:
                self.kinds[i] = self._under(i, under[i])
            elif i in self.body:
                self.kinds[i] = labeller.among(i) or "body"
            else:
                self.kinds[i] = self._outside(i, segment, labeller, title, first, last)

    def _under(self, i: int, said: BlockKind) -> BlockKind:
        """The kind of a line in a section whose heading says `said`; a heading in it stays one."""
        line = self.lines[i]
        readers = said == "comment" or self.segments[i].kind == "comment"
        if readers and line.label and line.label.row.kind == "comment_heading" and not line.prose:
            return "comment_heading"
        return "comment" if readers and said != "comment_heading" else said

    def _outside(
        self, i: int, segment: Segment, labeller: Labeller, title: int | None, first: int, last: int
    ) -> BlockKind:
        """The kind of a line that is not one of the article's paragraphs."""
        line = self.lines[i]
        if segment.kind == "comment":
            said = line.label.row.kind if line.label else None
            return "comment_heading" if said == "comment_heading" else "comment"
        if segment.kind in ("related", "tags"):
            return segment.kind
        start = title if title is not None and title < first else first
        near = min(start, first) - 3 <= i <= last + _REACH
        if i <= last and (segment.kind == "other" or not near):
            return "other"
        alone = labeller.judge.alone(line)
        if segment.kind == "other" or not near:
            known = ("comment_heading", "related", "tags", "credit") if i > last >= 0 else ()
            return alone if alone and alone in known and line.label else "other"
        if line.dates.temporal and i < start and not self._within_article(i, title, first):
            return "other"
        if segment.kind == "dateline" and line.dates.temporal and line.dates.role != "clock":
            return "dateline"
        if segment.kind == "byline" and line.count <= 16:
            return "dateline" if line.dates.dates else "byline"
        if segment.kind == "caption":
            return "caption"
        if self.author and line.words == self.author:
            return "byline"
        if start <= i < first:
            return self._above(i, segment, labeller, start, alone)
        if alone is not None:
            return alone
        if line.dates.dates and line.dates.rest <= 4 and line.count <= 14:
            return "dateline"
        return "other"

    def _within_article(self, i: int, title: int | None, first: int) -> bool:
        """Whether a line stands in the smallest element that holds both title and body."""
        if title is None or first >= len(self.segments):
            return False
        around = self.segments[title].above
        whole = common(around, self.segments[first].above)
        return common(around, self.segments[i].above) >= whole

    def _above(
        self, i: int, segment: Segment, labeller: Labeller, title: int, alone: BlockKind | None
    ) -> BlockKind:
        """Between title and body."""
        line = self.lines[i]
        if segment.linked > 0.6 and alone is None and not line.dates.temporal:
            return "byline" if line.count <= 5 and labeller.judge.byline(line) else "other"
        if segment.heading and alone is None and line.count >= 4:
            return "body"
        labeller.kinds[:i] = self.kinds[:i]
        kind = labeller.head.kind(i, title)
        # In mark-up a line without a sign of its own is a button or a caption far oftener than a deck.
        return (
            "other"
            if kind == "body" and segment.tag not in ("p", "div", "h2", "h3", "h4")
            else kind
        )

    def _title(self) -> int | None:
        """The heading that the head of the page calls the title; else the last before the body."""
        first = min(self.body, default=len(self.lines))
        wanted = self._wanted_titles()
        index, judge = self.pack.get(OutletIndex), self.pack.get(Judge)
        best: tuple[int, int, int] | None = None
        lengths = [len(w) for w in wanted]
        for i, segment in enumerate(self.segments):
            if segment.kind in ("comment", "related", "tags") or len(segment.text) > 400:
                continue
            size = len(segment.text)
            if not segment.heading and not any(0.4 * n <= size <= 2 * n + 20 for n in lengths):
                continue
            folded = title_key(segment.text)
            if not folded:
                continue
            match = max((likeness(folded, w) for w in wanted), default=0)
            if match and (index.named(self.lines[i].terms) or judge.masthead(self.lines[i])):
                match = 0
            if not match and not (segment.heading in (1, 2) and i < first):
                continue
            if match < 2 and not segment.heading and segment.kind != "title":
                continue
            if segment.linked > 0.5 and i > first:
                continue
            rank = (match, 7 - segment.heading if segment.heading else 0, -abs(first - i))
            if match == 0 and (
                segment.kind == "other"
                or self.lines[i].count < 3
                or (segment.heading > 1 and segment.kind != "title")
            ):
                continue
            if best is None or rank > best:
                best, chosen = rank, i
        return chosen if best is not None else self._plain_title(first)

    def _plain_title(self, first: int) -> int | None:
        """The title of a page without headings, found as in plain text among the lines up to the body."""
        if any(s.heading for s in self.segments[: first + 1]):
            return None
        shown = [
            i for i, s in enumerate(self.segments) if s.kind not in _ASIDE and i <= first + _REACH
        ]
        kinds = Labeller([self.lines[i] for i in shown], self.pack).run()
        found = [i for i, kind in zip(shown, kinds, strict=True) if kind == "title"]
        return found[0] if found and found[0] <= first else None

    def _wanted_titles(self) -> list[str]:
        """What the head and the container call the title, the `<title>` also in its parts."""
        page_title = self.facts.page_title or ""
        parts = [p for mark in TITLE_PARTS if mark in page_title for p in page_title.split(mark)]
        said = (self.facts.said.title, self.given.title, page_title, *parts)
        return [folded for t in said if t and (folded := title_key(t))]

    # --- outlet and date

    def _titled_outlet(self) -> Outlet | None:
        pairs = zip(self.segments, self.kinds, strict=True)
        headlines = {title_key(s.text) for s, kind in pairs if kind == "title"}
        return titled_outlet(self.facts.page_title or "", headlines, self.pack)

    def _edition(self) -> Publication | None:
        """The date of the printed edition in the masthead: a date beside an issue number.

        A masthead without one shows the day the page was fetched.
        """
        first = min(self.body, default=len(self.lines))
        for line in self.lines[:first]:
            if line.dates.issue and line.dates.dates and line.dates.rest <= 2:
                found = [reckon(w) for w in line.dates.dates]
                ordered = sorted(
                    (r for r in found if r), key=lambda r: r.written.calendar == "hijri"
                )
                if ordered:
                    return publication(ordered, "stated")
        return None
