"""Counts of one event that cannot both hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import islice, takewhile

import msgspec

from riwaya.link.conflicts.counting import States, adds_up, settled
from riwaya.link.conflicts.ground import Ground, Telling, shown
from riwaya.link.conflicts.identity import (
    one_day,
    one_event,
    same_count,
    same_person,
    scenes,
    told_together,
)
from riwaya.link.entities.known import Tables
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.own import lead_end, sentence_around
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.events.plural import Plurals
from riwaya.link.events.tolls import Toll, tolls
from riwaya.link.roots import origin_of
from riwaya.model import Figure, Side


class Count(msgspec.Struct, frozen=True):
    """A page's total; `day` is the page's date, or empty where it is not known to the day; `sources` are those from
    whom it has it, `risen` and `final` whether its words say that it rose to that, and not that it may yet rise."""

    toll: Toll
    telling: Telling
    day: str
    sources: frozenset[str]
    risen: bool
    final: bool

    def meets(self, other: Count) -> bool:
        """Whether both can hold at one time."""
        return self.toll.low <= other.toll.high and other.toll.low <= self.toll.high


def figures(ground: Ground) -> list[list[Side]]:
    """Per sort of count that the accounts disagree on, one side per value.

    A breakdown is no total; a count that rises is an update, and an older count that is printed again later an older
    state: while an event is news, two pages are at odds only where each has its count from a source of its own. Only
    pages that surely tell of one event are set against each other.
    """
    if sum(len(t.figures) for t in ground.tellings) < 2:
        return []
    by_what: defaultdict[str, list[Count]] = defaultdict(list)
    phrasing, states = ground.pack.get(Phrasing), ground.pack.get(States)
    for telling in ground.tellings:
        published = telling.document.published
        day = published.earliest if published and published.earliest == published.latest else ""
        parts = phrasing.parts(telling.document, telling.figures)
        told = [
            f
            for f in telling.figures
            if f.id not in parts
            and not _elsewhere(f, telling, ground)
            and not states.earlier(telling.document, f)
        ]
        more = phrasing.more(telling.document, told)
        for toll in _main(telling, _wholes(tolls(told, more=more))):
            if _part_of_news(toll, telling):
                continue
            by_what[toll.what].append(_count(toll, telling, day, states))
    out: list[list[Side]] = []
    for what in sorted(by_what):
        counts = by_what[what]
        clashing = [
            c
            for c in counts
            if any(
                _clash(c, other, counts, ground)
                and one_event(c.telling, other.telling, ground)
                and _one_telling(c, other)
                and _surely(c, other, ground)
                for other in counts
                if other is not c
            )
        ]
        if clashing:
            out.append(_sides(clashing))
    return out


def _elsewhere(figure: Figure, telling: Telling, ground: Ground) -> bool:
    """Whether a count further down stands in a sentence that names places, and none where other pages put the event."""
    document = telling.document
    there = {
        m.place.entity
        for t in ground.tellings
        for m in t.mentions
        if t is not telling and m.place and m.place.entity
    }
    if not there or figure.start < lead_end(document):
        return False
    around = sentence_around(document.text, figure.start)
    first = bisect_left(document.mentions, around.start, key=lambda m: m.start)
    nation = ground.pack.get(Tables).nation
    named = {
        m.entity
        for m in takewhile(lambda m: m.start < around.end, islice(document.mentions, first, None))
        if m.type == "LOC" and m.entity and not nation(document.quote(m.span))
    }
    return bool(named) and named.isdisjoint(there)


def _surely(a: Count, b: Count, ground: Ground) -> bool:
    """Of events that come in numbers the counts of two pages are of one where both have another count, the same
    person, or both tell it in title or lead as of one day."""
    if a.telling is b.telling or not ground.pack.get(Kinds).serial(ground.event.type):
        return True
    several = ground.pack.get(Plurals).several
    x, y = (several(c.telling.document, c.telling.mentions) for c in (a, b))
    if x != y:
        # One counts all the attacks of a day, the other those of one.
        return False
    if same_count(a.telling, b.telling) or same_person(a.telling, b.telling, ground):
        return True
    there = bool(scenes(a.telling) & scenes(b.telling))
    return there and _leads(a) and _leads(b) and one_day(a.telling, b.telling)


def _main(telling: Telling, every: list[Toll]) -> list[Toll]:
    """The totals by which a page stands: those of title and lead, else the first; but where a number goes before, a
    smaller one is mostly a part of it. And others that it reports from somebody else and that are not far from them, as
    a page may tell of more than one thing."""
    out: list[Toll] = []
    lead = lead_end(telling.document)
    title = telling.document.title.end if telling.document.title else 0
    for what in dict.fromkeys(t.what for t in every):
        same = [t for t in every if t.what == what]
        body = [t for t in same if t.figures[0].start >= title]
        main = [t for t in same if t.figures[0].start < title] + body[:1]
        main += [t for t in body[1:] if t.figures[0].start < lead and t.low > body[0].high]
        out += [
            t
            for t in same
            if t in main or any(_near(t, m) and _told_by_others(t, m, telling) for m in main)
        ]
    return out


def _part_of_news(toll: Toll, telling: Telling) -> bool:
    """Whether title or lead give a larger number for what else the page tells: this one is mostly a part of it."""
    lead = lead_end(telling.document)
    own = {f.id for f in telling.figures}
    return any(
        f.what == toll.what and f.value is not None and f.value > toll.high and f.id not in own
        for f in telling.document.figures
        if f.start < lead
    )


def _told_by_others(toll: Toll, main: Toll, telling: Telling) -> bool:
    """Whether a total is reported, and not from whom another is."""
    sources = {c.id: origin_of(c.chain[-1]).key for c in telling.document.claims if c.chain}
    who, whom = ({sources.get(f.claim or "") for f in t.figures} for t in (toll, main))
    return _reported(toll) and not who & whom


def _reported(toll: Toll) -> bool:
    return any(f.claim for f in toll.figures)


def _near(a: Toll, b: Toll) -> bool:
    """Neither more than twice the other; what is only bounded is near to all above its bound."""
    return a.low <= 2 * b.high and b.low <= 2 * a.high


def _count(toll: Toll, telling: Telling, day: str, states: States) -> Count:
    document = telling.document
    # Where the page gives it, title and all.
    values = {f.value for f in toll.figures}
    told = [f for f in telling.figures if f.what == toll.what and f.value in values]
    claims = {c.id: c for c in document.claims if c.chain}
    sources = (origin_of(claims[f.claim].chain[-1]).key for f in told if f.claim in claims)
    return Count(
        toll,
        telling,
        day,
        frozenset(sources),
        states.risen(document, toll),
        not any(states.provisional(document, f) for f in told),
    )


def _clash(a: Count, b: Count, every: list[Count], ground: Ground) -> bool:
    if a.meets(b) or not _of_one_sort(a.toll, b.toll):
        return False
    less, most = sorted((a, b), key=lambda c: c.toll.low)
    if most.risen or not (_in_page if a.telling is b.telling else _across)(
        less, most, every, ground
    ):
        return False
    pages = tuple({c.telling.document.id: c.telling.document for c in (a, b)}.values())
    return not adds_up(less.toll, most.toll, pages, ground.pack.get(States))


def _in_page(less: Count, most: Count, every: list[Count], ground: Ground) -> bool:
    """Whether two totals of one page are at odds: of two sources, or both in title and lead, as what a page tells further
    down is mostly told of something else."""
    if _sources_differ(less, most):
        return True
    several = ground.pack.get(Plurals).several(less.telling.document, less.telling.mentions)
    # One hurt here and two there make the three of the title.
    return not several and less.toll.low > 1 and _leads(less) and _leads(most)


def _across(less: Count, most: Count, every: list[Count], ground: Ground) -> bool:
    """Whether totals of two pages are at odds, and are not states of one that rose."""
    if less.day and most.day and less.day < most.day:
        return False
    told = (less.telling, most.telling)
    late = settled(less.day, told) and one_day(*told)
    if not late and not (less.final and most.final and _sources_differ(less, most)):
        return False
    # A lower count on the same or a later day: an older state where an earlier page had it already.
    return not (less.day and any(c.day and c.day < less.day and c.meets(less) for c in every))


def _one_telling(a: Count, b: Count) -> bool:
    """Whether two counts of one page are of what it tells as one event; counts of two pages always are."""
    if a.telling is not b.telling:
        return True
    by_id = {m.id: m for m in a.telling.mentions}
    return all(
        told_together(a.telling.document, by_id.get(f.event or ""), by_id.get(g.event or ""))
        for f in a.toll.figures
        for g in b.toll.figures
    )


def _wholes(every: list[Toll]) -> list[Toll]:
    """A page's tolls without those that add up to another («عشرون قتيلا»: 18 here and two there)."""
    out: list[Toll] = []
    for what in dict.fromkeys(t.what for t in every):
        same = [t for t in every if t.what == what]
        values = [t.value for t in same if t.value is not None]
        largest = max(values, default=0)
        # A number told twice may be one part told again, or two parts of one size.
        rest = [v for v in values if v != largest]
        added = len(rest) > 1 and largest in (sum(rest), sum(set(rest)))
        out += [t for t in same if not added or t.value == largest]
    return out


def _of_one_sort(a: Toll, b: Toll) -> bool:
    """Whether both count the same people: civilians and soldiers are counted apart, and some of the dead are not all
    unless they are more."""
    # What was added up of its parts is a whole.
    x, y = (set(w) if len(w) == 1 else {None} for w in ({f.who for f in t.figures} for t in (a, b)))
    if x == y:
        return True
    if None in x or None in y:
        part, whole = (a, b) if None in y else (b, a)
        return part.low > whole.high
    return False


def _leads(count: Count) -> bool:
    lead = lead_end(count.telling.document)
    return any(f.start < lead for f in count.toll.figures)


def _sources_differ(a: Count, b: Count) -> bool:
    """Whether both are ascribed, and to different sources."""
    return bool(a.sources and b.sources) and not a.sources & b.sources


def _sides(counts: list[Count]) -> list[Side]:
    by_value: defaultdict[tuple[float, float], list[Count]] = defaultdict(list)
    for count in counts:
        by_value[(count.toll.low, count.toll.high)].append(count)
    out = []
    for key in sorted(by_value):
        same = by_value[key]
        first = same[0]
        every = [f for c in same for f in c.toll.figures]
        says = " + ".join(shown(first.telling.document, f.span) for f in first.toll.figures)
        out.append(
            Side(
                says=says,
                value=first.toll.value,
                claims=tuple(dict.fromkeys(f.claim for f in every if f.claim)),
                figures=tuple(f.id for f in every),
                documents=tuple(dict.fromkeys(c.telling.document.id for c in same)),
            )
        )
    return out
