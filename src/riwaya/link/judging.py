"""Sets that were found, set right by what people judged to be one or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from riwaya.link.entities.join import Groups

#: How near an item is to a set of others; more is nearer.
Nearness = Callable[[int, Sequence[int]], float]


def judge(
    sets: Sequence[Sequence[int]],
    same: Iterable[Sequence[int]],
    apart: Iterable[tuple[int, int]],
    near: Nearness,
) -> list[list[int]]:
    """`sets` over the items 0, 1, 2 ... with `same` items put together and `apart` pairs taken apart.

    Every item is in one of `sets`. Of a set that is split, items on which nobody judged go to the part they are
    nearest to. Where judgements contradict each other, keeping apart wins. The order of judgements changes nothing.
    """
    count = sum(len(members) for members in sets)
    barred = {(min(a, b), max(a, b)) for a, b in apart if a != b}
    forced = _forced(count, same, barred)
    found = Groups(count)
    for members in [*sets, *forced.sets()]:
        for a, b in pairwise(members):
            found.join(a, b, "")
    out: list[list[int]] = []
    for members in found.sets():
        out += _split(members, forced, barred, near)
    return sorted(out)


def _forced(count: int, same: Iterable[Sequence[int]], barred: set[tuple[int, int]]) -> Groups:
    forced = Groups(count)
    held: dict[int, set[int]] = {i: {i} for i in range(count)}
    pairs = {(min(a, b), max(a, b)) for members in same for a, b in pairwise(sorted(set(members)))}
    for a, b in sorted(pairs):
        left, right = forced.root(a), forced.root(b)
        if left == right or _clash(held[left], held[right], barred):
            continue
        forced.join(left, right, "judged")
        both = held.pop(left) | held.pop(right)
        held[forced.root(left)] = both
    return forced


def _clash(left: Iterable[int], right: Iterable[int], barred: set[tuple[int, int]]) -> bool:
    return any((min(a, b), max(a, b)) in barred for a in left for b in right)


def _split(
    members: Sequence[int], forced: Groups, barred: set[tuple[int, int]], near: Nearness
) -> list[list[int]]:
    inside = set(members)
    named = {i for pair in barred if inside.issuperset(pair) for i in pair}
    if not named:
        return [list(members)]
    units: defaultdict[int, list[int]] = defaultdict(list)
    for i in members:
        units[forced.root(i)].append(i)
    parts: list[list[int]] = []
    rest: list[list[int]] = []
    for unit in units.values():
        if named.isdisjoint(unit):
            rest.append(unit)
            continue
        part = next((p for p in parts if not _clash(p, unit, barred)), None)
        if part is None:
            parts.append(list(unit))
        else:
            part += unit
    poles = [tuple(part) for part in parts]
    for unit in rest:
        best = max(range(len(poles)), key=lambda p: (max(near(i, poles[p]) for i in unit), -p))
        parts[best] += unit
    return [sorted(part) for part in parts]
