"""Clitics as Arabic writes them, joined to their word.

Segmentation is never decided here: every split that spelling allows is offered and the lexicons
decide, since «لملودة», «والتي» or «بالي» cannot be told apart by letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

_PROCLITICS = re.compile(r"(?P<conj>[وف]?)(?P<prep>[بكل]?)(?P<future>س?)(?P<art>(?:ال)?)")
_ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_LEAST = 2
#: The tables of a page ask for the same words one after the other; what they find they remember themselves.
_RECENT = 1 << 13
_SEATS = {"ئ": "ء", "ؤ": "ء"}


class Split(msgspec.Struct, frozen=True):
    """One reading of a folded word: `prefix` (conjunction and preposition letters), article, stem."""

    prefix: str
    definite: bool
    stem: str

    @property
    def conjunction(self) -> str:
        return self.prefix[:1] if self.prefix[:1] in ("و", "ف") else ""

    @property
    def preposition(self) -> str:
        return self.prefix[len(self.conjunction) :]


@lru_cache(maxsize=_RECENT)
def splits(word: str) -> tuple[Split, ...]:
    """Every way to take proclitics off `word`, the whole word first, longest stem first.

    The future «س» is not taken off here: verb forms carry it in their lexicon.
    """
    out = [Split("", False, word)]
    for conj in ("", word[0]) if word[:1] in ("و", "ف") else ("",):
        rest = word[len(conj) :]
        if conj and len(rest) >= _LEAST:
            out.append(Split(conj, False, rest))
        for prep in ("", rest[0]) if rest[:1] in ("ب", "ك", "ل") else ("",):
            tail = rest[len(prep) :]
            if prep and len(tail) >= _LEAST:
                out.append(Split(conj + prep, False, tail))
            if tail.startswith("ال") and len(tail) - 2 >= _LEAST:
                out.append(Split(conj + prep, True, tail[2:]))
            # «للقاهرة» is ل + القاهرة: the alef of the article is not written after ل.
            if prep == "ل" and tail.startswith("ل") and len(tail) - 1 >= _LEAST:
                out.append(Split(conj + prep, True, tail[1:]))
    unique = dict.fromkeys(out)
    return tuple(sorted(unique, key=lambda s: -len(s.stem)))


def has_article(word: str) -> bool:
    """Whether a word, folded or as spelled, is written with the article behind conjunctions and prepositions."""
    return word.lstrip("وفبك").startswith(("ال", "لل"))


def without_article(word: str) -> str:
    """A folded word without the article that it begins with."""
    return word.removeprefix("ال")


@lru_cache(maxsize=_RECENT)
def stems(word: str) -> frozenset[str]:
    """Every form under which a lexicon may have `word`: its proclitics taken off or left, its article too.

    Most words stand in no lexicon, and this tells one so by a single comparison of sets.
    """
    return frozenset(
        form
        for s in splits(word)
        for form in ((s.stem, "ال" + s.stem) if s.definite else (s.stem,))
    )


@lru_cache(maxsize=_RECENT)
def owned_stems(word: str) -> frozenset[str]:
    """`stems`, with and without enclitic pronouns."""
    return frozenset(form for stem in stems(word) for form, _ in bare(stem))


@lru_cache(maxsize=_RECENT)
def bare(word: str) -> tuple[tuple[str, str], ...]:
    """(stem, enclitic pronoun) pairs for `word`, itself first; «زيارته» offers «زياره», «لقائه» «لقاء»."""
    out = [(word, "")]
    for suffix in _ENCLITICS:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            stem = word[: -len(suffix)]
            out.append((stem, suffix))
            if stem.endswith("ت"):
                out.append((stem[:-1] + "ه", suffix))
            if stem[-1] in _SEATS:
                out.append((stem[:-1] + _SEATS[stem[-1]], suffix))
            if stem.endswith("ا"):
                out.append((stem[:-1] + "ي", suffix))
    return tuple(out)
