"""Which of the names proposed, by rules and by the tagger, are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.fixtures import fixtures
from riwaya.annotate.naming.flags import GIVEN, ORG_HEAD, PLURAL, STOP, UNSURE
from riwaya.annotate.naming.looks import clitic, tanwin
from riwaya.annotate.naming.near import joined, within
from riwaya.annotate.naming.plain import closed, foreign, plain
from riwaya.annotate.naming.settlements import sure
from riwaya.annotate.naming.strange import lengthened, strange
from riwaya.annotate.naming.tagged import from_tags
from riwaya.annotate.naming.tagging import NameTagger, Tagged
from riwaya.annotate.naming.vouching import possessed, rare, vouched
from riwaya.annotate.naming.walk import LED

#: What the tagger must say of a word that the gazetteers know: of one by itself, of one that news speaks of
#: often, of a rare one or one with clitics.
_FOR, _STRONG, _RARE = 0, -150, 150
#: The same of a name whose head noun is not sure to open one, and where names are likelier.
_AGAINST, _LIKELY = -100, -250
#: The same of a doubtful place in a row of places.
_ROW = -600
#: The same of a rare place, below which a word beside it must say that it is one.
_VOUCHED = 500
#: The same of a strange word behind a noun of settlements.
_SETTLED = -300
#: The same of a word guessed to be a name because it stands after a given one.
_GUESSED = -100


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
    proposed = [_closed(scan, c) for c in scan.all() if _credible(c, scan, said, tagger)]

    def lean(one: Candidate) -> int:
        return _lean(one, scan, said, tagger)

    found = [*proposed, *fixtures(scan), *within(scan), *from_tags(scan, said.labels, tagger, page)]
    entitled = _entitled(scan)
    idioms = scan.idioms()
    if idioms:
        found = [_unbroken(c, idioms) for c in found]
    kept = choose(
        [
            c
            for c in found
            if not (c.type == "LOC" and any(a < c.first and c.last <= b for a, b in entitled))
            and not any(a <= c.first and c.last <= b for a, b in idioms)
            and not (_single(c) and plain(scan, c, _lean(c, scan, said, tagger)))
            and not (c.type == "LOC" and tanwin(scan, c.last - 1))  # «جنديا كينيا»
        ]
    )
    doubtful = [
        c
        for c in scan.all()
        if c.type == "LOC"
        and c.rule == "gazetteer-unsure"
        and not any(a <= c.first and c.last <= b for a, b in (*entitled, *idioms))
        and _lean(c, scan, said, tagger) > _ROW
    ]
    kept = choose([*kept, *joined(scan, kept, doubtful)]) if doubtful else kept
    unsure = [c for c in kept if rare(scan, c) and (possessed(scan, c) or lean(c) < _VOUCHED)]
    unlikely = [c for c in unsure if possessed(scan, c) or not vouched(scan, c, kept)]
    kept = [c for c in kept if c not in unlikely]
    kept = lengthened(scan, forenamed(scan, kept), lean)
    more = strange(scan, kept, lean)
    return choose([*kept, *more]) if more else kept


def forenamed(scan: Candidates, found: Sequence[Candidate]) -> list[Candidate]:
    """The names of a sentence; a person's single one with the given name right before it («محمد» الحوت)."""
    taken = {i for c in found for i in range(c.first, c.last)}
    return [
        msgspec.structs.replace(one, first=one.first - 1)
        if _lacks_given(scan, one) and one.first - 1 not in taken
        else one
        for one in found
    ]


def _lacks_given(scan: Candidates, one: Candidate) -> bool:
    if one.type != "PER" or one.last - one.first > 1 or one.prefix or one.first == scan.first:
        return False
    before, word = scan.tokens[one.first - 1], scan.word(one.first - 1)
    if before.kind != "word" or scan.tokens[one.first].line:
        return False
    return bool(word.flags & GIVEN) and not word.flags & (UNSURE | STOP)


def _closed(scan: Candidates, one: Candidate) -> Candidate:
    """A headed organisation without what follows the known name that it begins with."""
    if one.rule != "org-head":
        return one
    last = closed(scan, one.first, one.last)
    if foreign(scan, one.first, last):
        last -= 1
    return one if last == one.last else msgspec.structs.replace(one, last=last)


def _entitled(scan: Candidates) -> list[tuple[int, int]]:
    """Titles of several words, whose places are no places of the news («خادم الحرمين الشريفين»)."""
    return [(first, last) for first, last in scan.titles() if last - first > 1]


def _unbroken(one: Candidate, idioms: Sequence[tuple[int, int]]) -> Candidate:
    """A name less the phrase that it runs into («تنظيم داعش» less «العام الماضي»)."""
    for first, last in idioms:
        if one.first < first < one.last <= last:
            return msgspec.structs.replace(one, last=first)
    return one


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
    # «بغداد اليوم» is an outlet, and Baghdad today.
    outlet = one.known is not None and one.known.sort == "media"
    if one.rule == "gazetteer-unsure" and (one.last == one.first + 1 or outlet):
        return False
    at = range(one.first - scan.first, one.last - scan.first)
    # «تنظيم الشوارع»: a head noun that is an everyday word too needs the tagger's word for it.
    if one.rule == "org-head" and not _forces(scan, one.first):
        return any(said.labels[i][2:] == one.type for i in at)
    # A name guessed after a given one: the tagger is asked for the guess.
    if one.rule == "name-run" and tagger.lean(said, at[-1], one.type) <= _GUESSED:
        return False
    least = _SETTLED if one.rule == "place-head" and _settles(scan, one) else _least(one)
    return max(tagger.lean(said, i, one.type) for i in at) > least


def _settles(scan: Candidates, one: Candidate) -> bool:
    """«بلدة كذا»: whether a noun that is no other word makes a strange one the name of a settlement or land."""
    return one.known is None and sure(scan, one.first) and not clitic(scan, one.first)


def _forces(scan: Candidates, at: int) -> bool:
    """«قوات درع الوادي»: forces are named by whatever they are called after."""
    return any(
        p.flags & ORG_HEAD and p.flags & PLURAL and p.sort in LED for p, _ in scan.matches(at)
    )


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
