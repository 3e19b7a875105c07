"""Whether two names by which those who take part are called can be of one, and two mentions that one sentence sets against
one another."""

from __future__ import annotations

from riwaya.annotate.eventing.words import EventWords
from riwaya.language.clitics import without_article
from riwaya.language.marks import SENTENCE_ENDS
from riwaya.language.view import fold
from riwaya.model import Document, EventMention

#: How far apart (code points) what one sentence relates can be.
_FAR = 400


def key(name: str) -> frozenset[str]:
    """The words of a holder's name, folded, without articles: by these two spellings are compared."""
    return frozenset(without_article(fold(w)) for w in name.split())


def overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether all words of one name are in the other."""
    return bool(a and b) and (a <= b or b <= a)


def said_between(document: Document, a: EventMention, b: EventMention) -> str:
    """The text from the one of two mentions of a sentence to the other; none of two sentences, or far apart."""
    low, high = sorted((a.start, b.start))
    said = document.text[low : min(high, low + _FAR + 1)]
    return "" if len(said) > _FAR or any(mark in said for mark in SENTENCE_ENDS) else said


def answers(document: Document, a: EventMention, b: EventMention, words: EventWords) -> bool:
    """«قتل الجيش ستة ردا على هجوم»: whether one sentence says that the one answers the other, so that they are two."""
    said = fold(said_between(document, a, b))
    return any(answer in said for answer in words.parties.answers)
