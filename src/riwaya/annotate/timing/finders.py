"""The classes of the time rules that are more than a word list: days, months, years, dates in digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riwaya.language.affixes import AND, ARTICLE, BY, OR, SO, TO
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Lexicon
from riwaya.language.marks import DASHES_AND_TATWEEL
from riwaya.language.numbers import NumberLexicon, parse
from riwaya.language.tokens import Token
from riwaya.resources.calendar import MonthRow

_EITHER = ("/", "\\", OR)

Found = list[tuple[int, Any, str]]
Find = Callable[[Sequence[Token], int], Found]

ARTICLES = frozenset(
    c + p + a for c in ("", AND, SO) for p, a in (("", ARTICLE), (BY, ARTICLE), (TO, TO))
)
FIRST_YEAR, LAST_YEAR = 1800, 2100
_LEAST_YEAR = 100
DAYS, MONTHS = 31, 12
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_DASH = frozenset(DASHES_AND_TATWEEL)


def one_of(texts: frozenset[str]) -> Find:
    """A class of single tokens: marks, joining words."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        return [(i + 1, tokens[i].text, "")] if tokens[i].text in texts else []

    return find


MARKS: Mapping[str, Find] = {
    "open": one_of(_OPEN),
    "close": one_of(_CLOSE),
    "comma": one_of(frozenset("،,-–—:")),
    "dash": one_of(_DASH | {"/"}),
    "slash": one_of(frozenset("/")),
}


def month(lexicon: Lexicon[MonthRow]) -> Find:
    """A month, with its name in another tradition where that follows («أبريل/نيسان», «تموز (يوليو)»)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        # The longest name wins: «ربيع الأول» is not «ربيع».
        hit = lexicon.first(tokens, i)
        if hit is None:
            return []
        return [(_double(tokens, hit.last, hit.value, lexicon), hit.value, hit.prefix)]

    return find


def numbered_month(numbers: NumberLexicon, months: Sequence[MonthRow]) -> Find:
    """A month by its number behind «شهر» («شهر 3», «شهر ثلاثة», «الشهر التاسع»), as Gregorian."""
    rows: dict[int, MonthRow] = {}
    for row in months:
        if row.calendar == "gregorian":
            rows.setdefault(row.month, row)

    def find(tokens: Sequence[Token], i: int) -> Found:
        match = parse(tokens, i, numbers)
        if match and not match.prefix and match.kind != "fraction" and match.value in rows:
            return [(match.last, rows[int(match.value)], "")]
        return []

    return find


def _double(tokens: Sequence[Token], at: int, row: MonthRow, lexicon: Lexicon[MonthRow]) -> int:
    if at >= len(tokens):
        return at
    for hit in lexicon.at(tokens, at):  # «فبراير شباط»
        same = hit.value.month == row.month and hit.value.calendar == row.calendar
        if same and hit.value.name != row.name and not hit.prefix:
            return hit.last
    if at + 1 >= len(tokens):
        return at
    mark = tokens[at].text
    if mark not in _OPEN and mark not in _DASH and mark not in _EITHER:
        return at
    for hit in lexicon.at(tokens, at + 1):
        same = hit.value.month == row.month and hit.value.calendar == row.calendar
        if same and hit.value.name != row.name:
            closed = hit.last < len(tokens) and tokens[hit.last].text in _CLOSE
            if mark not in _OPEN:
                return hit.last
            return hit.last + 1 if closed else at
    return at


def day(numbers: NumberLexicon, named: Mapping[str, int]) -> Find:
    """A day of the month: «14», «الرابع», «الحادي والعشرين», «الـ29»; `named` are words for one («غرة»)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        if is_article(tokens, i):
            return find(tokens, i + 1)
        if tokens[i].kind == "number":
            text = tokens[i].text
            fits = len(text) <= 2 and text.isdigit() and 1 <= int(text) <= DAYS
            return [(i + 1, int(text), "")] if fits else []
        for split in splits(tokens[i].text):
            if split.stem in named and not split.definite:
                return [(i + 1, named[split.stem], split.prefix)]
        match = parse(tokens, i, numbers)
        if match and match.value in range(1, DAYS + 1) and match.kind != "fraction":
            return [(match.last, int(match.value), match.prefix)]
        return []

    return find


def and_day(numbers: NumberLexicon, named: Mapping[str, int]) -> Find:
    """A day of the month that «و» joins to the one before («الثالث والسابع من مايو»)."""
    find_day = day(numbers, named)

    def find(tokens: Sequence[Token], i: int) -> Found:
        return [hit for hit in find_day(tokens, i) if hit[2] == AND]

    return find


def is_article(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is the article (with its clitics) joined to digits: «الـ29»."""
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "number" or tokens[i + 1].spaced:
        return False
    text = tokens[i].text
    return text in ARTICLES


def year(tokens: Sequence[Token], i: int) -> Found:
    """A year in four digits."""
    token = tokens[i]
    if token.kind == "number" and len(token.text) == 4 and token.text.isdigit():
        value = int(token.text)
        if (FIRST_YEAR <= value <= LAST_YEAR) or 1300 <= value <= 1500:
            return [(i + 1, value, "")]
    return []


def any_year(numbers: NumberLexicon) -> Find:
    """A year of three or four digits or in words, as far back as 100; stands only behind «عام» or «سنة»."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        token = tokens[i]
        if token.kind == "number":
            fits = token.text.isdigit() and len(token.text) in (3, 4)
            return [(i + 1, int(token.text), "")] if fits and _old(int(token.text)) else []
        match = parse(tokens, i, numbers)
        if match and match.kind == "cardinal" and not match.prefix and _old(match.value):
            return [(match.last, int(match.value), "")] if match.last - i > 1 else []
        return []

    return find


def old_year(tokens: Sequence[Token], i: int) -> Found:
    """A year in four digits before those that `year` reads; stands only behind «عام» or «سنة»."""
    text = tokens[i].text
    old = len(text) == 4 and text.isdigit() and 1000 <= int(text) < FIRST_YEAR
    return [(i + 1, int(text), "")] if old else []


def _old(value: float) -> bool:
    return value == int(value) and _LEAST_YEAR <= value < FIRST_YEAR


def year_words(numbers: NumberLexicon) -> Find:
    """A year in words («ألفين وتسعة عشر»); stands only behind «عام» or «سنة»."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        if tokens[i].kind != "word":
            return []
        match = parse(tokens, i, numbers)
        if match and match.kind == "cardinal" and FIRST_YEAR <= match.value <= LAST_YEAR:
            return [(match.last, int(match.value), match.prefix)]
        return []

    return find


def long_year(numbers: NumberLexicon) -> Find:
    """A year in two words or more («ألفين وستة»), which needs no «عام» behind a month."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        return [hit for hit in year_words(numbers)(tokens, i) if hit[0] - i > 1 and not hit[2]]

    return find


def small(numbers: NumberLexicon) -> Find:
    """A number up to 99 in digits or words (ordinals of quarters, two-digit years)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        match = parse(tokens, i, numbers)
        if (
            match
            and match.kind != "fraction"
            and 0 < match.value < 100
            and match.value == int(match.value)
        ):
            return [(match.last, int(match.value), match.prefix)]
        return []

    return find


def ordinal(numbers: NumberLexicon) -> Find:
    """An ordinal up to 12 («الأول», «الثالث»)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        match = parse(tokens, i, numbers) if tokens[i].kind == "word" else None
        if match and match.kind == "ordinal" and match.value <= MONTHS:
            return [(match.last, int(match.value), match.prefix)]
        return []

    return find
