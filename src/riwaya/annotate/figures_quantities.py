"""Quantities in a sentence: numbers with their hedges and the noun that they count."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.figures_bare import bare_count
from riwaya.annotate.figures_count import Quantity, best_noun, is_single
from riwaya.annotate.figures_words import FigureWords, Noun
from riwaya.language.numbers import NumberMatch, parse
from riwaya.language.occurrences import Occurrences
from riwaya.language.tokens import Token

_QUOTES = frozenset('«»"“”()')
#: «42 من المقاومة»: a part of a group that no table knows.
_GROUP = Noun("person", "p")
_YEARS = range(1300, 2101)


def quantities(
    tokens: Sequence[Token],
    spoken: Occurrences,
    first: int,
    last: int,
    timed: frozenset[int],
    words: FigureWords,
) -> list[Quantity]:
    """All quantities of tokens `first`..`last` in order; tokens in `timed` belong to time expressions.

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
        if i in numbers:
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
            noun=noun, joined="و" in vague.prefix,
        )  # fmt: skip
    if not lexicon.starts(tokens[i]):
        return None
    match = parse(tokens, i, lexicon)
    if match is None or match.kind == "ordinal" or match.last > last or match.last - 1 in timed:
        return None
    value: int | float = match.value
    noun, end = (None, match.last) if match.percent else _noun(tokens, match.last, last, words)
    if match.percent:
        noun = Noun("unit", "s", unit="%")
    if _is_label(tokens, i, match.last, noun, words) or (
        noun is None and value in _YEARS and match.written == "digits"
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
    joined = "و" in match.prefix or (i > 0 and tokens[i - 1].text == "و" and not tokens[i].spaced)
    mods = []
    if before:
        start, begin = before.start, before.first
        joined = joined or (
            tokens[begin].text.startswith("و") and before.start > tokens[begin].start
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


def _is_verb(match: NumberMatch, noun: Noun | None) -> bool:
    """«لست سائحا» is «I am no tourist»: three to ten count plurals."""
    few = match.written != "digits" and 3 <= match.value <= 10
    return few and match.prefix.endswith("ل") and noun is not None and noun.number == "s"


def _preposition(tokens: Sequence[Token], begin: int, prefix: str, start: int) -> str:
    """The preposition joined to the number or to the hedge before it («لنحو», «بـ13»)."""
    if prefix.lstrip("وف"):
        return prefix.lstrip("وف")
    taken = tokens[begin].text[: max(0, start - tokens[begin].start)].lstrip("وف")
    if taken:
        return taken
    before = tokens[begin - 1].text if begin else ""
    return before if before in ("ب", "ل") else ""


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
    if hit is not None:
        return hit.value, hit.last
    if of and tokens[at].text.startswith("ال") and not words.barriers.at(tokens, at):
        return _GROUP, at + 1
    return None, begin
