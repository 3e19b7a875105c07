"""Essays told from news: a writer who speaks for himself, to the reader, on a page."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.drafts import Draft
from riwaya.language.marks import QUOTES

_CRIES = frozenset(("!", "؟!", "!!", "!!!"))
#: signs of a writer's own voice that make a page an essay, at least, and in how many tokens one
_SIGNS = 4
_PER_SIGN = 150
#: what the line for letters to the writer counts for
_LETTERS = 3


def is_essay(page: Article) -> bool:
    """Whether the page's writer speaks for himself: first persons and exclamations in his own sentences.

    Sentences with a colon or a quotation may be another's words and are passed over. A line that says how to
    write to the author counts more. News have no such signs outside of what they quote, whoever writes
    them; a page of news with one or two stays news.
    """
    letters = any(token.text in page.lex.letters for token in page.tokens)
    signs = _LETTERS if letters else 0
    for stretch in page.reading.article:
        for sentence in stretch.sentences:
            signs += _signs(page, sentence.first, sentence.last)
    return signs >= _SIGNS and signs * _PER_SIGN >= len(page.tokens)


def _signs(page: Article, first: int, last: int) -> int:
    mine, signs = page.lex.first_person, 0
    for i in range(first, last):
        text = page.tokens[i].text
        if text == ":" or text in QUOTES:
            return 0
        if text in mine or text in _CRIES:
            signs += 1
    return signs


def firm(page: Article, draft: Draft) -> bool:
    """Whether a report holds in an essay too: somebody who can answer says so in as many words.

    A writer's musings use the same verbs of others in general («يقول أنصاره»), of himself and of things.
    """
    link = draft.voice.link
    if link.anonymous or link.role in ("source", "witness", "observers"):
        return False
    if draft.rule == "headline":
        return False
    if draft.elliptic and draft.cue.kind == "verb" and not draft.quoted:
        return False
    return draft.rule not in ("verb-object", "verb-preposition", "self", "characterisation")
