"""An outlet's own reporter or witness in one page whom the other page turns into nobody («مراسل لرويترز» → «مصادر»)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.clitics import splits
from riwaya.language.tokens import tokenize, words
from riwaya.language.view import View
from riwaya.link.alterations.changes import Passage, Swap
from riwaya.link.media import Media
from riwaya.model import Document, Span
from riwaya.resources import Pack

#: Words between a reporter and the outlet he reports for, the outlet's own among them.
_WORDS = 6
_UNNAMED = frozenset({"source", "witness", "observers"})
#: Nouns that count others («أحد»).
_COUNTS = "quantifier"


class Hidden:
    """Nouns for an outlet's own people and for the unnamed, of `attribution/sources.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self.media = pack.get(Media)
        self._nouns: Mapping[str, SourceRow] = {
            words(form)[0]: row
            for row in reversed(pack.rows("attribution", "sources", SourceRow))
            if row.role in _UNNAMED and row.anonymous == "yes" and row.kind != _COUNTS
            for form in (row.noun, *row.forms)
            if len(words(form)) == 1
        }

    def between(
        self, pages: tuple[Document, Document], swaps: Sequence[Swap], passage: Passage
    ) -> str:
        """Who became whom («مراسل لرويترز → مصادر») between two tellings of one sentence; empty where nobody did.

        Args:
            passage: the first page's sentence; sources that it names besides are nobody's disguise.
        """
        for swap in swaps:
            was = self._own(pages[0], swap.a, swap.a_places)
            now = self._unnamed(swap.b) if was else None
            if now is None or self._own(pages[1], swap.b, swap.b_places):
                continue
            row = self._row(swap.b[now])
            if not any(self._row(key) is row for key in passage.keys):
                return f"{was} → {pages[1].quote(swap.b_places[now])}"
        return ""

    def _own(self, page: Document, keys: Sequence[str], places: Sequence[Span]) -> str:
        """The words that name an outlet's own man, with the outlet."""
        for at, key in enumerate(keys):
            row = self._row(key)
            if row is None or not (row.kind == "reporter" or row.role == "witness"):
                continue
            last = min(at + _WORDS, len(places)) - 1
            text = page.text[places[at].end : places[last].end]
            tokens = tokenize(View(text))
            hit = next((h for h in self.media.named.find(tokens) if h.first <= 3), None)
            if hit:
                return " ".join((page.quote(places[at]) + text[: hit.end]).split())
        return ""

    def _unnamed(self, keys: Sequence[str]) -> int | None:
        return next(
            (
                at
                for at, key in enumerate(keys)
                if (row := self._row(key)) is not None and row.kind != "reporter"
            ),
            None,
        )

    def _row(self, key: str) -> SourceRow | None:
        return next((row for s in splits(key) if (row := self._nouns.get(s.stem))), None)
