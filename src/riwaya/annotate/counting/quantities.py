"""Quantities in a sentence: numbers with their hedges and the noun that they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import msgspec

from riwaya.annotate.counting.bare import bare_count
from riwaya.annotate.counting.count import CASES, PERCENT, Quantity, best_noun
from riwaya.annotate.counting.scene import Sentence, is_single
from riwaya.annotate.counting.words import Noun
from riwaya.language.affixes import (
    ALEF,
    AND,
    ARTICLE,
    CONJUNCTIONS,
    LIKE,
    MEN,
    MEN_OBLIQUE,
    PREPOSED,
    TO,
)
from riwaya.language.marks import DASHES, QUOTES
from riwaya.language.numbers import NumberMatch, parse
from riwaya.language.tokens import Token

_QUOTES = QUOTES | frozenset("()")
#: «42 من المقاومة»: a part of a group that no table knows.
_GROUP = Noun("person", "p")
_PERCENT = Noun("unit", "s", unit=PERCENT)
#: From how many on a word that tells no number («العشرات») counts.
_VAGUE = 10
#: Numbers that count plurals; letters of the shortest sound plural, and of broken ones that look like it.
_FEW = (3, 10)
_SOUND = 5
_BROKEN = 6
_MORE = ("MORE_THAN", "EQUAL_OR_MORE")
#: How far (tokens) before «إلى» the noun of a toll stands.
_TOLL = 12
_YEARS = range(1300, 2101)
#: Which way the digits lie of a bracket around them, how many tokens such a number may have.
_BRACKET = {"(": 1, ")": -1}
_BRACKETED = 14
_SCALES = (1_000, 1_000_000, 1_000_000_000)


class _Bounds(TypedDict):
    low: int | float | None
    high: int | float | None
    approx: bool


def quantities(scene: Sentence) -> list[Quantity]:
    """All quantities of a sentence in order; none of them in its times or, as numbers, in names of places («مدينة الخمس»)."""
    found: list[Quantity] = []
    end = scene.first
    numbers = frozenset(scene.places(scene.words.numbers))
    bare = {*scene.places(scene.words.singles), *scene.places(scene.words.nouns)}
    for i in sorted(numbers | bare):
        if i < end or i in scene.timed or scene.tokens[i].kind not in ("word", "number"):
            continue
        quantity = None
        if i in numbers and i not in scene.placed:
            quantity = _numbered(scene, i)
        if quantity is None and i in bare:
            quantity = bare_count(scene, i)
        if quantity and quantity.last <= scene.last:
            found.append(quantity)
            end = quantity.last
    return found


def _numbered(scene: Sentence, i: int) -> Quantity | None:
    tokens, lexicon = scene.tokens, scene.words.numbers
    vague = lexicon.vague(tokens, i)
    if vague and vague.low >= _VAGUE:
        noun, end = _noun(scene, vague.last)
        return Quantity(
            i, end, i, vague.start, tokens[end - 1].end, None, vague.low,
            noun=noun, joined=AND in vague.prefix,
        )  # fmt: skip
    if not lexicon.starts(tokens[i]):
        return None
    spanned = _dashed(scene, i)
    if spanned is not None:
        return spanned
    match = _bracketed(scene, i) or parse(tokens, i, lexicon)
    if match is None or match.kind == "ordinal" or LIKE in match.prefix:
        return None  # «كمية»
    if match.last > scene.last or match.last - 1 in scene.timed:
        return None
    told = _told_again(scene, match)
    noun, end = (
        (_PERCENT, told)
        if match.percent
        else _noun(scene, told, few=_FEW[0] <= match.value <= _FEW[1])
    )
    if _no_count(scene, match, noun):
        return None
    between = _hedged_group(scene, told) if noun is None else None
    if between is not None:
        group = _hedged(scene, match, between[1], between[2])
        return msgspec.structs.replace(group, **_bounds(match.value, [between[0]]))
    return _hedged(scene, match, noun, end)


def _hedged_group(scene: Sentence, at: int) -> tuple[str, Noun, int] | None:
    """«ستة على الأقل من مرافقيه»: the hedge at token `at`, and the people of whom «من» behind it tells."""
    hedge = scene.words.numbers.hedge_after(scene.tokens, at)
    if hedge is None or hedge.last >= scene.last or not is_single(scene, hedge.last, "of"):
        return None
    noun, end = _noun(scene, hedge.last)
    return (hedge.mod, noun, end) if noun is not None and noun.kind == "person" else None


def _dashed(scene: Sentence, i: int) -> Quantity | None:
    """«500-700 طفل»: at least so many people and at most so many, the dash unspaced."""
    tokens, k = scene.tokens, i + 2
    if k >= scene.last or tokens[i + 1].text not in DASHES or tokens[k].kind != "number":
        return None
    low, high = (parse(tokens[n : n + 1], 0, scene.words.numbers) for n in (i, k))
    noun, end = _noun(scene, k + 1)
    people = noun is not None and noun.kind == "person"
    if low is None or high is None or not people or low.value >= high.value or i in scene.timed:
        return None
    found = _hedged(scene, msgspec.structs.replace(low, first=i), noun, end)
    return msgspec.structs.replace(found, value=None, low=low.value, high=high.value)


def _no_count(scene: Sentence, match: NumberMatch, noun: Noun | None) -> bool:
    """Whether a number is a label, a year, a share of something or a verb that looks like one."""
    if _is_label(scene, match, noun) or _is_verb(match, noun):
        return True
    if noun is not None:
        return noun.kind != "unit" and match.value < 1
    hedged = scene.words.numbers.hedge_before(scene.tokens, match.first)
    year = match.value in _YEARS and match.written == "digits" and not hedged
    return year and not (match.first > scene.first and _led_to(scene, match.first - 1))


def _led_to(scene: Sentence, k: int) -> bool:
    """«بينهم 1900», «عدد الجرحى 1586», «بلغ 1247», «مقتل 1500»: whether token `k` says that people are counted behind it."""
    words, tokens = scene.words, scene.tokens
    if scene.is_breakdown(k) or words.tolls.at(tokens, k):
        return True
    if scene.is_link(k, "to"):  # «ارتفع عدد الجرحى في الضفة إلى 1828»
        low = max(scene.first, k - _TOLL)
        return any(words.tolls.at(tokens, n) for n in range(low, k))
    verb = scene.barrier(k) != "preposition" and words.toll_links.at(tokens, k)
    return bool(verb) or any(h.last == k + 1 and not h.definite for h in words.heads.at(tokens, k))


def _are_people(scene: Sentence, at: int) -> bool:
    """«سبعة منظمين»: whether a sound masculine plural that no table knows stands right after a number of a few; such
    plurals are of people, but for the broken ones of the shape of «قوانين»."""
    text = scene.tokens[at].text
    if not text.endswith((MEN, MEN_OBLIQUE)) or len(text) < _SOUND or text.startswith(ARTICLE):
        return False
    broken = len(text) == _BROKEN and text[2] == ALEF and text.endswith(MEN_OBLIQUE)
    number = scene.words.numbers.starts(scene.tokens[at])
    return not (broken or number or scene.barrier(at) or at in scene.timed)


def _hedged(scene: Sentence, match: NumberMatch, noun: Noun | None, end: int) -> Quantity:
    """The quantity of a number and its noun, which ends before token `end`, with the hedges around («نحو», «على الأقل»)."""
    tokens, lexicon, i = scene.tokens, scene.words.numbers, match.first
    value: int | float = match.value
    if match.other is not None and noun is not None and (noun.kind != "unit" or noun.unit == CASES):
        value = next((v for v in (value, match.other) if float(v).is_integer()), value)
    start, begin = match.start, i
    joined = AND in match.prefix or _and_before(scene, i)
    mods = []
    before = lexicon.hedge_before(tokens, i)
    if before:
        start, begin = before.start, before.first
        joined = joined or (
            tokens[begin].text.startswith(AND) and before.start > tokens[begin].start
        )
        mods.append(before.mod)
    after = lexicon.hedge_after(tokens, end)
    if after:
        end = after.last
        mods.append(after.mod)
    return Quantity(
        begin, end, i, start, tokens[end - 1].end, value, **_bounds(value, mods),
        noun=noun, joined=joined, prep=_preposition(tokens, begin, match.prefix, start),
    )  # fmt: skip


def _bounds(value: int | float, mods: Sequence[str]) -> _Bounds:
    """What hedges say of a number: at least, at most, about."""
    more = any(mod in _MORE for mod in mods)
    less = any(mod != "APPROX" and mod not in _MORE for mod in mods)
    return {
        "low": value if more else None,
        "high": value if less else None,
        "approx": "APPROX" in mods,
    }


def _and_before(scene: Sentence, i: int) -> bool:
    """«و12», «و 12», «و(12)», «و/12/»: whether «و» stands apart before the number at token `i`."""
    tokens = scene.tokens
    while i > scene.first and (tokens[i - 1].text == "(" or scene.encloses(i - 1)):
        i -= 1
    return i > 0 and tokens[i - 1].text == AND


def _bracketed(scene: Sentence, i: int) -> NumberMatch | None:
    """A number whose digits stand in brackets each («(68) ألفا و(234) شهيدا»), or that is told again in words («(190) مائة
    وتسعون»)."""
    tokens, numbers = scene.tokens, scene.words.numbers
    if i == 0 or i + 2 >= scene.last or tokens[i - 1].text != "(" or tokens[i + 1].text != ")":
        return None
    digits, told = parse(tokens, i, numbers), parse(tokens, i + 2, numbers)
    if digits is None or told is None or told.written == "digits":
        return None
    if told.value == digits.value:
        return msgspec.structs.replace(digits, last=told.last)
    if told.value not in _SCALES and told.last == i + 2 + 1:
        return None
    kept = [k for k in range(i, min(scene.last, i + _BRACKETED)) if not _around_digits(tokens, k)]
    match = parse([tokens[k] for k in kept], 0, numbers)
    if match is None or match.last == 1 or match.value < digits.value * _SCALES[0]:
        return None
    end = kept[match.last - 1] + 1
    end += end < scene.last and tokens[end].text == ")"
    return msgspec.structs.replace(match, first=i, last=end)


def _around_digits(tokens: Sequence[Token], k: int) -> bool:
    """Whether token `k` is a bracket with digits on its inner side."""
    inner = _BRACKET.get(tokens[k].text)
    beside = k + inner if inner else -1
    return 0 <= beside < len(tokens) and tokens[beside].kind == "number"


def _told_again(scene: Sentence, match: NumberMatch) -> int:
    """The token after the same number in brackets («أربعة (04) تجار»), else the one after the number."""
    tokens, k = scene.tokens, match.last
    if k + 2 >= scene.last or tokens[k].text != "(" or tokens[k + 2].text != ")":
        return k
    again = parse(tokens, k + 1, scene.words.numbers)
    return k + 3 if again is not None and again.value == match.value else k


def _is_verb(match: NumberMatch, noun: Noun | None) -> bool:
    """«لست سائحا» is «I am no tourist»: three to ten count plurals."""
    few = match.written != "digits" and _FEW[0] <= match.value <= _FEW[1]
    return few and match.prefix.endswith(TO) and noun is not None and noun.number == "s"


def _preposition(tokens: Sequence[Token], begin: int, prefix: str, start: int) -> str:
    """The preposition joined to the number or to the hedge before it («لنحو», «بـ13»)."""
    if prefix.lstrip(CONJUNCTIONS):
        return prefix.lstrip(CONJUNCTIONS)
    taken = tokens[begin].text[: max(0, start - tokens[begin].start)].lstrip(CONJUNCTIONS)
    if taken:
        return taken
    before = tokens[begin - 1].text if begin else ""
    return before if before in PREPOSED else ""


def _is_label(scene: Sentence, match: NumberMatch, noun: Noun | None) -> bool:
    """Whether digits are part of a date, a clock time, a score or a name («12/5», «20:30», «G20»)."""
    tokens, i = scene.tokens, match.first
    if tokens[i].kind != "number":
        return False
    if i > 1 and tokens[i - 1].text == "-" and not tokens[i].spaced and not tokens[i - 1].spaced:
        return True  # «إيه كيه-47»
    if i and noun is None and scene.words.labels.at(tokens, i - 1):
        return True  # «اللواء 444»
    for at in (i - 1, match.last):
        if 0 <= at < len(tokens) and tokens[at].text in ("/", ":", "-") and noun is None:
            side = tokens[at - 1] if at < i else tokens[min(at + 1, len(tokens) - 1)]
            if side.kind == "number":
                return True
    return i > 0 and tokens[i - 1].kind == "latin" and not tokens[i].spaced


def _noun(scene: Sentence, at: int, *, few: bool = False) -> tuple[Noun | None, int]:
    """The counted noun at token `at`, over «من» and quotation marks where they stand between."""
    tokens, begin = scene.tokens, at
    if at < scene.last and (tokens[at].text in _QUOTES or scene.encloses(at)):
        at += 1
    of = at < scene.last and is_single(scene, at, "of")
    if of:
        at += 1
    if at >= scene.last or tokens[at].kind != "word":
        return None, begin
    hit = best_noun(scene.words.nouns.at(tokens, at), numbers="px" if of else "")
    if hit is not None and not (hit.enclitic and hit.value.kind == "unit"):
        return hit.value, hit.last
    if of and tokens[at].text.startswith(ARTICLE) and not scene.words.barriers.at(tokens, at):
        return _GROUP, at + 1
    if few and at == begin and _are_people(scene, at):
        return _GROUP, at + 1
    return None, begin
