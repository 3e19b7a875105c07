"""The pages of the workbench as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup, escape

from riwaya.dossier.html.bilingual import anchor
from riwaya.dossier.html.documents import document_view
from riwaya.dossier.html.events import conflict_view, event_view
from riwaya.dossier.html.marks import SWITCHES
from riwaya.dossier.html.page import environment_of, glossary
from riwaya.dossier.html.parts import PageLink, context, page_link
from riwaya.dossier.index import Index
from riwaya.dossier.safe import neutralise
from riwaya.model import Document, Entity, Span
from riwaya.project import Decision, Undo
from riwaya.project.decisions import target_of
from riwaya.version import VERSION
from riwaya.workbench.choices import CHOICES, LABELS
from riwaya.workbench.lines import Line, lines
from riwaya.workbench.review import page_items
from riwaya.workbench.state import Shown, State

_MANY = 200


class MissingError(Exception):
    """There is no such page, event or name in the dossier."""


class Found(msgspec.Struct, frozen=True):
    """A line of search results: the words before, at and after."""

    href: str
    page: PageLink
    before: Markup
    words: Markup
    after: Markup


class Views:
    """Makes each page out of what `state` shows. `form` is the token that its changes carry."""

    def __init__(self, state: State, form: str) -> None:
        self._state, self._form = state, form

    def overview(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        index = shown.reviewed
        events = [event_view(index, e, ()) for e in index.timeline()]
        return self._page(
            "overview.html",
            shown,
            events=events,
            links=[page_link(index, d) for d in index.documents],
            conflicts=[conflict_view(index, c) for c in index.dossier.conflicts],
            unfit=shown.built.unfit,
        )

    def page(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        index = shown.reviewed
        document = index.documents.get(asked["id"])
        if document is None:
            raise MissingError
        machine = shown.machine.documents[document.id]
        return self._page(
            "page.html",
            shown,
            documents=[document_view(index, document)],
            layers=[*SWITCHES, "block"],
            data=_data(
                {
                    "document": document.id,
                    "text": document.text,
                    "items": page_items(machine, document, self._state.held()),
                    "choices": CHOICES,
                }
            ),
        )

    def event(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        index = shown.reviewed
        event = next((e for e in index.events.values() if anchor("e", e.id) == asked["id"]), None)
        if event is None:
            raise MissingError
        about = tuple(c for c in index.dossier.conflicts if c.event == event.id)
        others = [e for e in index.timeline() if e.id != event.id]
        return self._page(
            "event.html",
            shown,
            events=[event_view(index, event, about)],
            tellings=self._tellings(shown, [(r.document, r.event) for r in event.mentions]),
            others=[(anchor("e", e.id), e.label_ar, e.label_en) for e in others],
            data=_data(
                {
                    "members": self._targets(
                        shown, "events", [(r.document, r.event) for r in event.mentions]
                    ),
                    "others": {
                        anchor("e", e.id): self._targets(
                            shown, "events", [(r.document, r.event) for r in e.mentions]
                        )
                        for e in others
                    },
                }
            ),
        )

    def names(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        entities = sorted(
            shown.reviewed.entities.values(), key=lambda e: (e.type, -len(e.mentions), e.id)
        )
        return self._page(
            "names.html",
            shown,
            entities=[(anchor("n", e.id), e) for e in entities],
            data=_data(
                {
                    "members": {
                        anchor("n", e.id): self._targets(shown, "mentions", _mentions(e)[:1])
                        for e in entities
                    }
                }
            ),
        )

    def name(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        entity = next(
            (e for e in shown.reviewed.entities.values() if anchor("n", e.id) == asked["id"]), None
        )
        if entity is None:
            raise MissingError
        return self._page(
            "name.html",
            shown,
            entity=entity,
            tellings=self._tellings(shown, _mentions(entity)),
            data=_data({"members": self._targets(shown, "mentions", _mentions(entity))}),
        )

    def search(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        query = asked.get("q", "")[:200]
        index = shown.reviewed
        found: list[Found] = []
        for hit in self._state.project.index.search(query, _MANY):
            document = index.documents[hit.document]
            href = f"/pages/{document.id}?at={hit.start}-{hit.end}"
            span = Span(hit.start, hit.end)
            found.append(Found(href, page_link(index, document.id), *_around(document, span)))
        return self._page("search.html", shown, query=query, found=found, most=_MANY)

    def log(self, asked: Mapping[str, str]) -> str:
        shown = self._state.shown()
        decisions = self._state.decisions()
        held = self._state.held()
        unfit = {u.decision: u.why for u in shown.built.unfit}
        return self._page(
            "log.html",
            shown,
            lines=[
                self._line(shown, d, d.id in held.undone, unfit.get(d.id, ""))
                for d in reversed(decisions)
            ],
        )

    def missing(self, asked: Mapping[str, str]) -> str:
        return self._page("missing.html", self._state.shown())

    def fault(self, says: str) -> str:
        """What stands where a page cannot be made."""
        template = environment_of("riwaya.workbench").get_template("fault.html")
        return neutralise(template.render(says=says))

    def place(self, key: str) -> str:
        """The address of the page that shows the dossier's anchor `key`; of the overview where none does."""
        index = self._state.shown().reviewed
        prefix = key.partition("-")[0]
        if prefix == "e":
            return f"/events/{key}"
        if prefix == "n":
            return f"/names/{key}"
        if prefix == "d" and key[2:] in index.documents:
            return f"/pages/{key[2:]}"
        if prefix == "a":
            # The id of an annotation begins with its page's, whose letters an anchor leaves alone.
            page = next((d for d in index.documents if key[2:].startswith(d)), None)
            return f"/pages/{page}" if page else "/"
        return "/"

    def _line(self, shown: Shown, decision: Decision, undone: bool, unfit: str) -> Line:
        return lines(shown.machine, decision, undone, unfit, undo=isinstance(decision.act, Undo))

    def _tellings(self, shown: Shown, refs: Sequence[tuple[str, str]]) -> list[Found]:
        index = shown.reviewed
        out: list[Found] = []
        for document_id, annotation in refs:
            document, span = _where(index, annotation)
            href = f"/pages/{document_id}#{anchor('a', annotation)}"
            out.append(Found(href, page_link(index, document_id), *_around(document, span)))
        return out

    def _targets(
        self, shown: Shown, layer: Any, refs: Sequence[tuple[str, str]]
    ) -> list[dict[str, Any]]:
        out = []
        for document_id, annotation in refs:
            for index in (shown.machine, shown.reviewed):
                document = index.documents[document_id]
                found = next((a for a in getattr(document, layer) if a.id == annotation), None)
                if found is not None:
                    out.append(msgspec.to_builtins(target_of(document, layer, found)))
                    break
        return out

    def _page(self, template: str, shown: Shown, **values: Any) -> str:
        html = (
            environment_of("riwaya.workbench")
            .get_template(template)
            .render(
                form=self._form,
                version=VERSION,
                glossary=glossary(),
                labels=_data(LABELS),
                waiting=self._state.waiting(),
                documents_count=len(shown.reviewed.documents),
                **{"data": _data({}), **values},
            )
        )
        return neutralise(html)


def _around(document: Document, span: Span) -> tuple[Markup, Markup, Markup]:
    """The words before, at and after `span`, with the blanks between them kept."""
    before, at, after = (escape(neutralise(w)) for w in context(document, span))
    return before, at, after


def _mentions(entity: Entity) -> list[tuple[str, str]]:
    return [(r.document, r.mention) for r in entity.mentions]


def _where(index: Index, annotation: str) -> tuple[Document, Span]:
    if annotation in index.mentions:
        document, mention = index.mentions[annotation]
        return document, mention.span
    document, event = index.event_mentions[annotation]
    return document, event.trigger


def _data(value: Any) -> Markup:
    """`value` for a script to read: JSON in which nothing can end its element, nothing can be a control."""
    text = msgspec.json.encode(value).decode()
    text = text.replace("<", "\\u003c")
    # What is written out for readers must stay as it is for the script.
    return Markup("".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text))  # noqa: S704
