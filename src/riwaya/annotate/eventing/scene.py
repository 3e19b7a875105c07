"""A sentence as the events stage reads it: tokens, named mentions, times, figures, its kind of subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.centres import clauses, main_clause
from riwaya.annotate.eventing.clause import Clause
from riwaya.annotate.eventing.holding import Holders
from riwaya.annotate.eventing.noun_phrases import Chunker
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.rosters import Rosters
from riwaya.annotate.eventing.senses import Senses
from riwaya.annotate.eventing.themes import PageThemes
from riwaya.annotate.eventing.titles import bodies
from riwaya.annotate.eventing.where.homeland import homeland
from riwaya.annotate.eventing.words import EventWords
from riwaya.annotate.reading import Reading
from riwaya.language.affixes import OF_THIRD_OR_BOTH
from riwaya.language.sentences import Sentence
from riwaya.model import Argument, Document, EventMention, EventPlace, Figure, Mention, Timex

if TYPE_CHECKING:
    from riwaya.annotate.eventing.triggers import TriggerAt
    from riwaya.annotate.eventing.where.placechains import Stand


class TimeAt(msgspec.Struct, frozen=True):
    first: int
    last: int
    timex: Timex


class FigureAt(msgspec.Struct, frozen=True):
    first: int
    last: int
    figure: Figure


class Page:
    """What all sentences of a page share."""

    def __init__(self, document: Document, reading: Reading, words: EventWords) -> None:
        self.document = document
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words
        self.mentions = _mentions(document, reading)
        #: First tokens of the mentions that name a place, in text order.
        self.places = [k for k in sorted(self.mentions) if self._names_place(k)]
        self.covered = frozenset(
            k for first, (_, last) in self.mentions.items() for k in range(first, last)
        )
        self.times = tuple(TimeAt(*tokens_of(reading, t.start, t.end), t) for t in document.times)
        self.timed = frozenset(k for t in self.times for k in range(t.first, t.last))
        self.figures = tuple(
            FigureAt(*tokens_of(reading, f.start, f.end), f) for f in document.figures
        )
        counted = {f.first: f.last for f in self.figures}
        opens = frozenset(s.first for stretch in reading.article for s in stretch.sentences)
        self.chunker = Chunker(reading.tokens, self.mentions, counted, self.timed, words, opens)
        self.bodies = bodies(self.tokens, self.mentions)
        self.holders = Holders(self)
        #: Places in what tellers are called, where they tell; named in a sentence before, they may be of what it tells.
        self.tellers = frozenset(
            m.start
            for claim in document.claims
            for link in claim.chain
            if link.span is not None and self._one_sentence(link.span.start, claim.cue.start)
            for m in document.mentions
            if link.span.start <= m.start < link.span.end
        )
        #: Where the events begin whose date is but the day on which they were told.
        self.told: set[int] = set()
        #: The times (ids) of their own sentences that do not date events, by where these begin.
        self.refused: dict[int, frozenset[str]] = {}
        #: Where those begin whose place only stands in their sentence.
        self.loose: set[int] = set()
        #: Houses in which events were, by where these begin.
        self.sites: dict[int, EventPlace] = {}
        #: Where what the page told so far happened for sure, by the families of types.
        self.happened: list[tuple[str, EventPlace]] = []
        #: Where those begin from which time is counted («بعد أسبوع من هجوم»), and what their sentence says of them.
        self.background: set[int] = set()
        #: Where those begin that are nouns in the plural.
        self.many: set[int] = set()
        #: Those of them that were done over months or years.
        self.long: set[int] = set()
        #: The sides of the talks and of the fight told last, by family of types.
        self.sides: dict[str, tuple[Argument, ...]] = {}
        self.rosters = Rosters(self)
        self.themes = PageThemes(reading, words)
        self.senses = Senses()
        #: What the page is about, once asked for; the empty string before.
        self._country: str | None = ""

    def _one_sentence(self, a: int, b: int) -> bool:
        """Whether two places of the text (code points) are in one sentence."""
        first, second = (self.reading.sentence_of(self.reading.token_at(x)) for x in (a, b))
        return first == second

    def _names_place(self, first: int) -> bool:
        mention = self.mentions[first][0]
        name = mention.names[0] if mention.names else self.document.quote(mention.span)
        return mention.type == "LOC" and self.words.places.names(self.tokens, first, name)

    def placed_in(self, first: int, last: int) -> list[int]:
        """First tokens of the places named in tokens `first`..`last`, in text order."""
        return self.places[bisect_left(self.places, first) : bisect_left(self.places, last)]

    def country(self) -> str | None:
        """The country that the page is most likely about (`homeland`)."""
        if self._country == "":
            self._country = homeland(self.document, self.reading, self.mentions, self.words)
        return self._country

    def seat(self) -> str | None:
        """The country of the outlet, whose offices need no country beside them there."""
        outlet = self.document.outlet
        return self.words.seats.get(outlet.name) if outlet is not None else None

    def sentence(self, event: EventMention) -> Sentence | None:
        """The sentence that an event is told in."""
        return self.reading.sentence_of(self.reading.token_at(event.start))

    def last_person(self, before: int) -> Mention | None:
        """The person named last before a token."""
        found = [
            first for first, (m, _) in self.mentions.items() if m.type == "PER" and first < before
        ]
        return self.mentions[max(found)][0] if found else None

    def names_somebody(self, piece: Piece) -> bool:
        """Whether a phrase names or describes people or a body, by its name or first word."""
        if piece.named is not None:
            return True
        return bool(self.words.kinds.of_word(self.tokens[piece.first].text) & {"person", "group"})


def tokens_of(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Tokens that a stretch of text touches, a clitic's token included."""
    at = reading.token_at(start)
    if at < len(reading.tokens) and reading.tokens[at].end <= start:
        at += 1
    last = at + 1
    while last < len(reading.tokens) and reading.tokens[last].start < end:
        last += 1
    return at, last


def _mentions(document: Document, reading: Reading) -> dict[int, tuple[Mention, int]]:
    out: dict[int, tuple[Mention, int]] = {}
    for mention in document.mentions:
        first, last = tokens_of(reading, mention.start, mention.end)
        kept = out.get(first)
        if kept is None or kept[1] < last:
            out[first] = (mention, last)
    return out


class EventScene:
    """One sentence of the page."""

    def __init__(
        self,
        page: Page,
        sentence: Sentence,
        number: int,
        title: bool,
        before: EventScene | None = None,
    ) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.words
        self.first, self.last = sentence.first, sentence.last
        self.number = number
        self.title = title
        self.times = [t for t in page.times if self.first <= t.first < self.last]
        self.figures = [f for f in page.figures if self.first <= f.first < self.last]
        self.themes = page.themes.of(self.first, self.last)
        #: First tokens of the sentence's triggers, once they are known.
        self.told: frozenset[int] = frozenset()
        #: Those of nouns that tell of events.
        self.told_nouns: tuple[int, ...] = ()
        #: Those of the triggers that are verbs.
        self.told_verbs: list[TriggerAt] = []
        #: The places that it names, once they are asked for (`placewords.stands`).
        self.stands: list[Stand] | None = None
        #: Who was taken so far: by the trigger at which token, for which role, its type.
        self.taken: list[tuple[int, str, str, Piece]] = []
        #: The sentence before, unless that is the title.
        self._previous = before
        self._clauses: list[Clause] | None = None
        self._centre: Clause | None = None
        self._pieces: list[Piece] | None = None
        self._firsts: list[int] = []

    @property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses; only asked for once the triggers are known."""
        if self._clauses is None:
            self._clauses = clauses(self)
        return self._clauses

    @property
    def centre(self) -> Clause | None:
        """The clause of the sentence before that tells whom it is about.

        That sentence is read by itself unless it has been read already, so that a long page is no long recursion.
        """
        if self._centre is None and self._previous is not None:
            self._previous.forget()
            self._centre = main_clause(self._previous.clauses)
        return self._centre

    def forget(self) -> None:
        """Not to look at the sentence before this one any more."""
        self._previous = None

    def tells_itself(self, first: int) -> bool:
        """Whether the word begins a phrase that is an event of its own («فتح تحقيق»), and no verb that carries another."""
        return first in self.told and all(t.first != first for t in self.told_verbs)

    def clause_of(self, verb: int) -> Clause | None:
        """The clause whose verb is at this token."""
        return next((c for c in self.clauses if c.verb == verb), None)

    def has_pronoun(self, piece: Piece) -> bool:
        """«أنه», «بأنها»: the subject of what follows is most often he who speaks."""
        return self.tokens[piece.first].text.endswith(OF_THIRD_OR_BOTH)

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of the whole sentence, the verbs among its triggers cut out as verbs."""
        if self._pieces is None:
            self._pieces = self._cut()
            self._firsts = [p.first for p in self._pieces]
        return self._pieces

    def _cut(self) -> list[Piece]:
        out: list[Piece] = []
        at = self.first
        for told in self.told_verbs:
            out += self.page.chunker.pieces(at, told.first)
            token = self.tokens[told.first]
            out.append(
                Piece("verb", told.first, told.last, token.start, self.tokens[told.last - 1].end)
            )
            at = told.last
        return out + self.page.chunker.pieces(at, self.last)

    def between(self, first: int, last: int) -> list[Piece]:
        """The sentence's pieces of tokens `first`..`last`; those that these cut are cut."""
        pieces = self.pieces
        low = bisect_right(self._firsts, first) - 1
        out: list[Piece] = []
        if low >= 0 and pieces[low].first < first < pieces[low].last:
            low = self._with_next(low)
            out += self.page.chunker.pieces(first, min(last, pieces[low].last))
        elif low >= 0 and pieces[low].first == first:
            low -= 1
        for piece in pieces[low + 1 : bisect_left(self._firsts, last)]:
            if piece.last <= last:
                out.append(piece)
            else:
                out += self.page.chunker.pieces(piece.first, last)
        cut = bool(out) and low >= 0 and out[0].first == first
        return self.page.chunker.apposed(out) if cut else out

    def _with_next(self, low: int) -> int:
        """The phrase right behind a phrase that is cut, which may belong to what is left of it («مقتل | الشاب الأعزل |
        فلان»)."""
        pieces = self.pieces
        after = pieces[low + 1] if low + 1 < len(pieces) else None
        beside = after is not None and after.kind == "np" and after.first == pieces[low].last
        return low + 1 if beside and after is not None and not (after.prep or after.joined) else low

    def after(self, at: int, reach: int) -> list[Piece]:
        """Pieces from token `at` on that begin within reach, within the sentence."""
        low = bisect_left(self._firsts if self.pieces else [], min(self.last, at + reach))
        end = self.pieces[low - 1].last if low else at
        return self.between(at, max(at, end))

    def before(self, at: int, reach: int) -> list[Piece]:
        """Pieces of the tokens that end at `at`, within the sentence, lists apart."""
        return self.page.rosters.without(self.between(max(self.first, at - reach), at))

    def killed(self) -> bool:
        """Whether the sentence counts dead."""
        return any(f.figure.what == "killed" for f in self.figures)
