"""A page as decoded, and the layers of annotation over it (CONTRACT.md, `Document`)."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model.annotations import Claim, EventMention, Figure, Mention, Timex
from riwaya.model.span import Span

BlockKind = Literal[
    "title",
    "dateline",
    "byline",
    "body",
    "caption",
    "credit",
    "tags",
    "related",
    "comment_heading",
    "comment",
    "other",
]

#: What the article itself says. Nothing is ever extracted from blocks of another kind
#: (a dateline carries times only).
ARTICLE_KINDS: frozenset[str] = frozenset({"title", "body"})


class Block(msgspec.Struct, frozen=True):
    """A stretch of the page with one function; blocks cover all that is not white space."""

    start: int
    end: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Outlet(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who published the page, and what shows it."""

    name: str
    basis: Literal["stated", "metadata", "url", "inferred"]
    name_en: str | None = None
    entity: str | None = None
    span: Span | None = None


class Evidence(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of the reasoning that dated a page.

    `earliest` and `latest` (ISO dates, inclusive) bound what the step left, `days` counts it.
    """

    rule: str
    says: str
    span: Span | None = None
    document: str | None = None
    earliest: str | None = None
    latest: str | None = None
    days: int | None = None


class Publication(msgspec.Struct, frozen=True):
    """When the page was published (TIMEX3's document creation time).

    `value` is TIMEX3; `earliest` and `latest` are ISO dates that bound it, both inclusive.
    """

    value: str | None
    earliest: str
    latest: str
    basis: Literal["stated", "metadata", "inferred"]
    evidence: tuple[Evidence, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its text, its blocks and everything understood of it.

    Every offset counts code points of `text`, which is decoded once and never altered. `fetched` is the ISO day on which
    the page was fetched, where its container says so.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    encoding: str
    text: str
    encoding_reason: str = ""
    size: int | None = None
    language: str = "und"
    language_confidence: float = 0.0
    url: str | None = None
    fetched: str | None = None
    outlet: Outlet | None = None
    title: Span | None = None
    byline: Span | None = None
    published: Publication | None = None
    blocks: tuple[Block, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventMention, ...] = ()

    def quote(self, span: Span) -> str:
        """The page's own words at `span`."""
        return span.of(self.text)
