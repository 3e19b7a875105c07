"""Entities as reviewers judged them to be one or not."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.link.entities.local import Local
from riwaya.link.judged import Judged
from riwaya.link.judging import judge


def cut(locals_: Sequence[Local], judged: Judged) -> list[Local]:
    """Things of one page, taken apart where some of their mentions were judged to be different."""
    if not judged.different_entities:
        return list(locals_)
    out: list[Local] = []
    for local in locals_:
        at = {m.id: i for i, m in enumerate(local.mentions)}
        apart = [(at[a], at[b]) for a, b in judged.different_entities if a in at and b in at]
        if not apart:
            out.append(local)
            continue
        parts = judge([range(len(at))], [], apart, _beside)
        out += [
            msgspec.structs.replace(local, mentions=tuple(local.mentions[i] for i in part))
            for part in parts
        ]
    return out


def _beside(mention: int, others: Sequence[int]) -> float:
    return -min(abs(mention - other) for other in others)


def judged_sets(
    sets: Sequence[Sequence[int]], locals_: Sequence[Local], judged: Judged
) -> list[list[int]]:
    """`sets` of indices into `locals_`, each one entity, with `judged` over them."""
    where = {m.id: i for i, local in enumerate(locals_) for m in local.mentions}
    same = [[where[m] for m in members if m in where] for members in judged.same_entities]
    apart = [
        (where[a], where[b]) for a, b in judged.different_entities if a in where and b in where
    ]

    def near(i: int, others: Sequence[int]) -> float:
        return sum(len(set(locals_[i].names) & set(locals_[o].names)) for o in others)

    return judge(sets, same, apart, near) if same or apart else [list(s) for s in sets]
