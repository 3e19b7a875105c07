"""Names out of the tagger's labels: their extents and types against what is known of the words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    ALONE,
    DEFINITE,
    FAMILY,
    GIVEN,
    INSIDE,
    NAME,
    NEVER_FIRST,
    OPENS,
    ORG_HEAD,
    PEOPLE,
    PLACE_HEAD,
    SAINT,
    STOP,
    THAT,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import participle
from riwaya.annotate.naming.pieces import known_person, pieces
from riwaya.annotate.naming.plain import closed, end_of
from riwaya.annotate.naming.settlements import before_side, begins, governed, past_side, settled
from riwaya.annotate.naming.tagging import NameTagger
from riwaya.annotate.naming.walk import LED
from riwaya.language.affixes import AND_THE
from riwaya.language.marks import OPENING_QUOTES
from riwaya.model import MentionType

#: Words of a name that can stand without its title.
_FULL = 2
#: Letters of «سي», behind which «إن» is a letter too.
_LETTERS = 3


def from_tags(
    scan: Candidates, labels: Sequence[str], tagger: NameTagger, page: Collection[str]
) -> list[Candidate]:
    """The candidates that the labels of one sentence tell; `page` are the words that stand on the page."""
    out: list[Candidate] = []
    for at, last, kind in pieces(scan, labels):
        at, last = _trim(scan, at, last, kind)
        at = _second_head(scan, at, last) if kind == "ORG" else at
        last = end_of(scan, at, last, cast("MentionType", kind)) if at < last else last
        last = closed(scan, at, last) if kind == "ORG" else last
        last = _whole(scan, at, last) if kind == "PER" else last
        if kind == "LOC" and at < last:
            at = past_side(scan, at, last)
            last = before_side(scan, at, last)
        if at >= last:
            continue
        if kind == "PER" and _officer(scan, at, last):
            continue
        # «قرية ذابلة»
        if kind == "LOC" and last == at + _FULL and _described(scan, at):
            continue
        if (kind == "ORG" and _in_title(scan, at)) or _is_people(scan, at, last, kind):
            continue
        at = (kind == "ORG" and scan.many_of(at, last)) or at
        leader = scan.led_by(at, last) if kind == "ORG" else 0
        if leader:
            at, kind = leader, "PER"
        cut, _ = tagger.cutter.cut(scan.tokens[at].text, page)
        # «ولاية لوغار»: the noun governs the name, all of it.
        if cut and kind == "LOC" and governed(scan, at):
            cut = 0
        kind = _retyped(scan, at, last, kind)
        out.append(
            Candidate(
                at,
                last,
                cast("MentionType", kind),
                "tagger",
                7.0 + 1.4 * (last - at),
                cut,
                known=known_person(scan, at, last) if kind == "PER" else None,
            )
        )
    return out


def _second_head(scan: Candidates, at: int, last: int) -> int:
    """«الوزارة والمجلس الأعلى للتعليم»: where the name begins behind the word for another body, which names none alone."""
    text = scan.tokens[at + 1].text if last - at > _FULL else ""
    if not text.startswith(AND_THE):
        return at
    heads = (p for p, e in scan.matches(at) if e == at + 1)
    if not any(p.flags & ORG_HEAD and p.flags & DEFINITE for p in heads):
        return at
    other = any(p.prefix and p.flags & ORG_HEAD for p, _ in scan.matches(at + 1))
    return at + 1 if other else at


def _retyped(scan: Candidates, at: int, last: int, kind: str) -> str:
    """«العربي الحناشي» is nobody's company, «منطقة الأمن الوطني» no region but a unit of the police."""
    if kind != "PER" and last - at >= _FULL:
        known = {p.known.type for p, end in scan.matches(at) if p.known and end == last}
        if len(known) == 1 and "PER" not in known:
            return next(iter(known))
    if kind == "ORG" and last - at >= _FULL and not scan.has(at, ORG_HEAD):
        end, sure = scan.persons.sequence(at)
        if (
            end == last
            and sure
            and scan.word(at).flags & GIVEN
            and scan.word(last - 1).flags & FAMILY
        ):
            return "PER"
    if kind == "ORG" and last == at + 1 and scan.word(at).flags & FAMILY and _led(scan, at):
        return "PER"
    if (kind == "PER" and settled(scan, at)) or (
        kind == "ORG" and last - at >= _FULL and begins(scan, at)
    ):
        return "LOC"
    if kind == "LOC" and last - at >= _FULL and not scan.has(at, PLACE_HEAD):
        # «جامعة أريزونا»
        heads = [p for p, _ in scan.matches(at) if p.flags & ORG_HEAD]
        if heads and not any(p.flags & UNSURE for p in heads):
            return "ORG"
    if kind == "LOC" and scan.has(at, PLACE_HEAD) and not begins(scan, at):
        for phrase, end in scan.matches(at + 1) if at + 1 < last else ():
            if end == last and phrase.known and phrase.known.type == "ORG":
                return "ORG"
    return kind


def _whole(scan: Candidates, at: int, last: int) -> int:
    """Where a person's name ends that the tagger leaves at «بن» or «آل», which ask for another word."""
    end = last
    while end > at and scan.word(end - 1).flags & (OPENS | INSIDE):
        # «حنن ولد سيدي | إلى»: «سيدي» ends names, too
        father = end - at > _FULL and scan.word(end - 1).flags & SAINT
        if father and end < scan.last and scan.word(end).flags & STOP:
            return end
        if end < scan.last and scan.tokens[end].kind == "word" and not scan.tokens[end].line:
            return end + 1
        end -= 1
    return end


def _officer(scan: Candidates, at: int, last: int) -> bool:
    """«أمين الأحساء»: an office and its place, no name."""
    for phrase, end in scan.matches(at):
        if phrase.flags & TITLE and end == last - 1:
            return any(
                p.known and p.known.type == "LOC" and e == last for p, e in scan.matches(end)
            )
    return False


def _past_office(scan: Candidates, first: int, last: int) -> int:
    """Where the name behind an office and its place begins («أمين الأحساء عادل الملحم»); else `first`."""
    for phrase, end in scan.matches(first) if first < last else ():
        if phrase.flags & TITLE and end < last:
            for placed, at in scan.matches(end):
                town = placed.known is not None and placed.known.type == "LOC"
                if town and at < last and scan.word(at).flags & (GIVEN | OPENS):
                    return at
    return first


def _described(scan: Candidates, at: int) -> bool:
    return scan.has(at, PLACE_HEAD) and participle(scan, at + 1)


def _led(scan: Candidates, at: int) -> bool:
    """Whether «قوات» or the like stands before the word, which then is its leader's name."""
    before = at - 1
    while before > scan.first and scan.tokens[before].text in OPENING_QUOTES:
        before -= 1
    return before >= scan.first and any(
        p.flags & ORG_HEAD and p.sort in LED for p, _ in scan.matches(before)
    )


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
    for at in range(first + 1, last):
        if scan.word(at).flags & THAT and len(scan.tokens[at - 1].text) > _LETTERS:
            # «قال مجلس اللاجئين النرويجي | إن آسيا ...»; «سي إن إن» goes on
            last = at
            break
    if kind == "PER":
        ends = dict(scan.titles())
        while first in ends and ends[first] < last and _is_title(scan, first, ends[first], last):
            first = ends[first]
        first = _past_office(scan, first, last)
        if last - first > 1 and (_town_before(scan, first) or _role(scan, first, last)):
            first += 1
    return first, last


def _is_title(scan: Candidates, first: int, end: int, last: int) -> bool:
    """Whether the title at `first` is none of the name: «السيد عبد المجيد تبون», but «السيد البدوي»."""
    if not scan.word(first).flags & NAME:
        return True
    named = bool(scan.word(end).flags & (GIVEN | OPENS))
    return named and last - end >= _FULL and scan.definite(first)


def _role(scan: Candidates, at: int, last: int) -> bool:
    """«المسعف حسين السميري», «محاكمة حسين حبري»: a word of every day that is no name, before a given name."""
    everyday = scan.definite(at) or scan.knowledge.everyday(scan.tokens[at].text)
    if last - at <= _FULL or not everyday or scan.word(at).flags & NAME:
        return False
    return bool(scan.word(at + 1).flags & GIVEN)


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
