"""Dates for people, in Arabic and English."""

from __future__ import annotations

import datetime
import re

from riwaya.dossier.strings import Words, strings
from riwaya.model import EventDate, Publication

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")


def day(iso: str, weekday: bool = False) -> Words:
    """`2017-11-02` as «2 نوفمبر 2017» and "2 November 2017"; what is no such date stays as it is."""
    found = _DAY.match(iso)
    if not found:
        return Words(iso, iso, iso)
    year, month, number = (int(g) for g in found.groups())
    name = strings()[f"month.{month}"]
    ar, en = f"{number} {name.ar} {year}", f"{number} {name.en} {year}"
    if weekday:
        name = strings()[f"weekday.{datetime.date(year, month, number).isoweekday()}"]
        ar, en = f"{name.ar} {ar}", f"{name.en} {en}"
    return Words(iso, ar, en)


def month(iso: str) -> Words:
    """`2015-02-01` or `2015-02` as «فبراير 2015»."""
    found = _MONTH.match(iso[:7])
    if not found:
        return Words(iso, iso, iso)
    name = strings()[f"month.{int(found[2])}"]
    return Words(iso, f"{name.ar} {found[1]}", f"{name.en} {found[1]}")


def between(earliest: str, latest: str) -> Words:
    """The days from `earliest` to `latest`, as one day where they are one."""
    if earliest == latest:
        return day(earliest)
    first, last, says = day(earliest), day(latest), strings()["date.between"]
    return Words(
        f"{earliest}/{latest}",
        says.ar.format(first.ar, last.ar),
        says.en.format(first.en, last.en),
    )


def event_date(date: EventDate | None) -> Words:
    """When an event was, as exact as is known."""
    if date is None:
        return strings()["date.unknown"]
    if date.precision == "month":
        return month(date.earliest)
    if date.precision == "year":
        return Words(date.value, date.earliest[:4], date.earliest[:4])
    if date.precision == "week":
        first, says = day(date.earliest), strings()["date.week"]
        return Words(date.value, says.ar.format(first.ar), says.en.format(first.en))
    return between(date.earliest, date.latest)


def published(date: Publication | None) -> Words:
    """When a page was published."""
    if date is None:
        return strings()["date.unknown"]
    if date.earliest == date.latest:
        return day(date.earliest, weekday=True)
    return between(date.earliest, date.latest)
