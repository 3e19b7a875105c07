"""Dates written out in a line: found, and reckoned as a Gregorian day.

Only dates with a day, a month and a year are found here; what lacks one of them is worked out later
from the rest of the page.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence

import msgspec
from hijridate import Hijri

from riwaya.language.view import View
from riwaya.model import Span
from riwaya.page.knowledge import Calendar, PageWords, WordRow, key
from riwaya.resources import Pack

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500
_JOIN = r"[\s\-/,،.|_]{0,4}"
_NUMERIC = re.compile(
    r"(?<![\d.:/])(?:(?P<y>\d{4})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)"
    r"|(?P<a>\d{1,2})\s?(?P<sep>[-/.\\])\s?(?P<b>\d{1,2})\s?[-/.\\]\s?(?P<yy>\d{4})(?!\d))"
)
_CLOCK = re.compile(
    r"t\d{4,6}(?!\d)(?:z|[+-]\d{2}:?\d{2})?|t?(?<!\d)\d{1,2}\s?[:٫]\s?\d{2}(?::\d{2})?(?:[.,]\d{1,9})?\s?(?:z(?![a-z])|[+-]\d{2}:?\d{2})?"
)
_WEEKDAY_REACH = 24


class Written(msgspec.Struct, frozen=True):
    """A date as written at `start`..`end` of the page.

    `year`, `month`, `day` are of `calendar` («gregorian», «hijri»); `swapped` is the other reading where
    day and month are both numbers up to twelve; `weekday` is ISO (Monday 1) where one is named.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    calendar: str
    weekday: int | None = None
    swapped: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Reckoned(msgspec.Struct, frozen=True):
    """A written date as a Gregorian day with its bounds, the rule and what it says."""

    day: datetime.date
    earliest: datetime.date
    latest: datetime.date
    rule: str
    says: str
    written: Written


class DateLanguage:
    """The patterns of written-out dates, from the calendar tables."""

    def __init__(self, pack: Pack) -> None:
        known = pack.get(Calendar)
        names = dict(known.months)
        for number in range(1, 13):
            names.setdefault(calendar.month_name[number].lower(), (number, "gregorian"))
            names.setdefault(calendar.month_abbr[number].lower(), (number, "gregorian"))
        self.months = names
        self.weekdays = dict(known.weekdays)
        for iso in range(1, 8):
            self.weekdays.setdefault(calendar.day_name[iso - 1].lower(), iso)
        fillers = [
            " ".join(key(r.word)) for r in pack.rows("page", "words", WordRow) if r.role == "filler"
        ]
        month = _any(names)
        filler = f"(?:\\s?(?:{_any(fillers)})\\s)?"
        double = rf"(?P<m1>{month})(?:\s?[/\-(\s]\s?(?P<m2>{month})\)?)?"
        self.day_first = re.compile(
            rf"(?<![\d:])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_JOIN}{filler}{double}{_JOIN}{filler}(?P<y>\d{{4}})(?!\d)"
        )
        self.month_first = re.compile(
            rf"(?<!\w){double}\s{{1,3}}(?P<d>\d{{1,2}})\s?[,،]?\s{{1,3}}(?P<y>\d{{4}})(?!\d)"
        )
        self.no_year = re.compile(rf"(?<![\d:])(?P<d>\d{{1,2}}){_JOIN}{double}(?!\w)")
        self.weekday = re.compile(rf"(?<!\w)(?P<w>{_any(self.weekdays)})(?!\w)")


def _any(
    words: Sequence[str] | dict[str, object] | dict[str, int] | dict[str, tuple[int, str]],
) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in ordered)


def find(text: str, offset: int, pack: Pack) -> list[Written]:
    """Dates with day, month and year in `text`, which stands at `offset` of the page; in order."""
    return _find(View(text), offset, pack)


def _find(view: View, offset: int, pack: Pack) -> list[Written]:
    folded = view.folded
    if not any(map(str.isdigit, folded)):
        return []
    lang = pack.get(DateLanguage)
    out: list[Written] = []
    for pattern in (lang.day_first, lang.month_first):
        for match in pattern.finditer(folded):
            number, system = lang.months[" ".join(match["m1"].split())]
            _add(
                out, _written(view, offset, match, int(match["y"]), number, int(match["d"]), system)
            )
    for match in _NUMERIC.finditer(folded):
        _add(out, _numeric(view, offset, match))
    out.sort(key=lambda w: (w.start, w.end))
    return [_with_weekday(w, view, offset, lang) for w in out]


def _written(
    view: View, offset: int, match: re.Match[str], year: int, month: int, day: int, system: str
) -> Written | None:
    if _FIRST_HIJRI <= year <= _LAST_HIJRI:
        system = "hijri"
    elif not _FIRST_YEAR <= year <= _LAST_YEAR or system == "hijri":
        return None
    place = view.span(*match.span())
    found = Written(place.start + offset, place.end + offset, year, month, day, system)
    if _day(found) is None:
        other = msgspec.structs.replace(found, month=day, day=month)
        return other if match.re is _NUMERIC and _day(other) else None
    return found


def _numeric(view: View, offset: int, match: re.Match[str]) -> Written | None:
    if match["y"]:
        return _written(
            view, offset, match, int(match["y"]), int(match["m"]), int(match["d"]), "gregorian"
        )
    first, second = int(match["a"]), int(match["b"])
    found = _written(view, offset, match, int(match["yy"]), second, first, "gregorian")
    if found and first <= 12 and second <= 12 and first != second:
        return msgspec.structs.replace(found, swapped=True)
    return found


def _add(out: list[Written], found: Written | None) -> None:
    if found and not any(found.start < w.end and w.start < found.end for w in out):
        out.append(found)


def _with_weekday(found: Written, view: View, offset: int, lang: DateLanguage) -> Written:
    begin = view.offset(found.start - offset)
    before = view.folded[max(0, begin - _WEEKDAY_REACH) : begin]
    names = list(lang.weekday.finditer(before))
    if not names:
        return found
    iso = lang.weekdays[" ".join(names[-1]["w"].split())]
    return msgspec.structs.replace(found, weekday=iso)


def _day(found: Written) -> datetime.date | None:
    try:
        if found.calendar == "hijri":
            return Hijri(found.year, found.month, found.day).to_gregorian()
        return datetime.date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        return None


def reckon(found: Written, others: Sequence[datetime.date] = ()) -> Reckoned | None:
    """The Gregorian day of a written date.

    Day and month of a numeric date are told apart by the weekday beside it, then by another date of
    the page (`others`), else the day stands first, as the Arab press writes it. A Hijri date goes by
    the Umm al-Qura calendar; local sighting may differ by a day, which the bounds allow for unless the
    weekday agrees.
    """
    day = _day(found)
    if day is None:
        return None
    if found.calendar == "hijri":
        return _reckon_hijri(found, day)
    if not found.swapped:
        return Reckoned(day, day, day, "date-written", f"reads {day.isoformat()}", found)
    other = datetime.date(found.year, found.day, found.month)
    if found.weekday and (day.isoweekday() == found.weekday) != (
        other.isoweekday() == found.weekday
    ):
        right = day if day.isoweekday() == found.weekday else other
        return Reckoned(
            right,
            right,
            right,
            "date-order-weekday",
            "the weekday beside it decides the order of day and month",
            found,
        )
    if other in others and day not in others:
        return Reckoned(
            other,
            other,
            other,
            "date-order-other",
            "another date of the page decides the order of day and month",
            found,
        )
    return Reckoned(
        day, day, day, "date-order-day-first", "day before month, as the Arab press writes", found
    )


def _reckon_hijri(found: Written, day: datetime.date) -> Reckoned:
    one = datetime.timedelta(days=1)
    written = f"{found.year}-{found.month:02}-{found.day:02} AH"
    if found.weekday is None:
        return Reckoned(
            day,
            day - one,
            day + one,
            "date-hijri",
            f"{written} by Umm al-Qura, give or take a day",
            found,
        )
    for near in (day, day - one, day + one):
        if near.isoweekday() == found.weekday:
            return Reckoned(
                near, near, near, "date-hijri-weekday", f"{written}, on the weekday named", found
            )
    return Reckoned(
        day,
        day - one,
        day + one,
        "date-hijri",
        f"{written} by Umm al-Qura; the weekday named does not agree",
        found,
    )


class LineDates(msgspec.Struct, frozen=True):
    """What of a line is dates and what comes with them.

    `rest` is the number of words that belong to neither; `temporal` whether the line has any date, time
    or weekday at all; `role` the label before it: published, updated, clock or nothing.
    """

    dates: tuple[Written, ...]
    rest: int
    temporal: bool
    role: str
    issue: bool


def may_be_temporal(text: str, words: Sequence[str], pack: Pack) -> bool:
    """Whether a line is worth reading for dates: it has a digit or a weekday."""
    weekdays = pack.get(DateLanguage).weekdays
    return any(map(str.isdigit, text)) or not weekdays.keys().isdisjoint(words)


def read_line(text: str, offset: int, pack: Pack) -> LineDates:
    """Takes a short line apart into dates, times, weekdays, the words of datelines, and the rest."""
    view = View(text)
    dates = tuple(_find(view, offset, pack))
    lang = pack.get(DateLanguage)
    page_words = pack.get(PageWords)
    folded = list(view.folded)
    for date in dates:
        first, last = view.within(Span(date.start - offset, date.end - offset))
        folded[first:last] = " " * (last - first)
    left = "".join(folded)
    temporal = bool(dates)
    for pattern in (lang.no_year, _CLOCK, lang.weekday):
        left, count = pattern.subn(" ", left)
        temporal = temporal or count > 0
    words = key(left)
    role, issue, rest, i = "", False, 0, 0
    while i < len(words):
        hit = page_words.dateline.at(words, i)
        if hit:
            role = role or (hit[1] if hit[1] in ("published", "updated", "clock") else "")
            i += hit[0]
            continue
        if page_words.is_role("issue", words[i]):
            issue = True
        else:
            rest += 1
        i += 1
    return LineDates(dates, rest, temporal, role, issue)
