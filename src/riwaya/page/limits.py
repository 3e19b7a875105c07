"""How much is read of what comes from outside."""

from __future__ import annotations

import msgspec

_MIB = 1 << 20


class Limits(msgspec.Struct, frozen=True):
    """Bounds on inputs; what is beyond them is skipped, and said.

    `page_bytes` for one page; `json_bytes` for a JSON file that must be held whole (JSON Lines are read a
    line at a time); `unpacked_bytes` and `members` for one archive with all archives inside it;
    `ratio` is the most that an archive may unpack to, as a multiple of its size, once that is more than
    `page_bytes`; `depth` counts archives inside archives; `addresses` is the most that one list may name.
    Files that are read a row or record at a time are bound by `page_bytes` for a row and by `ratio`.
    """

    page_bytes: int = 20 * _MIB
    json_bytes: int = 256 * _MIB
    unpacked_bytes: int = 1024 * _MIB
    members: int = 100_000
    ratio: int = 200
    depth: int = 3
    addresses: int = 50_000


def too_large(size: int, limits: Limits) -> str:
    """Why a page of that many bytes is not read."""
    return f"{megabytes(size)}; pages are read up to {megabytes(limits.page_bytes)}"


def megabytes(count: int) -> str:
    """«209.7 MB»."""
    return f"{count / 1e6:.1f} MB"
