"""Where a tagged span is more than one name: it runs on into a place, another person, whom somebody told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.chain import DEDICATED
from riwaya.annotate.naming.flags import (
    FAMILY,
    GIVEN,
    IGO,
    NAME,
    ORG_HEAD,
    STOP,
    TITLE,
    UNSURE,
    Known,
)
from riwaya.annotate.naming.tagging import spans
from riwaya.language.affixes import TO

#: Words of a name that can stand without its title.
_FULL = 2
#: Letters between two words, where a tatweel that is no token stands as a dash.
_DASH = 3


def pieces(scan: Candidates, labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The tagged spans; one that runs on into a known name with «و» before it, or from a person into a
    place or a word that is in no name, is cut there."""
    for first, last, kind in spans(labels):
        if kind == "MISC":
            continue
        at = scan.first + first
        for i in range(at + 1, scan.first + last):
            told = scan.tokens[i].text == TO  # «كيري لـ«العربية»»
            if kind == "PER" and (told or scan.word(i).flags & STOP):
                yield at, i, kind
                break
            if kind == "PER" and (_next_person(scan, at, i) or _another(scan, at, i)):
                yield at, i, kind
                at = i
                continue
            if kind == "ORG" and _behind(scan, at, i):
                yield at, i, kind
                at, kind = i, "PER"
                continue
            known = [p for p, _ in scan.matches(i) if p.known and not p.known.ambiguous]
            state = any(p.known and p.known.strong and not p.prefix for p in known)
            if kind == "ORG" and state and _of_states(scan, at, i):
                yield at, i, kind
                break
            if any(p.prefix and p.known and p.known.type != "PER" for p in known):
                yield at, i, kind
                break
            place = any(p.known and p.known.strong for p in known)
            if kind == "PER" and place and not scan.word(i).flags & NAME:
                yield at, i, kind
                break
        else:
            yield at, scan.first + last, kind


def _of_states(scan: Candidates, at: int, i: int) -> bool:
    """«انتخبت الأمم المتحدة | السعودية»: whether all before token `i` is the name of a body of many states, which is no state's."""
    return any(p.known and p.known.sort == IGO for p, end in scan.matches(at) if end == i)


def _behind(scan: Candidates, at: int, i: int) -> bool:
    """«نائب رئيس البنك | صبيح المصري»: whether a person's name stands behind a definite noun, which it cannot complete, but for
    what is named after somebody."""
    if not scan.word(i - 1).definite or scan.definite(i) or scan.has(i - 1, TITLE):
        return False
    if any(p.flags & ORG_HEAD and p.sort in DEDICATED for p, _ in scan.matches(at)):
        return False
    flags, persons = scan.word(i).flags, scan.persons
    if flags & GIVEN and not flags & UNSURE:
        return persons.begins(i)
    family = i + 1 < scan.last and scan.word(i + 1).flags & FAMILY
    alone = i == at + 1 and scan.has(at, ORG_HEAD)
    return bool(alone and family and (flags & GIVEN or persons.unknown(i)))


def _another(scan: Candidates, at: int, i: int) -> bool:
    """«عين الرئيس قيس سعيد نجلاء بودن»: whether a given name begins at `i`, right behind all of a known person's name."""
    if i - at < _FULL or not scan.word(i).flags & GIVEN:
        return False
    ends = [e for p, e in scan.matches(at) if p.known and p.known.type == "PER"]
    return max(ends, default=0) == i and known_person(scan, at, i) is not None


def _next_person(scan: Candidates, at: int, i: int) -> bool:
    """Whether a dash at `i` parts two names of a line-up («معز سالم - رامي الجريدي»)."""
    if i - at < _FULL or i + 1 >= scan.last:
        return False
    if scan.tokens[i].start - scan.tokens[i - 1].end >= _DASH and scan.persons.begins(i):
        return True
    mark = not any(c.isalnum() for c in scan.tokens[i].text)
    return mark and scan.persons.begins(i + 1)


def known_person(scan: Candidates, at: int, last: int) -> Known | None:
    """The person of the gazetteers whom exactly these words name."""
    for phrase, end in scan.matches(at):
        known = phrase.known
        if end == last and known and known.type == "PER" and not known.ambiguous:
            return known
    return None
