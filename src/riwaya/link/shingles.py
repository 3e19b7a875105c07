"""Runs of three words as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

SIZE = 3
_MASK = (1 << 32) - 1


def shingles(codes: Sequence[int]) -> Iterator[int]:
    """A number of 32 bits for each run of three words, given the words' own numbers."""
    for a, b, c in zip(codes, codes[1:], codes[2:], strict=False):
        mixed = (a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D) & _MASK
        yield mixed ^ (mixed >> 15)
