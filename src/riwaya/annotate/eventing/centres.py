"""Clauses of a sentence and their subjects: of each verb the phrase that it agrees with, or, where the verb has none,
the subject of the clause that it continues.

Arabic leaves a subject out that is known («وصل الوزير إلى تونس والتقى ...»), and marks gender on the verb: what is left
out is the nearest earlier subject whose own verb has the same gender. A wrong subject is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.clause import (
    Clause,
    accusative,
    agrees,
    aside,
    auxiliary,
    carries,
    counted_accusative,
    counted_object,
    dateline,
    followed,
    kinds_of,
    leads,
    may_be_subject,
    measured,
    purpose,
    relative_before,
    resumed,
    set_off,
    she,
    suspected,
    they,
    told_apart,
)
from riwaya.annotate.eventing.openers import agree, event_in, opener
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import (
    AND,
    CONJUNCTIONS,
    HE,
    HE_WILL,
    MANY_MEN,
    NOMINATIVES,
    TA,
    TA_MARBUTA,
    THEY_DID,
    THEY_DO,
)

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

_MANY, _MASCULINE = (THEY_DO, THEY_DID), (HE, HE_WILL)
_PASSED = ("part", "time", "prep", "dem", "quant")
_MOST_PASSED = 5
#: Among how many pieces behind a light verb the event that it carries stands.
_BESIDE = 3


def clauses(scene: EventScene) -> list[Clause]:
    """The clauses of the sentence in order."""
    pieces = scene.pieces
    out: list[Clause] = []
    for n, piece in enumerate(pieces):
        if piece.kind == "comp" and not scene.has_pronoun(piece):
            nominal = _nominal(scene, pieces, n)
            if nominal is not None:
                out.append(nominal)
        if piece.kind != "verb":
            continue
        hits = scene.words.verbs.at(scene.tokens, piece.first)
        hits = hits + scene.words.maybe_verbs.at(scene.tokens, piece.first)
        hit = hits[0] if hits else None
        gender, number = (hit.value.gender, hit.value.number) if hit else _by_shape(scene, piece)
        if len({h.value.gender for h in hits}) > 1:
            gender = "-"
        kind = hit.value.kind if hit else ""
        if leads(scene, pieces, n):
            kind = "cause"
        relative = relative_before(pieces, n)
        clause = Clause(piece.first, piece.last, gender, number, kind, None, False, relative)
        joined = bool(hit.prefix if hit else scene.tokens[piece.first].text.startswith(AND))
        own = _own(scene, pieces, n, clause, joined=joined, enclitic=bool(hit and hit.enclitic))
        if own is not None and own.first > piece.first and not joined and _opened(scene, pieces, n):
            own = None  # «إن غارات قصفت وحدات»: what stands behind is struck
        told_of = _told_of(scene, pieces, n, clause, out)
        own = None if told_of is not None else own
        described = not joined and _describes(scene, pieces, n)
        free = (not relative or joined or resumed(scene, pieces, n)) and kind != "cause"
        free = free and not _has_subject(scene, pieces, n, own)
        free = (
            free and not described and (own is not None or joined or not _opened(scene, pieces, n))
        )
        carried = told_of
        if carried is None and free:
            carried = _taken_over(scene, pieces, n, clause, out)
        clause = msgspec.structs.replace(
            clause, subject=own or carried, own=own is not None, carried=carried
        )
        out.append(clause)
    return out


def _describes(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """Whether the verb says something of the indefinite phrase before it («في قصف استهدف سوقا», «تفريق تظاهرة حاولت ...»),
    not of the sentence's subject: a relative clause without a relative word."""
    before = pieces[n - 1] if n else None
    if before is None or before.kind != "np" or before.definite:
        return False
    told = event_in(scene, before) is not None and "weapon" not in kinds_of(scene, before)
    return bool(before.prep) or told


def _has_subject(scene: EventScene, pieces: list[Piece], n: int, own: Piece | None) -> bool:
    """«حيث بحث الجانبان ...»: whether a subject that no table knows stands behind the verb, in the nominative."""
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if own is not None or after is None or after.kind != "np" or after.prep or after.joined:
        return False
    return after.definite and scene.tokens[after.first].text.endswith(NOMINATIVES)


def _told_of(
    scene: EventScene, pieces: list[Piece], n: int, clause: Clause, earlier: list[Clause]
) -> Piece | None:
    """«ذكرت الشرطة أنها اعتقلت رجلين», «نفت القوات أن تكون قد قصفت ...»: the body that a pronoun before the verb, or the
    auxiliary of its clause, stands for, so that what follows the verb is its object."""
    if (who := suspected(scene, pieces, n)) is not None:
        return who
    before = pieces[n - 1] if n else None
    again = before is not None and before.kind == "comp" and scene.has_pronoun(before)
    # «أوضحت الشرطة أن رجلا قتل وأنها اعتقلت ...»: of who tells.
    said = again and not purpose(scene, pieces, n - 2)
    told = [c for c in earlier if c.kind == "say"] if said else earlier
    last = told[-1] if told else None
    if last is None or last.subject is None or not agrees(clause, last):
        return None
    if not kinds_of(scene, last.subject) & {"group", "country", "capital", "craft"}:
        return None
    if again:
        return last.subject
    near = last.kind == "aux" and not last.own and 0 <= clause.verb - last.last <= 1
    return last.subject if near else None


def _opened(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """Whether the clause opens with an event, or a thing, that its verb is told of («إن قصفا على السوق استهدف ...»)."""
    found = opener(scene, pieces, n)
    if found is None or may_be_subject(scene, found):
        return False
    event = event_in(scene, found)
    return event is None or agree(scene, pieces[n].first, event)


def _nominal(scene: EventScene, pieces: list[Piece], n: int) -> Clause | None:
    """«إن هذا الرجل خطير وقام بـ»: a clause without verb after a complementiser, which one with a verb may continue."""
    k = n + 1
    while k < len(pieces) and pieces[k].kind in ("dem", "part", "time"):
        k += 1
    if k >= len(pieces) or pieces[k].kind != "np" or pieces[k].prep:
        return None
    piece = pieces[k]
    if not may_be_subject(scene, piece):
        return None
    gender = "f" if scene.tokens[piece.first].raw.endswith(TA_MARBUTA) else "-"
    men = scene.tokens[piece.first].text.endswith(MANY_MEN) and piece.named is None
    gender = "m" if men and "person" in kinds_of(scene, piece) else gender
    return Clause(piece.first, piece.last, gender, "-", "", piece, True, False, piece)


def main_clause(found: list[Clause]) -> Clause | None:
    """The first clause that is no relative one and has a subject: whom the sentence is about."""
    return next((c for c in found if c.subject is not None and not c.relative), None)


def _by_shape(scene: EventScene, piece: Piece) -> tuple[str, str]:
    text = scene.tokens[piece.first].text.lstrip(CONJUNCTIONS)
    number = "p" if text.endswith(_MANY) else "s"
    gender = "m" if text.startswith(_MASCULINE) else "f" if text.endswith(TA) else "-"
    return gender, number


def _own(
    scene: EventScene, pieces: list[Piece], n: int, clause: Clause, *, joined: bool, enclitic: bool
) -> Piece | None:
    """The subject that stands with its verb: before it, or after it where it may be one."""
    again = clause.relative and resumed(scene, pieces, n)
    before = None if joined or again else _before(scene, pieces, n)
    if before is not None and not enclitic:
        return before
    if clause.number in ("p", "d"):
        return None
    for k in range(n + 1, min(len(pieces), n + 2 + _MOST_PASSED)):
        piece = pieces[k]
        if piece.kind == "np" and not piece.prep and not piece.joined:
            if k < n + _BESIDE and carries(scene, pieces[n], piece):
                continue  # «حضر اللقاء الوزير»
            if (
                pieces[k - 1].kind == "np"
                and pieces[k - 1].prep
                and pieces[k - 1].place is None  # «وصل إلى تونس الرئيس»
                and pieces[k - 1].last == piece.first
                and not carries(scene, pieces[n], pieces[k - 1])
            ):
                # «أدى إلى مقتل ثلاثة»: what the phrase after the preposition governs.
                return None
            acts = _may_act(scene, pieces, n, piece) and (
                measured(pieces, k) or not accusative(scene, piece)
            )
            acts = acts and not (clause.gender == "f" and counted_object(scene, pieces, k))
            acts = acts and not counted_accusative(scene, pieces, k)
            return piece if acts else None
        if piece.kind == "comma" and "time" in [p.kind for p in pieces[k - 1 : k + 2]]:
            continue
        if piece.kind not in _PASSED and piece.kind != "np":
            return None
        if piece.kind == "np" and piece.joined and not piece.prep:
            return None
    return None


def _may_act(scene: EventScene, pieces: list[Piece], n: int, piece: Piece) -> bool:
    """Whether the phrase after a verb is who acts: for the verb of an event, by who may do such a thing; the only
    phrase after a verb joined to another is most often its object where it is indefinite («وهاجم سفينة أخرى»)."""
    if not may_be_subject(scene, piece):
        return False
    told = next((t for t in scene.told_verbs if t.first == pieces[n].first), None)
    if told is None:
        return True
    type_, words, frame = told.trigger.type, scene.words, told.trigger.frame
    group, kinds = words.group(type_), kinds_of(scene, piece)
    if not words.kinds.accepts(type_, group, frame.subject, kinds, frame.name):
        return False
    person = piece.named is not None and piece.named.type == "PER"
    if person and told.prefix and group == "police":
        return False  # «اقتحمت القوات البلدة واعتقلت فلانا»
    alone = not told.prefix and not (relative_before(pieces, n) and resumed(scene, pieces, n))
    if piece.definite or alone or piece.named or not frame.object:
        return True
    return not words.kinds.accepts(type_, group, frame.object, kinds, frame.name)


def _before(scene: EventScene, pieces: list[Piece], n: int) -> Piece | None:
    k = n - 1
    while k >= 0 and pieces[k].kind in ("part", "time", "verb", "neg", "rel"):
        if pieces[k].kind == "verb" and k != n - 1:
            return None
        k -= 1
    if k < 0:
        return None
    relative = any(p.kind == "rel" for p in pieces[k + 1 : n])
    piece = pieces[k]
    if not relative and they(scene, piece, pieces[n]):
        return piece
    if piece.kind == "np" and (not piece.prep or relative) and not (piece.joined and piece.prep):
        if dateline(scene, pieces, k):
            return None  # «(د ب أ) أكد الوزير ...»
        beside = not relative and k > 0 and pieces[k - 1].kind in ("verb", "np")
        if beside and not auxiliary(scene, pieces[k - 1]):
            return None
        return piece if may_be_subject(scene, piece) else None
    if piece.kind == "comma":
        return followed(scene, pieces, k) if relative else set_off(scene, pieces, k)
    if piece.kind == "np" and piece.prep and not relative:
        return _over(scene, pieces, n)
    return None


def _over(scene: EventScene, pieces: list[Piece], n: int) -> Piece | None:
    """«القوات المدعومة بغطاء جوي واصلت ...»: the subject that opens the clause, over what hangs on it."""
    found = opener(scene, pieces, n)
    if found is None or not may_be_subject(scene, found):
        return None
    body = found.definite and found.named is not None
    return found if body or she(scene, found, pieces[n]) else None


def _taken_over(
    scene: EventScene, pieces: list[Piece], n: int, clause: Clause, earlier: list[Clause]
) -> Piece | None:
    """The subject of the clause that this one continues."""
    teller = n > 0 and pieces[n - 1].kind == "comp" and scene.has_pronoun(pieces[n - 1])
    for other in reversed(earlier):
        if other.subject is not None and agrees(clause, other) and not aside(scene, other):
            if teller and other.kind != "say":
                continue
            if not teller and other.kind == "say" != clause.kind and told_apart(pieces, n, other):
                continue
            return other.subject
    if earlier or n > 2:
        return None
    past = scene.centre
    if past is None or not agrees(clause, past) or (past.kind == "say" and clause.kind != "say"):
        return None
    return past.subject
