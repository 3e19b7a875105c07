"""Names as they are compared: folded words, particles joined or dropped, articles off."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA

from riwaya.language.affixes import ALEF, ARTICLE, HAMZA, MEN, MEN_OBLIQUE, TO, TO_THE, YA, YA_HAMZA
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import words
from riwaya.resources import Pack

_FINAL_HAMZA = YA + HAMZA

Key = tuple[str, ...]

_CLOSE = 5  # letters a word must have before one letter may differ


class NamePart(msgspec.Struct, frozen=True):
    """A particle inside names: joined to the next word, dropped, or joined where the next has an article."""

    part: str
    how: Literal["join", "drop", "article"]


class Naming:
    """Makes comparable keys of names; compiled from `linking/name_parts.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("linking", "name_parts", NamePart)
        self._how: dict[str, str] = {words(r.part)[0]: r.how for r in rows}
        self._kept: Remembered[str, Key] = Remembered()

    def __call__(self, name: str) -> Key:
        """The words of a name without article; «عبد الفتاح السيسي» and «عبدالفتاح السيسي» agree."""
        got = self._kept.get(name)
        if got is None:
            got = self._kept[name] = self._key(words(name))
        return got

    def _key(self, parts: tuple[str, ...]) -> Key:
        out: list[str] = []
        pending = ""
        for at, part in enumerate(parts):
            if not part[:1].isalnum():
                continue
            how = self._how.get(part) if at + 1 < len(parts) else None
            if how == "drop":
                continue
            if how == "join" or (how == "article" and parts[at + 1].startswith(ARTICLE)):
                pending += part
                continue
            out.append(pending + part if pending else bare(part))
            pending = ""
        if pending:
            out.append(pending)
        return tuple(out)


def bare(word: str) -> str:
    """A word without its article; the plural's case ending («ون», «ين») and the seat of a final hamza unified."""
    out = word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
    if out.endswith(MEN) and len(out) > 5:
        out = out[:-2] + MEN_OBLIQUE
    return out.replace(_FINAL_HAMZA, YA_HAMZA)


def close(a: str, b: str) -> bool:
    """Two spellings of one word: equal, or one letter apart in words that are long enough."""
    if a == b:
        return True
    if min(len(a), len(b)) < _CLOSE or abs(len(a) - len(b)) > 1:
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1


def within(short: Key, full: Key) -> bool:
    """Whether the words of `short` stand in `full` in their order, spellings apart."""
    at = 0
    for word in full:
        if at < len(short) and close(short[at], word):
            at += 1
    return at == len(short)


def same_person(a: Key, b: Key) -> bool:
    """Two full names that can be one person's: equal ends and the shorter inside the longer."""
    short, full = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    return close(short[0], full[0]) and close(short[-1], full[-1]) and within(short, full)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in the text with nothing before it."""
    return any(
        m.start() == 0 or not text[m.start() - 1].isalpha()
        for m in re.finditer(re.escape(word), text)
    )


def unclipped(name: str, text: str, start: int, natural: Callable[[str], bool]) -> str:
    """A name with the article that the preposition «ل» has swallowed: in «للجزائر» the name «لجزائر» is «الجزائر»,
    while in «لليبيا» «ليبيا» is whole.

    Args:
        text: the page; `start` is where the name stands in it.
        natural: whether a word that begins with «ل» is known to do so by itself.
    """
    if not (start > 0 and text[start - 1 : start + 1] == TO_THE and name.startswith(TO)):
        return name
    first = name.split()[0]
    if natural(first) or _stands(first, text):
        return name
    return ALEF + name
