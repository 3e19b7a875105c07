"""Which words and classes of the time rules stand in a stretch of text, as bits: a rule whose parts are not all there is not tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from riwaya.annotate.timing.beginnings import may_begin, shape
from riwaya.annotate.timing.finders import Find
from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import splits, stems
from riwaya.language.patterns import Pattern
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token

#: Tokens that a look ahead covers at least; no expression is longer.
_AHEAD = 24
#: (words, classes): every match of a pattern holds at least one of them.
Clause = tuple[frozenset[str], frozenset[str]]
#: Classes of functions that judge by one token although they look at more; none begins with a word.
_BY_ONE_TOKEN = frozenset(
    ("year", "oldyear", "numeric", "monthyear", "daymonth", "clockdigits", "clockrun")
)


class Atoms:
    """Bits for words (`w`), words that may carry clitics (`~w`) and classes; `mask` says which a token may be."""

    def __init__(self, base: Mapping[str, Find]) -> None:
        self._base = base
        self._bits: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._clitics: dict[str, int] = {}
        self._classes: list[tuple[str, Find, int]] = []
        #: The bits of the classes that may begin with a word which has this stem; and of those that do not say.
        self._stems: dict[str, int] = {}
        self._any = 0
        self._kept: Remembered[str, int] = Remembered()

    def bits(self, words: Iterable[str], classes: Iterable[str]) -> int:
        """The bits of these words and classes."""
        out = 0
        for word in words:
            out |= self._word(word)
        for name in classes:
            out |= self._class(name)
        return out

    def _word(self, word: str) -> int:
        bit = self._bits.get(word)
        if bit is None:
            bit = self._bits[word] = 1 << len(self._bits)
            table = self._clitics if word.startswith("~") else self._words
            table[word.lstrip("~")] = bit
        return bit

    def _class(self, name: str) -> int:
        key = f"<{name}>"
        bit = self._bits.get(key)
        if bit is None:
            bit = self._bits[key] = 1 << len(self._bits)
            find = self._base[name]
            self._classes.append((name, find, bit))
            vocabulary = getattr(find, "vocabulary", None)
            if vocabulary is None and name not in _BY_ONE_TOKEN:
                self._any |= bit
            for stem in vocabulary or ():
                self._stems[stem] = self._stems.get(stem, 0) | bit
        return bit

    def mask(self, token: Token) -> int:
        """What may begin at the token, judged by the token alone; a look-up for every word seen before."""
        key = token.text if token.kind != "number" else shape(token.text)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._mask(token)
        return kept

    def openers(self, words: Mapping[str, Token]) -> list[str]:
        """Those of `words` at which anything may begin (see `language/occurrences.py`)."""
        known, mask = self._kept.get, self.mask
        return [
            word
            for word, token in words.items()
            if (kept := known(word)) or (kept is None and mask(token))
        ]

    def _mask(self, token: Token) -> int:
        out, able = self._words.get(token.text, 0), -1
        if token.kind == "word":
            able = self._any
            forms = stems(token.text)
            for stem in self._stems.keys() & forms:
                able |= self._stems[stem]
            if not self._clitics.keys().isdisjoint(forms):
                for split in splits(token.text):
                    stem = ARTICLE + split.stem if split.definite else split.stem
                    out |= self._clitics.get(stem, 0)
        for name, find, bit in self._classes:
            if able & bit and may_begin(name, find, token):
                out |= bit
        return out

    def safe(self, name: str) -> bool:
        """Whether one token tells that the class cannot begin there."""
        find = self._base[name]
        return hasattr(find, "begins") or name in _BY_ONE_TOKEN


def ahead(masks: Mapping[int, int], size: int) -> list[int]:
    """For each run of `size` tokens, of which some have masks, what stands in it and in the next; `ahead_of` finds the
    run of a token."""
    runs = [0] * (size // _AHEAD + 2)
    for i, mask in masks.items():
        runs[i // _AHEAD] |= mask
    return [a | b for a, b in pairwise(runs)]


def ahead_of(runs: Sequence[int], i: int) -> int:
    return runs[i // _AHEAD]


def clauses(pattern: Pattern, fragments: Mapping[str, Pattern], atoms: Atoms) -> list[Clause]:
    """What every match of a pattern must hold, fragments opened; what cannot be told from one token is left out."""
    out: list[Clause] = []
    for words, classes in pattern.needs():
        if not words and len(classes) == 1 and (name := next(iter(classes))) in fragments:
            out += clauses(fragments[name], fragments, atoms)
            continue
        opened = _opened(words, classes, fragments, atoms)
        if opened is not None:
            out.append(opened)
    return out


def _opened(
    words: set[str], classes: set[str], fragments: Mapping[str, Pattern], atoms: Atoms
) -> Clause | None:
    plain, named = set(words), set[str]()
    for name in classes:
        if name in fragments:
            inner = clauses(fragments[name], fragments, atoms)
            if not inner:
                return None
            least = min(inner, key=lambda c: (len(c[1]), len(c[0])))
            plain |= least[0]
            named |= least[1]
        elif atoms.safe(name):
            named.add(name)
        else:
            return None
    return frozenset(plain), frozenset(named)
