"""Words around a trigger that decide whether it is meant: columns `needs` and `unless` of `triggers.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from riwaya.language.affixes import (
    ALEF,
    ALL_PROCLITICS,
    AND,
    AND_THE,
    ARTICLE,
    BY,
    BY_THE,
    DUAL,
    DUALS,
    HA,
    HAMZA,
    HER,
    MEN,
    MEN_OBLIQUE,
    OF_THIRD_OR_BOTH,
    OWNED,
    TA,
    THEIR,
    WOMEN,
)
from riwaya.language.tokens import Token
from riwaya.language.view import fold

_BACK, _FORTH = 8, 14
_TWO = 2
#: How many letters a word has at least that is met with a pronoun or as a pair.
_LONG = 2
_BEFORE = ("", AND, BY)
_NO_ENDING = (ALEF, HAMZA, MEN, MEN_OBLIQUE, DUAL, HER, THEIR)
#: How many words behind a trigger its object stands at most, its doer between.
_BEHIND = 7
_ENDS = frozenset((".", ":", "؛", "،", ",", "-", "–", "—"))
_JOINED = frozenset(ALL_PROCLITICS)
_LETTERS = (ARTICLE, AND, AND_THE, BY, BY_THE)
#: Folded endings that take no alef in the accusative.
_NO_ALEF = (HA, ALEF, HAMZA, WOMEN, MEN, MEN_OBLIQUE, DUAL)


class Asked(msgspec.Struct, frozen=True):
    """Words asked for beside a trigger: whole ones, and beginnings («*» at their end)."""

    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.begins)

    def has(self, text: str) -> bool:
        return text in self.words or text.startswith(self.begins)


class Context(msgspec.Struct, frozen=True):
    """Folded words looked for anywhere near («في»), in the next word («+في») or the next two («++في»), in the
    word before («-فتح») or the two before («--فتح»), or behind its doer («~النار»: «فتح مسلحون في القرية النار»; two words as
    «~أمام القاضي»). `after` and
    `before` hold what may stand right beside the trigger and what may stand one word further."""

    near: frozenset[str] = frozenset()
    behind: Asked = Asked()
    after: tuple[Asked, Asked] = (Asked(), Asked())
    before: tuple[Asked, Asked] = (Asked(), Asked())

    def __bool__(self) -> bool:
        return bool(self.near or self.behind or any(self.after) or any(self.before))

    def met(self, tokens: Sequence[Token], bounds: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether one of the words stands where it is asked for.

        Args:
            bounds: first and last token of the sentence (half-open).
            at: first and last token of the trigger.
        """
        if self.tells(tokens, bounds, at):
            return True
        if not self.before[0]:
            return False
        words = _words(tokens, range(at[0] - 1, bounds[0] - 1, -1))
        return any(
            asked.has(word) or (word[:1] in _JOINED and word[1:] in asked.words)
            for asked, word in zip(self.before, words, strict=False)
        )

    def tells(self, tokens: Sequence[Token], bounds: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether one of those near it or behind it does: words that tell what it speaks of («انفجار هاتف»), where
        those before it may but bear on the phrase («قاعة الاجتماع»)."""
        first, last = at
        if self.near and any(
            tokens[k].text in self.near
            for k in range(max(bounds[0], first - _BACK), min(bounds[1], last + _FORTH))
            if not first <= k < last
        ):
            return True
        reach = _BEHIND if self.behind else _TWO
        words = (
            _words(tokens, range(last, bounds[1]), reach) if self.after[0] or self.behind else []
        )
        if self.behind and any(map(self.behind.has, (*words, *map(" ".join, pairwise(words))))):
            return True
        return any(a.has(word) for a, word in zip(self.after, words, strict=False))


def context(words: Iterable[str]) -> Context:
    """A context out of a table's cell."""
    return _context(tuple(words))


@lru_cache(maxsize=1 << 12)
def _context(words: tuple[str, ...]) -> Context:
    """Few cells are unlike all others: most ask for nothing."""
    near: set[str] = set()
    behind: list[str] = []
    after: list[tuple[str, int]] = []
    before: list[tuple[str, int]] = []
    for word in words:
        bare = word.lstrip("+-~")
        reach = len(word) - len(bare)
        if word.startswith("+"):
            after.append((bare, reach))
        elif word.startswith("-"):
            before.append((bare, reach))
        elif word.startswith("~"):
            behind.append(bare)
        else:
            near.update(_spellings(fold(bare)))
    return Context(frozenset(near), _spelt(behind), _asked(after), _asked(before))


def _spelt(words: list[str]) -> Asked:
    """What may stand further behind, with the letters that are written on it."""
    whole = (fold(word) for word in words if not word.endswith("*"))
    return Asked(
        frozenset(form for word in whole for form in _spellings(word)),
        tuple(fold(w[:-1]) for w in words if w.endswith("*")),
    )


def _asked(words: list[tuple[str, int]]) -> tuple[Asked, Asked]:
    """What may stand right beside the trigger, and what may stand one word further."""
    first, second = (
        Asked(
            frozenset(fold(w) for w, reach in words if reach >= least and not w.endswith("*")),
            tuple(fold(w[:-1]) for w, reach in words if reach >= least and w.endswith("*")),
        )
        for least in (1, _TWO)
    )
    return first, second


def _spellings(word: str) -> Iterator[str]:
    """A word with the letters that are written on it: «حافلة» is asked for, and «الحافلة», «بحافلة» are it too, for
    «منزل» its accusative «منزلا»."""
    yield word
    if word.startswith(ARTICLE):
        return
    yield from (letters + word for letters in _LETTERS)
    if len(word) > _TWO and not word.endswith(_NO_ALEF):
        yield word + ALEF
        yield AND + word + ALEF
    if len(word) > _LONG and not word.endswith(_NO_ENDING):
        stem, pronouns = (word[:-1] + TA, OF_THIRD_OR_BOTH) if word.endswith(HA) else (word, OWNED)
        for ending in (*pronouns, *DUALS):
            yield from (letters + stem + ending for letters in _BEFORE)


def _words(tokens: Sequence[Token], places: range, most: int = _TWO) -> list[str]:
    """The texts of the first words along `places`; a full stop, colon, comma or dash ends them."""
    out: list[str] = []
    for k in places:
        if tokens[k].kind == "mark":
            if tokens[k].text in _ENDS:
                break
            continue
        out.append(tokens[k].text)
        if len(out) == most:
            break
    return out
