"""Lists that tell who those are whom a phrase only counts or describes: «الرجال الثلاثة هم فلان وفلان وفلان», «الدول الأربع،
السعودية والإمارات والبحرين ومصر،».

Whoever takes part under such a phrase takes part by name: where the list stands behind it, and wherever else the page speaks
of as many people or states of the sort.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.asides import DASHES
from riwaya.annotate.eventing.headcounts import counted, definite, heading
from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import AND, ARTICLE, LIKE
from riwaya.language.marks import COMMAS
from riwaya.language.sentences import Sentence

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import Page

#: Among how many pieces before the word that brings the list its heading stands.
_HEADING = 8
#: How many may be listed.
_MOST = 12
_PAIR = 2
_COLON, _BRACKET = ":", "("
#: Sorts of names that one list has.
_SORTS = {"PER": ("PER",), "ORG": ("ORG", "LOC"), "LOC": ("LOC", "ORG")}
#: Nothing, and the letter of a likeness, which opens foreign names.
_NONE = ("", LIKE)
#: Where the heading of a list ends.
_BREAKS = ("comma", "mark", "part")
#: What the heading of a list of such names can be.
_HEADS = {"PER": "person", "ORG": "group", "LOC": "group"}


class Roster(msgspec.Struct, frozen=True):
    """A list with its heading: tokens `first`..`last` of that, how many it counts, whether it has the article, its noun, the sort
    of names, and whoever is listed."""

    first: int
    last: int
    count: int | None
    definite: bool
    noun: str
    sort: str
    members: tuple[Piece, ...]


class Rosters:
    """The lists of a page, found when they are first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: tuple[Roster, ...] | None = None

    @property
    def all(self) -> tuple[Roster, ...]:
        """All lists, in text order."""
        if self._found is None:
            self._found = tuple(self._read())
        return self._found

    def of(self, piece: Piece) -> tuple[Piece, ...]:
        """Those whom a phrase without a name counts: by the list that it heads, else by the only one in the page of as many of
        its sort (of several the nearest with its noun); a list told further down must take up those told before («الرجال الثلاثة»)."""
        for roster in self.all:
            if (
                piece.first <= roster.first < piece.last
                or roster.first <= piece.first < roster.last
            ):
                return roster.members
        if not self.all:
            return ()
        count = counted(piece, self._page)
        noun, known = heading(piece, self._page), definite(piece, self._page)
        found = [
            r
            for r in self.all
            if count is not None
            and self._as_many(count, noun, r)
            and self._alike(noun, r)
            and (known if r.first < piece.first else r.definite)
        ]
        if len(found) > 1:
            found = sorted(
                (r for r in found if r.noun == noun), key=lambda r: abs(r.first - piece.first)
            )
        return found[0].members if found else ()

    def without(self, pieces: list[Piece]) -> list[Piece]:
        """Pieces of a sentence without the lists in it, so that what stands before a list and behind it is side by side."""
        lists = [(r.last, r.members[-1].last) for r in self.all] if len(pieces) > _PAIR else []
        if not lists:
            return pieces
        return [p for p in pieces if not any(low <= p.first < high for low, high in lists)]

    def _as_many(self, count: int, noun: str, roster: Roster) -> bool:
        """Whether a list has as many as are counted; one that takes the same people up by their noun («والوزراء المستقيلون هم ...»)
        may have fewer names that are known as such."""
        if count == (roster.count or len(roster.members)):
            return True
        taken_up = roster.definite and roster.count is None and noun == roster.noun
        return taken_up and len(roster.members) < count

    def _alike(self, noun: str, roster: Roster) -> bool:
        """Whether a noun can speak of whoever is listed: it is the same, or one of them may be anybody («الرجال», «أفراد»)."""
        if noun == roster.noun or not (noun and roster.noun):
            return noun == roster.noun or roster.sort == "PER"
        anyone = self._page.words.parties.anyone
        return roster.sort == "PER" and not anyone.isdisjoint((noun, roster.noun))

    def _read(self) -> Iterator[Roster]:
        page = self._page
        starts = sorted(page.mentions)
        for stretch in page.reading.article:
            for sentence in stretch.sentences:
                names = bisect_left(starts, sentence.last) - bisect_left(starts, sentence.first)
                if names >= _PAIR and self._may_list(sentence):
                    yield from self._of_sentence(page.chunker.pieces(sentence.first, sentence.last))

    def _may_list(self, sentence: Sentence) -> bool:
        """Whether a sentence has a word, a mark or a number with the article that can bring a list."""
        page = self._page
        for token in page.tokens[sentence.first : sentence.last]:
            if (
                token.text in (_COLON, _BRACKET)
                or token.text.removeprefix(AND) in page.words.namely
            ):
                return True
            if token.text.startswith(ARTICLE) and page.words.numbers.pieces(token.text):
                return True
        return False

    def _of_sentence(self, pieces: list[Piece]) -> Iterator[Roster]:
        past = -1
        for n, piece in enumerate(pieces):
            if n <= past:
                continue
            found = self._led(pieces, n) if piece.kind != "np" else self._beside(pieces, n)
            if found is not None:
                yield found
                past = next(
                    (k for k, p in enumerate(pieces) if p.first >= found.members[-1].last), past
                )

    def _led(self, pieces: list[Piece], n: int) -> Roster | None:
        """«... هم:», «... وهي», «... إلى القضاء: »: a list behind a word or colon that brings it."""
        page = self._page
        hit = page.words.functions.first(page.tokens, pieces[n].first)
        namely = hit is not None and hit.value == "namely"
        if not namely and page.tokens[pieces[n].first].text != _COLON:
            return None
        head = self._heading(pieces[:n], namely=namely)
        if head is None:
            return None
        rest = pieces[n + 1 :]
        if namely and rest and page.tokens[rest[0].first].text == _COLON:
            rest = rest[1:]
        count = counted(head, page)
        members = self._members(rest, count)
        if len(members) < _PAIR or not (namely or count is not None):
            return None
        if count is not None and len(members) > count:
            return None
        if not namely and len(members) != count:
            return None
        end = next(p for p in pieces[: n + 1] if p.first >= head.last and p.kind in _BREAKS)
        whole = msgspec.structs.replace(head, last=end.first)  # «اثنين من مساعديه، هما»
        return self._roster(whole, count, members)

    def _heading(self, before: list[Piece], *, namely: bool) -> Piece | None:
        """What the list spells out: the nearest phrase that counts; else the one right before the word that brings the list."""
        page = self._page
        near: Piece | None = None
        for n, piece in enumerate(reversed(before[-_HEADING:])):
            if piece.kind == "comp":
                break
            if piece.kind not in ("np", "quant") or any(m.type == "PER" for m in piece.mentions):
                continue
            if counted(piece, page) is not None:
                return piece
            kinds = page.words.kinds.of_word(head_word(piece, page.tokens[piece.first]))
            if near is None and n <= 1 and kinds & {"person", "group", "country"}:
                near = piece
        return near if namely else None

    def _beside(self, pieces: list[Piece], n: int) -> Roster | None:
        """«الدول الأربع (السعودية ومصر ...)», «الدول الأربع، السعودية و...»: as many names right behind a phrase that counts."""
        head = pieces[n]
        if head.mentions:
            return None
        count = counted(head, self._page)
        if count is None or count < _PAIR or n + 2 >= len(pieces):
            return None
        k = n + 1
        mark = self._page.tokens[pieces[k].first].text
        if pieces[k].kind in ("comma", "mark"):
            if mark not in COMMAS and mark not in DASHES:
                return None
            k += 1
        elif not head.definite and not self._opened(pieces[k]):
            return None
        members = self._members(pieces[k:], count)
        return self._roster(head, count, members) if len(members) == count else None

    def _opened(self, piece: Piece) -> bool:
        """Whether a bracket opens right before a piece («7 دول (مصر ...)»)."""
        return self._page.tokens[piece.first - 1].text == _BRACKET

    def _members(self, pieces: Sequence[Piece], count: int | None) -> list[Piece]:
        """The names of a list that begins with the first piece, with what tells who each is passed over: each but the first
        stands behind a comma or «و», its title and whatever belongs to that between («ووزير الدولة لشؤون البرلمان فلان»)."""
        out: list[Piece] = []
        sort: tuple[str, ...] = ()
        fresh, within = True, False
        for n, piece in enumerate(pieces):
            if piece.kind in ("comma", "dem"):
                if not out:
                    return []
                fresh, within = True, within and piece.kind != "comma"
            elif piece.kind == "rel":
                within = True
            elif piece.kind in ("comp", "conj", "mark") or (piece.kind == "verb" and not within):
                break
            elif piece.kind == "np":
                named = piece.named
                if named is not None and not sort:
                    sort = _SORTS[named.type]
                besides = n > 0 and self._besides(pieces[n - 1])
                fresh = fresh or piece.joined or besides
                again = named is not None and named.type in sort and fresh
                alike = piece.prep in _NONE or besides or (out and piece.prep == out[0].prep)
                if again and alike:
                    out.append(piece)
                    fresh = within = False
                elif not out and piece.prep:
                    return []
                elif piece.joined and sort not in ((), ("PER",)):
                    break
            if len(out) == (count or _MOST):
                break
        return out

    def _besides(self, piece: Piece) -> bool:
        """«بالإضافة إلى»: whether a preposition joins what follows to the list."""
        hit = self._page.words.functions.first(self._page.tokens, piece.first)
        return piece.kind == "prep" and hit is not None and hit.value == "besides"

    def _roster(self, head: Piece, count: int | None, members: list[Piece]) -> Roster | None:
        page = self._page
        named = members[0].named
        sort = named.type if named is not None else ""
        noun = heading(head, page)
        if noun and _HEADS[sort] not in page.words.kinds.of_word(noun) and sort != "ORG":
            return None
        known = definite(head, page)
        return Roster(head.first, head.last, count, known, noun, sort, tuple(members))
