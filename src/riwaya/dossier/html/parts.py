"""Pieces that several sections of the page show alike: chains, claims, links into pages."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from riwaya.dossier import dates
from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.index import Index, excerpt, title
from riwaya.dossier.strings import Words, strings
from riwaya.model import Claim, Document, Link, Span

#: Characters of a claim that stand in an event's account; the whole of it is in the page.
QUOTE = 280


class Hand(msgspec.Struct, frozen=True):
    """One link of a chain as shown; `href` leads to the words that name it."""

    name: Markup
    role: Words
    anonymous: bool
    href: str = ""


class ClaimView(msgspec.Struct, frozen=True):
    """One act of reporting as shown."""

    href: str
    cue: str
    content: str
    chain: tuple[Hand, ...]
    stance: Words
    stance_name: str
    certainty: Words
    speech: Words
    rule: str


class PageLink(msgspec.Struct, frozen=True):
    """A way to a page or to a place in it, under its outlet's name."""

    href: str
    outlet: Markup
    title: str
    published: Words
    document: str


def page_link(index: Index, document: str, annotation: str = "") -> PageLink:
    """The page of that id, at an annotation of that id where one is given."""
    found = index.documents.get(document)
    href = "#" + (anchor("a", annotation) if annotation else anchor("d", document))
    return PageLink(
        href,
        outlet(index, document),
        title(found) if found else document,
        dates.published(found.published if found else None),
        document,
    )


def outlet(index: Index, document: str) -> Markup:
    """Who published a page."""
    return name(*index.outlet(document))


def entity_name(index: Index, entity: str | None, ar: str) -> Markup:
    """The name a page uses, with the entity's English name."""
    found = index.entities.get(entity or "")
    return name(ar, found.name_en if found else None)


def hand(index: Index, claim: Claim, link: Link, number: int) -> Hand:
    """One link of `claim`'s chain, the `number`-th from the outlet."""
    href = "#" + anchor("a", f"{claim.id}.{number}" if link.span else claim.id)
    role = strings().label("role", link.role)
    return Hand(entity_name(index, link.entity, link.name), role, link.anonymous, href)


def claim_view(index: Index, document: Document, claim: Claim, limit: int = QUOTE) -> ClaimView:
    """`claim` of `document` for show."""
    words = strings()
    return ClaimView(
        "#" + anchor("a", claim.id),
        document.quote(claim.cue),
        " […] ".join(excerpt(document, s, limit) for s in claim.parts or (claim.content,)),
        tuple(hand(index, claim, link, n) for n, link in enumerate(claim.chain, 1)),
        words.label("stance", claim.stance),
        claim.stance,
        words.label("certainty", claim.certainty),
        words.label("speech", claim.speech),
        claim.rule,
    )


def context(document: Document, span: Span, around: int = 36) -> tuple[str, str, str]:
    """The words before, at and after a place, for a line of a list."""
    before = document.text[max(0, span.start - around) : span.start]
    after = document.text[span.end : span.end + around]
    return before.rsplit("\n", 1)[-1], document.quote(span), after.split("\n", 1)[0]
