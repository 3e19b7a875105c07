"""One sense of a word in a page: once «انفجار» is that of a telephone, «الانفجار» further on is it too.

After Gale, Church and Yarowsky, "One sense per discourse" (1992): within a text a word that is met again nearly always
means the same.
"""

from __future__ import annotations

#: Themes in which a word of violence or talks means something else, and will do so when it is taken up.
_LASTING = frozenset(("sport", "fiction", "animal", "cyber"))


class Senses:
    """What the trigger nouns of a page were found to mean, in reading order."""

    def __init__(self) -> None:
        self._other: set[str] = set()
        self._events: set[str] = set()
        self._known: set[tuple[str, str]] = set()

    def otherwise(self, word: str) -> None:
        """The noun stood where it tells of no event."""
        if word not in self._events:
            self._other.add(word)

    def event(self, word: str, type_: str) -> None:
        """The noun, or the phrase by its first word, told of an event of this type."""
        if word not in self._other:
            self._events.add(word)
            self._known.add((word.partition(" ")[0], type_))

    def known(self, word: str, type_: str) -> bool:
        """Whether the noun has told of such an event further up."""
        return (word, type_) in self._known

    def lost(self, word: str) -> bool:
        """Whether the noun, taken up with the article, speaks of no event: it first stood for something else."""
        return word in self._other

    @staticmethod
    def lasting(themes: frozenset[str]) -> bool:
        """Whether what takes a sentence's events away goes for what takes up its words too."""
        return bool(themes & _LASTING)
