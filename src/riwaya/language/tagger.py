"""A linear-chain tagger: Viterbi in Python.

Lafferty et al. 2001 (conditional random fields), decoded after Viterbi 1967 over the labels that the
weights leave open at each token. Training is no part of the package (tools/train_tagger.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.weights import FORBIDDEN, Sum, Vector, Weights, allowed

#: Labels this far behind the best of their token are not followed (in hundredths).
_BEAM = 900

_NONE = 100 * FORBIDDEN


class Tagger:
    """Finds the best labels of a sentence from the sums of its tokens' weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        labels, rows = weights.labels, weights.transitions
        self._open = labels.index("O")
        self._starts = tuple(k for k, label in enumerate(labels) if not label.startswith("I-"))
        #: What goes on a name: its label, and those that can stand before it, each with what that says.
        self._inside = tuple(
            (k, tuple((j, row[k]) for j, row in enumerate(rows) if row[k] > FORBIDDEN))
            for k in range(len(labels))
            if k not in self._starts
        )
        #: Of each label: what it says of each that begins anew, and how much more than «O» does at the most.
        self._into = tuple(tuple((k, row[k]) for k in self._starts) for row in rows)
        none = rows[self._open]
        self._lead = tuple(max(row[k] - none[k] for k in self._starts) for row in rows)

    def decode(self, emissions: Sequence[Vector]) -> list[int]:
        """One label's number for each token."""
        if not emissions:
            return []
        none = self._open
        back: list[dict[int, int]] = []
        first = emissions[0]
        reached = {k: first[k] for k in self._starts}
        step = self._step
        for emission in emissions[1:]:
            now, came = step(reached, emission, max(emission) - _BEAM)
            if not now:
                # No label that may stand here is near enough to the best: surely no name.
                j = max(reached, key=lambda s: reached[s] + self.weights.transitions[s][none])
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
        get, lead = reached.get, self._lead
        # What cannot overtake «O» by what it says of the next label leads to none that begins anew.
        least = get(self._open, _NONE)
        into = [(j, s, self._into[j]) for j, s in reached.items() if s + lead[j] >= least]
        j, score, row = into[0]
        if len(into) == 1:
            for k, weight in row:
                said = emission[k]
                if said >= floor:
                    now[k] = score + weight + said
                    came[k] = j
        else:
            best = [(score + weight, j, k) for k, weight in row]
            for j, score, row in into[1:]:
                for n, (k, weight) in enumerate(row):
                    if score + weight > best[n][0]:
                        best[n] = score + weight, j, k
            for value, j, k in best:
                said = emission[k]
                if said >= floor:
                    now[k] = value + said
                    came[k] = j
        for k, before in self._inside:
            said = emission[k]
            if said < floor:
                continue
            most = _NONE
            for j, weight in before:
                value = get(j, _NONE) + weight
                if value > most:
                    most, best_from = value, j
            if most > FORBIDDEN:
                now[k] = most + said
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
