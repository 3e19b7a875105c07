"""A linear-chain tagger: weights out of a file of plain arrays, Viterbi in Python.

Lafferty et al. 2001 (conditional random fields), decoded after Viterbi 1967 over the labels that the
weights leave open at each token. Training is no part of the package (tools/train_tagger.py).
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

Vector = tuple[int, ...]

_MAGIC = b"RWYT0001"
#: Labels this far behind the best of their token are not followed (in units of `_SCALE`).
_BEAM = 900
_SCALE = 100
_CEILING = 127


class Weights:
    """What each feature says for each label, in hundredths.

    A feature is found by the CRC-32 of its name; the file holds the sorted hashes and, for each, one signed
    byte a label times `step` hundredths. Labels are `O` and `B-`/`I-` with a type.
    """

    def __init__(
        self,
        labels: Sequence[str],
        transitions: Sequence[Sequence[int]],
        hashes: array[int],
        values: array[int],
        step: int,
    ) -> None:
        self.labels = tuple(labels)
        self.transitions = tuple(tuple(row) for row in transitions)
        self.zero: Vector = (0,) * len(self.labels)
        self._hashes = hashes
        self._values = values
        self._step = step

    def __len__(self) -> int:
        return len(self._hashes)

    def vector(self, features: Iterable[str]) -> Vector:
        """The sum of what the features say, label by label."""
        n = len(self.labels)
        total = [0] * n
        hashes, values = self._hashes, self._values
        for feature in features:
            code = crc32(feature.encode("utf-8", "surrogatepass"))
            at = bisect_left(hashes, code)
            if at < len(hashes) and hashes[at] == code:
                base = at * n
                for k in range(n):
                    total[k] += values[base + k]
        return tuple(v * self._step for v in total)

    def dump(self) -> bytes:
        """The file's bytes, little-endian."""
        head = "\n".join(self.labels).encode()
        flat = [w for row in self.transitions for w in row]
        sizes = struct.pack("<HHI", len(head), self._step, len(self._hashes))
        hashes, values = self._hashes, self._values
        if sys.byteorder == "big":
            hashes = array("I", hashes)
            hashes.byteswap()
        moves = struct.pack(f"<{len(flat)}i", *flat)
        return b"".join((_MAGIC, sizes, head, moves, hashes.tobytes(), values.tobytes()))

    @classmethod
    def load(cls, data: bytes) -> Weights:
        """Raises ValueError where `data` is no file of weights."""
        if data[:8] != _MAGIC:
            raise ValueError("not a file of tagger weights")
        length, step, count = struct.unpack_from("<HHI", data, 8)
        at = 16 + length
        labels = data[16:at].decode().split("\n")
        n = len(labels)
        flat = struct.unpack_from(f"<{n * n}i", data, at)
        at += 4 * n * n
        hashes = array("I")
        hashes.frombytes(data[at : at + 4 * count])
        if sys.byteorder == "big":
            hashes.byteswap()
        values = array("b")
        values.frombytes(data[at + 4 * count : at + (4 + n) * count])
        if len(values) != n * count:
            raise ValueError("the file of tagger weights is cut short")
        return cls(labels, [flat[i * n : (i + 1) * n] for i in range(n)], hashes, values, step)

    @classmethod
    def read(cls, path: Path) -> Weights:
        """The weights in a file. Raises OSError or ValueError."""
        return cls.load(path.read_bytes())

    @classmethod
    def pack(
        cls,
        labels: Sequence[str],
        transitions: Mapping[tuple[str, str], float],
        features: Mapping[str, Mapping[str, float]],
        step: int = 5,
    ) -> Weights:
        """Weights from trained values (natural logarithms); features that round to nothing are left out.

        A move between labels that training never saw is forbidden.
        """
        place = {label: k for k, label in enumerate(labels)}
        kept: dict[int, list[int]] = {}
        for name, said in features.items():
            row = [0] * len(labels)
            for label, weight in said.items():
                scaled = round(weight * _SCALE / step)
                row[place[label]] = max(-_CEILING, min(_CEILING, scaled))
            if any(row):
                kept.setdefault(crc32(name.encode()), row)
        hashes = array("I", sorted(kept))
        values = array("b", [v for code in hashes for v in kept[code]])
        moves = [
            [
                round(transitions.get((a, b), 0.0) * _SCALE) if allowed(a, b) else FORBIDDEN
                for b in labels
            ]
            for a in labels
        ]
        return cls(labels, moves, hashes, values, step)


FORBIDDEN = -(10**6)


def allowed(before: str, label: str) -> bool:
    """Whether `label` may follow `before`: what goes on must have begun."""
    return not label.startswith("I-") or before[2:] == label[2:]


class Tagger:
    """Finds the best labels of a sentence from the sums of its tokens' weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        labels = weights.labels
        self._open = labels.index("O")
        self._starts = tuple(k for k, label in enumerate(labels) if not label.startswith("I-"))
        self._moves = weights.transitions

    def decode(self, emissions: Sequence[Sequence[int]]) -> list[int]:
        """One label's number for each token."""
        if not emissions:
            return []
        moves, none = self._moves, self._open
        back: list[dict[int, int]] = []
        reached = {k: emissions[0][k] for k in self._starts}
        for emission in emissions[1:]:
            floor = max(emission) - _BEAM
            now: dict[int, int] = {}
            came: dict[int, int] = {}
            if none == 0 and max(emission[1:]) < floor:
                pass  # Surely no name: what follows `if not now` is all there is to do.
            elif len(reached) == 1:
                ((j, score),) = reached.items()
                row = moves[j]
                for k, said in enumerate(emission):
                    if said >= floor and row[k] > FORBIDDEN:
                        now[k] = score + row[k] + said
                        came[k] = j
            else:
                for k, said in enumerate(emission):
                    if said < floor:
                        continue
                    best, best_from = FORBIDDEN, none
                    for j, score in reached.items():
                        value = score + moves[j][k]
                        if value > best:
                            best, best_from = value, j
                    if best > FORBIDDEN // 2:
                        now[k] = best + said
                        came[k] = best_from
            if not now:
                j = max(reached, key=lambda s: reached[s] + moves[s][none])
                now, came = {none: reached[j] + moves[j][none] + emission[none]}, {none: j}
            reached = now
            back.append(came)
        k = max(reached, key=lambda s: (reached[s], -s))
        out = [k]
        for came in reversed(back):
            k = came[k]
            out.append(k)
        out.reverse()
        return out


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


__all__ = ["FORBIDDEN", "Tagger", "Vector", "Weights", "allowed", "spans"]
