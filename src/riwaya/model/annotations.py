"""What is found in a page: mentions, times, figures, claims, events (CONTRACT.md).

`start` and `end` are code points in the document's `text`. `rule` names the rule or
component, with its version, that made the annotation.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model.span import Span

MentionType = Literal["PER", "ORG", "LOC"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Stance = Literal[
    "assert", "deny", "accuse", "condemn", "threaten", "demand", "promise", "praise", "predict"
]
Speech = Literal["direct", "indirect"]
Certainty = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
Status = Literal["occurred", "ongoing", "planned", "possible", "denied"]
LinkRole = Literal[
    "outlet",
    "agency",
    "organisation",
    "official",
    "person",
    "document",
    "witness",
    "observers",
    "source",
]


# Fields at their default are left out of the JSON where the default is None, False, "" or (): msgspec
# tells a default by identity, and any other object would lose it on the way through another process.


class Mention(msgspec.Struct, frozen=True, omit_defaults=True):
    """A named person, organisation or place, clitics off, titles left outside.

    `entity` is an id in the dossier's `entities` (empty until pages are linked). Mentions of
    one thing in one page share `names`, the canonical (fullest) name first.
    `titles` are the spans of the title or epithet words that stand with this mention.
    """

    id: str
    start: int
    end: int
    type: MentionType
    entity: str = ""
    names: tuple[str, ...] = ()
    titles: tuple[Span, ...] = ()
    rule: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Timex(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time expression in TIMEX3's terms.

    `value` is TIMEX3 (`2017-10-30`, `2017-10-30TMO`, `P1M`, `XXXX-WXX-7`); `earliest` and `latest`
    are inclusive ISO dates; `mod` is TIMEX3's (`APPROX`, `MORE_THAN`, `START`...); `anchor` is the id
    of the timex or event it counts from. `clash` says in English where its own words disagree («اليوم الاثنين» on a
    Tuesday). `zone` is the clock's written time zone as hours east of Greenwich («3», «5.5»), or `local`.
    """

    id: str
    start: int
    end: int
    type: TimexType
    value: str
    rule: str = ""
    earliest: str | None = None
    latest: str | None = None
    mod: str | None = None
    anchor: str | None = None
    clash: str | None = None
    zone: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A count with its unit. `value` is None where only a bound is given («العشرات»)."""

    id: str
    start: int
    end: int
    what: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    approx: bool = False
    unit: str | None = None
    who: str | None = None
    part_of: str | None = None
    event: str | None = None
    claim: str | None = None
    rule: str = ""
    #: whether it counts all since something began («منذ بدء الحرب»), not those of one event
    cumulative: bool = False
    #: the sum of what the page tells as parts of it: less than the value where some are not told, more where they
    #: overlap («12 بينهم 8 نساء و5 أطفال») or the page is at odds with itself; None where it has no parts
    parts_sum: float | int | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """One hand a report went through.

    `entity_rule` tells how the entity was found where the words do not name it (`office-holder@1`: who held that
    office on the page's date).
    """

    text: str
    name: str
    role: LinkRole
    anonymous: bool
    entity: str | None = None
    span: Span | None = None
    entity_rule: str = ""


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act of reporting. `chain` runs from the link nearest the outlet to the origin."""

    id: str
    cue: Span
    content: Span
    chain: tuple[Link, ...]
    stance: Stance
    speech: Speech
    certainty: Certainty
    parts: tuple[Span, ...] = ()
    rule: str = ""


class EventDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """When: TIMEX3 `value`, inclusive ISO bounds, and the timex it comes from."""

    value: str
    earliest: str
    latest: str
    precision: Literal["day", "week", "month", "year", "range"]
    time: str | None = None


class EventPlace(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where, as named; coordinates in degrees (WGS 84) where known. `near`: by it or on the way to it, not in it («قرب
    المدينة», «على طريق المطار»). `within`: the town or land that the page tells a small place to lie in; a dossier's `name` has it behind a comma («حي
    كذا، المدينة»), and its coordinates where those of the place are not known."""

    name: str
    name_en: str | None = None
    entity: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    near: bool = False
    within: EventPlace | None = None


class Argument(msgspec.Struct, frozen=True, omit_defaults=True):
    """A participant of an event, named or described. `span` is its place in the page; `entity_rule` as in `Link`."""

    role: Literal["actor", "target", "participant", "instrument"]
    name: str
    span: Span
    entity: str | None = None
    entity_rule: str = ""


class EventLink(msgspec.Struct, frozen=True):
    """How an event stands to `event`, another of its page: after it, before it, during it, or caused by it; `span` are
    the words that say so."""

    relation: Literal["after", "before", "during", "caused_by"]
    event: str
    span: Span


class EventMention(msgspec.Struct, frozen=True):
    """One telling of an event. A passive or unknown actor leaves `actor` out of `arguments`.

    `time` is the id of the time expression that its clause gives it, where that cannot be placed in the calendar
    («الثلاثاء» on a page without a date): no other time of the page may then date it.
    """

    id: str
    type: str
    trigger: Span
    status: Status
    certainty: Certainty = "CT+"
    date: EventDate | None = None
    place: EventPlace | None = None
    arguments: tuple[Argument, ...] = ()
    claim: str | None = None
    rule: str = ""
    links: tuple[EventLink, ...] = ()
    time: str | None = None

    @property
    def start(self) -> int:
        return self.trigger.start

    @property
    def end(self) -> int:
        return self.trigger.end
