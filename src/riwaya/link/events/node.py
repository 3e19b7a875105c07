"""What a page tells of one event, as it is compared with other pages."""

from __future__ import annotations

import msgspec

from riwaya.link.events.facts import Facts


class Node(msgspec.Struct, frozen=True):
    """The tellings of one event in one page: `events` are indices into the document's events; `when` is the
    number of the day it is told of, or else of the page's publication (0 where neither is known); `leads` says
    that title or lead tell of it."""

    page: int
    events: tuple[int, ...]
    facts: Facts
    when: int = 0
    leads: bool = False
    series: bool = False
