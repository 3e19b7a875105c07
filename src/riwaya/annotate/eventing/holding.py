"""Who holds the office that a page calls somebody by: «وزيرة التضامن» in the title, the minister named with her office further
down; «الوزير» after «وزير الخارجية سامح شكري».

Read from the titles that stand before the names of persons and behind them, once a page. A description is its holder's only
where it can be nobody else's of the page: an office's own country, and whether it is held still, must agree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import ALEF, AND_THE, ARTICLE, PROCLITICS, TO, TO_THE
from riwaya.model import Mention

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import Page


#: How long a word with «ل» before it is at least.
_SHORT = 3


class Described(msgspec.Struct, frozen=True):
    """What a phrase says of one person: the noun for them, all its words, the countries in it, whether the office is past or
    to come («السابق»)."""

    head: str
    words: frozenset[str]
    nations: frozenset[str]
    past: bool


class Held(msgspec.Struct, frozen=True):
    """A person of the page as a title beside the name describes them; `styles` are ranks and forms of address there."""

    mention: Mention
    name: str
    title: Described
    styles: frozenset[str]


class Holders:
    """Those of one page, found when they are first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._all: tuple[Held, ...] | None = None

    @property
    def all(self) -> tuple[Held, ...]:
        """Every person with every title, in text order."""
        if self._all is None:
            self._all = tuple(self._read())
        return self._all

    def of(self, piece: Piece) -> Mention | None:
        """The person whom a phrase without a name describes; None where none or several can be meant."""
        said = None if piece.named is not None and piece.named.type == "PER" else self._said(piece)
        if said is None:
            return None
        found = {h.name: h.mention for h in self.all if self._is(piece, said, h)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _said(self, piece: Piece) -> Described | None:
        """What a phrase says of one person known to the reader: with the article, or bound to what has it («وزير الداخلية»)."""
        head = head_word(piece, self._page.tokens[piece.first])
        if head.removeprefix(ARTICLE) not in self._page.words.kinds.ones:
            return None
        last = self._end(piece.last)
        said = self._described(head, piece.first + 1, last)
        behind = range(piece.first + 1, last)
        bound = any(self._page.tokens[k].text.startswith(ARTICLE) for k in behind)
        bound = bound or any(m.type == "LOC" for m in piece.mentions)
        return said if head.startswith(ARTICLE) or bound else None

    def _end(self, k: int) -> int:
        """Where a description ends that a phrase up to token `k` begins: over what is joined to its complement («وزير الاقتصاد
        والطاقة الألماني»), what it is of («المدير العام لشؤون ...»), nations and whether it is held still."""
        page = self._page
        while k < len(page.tokens) and k not in page.timed and k not in page.chunker.opens:
            word = page.tokens[k].text
            nation, after = self._nation(k)
            adjective = word.startswith(ARTICLE) and word in page.words.parties.former
            joined = word.startswith(AND_THE) and k not in page.mentions
            of = (
                word.startswith(TO)
                and len(word) > _SHORT
                and not page.words.functions.at(page.tokens, k)
            )
            if not (adjective or joined or of or (nation and word.startswith(ARTICLE))):
                break
            k = after
        return k

    def _is(self, piece: Piece, said: Described, held: Held) -> bool:
        """Whether a description can be that of somebody whom the page names so."""
        before = held.mention.start < piece.start
        if not (said.words or said.nations):
            alone = said.head in (held.title.head, *held.styles)
            return alone and before and not held.title.past
        if (said.head, said.past) != (held.title.head, held.title.past):
            return False
        if not said.words <= held.title.words:
            return False
        page = self._page
        if said.nations:
            return said.nations <= (held.title.nations or {page.seat()})
        own = not held.title.nations or held.title.nations <= {page.seat() or page.country()}
        return own or before

    def _read(self) -> Iterator[Held]:
        page = self._page
        firsts = sorted(k for k, (m, _) in page.mentions.items() if m.type == "PER")
        for stretch in page.reading.article:
            for s in stretch.sentences:
                if bisect_left(firsts, s.last) > bisect_left(firsts, s.first):
                    for piece in page.chunker.pieces(s.first, s.last):
                        yield from self._of_piece(piece)

    def _of_piece(self, piece: Piece) -> Iterator[Held]:
        """The titles of the person whom a phrase names: before the name in it, and right behind the name."""
        named = piece.named
        if named is None or named.type != "PER":
            return
        reading = self._page.reading
        name = named.names[0] if named.names else str(named.start)
        first = reading.token_at(named.start)
        titles = [(piece.first, first)] if piece.first < first else []
        titles += [reading.range(t) for t in named.titles if t.start >= named.end]
        styles = self._page.words.kinds.styles
        for k, last in titles:
            head = (
                head_word(piece, self._page.tokens[k])
                if k == piece.first
                else self._page.tokens[k].text
            )
            title = self._described(head, k + 1, last)
            if k != piece.first and not (title.words or title.nations):
                continue  # «فلان، السفير»: may be somebody else
            title = msgspec.structs.replace(title, words=self._offices(title.head, title.words))
            forms = frozenset(w.removeprefix(ARTICLE) for w in title.words & styles)
            yield Held(named, name, title, forms)

    def _described(self, head: str, first: int, last: int) -> Described:
        """What a title says: its head and the tokens `first`..`last` behind it."""
        words = self._page.words
        out: list[str] = []
        nations: set[str] = set()
        k = first
        while k < last:
            nation, after = self._nation(k)
            if nation:
                nations.add(nation)
                if out and not out[-1].startswith(ARTICLE):
                    out[-1] = ARTICLE + out[-1]  # «وزير خارجية مصر»
            elif self._page.tokens[k].kind == "word":
                out.append(_plain(self._page.tokens[k].text))
            k = after
        head = head.removeprefix(ARTICLE)
        past = any(w in words.parties.former for w in out)
        return Described(head, frozenset(out), frozenset(nations), past)

    def _nation(self, k: int) -> tuple[str, int]:
        """The country that token `k` names, by name or adjective, and the token after it; else nothing and the next token."""
        held, words = self._page.mentions.get(k), self._page.words
        if (
            held is not None
            and held[0].type == "LOC"
            and held[0].names[:1]
            and held[0].names[0] in words.countries
        ):
            return held[0].names[0], held[1]
        hit = words.nations.first(self._page.tokens, k)
        return (hit.value.name, hit.last) if hit is not None else ("", k + 1)

    def _offices(self, head: str, words: frozenset[str]) -> frozenset[str]:
        """The words of a title with those of other names for the office."""
        more = words
        for one, other in self._page.words.parties.offices:
            if head in one and one - {head} <= words:
                more |= other - {head}
        return more


def _plain(word: str) -> str:
    """A word behind the head of a title without the letters joined before its article."""
    if word.startswith(TO_THE):
        return ALEF + word[1:]
    bare = word.lstrip(PROCLITICS)
    return bare if bare.startswith(ARTICLE) else word
