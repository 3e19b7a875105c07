"""Names of outlets and bodies as lines of a page have them."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.tokens import Token, texts_of, tokenize
from riwaya.language.view import View
from riwaya.page.lines import Line
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow
from riwaya.resources.organisations import Organisation


class Bodies:
    """Names of organisations, folded."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("organisations", "organisations", Organisation)
        names = (n for row in rows for n in (row.name, *row.aka, *row.short))
        self._names = frozenset(terms_of(n) for n in names)

    def holds(self, words: tuple[str, ...]) -> bool:
        """Whether these words, folded, are the whole name of a body."""
        return words in self._names


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words and numbers of `text`."""
    return tuple(t for t in tokenize(View(text)) if t.kind != "mark")


def terms_of(text: str) -> tuple[str, ...]:
    """The same, folded."""
    return texts_of(text, ("word", "latin", "number"))


def after(line: Line, count: int) -> int:
    """Where in the line's text its first `count` words end."""
    return [t for t in line.tokens if t.kind in ("word", "latin")][count - 1].end


def everyday(rows: Sequence[OutletRow], words: Sequence[str]) -> bool:
    """Whether nothing but an everyday word stands there («العالم», a section as well as a channel)."""
    return len(words) == 1 and all(row.common for row in rows)


def publishers(rows: Sequence[OutletRow]) -> tuple[OutletRow, ...]:
    """Those that publish pages themselves: an agency named in a credit is a source, not the outlet."""
    return tuple(r for r in rows if r.kind != "agency")
