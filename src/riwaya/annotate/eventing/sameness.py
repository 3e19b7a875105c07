"""Whether two names by which those who take part are called can be of one."""

from __future__ import annotations

from riwaya.language.clitics import without_article
from riwaya.language.view import fold


def key(name: str) -> frozenset[str]:
    """The words of a holder's name, folded, without articles: by these two spellings are compared."""
    return frozenset(without_article(fold(w)) for w in name.split())


def overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether all words of one name are in the other."""
    return bool(a and b) and (a <= b or b <= a)
