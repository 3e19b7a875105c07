"""Triggers of a sentence: which words tell of an event, and of which type."""

from __future__ import annotations

import msgspec

from riwaya.annotate.events_rows import Trigger
from riwaya.annotate.events_scene import EventScene
from riwaya.annotate.figures_words import FigureWords
from riwaya.language.wordindex import Seen

_BACK, _FORTH = 8, 14
_NEAR = 7
_TOUCH = 2


class TriggerAt(msgspec.Struct, frozen=True):
    """A trigger at tokens `first`..`last` of the page."""

    first: int
    last: int
    trigger: Trigger
    prefix: str
    definite: bool
    enclitic: str


def triggers(scene: EventScene, people: FigureWords) -> list[TriggerAt]:
    """The triggers of a sentence from left to right in reading order, without overlap."""
    out: list[TriggerAt] = []
    i = scene.first
    while i < scene.last:
        found = None
        if scene.tokens[i].kind == "word" and i not in scene.page.timed:
            for hit in scene.words.triggers.at(scene.tokens, i):
                if hit.last <= scene.last and _holds(scene, hit, people):
                    found = hit
                    break
        if found is None:
            i += 1
            continue
        out.append(
            TriggerAt(i, found.last, found.value, found.prefix, found.definite, found.enclitic)
        )
        i = found.last
    return out


def _holds(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    trigger = hit.value
    if hit.first in scene.page.covered and not _outside_name(scene, hit):
        return False
    if trigger.part == "verb" and not _can_be_verb(hit):
        return False
    return (
        _has_needed(scene, hit, people)
        and not _blocked(scene, hit)
        and not _other_theme(scene, trigger)
    )


def _outside_name(scene: EventScene, hit: Seen[Trigger]) -> bool:
    """Whether the phrase reaches beyond the name that its first word lies in."""
    return any(k not in scene.page.covered for k in range(hit.first, hit.last))


def _can_be_verb(hit: Seen[Trigger]) -> bool:
    if hit.definite:
        return False
    letters = hit.prefix.lstrip("وف")
    return not letters or (letters == "ل" and hit.value.aspect == "present")


def _has_needed(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    trigger = hit.value
    asked = bool(trigger.needs or trigger.place or trigger.party or trigger.people)
    if not asked:
        return True
    place = trigger.place and _place_after(scene, hit)
    party = trigger.party and _party_near(scene, hit)
    if trigger.place and trigger.party and not trigger.needs:
        return place and party
    if place or party or (trigger.people and _people_after(scene, hit, people)):
        return True
    if not trigger.needs:
        return False
    low, high = max(scene.first, hit.first - _BACK), min(scene.last, hit.last + _FORTH)
    return any(
        scene.tokens[k].text in trigger.needs
        for k in range(low, high)
        if not hit.first <= k < hit.last
    )


def _place_after(scene: EventScene, hit: Seen[Trigger]) -> bool:
    for k in range(hit.last, min(scene.last, hit.last + _NEAR)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type == "LOC":
            return True
        if scene.tokens[k].text in (".", "؛", ":"):
            return False
    return False


def _party_near(scene: EventScene, hit: Seen[Trigger]) -> bool:
    for k in range(max(scene.first, hit.first - _NEAR), min(scene.last, hit.last + _NEAR)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type in ("PER", "ORG"):
            return True
        if scene.words.nations.at(scene.tokens, k):
            return True
    return False


def _people_after(scene: EventScene, hit: Seen[Trigger], people: FigureWords) -> bool:
    for f in scene.figures:
        if hit.last <= f.first <= hit.last + _NEAR and f.figure.what != "other":
            return True
    for k in range(hit.last, min(scene.last, hit.last + 2)):
        at = scene.page.mentions.get(k)
        if at is not None and at[0].type == "PER":
            return True
        if any(n.value.kind != "unit" for n in people.nouns.at(scene.tokens, k)):
            return True
    return False


def _blocked(scene: EventScene, hit: Seen[Trigger]) -> bool:
    type_ = hit.value.type
    group = scene.words.group(type_)
    spans = (
        ("after", range(hit.last, min(scene.last, hit.last + _TOUCH))),
        ("before", range(max(scene.first, hit.first - _TOUCH), hit.first)),
    )
    for side, span in spans:
        for k in span:
            for block in scene.words.blockers.at(scene.tokens, k):
                if block.value.side != side or (side == "before" and block.last > hit.first):
                    continue
                types = block.value.types
                if not types or type_ in types or group in types or types & {"fiction", "history"}:
                    return True
    return False


def _other_theme(scene: EventScene, trigger: Trigger) -> bool:
    if not scene.themes or (scene.themes == {"sport"} and scene.killed()):
        return False
    group = scene.words.group(trigger.type)
    if trigger.type == "casualty":
        group = "force"
    for theme in scene.themes:
        groups, words = scene.words.themes.get(theme, (frozenset(), frozenset()))
        if group in groups or trigger.word in words:
            return True
    return False
