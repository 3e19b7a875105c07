"""Events as shown: their accounts, figures, roots and conflicts."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.bare import bare
from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.html.framing import FramingView, framing_of
from riwaya.dossier.html.graph import Graph, graph
from riwaya.dossier.html.parts import (
    ClaimView,
    PageLink,
    claim_view,
    entity_name,
    page_link,
)
from riwaya.dossier.index import Index
from riwaya.dossier.strings import Words, strings
from riwaya.model import (
    Account,
    Conflict,
    Event,
    EventFigures,
    Figure,
    FigureReport,
    Root,
)


class Report(msgspec.Struct, frozen=True):
    """One page's figure. `share` is its length in the chart, 0 to 100."""

    shown: str
    share: float
    page: PageLink
    roots: tuple[Markup, ...]
    quote: str
    at_least: bool
    own_voice: bool
    approx: bool


class FigureView(msgspec.Struct, frozen=True):
    """All reports of one count, the lowest first."""

    what: Words
    range: str
    reports: tuple[Report, ...]


class AccountView(msgspec.Struct, frozen=True):
    """One page's telling. `places` lead to the words that tell it."""

    page: PageLink
    claims: tuple[ClaimView, ...]
    roots: tuple[Markup, ...]
    places: tuple[tuple[str, str], ...]


class RootView(msgspec.Struct, frozen=True):
    """One origin and the pages that go back to it."""

    name: Markup
    anonymous: bool
    pages: tuple[PageLink, ...]


class SideView(msgspec.Struct, frozen=True):
    """One side of a conflict with its grounds."""

    says: Words
    pages: tuple[PageLink, ...]
    claims: tuple[ClaimView, ...]
    figures: tuple[tuple[str, PageLink], ...]


class ConflictView(msgspec.Struct, frozen=True):
    """A conflict; `event` is its event's id and label."""

    id: str
    kind: Words
    kind_name: str
    subject: Markup | None
    subject_href: str
    sides: tuple[SideView, ...]


class EventView(msgspec.Struct, frozen=True):
    """One event. `bare` ones are folded away at the timeline's end."""

    id: str
    label: Markup
    type: Words
    type_name: str
    status: Words
    status_name: str
    date: Words
    dated: str
    place: Markup | None
    place_name: str
    outlets: tuple[str, ...]
    outlet_names: tuple[Markup, ...]
    participants: tuple[tuple[Words, tuple[tuple[Markup, str], ...]], ...]
    accounts: tuple[AccountView, ...]
    figures: tuple[FigureView, ...]
    roots: tuple[RootView, ...]
    roots_range: str
    roots_high: int
    bottleneck: int
    pages: int
    conflicts: tuple[ConflictView, ...]
    graph: Graph | None
    framing: tuple[FramingView, ...]
    bare: bool


def event_view(index: Index, event: Event, conflicts: tuple[Conflict, ...]) -> EventView:
    """`event` for show, with the conflicts about it."""
    words, c = strings(), event.corroboration
    outlets = tuple(dict.fromkeys(index.outlet(a.document) for a in event.accounts))
    return EventView(
        id=anchor("e", event.id),
        label=name(event.label_ar, event.label_en),
        type=words.label("type", event.type),
        type_name=event.type,
        status=words.label("status", event.status),
        status_name=event.status,
        date=dates.event_date(event.date),
        dated=event.date.earliest if event.date else "",
        place=_place(index, event),
        place_name=event.place.name if event.place else "",
        outlets=tuple(o[0] for o in outlets),
        outlet_names=tuple(name(*o) for o in outlets),
        participants=_participants(index, event),
        accounts=tuple(_account(index, event, a) for a in event.accounts),
        figures=tuple(_figures(index, event, f) for f in sorted(event.figures, key=_gravest)),
        roots=tuple(_root(index, r) for r in c.roots),
        roots_range=span_of(c.roots_low, c.roots_high),
        roots_high=c.roots_high,
        bottleneck=c.bottleneck,
        pages=c.documents,
        conflicts=tuple(conflict_view(index, k) for k in conflicts),
        graph=graph(index, event),
        framing=tuple(
            framing_of(
                index,
                {p.entity for p in event.participants if p.entity},
                [a.document for a in event.accounts],
            )
        ),
        bare=bare(event, index.documents) and not conflicts,
    )


def span_of(low: float | int | None, high: float | int | None) -> str:
    """`2` or `2–4`, nothing where nothing is known."""
    if low is None and high is None:
        return ""
    if low == high or high is None or low is None:
        return number(low if high is None else high)
    return f"{number(low)}–{number(high)}"


def number(value: float | int | None) -> str:
    """Thousands apart, no needless decimals."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def _place(index: Index, event: Event) -> Markup | None:
    if event.place is None:
        return None
    if event.place.name_en:
        return name(event.place.name, event.place.name_en)
    return entity_name(index, event.place.entity, event.place.name)


def _participants(
    index: Index, event: Event
) -> tuple[tuple[Words, tuple[tuple[Markup, str], ...]], ...]:
    """Names by role, each with the way to its entry."""
    by_role: dict[str, list[tuple[Markup, str]]] = {}
    for p in event.participants:
        href = "#" + anchor("n", p.entity) if p.entity and p.entity in index.entities else ""
        by_role.setdefault(p.role, []).append((entity_name(index, p.entity, p.name), href))
    words = strings()
    return tuple((words.label("part", role), tuple(names)) for role, names in by_role.items())


def root_name(index: Index, event: Event, shown: str) -> Markup:
    """A root by the name it has in accounts and reports."""
    for root in event.corroboration.roots:
        if root.name == shown:
            return entity_name(index, root.entity, shown)
    return _outlet_or(index, shown)


def _outlet_or(index: Index, shown: str) -> Markup:
    """An outlet's English name, where the root is an outlet."""
    return name(shown, index.outlet_en.get(shown))


def _root(index: Index, root: Root) -> RootView:
    shown = (
        entity_name(index, root.entity, root.name) if root.entity else _outlet_or(index, root.name)
    )
    pages = tuple(page_link(index, d) for d in root.documents)
    return RootView(shown, root.anonymous, pages)


def _account(index: Index, event: Event, account: Account) -> AccountView:
    claims = tuple(claim_view(index, *index.claims[c]) for c in account.claims if c in index.claims)
    places = []
    for ref in event.mentions:
        if ref.document == account.document and ref.event in index.event_mentions:
            document, mention = index.event_mentions[ref.event]
            places.append(("#" + anchor("a", mention.id), document.quote(mention.trigger)))
    roots = tuple(root_name(index, event, r) for r in account.roots)
    return AccountView(page_link(index, account.document), claims, roots, tuple(places))


def _gravest(figures: EventFigures) -> tuple[int, str]:
    order = ("killed", "injured", "missing", "detained", "displaced", "sheltered")
    return (order.index(figures.what) if figures.what in order else len(order), figures.what)


def _figures(index: Index, event: Event, figures: EventFigures) -> FigureView:
    known = [_known(index, r) for r in figures.reports]
    top = max((v for v in known if v is not None), default=0)
    ordered = sorted(
        zip(figures.reports, known, strict=True),
        key=lambda r: (r[1] is None, r[1] or 0, r[0].document, r[0].figure),
    )
    reports = tuple(_report(index, event, r, v, top) for r, v in ordered)
    what = strings().label("what", figures.what)
    return FigureView(what, span_of(figures.low, figures.high), reports)


def _known(index: Index, report: FigureReport) -> float | int | None:
    if report.value is not None:
        return report.value
    found = index.figures.get(report.figure)
    return found[1].low if found else None


def _report(
    index: Index, event: Event, report: FigureReport, value: float | int | None, top: float | int
) -> Report:
    found = index.figures.get(report.figure)
    figure: Figure | None = found[1] if found else None
    return Report(
        number(value),
        round(100 * value / top, 1) if value and top else 0.0,
        page_link(index, report.document, report.figure),
        tuple(root_name(index, event, r) for r in report.roots),
        found[0].quote(found[1].span) if found else "",
        report.value is None and value is not None,
        report.roots == (index.outlet(report.document)[0],),
        bool(figure and figure.approx),
    )


def conflict_view(index: Index, conflict: Conflict) -> ConflictView:
    """`conflict` for show."""
    event = index.events.get(conflict.event or "")
    entity = index.entities.get(conflict.entity or "")
    subject, href = None, ""
    if event is not None:
        subject, href = name(event.label_ar, event.label_en), "#" + anchor("e", event.id)
    elif entity is not None:
        subject, href = name(entity.name, entity.name_en), "#" + anchor("n", entity.id)
    sides = []
    for side in conflict.sides:
        claims = tuple(
            claim_view(index, *index.claims[c]) for c in side.claims if c in index.claims
        )
        figures = tuple(
            (index.figures[f][0].quote(index.figures[f][1].span), _at(index, f))
            for f in side.figures
            if f in index.figures
        )
        pages = tuple(page_link(index, d) for d in side.documents)
        says = Words("", side.says, side.says)
        if conflict.kind == "date":
            says = dates.day(side.says)
        sides.append(SideView(says, pages, claims, figures))
    kind = strings().label("conflict", conflict.kind)
    key = anchor("k", conflict.id)
    return ConflictView(key, kind, conflict.kind, subject, href, tuple(sides))


def _at(index: Index, figure: str) -> PageLink:
    return page_link(index, index.figures[figure][0].id, figure)
