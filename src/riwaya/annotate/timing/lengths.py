"""Lengths of time: «ثلاثة أيام», «عامين», «24 ساعة», «سنة وثلاثة أشهر», «أسبوع ونصف», «بضعة أشهر»."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.timing.finders import Found, is_article
from riwaya.annotate.timing.meaning import Amount
from riwaya.annotate.timing.rows import Unit, UnitRow
from riwaya.language.affixes import AND, JOINED_OR_NOT
from riwaya.language.lexicon import Hit, Lexicon
from riwaya.language.numbers import NumberLexicon, parse
from riwaya.language.tokens import Token
from riwaya.resources.calendar import MonthRow

_COARSE_FIRST: tuple[Unit, ...] = ("CE", "DE", "Y", "Q", "M", "W", "D", "H", "MIN", "S")
_LEAST_YEAR = 1000
_Parts = list[tuple[float, Unit]]


class Lengths:
    """Finds amounts of time.

    Args:
        few: words for some, before («عدة», «بضعة») the unit.
        few_after: the same after it («قليلة»).
        whole: words that make one of a unit («كامل»).
        months: what «شهر» may introduce.
        bare: whether a unit without a number counts (only behind «قبل», «منذ», «أقل من»...).
        loose: whether parts come in any order, and without «و» («يومين وشهر»), as people say it to a machine.
    """

    def __init__(
        self,
        numbers: NumberLexicon,
        units: Lexicon[UnitRow],
        few: frozenset[str],
        few_after: frozenset[str],
        whole: frozenset[str],
        *,
        bare: bool,
        months: Lexicon[MonthRow] | None = None,
        loose: bool = False,
    ) -> None:
        self._loose = loose
        self._numbers = numbers
        self._units = units
        self._few = few
        self._few_after = few_after
        self._whole = whole
        self._bare = bare
        self._months = months
        #: What a word that begins a length has among its `stems`.
        self.vocabulary = numbers.vocabulary() | units.vocabulary() | few

    def begins(self, token: Token) -> bool:
        return self._numbers.starts(token) or self._units.begins(token) or token.text in self._few

    def __call__(self, tokens: Sequence[Token], i: int) -> Found:
        first = self._counted(tokens, i) or self._vague(tokens, i) or self._unit(tokens, i)
        if first is None:
            return []
        last, parts, vague, prefix = first
        while not vague:
            more = self._more(tokens, last, parts) or self._next(tokens, last, parts)
            if more is None:
                break
            last, parts = more
        return [(last, Amount(tuple(parts), vague), prefix)]

    def _next(self, tokens: Sequence[Token], at: int, parts: _Parts) -> tuple[int, _Parts] | None:
        """A part in any other unit, where order is loose."""
        if not self._loose or at >= len(tokens) or len(parts) >= len(_COARSE_FIRST):
            return None
        begin = at + (tokens[at].text == AND)
        found = (
            self._counted(tokens, begin) or self._unit(tokens, begin)
            if begin < len(tokens)
            else None
        )
        if found is None or found[2] or found[3] not in JOINED_OR_NOT:
            return None
        added = [p for p in found[1] if p[1] not in {u for _, u in parts}]
        return (found[0], [*parts, *added]) if added else None

    def _unit_at(self, tokens: Sequence[Token], i: int) -> Hit[UnitRow] | None:
        if i >= len(tokens) or tokens[i].line:
            return None
        return self._units.first(tokens, i)

    def _counted(self, tokens: Sequence[Token], i: int) -> tuple[int, _Parts, bool, str] | None:
        match = parse(tokens, i, self._numbers)
        if not match or match.percent or match.kind == "ordinal":
            return None
        unit = self._unit_at(tokens, match.last)
        if not unit or unit.prefix or unit.value.number == "d":
            return None
        if unit.definite and not match.definite and not self._loose:
            # «15 الساعة» are two things, «الثلاثة الأيام» one.
            return None
        return unit.last, [(match.value, unit.value.unit)], False, match.prefix

    def _vague(self, tokens: Sequence[Token], i: int) -> tuple[int, _Parts, bool, str] | None:
        if tokens[i].text not in self._few:
            return None
        unit = self._unit_at(tokens, i + 1)
        if not unit or unit.value.number != "p" or unit.prefix:
            return None
        return unit.last, [(0, unit.value.unit)], True, ""

    def _unit(self, tokens: Sequence[Token], i: int) -> tuple[int, _Parts, bool, str] | None:
        """A unit that comes first: «عامين», «أسبوع واحد», «أيام قليلة», «الأيام الثلاثة»."""
        hit = self._units.first(tokens, i)
        if hit is None:
            return None
        last, row = hit.last, hit.value
        if row.number == "d":
            return last, [(2, row.unit)], False, hit.prefix
        follows = tokens[last] if last < len(tokens) else None
        if row.number == "p" and hit.definite:
            return self._definite_plural(tokens, hit)
        if hit.definite:
            return None
        if follows and row.number == "s":
            if follows.text in self._whole:
                return last + 1, [(1, row.unit)], False, hit.prefix
            one = parse(tokens, last, self._numbers)
            if one and one.value == 1 and one.kind == "cardinal" and not one.prefix:
                return one.last, [(1, row.unit)], False, hit.prefix
        if follows and row.number == "p" and follows.text in self._few_after:
            return last + 1, [(0, row.unit)], True, hit.prefix
        if row.number == "s" and self._more(tokens, last, [(1, row.unit)]) is not None:
            return last, [(1, row.unit)], False, hit.prefix  # «سنة ونصف»
        if self._bare and not (follows and self._named(tokens, last)):
            return last, [(int(row.number == "s"), row.unit)], row.number == "p", hit.prefix
        return None

    def _named(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the unit before token `i` only introduces a name of its own («عام 1984», «شهر رمضان»)."""
        if tokens[i].kind == "number":
            return len(tokens[i].text) == 4
        if self._months is not None and self._months.begins(tokens[i]):
            return True
        match = parse(tokens, i, self._numbers)
        return match is not None and not match.prefix and match.value > _LEAST_YEAR

    def _definite_plural(
        self, tokens: Sequence[Token], hit: Hit[UnitRow]
    ) -> tuple[int, _Parts, bool, str] | None:
        if hit.last >= len(tokens):
            return None
        joined = is_article(tokens, hit.last)
        count = parse(tokens, hit.last + joined, self._numbers)
        if count and (count.definite or joined) and count.kind == "cardinal" and not count.prefix:
            return count.last, [(count.value, hit.value.unit)], False, hit.prefix
        return None

    def _more(self, tokens: Sequence[Token], at: int, parts: _Parts) -> tuple[int, _Parts] | None:
        """What «و» adds: a fraction of the last unit, or a part in a finer one."""
        if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].text[0] != AND:
            return None
        spaced = tokens[at].text == AND
        begin = at + 1 if spaced else at
        if begin >= len(tokens):
            return None
        wants = "" if spaced else AND
        amount, unit = parts[-1]
        match = parse(tokens, begin, self._numbers)
        if match and match.prefix == wants:
            after = self._unit_at(tokens, match.last)
            if match.kind == "fraction":
                same = after and after.value.unit == unit and after.value.number == "s"
                last = after.last if after and same else match.last
                return last, [*parts[:-1], (amount + match.value, unit)]
            if (
                after
                and not after.prefix
                and after.value.number != "d"
                and _finer(after.value.unit, unit)
            ):
                return after.last, [*parts, (match.value, after.value.unit)]
            return None
        hit = self._unit_at(tokens, begin)
        if not hit or hit.prefix != wants or hit.definite or hit.value.number == "p":
            return None
        if not _finer(hit.value.unit, unit):
            return None
        return hit.last, [*parts, (2 if hit.value.number == "d" else 1, hit.value.unit)]


def _finer(unit: Unit, than: Unit) -> bool:
    return _COARSE_FIRST.index(unit) > _COARSE_FIRST.index(than)
