"""A length of time counted to something that the page dates elsewhere.

«منذ أن بدأ الهجوم على المدينة ... قبل أحد عشر يوما» and «تقدمت إلى المدينة في الرابع من أبريل»: eleven days before the page's
day is 4 April. Two places are taken for one event when they stand in one sentence, or when both speak of a
beginning and share words of the matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from riwaya.annotate.reading import Reading
from riwaya.annotate.timing import calendars as cal
from riwaya.annotate.timing import solver
from riwaya.annotate.timing.expressions import Expression
from riwaya.annotate.timing.meaning import Meaning
from riwaya.annotate.timing.solver import Constraint
from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.model import Span
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

_REACH = 14
#: Tokens between a length and the date that says the same («قبل شهر، أي في 14 أبريل»).
_APART = 4
_LEAST_LETTERS = 4
_MONTHS = {"M": 1, "Y": 12, "Q": 3, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7}


class Onsets:
    """`pack.get(Onsets)`: words that tell of a beginning, and words too common to link by."""

    def __init__(self, pack: Pack) -> None:
        self.words = frozenset(words(r.word)[0] for r in pack.rows("dating", "onsets", OneWord))

    def is_onset(self, text: str) -> bool:
        return any(s.stem in self.words for s in splits(text))


def linked(found: Sequence[Expression], reading: Reading, pack: Pack) -> Iterator[Constraint]:
    """Constraints from lengths of time and the dates that they count to."""
    onsets = pack.get(Onsets)
    lengths = [e for e in found if _counts_back(e.meaning)]
    dates = [e for e in found if _is_day(e.meaning)]
    for length in lengths:
        goal, weight = _partner(length, dates, reading, onsets)
        if goal is None:
            continue
        m = goal.meaning
        assert m.month is not None and m.day is not None
        if m.year is not None:
            one = cal.valid(m.year, m.month, m.day)
            days: tuple[date, ...] = (one,) if one else ()
        else:
            days = solver.yearly(m.month, m.day, m.weekday)
        fit = solver.union(_apart(length.meaning, day) for day in days)
        text = reading.text
        says = (
            f"«{text[length.start : length.end]}» counts to «{text[goal.start : goal.end]}», "
            "which the page dates."
        )
        if fit:
            yield Constraint(fit, "counted", says, weight, Span(length.start, length.end))


def _counts_back(m: Meaning) -> bool:
    return (
        m.kind == "duration"
        and m.relation == "ago"
        and m.amount is not None
        and not m.amount.vague
        and len(m.amount.parts) == 1
        and (m.amount.parts[0][1] in _DAYS or m.amount.parts[0][1] in _MONTHS)
    )


def _is_day(m: Meaning) -> bool:
    return m.kind in ("date", "clock") and m.day is not None and m.month is not None and not m.hijri


def _apart(m: Meaning, day: date) -> int:
    """The days that lie the length away from `day`; «أحد عشر يوما» may count its first day in."""
    assert m.amount is not None
    value, unit = m.amount.parts[0]
    whole = int(value)
    if unit in _DAYS:
        goal = day + timedelta(days=whole * _DAYS[unit])
        slack = timedelta(days=1 if unit == "D" else 3)
        longest = goal + timedelta(days=_DAYS[unit] * max(whole, 1))
    else:
        goal = cal.shift_months(day, whole * _MONTHS[unit])
        slack = timedelta(days=15 * _MONTHS[unit])
        longest = cal.shift_months(goal, max(whole, 1) * _MONTHS[unit])
    if m.hedge in ("MORE_THAN", "EQUAL_OR_MORE"):
        return solver.between(goal, longest)
    if m.hedge in ("LESS_THAN", "EQUAL_OR_LESS"):
        return solver.between(day, goal - timedelta(days=m.hedge == "LESS_THAN"))
    if m.hedge == "APPROX":
        return solver.between(goal - 2 * slack, goal + 2 * slack)
    return solver.between(goal - slack, goal + (timedelta(0) if unit == "D" else slack))


def _partner(
    length: Expression, dates: Sequence[Expression], reading: Reading, onsets: Onsets
) -> tuple[Expression | None, int]:
    """The date that a length counts to, and how far the link is trusted."""
    near = [d for d in dates if d.sentence == length.sentence and d.first >= length.last]
    if len(near) == 1 and _of_one(length, near[0], reading):
        return near[0], 2
    if near:
        return None, 0
    mine = _begun(_matter(length, reading, before=True), onsets)
    if not mine:
        return None, 0
    best: list[tuple[int, Expression]] = []
    for other in dates:
        if other.sentence == length.sentence:
            continue
        theirs = _matter(other, reading, before=False)
        if not other.since and not any(onsets.is_onset(w) for w in theirs):
            continue
        shared = {w for w in _stems(mine) & _stems(theirs) if not onsets.is_onset(w)}
        if shared:
            best.append((len(shared), other))
    if not best:
        return None, 0
    most = max(n for n, _ in best)
    top = [e for n, e in best if n == most]
    same = {(e.meaning.month, e.meaning.day, e.meaning.year) for e in top}
    return (top[0], 1) if len(same) == 1 else (None, 0)


def _of_one(length: Expression, date: Expression, reading: Reading) -> bool:
    """Whether a date after a length in its sentence is what it counts to: right behind it, or of the same matter («هذه
    الزيارة هي الثانية منذ شهر، حيث قام بزيارة في 14 أبريل»)."""
    if date.first - length.last <= _APART:
        return True
    between = [t.text for t in reading.tokens[length.last : date.first] if t.kind == "word"]
    return bool(_stems(_matter(length, reading, before=True)) & _stems(between))


def _begun(matter: Sequence[str], onsets: Onsets) -> list[str]:
    """The beginning that a length counts from, which is the last one before it, and what it is the beginning of: in
    «أول هجوم في العاصمة منذ بداية الشهر قبل أسبوعين» the month's, not the attack's."""
    last = max((k for k, word in enumerate(matter) if onsets.is_onset(word)), default=None)
    if last is None:
        return []
    before = last
    while before and onsets.is_onset(matter[before - 1]):
        before -= 1
    return list(matter[before:])


def _matter(e: Expression, reading: Reading, *, before: bool) -> list[str]:
    """The words around an expression: those before it in its sentence, or on both sides."""
    tokens = reading.tokens
    sentence = reading.sentence_of(e.first)
    limit = sentence.last if sentence else len(tokens)
    begin = max(e.sentence, e.first - _REACH * (2 if before else 1))
    end = e.first if before else min(limit, e.last + _REACH)
    return [
        t.text
        for k, t in enumerate(tokens[begin:end], begin)
        if t.kind == "word" and not e.first <= k < e.last
    ]


def _stems(texts: Sequence[str]) -> set[str]:
    return {s.stem for text in texts for s in splits(text)[-1:] if len(s.stem) >= _LEAST_LETTERS}
