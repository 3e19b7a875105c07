"""Words cut into clitics and stem, decided: «وسيلتقونهم» is و + س + يلتقون + هم, «وزير» is one piece.

`language.clitics` offers every split that spelling allows and a lexicon picks; here no lexicon is asked. Each
analysis that the grammar of clitics allows is weighed by a log-linear model over what unlabelled news shows of its stem
(`language.segmentevidence`); words of closed classes are listed. The convention is that of the Prague
treebank: conjunctions, prepositions, the future's particle and joined pronouns are pieces of their own, the article is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from riwaya.language.remembered import Remembered
from riwaya.language.segmentevidence import Analysis, Evidence, Grammar, analyses
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View

_ANY_PRONOUN = "@"
_JOINT = "+"
#: Diacritics and tatweel, which stand between letters and are none.
_MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])


Kind = Literal["proclitic", "stem", "pronoun"]


class Piece(msgspec.Struct, frozen=True):
    """A part of a word: half-open offsets into the word as written, and what it is."""

    start: int
    end: int
    kind: Kind


class Segmenter:
    """Decides how words are cut.

    Args:
        grammar: which letters may be clitics, and how stems are written before pronouns.
        evidence: counts of words in unlabelled news, keyed as `Grammar.letters` writes them.
        weights: what each feature of an analysis is worth.
        listed: words whose cut is known, pieces joined by «+»; «@» stands for every pronoun.
    """

    def __init__(
        self,
        grammar: Grammar,
        evidence: Evidence,
        weights: Mapping[str, float],
        listed: Iterable[str] = (),
    ) -> None:
        self._grammar = grammar
        self._evidence = evidence
        self._weights = weights
        self._known = _known(grammar, listed)
        self._kept: Remembered[str, Analysis] = Remembered()
        self._cut: Remembered[str, tuple[Piece, ...]] = Remembered()

    def analysis(self, word: str) -> Analysis:
        """The best analysis of one written word; its letters are folded but for ta marbuta."""
        return self._decided(self._grammar.letters(word.translate(_MARKS)))

    def pieces(self, word: str) -> tuple[Piece, ...]:
        """The pieces of one written word in order; marks belong to the letter before them."""
        got = self._cut.get(word)
        if got is None:
            got = self._cut[word] = _placed(word, self.analysis(word))
        return got

    def segment(self, text: str) -> tuple[tuple[Token, tuple[Piece, ...]], ...]:
        """Every Arabic word of `text` with its pieces, in order; numbers, marks and Latin are passed over."""
        return tuple((t, self.pieces(t.written)) for t in tokenize(View(text)) if t.kind == "word")

    def _decided(self, word: str) -> Analysis:
        got = self._kept.get(word)
        if got is None:
            got = self._kept[word] = self._known.get(word) or self._best(word)
        return got

    def _best(self, word: str) -> Analysis:
        found = analyses(word, self._grammar)
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda a: self._score(word, a))

    def _score(self, word: str, analysis: Analysis) -> float:
        get = self._weights.get
        return sum(get(name, 0.0) * value for name, value in self._evidence.of(word, analysis))


def _placed(word: str, found: Analysis) -> tuple[Piece, ...]:
    at = [n for n, char in enumerate(word) if ord(char) not in _MARKS]
    if not at:
        return (Piece(0, len(word), "stem"),)
    at.append(len(word))
    at[0] = letter = 0
    out = []
    for n, text in enumerate(found.pieces):
        led = n < len(found.proclitics)
        end = letter + len(text)
        kind: Kind = "proclitic" if led else "stem" if n == len(found.proclitics) else "pronoun"
        out.append(Piece(at[letter], at[end], kind))
        letter = end
    return tuple(out)


def _known(grammar: Grammar, listed: Iterable[str]) -> dict[str, Analysis]:
    """Listed words by their letters, with and without a conjunction before them."""
    out: dict[str, Analysis] = {}
    for row in listed:
        *clitics, last = row.split(_JOINT)
        ends = grammar.pronouns if last == _ANY_PRONOUN else (last,)
        for end in ends:
            before, stem, pronoun = _parted(grammar, [*clitics, end])
            for conjunction in ((), *((c,) for c in grammar.conjunctions)):
                found = Analysis((*conjunction, *before), stem, pronoun)
                out.setdefault("".join((*found.proclitics, stem, pronoun)), found)
    return out


def _parted(grammar: Grammar, pieces: list[str]) -> tuple[tuple[str, ...], str, str]:
    pronoun = pieces.pop() if len(pieces) > 1 and pieces[-1] in grammar.pronouns else ""
    return tuple(pieces[:-1]), pieces[-1], pronoun
