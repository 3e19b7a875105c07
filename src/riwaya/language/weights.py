"""The weights of a linear-chain tagger, in a file of plain arrays.

What features say is summed label by label. All labels of a sum lie side by side in one Python integer, a lane of
`_LANE` bits each, so that one addition adds them all; `unpacked` takes them apart.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

Vector = tuple[int, ...]
#: What features say of all labels, side by side; sums of such sums are made by `+`.
Sum = int

_MAGIC = b"RWYT0001"
_SCALE = 100
_CEILING = 127
_BYTES = 4
_LANE = 8 * _BYTES
#: A signed byte and, with this sign bit turned, the unsigned one that orders alike.
_SIGN = 128
_UNSIGNED = bytes(value ^ _SIGN for value in range(256))

FORBIDDEN = -(10**6)


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
        self._hashes = hashes
        self._values = values
        self._step = step
        self._row = _BYTES * len(self.labels)
        ones = sum(1 << (_LANE * k) for k in range(len(self.labels)))
        self._signs = (1 << (_LANE - 1)) * ones
        self._unpack = struct.Struct(f"<{len(self.labels)}i").unpack
        self._bias = _SIGN * ones
        #: Where what each feature says begins in `values`; a page asks for few of them, which are made sums once.
        self._at = dict(zip(hashes, range(0, len(values), len(self.labels)), strict=True))
        self._said: dict[int, Sum] = {}

    def __len__(self) -> int:
        return len(self._hashes)

    def sum(self, features: Iterable[str], position: str = "") -> Sum:
        """What the features say together, the name of each being `position` and then the feature."""
        (total,) = self.sums(features, (position,))
        return total

    def sums(self, features: Iterable[str], positions: Iterable[str]) -> list[Sum]:
        """The same for several positions of the same features."""
        at, known = self._at.get, self._said.get
        encoded = [feature.encode("utf-8", "surrogatepass") for feature in features]
        out = []
        for position in positions:
            start, total = crc32(position.encode()), 0
            for name in encoded:
                place = at(crc32(name, start))
                if place is not None:
                    total += known(place) or self._read(place)
            out.append(total * self._step)
        return out

    def _read(self, place: int) -> Sum:
        row = self._values[place : place + len(self.labels)]
        lanes = bytearray(self._row)
        lanes[::_BYTES] = row.tobytes().translate(_UNSIGNED)
        said = self._said[place] = int.from_bytes(lanes, "little") - self._bias
        return said

    def unpacked(self, said: Sum) -> Vector:
        """A sum label by label."""
        bits = (said + self._signs) ^ self._signs
        return self._unpack(bits.to_bytes(self._row, "little"))

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


def allowed(before: str, label: str) -> bool:
    """Whether `label` may follow `before`: what goes on must have begun."""
    return not label.startswith("I-") or before[2:] == label[2:]
