"""Organisations and places across pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from riwaya.link.entities.join import Groups
from riwaya.link.entities.known import Tables
from riwaya.link.entities.local import Local, core_of
from riwaya.link.entities.names import Key, within


def join_organisations(
    items: Sequence[int], every: Sequence[Local], tables: Tables, groups: Groups
) -> None:
    """Joins organisations: by table, by equal name and country, a shorter name with the one longer name that
    holds it."""
    by_name: defaultdict[tuple[Key, str], list[int]] = defaultdict(list)
    for i in items:
        local = every[i]
        for key in local.keys:
            core, country = core_of(key, tables)
            by_name[(core, country or local.country)].append(i)
    _join_known(items, every, groups)
    countries: defaultdict[Key, set[str]] = defaultdict(set)
    for core, country in by_name:
        if country:
            countries[core].add(country)
    for (core, country), found in sorted(by_name.items()):
        for i in found[1:]:
            groups.join(found[0], i, "name")
        if country and len(countries[core]) == 1:
            for i in by_name.get((core, ""), []):
                groups.join(found[0], i, "name")
    _join_headed(items, every, tables, groups)
    _join_shorter(items, every, tables, groups)


def _join_headed(
    items: Sequence[int], every: Sequence[Local], tables: Tables, groups: Groups
) -> None:
    """«تنظيم الدولة» is «الدولة» where the pile calls one organisation so."""
    by_key: defaultdict[Key, list[int]] = defaultdict(list)
    for i in items:
        for key in every[i].keys:
            by_key[key].append(i)
    for key in sorted(by_key):
        rest = tables.headless(key)
        while rest and rest not in by_key:
            # Words that stay outside other names are off the shorter one.
            bare = tables.strip(rest)
            rest = bare if bare in by_key else tables.headless(rest)
        if not rest:
            continue
        named = {groups.root(i) for i in by_key[rest]}
        if len(named) == 1:
            for i in by_key[key]:
                groups.join(i, next(iter(named)), "head and name")
                named = {groups.root(i)}


def join_places(items: Sequence[int], every: Sequence[Local], groups: Groups) -> None:
    """Joins places: by table where they are known, else by name."""
    _join_known(items, every, groups)
    by_name: defaultdict[Key, list[int]] = defaultdict(list)
    for i in items:
        if not every[i].known:
            for key in every[i].keys:
                by_name[key].append(i)
    for found in by_name.values():
        for i in found[1:]:
            groups.join(found[0], i, "name")


def _join_known(items: Sequence[int], every: Sequence[Local], groups: Groups) -> None:
    by_table: dict[str, int] = {}
    for i in items:
        known = every[i].known
        if known:
            groups.join(by_table.setdefault(known.id, i), i, "table")


def _join_shorter(
    items: Sequence[int], every: Sequence[Local], tables: Tables, groups: Groups
) -> None:
    """«الجيش الوطني» is «الجيش الوطني الليبي» where the pile has one such longer name in that country.

    Things of one name and country are one already, so one of them stands for all.
    """
    longer: defaultdict[str, dict[tuple[Key, str], int]] = defaultdict(dict)
    for i in items:
        for key in every[i].keys:
            core, country = core_of(key, tables)
            longer[core[0]].setdefault((core, country or every[i].country), i)
    met: dict[tuple[Key, str], list[int]] = {}
    for i in items:
        local = every[i]
        core, country = core_of(local.key, tables)
        country = country or local.country
        if len(core) < 2 or local.known:
            continue
        name = (core, country)
        if name not in met:
            met[name] = [
                j
                for (other, where), j in longer[core[0]].items()
                if len(other) > len(core)
                and (where == country or not where or not country)
                and within(core, other)
            ]
        fits = {groups.root(j) for j in met[name]}
        if len(fits) == 1:
            groups.join(i, fits.pop(), "short form")
