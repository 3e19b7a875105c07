"""Figures that break down others: lists whose numbers add up to the one before them, parts that cannot be parts."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from msgspec.structs import replace

from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.rows import What
from riwaya.model import Figure

_NO_LIMIT = float("inf")
_NEAR = 3
_BESIDE = 4
#: From how many on parts may stand further off.
_LARGE = 10


class Found(msgspec.Struct):
    """A figure in the making; `total` is the one it breaks down, `listed` the one whose list it may go on."""

    q: Quantity
    what: What
    rule: str
    total: Found | None = None
    listed: Found | None = None
    cumulative: bool = False
    sentence: int = 0


def add_up(found: list[Found]) -> None:
    """Lists without «بينهم» that sum to the figure before them break it down; parts that exceed it do not."""
    heads = [f for f in found if f.listed is None and f.total is None]
    for head in heads:
        if head.q.noun is not None and head.q.noun.nation:
            continue  # nationals of other countries are no part of them
        listed = [
            f for f in found if f.listed is head and f.what == head.what and f.rule == "joined"
        ]
        if len(listed) > 1 and sum(f.q.value or 0 for f in listed) == head.q.value:
            for f in listed:
                f.total = head
    for total in found:
        parts = [f for f in found if f.total is total and f.what == total.what]
        if total.q.value is not None and any((f.q.value or 0) > total.q.value for f in parts):
            for f in parts:
                f.total = None
        for f in found:
            if f.total is total and (f.q.value or 0) > (total.q.value or total.q.high or _NO_LIMIT):
                f.total = None


def itemized(scene: Scene, counts: list[Quantity], found: list[Found]) -> None:
    """«77 قتيلا، هم 52 من القوات و11 من التنظيم و14 مدنيا»: all people counted behind a toll and what opens its list are its
    parts, however far, where they sum to it exactly."""
    for total in [f for f in found if f.what != "other" and f.total is None and not f.q.bare]:
        near = range(total.q.last, min(scene.last, total.q.last + _NEAR))
        if total.q.value is None or not any(scene.is_breakdown(k) for k in near):
            continue
        listed: list[Quantity] = []
        for q in counts:
            inner = listed and scene.breakdown_between(max(listed[-1].last, q.first - 1), q.first)
            unit = q.noun is not None and q.noun.kind == "unit"
            if q.first >= total.q.last and not unit and not inner:
                listed.append(q)
        for parts in (listed, [q for q in listed if not q.bare]):
            if len(parts) > 1 and sum(q.value or 0 for q in parts) == total.q.value:
                _assign(parts, total, found)
                break


def _assign(listed: list[Quantity], total: Found, found: list[Found]) -> None:
    """Makes those listed parts of their total, unless a word of their own told what befell them."""
    known = {id(f.q): f for f in found}
    for q in listed:
        part = known.get(id(q))
        if part is None:
            found.append(Found(q, total.what, "joined", total))
        elif part.what == "other" or part.what == total.what:
            part.what, part.rule, part.total = total.what, "joined", total


def go_on(found: list[Found]) -> None:
    """«... منذ 7 أكتوبر إلى 900 شهيد و3000 جريح»: what is joined to a count of all since something began is one too."""
    for before, f in pairwise(sorted(found, key=lambda f: f.q.first)):
        beside = 0 <= f.q.first - before.q.last <= _BESIDE and f.q.joined and not f.q.bare
        if before.cumulative and beside and f.what != "other":
            f.cumulative = True


def summed(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of a page with what the parts of each sum to (`parts_sum`), as far as they have a value."""
    parts: dict[str, float | int] = {}
    what = {f.id: f.what for f in figures}
    for f in figures:
        if f.part_of is not None and f.value is not None and what.get(f.part_of) == f.what:
            parts[f.part_of] = parts.get(f.part_of, 0) + f.value
    return tuple(
        f if parts.get(f.id) == f.parts_sum else replace(f, parts_sum=parts.get(f.id))
        for f in figures
    )


def parts_of_counts(scene: Scene, found: list[Found]) -> None:
    """«227 حالة ... منها 193 حالة»: counts of other things, told as parts of the same."""
    for whole, part in pairwise(found):
        if part.total is not None or whole.what != "other" or part.what != "other":
            continue
        units = [f.q.noun.unit if f.q.noun is not None else "" for f in (whole, part)]
        fits = whole.q.value is not None and 0 < (part.q.value or 0) <= whole.q.value
        if fits and units[0] == units[1] and scene.breakdown_between(whole.q.last, part.q.first):
            part.total = whole


def spread(found: list[Found]) -> None:
    """Counts of one sort right after a larger one that sum to it exactly break it down («20 قتيلا ... 8 في ...، و12
    قتيلا في ...»), told in its sentence or the next; «9 من المصابين» are part of the injured counted before."""
    for n, head in enumerate(found):
        whole = head.q.value
        for f in _by_lines(found[n + 1 :], head):
            f.what, f.rule, f.total = head.what, "joined", head
        if head.rule == "known" and head.total is None:
            head.total = _known(found[:n], head)
        plain = head.what == "other" and head.rule != "case"
        if plain or head.total is not None or whole is None or head.q.bare:
            continue
        parts = _summing(found[n + 1 :], head)
        for f in parts:
            f.total = head


def _by_lines(after: list[Found], head: Found) -> list[Found]:
    """«عدد الضحايا 176 شخصا، وهم:» and a line for each nation: people told without what befell them, a count in each of the
    sentences that follow, which sum to the toll exactly."""
    if head.what == "other" or head.q.bare or head.q.value is None:
        return []
    lines: list[Found] = []
    for f in after:
        person = f.q.noun is not None and f.q.noun.kind == "person" and f.rule == "counted"
        if not person or f.sentence != head.sentence + len(lines) + 1:
            break
        lines.append(f)
        if sum(p.q.value or 0 for p in lines) == head.q.value and len(lines) > 1:
            return lines
    return []


def _known(before: list[Found], part: Found) -> Found | None:
    for f in reversed(before):
        if part.sentence - f.sentence > _NEAR:
            return None
        if f.what == part.what and f.total is None and not f.q.bare:
            return f if (f.q.value or _NO_LIMIT) >= (part.q.value or part.q.low or 0) else None
    return None


def _reach(head: Found) -> int:
    """How many sentences on the parts may stand: small numbers sum to one another by chance."""
    return 2 if (head.q.value or 0) >= _LARGE else 1


def _others(head: Found, part: Found) -> bool:
    """Whether those counted are other people than those of the head («أربع سيدات وثلاثة رجال وعنصر»)."""
    nouns = (head.q.noun, part.q.noun)
    whos = [n.who if n is not None else "" for n in nouns]
    return all(whos) and whos[0] != whos[1]


def _summing(after: list[Found], head: Found) -> list[Found]:
    parts: list[Found] = []
    rest = float(head.q.value or 0)
    for f in after:
        if f.sentence - head.sentence > _reach(head) or rest <= 0:
            break
        if (
            f.what != head.what
            or f.total is not None
            or (f.rule == "case") != (head.rule == "case")
        ):
            continue
        if f.q.value is None or f.q.value > rest or f.cumulative or _others(head, f):
            return []
        if parts and parts[0].sentence == head.sentence < f.sentence:
            return []  # a list within the sentence of its sum does not go on in the next
        parts.append(f)
        rest -= float(f.q.value)
    return parts if rest == 0 and len(parts) > 1 else []
