"""Who had to do with whom, and when: people and forces that take part in the same events."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.index import Index
from riwaya.dossier.strings import Words, strings
from riwaya.model import Event

_SHOWN = 60
_KINDS = ("PER", "ORG")


class Step(msgspec.Struct, frozen=True):
    """One event that two have in common."""

    id: str
    label: Markup
    date: Words
    status: Words
    status_name: str


class RelationView(msgspec.Struct, frozen=True):
    """Two entities and their events, the earliest first. `directed` says that the left one does and the right one is
    done to."""

    left: tuple[Markup, str]
    right: tuple[Markup, str]
    directed: bool
    steps: tuple[Step, ...]


def relation_views(index: Index) -> list[RelationView]:
    """Pairs by how many events they have in common, at most sixty."""
    pairs: defaultdict[tuple[str, str, bool], list[Event]] = defaultdict(list)
    for event in index.timeline():
        for key in _pairs(index, event):
            pairs[key].append(event)
    ranked = sorted(pairs.items(), key=lambda p: (-len(p[1]), p[0]))[:_SHOWN]
    return [_view(index, key, events) for key, events in ranked]


def _pairs(index: Index, event: Event) -> set[tuple[str, str, bool]]:
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for participant in event.participants:
        entity = index.entities.get(participant.entity or "")
        if entity is not None and entity.type in _KINDS:
            roles[participant.role].add(entity.id)
    out = {(a, t, True) for a in roles["actor"] for t in roles["target"] if a != t}
    together = sorted(roles["participant"] | (set() if roles["target"] else roles["actor"]))
    return out | {(a, b, False) for a, b in combinations(together, 2)}


def _view(index: Index, key: tuple[str, str, bool], events: list[Event]) -> RelationView:
    left, right, directed = key
    steps = tuple(
        Step(
            anchor("e", e.id),
            name(e.label_ar, e.label_en),
            dates.event_date(e.date),
            strings().label("status", e.status),
            e.status,
        )
        for e in events
    )
    return RelationView(_who(index, left), _who(index, right), directed, steps)


def _who(index: Index, key: str) -> tuple[Markup, str]:
    entity = index.entities[key]
    return name(entity.name, entity.name_en), "#" + anchor("n", key)
