"""Numbers: every value that is spelled out is read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.language.numbers import NumberMatch, parse, read_digits
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.resources import builtin
from riwaya.resources.numbers import Numbers

LEXICON = builtin().get(Numbers).lexicon

_MASCULINE = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_FEMININE = ["واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def _below_hundred(n: int, feminine: bool, oblique: bool) -> str:
    units = _FEMININE if feminine else _MASCULINE
    tens = [w[:-2] + "ين" if oblique else w for w in _TENS]
    if n <= 10:
        word = units[n - 1]
        return word[:-2] + "ين" if oblique and n == 2 else word
    if n < 20:
        ten = "عشرة" if feminine else "عشر"
        if n == 11:
            return ("إحدى " if feminine else "أحد ") + ten
        if n == 12:
            two = "اثنت" if feminine else "اثن"
            return f"{two}{'ي' if oblique else 'ا'} {ten}"
        return f"{units[n - 11]} {ten}"
    if n % 10 == 0:
        return tens[n // 10 - 2]
    return f"{_below_hundred(n % 10, feminine, oblique)} و{tens[n // 10 - 2]}"


def _below_thousand(n: int, feminine: bool, oblique: bool) -> str:
    parts = []
    if n >= 100:
        word = _HUNDREDS[n // 100 - 1]
        parts.append(word[:-2] + "ين" if oblique and n // 100 == 2 else word)
    if n % 100:
        parts.append(_below_hundred(n % 100, feminine, oblique))
    return " و".join(parts)


def spell(n: int, feminine: bool = False, oblique: bool = False) -> str:
    """A number in words, as grammar books write it."""
    parts = []
    for size, one, two, few in (
        (10**9, "مليار", "ملياران", "مليارات"),
        (10**6, "مليون", "مليونان", "ملايين"),
        (10**3, "ألف", "ألفان", "آلاف"),
    ):
        count, n = divmod(n, size)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two[:-2] + "ين" if oblique else two)
        elif 3 <= count % 100 <= 10:
            parts.append(f"{_below_thousand(count, False, oblique)} {few}")
        elif count:
            parts.append(f"{_below_thousand(count, False, oblique)} {one}")
    if n:
        parts.append(_below_thousand(n, feminine, oblique))
    return " و".join(parts)


def read(text: str) -> list[NumberMatch]:
    tokens = tokenize(View(text))
    out, i = [], 0
    while i < len(tokens):
        match = parse(tokens, i, LEXICON)
        if match:
            out.append(match)
        i = match.last if match else i + 1
    return out


def _one_scale_apart(n: int) -> bool:
    """Whether no group stands for one or two hundred before a scale, which grammar spells otherwise."""
    return all(group not in (100, 200) for group in (n // 1000 % 1000, n // 10**6 % 1000))


@settings(max_examples=400, deadline=None)
@given(st.integers(1, 10**12 - 1).filter(_one_scale_apart), st.booleans(), st.booleans())
def test_words_read_back(n: int, feminine: bool, oblique: bool) -> None:
    text = spell(n, feminine, oblique)
    (match,) = read(text)
    assert match.value == n
    assert (match.start, match.end) == (0, len(text))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_digits_read_back(n: int) -> None:
    arabic = str(n).translate({ord("0") + k: 0x660 + k for k in range(10)})
    for text in (str(n), arabic, f"{n:,}", f"{n:,}".translate({ord(","): "٬"})):
        (match,) = read(text)
        assert match.value == n
        assert match.written == "digits"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("13 ألفا و500", [13500]),
        ("2.5 مليون", [2_500_000]),
        ("12,5", [12.5]),
        ("1.250.000", [1_250_000]),
        ("13 500 قتيل", [13500]),
        ("مليون ونصف المليون", [1_500_000]),
        ("ثلاثة أرباع", [0.75]),
        ("مليونين وثلاثة ملايين", [2_000_000, 3_000_000]),
        ("خمسة وعشرة", [5, 10]),
        ("ثلاثة آلاف مليار", [3 * 10**12]),
        ("يوم الأحد وأحد الجنود", []),
        ("كانون الثاني وتشرين الأول", []),
        ("الاثنين", []),
        ("2015.07.21", []),
    ],
)
def test_runs(text: str, values: list[float]) -> None:
    assert [m.value for m in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الرابع", 4),
        ("الحادي والعشرين", 21),
        ("الثانية عشرة", 12),
        ("الثالث والأربعون", 43),
        ("عاشر", 10),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    (match,) = read(text)
    assert (match.value, match.kind) == (value, "ordinal")


def test_clitics_and_duals() -> None:
    (match,) = read("وألفين")
    assert (match.prefix, match.dual, match.value, match.start) == ("و", True, 2000, 1)


def test_percent_is_inside() -> None:
    (match,) = read("12 في المئة")
    assert match.percent and match.end == len("12 في المئة")


def test_a_point_before_three_digits_has_two_readings() -> None:
    assert read_digits("12.500") == (12.5, 12500)
    assert read_digits("12.000") == (12000, 12)


def test_hedges_and_vague_counts() -> None:
    tokens = tokenize(View("قتل لأكثر من 20 ومئات الآلاف"))
    hedge = LEXICON.hedge_before(tokens, 3)
    assert hedge is not None and hedge.mod == "MORE_THAN"
    vague = LEXICON.vague(tokens, 4)
    assert vague is not None and vague.low == 200_000 and vague.prefix == "و"
