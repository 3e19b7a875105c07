"""What differs between two tellings of one passage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from riwaya.language.affixes import BY_THE, CONJUNCTIONS, LIKE_THE, TO_THE
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Lexicon
from riwaya.language.numbers import parse
from riwaya.language.tokens import Token, tokenize, words
from riwaya.language.view import View
from riwaya.link.entities.names import bare, close
from riwaya.link.framing import FramingWord
from riwaya.model import Span
from riwaya.resources import Pack
from riwaya.resources.numbers import Numbers
from riwaya.resources.rows import WordOfKind

_BOUND = (BY_THE, LIKE_THE)
_KIN = 3


class Caveat(msgspec.Struct, frozen=True):
    """A phrase of doubt; what a `whole` sentence says at its head, that what is told could not be made sure."""

    phrase: str
    whole: str = ""


class Opposite(msgspec.Struct, frozen=True):
    """A word and the words that say its opposite."""

    word: str
    opposite: tuple[str, ...]


class Opposites:
    """`alterations/opposites.tsv`, read both ways."""

    def __init__(self, pack: Pack) -> None:
        self._of: dict[str, set[str]] = {}
        for row in pack.rows("alterations", "opposites", Opposite):
            for other in row.opposite:
                for a, b in ((row.word, other), (other, row.word)):
                    self._of.setdefault(" ".join(words(a)), set()).add(" ".join(words(b)))

    def between(self, a: Sequence[str], b: Sequence[str]) -> tuple[str, str] | None:
        """The first of the folded words `a` of which `b` holds an opposite, and that; clitics aside."""
        there = {s.stem: word for word in b for s in splits(word)}
        for word in a:
            for split in splits(word):
                for other in sorted(self._of.get(split.stem, ())):
                    if other in there:
                        return word, there[other]
        return None


class Knowledge:
    """The tables under `alterations/`, with the charged words of `framing/`."""

    def __init__(self, pack: Pack) -> None:
        caveats = pack.rows("alterations", "caveats", Caveat)
        self.caveats: Lexicon[str] = Lexicon([(r.phrase, r.phrase) for r in caveats])
        self.whole: Lexicon[str] = Lexicon([(r.phrase, r.phrase) for r in caveats if r.whole])
        turns = pack.rows("alterations", "turns", WordOfKind)
        self.turns: Lexicon[str] = Lexicon([(r.word, r.kind) for r in turns])
        self._turning = frozenset(w for r in turns if r.kind != "none" for w in words(r.word))
        self.charged: Lexicon[FramingWord] = Lexicon(
            [(r.word, r) for r in pack.rows("framing", "words", FramingWord)]
        )
        self.opposites = pack.get(Opposites)
        self.numbers = pack.get(Numbers).lexicon

    def only_turned(self, swap: Swap) -> bool:
        """Whether nothing but words that turn or limit is lost or gained, the other words being of one stem."""
        x, y = ([w for w in stretch if not self._turns(w)] for stretch in (swap.a, swap.b))
        return len(x) == len(y) and all(kin(p, q) for p, q in zip(x, y, strict=True))

    def _turns(self, word: str) -> bool:
        return any(s.stem in self._turning for s in splits(word))


class Passage(msgspec.Struct, frozen=True):
    """The words of a passage as they are compared; `places` are their spans in the page."""

    keys: tuple[str, ...]
    places: tuple[Span, ...]
    tokens: tuple[Token, ...]
    numbers: tuple[tuple[float, Span], ...]


class Swap(msgspec.Struct, frozen=True):
    """A stretch that reads differently: words of `a` (may be none) for words of `b` (may be none)."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    a_places: tuple[Span, ...]
    b_places: tuple[Span, ...]


def passage(text: str, spans: Sequence[Span], know: Knowledge) -> Passage:
    """Reads the sentences at `spans`; a number, in digits or words, is one key with its value."""
    keys: list[str] = []
    places: list[Span] = []
    every: list[Token] = []
    numbers: list[tuple[float, Span]] = []
    for span in spans:
        tokens = tokenize(View(text[span.start : span.end]))
        i = 0
        while i < len(tokens):
            found = parse(tokens, i, know.numbers) if know.numbers.starts(tokens[i]) else None
            if found and found.kind != "cardinal" and found.last - i > 1:
                # «الثالث عشر» is one ordinal, and no ten.
                for one in tokens[i : found.last]:
                    keys.append(one.text)
                    places.append(Span(span.start + one.start, span.start + one.end))
                i = found.last
                continue
            if found and found.kind == "cardinal":
                place = Span(span.start + found.start, span.start + found.end)
                keys.append(f"#{found.value:g}")
                places.append(place)
                numbers.append((float(found.value), place))
                i = found.last
                continue
            token = tokens[i]
            if token.kind != "mark":
                keys.append(token.text)
                places.append(Span(span.start + token.start, span.start + token.end))
            i += 1
        every += tokens
    return Passage(tuple(keys), tuple(places), tuple(every), tuple(numbers))


def swaps(a: Passage, b: Passage) -> list[Swap]:
    """Where the passages differ word by word, spelling and joined letters aside."""
    x = [_plain(k) for k in a.keys]
    y = [_plain(k) for k in b.keys]
    out: list[Swap] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, x, y, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if _same_words(a.keys[i:i_end], b.keys[j:j_end]):
            continue
        out.append(Swap(a.keys[i:i_end], b.keys[j:j_end], a.places[i:i_end], b.places[j:j_end]))
    return out


def kin(x: str, y: str) -> bool:
    """Whether two words may be forms of one («تلتقي», «التقت»): most letters of the shorter stand in the other, in
    their order."""
    a, b = sorted((_plain(x), _plain(y)), key=len)
    at = kept = 0
    for letter in a:
        found = b.find(letter, at)
        if found >= 0:
            kept, at = kept + 1, found + 1
    return kept >= _KIN and kept * 3 >= len(a) * 2


def _plain(key: str) -> str:
    """A word without the letters that are joined to it."""
    if key.startswith("#"):
        return key
    out = key
    if len(out) > 3 and out[0] in CONJUNCTIONS:
        out = out[1:]
    if len(out) > 4 and out[:3] in _BOUND:
        out = out[1:]
    elif len(out) > 4 and out.startswith(TO_THE):
        out = out[2:]
    return bare(out)


def _same_words(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two stretches are one word written apart or together, or spelt differently."""
    if "".join(x) == "".join(y):
        return True
    if any(w.startswith("#") for w in (*x, *y)):
        return False
    return len(x) == len(y) and all(close(p, q) for p, q in zip(x, y, strict=True))


def likeness(a: Passage, b: Passage) -> tuple[float, float]:
    """The shares of the longer and of the shorter passage that the other has word for word: the first is low
    where one tells much more, the second high where one holds the other."""
    x, y = Counter(_plain(k) for k in a.keys), Counter(_plain(k) for k in b.keys)
    common, least, most = (x & y).total(), *sorted((x.total(), y.total()))
    return (common / most, common / least) if least else (0.0, 0.0)
