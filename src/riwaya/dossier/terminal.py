"""One annotated page in the terminal.

Text stands in logical order, which terminals with bidirectional support turn round themselves; `bidi`
does it for those without. Where there is no colour, annotations stand in brackets. Controls of the page
are written out (`[U+001B]`), so that no page can move the cursor or reorder what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from riwaya.dossier.bidi import is_rtl, reorder, visual
from riwaya.dossier.index import excerpt, title
from riwaya.dossier.safe import neutralise, one_line
from riwaya.model import Claim, Document, EventMention, Figure, Publication, Span

#: Styles of the layers, by the tag that brackets show.
STYLES = {
    "con": "italic",
    "cue": "bold cyan",
    "src": "underline",
    "ev": "bold red",
    "fig": "bold yellow",
    "time": "green",
    "per": "blue",
    "org": "magenta",
    "loc": "bright_green",
}
#: What each tag stands for, for the line that explains them.
MEANINGS = {
    "con": "what is claimed",
    "cue": "words that report",
    "src": "source",
    "ev": "event",
    "fig": "figure",
    "time": "time",
    "per": "person",
    "org": "organisation",
    "loc": "place",
}
_EXCERPT = 160
_RULE = "── "

Marked: TypeAlias = tuple[int, int, str]


def show(document: Document, console: Console, *, bidi: bool = False) -> None:
    """Prints `document`: who, when and how that is known, the text with its layers, what was found."""
    plain = console.color_system is None
    for line in _header(document):
        console.print(_Line(line, bidi, rtl=False))
    console.print()
    console.print(_legend(plain))
    console.print()
    for line in _text(document, plain):
        console.print(_Line(line, bidi, rtl=not line.plain.startswith(_RULE)))
    for table in _tables(document, bidi):
        console.print()
        console.print(table)


def listed(document: Document, *, bidi: bool = False) -> str:
    """A page in one line: its file, outlet, day and title, with tabs between."""
    day = (document.published and document.published.value) or ""
    outlet = document.outlet.name if document.outlet else ""
    said = (document.source, outlet, day, title(document))
    return "\t".join(reorder(one_line(x)) if bidi else one_line(x) for x in said)


def _legend(plain: bool) -> Text:
    """The marks explained, as they stand in the text: coloured, or in brackets."""
    legend = Text()
    for tag, style in STYLES.items():
        mark = f"[{tag}] {MEANINGS[tag]}" if plain else MEANINGS[tag]
        legend.append(mark, None if plain else style)
        legend.append("   ")
    return legend


class _Line:
    """A paragraph, wrapped first and reordered then, because order is a matter of lines."""

    def __init__(self, text: Text, bidi: bool, rtl: bool | None = None) -> None:
        self.text = text
        self.bidi = bidi
        self.rtl = rtl

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.bidi:
            yield self.text
            return
        rtl = is_rtl(self.text.plain) if self.rtl is None else self.rtl
        for line in self.text.wrap(console, options.max_width):
            turned = _turned(line, rtl)
            if rtl:
                turned.align("right", options.max_width)
            yield turned

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> object:
        from rich.measure import measure_renderables

        return measure_renderables(console, options, [self.text])


def _turned(line: Text, rtl: bool) -> Text:
    line = line.copy()
    line.rstrip()
    out = Text(style=line.style)
    for place, char in visual(line.plain, rtl):
        one = line[place]
        out.append_text(Text(char, style="", spans=one.spans))
    return out


def _header(d: Document) -> Iterator[Text]:
    yield Text(one_line(title(d)), style="bold")
    outlet = f"{one_line(d.outlet.name)} ({d.outlet.basis})" if d.outlet else "unknown"
    yield Text.assemble(("outlet     ", "dim"), outlet)
    yield Text.assemble(("published  ", "dim"), _published(d.published))
    for evidence in d.published.evidence if d.published else ():
        words = f" «{one_line(excerpt(d, evidence.span, 60))}»" if evidence.span else ""
        yield Text.assemble(
            ("  because  ", "dim"),
            one_line(evidence.says) + words,
            (f"  {one_line(evidence.rule)}", "dim"),
        )
    yield Text.assemble(("file       ", "dim"), f"{one_line(d.source)}  {one_line(d.media_type)}")
    reason = f" ({one_line(d.encoding_reason)})" if d.encoding_reason else ""
    yield Text.assemble(("encoding   ", "dim"), one_line(d.encoding) + reason)
    yield Text.assemble(("sha256     ", "dim"), one_line(d.sha256))


def _published(date: Publication | None) -> str:
    if date is None:
        return "unknown"
    if date.earliest == date.latest:
        return f"{date.earliest} ({date.basis})"
    return f"{date.earliest} to {date.latest} ({date.basis})"


def _text(d: Document, plain: bool) -> Iterator[Text]:
    kind = ""
    marked = sorted(set(_marked(d)), key=lambda m: (m[0], -m[1], list(STYLES).index(m[2])))
    for block in d.blocks:
        if block.kind != kind:
            kind = block.kind
            yield Text(_RULE + kind, style="dim")
        inside = [m for m in marked if m[0] < block.end and m[1] > block.start]
        clipped = [(max(a, block.start), min(b, block.end), tag) for a, b, tag in inside]
        yield _bracketed(d, block.span, clipped) if plain else _coloured(d, block.span, clipped)


def _marked(d: Document) -> Iterator[Marked]:
    for m in d.mentions:
        yield m.start, m.end, m.type.lower()
    for t in d.times:
        yield t.start, t.end, "time"
    for f in d.figures:
        yield f.start, f.end, "fig"
    for e in d.events:
        yield e.start, e.end, "ev"
    for c in d.claims:
        yield c.cue.start, c.cue.end, "cue"
        for part in c.parts or (c.content,):
            yield part.start, part.end, "con"
        for link in c.chain:
            if link.span is not None:
                yield link.span.start, link.span.end, "src"


def _pieces(d: Document, span: Span, marked: Iterable[Marked]) -> Iterator[tuple[int, int]]:
    edges = {span.start, span.end}
    for start, end, _ in marked:
        edges |= {start, end}
    ordered = sorted(edges)
    yield from pairwise(ordered)


def _coloured(d: Document, span: Span, marked: Sequence[Marked]) -> Text:
    out = Text()
    live: list[Marked] = []
    upcoming = iter(marked)
    following = next(upcoming, None)
    for start, end in _pieces(d, span, marked):
        live = [m for m in live if m[1] > start]
        while following is not None and following[0] <= start:
            live.append(following)
            following = next(upcoming, None)
        style = " ".join(STYLES[m[2]] for m in live if m[1] > start)
        # Of several colours the last, innermost one counts.
        out.append(neutralise(d.text[start:end]), style=_merged(style))
    return out


def _merged(style: str) -> str:
    words = style.split()
    flags = [w for w in words if w in ("bold", "italic", "underline")]
    colours = [w for w in words if w not in flags]
    return " ".join([*dict.fromkeys(flags), *colours[-1:]])


def _bracketed(d: Document, span: Span, marked: Sequence[Marked]) -> Text:
    """Every annotation as `[tag words]`; one that crosses another's end is closed and opened again."""
    out: list[str] = []
    stack: list[Marked] = []
    waiting = sorted(marked, key=lambda m: (m[0], -m[1]), reverse=True)
    for start, end in _pieces(d, span, marked):
        while any(m[1] <= start for m in stack):
            closed = stack.pop()
            out.append("]")
            if closed[1] > start:
                waiting.append((start, closed[1], closed[2]))
                waiting.sort(key=lambda m: (m[0], -m[1]), reverse=True)
        while waiting and waiting[-1][0] <= start:
            opened = waiting.pop()
            out.append(f"[{opened[2]} ")
            stack.append(opened)
        out.append(neutralise(d.text[start:end]))
    out.append("]" * len(stack))
    return Text("".join(out))


def _tables(d: Document, bidi: bool) -> Iterator[Table]:
    if d.claims:
        yield _table(
            "claims",
            ("chain", "stance", "content", "rule"),
            (_claim_row(d, c) for c in d.claims),
            bidi,
        )
    if d.times:
        rows = (
            (d.quote(t.span), t.value, _bounds(t.earliest, t.latest), t.mod or "", t.rule)
            for t in d.times
        )
        yield _table("times", ("words", "value", "bounds", "mod", "rule"), rows, bidi)
    if d.figures:
        rows4 = (
            (d.quote(f.span), _value(f), f.unit or f.what, f.who or "", f.rule) for f in d.figures
        )
        yield _table("figures", ("words", "value", "what", "who", "rule"), rows4, bidi)
    if d.events:
        header = ("trigger", "type", "status", "date", "place", "who", "rule")
        yield _table("events", header, (_event_row(d, e) for e in d.events), bidi)


def _table(name: str, header: Sequence[str], rows: Iterable[Sequence[str]], bidi: bool) -> Table:
    table = Table(title=name, title_justify="left", title_style="bold", header_style="dim")
    for column in header:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_Line(Text(one_line(value)), bidi) for value in row))
    return table


def _claim_row(d: Document, c: Claim) -> tuple[str, ...]:
    outlet = d.outlet.name if d.outlet else "?"
    hands = [f"{x.name} ({x.role}{', anonymous' if x.anonymous else ''})" for x in c.chain]
    chain = " ← ".join([outlet, *hands])
    content = " […] ".join(excerpt(d, p, _EXCERPT) for p in c.parts or (c.content,))
    words = f"{d.quote(c.cue)}: {content}"
    return chain, f"{c.stance}, {c.speech}, {c.certainty}", words, c.rule


def _event_row(d: Document, e: EventMention) -> tuple[str, ...]:
    who = "؛ ".join(f"{a.role}: {a.name}" for a in e.arguments)
    date, place = e.date.value if e.date else "", e.place.name if e.place else ""
    return d.quote(e.trigger), e.type, e.status, date, place, who, e.rule


def _bounds(earliest: str | None, latest: str | None) -> str:
    if earliest == latest:
        return earliest or ""
    return f"{earliest or '?'}/{latest or '?'}"


def _value(f: Figure) -> str:
    if f.value is not None:
        return f"~{f.value}" if f.approx else str(f.value)
    low, high = f.low, f.high
    if low is not None and high is None:
        return f"≥{low}"
    return f"{'?' if low is None else low}-{'?' if high is None else high}"
