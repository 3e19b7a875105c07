"""Which outlet a name, a domain or a line of the page stands for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from riwaya.language.marks import CLOSING_QUOTES, OPENING_QUOTES
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View
from riwaya.model import Outlet, Span
from riwaya.page.knowledge import PageWords
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow

Basis = Literal["stated", "metadata", "url", "inferred"]


def terms(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Words and numbers of a line: names of outlets may hold numbers («رصيف22»)."""
    return tuple(t.text for t in tokens if t.kind != "mark")


class OutletIndex:
    """Outlets by name and by domain."""

    def __init__(self, pack: Pack) -> None:
        self._words = pack.get(PageWords)
        self._names: dict[tuple[str, ...], list[OutletRow]] = {}
        self._domains: dict[str, OutletRow] = {}
        self._longest = 1
        for row in pack.rows("media", "outlets", OutletRow):
            for name in (*row.names, row.name_en):
                phrase = terms(tokenize(View(name)))
                rows = self._names.setdefault(phrase, [])
                if phrase and row not in rows:
                    rows.append(row)
                    self._longest = max(self._longest, len(phrase))
            for domain in row.domains:
                self._domains.setdefault(domain, row)

    def by_url(self, url: str | None) -> OutletRow | None:
        """The outlet whose domain the address is under."""
        if not url:
            return None
        try:
            host = (urlsplit(url if "//" in url else "//" + url).hostname or "").lower()
        except ValueError:
            return None
        parts = host.split(".")
        for i in range(len(parts) - 1):
            row = self._domains.get(".".join(parts[i:]))
            if row:
                return row
        return None

    def named(self, words: Sequence[str]) -> tuple[OutletRow, ...]:
        """Outlets that exactly these words name, with or without the word for their kind."""
        tried = tuple(words)
        best: tuple[OutletRow, ...] = ()
        for start in (0, self._words.starts("outlet", tried)):
            for end in (len(tried), len(tried) - 1, len(tried) - 2):
                rows = self._names.get(tried[start:end])
                suffix = tried[end:]
                if rows and not best and self._words.covered(("suffix",), suffix) >= len(suffix):
                    best = tuple(rows)
            if best and start == 0:
                return best
        kinds = {"newspaper", "site", "magazine"} if best else set()
        chosen = (
            tuple(r for r in best if r.kind in kinds) if _newspaper(tried, self._words) else best
        )
        return chosen or best

    def at(self, words: Sequence[str], i: int) -> tuple[int, tuple[OutletRow, ...]]:
        """(number of words, outlets) of the longest name that begins at word `i`; (0, ()) for none."""
        for length in range(min(self._longest, len(words) - i), 0, -1):
            rows = self._names.get(tuple(words[i : i + length]))
            if rows:
                return length, tuple(rows)
        return 0, ()

    def by_key(self, name: str) -> tuple[OutletRow, ...]:
        """Outlets of a name found in metadata: written in Arabic or Latin, or the stem of a domain."""
        rows = self.named(terms(tokenize(View(name))))
        if rows:
            return rows
        under_url = self.by_url(name) if "." in name and " " not in name else None
        if under_url:
            return (under_url,)
        found = self._hosts.get(name.strip().lower(), ())
        return tuple(found) if len(found) == 1 else ()

    @cached_property
    def _hosts(self) -> dict[str, dict[OutletRow, None]]:
        """Outlets by the first part of their domains."""
        out: dict[str, dict[OutletRow, None]] = {}
        for domain, row in self._domains.items():
            out.setdefault(domain.split(".")[0], {})[row] = None
        return out


def _newspaper(words: Sequence[str], known: PageWords) -> bool:
    return bool(words) and known.is_role("print", words[0])


def outlet_of(rows: Sequence[OutletRow], basis: Basis, span: Span | None = None) -> Outlet:
    """The outlet that `rows` agree on; the English name only where they are one."""
    name_en = rows[0].name_en if len(rows) == 1 else None
    return Outlet(name=rows[0].name, basis=basis, name_en=name_en, span=span)


def quoted(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Tokens between the quotation marks that open at token `i`, as a half-open range."""
    if i >= len(tokens) or tokens[i].text not in OPENING_QUOTES:
        return None
    for j in range(i + 1, min(len(tokens), i + 8)):
        if tokens[j].text in CLOSING_QUOTES:
            return (i + 1, j) if j > i + 1 else None
    return None
