"""Counts without a number: «شرطي», «قتيلان», «أحد المهربين», «آخر», «مدنيين اثنين», «الأطفال الثلاثة»."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.figures_count import Quantity, best_noun, is_single
from riwaya.annotate.figures_words import FigureWords, Noun
from riwaya.language.affixes import AND, ARTICLE, BY, CONJUNCTIONS, SO, TO
from riwaya.language.numbers import parse
from riwaya.language.tokens import Token
from riwaya.language.wordindex import Seen

_ALONE = ("", AND, BY, AND + BY)
_PLAIN = ("", AND, BY, AND + BY, SO)
_TO = (TO, AND + TO)

_NEXT_HEAD = 5


def bare_count(tokens: Sequence[Token], i: int, last: int, words: FigureWords) -> Quantity | None:
    """«شرطي», «قتيلان», «أحد المهربين», «آخر»: one or two without a number."""
    if tokens[i].kind != "word":
        return None
    single = words.singles.first(tokens, i)
    counts = single is not None and single.value in ("one", "another")
    skipped = bool(i) and any(h.value == "skip" for h in words.barriers.at(tokens, i - 1))
    if skipped and single is not None and single.value == "another":
        return None  # «عدد آخر»: how many is not told
    if single and single.value == "of them" and not single.prefix and _told(tokens, i, words):
        return _single(tokens, i, last, single, words)
    if single and counts and single.definite and single.value == "another":
        alone = not single.prefix and not _leans(tokens, single.last, last)
        return (
            _single(tokens, i, last, single, words) if alone and _told(tokens, i, words) else None
        )
    if single and counts and not single.definite and single.prefix in _ALONE:
        return _single(tokens, i, last, single, words)
    for hit in sorted(words.nouns.at(tokens, i), key=lambda h: not h.value.construct):
        noun = hit.value
        if noun.construct and not hit.enclitic:
            continue
        if noun.kind == "unit":
            continue
        several = noun.number in ("p", "x") and (hit.definite or bool(hit.enclitic))
        counted = _counted_after(tokens, hit.last, last, words, noun, several=several)
        if counted is not None and hit.prefix in _PLAIN:
            start = tokens[i].start + len(hit.prefix)
            return Quantity(
                i, hit.last + 1, i, start, tokens[hit.last].end, counted,
                noun=noun, joined=AND in hit.prefix, bare=True, prep=hit.prefix.lstrip(CONJUNCTIONS),
            )  # fmt: skip
        if noun.number == "x" and _shown_dual(tokens, i, hit, last, words):
            noun = msgspec.structs.replace(noun, number="d")
        if noun.number not in ("s", "d"):
            continue
        heads = words.heads.at(tokens, i) if noun.kind == "casualty" and noun.number == "s" else []
        body = all(h.value.persons for h in heads)
        if heads and not (body and _ends(tokens, hit.last, last, words)):
            return None
        brought = noun.number == "d" and hit.prefix in _TO
        plain = hit.prefix in _PLAIN or brought
        if not plain or (hit.definite and noun.number == "s"):
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
        other = hit.last < last and is_single(tokens, hit.last, words, "another")
        end = hit.last + other
        return Quantity(
            i, end, i, start, tokens[end - 1].end, value,
            noun=noun, joined=AND in hit.prefix, bare=True, owned=bool(hit.enclitic), other=other,
            prep=hit.prefix.lstrip(CONJUNCTIONS),
        )  # fmt: skip
    return None


def _counted_after(
    tokens: Sequence[Token], k: int, last: int, words: FigureWords, noun: Noun, *, several: bool
) -> int | None:
    """The number that follows its noun: «مدنيين اثنين», «الأطفال الثلاثة», «أبنائه الخمسة»."""
    if k >= last or tokens[k].kind != "word":
        return None
    if noun.number in ("d", "x") and is_single(tokens, k, words, "two"):
        return 2
    if noun.number == "s" and not several and is_single(tokens, k, words, "single"):
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
            if AND not in head.prefix or j >= last:
                continue
            single = words.singles.first(tokens, j)
            if single is not None and single.value == "another":
                return True
            if any(
                n.value.number in ("s", "d") and n.value.kind != "unit" and not n.definite
                for n in words.nouns.at(tokens, j)
                if not n.prefix and not n.enclitic
            ):
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
    (
        "relatives",
        "husbands",
        "wives",
        "sons",
        "daughters",
        "brothers",
        "sisters",
        "fathers",
        "mothers",
        "children",
        "girls",
    )
)


def _ends(tokens: Sequence[Token], k: int, last: int, words: FigureWords) -> bool:
    """«انتشلت السفينة جثة من القارب»: whether nobody is named whose body it is."""
    if k >= last or tokens[k].kind == "mark":
        return True
    return any(
        h.value in ("preposition", "hard", "relative", "after")
        for h in words.barriers.at(tokens, k)
    )


def _leans(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a definite word follows at once, so that the noun before it is a known one («قائد الجيش»)."""
    return at < last and tokens[at].text.startswith(ARTICLE) and len(tokens[at].text) > 4


def _single(
    tokens: Sequence[Token], i: int, last: int, single: Seen[str], words: FigureWords
) -> Quantity | None:
    end, noun = single.last, None
    if single.value == "one":
        if end >= last:
            return None
        hit = best_noun(words.nouns.at(tokens, end), numbers="pxd")
        if hit is None or hit.value.kind == "unit":
            return None
        noun, end = hit.value, hit.last
    start = tokens[i].start + len(single.prefix)
    return Quantity(
        i, end, i, start, tokens[end - 1].end, 1,
        noun=noun, joined=AND in single.prefix, bare=True, other=single.value != "one",
    )  # fmt: skip
