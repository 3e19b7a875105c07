"""Riwaya on the Arabic cases of Recognizers-Text (Specs/{DateTime,Number}/Arabic); the folder is the argument.

    python benchmarks/recognizers_ar.py FOLDER [--misses FILE]

Parser files are compared by what they resolve to: each expected result must overlap one of ours that has the same
value as its past or its future resolution (news looks back, their reference looks both ways). Dates are
compared by day, ranges by their first day and the day after their last, durations by seconds. What is said to an assistant and never in news is read
by the pack in `conversation/`. Every case counts; beside the share of all stands the one without the cases of
`recognizers_apart.tsv`, each of which is listed with its reason and must be wrong.
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

import msgspec

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.annotate.timing.calendars import shift_months
from riwaya.evaluate.cases import sentence
from riwaya.language.lexicon import Lexicon
from riwaya.language.numbers import NumberMatch
from riwaya.language.numbersums import find
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import Timex
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import BUILTIN

PACK = Pack([BUILTIN, Path(__file__).parent / "conversation"])
APART = Path(__file__).parent / "recognizers_apart.tsv"
#: How the suite writes that there is no such day.
_NONE = "0001-01-01"
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
    return _named_one(found, timex)


#: How the file of merged results names the fields that the files of one kind call otherwise.
_KINDS = {"date": "Date", "datetime": "DateTime", "time": "Time"}


def merged_fits(found: tuple[Timex, ...], result: dict[str, Any], said: datetime) -> bool:
    """The same for a result of MergedParser, which lists its resolutions; any of them will do."""
    return any(
        _same(found, _plain(v), v["timex"], said) or _named_one(found, v["timex"])
        for v in result["Value"]["values"]
    )


def _named_one(found: tuple[Timex, ...], timex: str) -> bool:
    return any(_named(t.value, timex) for t in found)


def _plain(value: dict[str, str]) -> dict[str, str]:
    """A resolution of MergedParser in the words of the other files."""
    kind, one = value["type"], value.get("value", "")
    if kind == "set":
        return {"set": value["timex"]}
    if one == "not resolved":
        return {"date": _NONE}
    base = kind.removesuffix("range")
    if base == kind:
        return {"dateTime" if kind == "datetime" else kind: one}
    return {f"{edge}{_KINDS[base]}": value[edge] for edge in ("start", "end") if edge in value}


def _named(ours: str, theirs: str) -> bool:
    """One name for the same: «2016-SU»; «XXXX-SU» where they write «SU»."""
    return theirs in (ours, ours.removeprefix("XXXX-"))


def _same(found: tuple[Timex, ...], want: dict[str, str], timex: str, said: datetime) -> bool:
    if "date" in want:
        day = want["date"]
        if day == _NONE:
            return not any(t.earliest for t in found)  # no such day: «الحادي والثلاثين» of November
        return any(
            t.value[:10] == day
            or t.earliest == t.latest == day
            or _holds(t, day)
            or _leads_to(t, day, said)
            for t in found
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
    sets = [t.value.removesuffix(":00") for t in found if t.type == "SET"]
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
    lengths = [t.value for t in found if t.type == "DURATION"]
    return any(seconds(v) == away or _from(v, said) == want for v in lengths)


def _leads_to(t: Timex, day: str, said: datetime) -> bool:
    """A length that ends on the day, counted from the day of speaking («في 10 أيام»)."""
    if t.type != "DURATION":
        return False
    ends = [_from(t.value, said, sign) for sign in (1, -1)]
    return any(end is not None and f"{end:%Y-%m-%d}" == day for end in ends)


def _from(value: str, said: datetime, sign: int = -1) -> datetime | None:
    """`said` less (or with) a length, its months by the calendar («P1M2DT2H30M»)."""
    months = re.match(r"P(?:(\d+)Y)?(?:(\d+)M)?", value)
    rest = seconds(re.sub(r"P(?:\d+Y)?(?:\d+M)?", "P", value, count=1)) if months else None
    if months is None or rest is None:
        return None
    moved = shift_months(said.date(), sign * (12 * int(months[1] or 0) + int(months[2] or 0)))
    return datetime.combine(moved, said.time()) + sign * timedelta(seconds=rest)


def _range(found: tuple[Timex, ...], want: dict[str, str], timex: str, said: datetime) -> bool:
    first = want.get("startDate") or want.get("startDateTime") or want.get("startTime")
    last = want.get("endDate") or want.get("endDateTime") or want.get("endTime")
    if not first or not last:
        return _edge(found, first or last or "", said)
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
    if any(_leads_to(t, end, said) for t in found):
        return True  # the suite gives the last of the weeks or years that the words count
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


def _edge(found: tuple[Timex, ...], edge: str, said: datetime) -> bool:
    """«قبل الساعة 8»: the expression that stands behind «قبل», whose mod TIMEX3 leaves to the relation."""
    if len(edge) == 8:
        return any(f"T{edge[:5]}" in t.value for t in found)
    if len(edge) > 10:
        return _moment(found, datetime.fromisoformat(edge), said)
    return any(edge in (t.earliest, t.latest) for t in found)


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


class RelativeRow(msgspec.Struct, frozen=True):
    """A place in a list: «the last» is `end+0`, «the next» `current+1`."""

    phrase: str
    offset: str


def relative(text: str) -> list[str]:
    """Places in a list («الصفحة التالية», «قبل الأخير»), which the suite counts as ordinals."""
    lexicon = Lexicon(
        ((r.phrase, r.offset) for r in PACK.rows("numbers", "relative", RelativeRow)), article=False
    )
    return [hit.value for hit in lexicon.find(tokenize(View(text)))]


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
                places = relative(case["Input"])
                want = [r["Resolution"]["value"] for r in results]
                yield all(w in places for w in want), case, "; ".join(places)
                continue
            got = numbers(case["Input"], path.stem)
            right = all(number_fits(got, r, case["Input"]) for r in results)
            clean = not any(n.kind == "ordinal" or "Ordinal" not in path.stem for n in got)
            right = right and (bool(results) or clean)
            yield right, case, "; ".join(str(m.value) for m in got)
        else:
            got_times = timexes(case)
            said = _said(case)
            if path.stem == "MergedParser":
                right = all(merged_fits(got_times, r, said) for r in results)
            else:
                right = all(fits(got_times, r.get("Value") or {}, said) for r in results)
            yield right, case, "; ".join(f"{t.value} {t.earliest}..{t.latest}" for t in got_times)


class Apart(msgspec.Struct, frozen=True):
    """A case that is counted apart: which (`file#index` from 0), the key of its words, why.

    `kind`: `convention` where the suite's is another than that of news or TIMEX3, `fault` where the suite is wrong.
    """

    case: str
    key: str
    kind: str
    reason: str


def key(text: str) -> str:
    """Ties a row of `recognizers_apart.tsv` to its case, whose words are not copied."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def apart() -> dict[str, Apart]:
    """The cases counted apart, by `file#index`."""
    lines = APART.read_text(encoding="utf-8").splitlines()[1:]
    rows = [Apart(*line.split("\t")) for line in lines]
    return {row.case: row for row in rows}


def faults_of(listed: dict[str, Apart], seen: dict[str, tuple[bool, str]]) -> list[str]:
    """What is wrong with the list: entries that name no case, or one that comes out right."""
    out: list[str] = []
    for row in listed.values():
        ok, words = seen.get(row.case, (False, ""))
        if not words or key(words) != row.key:
            out.append(f"{row.case}: no such case")
        elif ok:
            out.append(f"{row.case}: comes out right and must leave the list")
    return out


def files(folder: Path) -> list[Path]:
    """The files of parser cases, and those of numbers, ordinals and percentages."""
    paths = sorted(folder.glob("DateTime/*Parser.json")) + sorted(folder.glob("Number/*.json"))
    return [p for p in paths if "Range" not in p.stem or p.parent.name == "DateTime"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", help="print the wrong cases of the files whose name holds this")
    args = parser.parse_args()
    listed = apart()
    seen: dict[str, tuple[bool, str]] = {}
    totals: dict[str, list[int]] = {}
    for path in files(args.folder):
        right = size = aside = 0
        for at, (ok, case, got) in enumerate(verdicts(path)):
            name = f"{path.stem}#{at}"
            seen[name] = (ok, case["Input"])
            right, size, aside = right + ok, size + 1, aside + (name in listed)
            if not ok and args.misses and args.misses in path.stem:
                wants = [r.get("Value") or r.get("Resolution") for r in case["Results"]]
                told = listed[name].reason if name in listed else "NOT LISTED"
                shown = json.dumps(wants, ensure_ascii=False)
                print(f"  {name} {case['Input']} | wants {shown} | got {got or 'nothing'} | {told}")
        total = totals.setdefault(path.parent.name, [0, 0, 0])
        for k, count in enumerate((right, size, aside)):
            total[k] += count
        print(f"{path.parent.name}/{path.stem:36s} {_shares(right, size, aside)}")
    for name, (right, size, aside) in totals.items():
        print(f"{name} in all: {_shares(right, size, aside)}")
    wrong = faults_of(listed, seen)
    if wrong:
        raise SystemExit("\n".join(["recognizers_apart.tsv:", *wrong]))


def _shares(right: int, size: int, aside: int) -> str:
    rest = size - aside
    return (
        f"{right:4d}/{size:<4d} {right / size:6.1%}   "
        f"with {aside:2d} apart: {right:4d}/{rest:<4d} {right / max(rest, 1):6.1%}"
    )


if __name__ == "__main__":
    main()
