"""A linear-chain tagger: Viterbi in Python.

Lafferty et al. 2001 (conditional random fields), decoded after Viterbi 1967 over the labels that the
weights leave open at each token. Training is no part of the package (tools/train_tagger.py).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.language.weights import FORBIDDEN, Sum, Vector, Weights, allowed

#: Labels this far behind the best of their token are not followed (in hundredths).
_BEAM = 900

_NONE = 100 * FORBIDDEN


class Tagger:
    """Finds the best labels of a sentence from the sums of its tokens' weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        labels, rows = weights.labels, weights.transitions
        none = self._none = labels.index("O")
        self._starts = tuple(k for k, label in enumerate(labels) if not label.startswith("I-"))
        #: What each label says of each that begins anew.
        self._into = tuple(tuple((k, row[k]) for k in self._starts) for row in rows)
        #: How much more than «O» a label says of any that begins anew.
        self._lead = tuple(
            (j, max(row[k] - rows[none][k] for k in self._starts))
            for j, row in enumerate(rows)
            if j != none
        )
        #: What goes on a name, what begins one of its kind, and what both say of it.
        self._inside = tuple(
            (k, j, _possible(rows[j][k]), _possible(rows[k][k]))
            for k, label in enumerate(labels)
            if label.startswith("I-")
            for j in (labels.index("B-" + label[2:]),)
        )
        self._order = (*self._starts, *(k for k, *_ in self._inside))

    def decode(self, emissions: Sequence[Vector]) -> list[int]:
        """One label's number for each token."""
        if not emissions:
            return []
        none, lead, inside = self._none, self._lead, self._inside
        blank = [_NONE] * len(self._into)
        scores = blank.copy()
        for k in self._starts:
            scores[k] = emissions[0][k]
        back: list[list[int]] = []
        for emission in emissions[1:]:
            floor = max(emission) - _BEAM
            now, came = blank.copy(), [none] * len(blank)
            score = scores[none]
            # What cannot overtake «O» by what it says of the next label leads to none that begins anew.
            rivals = [j for j, more in lead if scores[j] + more >= score]
            if rivals:
                self._begin(scores, rivals, now, came)
                for k in self._starts:
                    now[k] = now[k] + emission[k] if emission[k] >= floor else _NONE
            else:
                for k, weight in self._into[none]:
                    if emission[k] >= floor:
                        now[k] = score + weight + emission[k]
            for k, j, begun, gone in inside:
                if emission[k] >= floor:
                    one, other = scores[j] + begun, scores[k] + gone
                    if one < other:
                        one, came[k] = other, k
                    else:
                        came[k] = j
                    if one > FORBIDDEN:
                        now[k] = one + emission[k]
            if max(now) == _NONE:
                # No label that may stand here is near enough to the best: surely no name.
                now[none], came[none] = 0, self._before_none(scores)
            scores = now
            back.append(came)
        k = max(self._reached(scores), key=lambda k: (scores[k], -k))
        out = [k]
        for came in reversed(back):
            k = came[k]
            out.append(k)
        out.reverse()
        return out

    def _reached(self, scores: Sequence[int]) -> list[int]:
        return [k for k in self._order if scores[k] != _NONE]

    def _before_none(self, scores: Sequence[int]) -> int:
        moves, none = self.weights.transitions, self._none
        return max(self._reached(scores), key=lambda k: scores[k] + moves[k][none])

    def _begin(
        self, scores: Sequence[int], rivals: Collection[int], now: list[int], came: list[int]
    ) -> None:
        """The best way to each label that begins anew, where others than «O» may lead there."""
        for j in self._reached(scores):
            if j == self._none or j in rivals:
                score = scores[j]
                for k, weight in self._into[j]:
                    if score + weight > now[k]:
                        now[k], came[k] = score + weight, j


def _possible(move: int) -> int:
    return move if move > FORBIDDEN else _NONE


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
