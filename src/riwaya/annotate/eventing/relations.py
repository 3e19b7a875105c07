"""Links between the events of a sentence: what came after, before, during or because of what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from riwaya.annotate.eventing.rows import LinkRow
from riwaya.annotate.eventing.scene import Page, tokens_of
from riwaya.language.affixes import AND
from riwaya.language.marks import COMMAS
from riwaya.language.sentences import Sentence
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import Seen, WordIndex
from riwaya.model import EventLink, EventMention, Span
from riwaya.resources import Pack

#: How far (tokens) the other event may stand behind the word that ties it.
_NEAR = 4
#: How far the linked event may stand from it.
_FAR = 14
#: How far apart events of a list stand.
_LIST = 7
_STOPS = frozenset((".", "؛"))
_REAL = ("occurred", "ongoing")


class LinkWords:
    """`pack.get(LinkWords)`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("event_links", "links", LinkRow)
        self.index: WordIndex[LinkRow] = WordIndex(
            (
                (form, row)
                for row in rows
                for form in (
                    (f.text for f in forms(row.word, row.present)) if row.present else (row.word,)
                )
            ),
            conjunctions_only=True,
        )


class _At(msgspec.Struct, frozen=True):
    """An event with its tokens."""

    first: int
    last: int
    event: EventMention


def linked(found: Sequence[EventMention], page: Page, words: LinkWords) -> tuple[EventMention, ...]:
    """The events with their links filled in; each word ties at most two, and only within a sentence."""
    reading = page.reading
    sentences: dict[int, tuple[Sentence, list[_At]]] = {}
    for event in found:
        first, last = tokens_of(reading, event.start, event.end)
        sentence = reading.sentence_of(first)
        if sentence is not None:
            at = sentences.setdefault(sentence.first, (sentence, []))[1]
            at.append(_At(first, last, event))
    links: dict[str, list[EventLink]] = {}
    for sentence, events in sentences.values():
        if len(events) > 1:
            for source, link in _of_sentence(sentence, events, page, words):
                links.setdefault(source, []).append(link)
    return tuple(
        msgspec.structs.replace(e, links=tuple(links[e.id])) if e.id in links else e for e in found
    )


def _of_sentence(
    sentence: Sentence, events: list[_At], page: Page, words: LinkWords
) -> Iterator[tuple[str, EventLink]]:
    tokens = page.tokens
    k = sentence.first
    while k < sentence.last:
        hit = words.index.first(tokens, k)
        if hit is None or hit.definite or k in page.timed or not _meant(hit, page, events):
            k += 1
            continue
        span = Span(tokens[k].start, tokens[hit.last - 1].end)
        for one, other in _tied(hit, events, page):
            if one.type != other.type or page.document.quote(one.trigger) != page.document.quote(
                other.trigger
            ):
                yield one.id, EventLink(hit.value.relation, other.id, span)
        k = hit.last


def _meant(hit: Seen[LinkRow], page: Page, events: list[_At]) -> bool:
    """Whether the word is the one of the table («إثر», not «أثر»), part of no trigger, and not denied."""
    if any(e.first <= hit.first < e.last for e in events):
        return False
    raw = page.tokens[hit.first].raw[len(hit.prefix) :]
    if hit.value.side == "other" and hit.last == hit.first + 1:
        return raw in (hit.value.word, fold(hit.value.word))
    before = page.words.functions.first(page.tokens, hit.first - 1) if hit.first else None
    return before is None or before.value != "neg"


def _tied(
    hit: Seen[LinkRow], events: list[_At], page: Page
) -> list[tuple[EventMention, EventMention]]:
    """The linked events, each with the other one, as the word at `hit` ties them."""
    before = [e for e in events if e.last <= hit.first and _clear(page, e.last, hit.first)]
    after = [e for e in events if e.first >= hit.last and _clear(page, hit.last, e.first)]
    if not after:
        return []
    if hit.value.side == "other":
        other = after[0]
        if other.first - hit.last > _NEAR:
            return []
        if before and hit.first - before[-1].last <= _FAR:
            return [(before[-1].event, other.event)]
        rest = [e for e in after[1:2] if e.first - other.last <= _FAR and _opens(page, other, e)]
        return [] if before or not rest else [(rest[0].event, other.event)]
    subject = after[0].first == _past_this(page, hit.last)
    cause = after[0] if subject else before[-1] if before else None
    effects = _effects(page, after) if subject else after
    if cause is None or not effects:
        return []
    if hit.value.side == "yields" or _resumed(page, hit.last):
        return [(effect.event, cause.event) for effect in _joined(effects, page)]
    return [(cause.event, effects[0].event)]


def _past_this(page: Page, k: int) -> int:
    """«أسفرت هذه الحملة عن ...»: the token behind a demonstrative."""
    hit = page.words.functions.first(page.tokens, k) if k < len(page.tokens) else None
    return hit.last if hit is not None and hit.value == "dem" else k


def _clear(page: Page, low: int, high: int) -> bool:
    """Whether nothing between two tokens parts what they belong to: no full stop, no «إن» with another's words."""
    for k in range(low, high):
        if page.tokens[k].text in _STOPS:
            return False
        hit = page.words.functions.first(page.tokens, k)
        if hit is not None and hit.value == "comp":
            return False
    return True


def _effects(page: Page, after: list[_At]) -> list[_At]:
    """What the verb's subject, the first of `after`, brought about: right behind it, or behind a preposition."""
    for n, event in enumerate(after[1:], 1):
        if event.first == after[0].last or _governed(page, event):
            return after[n:]
    return []


def _opens(page: Page, other: _At, one: _At) -> bool:
    """«بعد القصف، زار الوزير ...»: whether what follows a fronted phrase is what the sentence tells."""
    if one.event.status not in _REAL or page.tokens[one.first].text.startswith(AND):
        return False
    comma = any(page.tokens[k].text in COMMAS for k in range(other.last, one.first))
    carried = any(page.words.light.at(page.tokens, k) for k in range(one.first - 3, one.first))
    return comma or carried or ".verb." in one.event.rule


def _governed(page: Page, event: _At) -> bool:
    """«إلى إلغاء», «عن مقتل»: whether a preposition stands right before an event."""
    before = page.words.functions.first(page.tokens, event.first - 1)
    return before is not None and before.value == "prep"


def _resumed(page: Page, k: int) -> bool:
    """«نتج عنه», «نجم عنها»: a pronoun takes up the cause that stands before."""
    hit = page.words.functions.first(page.tokens, k) if k < len(page.tokens) else None
    return hit is not None and hit.value == "part"


def _joined(effects: list[_At], page: Page) -> list[_At]:
    """«عن مقتل ثلاثة وإصابة خمسة»: the first event and those joined to it."""
    out = effects[:1]
    for event in effects[1:]:
        near = event.first - out[-1].last <= _LIST
        if not near or not page.tokens[event.first].text.startswith(AND):
            break
        out.append(event)
    return out
