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
    single = tuple(thing for thing in all_ if not rest(thing))
    seconds = dict.fromkeys(rest(thing)[0] for thing in all_ if rest(thing))
    longer = {
        word: tuple(thing for thing in all_ if rest(thing)[:1] in ((), (word,))) for word in seconds
    }
    return Followed(all_, single, longer)
