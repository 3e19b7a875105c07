"""Counts without a number: «شرطي», «قتيلان», «أحد المهربين», «آخر», «مدنيين اثنين», «الأطفال الثلاثة»."""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.count import Quantity, best_noun
from riwaya.annotate.counting.scene import Sentence, is_single
from riwaya.annotate.counting.words import Noun
from riwaya.language.affixes import (
    ALEF,
    AND,
    ARTICLE,
    BY,
    CONJUNCTIONS,
    DUALS,
    MEN_OBLIQUE,
    SO,
    TO,
)
from riwaya.language.numbers import parse
from riwaya.language.wordindex import Seen

_ALONE = ("", AND, BY, AND + BY)
_PLAIN = ("", AND, BY, AND + BY, SO)
_TO = (TO, AND + TO)

_NEXT_HEAD = 5
#: Letters of the shortest sound plural with its article.
_PEOPLE = 7


def bare_count(scene: Sentence, i: int) -> Quantity | None:
    """«شرطي», «قتيلان», «أحد المهربين», «آخر»: one or two without a number."""
    if scene.tokens[i].kind != "word" or scene.is_link(i - 1, "none"):
        return None  # «لم تسجل أي وفاة»
    single = _single_at(scene, i)
    counts = _counts_one(scene, i, single) if single is not None else None
    if single is not None and counts is not None:
        return _single(scene, i, single) if counts else None
    if i in scene.named:
        return None  # «حركة طالبان», «فلاح حمدي»
    for hit in sorted(scene.words.nouns.at(scene.tokens, i), key=lambda h: not h.value.construct):
        noun = hit.value
        if noun.kind == "unit" or (noun.construct and not hit.enclitic):
            continue
        counted = _counted_after(scene, hit) if hit.prefix in _PLAIN else None
        if counted is not None:
            return _of_noun(scene, hit, noun, counted[1], counted[0])
        if noun.number == "x" and _shown_dual(scene, i, hit):
            noun = msgspec.structs.replace(noun, number="d")
        if noun.number not in ("s", "d"):
            continue
        if noun.number == "s" and _is_head(scene, hit):
            return None
        if _stands_alone(scene, hit, noun):
            other = hit.last < scene.last and is_single(scene, hit.last, "another")
            value = 2 if noun.number == "d" else 1
            return _of_noun(scene, hit, noun, hit.last + other, value, other=other)
    return None


def _single_at(scene: Sentence, i: int) -> Seen[str] | None:
    """The word of `singles.tsv` at token `i`; «وأحد» and «واحد» fold alike, their letters tell them apart."""
    hits = scene.words.singles.at(scene.tokens, i)
    spelled = scene.tokens[i].raw[1:2] == ALEF
    other = [h for h in hits if h.value == "one" and h.prefix == AND]
    if other and not spelled:
        return other[0]
    return hits[0] if hits else None


def _counts_one(scene: Sentence, i: int, single: Seen[str]) -> bool | None:
    """Whether a word of `singles.tsv` counts one; None where it is another word."""
    kind = single.value
    if kind == "another" and i and scene.barrier(i - 1) == "skip":
        return False  # «عدد آخر»: how many is not told
    if kind == "another" and single.definite:
        return not single.prefix and not _leans(scene, single.last) and _told(scene, i)
    if kind == "of them":
        return True if not single.prefix and _told(scene, i) else None
    counts = kind in ("one", "another") and not single.definite and single.prefix in _ALONE
    return True if counts else None


def _is_head(scene: Sentence, hit: Seen[Noun]) -> bool:
    """«إصابة عامل»: whether the noun is rather a word that says what befell those after it."""
    heads = scene.words.heads.at(scene.tokens, hit.first) if hit.value.kind == "casualty" else []
    body = all(h.value.persons for h in heads)
    return bool(heads) and not (body and _ends(scene, hit.last))


def _stands_alone(scene: Sentence, hit: Seen[Noun], noun: Noun) -> bool:
    """Whether a singular or dual counts one or two: not a known one («قائد الجيش»), nor one joined by other letters."""
    one = noun.number == "s"
    if (hit.definite and _known(scene, hit.first, noun)) or _in_case(scene, hit.first):
        return False
    if hit.prefix not in _PLAIN and not (hit.prefix in _TO and not one):
        return False
    if hit.enclitic:
        return noun.who in _KIN and not (one and hit.definite)
    if not one:
        return True
    if hit.definite:
        return False
    if noun.counted and not _told(scene, hit.first) and not _goes_on(scene, hit):
        return False
    if noun.counted and hit.prefix and not _goes_on(scene, hit):
        return False
    known = noun.kind == "person" and _told(scene, hit.first, known=True)
    return known or not _leans(scene, hit.last)


def _known(scene: Sentence, i: int, noun: Noun) -> bool:
    """«نقل الجريحين», «أحد المصابين»: whether those at token `i` are told of again and no more happens to them than what
    their own noun says («وفاة الجريحين»)."""
    heads = scene.words.heads.at(scene.tokens, i - 1) if i > scene.first else []
    dead = any(h.last == i and not h.definite and h.value.what == "killed" for h in heads)
    return noun.kind == "casualty" and noun.strong and not dead


def _in_case(scene: Sentence, i: int) -> bool:
    """«في حالة وفاة الرئيس»: whether the first words of a noun at token `i` say with those before them that it may be."""
    return i > scene.first and any(
        h.last > i and h.first < i for h in scene.words.attempts.at(scene.tokens, i - 1)
    )


def _goes_on(scene: Sentence, hit: Seen[Noun]) -> bool:
    """«ثلاثة رجال وعنصر»: whether one is joined right to a word for others who are counted."""
    if hit.prefix != AND or hit.first == scene.first:
        return False
    return any(
        h.value.kind == "person" and not h.definite and not h.enclitic
        for h in scene.words.nouns.at(scene.tokens, hit.first - 1)
    )


def _of_noun(
    scene: Sentence, hit: Seen[Noun], noun: Noun, end: int, value: int, *, other: bool = False
) -> Quantity:
    i, tokens = hit.first, scene.tokens
    return Quantity(
        i, end, i, tokens[i].start + len(hit.prefix), tokens[end - 1].end, value,
        noun=noun, joined=AND in hit.prefix, bare=True, owned=bool(hit.enclitic), other=other,
        prep=hit.prefix.lstrip(CONJUNCTIONS),
    )  # fmt: skip


def _counted_after(scene: Sentence, hit: Seen[Noun]) -> tuple[int, int] | None:
    """The number that follows its noun, and the token after both: «مدنيين اثنين», «جنديين آخرين اثنين», «الأطفال الثلاثة»,
    «أبنائه الخمسة»."""
    tokens, k, number = scene.tokens, hit.last, hit.value.number
    if k >= scene.last or tokens[k].kind != "word":
        return None
    several = number in ("p", "x") and (hit.definite or bool(hit.enclitic))
    if number in ("d", "x"):
        two = k + (not is_single(scene, k, "two") and _agrees(scene, k))
        if two < scene.last and is_single(scene, two, "two"):
            return 2, two + 1
    if number == "s" and (is_single(scene, k, "single") or _described_one(scene, k)):
        return 1, k + 1
    if not several or not scene.words.numbers.starts(tokens[k]):
        return None
    match = parse(tokens, k, scene.words.numbers)
    told = match is not None and match.definite and match.kind == "cardinal" and not match.prefix
    if match is None or not told or match.last != k + 1 or float(match.value) != int(match.value):
        return None
    return int(match.value), k + 1


def _agrees(scene: Sentence, k: int) -> bool:
    """«جنديين آخرين»: whether the word at token `k` has the ending of the dual before it, and so describes the two."""
    before, here = scene.tokens[k - 1].text, scene.tokens[k].text
    return any(here.endswith(two) and before.endswith(two) and here != two for two in DUALS)


def _described_one(scene: Sentence, k: int) -> bool:
    """«جندي أفغاني واحد»: whether one word for nationals and «واحد» stand at token `k`."""
    nation = any(
        h.value.nation and h.value.number == "s" and not h.prefix and not h.definite
        for h in scene.words.nouns.at(scene.tokens, k)
    )
    return nation and k + 1 < scene.last and is_single(scene, k + 1, "single")


def _shown_dual(scene: Sentence, i: int, hit: Seen[Noun]) -> bool:
    """«مقتل متظاهرين وإصابة 20 آخرين»: a spelling of two or of many stands for two where a number is told of the
    others, for the many would have theirs."""
    tokens, words, last = scene.tokens, scene.words, scene.last
    if hit.definite or hit.enclitic or not _told(scene, i):
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


def _told(scene: Sentence, i: int, *, known: bool = False) -> bool:
    """«مقتل عامل», «بينهم موظف»: whether the word before shows that one of those who can be something else is counted;
    one who is `known` («مقتل سائق الشاحنة») only after a noun that tells of more than any death."""
    if i == 0:
        return False
    if scene.opens(i):
        return True
    for first in (i - 1, i - 2):
        hits = scene.words.heads.at(scene.tokens, first) if first >= 0 else []
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


def _ends(scene: Sentence, k: int) -> bool:
    """«انتشلت السفينة جثة من القارب»: whether nobody is named whose body it is."""
    if k >= scene.last or scene.tokens[k].kind == "mark":
        return True
    return any(
        h.value in ("preposition", "hard", "relative", "after")
        for h in scene.words.barriers.at(scene.tokens, k)
    )


def _leans(scene: Sentence, at: int) -> bool:
    """Whether a definite word follows at once, so that the noun before it is a known one («قائد الجيش»)."""
    word = scene.tokens[at].text if at < scene.last else ""
    return word.startswith(ARTICLE) and len(word) > 4


def _are_people(text: str) -> bool:
    """«أحد المخبرين»: whether a word is a sound masculine plural with the article, which tells of people."""
    return text.startswith(ARTICLE) and text.endswith(MEN_OBLIQUE) and len(text) >= _PEOPLE


def _single(scene: Sentence, i: int, single: Seen[str]) -> Quantity | None:
    tokens, end, noun = scene.tokens, single.last, None
    if single.value == "one":
        if end >= scene.last:
            return None
        hit = best_noun(scene.words.nouns.at(tokens, end), numbers="pxd")
        if hit is not None and hit.value.kind != "unit":
            if _known(scene, i, hit.value):
                return None  # «أحد الجرحى»
            noun, end = hit.value, hit.last
        elif hit is None and _are_people(tokens[end].text):
            noun, end = Noun("person", "p"), end + 1
        else:
            return None
    start = tokens[i].start + len(single.prefix)
    return Quantity(
        i, end, i, start, tokens[end - 1].end, 1,
        noun=noun, joined=AND in single.prefix, bare=True, other=single.value != "one",
    )  # fmt: skip
