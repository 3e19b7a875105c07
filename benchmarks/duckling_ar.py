"""Riwaya on Duckling's Arabic examples (JSONL: dim, text, expected); the folder is the argument.

    python benchmarks/duckling_ar.py FOLDER [--misses]

Duckling resolves a bare weekday or date to the future, news to the past. The cases in which the conventions are
opposite stand in `duckling_convention.tsv`, each with its reason, and are counted apart; a test holds the list
to what the program gives.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from riwaya.annotate.reading import Reading
from riwaya.annotate.times import STAGE
from riwaya.annotate.timing.knowledge import TimeKnowledge
from riwaya.annotate.timing.resolving import period
from riwaya.evaluate.cases import sentence
from riwaya.language.numbers import parse
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import Timex
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import BUILTIN

SAID = date(2013, 2, 12)
CONVENTION = Path(__file__).parent / "duckling_convention.tsv"
PACK = Pack([BUILTIN, Path(__file__).parent / "conversation"])
_GRAINS = {"Second": "PT{}S", "Minute": "PT{}M", "Hour": "PT{}H", "Day": "P{}D", "Week": "P{}W"}
_GRAINS |= {"Month": "P{}M", "Year": "P{}Y"}


def number(text: str) -> tuple[float | None, str]:
    """Value and kind of the number that fills `text`, a sign before it allowed."""
    tokens = tokenize(View(text))
    first = 1 if tokens and tokens[0].text == "-" else 0
    match = parse(tokens, first, PACK.get(Numbers).lexicon) if len(tokens) > first else None
    if not match or match.last != len(tokens):
        return None, ""
    return (-match.value if first else match.value), match.kind


def timex(text: str) -> tuple[Timex, ...]:
    document = sentence(text, SAID.isoformat())
    return STAGE(document, Reading(document), PACK).times


def verdicts(kind: str, text: str, expected: str) -> tuple[str, str]:
    """("right" | "ahead" | "wrong", what we gave)."""
    if kind in ("numeral", "ordinal"):
        match = re.search(r"\(?(-?[\d.e]+)\)*$", expected.replace("(-", "(-"))
        assert match
        value, _ = number(text)
        right = value is not None and abs(value - float(match[1])) < 1e-6
        return ("right" if right else "wrong"), str(value)
    found = timex(text)
    shown = "; ".join(f"{t.value} {t.earliest}..{t.latest}" for t in found)
    if kind == "duration":
        tokens = tokenize(View(text))
        amounts = PACK.get(TimeKnowledge).classes()["span"](tokens, 0)
        whole = [period(value) for last, value, _ in amounts if last == len(tokens)]
        match = re.search(r"DurationData (\d+) (\w+)", expected)
        assert match
        want = _GRAINS[match[2]].format(match[1])
        return ("right" if want in whole else "wrong"), "; ".join(whole)
    return _time(expected, found), shown


def _time(expected: str, found: tuple[Timex, ...]) -> str:
    stamps = [
        datetime(int(m[0]), int(m[1]), int(m[2]), int(m[3]), int(m[4]), int(m[5]))
        for m in re.findall(r"\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)\)", expected)
    ]
    grain = re.search(r"(Second|Minute|Hour|Day|Week|Month|Year)", expected)
    assert grain
    if len(stamps) == 2:
        return _interval(stamps[0], stamps[1], grain[1], found)
    return _moment(stamps[0], grain[1], found)


#: Days by which Duckling's answer lies after ours where it looks ahead and news looks back: a week, a year, a Hijri year.
_SHIFTS = {"right": (0,), "ahead": (7, 354, 355, 365, 366)}


def _interval(start: datetime, end: datetime, grain: str, found: tuple[Timex, ...]) -> str:
    """An interval, whose end Duckling leaves out; a length from now is one from its reference time."""
    clocks = [t.value for t in found if re.search(r"T\d", t.value)]
    if grain in ("Hour", "Minute") and len(clocks) > 1:
        last = end - timedelta(hours=1) if grain == "Hour" else end - timedelta(minutes=1)
        if f"{start:T%H:%M}" in clocks[0] and (
            f"{last:T%H:%M}" in clocks[-1] or f"{end:T%H:%M}" in clocks[-1]
        ):
            days = [date.fromisoformat(t.earliest) for t in found if t.earliest]
            return "right" if not days or start.date() in days else "ahead"
    if start.date() == SAID and any(
        t.type == "DURATION" and t.value == f"P{(end.date() - SAID).days // 7}W" for t in found
    ):
        return "right"
    first, last_day = start.date(), (end - timedelta(seconds=1)).date()
    inside = [t for t in found if t.earliest and t.latest]
    for verdict, days_off in _SHIFTS.items():
        ends = [
            ((first - timedelta(d)).isoformat(), (last_day - timedelta(d)).isoformat())
            for d in days_off
        ]
        if any((t.earliest, t.latest) in ends for t in inside):
            return verdict
        if len(inside) > 1 and (inside[0].earliest, inside[-1].latest) in ends:
            return verdict
    day = timedelta(1)
    around = ((first - day).isoformat(), (last_day + day).isoformat())
    # A month that is sighted carries a day on either side.
    return "right" if any((t.earliest, t.latest) == around for t in inside) else "wrong"


def _moment(want: datetime, grain: str, found: tuple[Timex, ...]) -> str:
    for verdict, days in _SHIFTS.items():
        goals = [(want.date() - timedelta(d)).isoformat() for d in days]
        for t in found:
            if grain in ("Hour", "Minute", "Second"):
                if f"T{want:%H:%M}" in t.value or t.value == "PRESENT_REF":
                    return "right"
                continue
            # A phase («منتصف مارس») or a week says less than Duckling's one day: right where it holds it.
            vague = (t.mod or "-W" in t.value) and t.earliest and t.latest
            if any(
                t.value.startswith(g) or _day(t) == g or _whole(t, g, grain, verdict) for g in goals
            ):
                return verdict
            if vague and any(str(t.earliest) <= g <= str(t.latest) for g in goals[:1]):
                return verdict
            if grain == "Day" and t.earliest and _other_year(t, want.date()) and verdict == "ahead":
                return verdict
    return "wrong"


def _day(t: Timex) -> str | None:
    return t.earliest if t.earliest == t.latest else None


def _whole(t: Timex, day: str, grain: str, verdict: str) -> bool:
    """A week, month or year that begins on Duckling's first day of it («5/2016»)."""
    return t.earliest == day and (grain != "Day" or verdict == "right")


def _other_year(t: Timex, want: date) -> bool:
    """«أول ثلاثاء من أكتوبر» of last year for Duckling's of this one."""
    return (
        t.earliest is not None
        and date.fromisoformat(t.earliest).year == want.year - 1
        and (t.earliest[5:7] == f"{want.month:02d}" and t.earliest == t.latest)
    )


def cases(folder: Path, kind: str) -> Iterator[tuple[str, str]]:
    for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], row["expected"]


def key(text: str) -> str:
    """How `duckling_convention.tsv` names a case, whose words are not copied."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def convention() -> dict[str, str]:
    """The cases in which Duckling's convention is the opposite of news's, by key, with the reason."""
    lines = CONVENTION.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    listed = convention()
    for kind in ("numeral", "ordinal", "duration", "time"):
        right = size = apart = 0
        for text, expected in cases(args.folder, kind):
            verdict, got = verdicts(kind, text, expected)
            if kind == "time" and key(text) in listed:
                apart += 1
                continue
            right, size = right + (verdict == "right"), size + 1
            if args.misses and verdict != "right":
                print(
                    f"  {verdict} {kind}: {text} | {key(text)} | wants {expected} | got {got or 'nothing'}"
                )
        print(f"{kind:10s} {right}/{size} {right / size:.1%}, by convention apart: {apart}")


if __name__ == "__main__":
    main()
