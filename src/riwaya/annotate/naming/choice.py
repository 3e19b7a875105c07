"""Which of the names proposed, by rules and by the tagger, are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import cast

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.fixtures import fixtures
from riwaya.annotate.naming.plain import end_of, plain
from riwaya.annotate.naming.tagging import NameTagger, Tagged, spans
from riwaya.annotate.naming.words import (
    ADJECTIVE,
    ALONE,
    GIVEN,
    NAME,
    NEVER_FIRST,
    PEOPLE,
    STOP,
    TITLE,
)
from riwaya.model import MentionType

#: What the tagger must say of a word that the gazetteers know: of one by itself, of one that news speaks of
#: often, of a rare one or one with clitics.
_FOR, _STRONG, _RARE = 0, -150, 150
#: The same of a name whose head noun is not sure to open one, and where names are likelier.
_AGAINST, _LIKELY = -100, -250


def choose(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates that do not overlap, in text order."""
    taken: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (-c.score, c.first, c.last)):
        if all(one.last <= t.first or t.last <= one.first for t in taken):
            taken.append(one)
    return sorted(taken, key=lambda c: c.first)


def chosen(
    scan: Candidates, said: Tagged, tagger: NameTagger, page: Collection[str]
) -> list[Candidate]:
    """The names of one sentence."""
    proposed = [c for c in scan.all() if _credible(c, scan, said, tagger)]
    found = [*proposed, *fixtures(scan), *_tagged(scan, said.labels, tagger, page)]
    entitled = _entitled(scan)
    return choose(
        [
            c
            for c in found
            if not (c.type == "LOC" and any(a < c.first and c.last <= b for a, b in entitled))
            and not (_single(c) and plain(scan, c, _lean(c, scan, said, tagger)))
        ]
    )


def _entitled(scan: Candidates) -> list[tuple[int, int]]:
    """Titles of several words, whose places are no places of the news («خادم الحرمين الشريفين»)."""
    return [(first, last) for first, last in scan.titles() if last - first > 1]


def _single(one: Candidate) -> bool:
    """Whether a candidate is one word that only the tagger or a head noun before it makes a name."""
    if one.last != one.first + 1 or one.known is not None:
        return False
    return one.rule in ("tagger", "title") or 0 <= one.head < one.first


def _lean(one: Candidate, scan: Candidates, said: Tagged, tagger: NameTagger) -> int:
    return tagger.lean(said, one.first - scan.first, one.type)


def _credible(one: Candidate, scan: Candidates, said: Tagged, tagger: NameTagger) -> bool:
    """Whether the tagger does not speak against a candidate that is not sure by itself."""
    if not one.weak:
        return True
    if one.rule == "gazetteer-unsure" and one.last == one.first + 1:
        return False
    at = range(one.first - scan.first, one.last - scan.first)
    return max(tagger.lean(said, i, one.type) for i in at) > _least(one)


def _least(one: Candidate) -> int:
    """What the tagger must say at least for a candidate that is not sure, in hundredths."""
    known = one.known
    if one.rule.startswith("gazetteer") and known:
        rare = one.prefix or known.sort == "media" or known.ambiguous
        return _STRONG if known.strong else _RARE if rare else _FOR
    if 0 <= one.head < one.first and known is None:
        return _FOR
    if one.rule == "name-run" or (one.type == "LOC" and one.head == one.first):
        return _LIKELY
    return _AGAINST


def _tagged(
    scan: Candidates, labels: Sequence[str], tagger: NameTagger, page: Collection[str]
) -> list[Candidate]:
    out: list[Candidate] = []
    for at, last, kind in _pieces(scan, labels):
        at, last = _trim(scan, at, last, kind)
        last = end_of(scan, at, last, cast("MentionType", kind)) if at < last else last
        if at >= last:
            continue
        if (kind == "ORG" and _in_title(scan, at)) or _is_people(scan, at, last, kind):
            continue
        at = (kind == "ORG" and scan.many_of(at, last)) or at
        leader = scan.led_by(at, last) if kind == "ORG" else 0
        if leader:
            at, kind = leader, "PER"
        cut, _ = tagger.cutter.cut(scan.tokens[at].text, page)
        out.append(
            Candidate(
                at,
                last,
                cast("MentionType", kind),
                "tagger",
                7.0 + 1.4 * (last - at),
                cut,
            )
        )
    return out


def _is_people(scan: Candidates, at: int, last: int, kind: str) -> bool:
    """«الأكراد», «المصري» by itself: a people or a nationality, no name."""
    flags = scan.word(at).flags
    if last > at + 1 or not flags & ADJECTIVE:
        return False
    return kind != "LOC" or bool(flags & PEOPLE)


def _in_title(scan: Candidates, at: int) -> bool:
    """«وزير الدفاع الأمريكي»: the ministry stands in its minister's title."""
    if at == scan.first or not scan.word(at).flags & ALONE:
        return False
    return any(p.flags & TITLE and end == at for p, end in scan.matches(at - 1))


def _pieces(scan: Candidates, labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The tagged spans; one that runs on into a known name with «و» before it, or from a person into a
    place or a word that is in no name, is cut there."""
    for first, last, kind in spans(labels):
        if kind == "MISC":
            continue
        at = scan.first + first
        for i in range(at + 1, scan.first + last):
            if kind == "PER" and scan.word(i).flags & STOP:
                yield at, i, kind
                break
            known = [p for p, _ in scan.matches(i) if p.known and not p.known.ambiguous]
            if any(p.prefix and p.known and p.known.type != "PER" for p in known):
                yield at, i, kind
                break
            place = any(p.known and p.known.strong for p in known)
            if kind == "PER" and place and not scan.word(i).flags & NAME:
                yield at, i, kind
                break
        else:
            yield at, scan.first + last, kind


def _trim(scan: Candidates, first: int, last: int, kind: str) -> tuple[int, int]:
    """A tagged span without marks at its edges, titles before a person and words that begin no name."""
    while first < last and (
        scan.tokens[first].kind == "mark" or _flags(scan, first) & (NEVER_FIRST | STOP)
    ):
        first += 1
    while first < last and (
        scan.tokens[last - 1].kind == "mark" or scan.word(last - 1).flags & STOP
    ):
        last -= 1
    if kind == "PER":
        ends = dict(scan.titles())
        while first in ends and ends[first] < last and not scan.word(first).flags & NAME:
            first = ends[first]
        if last - first > 1 and _town_before(scan, first):
            first += 1
    return first, last


def _town_before(scan: Candidates, at: int) -> bool:
    """Whether a town stands right before a given name («لاعب نجم المتلوي زياد ...»)."""
    if scan.word(at).flags & NAME or not scan.word(at + 1).flags & GIVEN:
        return False
    return any(
        p.known and p.known.type == "LOC" and not p.known.ambiguous and end == at + 1
        for p, end in scan.matches(at)
    )


def _flags(scan: Candidates, at: int) -> int:
    word = scan.word(at)
    return word.flags or word.inner
