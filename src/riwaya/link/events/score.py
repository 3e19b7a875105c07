"""Whether two tellings are of one event: a score, feature by feature, and what forbids it."""

from __future__ import annotations

import msgspec

from riwaya.link.events.busy import NOTHING_BUSY, Busy
from riwaya.link.events.facts import (
    AHEAD,
    Facts,
    days,
    exactly_counted,
    overlap,
    ranked_apart,
    width,
)
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.placing import places
from riwaya.link.events.who import people

_DAY, _WEEK = 1, 8
#: One weekday or one day of the year, whatever the week or year, and two that differ in what was told or spoken of.
_SAME_WEEKDAY, _SAME_DATE = 0.3, 1.0
_OTHER_DAY, _OTHER_TOLD = -4.0, -2.0
_RECENT, _OLD, _LONG_AGO = 3, 10, 60
_OTHER_NEWS = -2.5
#: Days ahead that plans of the news are made, and what a later day is worth.
_PLANS, _MUCH_LATER = 120, -2.0
#: What a feature that makes one event impossible has at most.
_IMPOSSIBLE = -3.0
_LENT, _LENT_FAR = 0.6, -1.5
#: An event of the day after the page that tells of another without a day: pages may be dated late.
_AHEAD_OF_PAGE = -0.5
#: What a count that both give is worth: small ones are given of many events.
_FEW_COUNTED, _SOME_COUNTED = (5.0, 0.6), (10.0, 1.0)


class Near(msgspec.Struct, frozen=True):
    """What two pages add to the score of events in them: by telling one story, by sharing text around them, by the
    words that stand around both."""

    story: float = 0.0
    text: float = 0.0
    around: float = 0.0


FAR = Near()


class Score(msgspec.Struct, frozen=True):
    """`value` is the sum of `features`; `against` names what makes one event impossible."""

    value: float
    features: tuple[tuple[str, float], ...]
    against: str = ""

    def beside(self, near: Near) -> Score:
        """The score with what the pages themselves add."""
        added = tuple(
            (n, v)
            for n, v in (("context", near.story), ("text", near.text), ("around", near.around))
            if v
        )
        if not added:
            return self
        features = (*self.features, *added)
        return Score(round(sum(v for _, v in features), 3), features, self.against)


def compare(
    a: Facts, b: Facts, kinds: Kinds, *, context: Near = FAR, busy: Busy = NOTHING_BUSY
) -> Score:
    """How much two tellings have in common.

    Args:
        context: what the pages themselves add (shared text, a shared story), see `riwaya.link.events.cluster`.
        busy: who takes part in many events of the pile.
    """
    kind = kinds.alike(a.types, b.types)
    if kind == 0:
        return Score(0, (), "type")
    features = [("type", kind)]
    against = ""
    for name, found in (
        ("date", _days(a, b, kinds, busy)),
        ("place", places(a, b, whole=kinds.ground((*a.types, *b.types)))),
        ("participants", people(a, b, kinds, busy)),
        ("figures", _counts(a, b)),
        ("words", 0.5 if a.words & b.words else 0.0),
        ("status", _status(a, b)),
        ("rank", _IMPOSSIBLE if ranked_apart(a, b) else 0.0),
    ):
        if found:
            features.append((name, found))
        if found <= _IMPOSSIBLE:
            against = against or name
    bare = Score(round(sum(v for _, v in features), 3), tuple(features), against)
    return bare.beside(context)


def _days(a: Facts, b: Facts, kinds: Kinds, busy: Busy) -> float:
    """What the days say. That a day carried over from other sentences is another says less of what both count exactly,
    or put in a town where there are not such things every day."""
    found = _dates(a, b, kinds)
    if found != -_LENT:
        return found
    towns = ({s.id for s in f.spots if s.firm and not s.wide} for f in (a, b))
    quiet = set.intersection(*towns) - busy.places
    return found / 2 if quiet or exactly_counted(a, b) else found


def days_apart(a: Facts, b: Facts, kinds: Kinds) -> bool:
    """Whether their own days alone make one event of them impossible: a quick look before all is compared."""
    if a.date is None or b.date is None or not (a.firm and b.firm):
        return False
    if a.date.earliest <= b.date.latest and b.date.earliest <= a.date.latest:
        return False
    return _dates(a, b, kinds) <= _IMPOSSIBLE


def _dates(a: Facts, b: Facts, kinds: Kinds) -> float:
    if a.date is None or b.date is None:
        parts = _parts(a, b, kinds)
        return min(parts, _open(a, b)) if parts < 0 else parts + _open(a, b)
    if not (a.firm and b.firm):
        # A date that was carried over from other sentences hints at most.
        if overlap(a.date, b.date):
            return _LENT
        gap = max(
            days(a.date.earliest) - days(b.date.latest), days(b.date.earliest) - days(a.date.latest)
        )
        return _LENT_FAR if gap > _OLD else -_LENT
    if overlap(a.date, b.date):
        wide = max(width(a.date), width(b.date))
        if wide <= _DAY:
            return 2.0
        return 1.0 if wide <= _WEEK else 0.4
    gap = max(
        days(a.date.earliest) - days(b.date.latest), days(b.date.earliest) - days(a.date.latest)
    )
    if gap <= 1:
        return -0.5
    if gap <= 3 and kinds.lasting(a.types, b.types):
        return -0.5
    return -4.0


def _parts(a: Facts, b: Facts, kinds: Kinds) -> float:
    """Where a weekday or a day of the year is all that one of them tells of its day: what the other tells to it."""
    if not (a.part or b.part):
        return 0.0
    one, other = _of_year(a), _of_year(b)
    same, round_ = _SAME_DATE, 366
    if one is None or other is None:
        one, other = _of_week(a), _of_week(b)
        same, round_ = _SAME_WEEKDAY, 7
    if one is None or other is None:
        return 0.0
    gap = min((one - other) % round_, (other - one) % round_)
    if gap == 0:
        return same
    if gap == 1 or (gap <= 3 and kinds.lasting(a.types, b.types)):
        return -0.5
    own = all(not f.told if f.part else f.firm for f in (a, b))
    return _OTHER_DAY if own else _OTHER_TOLD


def _of_week(facts: Facts) -> int | None:
    """The weekday (ISO) that is told, or that the one day it was on had."""
    if facts.part:
        return int(facts.part[-1]) if "W" in facts.part else None
    known = facts.date is not None and width(facts.date) == 0
    return days(facts.date.earliest) % 7 if known and facts.date else None


def _of_year(facts: Facts) -> int | None:
    """The day of the year that is told, counted in a leap year."""
    iso = facts.part or (facts.date.earliest if facts.date and width(facts.date) == 0 else "")
    return days(f"2000{iso[4:]}") if iso and "W" not in iso else None


def _open(a: Facts, b: Facts) -> float:
    """Where one has no date: what its page's date rules out, with a day of grace, and what the news of the day
    makes likely."""
    for one, other in ((a, b), (b, a)):
        if other.date is None:
            continue
        if one.after and days(other.date.latest) < days(one.after) - 1:
            return -4.0
        if one.status in AHEAD and one.after:
            far = days(other.date.earliest) - days(one.after) > _PLANS
            return _MUCH_LATER if far else 0.0
        if one.before and days(other.date.earliest) > days(one.before):
            ahead = days(other.date.earliest) - days(one.before)
            return -4.0 if ahead > 1 else _AHEAD_OF_PAGE
        if one.fresh and width(other.date) <= _DAY:
            gap = days(one.fresh) - days(other.date.earliest)
            return 0.8 if -1 <= gap <= _RECENT else _other_weeks(gap)
    if a.fresh and b.fresh:
        gap = abs(days(a.fresh) - days(b.fresh))
        return 0.5 if gap <= _RECENT else _other_weeks(gap)
    return 0.0


def _other_weeks(gap: int) -> float:
    """What speaks against one event where the one was news days after the other."""
    return _OTHER_NEWS if gap > _LONG_AGO else -1.0 if gap > _OLD else 0.0


def _counts(a: Facts, b: Facts) -> float:
    same = a.counts & b.counts
    if same:
        return min(sum(_counted(value) for _, value in same), 1.5)
    both = {w for w, _ in a.counts} & {w for w, _ in b.counts}
    if not both:
        return 0.0
    far = any(
        max(x, y) > 3 * min(x, y) + 3
        for w, x in a.counts
        for v, y in b.counts
        if w == v and w in both
    )
    return -1.0 if far else 0.0


def _counted(value: float) -> float:
    return next((worth for most, worth in (_FEW_COUNTED, _SOME_COUNTED) if value <= most), 1.5)


def _status(a: Facts, b: Facts) -> float:
    if "denied" in (a.status, b.status) and a.status != b.status:
        return 0.0
    ahead = ("planned", "possible")
    if a.status in ahead and b.status in ahead:
        return 0.3
    if (a.status in ahead) != (b.status in ahead) and not (a.date and b.date):
        return -0.6
    return 0.0
