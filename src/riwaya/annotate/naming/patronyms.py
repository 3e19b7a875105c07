"""Names told by «ولد», «بنت», «بن» between two words, whatever these are: «الناني ولد اشروقه»."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    CHILD,
    FAMILY,
    GIVEN,
    NAME,
    ORG_HEAD,
    PLACE_HEAD,
    STOP,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import verbal
from riwaya.annotate.naming.persons import Persons
from riwaya.annotate.naming.scan import Candidate, Scan

_SHORTEST = 3


def patronyms(scan: Scan, persons: Persons) -> Iterator[Candidate]:
    """The persons whose names hold such a word, one of the words around it being in no table.

    Where all of them are known, `Persons.run` finds the name.
    """
    i = scan.first
    while i < scan.last:
        if scan.word(i).flags & CHILD and _named(scan, i + 1):
            end = _end(scan, persons, i)
            if i > scan.first and _bears(scan, i - 1):
                word = scan.word(i - 1)
                cut = word.prefix if word.inner & NAME and not word.flags else 0  # «لعمارة بن يونس»
                yield Candidate(i - 1, end, "PER", "name-run", 5.0 + 1.5 * (end - i + 1), cut)
            i = end
        else:
            i += 1


def _end(scan: Scan, persons: Persons, i: int) -> int:
    """Where the name whose particle stands at `i` ends."""
    end = max(persons.sequence(i + 1)[0], i + 2)
    while end + 1 < scan.last and scan.word(end).flags & CHILD and _named(scan, end + 1):
        end = max(persons.sequence(end + 1)[0], end + 2)
    if end < scan.last and scan.goes_on(end):
        word = scan.word(end)
        if word.flags & (GIVEN | FAMILY) and not word.flags & (UNSURE | ADJECTIVE):
            return end + 1
        if persons.unknown(end) and not (scan.definite(end) or verbal(scan, end)):
            return end + 1
    return end


def _named(scan: Scan, at: int) -> bool:
    """Whether the word behind the particle can be a father's name."""
    if not scan.goes_on(at) or len(scan.tokens[at].text) < _SHORTEST:
        return False
    word, text = scan.word(at), scan.tokens[at].text
    if word.flags & (GIVEN | FAMILY):
        return True
    return scan.knowledge.unseen(text) and not scan.knowledge.everyday(text)


def _bears(scan: Scan, at: int) -> bool:
    """Whether the word before the particle can be the first name of who bears it."""
    token, word = scan.tokens[at], scan.word(at)
    if token.kind != "word" or scan.tokens[at + 1].line or word.flags & STOP:
        return False
    if word.flags & (GIVEN | FAMILY):
        return True
    if len(token.text) < _SHORTEST or scan.has(at, TITLE | ORG_HEAD | PLACE_HEAD):
        return False
    if scan.definite(at):
        return not word.flags & ADJECTIVE
    return scan.knowledge.unseen(token.text) and not scan.knowledge.everyday(token.text)
