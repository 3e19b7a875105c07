"""Who takes part in an event, and where: by voice, preposition and order around its trigger."""

from __future__ import annotations

import msgspec

from riwaya.annotate.events_gather import ACTING
from riwaya.annotate.events_nouns import NounGatherer
from riwaya.annotate.events_scene import EventScene
from riwaya.annotate.events_triggers import TriggerAt
from riwaya.annotate.events_verbs import VerbGatherer
from riwaya.model import Argument, Mention

#: How many ranks a country stands behind a place in it.
_COUNTRY = 3


class Found(msgspec.Struct):
    """What was found around a trigger. `places` best first; `light` is the token of its light verb."""

    arguments: list[Argument]
    places: list[Mention]
    light: int | None = None


def arguments_of(scene: EventScene, at: TriggerAt, following: int) -> Found:
    """The arguments of one trigger; `following` is the token where the next trigger begins."""
    verb = at.trigger.part == "verb"
    gatherer = (VerbGatherer if verb else NounGatherer)(scene, at, following)
    gatherer.gather()
    if gatherer.frame.subject in ACTING:
        gatherer.blamed()
    countries = scene.words.countries
    gatherer.places.sort(key=lambda p: p[0] + (_COUNTRY if _is_in(p[1], countries) else 0))
    seen: dict[tuple[str, str], Argument] = {}
    for argument in gatherer.out:
        seen.setdefault((argument.role, argument.name), argument)
    return Found(list(seen.values()), [m for _, m in gatherer.places], gatherer.light)


def _is_in(mention: Mention, names: frozenset[str]) -> bool:
    return bool(mention.names) and mention.names[0] in names
