"""`markdown`: the dossier as a report to read, in Arabic or English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from riwaya.dossier.dates import event_date, published
from riwaya.dossier.exports.base import Given, Language
from riwaya.dossier.index import Index, title
from riwaya.dossier.safe import one_line
from riwaya.dossier.strings import Words, strings
from riwaya.model import Claim, Conflict, Document, Event, EventFigures

#: Signs that Markdown or HTML acts on anywhere, and those it acts on at the start of a line.
_ACTIVE = re.compile(r"[\\`*_\[\]|~$]|:(?=//)|(?<=www)\.")
_LEADING = re.compile(r"^([-+=#]|\d+[.)])")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;"})
_QUOTE_LIMIT = 400


class Markdown:
    """`report.md`: numbers, timeline, events with their accounts, conflicts, claims, pages."""

    name = "markdown"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        report = _Report(given.index, given.language)
        yield "report.md", ("\n".join(report.lines()) + "\n").encode()


def escaped(text: str) -> str:
    """`text` in one line, shown by Markdown as it is and nothing else: no link, no HTML, no emphasis."""
    plain = _ACTIVE.sub(r"\\\g<0>", one_line(text).translate(_ENTITIES))
    return _LEADING.sub(lambda m: m[0][:-1] + "\\" + m[0][-1], plain)


class _Report:
    def __init__(self, index: Index, language: Language) -> None:
        self._index = index
        self._arabic = language == "ar"

    def lines(self) -> Iterator[str]:
        body = (
            *self._front(),
            *self._timeline(),
            *self._events(),
            *self._conflicts(),
            *self._claims(),
            *self._pages(),
        )
        if not self._arabic:
            yield from body
            return
        # GitHub, GitLab and pandoc keep this element, and Markdown inside it, for the direction.
        yield from ('<div dir="rtl">', "", *body, "", "</div>")

    def _say(self, words: Words) -> str:
        return words.ar if self._arabic else words.en

    def _word(self, key: str) -> str:
        return self._say(strings()[key])

    def _label(self, group: str, name: str) -> str:
        return escaped(self._say(strings().label(group, name)))

    def _outlet(self, document: str) -> str:
        name, english = self._index.outlet(document)
        return escaped(name if self._arabic else english or name)

    def _event_label(self, event: Event) -> str:
        return escaped(event.label_ar if self._arabic else event.label_en)

    def _front(self) -> Iterator[str]:
        dossier = self._index.dossier
        counts = {
            "count.documents": len(dossier.documents),
            "count.outlets": len(self._index.outlets()),
            "count.events": len(dossier.events),
            "count.claims": len(self._index.claims),
            "count.conflicts": len(dossier.conflicts),
            "count.copies": sum(r.relation != "cites" for r in dossier.reliance),
        }
        yield from (f"# {self._word('ui.title')}", "", self._word("ui.made"), "")
        yield f"## {self._word('front.numbers')}"
        yield ""
        yield from (f"- {self._word(key)}: {count}" for key, count in counts.items())

    def _timeline(self) -> Iterator[str]:
        yield from self._heading("section.timeline")
        keys = ("event.date", "section.events", "event.status", "event.pages", "event.roots")
        yield from _table(self._word(key) for key in keys)
        for event in self._index.timeline():
            c = event.corroboration
            yield _row(
                escaped(self._say(event_date(event.date))),
                self._event_label(event),
                self._label("status", event.status),
                str(c.documents),
                _range(c.roots_low, c.roots_high),
            )

    def _events(self) -> Iterator[str]:
        yield from self._heading("section.events")
        for event in self._index.timeline():
            if len(event.accounts) > 1:
                yield from self._event(event)

    def _event(self, event: Event) -> Iterator[str]:
        yield f"### {self._event_label(event)}"
        yield ""
        place = event.place
        facts = {
            "event.type": self._label("type", event.type),
            "event.date": escaped(self._say(event_date(event.date))),
            "event.status": self._label("status", event.status),
        }
        if place:
            facts["event.place"] = escaped(
                place.name if self._arabic else place.name_en or place.name
            )
        names = [escaped(r.name) for r in event.corroboration.roots]
        facts["event.roots"] = ", ".join(names) or self._word("ui.none")
        yield from (f"- {self._word(key)}: {value}" for key, value in facts.items())
        yield from (self._figures(f) for f in event.figures)
        yield ""
        yield from _table(
            self._word(k) for k in ("filter.outlet", "section.documents", "event.roots")
        )
        for account in event.accounts:
            roots = ", ".join(escaped(r) for r in account.roots)
            headline = escaped(title(self._index.documents[account.document]))
            yield _row(self._outlet(account.document), headline, roots)
        yield ""

    def _figures(self, figures: EventFigures) -> str:
        told = dict.fromkeys((r.value, self._outlet(r.document)) for r in figures.reports)
        reports = ", ".join(f"{'—' if v is None else v} ({who})" for v, who in told)
        spread = _range(figures.low, figures.high)
        return f"- {self._label('what', figures.what)}: {spread}: {reports}"

    def _conflicts(self) -> Iterator[str]:
        yield from self._heading("section.conflicts")
        if not self._index.dossier.conflicts:
            yield self._word("conflict.empty")
        for conflict in self._index.dossier.conflicts:
            yield f"- {self._conflict(conflict)}"
            for side in conflict.sides:
                who = dict.fromkeys(self._outlet(d) for d in side.documents)
                yield f"  - {escaped(side.says)} ({', '.join(who)})"

    def _conflict(self, conflict: Conflict) -> str:
        event = self._index.events.get(conflict.event or "")
        kind = f"**{self._label('conflict', conflict.kind)}**"
        return f"{kind}: {self._event_label(event)}" if event else kind

    def _claims(self) -> Iterator[str]:
        yield from self._heading("claim.claims")
        for document in self._index.documents.values():
            if not document.claims:
                continue
            yield from (f"### {self._outlet(document.id)}: {escaped(title(document))}", "")
            for claim in document.claims:
                yield from self._claim(document, claim)

    def _claim(self, document: Document, claim: Claim) -> Iterator[str]:
        chain = " ← ".join(escaped(link.name) for link in claim.chain)
        facts = ", ".join(
            self._label(group, value)
            for group, value in (("stance", claim.stance), ("certainty", claim.certainty))
        )
        words = one_line(" […] ".join(document.quote(p) for p in claim.parts or (claim.content,)))
        shown = words if len(words) <= _QUOTE_LIMIT else words[:_QUOTE_LIMIT] + "…"
        yield f"- {chain or self._outlet(document.id)} ({facts})"
        yield f"  > {escaped(shown)}"

    def _pages(self) -> Iterator[str]:
        yield from self._heading("section.documents")
        keys = ("filter.outlet", "document.published", "section.documents", "document.source")
        yield from _table((*(self._word(k) for k in keys), "SHA-256"))
        for document in self._index.documents.values():
            yield _row(
                self._outlet(document.id),
                escaped(self._say(published(document.published))),
                escaped(title(document)),
                escaped(document.source),
                f"`{document.sha256}`",
            )

    def _heading(self, key: str) -> tuple[str, ...]:
        return ("", f"## {self._word(key)}", "")


def _table(heads: Iterable[str]) -> tuple[str, str]:
    names = tuple(heads)
    return _row(*names), _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _range(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "—"
    return (
        str(low)
        if low == high
        else f"{'—' if low is None else low}–{'—' if high is None else high}"
    )


EXPORTER = Markdown()
