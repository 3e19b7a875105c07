"""How a telling is worded: pointing at what was told, ranking it, or opening something new."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.events.bearings import Bearings
from riwaya.link.events.bridges import Bridges, reaches
from riwaya.link.events.kinds import harms
from riwaya.link.events.own import lead_end, points, sentence_around
from riwaya.link.events.plural import SEVERAL, Number, Plurals
from riwaya.link.spotting import Spotter
from riwaya.model import Document, EventLink, EventMention
from riwaya.resources import Pack
from riwaya.resources.rows import OnePhrase, OneWord

_ASIDE, _OPENING, _BESIDE, _TOLD = 24, 120, 12, 80


class Shape(msgspec.Struct, frozen=True):
    """How one telling stands in its page.

    Args:
        start: where its trigger begins.
        pointing: it takes up what was told, and brings nothing of its own to tell it from others.
        another: its words say that it is one more.
        earlier: its words say that it is the one before.
        bridged: one clause holds it and the telling before it.
        dated: its time is its own.
        placed: its place is its own.
        aside: its sentence begins by turning to something else («من ناحية أخرى»).
        title: it stands in the title.
        lead: it stands in the title or the first sentences.
        last: its words say that it is the one told last («هذا الهجوم»).
        since: its time is when something like it happened before («أسوأ كارثة منذ نيسان 2011»).
        number: how many its noun tells of.
        harm: it tells the harm that something did.
        apart: indices of mentions that its sentence sets apart from it («بعد الهجوم», «ردا على القصف»).
        part: it is one of several («الانفجار الثاني»).
        holds: harm told right before it was done in it («قتل ثلاثة في هجوم»).
        paragraph: the number of its paragraph.
        behind: another is told to have come after it or in answer to it («غداة هجوم»), and it is not the one told before.
        listed: «و» joins it to the mention right before, as something else.
        touching: nothing stands between it and the mention right before («استهدف هجوم آخر ...»).
    """

    start: int
    pointing: bool
    another: bool
    earlier: bool
    bridged: bool
    dated: bool
    placed: bool
    aside: bool
    title: bool
    lead: bool
    since: bool = False
    last: bool = False
    number: Number = 0
    harm: bool = False
    apart: frozenset[int] = frozenset()
    part: bool = False
    holds: bool = False
    paragraph: int = 0
    behind: bool = False
    listed: bool = False
    touching: bool = False


class Wording:
    """Compiled from `earlier.tsv`, `breaks.tsv`, `demonstratives.tsv` and `ordinals.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        self._bridges, self._bearings = pack.get(Bridges), pack.get(Bearings)
        self._plurals = pack.get(Plurals)
        earlier = [r.phrase for r in pack.rows("linking", "earlier", OnePhrase)]
        self._earlier: Lexicon[str] = Lexicon([(p, p) for p in earlier], article=False)
        self._may_earlier = Spotter(earlier)
        breaks = [r.phrase for r in pack.rows("linking", "breaks", OnePhrase)]
        self._breaks: Lexicon[str] = Lexicon([(p, p) for p in breaks])
        self._may_break = Spotter(breaks)
        this = [r.word for r in pack.rows("linking", "demonstratives", OneWord)]
        self._this: Lexicon[str] = Lexicon([(w, w) for w in this], article=False)
        self._may_this = Spotter(this)
        ordinals = [r.word for r in pack.rows("linking", "ordinals", OneWord)]
        self._ordinals: Lexicon[str] = Lexicon([(w, w) for w in ordinals], article=False)
        self._may_order = Spotter(ordinals)
        tolls = [r.word for r in pack.rows("linking", "toll_words", OneWord)]
        self._tolls: Lexicon[str] = Lexicon([(w, w) for w in tolls])
        self._may_toll = Spotter(tolls)
        one_of = [r.word for r in pack.rows("linking", "one_of", OneWord)]
        self._ones: Lexicon[str] = Lexicon([(w, w) for w in one_of], article=False)
        self._may_one = Spotter(one_of)

    def shapes(self, document: Document) -> list[Shape]:
        """One for each of the document's events, in their order."""
        title = document.title.end if document.title else 0
        lead = lead_end(document)
        apart, anchors = self._apart(document)
        out: list[Shape] = []
        before: EventMention | None = None
        for i, event in enumerate(document.events):
            harm = harms(event)
            ranked, number = self._ranks(document, event), self._number(document, event)
            last = self._last(document, event)
            pointing = (
                ranked or points(document, event) or (harm and self._of_toll(document, event))
            )
            one_of = number == SEVERAL and (ranked or self._one_of_them(document, event))
            one_of = one_of or (not last and self._topped(document, event))
            since = self._bearings.since(document, event)
            out.append(
                Shape(
                    start=event.start,
                    pointing=pointing and not one_of,
                    another=not harm
                    and self._bridges.one_more(document, event, lead=event.start < lead),
                    earlier=self._before(document, event),
                    bridged=before is not None and self._bridges.bridged(document, before, event),
                    dated=not since and self._bearings.dated(document, event),
                    placed=self._bearings.placed(
                        document, event, pointing=self._points(document, i)
                    ),
                    aside=self._aside(document, event),
                    title=event.start < title,
                    lead=event.start < lead,
                    since=since,
                    last=last,
                    number=1 if one_of else number,
                    harm=harm,
                    apart=frozenset(apart[i]),
                    part=self._one_of(document, event),
                    holds=before is not None and self._bridges.holds(document, before, event),
                    listed=before is not None and self._bridges.listed(document, before, event),
                    touching=before is not None
                    and not document.text[before.end : event.start].strip(),
                    behind=i in anchors and not pointing,
                    paragraph=document.text.count("\n", 0, event.start),
                )
            )
            before = event
        return out

    def _points(self, document: Document, i: int) -> bool:
        """Whether it points at what was told, or its clause goes on to the noun that does («استهدف الاعتداء سوقا»)."""
        event = document.events[i]
        if points(document, event) or i + 1 == len(document.events):
            return points(document, event)
        after = document.events[i + 1]
        return points(document, after) and self._bridges.bridged(document, event, after)

    def _number(self, document: Document, event: EventMention) -> Number:
        return 0 if harms(event) else self._plurals.number(document, event)

    def _apart(self, document: Document) -> tuple[defaultdict[int, set[int]], set[int]]:
        """By index of a mention those that its sentence sets apart from it; which of them the others came after."""
        index = {e.id: i for i, e in enumerate(document.events)}
        out: defaultdict[int, set[int]] = defaultdict(set)
        anchors: set[int] = set()
        for i, event in enumerate(document.events):
            for link in event.links:
                other = index.get(link.event)
                if other is not None and self._sets_apart(document, event, link):
                    out[i].add(other)
                    out[other].add(i)
                    anchors.add(other)
        return out, anchors

    def _sets_apart(self, document: Document, event: EventMention, link: EventLink) -> bool:
        """Whether a link says that two are tied and not one; of harm it mostly says what did it."""
        return not harms(event) and self._bridges.counts(document.quote(link.span))

    def _ranks(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _ASIDE)
        if not self._bearings.may_rank.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        last = len(tokens) - 1
        return last >= 0 and reaches(self._bearings.superlatives, tokens, last, len(tokens))

    def _one_of_them(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _BESIDE)
        if not self._may_one.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        end = len(tokens)
        return any(reaches(self._ones, tokens, k, end) for k in range(max(0, end - 2), end))

    def _of_toll(self, document: Document, event: EventMention) -> bool:
        """Whether its sentence speaks of a toll before it, which is that of something told."""
        around = sentence_around(document.text, event.start)
        start = max(around.start, event.start - _TOLD)
        if not self._may_toll.may(document.text, start, event.start):
            return False
        return any(
            True for _ in self._tolls.find(tokenize(View(document.text[start : event.start])))
        )

    def _topped(self, document: Document, event: EventMention) -> bool:
        """Whether it is told apart from the others by what it is most of («الهجوم الأكثر دموية»)."""
        if not self._bearings.may_rank.may(document.text, event.end, event.end + _BESIDE):
            return False
        tokens = tokenize(View(document.text[event.end : event.end + _BESIDE]))
        hit = self._bearings.superlatives.first(tokens, 0) if tokens else None
        return hit is not None and self._ordinals.first(tokens, 0) is None

    def _before(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _ASIDE)
        if not self._may_earlier.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        end = len(tokens)
        return any(reaches(self._earlier, tokens, k, end) for k in range(max(0, end - 4), end))

    def _last(self, document: Document, event: EventMention) -> bool:
        start = max(0, event.start - _BESIDE)
        if not self._may_this.may(document.text, start, event.start):
            return False
        tokens = tokenize(View(document.text[start : event.start]))
        return bool(tokens) and reaches(self._this, tokens, len(tokens) - 1, len(tokens))

    def _aside(self, document: Document, event: EventMention) -> bool:
        """Whether the event is the first of a sentence that turns to something else."""
        around = sentence_around(document.text, event.start)
        if event.start - around.start > _OPENING:
            return False
        if not self._may_break.may(document.text, around.start, event.start):
            return False
        tokens = tokenize(View(document.text[around.start : event.start]))
        return bool(tokens) and self._breaks.first(tokens, 0) is not None

    def _one_of(self, document: Document, event: EventMention) -> bool:
        if not self._may_order.may(document.text, event.end, event.end + _BESIDE):
            return False
        tokens = tokenize(View(document.text[event.end : event.end + _BESIDE]))
        return bool(tokens) and self._ordinals.first(tokens, 0) is not None
