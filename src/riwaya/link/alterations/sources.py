"""Whom a passage is told from, in one page and in the other."""

from __future__ import annotations

from typing import Literal

from riwaya.language.tokens import words
from riwaya.link.alterations.changes import kin
from riwaya.link.entities.names import bare
from riwaya.link.media import Media
from riwaya.link.roots import origin_of
from riwaya.model import Claim, Document, Link, Span

Told = tuple[Literal["attribution_dropped", "attribution_moved"], str]

_REPORTS = frozenset({"assert", "accuse", "deny", "predict"})
_MEDIA = frozenset({"outlet", "agency"})
_WITNESS = "witness"
#: The share of a claim's words that another passage must have to tell the same.
_MOST = 0.6
#: Roles of those who are nobody by an office («رئيس الاتحاد» is whom the other page names).
_UNNAMED = frozenset({"source", "witness", "observers"})


def attributions(a: Document, b: Document, in_a: Span, in_b: Span, media: Media) -> list[Told]:
    """Sources of the passage of `a` that the passage of `b` does without or has another for.

    A source that the other passage still names in any way is kept, and so is one to whom the page ascribes other things,
    an agency that the page credits, and a passage that stands in a report; what the other passage does not tell has lost
    no source. One is taken to be another only where that is plain (see `_other`): the same man may be called by name here
    and by office there.
    """
    old, new = _claims(a, in_a), _claims(b, in_b)
    here = {bare(w) for w in words(a.quote(in_a))}
    there = {bare(w) for w in words(b.quote(in_b))}
    every = [link for c in b.claims for link in c.chain]
    lost = [
        claim
        for claim in old
        if _said_here(claim, in_a)
        and not any(_alike(claim.chain[-1], link) for c in new for link in c.chain)
        and _told(a, claim, in_a, there)
    ]
    others = [
        claim
        for claim in new
        if _said_here(claim, in_b)
        and not any(_alike(claim.chain[-1], link) for c in old for link in c.chain)
    ]
    out: list[Told] = []
    for claim in lost:
        link, was = claim.chain[-1], origin_of(claim.chain[-1]).name
        known = any(_alike(link, one) for one in every)
        other = next((c for c in others if _told(a, claim, in_a, _said(b, c))), None)
        if other is not None:
            source = other.chain[-1]
            known = known or _mostly(link, there) or not here.isdisjoint(_words(source))
            if not known and _other(link, source):
                out.append(("attribution_moved", f"{was} → {origin_of(source).name}"))
        elif (
            not known
            and not new
            and not set(_words(link)) & there
            and not _reported(b, in_b)
            and not _credited(link, b, media)
        ):
            out.append(("attribution_dropped", was))
    return out


def _told(document: Document, claim: Claim, span: Span, there: set[str]) -> bool:
    """Whether the other passage has most words of what the claim says in this one."""
    start, end = max(claim.content.start, span.start), min(claim.content.end, span.end)
    said = [w for w in words(document.text[start:end]) if len(w) > 2] if start < end else []
    return sum(bare(w) in there for w in said) >= _MOST * len(said)


def _said(document: Document, claim: Claim) -> set[str]:
    return {bare(w) for w in words(document.quote(claim.content))}


def _credited(link: Link, document: Document, media: Media) -> bool:
    """Whether an agency or outlet stands in a byline, a credit line or before the text."""
    if link.role not in _MEDIA:
        return False
    key = media.key(link.name or link.text)
    return any(media.key(credit.medium.name) == key for credit in media.credits(document))


def _said_here(claim: Claim, span: Span) -> bool:
    """Whether the passage itself names the source; who is meant by «وأضاف» is a matter of what stands before."""
    at = claim.chain[-1].span
    return at is not None and span.start <= at.start and at.end <= span.end


def _mostly(link: Link, words: set[str]) -> bool:
    """Whether a passage has most words of a source («المتحدث باسم الشرطة العقيد ...» for «متحدث باسم الشرطة»)."""
    own = _words(link)
    return bool(own) and 2 * sum(w in words for w in own) > len(own)


def _reported(document: Document, span: Span) -> bool:
    """Whether a passage stands in what somebody is said to have said, or goes on with it."""
    return any(
        c.content.start < span.end and span.start < c.content.end and c.chain
        for c in document.claims
    )


def _claims(document: Document, span: Span) -> list[Claim]:
    """Reports whose cue stands in the passage."""
    return [
        c
        for c in document.claims
        if c.chain and c.stance in _REPORTS and span.start <= c.cue.start and c.cue.end <= span.end
    ]


def _other(a: Link, b: Link) -> bool:
    """Whether two sources are plainly two: one is named and the other no more than a source, both are media of different
    names, both are known and different and not one name spelt in two ways, or one of two unnamed ones saw it himself."""
    if a.anonymous != b.anonymous:
        return (a if a.anonymous else b).role in _UNNAMED
    if any(kin(x, y) for x in _words(a) for y in _words(b)):
        return False
    if a.role in _MEDIA and b.role in _MEDIA:
        return True
    if a.entity and b.entity:
        return a.entity != b.entity
    return a.anonymous and b.anonymous and (a.role == _WITNESS) != (b.role == _WITNESS)


def _alike(a: Link, b: Link) -> bool:
    """One source: the same entity, or descriptions that share a word."""
    if a.entity and a.entity == b.entity:
        return True
    if a.anonymous != b.anonymous:
        return False
    return bool(set(_words(a)) & set(_words(b)))


def _words(link: Link) -> list[str]:
    """The longer words of a name."""
    every = [bare(w) for w in words(link.name or link.text) if w[:1].isalnum()]
    return [w for w in every if len(w) > 2]
