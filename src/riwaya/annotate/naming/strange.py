"""Persons whom no table and no tagger knows, told by where they stand: behind a title («الكاردينال غالاغر»), in a row
with other persons («سمير خلف، ريتا بولس وميرا واكيم»), as the last word of a name («عبد الخالق صيودة،»)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    CLOSES,
    DEFINITE,
    FAMILY,
    GIVEN,
    INSIDE,
    NAME,
    OPENS,
    PLURAL,
    STOP,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import formed, tanwin, verbal
from riwaya.language.affixes import AND, BY, HIS, LIKE, OWNED, PRESENT, TO, WILL
from riwaya.language.marks import COMMAS, DASHES
from riwaya.language.tokens import Token

#: How much the tagger may say against the first word, in hundredths.
_TITLED, _TITLED_ALONE, _ROW, _LAST, _FIRST = -150, 180, -250, -500, 0
_LONGEST = 4
#: How often news must have used a word for it to be one.
_SELDOM = 4
#: Words of a person's name in a row, at least.
_FULL = 2
_SCORE = 7.0
#: Kinds of title behind which a name stands oftener than anything else.
_VOUCHING = frozenset(("rank", "honorific", "office", "profession"))
#: Marks that part the names of a row, or end one.
_LISTED = COMMAS | DASHES
_APART = COMMAS | frozenset("؛;/-–—.:()!؟")

#: Letters of words joined to those behind them, and of verbs of the future; of verbs of the present.
_PREPOSED = (AND, BY, TO)
_JOINED = (*_PREPOSED, *WILL)
_PRESENT = tuple(PRESENT)

Lean = Callable[[Candidate], int]


def strange(scan: Candidates, kept: Sequence[Candidate], lean: Lean) -> list[Candidate]:
    """Further persons of a sentence, none of whose words is in a name of `kept`."""
    taken = {i for c in kept for i in range(c.first, c.last)}
    found = [*_titled(scan, taken, lean), *_in_rows(scan, kept, taken, lean)]
    return [c for c in found if taken.isdisjoint(range(c.first, c.last))]


def lengthened(scan: Candidates, kept: Sequence[Candidate], lean: Lean) -> list[Candidate]:
    """The names of `kept`; a person's with the strange word that stands between it and a mark, and with the one between
    a title or another person and it."""
    ends = {c.last for c in kept if c.type == "PER"}
    if not ends:
        return list(kept)
    taken = {i for c in kept for i in range(c.first, c.last)}
    titles = {end for _, end in scan.titles() if scan.definite(end - 1)}
    out: list[Candidate] = []
    for one in kept:
        if out and _goes_on(out[-1], one):
            # «عبد الرحمن مصطفى | مسعد»: a known person's name, which is the beginning of another's
            out[-1] = msgspec.structs.replace(out[-1], last=one.last, known=None)
            continue
        if one.type == "PER" and one.last not in taken and _lacks_last(scan, one, lean):
            one = msgspec.structs.replace(one, last=one.last + 1, known=None)
        at = one.first - 1
        if one.type == "PER" and not one.prefix and at > scan.first and at not in taken:
            cut = int(at in ends and _joined(scan, scan.tokens[at]))
            if (cut or at in titles) and _can_open(scan, at, cut, lean):
                one = msgspec.structs.replace(one, first=at, prefix=cut, known=None)
        out.append(one)
    return out


def _goes_on(one: Candidate, after: Candidate) -> bool:
    """Whether right behind a person's name a single word stands as another's."""
    alone = after.last == after.first + 1 and not after.prefix
    return alone and one.last == after.first and one.type == after.type == "PER"


def _can_open(scan: Candidates, at: int, cut: int, lean: Lean) -> bool:
    """Whether the word at `at`, less `cut` letters, can be the first of a name that goes on behind it."""
    if not scan.goes_on(at) or scan.tokens[at + 1].line or tanwin(scan, at):
        return False
    word, text = scan.word(at), scan.tokens[at].text[cut:]
    flags = word.inner if cut else word.flags
    if scan.tokens[at].raw.endswith(HIS) and scan.knowledge.seen(text.removesuffix(HIS)) > _SELDOM:
        return False  # «نظيره», not «نظيرة»
    if flags & GIVEN:
        return True
    if flags or scan.matches(at) or len(text) <= _FULL or scan.word(at).definite:
        return False
    knowledge = scan.knowledge
    if not knowledge.unseen(text) or knowledge.words.known(text) or text.endswith(OWNED):
        return False
    return not verbal(scan, at) and lean(Candidate(at, at + 1, "PER", "", 0.0)) > _FIRST


def _lacks_last(scan: Candidates, one: Candidate, lean: Lean) -> bool:
    at = one.last
    if not scan.goes_on(at) or not _ends(scan, at + 1, joined=False):
        return False
    if verbal(scan, at) or tanwin(scan, at) or scan.tokens[at].text.startswith(_PREPOSED):
        return False
    if one.last - one.first == 1 and _in_line(scan, one.first):
        return not scan.word(at).prefix
    if not scan.persons.unknown(at) or (one.last - one.first == 1 and scan.definite(at)):
        return False
    return lean(Candidate(at, at + 1, "PER", "", 0.0)) > _LAST


def _in_line(scan: Candidates, at: int) -> bool:
    """Whether a comma or dash and another person's name of two words or more stand right before `at`."""
    before = at - 1
    if before <= scan.first or scan.tokens[before].text not in _LISTED:
        return False
    return any(
        scan.persons.sequence(i)[0] == before and scan.persons.sequence(i)[1]
        for i in range(max(before - _LONGEST, scan.first), before - 1)
    )


def _titled(scan: Candidates, taken: set[int], lean: Lean) -> Iterator[Candidate]:
    for start, end in scan.titles():
        if end >= scan.last or end in taken or start in taken:
            continue
        at = _described(scan, end)
        # «الرئيس المتكرر»: an adjective
        if at >= scan.last or at in taken or _bound(scan, at) or not _vouches(scan, start, end):
            continue
        last = _extent(scan, at)
        one = Candidate(at, last, "PER", "title", _SCORE, 0, start)
        least = _TITLED if last - at >= _FULL else _TITLED_ALONE
        if last > at and not verbal(scan, at) and lean(one) > least:
            yield one


def _vouches(scan: Candidates, start: int, end: int) -> bool:
    """Whether tokens `start`..`end` are a single person's title with its article, or one that ends in a definite word."""
    return any(
        last == end
        and p.flags & TITLE
        and not p.flags & (PLURAL | UNSURE)
        and p.sort in _VOUCHING
        and (p.flags & DEFINITE or scan.definite(end - 1))
        for p, last in scan.matches(start)
    )


def _described(scan: Candidates, at: int) -> int:
    """Past the nationality behind a title."""
    while scan.goes_on(at) and scan.definite(at) and scan.word(at).flags & ADJECTIVE:
        at += 1
    return at


def _bound(scan: Candidates, at: int) -> bool:
    """«الرئيس المتكرر», «الأمير بموفور», «الرائد ستكتفي»: what looks like an adjective, a preposition's word or a verb to come."""
    word, text = scan.word(at), scan.tokens[at].text
    like = text.startswith(LIKE) and scan.knowledge.words.known(text.removeprefix(LIKE))
    if formed(scan, at, "PER"):
        return True
    return word.definite or (not word.flags & NAME and (like or text.startswith(_JOINED)))


def _in_rows(
    scan: Candidates, kept: Sequence[Candidate], taken: set[int], lean: Lean
) -> Iterator[Candidate]:
    """From each person to the one behind, and on from that."""
    ends = [c.last for c in kept if c.type == "PER"]
    while ends:
        at = ends.pop()
        if at < scan.last and scan.tokens[at].text in COMMAS:
            at += 1
        elif at >= scan.last or not scan.tokens[at].text.startswith(AND):
            continue
        prefix = int(at < scan.last and _joined(scan, scan.tokens[at]))
        last = _extent(scan, at, prefix) if at not in taken else at
        one = Candidate(at, last, "PER", "row", _SCORE, prefix)
        if last - at >= _FULL and _ends(scan, last) and lean(one) > _ROW:
            ends.append(last)
            yield one


def _joined(scan: Candidates, token: Token) -> bool:
    """Whether the word is «و» and a name."""
    whole = scan.knowledge.word(token.text).flags & NAME
    return token.text.startswith(AND) and not whole


def _extent(scan: Candidates, at: int, prefix: int = 0) -> int:
    """Where the words of a name, known or strange, that begin at `at` end."""
    first, strange_ones = at, 0
    while scan.goes_on(at) and at - first < _LONGEST:
        word = scan.word(at)
        flags = word.inner if at == first and prefix else word.flags
        if at > first and flags & (OPENS | INSIDE) and scan.goes_on(at + 1):
            at += 2
        elif flags & (GIVEN | FAMILY) or (at > first and flags & CLOSES):
            at += 1
        elif _unknown(scan, at, prefix if at == first else 0) and not tanwin(scan, at):
            strange_ones += 1
            at += 1
            if scan.definite(at - 1):
                break
        else:
            break
    return at if strange_ones or at - first >= _FULL else first


def _unknown(scan: Candidates, at: int, prefix: int) -> bool:
    if not prefix:
        return scan.persons.unknown(at) and not scan.tokens[at].text.startswith(AND)
    text = scan.tokens[at].text[prefix:]
    if text.startswith(_PRESENT) or text.endswith(OWNED):
        return False
    word, knowledge = scan.knowledge.word(text), scan.knowledge
    listed = word.flags or word.inner or any(not p.rest for p in word.phrases)
    if listed or len(text) <= _FULL:
        return False
    if text.startswith(_PREPOSED) and knowledge.seen(text[1:]) > knowledge.seen(text):
        return False  # «ولولي عهده»
    return (
        knowledge.unseen(text) and not knowledge.everyday(text) and not knowledge.words.known(text)
    )


def _ends(scan: Candidates, at: int, *, joined: bool = True) -> bool:
    """Whether a mark or, to be `joined`, «و» stands at `at`, or the sentence ends there."""
    if at >= scan.last:
        return True
    text = scan.tokens[at].text
    return text in _APART or (joined and text.startswith(AND) and not scan.word(at).flags & STOP)
