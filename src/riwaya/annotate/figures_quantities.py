"""Quantities in a sentence: numbers with their hedges and the noun that they count."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.figures_words import FigureWords, Noun
from riwaya.language.numbers import NumberMatch, parse
from riwaya.language.tokens import Token
from riwaya.language.wordindex import Seen

_QUOTES = frozenset('«»"“”()')
#: «42 من المقاومة»: a part of a group that no table knows.
_GROUP = Noun("person", "p")
_NEXT_HEAD = 5
_YEARS = range(1300, 2101)


class Quantity(msgspec.Struct, frozen=True):
    """A count at tokens `first`..`last` (hedges and noun inside), offsets `start`..`end`.

    `core` is the token where the count itself begins. `joined` whether «و» is written on it. `bare` marks
    a noun that counts without a number (one, or two by its dual), which is a figure only where something
    befell it; `owned` has a pronoun («طفلته»), `other` is one more («آخر»), `prep` the preposition
    letter joined to it.
    """

    first: int
    last: int
    core: int
    start: int
    end: int
    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    approx: bool = False
    noun: Noun | None = None
    joined: bool = False
    bare: bool = False
    other: bool = False
    owned: bool = False
    prep: str = ""


def quantities(
    tokens: Sequence[Token], first: int, last: int, timed: frozenset[int], words: FigureWords
) -> list[Quantity]:
    """All quantities of tokens `first`..`last` in order; tokens in `timed` belong to time expressions."""
    found: list[Quantity] = []
    counts, end = words.numbers.counts, first
    bare = {*words.singles.places(tokens, first, last), *words.nouns.places(tokens, first, last)}
    for i in range(first, last):
        token = tokens[i]
        if i < end or i in timed or token.kind not in ("word", "number"):
            continue
        quantity = None
        if token.kind == "number" or counts(token.text):
            quantity = _numbered(tokens, i, last, timed, words)
        if quantity is None and i in bare:
            quantity = _bare(tokens, i, last, words)
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
    of = at < last and _is(tokens, at, words, "of")
    if of:
        at += 1
    if at >= last or tokens[at].kind != "word":
        return None, begin
    hit = best_noun(words.nouns.at(tokens, at), plural=of)
    if hit is not None:
        return hit.value, hit.last
    if of and tokens[at].text.startswith("ال") and not words.barriers.at(tokens, at):
        return _GROUP, at + 1
    return None, begin


def _is(tokens: Sequence[Token], at: int, words: FigureWords, kind: str) -> bool:
    return any(h.value == kind and not h.prefix for h in words.singles.at(tokens, at))


def best_noun(hits: list[Seen[Noun]], *, plural: bool = False) -> Seen[Noun] | None:
    """The reading of a noun that a number can have before it: no letters of conjunction or preposition."""
    for hit in hits:
        if hit.value.construct:
            continue
        if not hit.prefix and (not plural or hit.value.number in ("p", "x")):
            return hit
    return None


def _bare(tokens: Sequence[Token], i: int, last: int, words: FigureWords) -> Quantity | None:
    """«شرطي», «قتيلان», «أحد المهربين», «آخر»: one or two without a number."""
    if tokens[i].kind != "word":
        return None
    single = words.singles.first(tokens, i)
    counts = single is not None and single.value in ("one", "another")
    skipped = bool(i) and any(h.value == "skip" for h in words.barriers.at(tokens, i - 1))
    if skipped and single is not None and single.value == "another":
        return None  # «عدد آخر»: how many is not told
    if single and counts and not single.definite and single.prefix in ("", "و", "ب", "وب"):
        return _single(tokens, i, last, single, words)
    for hit in sorted(words.nouns.at(tokens, i), key=lambda h: not h.value.construct):
        noun = hit.value
        if noun.construct and not hit.enclitic:
            continue
        if noun.kind == "unit":
            continue
        several = noun.number in ("p", "x") and (hit.definite or bool(hit.enclitic))
        counted = _counted_after(tokens, hit.last, last, words, noun, several=several)
        if counted is not None and hit.prefix in ("", "و", "ب", "وب", "ف"):
            start = tokens[i].start + len(hit.prefix)
            return Quantity(
                i, hit.last + 1, i, start, tokens[hit.last].end, counted,
                noun=noun, joined="و" in hit.prefix, bare=True, prep=hit.prefix.lstrip("وف"),
            )  # fmt: skip
        if noun.number == "x" and _shown_dual(tokens, i, hit, last, words):
            noun = msgspec.structs.replace(noun, number="d")
        if noun.number not in ("s", "d"):
            continue
        if noun.kind == "casualty" and noun.number == "s" and words.heads.at(tokens, i):
            return None
        if hit.prefix not in ("", "و", "ب", "وب", "ف") or (hit.definite and noun.number == "s"):
            continue
        if hit.enclitic and noun.who not in _KIN:
            continue
        plain = noun.number == "s" and noun.counted and not hit.enclitic
        if plain and (hit.prefix or not _told(tokens, i, words)):
            continue
        leans = noun.number == "s" and not hit.enclitic and _leans(tokens, hit.last, last)
        if leans and not (noun.kind == "person" and _told(tokens, i, words, known=True)):
            continue
        value = 2 if noun.number == "d" else 1
        start = tokens[i].start + len(hit.prefix)
        return Quantity(
            i, hit.last, i, start, tokens[hit.last - 1].end, value,
            noun=noun, joined="و" in hit.prefix, bare=True, owned=bool(hit.enclitic),
            prep=hit.prefix.lstrip("وف"),
        )  # fmt: skip
    return None


def _counted_after(
    tokens: Sequence[Token], k: int, last: int, words: FigureWords, noun: Noun, *, several: bool
) -> int | None:
    """The number that follows its noun: «مدنيين اثنين», «الأطفال الثلاثة», «أبنائه الخمسة»."""
    if k >= last or tokens[k].kind != "word":
        return None
    if noun.number in ("d", "x") and _is(tokens, k, words, "two"):
        return 2
    if noun.number == "s" and not several and _is(tokens, k, words, "single"):
        return 1
    if not several or not words.numbers.starts(tokens[k]):
        return None
    match = parse(tokens, k, words.numbers)
    told = match is not None and match.definite and match.kind == "cardinal" and not match.prefix
    if match is None or not told or match.last != k + 1 or float(match.value) != int(match.value):
        return None
    return int(match.value)


def _shown_dual(
    tokens: Sequence[Token], i: int, hit: Seen[Noun], last: int, words: FigureWords
) -> bool:
    """«مقتل متظاهرين وإصابة 20 آخرين»: a spelling of two or of many stands for two where a number is told of the
    others, for the many would have theirs."""
    if hit.definite or hit.enclitic or not _told(tokens, i, words):
        return False
    for k in range(hit.last, min(last, hit.last + _NEXT_HEAD)):
        if tokens[k].kind != "word":
            return False
        for head in words.heads.at(tokens, k):
            j = head.last
            if "و" not in head.prefix or j >= last:
                continue
            single = words.singles.first(tokens, j)
            if single is not None and single.value == "another":
                return True
            return words.numbers.starts(tokens[j]) and any(
                tokens[n].text in words.others for n in range(j + 1, min(last, j + 4))
            )
    return False


def _told(tokens: Sequence[Token], i: int, words: FigureWords, *, known: bool = False) -> bool:
    """«مقتل عامل», «بينهم موظف»: whether the word before shows that one of those who can be something else is counted;
    one who is `known` («مقتل سائق الشاحنة») only after a noun that tells of more than any death."""
    if i == 0:
        return False
    if words.breakdown.at(tokens, i - 1):
        return True
    for first in (i - 1, i - 2):
        hits = words.heads.at(tokens, first) if first >= 0 else []
        for h in hits:
            plain = h.last == i and not h.definite and h.value.what != "other"
            if plain and not (known and (h.value.verb or h.value.mild)):
                return True
    return False


_KIN = frozenset(
    ("wives", "sons", "daughters", "brothers", "sisters", "fathers", "mothers", "children", "girls")
)


def _leans(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a definite word follows at once, so that the noun before it is a known one («قائد الجيش»)."""
    return at < last and tokens[at].text.startswith("ال") and len(tokens[at].text) > 4


def _single(
    tokens: Sequence[Token], i: int, last: int, single: Seen[str], words: FigureWords
) -> Quantity | None:
    end, noun = single.last, None
    if single.value == "one":
        if end >= last:
            return None
        hit = best_noun(words.nouns.at(tokens, end), plural=True)
        if hit is None or hit.value.kind == "unit":
            return None
        noun, end = hit.value, hit.last
    start = tokens[i].start + len(single.prefix)
    return Quantity(
        i, end, i, start, tokens[end - 1].end, 1,
        noun=noun, joined="و" in single.prefix, bare=True, other=single.value == "another",
    )  # fmt: skip
