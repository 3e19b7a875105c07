"""Outlet and date from what is known of a page beside its text, weighed against the page."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

from riwaya.model import Evidence, Outlet, Publication
from riwaya.page.dates import find, reckon
from riwaya.page.metadata import Metadata
from riwaya.page.outlets import OutletIndex, outlet_of
from riwaya.page.published import UPDATED
from riwaya.resources import Pack

VERSION = "1"
_ISO = re.compile(r"\s{0,9}(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_ISO_SLASH = re.compile(r"\s{0,9}(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_EPOCH = re.compile(r"\s{0,9}(\d{10}|\d{13})\s{0,9}$")
_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_FIRST_YEAR, _LAST_YEAR = 1950, 2100


def known_outlet(metadata: Metadata, url: str | None, pack: Pack) -> Outlet | None:
    """The outlet that metadata or address names; metadata that the table does not know comes last."""
    index = pack.get(OutletIndex)
    said = (metadata.outlet or "").strip()
    under = index.by_url(url)
    rows = index.by_key(said) if said else ()
    if under and (not rows or under in rows):
        return outlet_of((under,), "metadata" if rows else "url")
    if rows:
        return outlet_of(rows, "metadata")
    return Outlet(name=said, basis="metadata") if said else None


def known_published(
    metadata: Metadata, url: str | None, stated: Publication | None, pack: Pack
) -> Publication | None:
    """The metadata's day, or the one stated on the page where they are neighbours or metadata has none.

    Servers write the hour of another time zone, so that the page's own date is right where the two are
    one day apart. A date in the address counts where there is nothing else.
    """
    day = parse_day(metadata.published) or _in_words(metadata.published, pack)
    if day is None:
        return stated or _in_address(url)
    iso = day.isoformat()
    says = f"{metadata.container} gives {(metadata.published or '').strip()[:40]}"
    evidence = Evidence(rule=f"date-metadata@{VERSION}", says=says)
    if stated and stated.value:
        near = abs((datetime.date.fromisoformat(stated.value) - day).days) <= 1
        revised = stated.evidence and stated.evidence[0].rule.startswith(UPDATED)
        if near and not revised:
            return Publication(
                stated.value, stated.earliest, stated.latest, "stated", (*stated.evidence, evidence)
            )
    return Publication(iso, iso, iso, "metadata", (evidence,))


def _in_words(written: str | None, pack: Pack) -> datetime.date | None:
    """The day of a date as pages write it («12 شباط 2018»)."""
    for found in find(written[:200], 0, pack) if written else ():
        reckoned = reckon(found)
        if reckoned:
            return reckoned.day
    return None


def _in_address(url: str | None) -> Publication | None:
    """The day in an address such as `/2018/02/12/title`."""
    match = _ADDRESS.search(url or "")
    if not match:
        return None
    try:
        iso = datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
    evidence = Evidence(rule=f"date-address@{VERSION}", says=f"the address holds {match[0]}")
    return Publication(iso, iso, iso, "metadata", (evidence,))


def parse_day(written: str | None) -> datetime.date | None:
    """The day of an ISO 8601 or RFC 822 date or of seconds since 1970, as its own time zone has it."""
    if not written:
        return None
    for pattern in (_ISO, _ISO_SLASH):
        match = pattern.match(written)
        if match:
            try:
                day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
            return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
    epoch = _EPOCH.match(written)
    if epoch:
        seconds = int(epoch[1][:10])
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):
        return None
