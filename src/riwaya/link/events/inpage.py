"""The tellings of one event inside one page."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.link.events.facts import Facts
from riwaya.link.events.gains import ALIKE, RECENT, SAME, At, Group, Page, counted_anew, gain, many
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.tellings import Telling, tellings
from riwaya.link.events.wording import Shape

_NEXT, _SEVERAL, _FAR_MORE = 140, 3, 3
_NOWHERE: frozenset[str] = frozenset()
#: So many groups at either end are looked at: no page of news has more, and one that holds a thousand would be compared
#: with itself for minutes.
_REACH = 60


def group(facts: Sequence[Facts], shapes: Sequence[Shape], kinds: Kinds) -> list[list[int]]:
    """Indices of the page's event mentions, those of one event together, in text order.

    What one clause tells («قُتل ثلاثة في هجوم استهدف ...») is taken together first. Such a telling joins the group with
    which it has most in common. How much it needs depends on how it is told: a definite word («القصف») points at
    something told before; what stands in the title and the lead mostly goes on with it; another has to show that it is
    the same.
    """
    groups: list[Group] = []
    page = Page(facts, [_shown(f, s) for f, s in zip(facts, shapes, strict=True)], shapes, kinds)
    for telling in tellings(page.shown, shapes, kinds):
        where = _best(telling, page, groups)
        if where < 0:
            groups.append(Group(list(telling.members), page))
        else:
            groups[where].members += telling.members
            groups[where].look(page)
    return [sorted(one.members) for one in groups]


def _best(telling: Telling, page: Page, groups: Sequence[Group]) -> int:
    """The group that the telling belongs to; -1 where none."""
    if telling.earlier or (telling.aside and not telling.pointing):
        return -1
    first = telling.members[0]
    if first and _goes_on(telling, page.shapes):
        before = page.kinds.weight(telling.kind, page.facts[first - 1].types[0])
        if before >= ALIKE:
            return next((g for g, one in enumerate(groups) if one.members[-1] == first - 1), -1)
    near = _latest(telling, page, groups)
    if telling.last and near >= 0:
        return near
    told_on = _told_on(telling, page, groups, near)
    gains = (
        (gain(telling, page, groups, at=At(g, near, told_on)), g)
        for g in _within_reach(len(groups))
    )
    # The latest of those that have as much.
    best = max(gains, key=lambda one: one[0], default=(0.0, -1))
    return best[1] if best[0] > 0 else -1


def _adds_nothing(telling: Telling) -> bool:
    """Whether a telling names neither day nor place of its own: it goes on with what was told. Harm may be counted,
    if not the same sort again."""
    facts = telling.facts
    own = facts.date is not None or facts.spots or telling.another or telling.title
    if own or telling.listed or telling.number >= _SEVERAL:
        return False
    return telling.harm or not facts.counts


def _latest(telling: Telling, page: Page, groups: Sequence[Group]) -> int:
    """The group of such a sort that was told of last, if that was not long ago; -1 where none was."""
    kind, start = telling.kind, page.shapes[telling.members[0]].start
    alike = (
        (one.members[-1], g)
        for g, one in enumerate(groups)
        if page.kinds.weight(kind, one.mostly) >= SAME
        and start - page.shapes[one.members[-1]].start <= RECENT
    )
    return max(alike, default=(-1, -1))[1]


def _told_on(telling: Telling, page: Page, groups: Sequence[Group], near: int) -> int:
    """The group with which a telling goes on that says nothing of its own: the one told right before, or the one that the
    page is about; -1 where none is."""
    if not _adds_nothing(telling):
        return -1
    for g in (near, _main(telling, page, groups)):
        if (
            g >= 0
            and not counted_anew(telling, groups[g])
            and not many(telling, groups[g], page.kinds)
        ):
            return g
    return -1


def _main(telling: Telling, page: Page, groups: Sequence[Group]) -> int:
    """The group of such a sort of which the page tells by far the most, or the only one; -1 where none is."""
    alike = [
        g for g, one in enumerate(groups) if page.kinds.weight(telling.kind, one.mostly) >= ALIKE
    ]
    if not alike:
        return -1
    sizes = sorted((len(groups[g].members) for g in alike), reverse=True)
    if len(sizes) > 1 and sizes[0] < _FAR_MORE * sizes[1]:
        return -1
    return next(g for g in alike if len(groups[g].members) == sizes[0])


def _within_reach(count: int) -> list[int]:
    """Which groups a telling may belong to, the latest first: of very many the first and the last."""
    if count <= 2 * _REACH:
        return list(range(count - 1, -1, -1))
    return [*range(count - 1, count - 1 - _REACH, -1), *range(_REACH - 1, -1, -1)]


def _goes_on(telling: Telling, shapes: Sequence[Shape]) -> bool:
    """Whether a telling says nothing of its own right after one of another event («... هجوم آخر ... وأوقع عشرين
    قتيلا»): it is that one's."""
    first = telling.members[0]
    shape, before = shapes[first], shapes[first - 1]
    shown = telling.facts
    own = shown.date is not None or shown.spots or telling.pointing or telling.another
    near = shape.start - before.start <= _NEXT
    return (before.earlier or before.another) and near and not own and not telling.title


def _shown(facts: Facts, shape: Shape) -> Facts:
    """What a telling says of itself: lent dates and places aside, and what its sentence names besides."""
    spots = tuple(s for s in facts.spots if s.firm)
    date = facts.date if shape.dated else None
    return msgspec.structs.replace(facts, spots=spots, date=date, firm=bool(date), near=_NOWHERE)
