"""The classes of the time rules, made from the tables of `time/`, `calendar/` and `numbers/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from riwaya.annotate.timing import clocks, digitfinders, finders
from riwaya.annotate.timing.finders import Find, Found
from riwaya.annotate.timing.lengths import Lengths
from riwaya.annotate.timing.meaning import Clock
from riwaya.annotate.timing.rows import (
    CodeRow,
    DayRow,
    DeixisRow,
    FeastRow,
    FewRow,
    LookRow,
    MomentRow,
    PartRow,
    PhaseRow,
    UnitRow,
    ValueRow,
    ZoneRow,
)
from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Lexicon
from riwaya.language.numbers import NumberLexicon, parse
from riwaya.language.tokens import Token, words
from riwaya.resources import Pack
from riwaya.resources.calendar import MonthRow, WeekdayRow
from riwaya.resources.numbers import HedgeRow, Numbers


class _Phrases:
    """A lexicon as a class; knows from one token whether a phrase may begin there."""

    def __init__(self, lexicon: Lexicon[Any], *, longest: bool = True) -> None:
        self._lexicon = lexicon
        self._longest = longest
        self.vocabulary = lexicon.vocabulary()

    def __call__(self, tokens: Sequence[Token], i: int) -> Found:
        hits = self._lexicon.at(tokens, i)
        if self._longest and len(hits) > 1:
            return [(h.last, h.value, h.prefix) for h in hits if h.last == hits[0].last][:1]
        return [(h.last, h.value, h.prefix) for h in hits]

    def begins(self, token: Token) -> bool:
        return self._lexicon.begins(token)


class _Begins:
    """A finder with its own judgement of the first token, which has one of `vocabulary` among its `stems`."""

    def __init__(
        self, find: Find, begins: Callable[[Token], bool], vocabulary: frozenset[str]
    ) -> None:
        self._find = find
        self.begins = begins
        self.vocabulary = vocabulary

    def __call__(self, tokens: Sequence[Token], i: int) -> Found:
        return self._find(tokens, i)


def _definite(phrase: str) -> str:
    """A part of the day with its article («الصباح»); one of two words has it inside («بعد الظهر»)."""
    return phrase if " " in phrase else ARTICLE + phrase


def base_classes(pack: Pack, joiners: frozenset[str]) -> dict[str, Find]:
    """Every class that is no rule, by its name in the patterns; `joiners` join days to days."""
    numbers = pack.get(Numbers).lexicon
    return {
        **finders.MARKS,
        "joiner": finders.one_of(joiners),
        **_phrases(pack),
        **_parts(pack),
        **_units(pack),
        **_days(pack, numbers),
        **_clocks(pack, numbers),
        **_lengths(pack, numbers),
    }


def _entered(
    entries: Iterable[tuple[str, Any]], *, article: bool = False, longest: bool = True
) -> Find:
    return _Phrases(Lexicon(entries, article=article), longest=longest)


def _phrases(pack: Pack) -> dict[str, Find]:
    """The classes that are a table."""

    def table(name: str, row: type[Any], *, article: bool = False) -> Find:
        return _entered(((r.phrase, r) for r in pack.rows("time", name, row)), article=article)

    hedges = pack.rows("numbers", "hedges", HedgeRow)
    return {
        "deixis": table("deixis", DeixisRow),
        "look": table("looks", LookRow),
        "phase": table("phases", PhaseRow),
        "season": table("seasons", CodeRow, article=True),
        "decade": table("decades", ValueRow, article=True),
        "century": table("centuries", ValueRow),
        "set": table("sets", ValueRow),
        "ref": table("refs", ValueRow),
        "event": table("events", ValueRow),
        "feast": table("feasts", FeastRow),
        "zone": table("zones", ZoneRow),
        "hedge": _entered((h.phrase, h.mod) for h in hedges if not h.after),
    }


def _parts(pack: Pack) -> dict[str, Find]:
    """Parts of the day, and what is an hour by itself."""
    parts = pack.rows("time", "parts", PartRow)
    nouns = [p for p in parts if p.form == "noun"]
    deixis = pack.rows("time", "deixis", DeixisRow)
    moments = pack.rows("time", "moments", MomentRow)
    return {
        "deixispart": _entered((d.phrase, d) for d in deixis if d.part),
        "part": _entered(((p.phrase, p) for p in nouns), article=True, longest=False),
        "partadv": _entered((p.phrase, p) for p in parts if p.form == "adverb"),
        "partclock": _entered((p.phrase, p) for p in parts if p.form != "noun"),
        "partdef": _entered((_definite(p.phrase), p) for p in nouns if not p.other),
        "moment": _entered((m.phrase, Clock(m.hour, 0)) for m in moments),
    }


def _units(pack: Pack) -> dict[str, Find]:
    """Units with their article («الأسبوع»), and the week without."""
    singular = [u for u in pack.rows("time", "units", UnitRow) if u.number == "s"]
    definite = [(ARTICLE + u.word, u) for u in singular if not u.other]
    return {
        "unitdef": _entered(definite),
        "yeardef": _entered((w, u) for w, u in definite if u.unit == "Y"),
        "monthdef": _entered((w, u) for w, u in definite if u.unit == "M"),
        "week": _entered((w, u) for w, u in definite if u.unit == "W"),
        "weekword": _entered((u.word, u) for u in singular if u.unit == "W"),
    }


def _days(pack: Pack, numbers: NumberLexicon) -> dict[str, Find]:
    """Weekdays, months, years, days of the month, and dates in digits."""
    months = pack.rows("calendar", "months", MonthRow)
    weekdays = pack.rows("calendar", "weekdays", WeekdayRow)
    definite = [w for w in weekdays if words(w.name)[0].startswith(ARTICLE)]
    named = {w: d.day for d in pack.rows("time", "days", DayRow) for w in words(d.word)}

    def day_word(token: Token) -> bool:
        if numbers.starts(token) or token.text in finders.ARTICLES:
            return True
        return any(s.stem in named for s in splits(token.text))

    def month(calendar: str | None) -> Find:
        rows = [m for m in months if calendar in (None, m.calendar)]
        lexicon = Lexicon(((m.name, m) for m in rows), article=False)
        return _Begins(finders.month(lexicon), lexicon.begins, lexicon.vocabulary())

    counting = numbers.vocabulary()
    counted = {
        "yearwords": finders.year_words(numbers),
        "longyear": finders.long_year(numbers),
        "anyyear": finders.any_year(numbers),
        "small": finders.small(numbers),
        "ordinal": finders.ordinal(numbers),
        "monthnumber": finders.numbered_month(numbers, months),
    }
    return {
        "weekday": _weekday(definite, numbers),
        "anyweekday": _weekday(weekdays, numbers),
        "month": month(None),
        "gmonth": month("gregorian"),
        "hmonth": month("hijri"),
        "day": _Begins(
            finders.day(numbers, named), day_word, counting | finders.ARTICLES | frozenset(named)
        ),
        "andday": finders.and_day(numbers, named),
        **{name: _Begins(find, numbers.starts, counting) for name, find in counted.items()},
        "year": finders.year,
        "oldyear": finders.old_year,
        "numeric": digitfinders.numeric_date,
        "monthyear": digitfinders.month_year,
        "daymonth": digitfinders.day_month,
    }


def _weekday(rows: Sequence[WeekdayRow], numbers: NumberLexicon) -> Find:
    lexicon = Lexicon(((w.name, w.iso) for w in rows), article=False)

    def find(tokens: Sequence[Token], i: int) -> Found:
        hits = lexicon.at(tokens, i)
        # «الأحد عشر» and «الاثنين والعشرين» count.
        if hits and numbers.starts(tokens[i]):
            match = parse(tokens, i, numbers)
            if match and match.last > hits[0].last:
                return []
        return [(h.last, h.value, h.prefix) for h in hits[:1]]

    return _Begins(find, lexicon.begins, lexicon.vocabulary())


def _clocks(pack: Pack, numbers: NumberLexicon) -> dict[str, Find]:
    """Times of day."""
    units = pack.rows("time", "units", UnitRow)
    minutes = frozenset(w for u in units if u.unit == "MIN" for w in words(u.word))
    minus = _few(pack, "minus")

    def hours(*, hour_only: bool = False, fraction: bool = False, loose: bool = False) -> Find:
        return clocks.ClockWords(
            numbers, minutes, minus, hour_only=hour_only, fraction=fraction, loose=loose
        )

    return {
        "clockdigits": clocks.clock_digits,
        "clockwords": hours(),
        "hourword": hours(hour_only=True),
        "hourhalf": hours(hour_only=True, fraction=True),
        "looseclock": hours(loose=True),
        "minutes": clocks.more_minutes(numbers, minutes),
        "someminutes": _Begins(
            clocks.some_minutes(numbers, minutes), numbers.starts, numbers.vocabulary()
        ),
        "clockrun": clocks.clock_run,
    }


def _lengths(pack: Pack, numbers: NumberLexicon) -> dict[str, Find]:
    """Lengths of time, and the hedges behind them."""
    months = pack.rows("calendar", "months", MonthRow)
    month_words = Lexicon(((m.name, m) for m in months), article=False)
    units = Lexicon((u.word, u) for u in pack.rows("time", "units", UnitRow))
    before, behind, whole = (_few(pack, place) for place in ("before", "after", "whole"))

    def length(*, bare: bool, loose: bool = False) -> Find:
        return Lengths(
            numbers, units, before, behind, whole, bare=bare, months=month_words, loose=loose
        )

    def hedge_after(tokens: Sequence[Token], i: int) -> Found:
        hit = numbers.hedge_after(tokens, i)
        return [(hit.last, hit.mod, "")] if hit else []

    return {
        "amount": length(bare=False),
        "span": length(bare=True),
        "loosespan": length(bare=True, loose=True),
        "hedgeafter": hedge_after,
    }


def _few(pack: Pack, place: str) -> frozenset[str]:
    rows = pack.rows("time", "few", FewRow)
    return frozenset(w for f in rows if f.place == place for w in words(f.word))
