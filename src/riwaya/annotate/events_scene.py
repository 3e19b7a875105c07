"""A sentence as the events stage reads it: tokens, named mentions, times, figures, its kind of subject."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.events_words import EventWords
from riwaya.annotate.noun_phrases import Chunker, Piece
from riwaya.annotate.reading import Reading
from riwaya.language.sentences import Sentence
from riwaya.language.tokens import Token
from riwaya.model import Document, EventMention, Figure, Mention, Timex

_LEAST_SPORT = 2
_SPORT_PAGE = 6
_MARKS = 3
_TITLE = 3
_SHORT = 4


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
        self.covered = frozenset(
            k for first, (_, last) in self.mentions.items() for k in range(first, last)
        )
        self.times = tuple(TimeAt(*_tokens_of(reading, t.start, t.end), t) for t in document.times)
        self.timed = frozenset(k for t in self.times for k in range(t.first, t.last))
        self.figures = tuple(
            FigureAt(*_tokens_of(reading, f.start, f.end), f) for f in document.figures
        )
        counted = {f.first: f.last for f in self.figures}
        self.chunker = Chunker(reading.tokens, self.mentions, counted, self.timed, words)
        self.offices = _offices(self.tokens, self.mentions)
        self.bodies = _bodies(self.tokens, self.mentions)
        self.tellers = frozenset(
            m.start
            for claim in document.claims
            for link in claim.chain
            if link.span is not None
            for m in document.mentions
            if link.span.start <= m.start < link.span.end
        )
        self.themes: dict[str, int] = {}
        for stretch in reading.article:
            for i in range(stretch.first, stretch.last):
                hit = words.blockers.first(self.tokens, i)
                if hit and hit.value.side == "sentence":
                    for theme in hit.value.types:
                        self.themes[theme] = self.themes.get(theme, 0) + 1

    def sentence(self, event: EventMention) -> Sentence | None:
        """The sentence that an event is told in."""
        return self.reading.sentence_of(self.reading.token_at(event.start))

    def names_somebody(self, piece: Piece) -> bool:
        """Whether a phrase names or describes people or a body, by its name or first word."""
        if piece.named is not None:
            return True
        return bool(self.words.kinds.of_word(self.tokens[piece.first].text) & {"person", "group"})


def _tokens_of(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Tokens that a stretch of text touches, a clitic's token included."""
    at = reading.token_at(start)
    if at < len(reading.tokens) and reading.tokens[at].end <= start:
        at += 1
    last = at + 1
    while last < len(reading.tokens) and reading.tokens[last].start < end:
        last += 1
    return at, last


def _offices(
    tokens: Sequence[Token], mentions: dict[int, tuple[Mention, int]]
) -> dict[str, Mention]:
    """«الرئيس المصري», «العاهل المغربي» as the page itself joins them to a name, for where they stand alone."""
    out: dict[str, Mention] = {}
    for first, (mention, _) in mentions.items():
        if mention.type != "PER":
            continue
        k = first - 1
        while k >= 0 and tokens[k].kind == "mark" and first - k <= _MARKS:
            k -= 1
        words: list[str] = []
        while k >= 0 and len(words) < _TITLE and _titular(tokens[k].text):
            words.insert(0, tokens[k].text[tokens[k].text.index("ال") :])
            k -= 1
        if len(words) > 1:
            out.setdefault(" ".join(words), mention)
    return out


def _bodies(
    tokens: Sequence[Token], mentions: dict[int, tuple[Mention, int]]
) -> dict[str, tuple[Mention, ...]]:
    """The named bodies by the noun that opens their name or stands right before it («تنظيم»), one of each."""
    out: dict[str, dict[str, Mention]] = {}
    for first, (mention, _) in sorted(mentions.items()):
        if mention.type == "PER":
            continue
        name = mention.names[0] if mention.names else str(mention.start)
        heads = [tokens[k].text for k in (first, first - 1) if k >= 0]
        for head in heads if mention.type == "ORG" else heads[1:]:
            for word in (head, head.lstrip("ولب")):
                word = word.removeprefix("ال")
                if len(word) > _TITLE:
                    out.setdefault(word, {}).setdefault(name, mention)
    return {head: tuple(found.values()) for head, found in out.items()}


def _titular(word: str) -> bool:
    """Whether a word has the article, the first of a title perhaps with «و», «بـ» before it."""
    return word.startswith(("ال", "وال", "بال")) and len(word) > _SHORT


def _mentions(document: Document, reading: Reading) -> dict[int, tuple[Mention, int]]:
    out: dict[int, tuple[Mention, int]] = {}
    for mention in document.mentions:
        first, last = _tokens_of(reading, mention.start, mention.end)
        kept = out.get(first)
        if kept is None or kept[1] < last:
            out[first] = (mention, last)
    return out


class EventScene:
    """One sentence of the page."""

    def __init__(self, page: Page, sentence: Sentence, number: int, title: bool) -> None:
        self.page = page
        self.tokens = page.tokens
        self.words = page.words
        self.first, self.last = sentence.first, sentence.last
        self.number = number
        self.title = title
        self.times = [t for t in page.times if self.first <= t.first < self.last]
        self.figures = [f for f in page.figures if self.first <= f.first < self.last]
        self.themes = self._themes()
        #: First tokens of the sentence's triggers, once they are known.
        self.told: frozenset[int] = frozenset()

    def _themes(self) -> frozenset[str]:
        counts: dict[str, int] = {}
        for i in range(self.first, self.last):
            hit = self.words.blockers.first(self.tokens, i)
            if hit and hit.value.side == "sentence":
                for theme in hit.value.types:
                    counts[theme] = counts.get(theme, 0) + 1
        sport = counts.get("sport", 0) >= _LEAST_SPORT
        sport = sport or self.page.themes.get("sport", 0) >= _SPORT_PAGE
        out = {theme for theme in counts if theme != "sport"}
        return frozenset(out | ({"sport"} if sport else set()))

    def after(self, at: int, reach: int) -> list[Piece]:
        """Pieces of the tokens from `at` on, within the sentence."""
        return self.page.chunker.pieces(at, min(self.last, at + reach))

    def before(self, at: int, reach: int) -> list[Piece]:
        """Pieces of the tokens that end at `at`, within the sentence."""
        return self.page.chunker.pieces(max(self.first, at - reach), at)

    def killed(self) -> bool:
        """Whether the sentence counts dead."""
        return any(f.figure.what == "killed" for f in self.figures)
