"""A stretch of a sentence as `noun_phrases` cuts it."""

from __future__ import annotations

import msgspec

from riwaya.model import Mention


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a sentence: a noun phrase, or what stands between phrases.

    kind: `np`, or `prep`, `rel`, `comp`, `conj`, `part`, `neg`, `dem`, `quant`, `verb`, `comma`, `mark`, `time`.
    For a phrase `prep` is the preposition it hangs on (a word or a clitic letter), `joined` whether «و» is
    written on it, `start` its offset with clitics off, `mentions` the named mentions inside, `apposed` whether the
    last of them is the name of whom the phrase describes, set off from it («رئيس الحزب للشؤون المالية، فلان»).
    """

    kind: str
    first: int
    last: int
    start: int = 0
    end: int = 0
    prep: str = ""
    joined: bool = False
    definite: bool = False
    mentions: tuple[Mention, ...] = ()
    apposed: bool = False

    @property
    def named(self) -> Mention | None:
        """The mention that names the phrase: a person before a body before a place."""
        for kind in ("PER", "ORG", "LOC"):
            for mention in self.mentions:
                if mention.type == kind:
                    return mention
        return None

    @property
    def circumstantial(self) -> bool:
        """Whether it can tell of when, where or how: a time, or a phrase behind a preposition."""
        return self.kind in ("prep", "time", "part") or (self.kind == "np" and bool(self.prep))

    @property
    def place(self) -> Mention | None:
        """The place that the phrase names, unless it names a person or body."""
        named = self.named
        return named if named is not None and named.type == "LOC" else None


def joined_to(title: Piece, name: Piece) -> Piece:
    """A phrase with the name of whom it describes put to it."""
    return msgspec.structs.replace(
        title,
        last=name.last,
        end=name.end,
        mentions=title.mentions + name.mentions,
        apposed=True,
    )
