"""What one clause of a page tells of an event, in one mention or several («قُتل ثلاثة في هجوم استهدف سوقا»)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.link.events.facts import Facts, together
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.placing import places
from riwaya.link.events.plural import Number
from riwaya.link.events.wording import Shape

_ALIKE, _IMPOSSIBLE = 0.6, -3.0


class Telling(msgspec.Struct, frozen=True):
    """Mentions of one clause, with what they say together and how it is worded; see `riwaya.link.events.wording.Shape`.

    `pointing` and `number` are those of the noun that names the event, where there is one.
    """

    members: tuple[int, ...]
    facts: Facts
    kind: str
    pointing: bool
    another: bool
    earlier: bool
    bridged: bool
    aside: bool
    title: bool
    lead: bool
    last: bool
    number: Number
    harm: bool
    part: bool
    behind: bool
    listed: bool
    apart: frozenset[int]


def tellings(shown: Sequence[Facts], shapes: Sequence[Shape], kinds: Kinds) -> list[Telling]:
    """The page's mentions, those of one clause together, in text order.

    Args:
        shown: what each mention says of itself.
        shapes: how each is worded.
    """
    runs: list[list[int]] = []
    for i, shape in enumerate(shapes):
        if runs and shape.bridged and _goes_with(i, runs[-1], shown, shapes, kinds):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [_telling(run, shown, shapes) for run in runs]


def _goes_with(
    i: int, run: Sequence[int], shown: Sequence[Facts], shapes: Sequence[Shape], kinds: Kinds
) -> bool:
    before = run[-1]
    held = i + 1 < len(shapes) and shapes[i].harm and shapes[i + 1].holds
    if held and not shapes[before].harm:
        # «..., قتل اثنان في هجوم»: what follows is told with it.
        return False
    if shapes[i].another and not (shapes[i].holds or shapes[i].touching):
        return False
    if shapes[i].earlier or shapes[before].earlier:
        return False
    if shapes[i].title != shapes[before].title:
        return False
    if kinds.weight(shown[i].types[0], shown[before].types[0]) < _ALIKE:
        return False
    return places(shown[i], shown[before]) > _IMPOSSIBLE


def _telling(run: Sequence[int], shown: Sequence[Facts], shapes: Sequence[Shape]) -> Telling:
    first = shapes[run[0]]
    nouns = [k for k in run if not shapes[k].harm and shapes[k].number]
    head = nouns[0] if nouns else run[0]
    return Telling(
        members=tuple(run),
        facts=together([shown[k] for k in run]) if len(run) > 1 else shown[run[0]],
        kind=shown[head].types[0],
        pointing=shapes[head].pointing if nouns else any(shapes[k].pointing for k in run),
        another=any(shapes[k].another for k in run),
        earlier=any(shapes[k].earlier for k in run),
        bridged=first.bridged,
        aside=first.aside,
        title=first.title,
        lead=first.lead,
        last=any(shapes[k].last for k in run),
        number=shapes[head].number,
        harm=all(shapes[k].harm for k in run),
        part=shapes[head].part,
        listed=first.listed,
        behind=any(shapes[k].behind for k in run),
        apart=frozenset().union(*(shapes[k].apart for k in run)),
    )
