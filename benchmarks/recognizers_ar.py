"""Riwaya on the Arabic cases of Recognizers-Text (Specs/{DateTime,Number}/Arabic); the folder is the argument.

    python benchmarks/recognizers_ar.py FOLDER [--misses FILE]

Parser files are compared by what they resolve to: each expected result must overlap one of ours that has the same
value as its past or its future resolution (news looks back, their reference looks both ways). Dates are
compared by day, ranges by their first day and the day after their last, durations by seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.evaluate.cases import sentence
from riwaya.language.numbers import NumberMatch
from riwaya.language.numbersums import find
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import Timex
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import BUILTIN

PACK = Pack([BUILTIN, Path(__file__).parent / "conversation"])
FAULTS = Path(__file__).parent / "recognizers_faults.tsv"
_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
_CLOCK = {"H": 3600, "M": 60, "S": 1}


def seconds(value: str) -> float | None:
    """Length of an ISO 8601 period, a year of 365 and a month of 30 days as the suite counts."""
    match = re.fullmatch(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])*))?", value)
    if not match:
        return None
    days = sum(float(n) * _SECONDS[u] for n, u in re.findall(r"([\d.]+)([YMWD])", match[1]))
    return days + sum(
        float(n) * _CLOCK[u] for n, u in re.findall(r"([\d.]+)([HMS])", match[2] or "")
    )


def _said(case: dict[str, Any]) -> datetime:
    stamp = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
    return datetime.fromisoformat(stamp)


def timexes(case: dict[str, Any]) -> tuple[Timex, ...]:
    document = sentence(case["Input"], f"{_said(case):%Y-%m-%d}")
    return STAGE(document, Reading(document), PACK).times


def fits(found: tuple[Timex, ...], value: dict[str, Any], said: datetime) -> bool:
    """Whether any of ours (or two of them as the ends of a range) is one of the resolutions.

    The suite gives clock values to what TIMEX3 names («TMO»), and a day to what TIMEX3 leaves at its week or month
    («قبل شهر»): ours is right where its name is theirs, or where it holds their day and says less.
    """
    timex = value.get("Timex", "")
    for side in ("PastResolution", "FutureResolution"):
        want = value.get(side) or {}
        if want and _same(found, want, timex, said):
            return True
    return any(_named(t.value, timex) for t in found)


def _named(ours: str, theirs: str) -> bool:
    """One name for the same: «2016-SU»; «XXXX-SU» where they write «SU»."""
    return theirs in (ours, ours.removeprefix("XXXX-"))


def _same(found: tuple[Timex, ...], want: dict[str, str], timex: str, said: datetime) -> bool:
    if "date" in want:
        day = want["date"]
        return any(
            t.value[:10] == day or t.earliest == t.latest == day or _holds(t, day) for t in found
        )
    if "time" in want:
        return any(f"T{want['time'][:5]}" in t.value for t in found)
    if "duration" in want:
        return any(_as_long(seconds(t.value), float(want["duration"])) for t in found)
    if "dateTime" in want:
        return _moment(found, datetime.fromisoformat(want["dateTime"]), said)
    if "set" in want:
        return _set(found, want["set"].removeprefix("Set: "))
    return _range(found, want, timex, said)


def _as_long(ours: float | None, theirs: float) -> bool:
    """P42M for their P3.5Y: six months are not quite half their year of 365 days."""
    return ours is not None and abs(ours - theirs) <= 0.02 * theirs


def _set(found: tuple[Timex, ...], period: str) -> bool:
    """A set; their «every Monday at four» in one is our set with our clock beside it."""
    sets = [t.value for t in found if t.type == "SET"]
    if any(period in (v, f"P{v}", v.removeprefix("XXXX-XX-XX")) for v in sets):
        return True
    day, _, clock = period.partition("T")
    clocks = [t.value for t in found if t.type == "TIME"]
    hour = any(f"T{clock}" in v for v in clocks) if clock else False
    return hour and any(v.startswith(day) for v in sets)


def _holds(t: Timex, day: str) -> bool:
    """A week, month or year that holds the day («قبل شهر»)."""
    coarse = t.type == "DATE" and re.fullmatch(r"\d{4}(-W\d\d|-\d\d)?", t.value)
    return bool(coarse and t.earliest and t.latest and t.earliest <= day <= t.latest)


def _moment(found: tuple[Timex, ...], want: datetime, said: datetime) -> bool:
    """A day with a clock: in one of ours, in two, on the page's own day, or counted from it."""
    clock = f"T{want:%H:%M}"
    day = f"{want:%Y-%m-%d}"
    clocks = [t for t in found if clock in t.value]
    if clock == "T23:59" and any(t.mod == "END" and t.value == day for t in found):
        return True  # «نهاية اليوم»
    if any(t.value.startswith(day) for t in clocks):
        return True
    if clocks and (day == f"{said:%Y-%m-%d}" or any(t.value == day for t in found)):
        return all(t.value[0] == "T" for t in clocks)
    away = abs((want - said).total_seconds())
    return any(t.type == "DURATION" and seconds(t.value) == away for t in found)


def _range(found: tuple[Timex, ...], want: dict[str, str], timex: str, said: datetime) -> bool:
    first = want.get("startDate") or want.get("startDateTime") or want.get("startTime")
    last = want.get("endDate") or want.get("endDateTime") or want.get("endTime")
    if not first or not last:
        edge = first or last
        return any(t.earliest == edge or t.latest == edge for t in found)
    part = re.search(r"T(MO|MI|AF|EV|NI|DT)$", timex)
    if part:
        day = first[:10] if len(first) > 10 else ""
        return any(t.value == f"{day}{part[0]}" for t in found)
    if len(first) == 8:
        ends = [t.value for t in found if "T" in t.value]
        return len(ends) >= 2 and f"T{first[:5]}" in ends[0] and f"T{last[:5]}" in ends[-1]
    if len(first) > 10:
        return _moments(found, datetime.fromisoformat(first), datetime.fromisoformat(last), said)
    days = [t for t in found if t.earliest and t.latest]
    end = (date.fromisoformat(last) - timedelta(1)).isoformat() if last > "0001-01-01" else last
    near = {(date.fromisoformat(first) + timedelta(d)).isoformat() for d in (0, -1)}
    if any(t.earliest == first and t.latest in (end, last) for t in days):
        return True
    if any(t.type == "DURATION" and t.earliest in near and t.latest in (end, last) for t in days):
        return True
    if any(t.type == "DURATION" and timex.endswith(f",{t.value})") for t in found):
        return said.date() in {
            date.fromisoformat(x) - timedelta(k) for x in (first, last) for k in (0, 1)
        }
    return any(
        a.earliest == first and (b.latest in (end, last) or b.earliest == last)
        for a, b in pairwise(days)
    )


def _moments(found: tuple[Timex, ...], first: datetime, last: datetime, said: datetime) -> bool:
    ends = [t.value for t in found if re.search(r"T\d", t.value)]
    pair = len(ends) >= 2 and f"{first:%H:%M}" in ends[0] and f"{last:%H:%M}" in ends[-1]
    if pair and any(f"{first:%Y-%m-%d}" in t.value for t in found):
        return True
    if f"{last:%H:%M}" == "23:59" and first == said:  # «بقية اليوم»
        return any(t.mod == "END" and t.value == f"{said:%Y-%m-%d}" for t in found)
    length = (last - first).total_seconds()
    counted = said in (first, last)
    return counted and any(t.type == "DURATION" and seconds(t.value) == length for t in found)


def numbers(text: str, model: str) -> list[NumberMatch]:
    """Our numbers of the kind that a model of the suite gives; digits glued to letters («25مل») it leaves to units."""
    tokens = tokenize(View(text))
    out: list[NumberMatch] = []
    for n in find(tokens, PACK.get(Numbers).lexicon):
        glued = n.last < len(tokens) and tokens[n.last].kind == "word" and not tokens[n.last].spaced
        ordinal = n.kind == "ordinal"
        if model.startswith("Percent"):
            keep = n.percent
        elif model.startswith("Ordinal"):
            keep = ordinal or n.written == "words"
        else:
            keep = not ordinal and not (glued and n.written == "digits")
        if keep:
            out.append(n)
    return out


def number_fits(found: list[NumberMatch], result: dict[str, Any], text: str) -> bool:
    want = str((result.get("Resolution") or {}).get("value"))
    try:
        value = float(want.rstrip("%"))
    except ValueError:
        return False
    share = want.endswith("%")
    return any(
        m.percent == share and abs(float(m.value) - value) <= 1e-9 * max(1e-3, abs(value))
        for m in found
    )


def verdicts(path: Path) -> Iterator[tuple[bool, dict[str, Any], str]]:
    """(right, case, what we gave) for each case of a file that has resolutions."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        results = case["Results"]
        if path.parent.name == "Number":
            if any("." in r.get("TypeName", "") for r in results):
                continue  # «the last one», «the next page»: no numbers
            got = numbers(case["Input"], path.stem)
            right = all(number_fits(got, r, case["Input"]) for r in results)
            clean = not any(n.kind == "ordinal" or "Ordinal" not in path.stem for n in got)
            right = right and (bool(results) or clean)
            yield right, case, "; ".join(str(m.value) for m in got)
        else:
            got_times = timexes(case)
            said = _said(case)
            right = all(fits(got_times, r.get("Value") or {}, said) for r in results)
            yield right, case, "; ".join(f"{t.value} {t.earliest}..{t.latest}" for t in got_times)


def key(text: str) -> str:
    """How `recognizers_faults.tsv` names a case, whose words are not copied."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def faults() -> dict[str, str]:
    """The cases whose expected value is wrong arithmetic, by key, with the reason; counted apart."""
    lines = FAULTS.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses")
    args = parser.parse_args()
    faulty = faults()
    totals: dict[str, list[int]] = {}
    for path in sorted(args.folder.glob("*/*.json")):
        if path.parent.name == "DateTime" and ("Extractor" in path.stem or "Merged" in path.stem):
            continue
        if path.parent.name not in ("DateTime", "Number") or "Range" in path.stem:
            continue
        right = size = apart = 0
        for ok, case, got in verdicts(path):
            if key(case["Input"]) in faulty:
                apart += 1
                continue
            right, size = right + ok, size + 1
            if not ok and args.misses and args.misses in path.stem:
                print(
                    f"  {case['Input']} | wants {json.dumps([r.get('Value') or r.get('Resolution') for r in case['Results']], ensure_ascii=False)} | got {got or 'nothing'}"
                )
        total = totals.setdefault(path.parent.name, [0, 0, 0])
        for at, count in enumerate((right, size, apart)):
            total[at] += count
        print(
            f"{path.parent.name}/{path.stem:36s} {right:4d}/{size:<4d} {right / max(size, 1):.1%}"
        )
    for name, (right, size, apart) in totals.items():
        print(f"{name} in all: {right}/{size} {right / size:.1%}, faulty cases apart: {apart}")


if __name__ == "__main__":
    main()
