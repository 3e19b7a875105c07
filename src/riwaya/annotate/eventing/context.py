"""Words around a trigger that decide whether it is meant: columns `needs` and `unless` of `triggers.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from riwaya.language.tokens import Token
from riwaya.language.view import fold

_BACK, _FORTH = 8, 14
_TWO = 2
_JOINED = frozenset("وفبلك")
_LETTERS = ("ال", "و", "وال", "ب", "بال")


class Context(msgspec.Struct, frozen=True):
    """Folded words looked for anywhere near («في»), in the next word («+في») or the next two («++في»), in the
    word before («-فتح») or the two before («--فتح»). A word with «*» at its end stands for all that begin so."""

    near: frozenset[str] = frozenset()
    after: tuple[tuple[str, int], ...] = ()
    before: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.near or self.after or self.before)

    def met(self, tokens: Sequence[Token], bounds: tuple[int, int], at: tuple[int, int]) -> bool:
        """Whether one of the words stands where it is asked for.

        Args:
            bounds: first and last token of the sentence (half-open).
            at: first and last token of the trigger.
        """
        first, last = at
        if self.near and any(
            tokens[k].text in self.near
            for k in range(max(bounds[0], first - _BACK), min(bounds[1], last + _FORTH))
            if not first <= k < last
        ):
            return True
        if self.after:
            words = _words(tokens, range(last, bounds[1]))
            if any(_is(words[n], word, joined=False) for word, n in _placed(self.after, words)):
                return True
        if self.before:
            words = _words(tokens, range(first - 1, bounds[0] - 1, -1))
            return any(_is(words[n], word, joined=True) for word, n in _placed(self.before, words))
        return False


def context(words: Iterable[str]) -> Context:
    """A context out of a table's cell."""
    near: set[str] = set()
    after: list[tuple[str, int]] = []
    before: list[tuple[str, int]] = []
    for word in words:
        bare = word.lstrip("+-")
        reach = len(word) - len(bare)
        if word.startswith("+"):
            after.append((_folded(bare), reach))
        elif word.startswith("-"):
            before.append((_folded(bare), reach))
        else:
            near.update(_spellings(_folded(bare)))
    return Context(frozenset(near), tuple(after), tuple(before))


def _spellings(word: str) -> Iterator[str]:
    """A word with the letters that are written on it: «حافلة» is asked for, and «الحافلة», «بحافلة» are it too."""
    yield word
    if word.startswith("ال"):
        return
    yield from (letters + word for letters in _LETTERS)


def _folded(word: str) -> str:
    return fold(word.rstrip("*")) + ("*" if word.endswith("*") else "")


def _placed(asked: tuple[tuple[str, int], ...], words: list[str]) -> Iterator[tuple[str, int]]:
    for word, reach in asked:
        for n in range(min(reach, len(words))):
            yield word, n


def _words(tokens: Sequence[Token], places: range) -> list[str]:
    """The texts of the first two words along `places`; a full stop, colon or comma ends them."""
    out: list[str] = []
    for k in places:
        if tokens[k].kind == "mark":
            if tokens[k].text in ".:؛،,":
                break
            continue
        out.append(tokens[k].text)
        if len(out) == _TWO:
            break
    return out


def _is(text: str, word: str, *, joined: bool) -> bool:
    if word.endswith("*"):
        return text.startswith(word[:-1])
    return text == word or (joined and text[1:] == word and text[:1] in _JOINED)
