"""Persons across pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.link.entities.join import Groups
from riwaya.link.entities.known import Tables
from riwaya.link.entities.local import Local
from riwaya.link.entities.names import Key, same_person

_WINDOW = 40


def join_people(
    items: Sequence[int], every: Sequence[Local], tables: Tables, groups: Groups
) -> None:
    """Joins the persons among `every` (at indices `items`) that are one.

    Full names join by spelling; two names of which both words are among the most usual need something else
    in common; a single name joins the one full name that ends with it and is met in the same company.
    """
    company = Company(every)
    full = [i for i in items if len(every[i].key) > 1]
    for block in _blocks(full, every).values():
        _join_block(block, every, tables, groups, company)
    by_last: defaultdict[str, list[int]] = defaultdict(list)
    for i in full:
        for word in {key[-1] for key in every[i].keys if len(key) > 1}:
            by_last[word].append(i)
    for i in items:
        if len(every[i].key) == 1:
            _join_single(i, by_last.get(every[i].key[0], []), every, groups, company)


class Company:
    """Who is named beside whom: the other things of each page, countries apart."""

    def __init__(self, every: Sequence[Local]) -> None:
        self._pages: defaultdict[int, set[tuple[str, Key]]] = defaultdict(set)
        spread: Counter[tuple[str, Key]] = Counter()
        for local in every:
            if local.known and local.known.kind == "country":
                continue
            for key in local.keys[:1]:
                if (local.type, key) not in self._pages[local.page]:
                    self._pages[local.page].add((local.type, key))
                    spread[(local.type, key)] += 1
        self._spread = spread
        self._total = max(len(self._pages), 1)

    def shared(self, a: Local, b: Local) -> int:
        """How many things, not met on every other page, both pages name beside the two themselves."""
        common = self._pages[a.page] & self._pages[b.page]
        own = {(a.type, k) for k in a.keys} | {(b.type, k) for k in b.keys}
        rare = max(3, self._total // 20)
        return sum(1 for one in common - own if self._total < 60 or self._spread[one] <= rare)


def _blocks(full: Sequence[int], every: Sequence[Local]) -> dict[str, list[int]]:
    """Full names by the first two letters of their first word and their last word's first three."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for i in full:
        heads = {f"{key[0][:2]} {key[-1][:3]}" for key in every[i].keys if len(key) > 1}
        for head in sorted(heads):
            out[head].append(i)
    return out


def _join_block(
    block: list[int],
    every: Sequence[Local],
    tables: Tables,
    groups: Groups,
    company: Company,
) -> None:
    """Equal names first (cheap), then one example of each spelling against the others."""
    examples: dict[Key, list[int]] = {}
    for i in block:
        for key in every[i].keys:
            if len(key) > 1:
                examples.setdefault(key, []).append(i)
    for alike in examples.values():
        for at, i in enumerate(alike):
            for j in reversed(alike[max(0, at - _WINDOW) : at]):
                if _agree(every[i], every[j], tables, company):
                    groups.join(i, j, "name")
                    break
    names = sorted(examples)
    for at, one in enumerate(names):
        for other in names[max(0, at - _WINDOW) : at]:
            if same_person(one, other):
                for i in examples[one][:_WINDOW]:
                    for j in examples[other][:_WINDOW]:
                        if _agree(every[i], every[j], tables, company):
                            groups.join(i, j, "spelling")
                            break


def _agree(a: Local, b: Local, tables: Tables, company: Company) -> bool:
    if a.known and b.known:
        return a.known == b.known
    if a.page == b.page:
        return False
    if a.known or b.known or not _usual(a.key, tables) or not _usual(b.key, tables):
        return True
    return bool(a.titles & b.titles) or company.shared(a, b) > 0


def _usual(key: Key, tables: Tables) -> bool:
    """Two given names and no more: too many people are called that."""
    return len(key) == 2 and all(word in tables.given for word in key)


def _join_single(
    i: int, fuller: list[int], every: Sequence[Local], groups: Groups, company: Company
) -> None:
    local = every[i]
    if local.known:
        same = [j for j in fuller if every[j].known == local.known]
        if same:
            groups.join(i, same[0], "table")
            return
    by_group: defaultdict[int, list[int]] = defaultdict(list)
    for j in fuller:
        by_group[groups.root(j)].append(j)
    if any(every[j].page == local.page for j in fuller):
        return
    scores = sorted(
        (
            (max(_nearness(local, every[j], company) for j in members[:_WINDOW]), root)
            for root, members in by_group.items()
        ),
        reverse=True,
    )
    if scores and scores[0][0] > 0 and (len(scores) == 1 or scores[0][0] > scores[1][0]):
        groups.join(i, scores[0][1], "short form")


def _nearness(a: Local, b: Local, company: Company) -> int:
    return company.shared(a, b) + 2 * len(a.titles & b.titles)
