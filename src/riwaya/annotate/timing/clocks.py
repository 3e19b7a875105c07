"""Times of day as written: «17:00», «السابعة والنصف», «الثامنة إلا ربعا»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.timing.finders import Find, Found
from riwaya.annotate.timing.meaning import Clock
from riwaya.language.affixes import AND, BY, HA
from riwaya.language.numbers import NumberLexicon, NumberMatch, parse
from riwaya.language.tokens import Token

_BARE_OR_BY = ("", BY)

_HOURS, _MINUTES = 24, 60
_ISO_TIME = "t"
_HALF = 30
#: Minutes that are written as a fraction of the hour.
_SHARES = (15, 20, 30, 45)


def clock_digits(tokens: Sequence[Token], i: int) -> Found:
    """«17:00», «07:11:30», ISO's «T18:24:00+01:00»."""
    iso = tokens[i].text == _ISO_TIME
    at = i + 1 if iso else i
    if at + 2 >= len(tokens) or tokens[at].kind != "number" or tokens[at + 1].text != ":":
        return []
    hour, minute = tokens[at].text, tokens[at + 2].text
    if not (_fits(hour, _HOURS) and len(minute) == 2 and _fits(minute, _MINUTES - 1)):
        return []
    last, second = at + 3, None
    if last + 1 < len(tokens) and tokens[last].text == ":" and _fits(tokens[last + 1].text, 59):
        second, last = int(tokens[last + 1].text), last + 2
    clock = Clock(int(hour), int(minute), second, twelve=0 < int(hour) <= 12)
    return [(_offset(tokens, last), clock, "")]


def _fits(text: str, most: int) -> bool:
    return text.isdigit() and len(text) <= 2 and int(text) <= most


def _offset(tokens: Sequence[Token], at: int) -> int:
    """The token past «+01:00» or «Z»."""
    run = tokens[at : at + 4]
    if run and run[0].text == "z" and not run[0].spaced:
        return at + 1
    signed = len(run) == 4 and run[0].text in "+-" and not run[0].spaced and not run[1].spaced
    if signed and run[1].kind == "number" and run[2].text == ":" and run[3].kind == "number":
        return at + 4
    return at


def more_minutes(numbers: NumberLexicon, words: frozenset[str]) -> Find:
    """«و44 دقيقة», «والنصف» behind the part of the day («الثامنة ليلا و44 دقيقة»)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        spaced = tokens[i].text == AND
        begin = i + 1 if spaced else i
        match = parse(tokens, begin, numbers) if begin < len(tokens) else None
        if match is None or match.prefix != ("" if spaced else AND):
            return []
        if match.kind == "fraction":
            minute = round(match.value * _MINUTES)
            return [(match.last, minute, "")] if minute in _SHARES else []
        if (
            match.last >= len(tokens)
            or tokens[match.last].text not in words
            or not 0 < match.value < _MINUTES
        ):
            return []
        return [(match.last + 1, int(match.value), "")]

    return find


def some_minutes(numbers: NumberLexicon, words: frozenset[str]) -> Find:
    """«عشر دقائق» before «بعد الخامسة» or «قبل الثامنة», or behind them with «ب» («قبل الثامنة بعشر دقائق»)."""

    def find(tokens: Sequence[Token], i: int) -> Found:
        match = parse(tokens, i, numbers)
        if match is None or match.last >= len(tokens) or match.prefix not in _BARE_OR_BY:
            return []
        if tokens[match.last].text not in words or not 0 < match.value < _MINUTES:
            return []
        return [(match.last + 1, int(match.value), match.prefix)]

    return find


def clock_run(tokens: Sequence[Token], i: int) -> Found:
    """«1430», «0600»: hours and minutes without a mark between them, as agencies write them before «ت غ»."""
    text = tokens[i].text
    if not text.isdigit() or not 3 <= len(text) <= 4:
        return []
    hour, minute = int(text[:-2]), int(text[-2:])
    if hour > _HOURS or minute >= _MINUTES:
        return []
    return [(i + 1, Clock(hour, minute, twelve=0 < hour <= 12 and text[0] != "0"), "")]


class ClockWords:
    """What stands behind «الساعة»: an hour in digits or words, with minutes.

    Args:
        minutes: words for the minute, folded.
        minus: words of subtraction («إلا»), folded.
        hour_only: whether the hour must be a definite word («السابعة») or digits, for use without «الساعة»; then a part
            of the day follows, and any minutes are read («السابعة وخمس وثلاثين مساء»).
        fraction: whether only an hour with a fraction counts («السابعة والنصف»).
        loose: whether any minutes are read behind any hour («عشرة وخمس وأربعين»), as people say it to an alarm clock.
    """

    def __init__(
        self,
        numbers: NumberLexicon,
        minutes: frozenset[str],
        minus: frozenset[str],
        *,
        hour_only: bool = False,
        fraction: bool = False,
        loose: bool = False,
    ) -> None:
        self._numbers = numbers
        self._minute_words = minutes
        self._minus = minus
        self._hour_only = hour_only
        self._fraction = fraction
        self._loose = loose
        self._any_minutes = loose or (hour_only and not fraction)

    @property
    def vocabulary(self) -> frozenset[str]:
        """What a word that begins one has among its `stems`."""
        return self._numbers.vocabulary()

    def begins(self, token: Token) -> bool:
        return self._numbers.starts(token)

    def __call__(self, tokens: Sequence[Token], i: int) -> Found:
        found = self._found(tokens, i)
        return [f for f in found if self._share(tokens, f[0] - 1)] if self._fraction else found

    def _share(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the last word of the minutes is a fraction of the hour («والنصف»), no ten («والعشرين»)."""
        match = parse(tokens, at, self._numbers)
        return match is not None and match.kind == "fraction"

    def _found(self, tokens: Sequence[Token], i: int) -> Found:
        if tokens[i].kind == "number":
            return [] if self._fraction else self._digits(tokens, i)
        match = parse(tokens, i, self._numbers)
        if not match or match.kind == "fraction":
            return []
        if self._hour_only and (
            not match.definite
            or (match.value == 1 and match.kind == "ordinal")
            or not tokens[i].text.endswith(HA)
        ):
            return []
        if match.value in range(1, _HOURS + 1 if self._loose else 13):
            return self._readings(tokens, match.last, int(match.value), match.prefix)
        # «السابعة والعشرين» comes as one number; hour and minutes are told apart here.
        hour = parse(tokens[: i + 1], i, self._numbers)
        if hour and hour.value in range(1, 13):
            return self._readings(tokens, i + 1, int(hour.value), hour.prefix)
        return []

    def _readings(self, tokens: Sequence[Token], at: int, hour: int, prefix: str) -> Found:
        plain = self._with_minutes(tokens, at, hour, prefix)
        if not self._any_minutes or plain[0] > at or at >= len(tokens):
            return [plain]
        begin = at + 1 if tokens[at].text == AND else at
        match = parse(tokens, begin, self._numbers) if begin < len(tokens) else None
        joined = match and (begin > at or match.prefix == AND or self._loose)
        if match is None or not joined or not 0 < match.value < _MINUTES:
            return [plain]
        if match.value != int(match.value):
            return [plain]
        return [plain, (match.last, Clock(hour, int(match.value), twelve=hour <= 12), prefix)]

    def _digits(self, tokens: Sequence[Token], i: int) -> Found:
        text = tokens[i].text
        if _fits(text, _HOURS):
            return [self._with_minutes(tokens, i + 1, int(text), "")]
        hour, _, minute = text.replace(",", ".").partition(".")
        if _fits(hour, _HOURS) and len(minute) == 2 and _fits(minute, _MINUTES - 1):
            return [(i + 1, Clock(int(hour), int(minute), None, twelve=0 < int(hour) <= 12), "")]
        return []

    def _with_minutes(
        self, tokens: Sequence[Token], at: int, hour: int, prefix: str
    ) -> tuple[int, Clock, str]:
        twelve = 0 < hour <= 12
        less = at < len(tokens) and tokens[at].text in self._minus
        found = self._minutes(tokens, at + 1 if less else at, need_and=not less)
        if found is None:
            return at, Clock(hour, twelve=twelve), prefix
        last, minute = found
        if less:
            return last, Clock((hour - 1) % _HOURS or 12, _MINUTES - minute, twelve=twelve), prefix
        if minute == _HALF and last < len(tokens) and tokens[last].text in self._minus:
            fewer = self._minutes(tokens, last + 1, need_and=False)
            if fewer is not None:  # «السابعة والنصف إلا خمس دقائق»
                last, minute = fewer[0], minute - fewer[1]
        return last, Clock(hour, minute, twelve=twelve), prefix

    def _minutes(
        self, tokens: Sequence[Token], at: int, *, need_and: bool
    ) -> tuple[int, int] | None:
        if at >= len(tokens):
            return None
        if need_and and tokens[at].text == AND and at + 1 < len(tokens):
            match = parse(tokens, at + 1, self._numbers)
        else:
            match = parse(tokens, at, self._numbers)
            if match and need_and and match.prefix != AND:
                return None
        return self._as_minutes(tokens, match) if match else None

    def _as_minutes(self, tokens: Sequence[Token], match: NumberMatch) -> tuple[int, int] | None:
        if match.kind == "fraction":
            minute = round(match.value * _MINUTES)
            return (match.last, minute) if minute in _SHARES else None
        if not (0 < match.value < _MINUTES and match.value == int(match.value)):
            return None
        if match.last < len(tokens) and tokens[match.last].text in self._minute_words:
            return match.last + 1, int(match.value)
        # Without its noun a minute is only trusted when it is round and definite.
        return (match.last, int(match.value)) if match.value % 5 == 0 and match.definite else None
