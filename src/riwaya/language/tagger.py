"""A linear-chain tagger: Viterbi in Python.

Lafferty et al. 2001 (conditional random fields), decoded after Viterbi 1967 over the labels that the
weights leave open at each token. Training is no part of the package (tools/train_tagger.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.language.weights import FORBIDDEN, Sum, Vector, Weights, allowed

#: Labels this far behind the best of their token are not followed (in hundredths).
_BEAM = 900

_NONE = 100 * FORBIDDEN
#: Of each label that a token may have: the label before it.
_Back = Mapping[int, int]


class Tagger:
    """Finds the best labels of a sentence from the sums of its tokens' weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        labels = weights.labels
        self._open = labels.index("O")
        self._starts = tuple(k for k, label in enumerate(labels) if not label.startswith("I-"))
        self._into = tuple(zip(*weights.transitions, strict=True))
        #: What goes on a name: its label, and those that can stand before it.
        self._inside = tuple(
            (k, tuple(j for j in range(len(labels)) if row[j] > FORBIDDEN))
            for k, row in enumerate(self._into)
            if k not in self._starts
        )

    def decode(self, emissions: Sequence[Vector]) -> list[int]:
        """One label's number for each token."""
        if not emissions:
            return []
        into, none = self._into, self._open
        now: dict[int, int] = {}
        came: _Back = {}
        back: list[_Back] = []
        still: _Back = {none: none}
        first = emissions[0]
        reached = {k: first[k] for k in self._starts}
        # Where one label alone is reached, only what follows is weighed: scores begin anew.
        alone = False
        for emission in emissions[1:]:
            best = max(emission)
            floor = best - _BEAM
            if best == emission[none] and max(emission[:none] + emission[none + 1 :]) < floor:
                # Surely no name.
                if alone:
                    back.append(still)
                    continue
                now, came = {}, {}
            else:
                now, came = self._step(reached, emission, floor)
            alone = not now
            if alone:
                row = into[none]
                j = max(reached, key=lambda s: reached[s] + row[s])
                now, came = {none: 0}, {none: j}
            reached = now
            back.append(came)
        k = max(reached, key=lambda s: (reached[s], -s))
        out = [k]
        for came in reversed(back):
            k = came[k]
            out.append(k)
        out.reverse()
        return out

    def _step(
        self, reached: dict[int, int], emission: Vector, floor: int
    ) -> tuple[dict[int, int], dict[int, int]]:
        """The best score of each label that a token may have, and the label before it."""
        now: dict[int, int] = {}
        came: dict[int, int] = {}
        into, scores = self._into, reached.items()
        for k in self._starts:
            said = emission[k]
            if said < floor:
                continue
            row = into[k]
            best = _NONE
            for j, score in scores:
                value = score + row[j]
                if value > best:
                    best, best_from = value, j
            now[k] = best + said
            came[k] = best_from
        for k, before in self._inside:
            said = emission[k]
            if said < floor:
                continue
            row = into[k]
            best = _NONE
            for j in before:
                if j in reached:
                    value = reached[j] + row[j]
                    if value > best:
                        best, best_from = value, j
            if best > _NONE:
                now[k] = best + said
                came[k] = best_from
        return now, came


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, type) of each run of `B-`/`I-` labels; an `I-` with nothing before it begins one."""
    out: list[tuple[int, int, str]] = []
    i = 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        kind, j = labels[i][2:], i + 1
        while j < len(labels) and labels[j] == f"I-{kind}":
            j += 1
        out.append((i, j, kind))
        i = j
    return out


__all__ = ["FORBIDDEN", "Sum", "Tagger", "Vector", "Weights", "allowed", "spans"]
