"""The stage that finds who says what, and from whom they have it."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.certainty import certainty_of
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.lexicon import Lexicons
from riwaya.annotate.attribution.reporting import SentenceReader
from riwaya.annotate.attribution.stances import stance_of
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.model import Claim, Document, Span
from riwaya.resources import Pack

VERSION = "1"


class Claims:
    """Every act of reporting in title and body, with its chain of sources.

    Needs the mentions, so that a person's name is told from the words around it. Adds `claims` in text order.
    """

    name = "claims"
    version = VERSION
    needs: frozenset[Layer] = frozenset({"blocks", "mentions"})
    adds: frozenset[Layer] = frozenset({"claims"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        page = Article(document, reading, pack.get(Lexicons))
        reader = SentenceReader(page)
        drafts: list[Draft] = []
        for stretch in reading.article:
            for sentence in stretch.sentences:
                drafts += reader.read(stretch, sentence)
        claims = sorted(
            (_claim(page, d) for d in drafts), key=lambda c: (c.cue.start, c.content.start)
        )
        numbered = tuple(
            msgspec.structs.replace(claim, id=f"{document.id}:c{number}")
            for number, claim in enumerate(claims, 1)
        )
        return msgspec.structs.replace(document, claims=numbered)


def _claim(page: Article, draft: Draft) -> Claim:
    content = page.reading.span(draft.first, draft.last)
    parts: tuple[Span, ...] = ()
    if draft.parts:
        parts = tuple(page.reading.span(a, b) for a, b in draft.parts if a < b)
    stance = stance_of(page, draft)
    return Claim(
        "",
        page.reading.span(draft.cue.first, draft.cue.last),
        content,
        draft.chain,
        stance,
        "direct" if draft.quoted else "indirect",
        # what is asked for is neither so nor not so
        "Uu" if stance == "demand" else certainty_of(page, draft),
        parts,
        f"{draft.rule}@{VERSION}",
    )


STAGE = Claims()
