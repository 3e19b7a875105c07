"""Mentions of one event within a page; `lending` is what they then lend one another.

Two mentions are one event where their types can be told of one happening and neither date, place nor
participants speak against it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from datetime import date
from itertools import islice, takewhile

import msgspec

from riwaya.annotate.eventing.sameness import answers, said_between
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.clitics import has_article, splits, without_article
from riwaya.language.view import fold
from riwaya.model import Argument, Document, EventDate, EventMention

#: The rule of the times stage that finds lengths counted from an event («بعد يومين من»).
ANCHORED = ("anchored@", "after-that@")
#: What an event is compared with: the latest groups and their latest mentions. Pages that tell of more events than
#: that are lists or worse, and the cost must stay linear in their length.
_GROUPS = 60
_FELLOWS = 12
#: How far (code points) a noun with the article reaches back for the event that it takes up.
_NEAR = 600
#: How many words behind a noun, and within how many code points, say that it is another one.
_ADJECTIVES = 2
_WORDS = 30
#: How far (code points) before a noun words stand by which it was before.
_LOOK = 24
#: The type by which somebody leaves, of himself or by another's deed.
_LEAVING = "resignation"
#: Words that are too short to tell one holder from another.
_SHORT = 2
#: How far (code points) the first sentences of the body reach.
_OPENING = 220


class Marks(msgspec.Struct, frozen=True):
    """What tells mentions apart: words of events, and the names on the page."""

    words: EventWords
    names: frozenset[str]


def cluster(
    document: Document, words: EventWords, background: Set[int] = frozenset()
) -> list[list[EventMention]]:
    """The page's event mentions, those of one event together, in text order. A place does not speak against its
    country; an indefinite noun with a word for another behind it is none of the events told before. `background`: where
    those begin from which only time is counted."""
    marks = Marks(words, frozenset(n for m in document.mentions for n in m.names[:1]))
    groups: list[list[EventMention]] = []
    told: dict[str, int] = {}
    for event in document.events:
        opened = any(
            opens(document, g) and words.sets.same(event.type, g[0].type) for g in groups[:2]
        )
        alone = told.get(event.type) == 1
        best: tuple[float, list[EventMention]] | None = None
        new = is_another(document, event, words.another) or before_this(document, event, words)
        bare = _bare(document, event)
        for group in () if new else groups[-_GROUPS:]:
            if bare and group[0].start in background and opened:
                continue  # «الهجوم» is what the page tells, not what it was a week after
            score = _score(document, event, group[-_FELLOWS:], marks, alone=alone)
            if score > 0 and (best is None or score >= best[0]):
                best = (score, group)
        if best:
            best[1].append(event)
        else:
            groups.append([event])
            told[event.type] = told.get(event.type, 0) + 1
    return groups


def _bare(document: Document, event: EventMention) -> bool:
    """«الهجوم» by itself: taken up, without who and where."""
    return taken_up(document, event) and not (event.arguments or event.place)


def is_another(document: Document, event: EventMention, words: frozenset[str]) -> bool:
    """«هجوم آخر», «زيارة مماثلة»: whether it is said to be another one."""
    if taken_up(document, event) or ".verb." in event.rule:
        return False
    behind = fold(document.text[event.end : event.end + _WORDS]).split()[:_ADJECTIVES]
    return any(word in words for word in behind)


def before_this(document: Document, event: EventMention, words: EventWords) -> bool:
    """«وكان آخر هجوم للجماعة قد وقع في تموز»: whether the words right before its noun say that it came before what is told."""
    before = fold(document.text[max(0, event.start - _LOOK) : event.start])
    return " ".join(before.split()).endswith(words.parties.earlier)


def taken_up(document: Document, event: EventMention) -> bool:
    """Whether its noun has the article or a pronoun, so that it speaks of what was told («الهجوم»)."""
    return has_article(document.quote(event.trigger))


def _stem(document: Document, event: EventMention) -> str:
    """The trigger without what is joined to its head, to tell one word for talks from another."""
    word = fold(document.quote(event.trigger).split(" ", 1)[0])
    return splits(word)[-1].stem[:4]


def _close(event: EventMention, other: EventMention) -> bool:
    return event.type == other.type and event.start - other.end <= _NEAR


def leads(document: Document, event: EventMention) -> bool:
    """Whether title or lead tell it."""
    body = next((b for b in document.blocks if b.kind == "body"), None)
    return event.start < (body.start if body else 0) + _OPENING


def opens(document: Document, group: list[EventMention]) -> bool:
    """Whether the group holds what the title tells, which the page goes on to tell again."""
    title = document.title
    return title is not None and any(title.start <= e.start < title.end for e in group)


def _score(
    document: Document,
    event: EventMention,
    group: list[EventMention],
    marks: Marks,
    *,
    alone: bool,
) -> float:
    """How well `event` fits a group; 0 or less where it does not."""
    sets = marks.words.sets
    if not any(sets.same(event.type, other.type) for other in group):
        return 0
    if any(counted_apart(document, event, o) or _told_apart(event, o) for o in group):
        return 0
    if any(answers(document, event, o, marks.words) for o in group):
        return 0
    score = 1.0 if any(event.type == other.type for other in group) else 0.4
    if (event.status == "planned") != (group[0].status == "planned"):
        return 0
    day = _dates(document, event, group)
    place = _places(event, group, marks.words.countries)
    people = _people(event, group, marks.names)
    if day < 0 or place < 0 or (people < 0 and day <= 0):
        return 0
    if people < 0 and (place <= 0 or event.type == _LEAVING):
        return 0
    again = taken_up(document, event) and (alone or _close(event, group[-1]))
    if event.type in sets.parley:
        again = again and _stem(document, event) in {_stem(document, e) for e in group}
    if day + place + people <= 0 and not (again or opens(document, group)):
        return 0
    return score + day + place + people


def _told_apart(a: EventMention, b: EventMention) -> bool:
    """«هجوم بعد مقتل أحد قادته»: whether a word says that one came before the other; harm comes after its deed and is of
    it."""
    return any(
        link.event == other.id and link.relation in ("after", "before") and not harms(one)
        for one, other in ((a, b), (b, a))
        for link in one.links
    )


def harms(event: EventMention) -> bool:
    """Whether its trigger is a word for harm («مقتل», «أصيب»), by its frame."""
    return ".suffer@" in event.rule or ".harm@" in event.rule


def counted_apart(document: Document, a: EventMention, b: EventMention) -> bool:
    """Whether one sentence counts time from one to the other («القصف بعد ثلاثة أسابيع من هجوم»)."""
    low, high = sorted((a.start, b.start))
    if not said_between(document, a, b):
        return False
    first = bisect_left(document.times, low, key=lambda t: t.start)
    near = takewhile(lambda t: t.start < high, islice(document.times, first, None))
    return any(t.rule.startswith(ANCHORED) for t in near)


def _dates(document: Document, event: EventMention, group: list[EventMention]) -> float:
    if any(_days_apart(document, event, other) for other in group):
        return -1
    dates = [e.date for e in group if _firm(e.date)]
    if not _firm(event.date) or not dates or event.date is None:
        return 0
    if any(d is not None and _overlap(event.date, d) for d in dates):
        return 1
    return -1


def _days_apart(document: Document, a: EventMention, b: EventMention) -> bool:
    """Whether of two events the weekday that cannot be placed of one is another than that of the other, or was long
    after the other's date."""
    if not (a.time or b.time):
        return False
    days = [_weekday(document, e) for e in (a, b)]
    if None not in days and days[0] != days[1]:
        return True
    published = document.published
    if published is None or (a.time and b.time):
        return False
    known = b.date if a.time else a.date
    return (
        known is not None and known.time is not None and known.latest[:4] < published.earliest[:4]
    )


def _weekday(document: Document, event: EventMention) -> int | None:
    """The weekday (ISO) that its time names or its one day was."""
    if event.time:
        value = next((t.value for t in document.times if t.id == event.time), "")
        return int(value[9]) if value.startswith("XXXX-WXX-") else None
    found = event.date
    if found is None or found.time is None or found.precision != "day":
        return None
    return date.fromisoformat(found.earliest).isoweekday()


def _firm(found: EventDate | None) -> bool:
    return found is not None and found.time is not None


def _overlap(a: EventDate, b: EventDate) -> bool:
    return a.earliest <= b.latest and b.earliest <= a.latest


def _places(event: EventMention, group: list[EventMention], countries: frozenset[str]) -> float:
    places = {e.place.name for e in group if e.place}
    if event.place is None or not places:
        return 0
    if event.place.name in places:
        return 0.6
    if (event.place.name in countries) != all(p in countries for p in places):
        return 0
    return 0 if any(_inside(event.place.name, p) for p in places) else -0.1


def _inside(a: str, b: str) -> bool:
    """Whether one name is part of the other, by whole words."""
    x, y = set(a.split()), set(b.split())
    return x <= y or y <= x


def _people(event: EventMention, group: list[EventMention], names: frozenset[str]) -> float:
    """Whether somebody takes part in both; against it speak only two named who hold one role («القوات» hit by an
    attack, and the attackers, do not)."""
    named = _names(event.arguments)
    others = {n for e in group for n in _names(e.arguments)}
    if not named or not others:
        return 0
    if named & others:
        return 0.8
    if any(_inside(a, b) for a in named for b in others):
        return 0.4
    mine, fellows = _held(event), [(_held(e), harms(e)) for e in group]
    for role, holders in mine.items():
        # Whom harm befell and what its deed was aimed at («هجوم على مسجد أسفر عن مقتل عشرة») are no contradiction.
        alike = {False, True} if role != "target" else {harms(event)}
        held = [h[role] for h, harm in fellows if role in h and harm in alike]
        if held and not any(_meant(holders, other, role, names) for other in held):
            return -0.2
    return 0


def _held(event: EventMention) -> dict[str, frozenset[str]]:
    """The names and descriptions in each of its roles."""
    out: dict[str, frozenset[str]] = {}
    for argument in event.arguments:
        if argument.role != "instrument":
            # Who resigns leaves as does whom another dismisses.
            left = event.type == _LEAVING and ".do@" in event.rule and argument.role == "actor"
            role = "target" if left else argument.role
            out[role] = out.get(role, frozenset()) | {argument.name}
    return out


def _meant(mine: frozenset[str], theirs: frozenset[str], role: str, names: frozenset[str]) -> bool:
    """Whether two sorts of holders of a role may be the same: a doer only described («انتحاري») is whoever is named
    elsewhere, another description may share its words («مبنى الوزارة», «وزارة ...»)."""
    if role == "actor" and not (mine & names and theirs & names):
        return True
    words = [{w for name in some for w in _content(name)} for some in (mine, theirs)]
    return len(words[0] & words[1]) * 2 >= min(map(len, words))


def _content(name: str) -> set[str]:
    """The words of a name that are not counts."""
    return {without_article(w) for w in fold(name).split() if len(w) > _SHORT and not w.isdigit()}


def _names(arguments: tuple[Argument, ...]) -> set[str]:
    return {a.name for a in arguments if a.role != "instrument"}
