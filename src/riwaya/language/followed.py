"""Phrases that begin with one word, by the word behind it: of hundreds («جامعة ...») few are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class Followed(msgspec.Struct, Generic[T], frozen=True):
    """What begins with a word: `all`, in the order in which it is to be tried; those of one word, `single`; and by
    the word right behind, `longer`, those that go on with it and those of one word, in the same order."""

    all: tuple[T, ...]
    single: tuple[T, ...]
    longer: Mapping[str, tuple[T, ...]]

    def by(self, following: str) -> tuple[T, ...]:
        """Those that may stand where that word follows."""
        return self.longer.get(following, self.single)


def followed(things: Iterable[T], rest: Callable[[T], tuple[str, ...]]) -> Followed[T]:
    """`things` in their order; `rest` gives the words of each behind its first."""
    all_ = tuple(things)
    single: list[int] = []
    seconds: dict[str, list[int]] = {}
    for n, thing in enumerate(all_):
        words = rest(thing)
        (seconds.setdefault(words[0], []) if words else single).append(n)
    longer = {
        word: tuple(all_[n] for n in sorted((*places, *single))) for word, places in seconds.items()
    }
    return Followed(all_, tuple(all_[n] for n in single), longer)
