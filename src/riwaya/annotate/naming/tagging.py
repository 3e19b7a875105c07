"""The trained tagger of names: features to weights to labels, sentence by sentence, twice over a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.classes import MODELS, WordClasses, shipped
from riwaya.annotate.naming.clitics import Cutter
from riwaya.annotate.naming.features import (
    FAR,
    NEAR,
    hints,
    lexeme,
    memory,
)
from riwaya.annotate.naming.flags import key
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.remembered import Remembered
from riwaya.language.tagger import Sum, Tagger, Vector, Weights, spans
from riwaya.language.tokens import Token
from riwaya.resources import Pack

#: Where a word stands for the tokens before it and for those after it.
_NEAR = f"{NEAR[1]}", f"{NEAR[0]}"
_FAR = f"{FAR[1]}", f"{FAR[0]}"


class Tagged(msgspec.Struct, frozen=True):
    """A sentence's labels, and what the weights say of each token by itself."""

    labels: list[str]
    emissions: list[Vector]


class Summed(NamedTuple):
    """A word's weights: for its own token, and for the tokens one and two before and after.

    A tuple, so that those of a sentence are turned into columns at once.
    """

    own: Sum
    before: Sum
    after: Sum
    far_before: Sum
    far_after: Sum
    kind: str


class NameTagger:
    """Finds names by the trained weights of the package.

    What is summed for a word is kept; it depends on the word alone.
    """

    def __init__(self, pack: Pack) -> None:
        weights = Weights.read(MODELS / "names.weights")
        self._setup(weights, pack.get(WordKnowledge), pack.get(shipped))

    @classmethod
    def of(cls, weights: Weights, knowledge: WordKnowledge, classes: WordClasses) -> NameTagger:
        """A tagger with other weights than those of the package."""
        self = cls.__new__(cls)
        self._setup(weights, knowledge, classes)
        return self

    def _setup(self, weights: Weights, knowledge: WordKnowledge, classes: WordClasses) -> None:
        self.weights = weights
        self.knowledge = knowledge
        self.classes = classes
        self.cutter = Cutter(knowledge, classes)
        self._tagger = Tagger(weights)
        place = {label: k for k, label in enumerate(weights.labels)}
        self._places = {
            kind: (place["B-" + kind], place["I-" + kind], place["O"])
            for kind in ("PER", "ORG", "LOC")
        }
        self._words: Remembered[str, Summed] = Remembered()
        self._sums: Remembered[tuple[str, ...], Sum] = Remembered()
        self._pairs: Remembered[tuple[str, str], tuple[Sum, Sum, Sum]] = Remembered()
        self._threes: Remembered[tuple[str, str, str], Sum] = Remembered()
        self._edge_before = self._sum(("-1^",)), self._sum(("-2^",))
        self._edge_after = self._sum(("1$",)), self._sum(("2$",))

    def page(self, sentences: Sequence[tuple[Sequence[Token], Candidates]]) -> list[Tagged]:
        """Labels of every sentence; a name recognised once is weighed in everywhere on the page.

        Each sentence comes with the candidates of exactly its tokens.
        """
        names = self.weights.labels
        sums = [self._sums_of(scan) for _, scan in sentences]
        unpacked, decode = self.weights.unpacked, self._tagger.decode
        emissions = [[unpacked(said) for said in sentence] for sentence in sums]
        labels = [[names[k] for k in decode(e)] for e in emissions]
        stems = [self.cutter.stems(tokens) for tokens, _ in sentences]
        remembered = memory(stems, labels)
        for n, features in enumerate(remembered):
            if any(features) and any(
                f and not _agrees(f, label) for f, label in zip(features, labels[n], strict=True)
            ):
                for at, said in enumerate(features):
                    if said:
                        emissions[n][at] = unpacked(sums[n][at] + self._sum(said))
                labels[n] = [names[k] for k in decode(emissions[n])]
        return [Tagged(*pair) for pair in zip(labels, emissions, strict=True)]

    def lean(self, tagged: Tagged, at: int, kind: str) -> int:
        """How much more the token looks like part of a name of `kind` than like none, in hundredths."""
        begin, inside, none = self._places[kind]
        emission = tagged.emissions[at]
        return max(emission[begin], emission[inside]) - emission[none]

    def _sums_of(self, scan: Candidates) -> list[Sum]:
        """What all features of each token of a sentence say."""
        known = self._words.get
        words = [known(text) or self._word(text) for text in scan.keys]
        if not words:
            return []
        own, before, after, far_before, far_after, kinds = zip(*words, strict=True)
        kept, beside = self._threes.get, self._beside
        threes = [kept(classes) or beside(classes) for classes in _threes(("^", *kinds, "$"))]
        first, second = self._edge_before
        last, last_but_one = self._edge_after
        near = zip(
            (first, *after),
            (second, second, *far_after),
            (*before[1:], last),
            (*far_before[2:], last_but_one, last_but_one),
            own,
            threes,
            strict=False,
        )
        out = [a + b + c + d + said + three for a, b, c, d, said, three in near]
        for i, features in enumerate(hints(scan)):
            if features:
                out[i] += self._sum(features)
        return out

    def _beside(self, classes: tuple[str, str, str]) -> Sum:
        """What the classes of a token and of those beside it say of it, two by two."""
        left, own, right = classes
        before, behind, around = (left, own), (own, right), (left, right)
        got = self._pair(before)[0] + self._pair(behind)[1] + self._pair(around)[2]
        self._threes[classes] = got
        return got

    def _pair(self, classes: tuple[str, str]) -> tuple[Sum, Sum, Sum]:
        """What two classes say where they stand before and at a token, at and behind it, about it."""
        got = self._pairs.get(classes)
        if got is None:
            add_up = self.weights.sum
            before, behind, around = (add_up((f,)) for f in pairs(*classes))
            got = self._pairs[classes] = before, behind, around
        return got

    def _word(self, text: str) -> Summed:
        got = self._words.get(text)
        if got is None:
            got = self._words[text] = self._look(text)
        return got

    def _look(self, text: str) -> Summed:
        found = lexeme(text, self.knowledge, self.classes)
        before, after = self.weights.sums(found.near, _NEAR)
        far_before, far_after = self.weights.sums(found.far, _FAR)
        own = self.weights.sum(found.own, "0")
        return Summed(own, before, after, far_before, far_after, found.kind)

    def _sum(self, features: tuple[str, ...]) -> Sum:
        got = self._sums.get(features)
        if got is None:
            got = self._sums[features] = self.weights.sum(features)
        return got


def pairs(left: str, right: str) -> tuple[str, str, str]:
    """Features of two classes: those of the token before and the token itself, of it and the next, and of the
    two beside it."""
    return f"ab={left}|{right}", f"bc={left}|{right}", f"ac={left}|{right}"


def sentence_features(
    tokens: Sequence[Token], scan: Candidates, knowledge: WordKnowledge, classes: WordClasses
) -> list[list[str]]:
    """Every feature of every token, as training wants them; `NameTagger` sums the same."""
    words = [lexeme(key(t), knowledge, classes) for t in tokens]
    proposed = hints(scan)
    out: list[list[str]] = []
    last = len(words) - 1
    for i, word in enumerate(words):
        features = ["0" + f for f in word.own]
        features += [f"-1{f}" for f in words[i - 1].near] if i else ["-1^"]
        features += [f"-2{f}" for f in words[i - 2].far] if i > 1 else ["-2^"]
        features += [f"1{f}" for f in words[i + 1].near] if i < last else ["1$"]
        features += [f"2{f}" for f in words[i + 2].far] if i + 1 < last else ["2$"]
        left = words[i - 1].kind if i else "^"
        right = words[i + 1].kind if i < last else "$"
        kind = word.kind
        features += [pairs(left, kind)[0], pairs(kind, right)[1], pairs(left, right)[2]]
        features += proposed[i]
        out.append(features)
    return out


def _threes(kinds: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each kind but the first and last, with those beside it."""
    return zip(kinds, kinds[1:], kinds[2:], strict=False)


def _agrees(features: tuple[str, ...], label: str) -> bool:
    return label[2:] == features[0][2:]


__all__ = ["MODELS", "NameTagger", "pairs", "sentence_features", "spans"]
