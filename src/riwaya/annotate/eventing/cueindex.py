"""The cues of status, of which some end with a letter that is joined to the word behind them («تخطط لعملية»)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.rows import Cue, StatusRow
from riwaya.language.affixes import BY, TO
from riwaya.language.tokens import Token
from riwaya.language.wordindex import Seen, WordIndex

_LETTERS = (TO, BY)


class CueIndex(WordIndex[Cue]):
    """The phrases of `status.tsv`; one that ends with a letter is found where the next word begins with it."""

    def __init__(self, rows: Sequence[StatusRow]) -> None:
        super().__init__(_parted(row) for row in rows)

    def at(self, tokens: Sequence[Token], i: int) -> list[Seen[Cue]]:
        """As `WordIndex.at`."""
        return [hit for hit in super().at(tokens, i) if _goes_on(tokens, hit)]

    def first(self, tokens: Sequence[Token], i: int) -> Seen[Cue] | None:
        """As `WordIndex.first`."""
        return next(iter(self.at(tokens, i)), None)


def _parted(row: StatusRow) -> tuple[str, Cue]:
    phrase, _, letter = row.phrase.rpartition(" ")
    if letter not in _LETTERS:
        return row.phrase, Cue(row.status, row.side)
    return phrase, Cue(row.status, row.side, letter)


def _goes_on(tokens: Sequence[Token], hit: Seen[Cue]) -> bool:
    letter = hit.value.letter
    return not letter or (hit.last < len(tokens) and tokens[hit.last].text.startswith(letter))
