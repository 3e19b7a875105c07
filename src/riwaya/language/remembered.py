"""What was found of words met before, so that it need not be found again."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

#: So many are remembered: a process may read millions of pages, and each brings words that none before it had.
MOST = 1 << 16


class Remembered(dict[K, V]):
    """A dictionary that forgets all when it is full.

    What it holds must hang on its keys alone: forgotten, it is found again just as it was.
    """

    __slots__ = ()

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(key, value)
