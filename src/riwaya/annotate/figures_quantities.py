"""Quantities in a sentence: numbers with their hedges and the noun that they count."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.figures_bare import bare_count
from riwaya.annotate.figures_count import Quantity, best_noun, is_single
from riwaya.annotate.figures_words import FigureWords, Noun
from riwaya.language.affixes import AND, ARTICLE, CONJUNCTIONS, PREPOSED, TO
from riwaya.language.marks import QUOTES
from riwaya.language.numbers import NumberMatch, parse
from riwaya.language.occurrences import Occurrences
from riwaya.language.tokens import Token

_QUOTES = QUOTES | frozenset("()")
#: «42 من المقاومة»: a part of a group that no table knows.
_GROUP = Noun("person", "p")
_YEARS = range(1300, 2101)
#: Which way the digits lie of a bracket around them, how many tokens such a number may have.
_BRACKET = {"(": 1, ")": -1}
_BRACKETED = 14
_SCALES = (1_000, 1_000_000, 1_000_000_000)


def quantities(
    tokens: Sequence[Token],
    spoken: Occurrences,
    first: int,
    last: int,
    timed: frozenset[int],
    words: FigureWords,
    placed: frozenset[int] = frozenset(),
) -> list[Quantity]:
    """All quantities of tokens `first`..`last` in order; tokens in `timed` belong to time expressions, those in `placed` to
    names of places («مدينة الخمس»).

    `spoken` tells where the words of the page stand.
    """
    found: list[Quantity] = []
    end = first
    numbers = frozenset(spoken.phrases(words.numbers, words.openers, first, last))
    bare = {
        *spoken.phrases(words.singles, words.openers, first, last),
        *spoken.phrases(words.nouns, words.openers, first, last),
    }
    for i in sorted(numbers | bare):
        if i < end or i in timed or tokens[i].kind not in ("word", "number"):
            continue
        quantity = None
        if i in numbers and i not in placed:
            quantity = _numbered(tokens, i, last, timed, words)
        if quantity is None and i in bare:
            quantity = bare_count(tokens, i, last, words)
        if quantity and quantity.last <= last:
            found.append(quantity)
            end = quantity.last
    return found


def _numbered(
    tokens: Sequence[Token], i: int, last: int, timed: frozenset[int], words: FigureWords
) -> Quantity | None:
    lexicon = words.numbers
    vague = lexicon.vague(tokens, i)
    if vague and vague.low >= 10:
        noun, end = _noun(tokens, vague.last, last, words)
        return Quantity(
            i, end, i, vague.start, tokens[end - 1].end, None, vague.low,
            noun=noun, joined=AND in vague.prefix,
        )  # fmt: skip
    if not lexicon.starts(tokens[i]):
        return None
    match = _bracketed(tokens, i, last, words) or parse(tokens, i, lexicon)
    if match is None or match.kind == "ordinal" or match.last > last or match.last - 1 in timed:
        return None
    value: int | float = match.value
    told = _told_again(tokens, match, last, words)
    noun, end = (None, told) if match.percent else _noun(tokens, told, last, words)
    if match.percent:
        noun = Noun("unit", "s", unit="%")
    if _is_label(tokens, i, match.last, noun, words) or (
        noun is None
        and value in _YEARS
        and match.written == "digits"
        and not (i and words.breakdown.at(tokens, i - 1))
    ):
        return None
    if noun is not None and noun.kind != "unit" and value < 1:
        return None
    if _is_verb(match, noun):
        return None
    if match.other is not None and noun is not None and noun.kind != "unit":
        value = next((v for v in (value, match.other) if float(v).is_integer()), value)
    before = lexicon.hedge_before(tokens, i)
    start, low, high, approx, begin = match.start, None, None, False, i
    joined = AND in match.prefix or (i > 0 and tokens[i - 1].text == AND and not tokens[i].spaced)
    mods = []
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
    for mod in mods:
        if mod == "APPROX":
            approx = True
        elif mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            low = value
        else:
            high = value
    return Quantity(
        begin, end, i, start, tokens[end - 1].end, value, low, high, approx, noun, joined,
        prep=_preposition(tokens, begin, match.prefix, start),
    )  # fmt: skip


def _bracketed(
    tokens: Sequence[Token], i: int, last: int, words: FigureWords
) -> NumberMatch | None:
    """A number whose digits stand in brackets each («(68) ألفا و(234) شهيدا»), or that is told again in words («(190) مائة
    وتسعون»)."""
    if i == 0 or i + 2 >= last or tokens[i - 1].text != "(" or tokens[i + 1].text != ")":
        return None
    digits, told = parse(tokens, i, words.numbers), parse(tokens, i + 2, words.numbers)
    if digits is None or told is None or told.written == "digits":
        return None
    if told.value == digits.value:
        return msgspec.structs.replace(digits, last=told.last)
    if told.value not in _SCALES and told.last == i + 2 + 1:
        return None
    kept = [k for k in range(i, min(last, i + _BRACKETED)) if not _around_digits(tokens, k)]
    match = parse([tokens[k] for k in kept], 0, words.numbers)
    if match is None or match.last == 1 or match.value < digits.value * _SCALES[0]:
        return None
    end = kept[match.last - 1] + 1
    end += end < last and tokens[end].text == ")"
    return msgspec.structs.replace(match, first=i, last=end)


def _around_digits(tokens: Sequence[Token], k: int) -> bool:
    """Whether token `k` is a bracket with digits on its inner side."""
    inner = _BRACKET.get(tokens[k].text)
    beside = k + inner if inner else -1
    return 0 <= beside < len(tokens) and tokens[beside].kind == "number"


def _told_again(tokens: Sequence[Token], match: NumberMatch, last: int, words: FigureWords) -> int:
    """The token after the same number in brackets («أربعة (04) تجار»), else the one after the number."""
    k = match.last
    if k + 2 >= last or tokens[k].text != "(" or tokens[k + 2].text != ")":
        return k
    again = parse(tokens, k + 1, words.numbers)
    return k + 3 if again is not None and again.value == match.value else k


def _is_verb(match: NumberMatch, noun: Noun | None) -> bool:
    """«لست سائحا» is «I am no tourist»: three to ten count plurals."""
    few = match.written != "digits" and 3 <= match.value <= 10
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


def _is_label(
    tokens: Sequence[Token], i: int, after: int, noun: Noun | None, words: FigureWords
) -> bool:
    """Whether digits are part of a date, a clock time, a score or a name («12/5», «20:30», «G20»)."""
    if tokens[i].kind != "number":
        return False
    if i > 1 and tokens[i - 1].text == "-" and not tokens[i].spaced and not tokens[i - 1].spaced:
        return True  # «إيه كيه-47»
    if i and noun is None and words.labels.at(tokens, i - 1):
        return True  # «اللواء 444»
    for at in (i - 1, after):
        if 0 <= at < len(tokens) and tokens[at].text in ("/", ":", "-") and noun is None:
            side = tokens[at - 1] if at < i else tokens[min(at + 1, len(tokens) - 1)]
            if side.kind == "number":
                return True
    return i > 0 and tokens[i - 1].kind == "latin" and not tokens[i].spaced


def _noun(
    tokens: Sequence[Token], at: int, last: int, words: FigureWords
) -> tuple[Noun | None, int]:
    """The counted noun at token `at`, over «من» and quotation marks where they stand between."""
    begin = at
    if at < last and tokens[at].text in _QUOTES:
        at += 1
    of = at < last and is_single(tokens, at, words, "of")
    if of:
        at += 1
    if at >= last or tokens[at].kind != "word":
        return None, begin
    hit = best_noun(words.nouns.at(tokens, at), numbers="px" if of else "")
    if hit is not None and not (hit.enclitic and hit.value.kind == "unit"):
        return hit.value, hit.last
    if of and tokens[at].text.startswith(ARTICLE) and not words.barriers.at(tokens, at):
        return _GROUP, at + 1
    return None, begin
