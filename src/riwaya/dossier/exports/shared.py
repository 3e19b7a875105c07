"""What several exporters need: well-formed text, JSON, dates, places."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from typing import Any

from riwaya.model import Document, EventDate, Publication, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def well_formed(text: str) -> str:
    """`text` with halves of UTF-16 pairs as U+FFFD, one for one: UTF-8 cannot carry them, offsets hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def quote(document: Document, span: Span) -> str:
    """The page's words at `span`, well-formed."""
    return well_formed(span.of(document.text))


def as_json(value: Any) -> bytes:
    """Indented JSON in UTF-8, halves of UTF-16 pairs as U+FFFD."""
    return well_formed(json.dumps(value, ensure_ascii=False, indent=1)).encode() + b"\n"


def as_lines(values: Iterable[Any]) -> bytes:
    """JSON, one value a line."""
    lines = (json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in values)
    return "".join(well_formed(line) + "\n" for line in lines).encode()


def days(date: EventDate | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day on which it may have been; None where it is not bounded."""
    if date is None:
        return None
    try:
        first = datetime.date.fromisoformat(date.earliest)
        last = datetime.date.fromisoformat(date.latest)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def partial_date(date: EventDate | Publication | None) -> str | None:
    """The year, month or day that is certain, as `2018`, `2018-02` or `2018-02-12`; None where none is."""
    if date is None:
        return None
    first, last = date.earliest, date.latest
    for length in (10, 7, 4):
        if len(first) >= length and first[:length] == last[:length]:
            found = first[:length]
            return found if _PARTIAL.fullmatch(found) else None
    return None


def located(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    """Latitude and longitude where both are given and on the globe."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    return round(lat, 6), round(lon, 6)
