"""Riwaya on dateparser's Arabic strings (TSV: where, input, expected); the file is the argument.

    python benchmarks/dateparser_ar.py FILE [--misses]

dateparser's expectations are English words («1 day ago», «6 january 2015 05:16 pm»); they are turned into days and
lengths here. Lines that expect nothing, or a bare unit, are left out.
"""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime, timedelta
from pathlib import Path

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.evaluate.cases import sentence
from riwaya.model import Timex
from riwaya.resources import builtin

SAID = date(2015, 6, 15)
_LENGTH = re.compile(r"(?:ago )?(\d+) (year|month|week|day|hour|minute|second)s?(?: ago)?")
_CODES = {"year": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H"}


def timexes(text: str) -> tuple[Timex, ...]:
    document = sentence(text, SAID.isoformat())
    return STAGE(document, Reading(document), builtin()).times


def right(found: tuple[Timex, ...], expected: str) -> bool | None:
    """Whether one of ours says what is expected; None where the expectation cannot be read."""
    match = _LENGTH.fullmatch(expected)
    if match:
        number, unit = int(match[1]), match[2]
        ago = (SAID - timedelta(days=number)).isoformat() if unit == "day" else None
        return any(t.value in (_CODES.get(unit, "").format(number), ago) for t in found)
    for shape in ("%d %B %Y %I:%M %p", "%d %B %Y %H:%M", "%d %B %Y"):
        try:
            stamp = datetime.strptime(expected, shape)
        except ValueError:
            continue
        wants = stamp.strftime("%Y-%m-%dT%H:%M" if "%M" in shape else "%Y-%m-%d")
        day = any(t.value.startswith(wants[:10]) for t in found)
        return day and any(wants[10:] in t.value for t in found)
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    good = size = 0
    for line in args.file.read_text(encoding="utf-8").splitlines()[1:]:
        _, text, expected = [*line.split("\t"), "", ""][:3]
        found = timexes(text)
        verdict = right(found, expected)
        if verdict is None:
            continue
        good, size = good + verdict, size + 1
        if args.misses and not verdict:
            print(f"  {text} | wants {expected} | got {[t.value for t in found]}")
    print(f"{good}/{size}")


if __name__ == "__main__":
    main()
