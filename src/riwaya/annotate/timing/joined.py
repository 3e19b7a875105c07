"""Expressions that say something for one another: «بين 12 و15 مايو», «من الأحد إلى الخميس المقبل», «الليلة على الساعة 7»."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from riwaya.annotate.reading import Reading
from riwaya.annotate.timing.makes import on_clock
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.tense import Way
from riwaya.language.affixes import AND
from riwaya.language.tokens import Token

_NEAR = 3
_WEEKS = frozenset(("past", "present", "future"))


class Expression(msgspec.Struct, frozen=True):
    """Tokens `first`..`last` of the page (half-open), the place in its text, what they mean, who says so.

    `sentence` and `paragraph` are the first tokens of the sentence and the block it stands in, `way` how the words
    beside it look, `block` the kind of that block, `since` whether «منذ» stands right before it.
    """

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning
    rule: str
    sentence: int
    paragraph: int
    block: str
    way: Way | None = None
    since: bool = False


def joined(
    found: Sequence[Expression], reading: Reading, joiners: frozenset[str]
) -> tuple[Expression, ...]:
    """The expressions of a page in order, each with what its neighbours say for it."""
    out = [_shared(found, at, reading, joiners) for at in range(len(found))]
    for at in range(1, len(out)):
        out[at] = _led(out[at - 1], out[at])
    return tuple(out)


def _shared(
    found: Sequence[Expression], at: int, reading: Reading, joiners: frozenset[str]
) -> Expression:
    """An expression with what the one that «و» or «إلى» joins to it says for both.

    «بين غرة جانفي و31 ديسمبر 2015»: one year; «من الأحد إلى الخميس المقبل»: one direction.
    """
    e = found[at]
    if at + 1 == len(found) or e.meaning.kind not in ("date", "clock"):
        return e
    other = found[at + 1]
    if other.sentence != e.sentence or not _joined(e, other, reading.tokens, joiners):
        return e
    m, n = e.meaning, other.meaning
    if m.clock and m.clock.twelve and m.hours is None and n.clock and n.hours:
        return replace(
            e, meaning=replace(m, clock=on_clock(m.clock, n.hours), hours=n.hours, part=n.part)
        )
    if m.kind != "date":
        return e
    if m.month and n.month and m.year is None and m.look is None and m.of_unit is None:
        if n.year is not None and m.hijri == n.hijri:
            return replace(e, meaning=replace(m, year=n.year - (m.month > n.month)))
        return replace(e, meaning=replace(m, look=n.look, of_unit=n.of_unit, of_look=n.of_look))
    bare = m.weekday and m.month is None and m.days is None and m.look is None
    if bare and n.weekday and n.month is None and n.look in ("past", "future"):
        return replace(e, meaning=replace(m, look=n.look))
    return e


def _led(before: Expression, e: Expression) -> Expression:
    """An expression with what the one right before it says for it.

    «الليلة على الساعة 7»: the part of the day; «الأسبوع المقبل بين الثلاثاء والخميس»: the week.
    """
    if before.sentence != e.sentence or e.first - before.last >= _NEAR:
        return e
    m, n = e.meaning, before.meaning
    if m.clock and m.clock.twelve and m.hours is None and n.hours and n.clock is None:
        return replace(e, meaning=replace(m, clock=on_clock(m.clock, n.hours), hours=n.hours))
    bare = m.weekday and m.month is None and m.days is None and m.look is None and m.day is None
    if not bare or m.of_unit or m.kind != "date":
        return e
    if n.unit == "W" and n.look in _WEEKS and n.phase is None and n.nth is None:
        return replace(e, meaning=replace(m, of_unit="W", of_look=n.look))
    if n.weekday and n.of_unit == "W" and n.day is None:
        return replace(e, meaning=replace(m, of_unit="W", of_look=n.of_look))
    return e


def _joined(
    e: Expression, other: Expression, tokens: Sequence[Token], joiners: frozenset[str]
) -> bool:
    between = tokens[e.last : other.first]
    if not between:
        return tokens[other.first].text.startswith(AND) and tokens[other.first].start < other.start
    return (
        len(between) < _NEAR
        and any(t.text in joiners for t in between)
        and all(t.kind != "mark" or t.text in joiners for t in between)
    )
