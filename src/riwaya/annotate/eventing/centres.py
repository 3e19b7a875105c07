"""Clauses of a sentence and their subjects: of each verb the phrase that it agrees with, or, where the verb has none,
the subject of the clause that it continues.

Arabic leaves a subject out that is known («وصل الوزير إلى تونس والتقى ...»), and marks gender on the verb: what is left
out is the nearest earlier subject whose own verb has the same gender. A wrong subject is worse than none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.pieces import Piece

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

_PASSED = ("part", "time", "prep", "dem", "quant")
_MOST_PASSED = 5
_SET_OFF = 7


class Clause(msgspec.Struct, frozen=True):
    """A verb at token `verb`, its gender and number (`VerbForm`), the kind of its table row, its subject.

    `own` tells a subject that stands with the verb from one taken over; `carried` is who would be taken over;
    `relative` a clause after «الذي».
    """

    verb: int
    last: int
    gender: str
    number: str
    kind: str
    subject: Piece | None
    own: bool
    relative: bool
    carried: Piece | None = None


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
        if _leads(scene, pieces, n):
            kind = "cause"
        relative = _relative(pieces, n)
        clause = Clause(piece.first, piece.last, gender, number, kind, None, False, relative)
        joined = bool(hit.prefix if hit else scene.tokens[piece.first].text.startswith("و"))
        own = _own(scene, pieces, n, clause, joined=joined, enclitic=bool(hit and hit.enclitic))
        described = not joined and _describes(pieces, n)
        free = (not relative or joined or _resumed(scene, pieces, n)) and kind != "cause"
        free = free and not described
        carried = _taken_over(scene, pieces, n, clause, out) if free else None
        clause = msgspec.structs.replace(
            clause, subject=own or carried, own=own is not None, carried=carried
        )
        out.append(clause)
    return out


def _describes(pieces: list[Piece], n: int) -> bool:
    """Whether the verb says something of the indefinite phrase before it («في قصف استهدف سوقا»), not of the sentence's
    subject: a relative clause without a relative word."""
    before = pieces[n - 1] if n else None
    return before is not None and before.kind == "np" and bool(before.prep) and not before.definite


def _nominal(scene: EventScene, pieces: list[Piece], n: int) -> Clause | None:
    """«إن هذا الرجل خطير وقام بـ»: a clause without verb after a complementiser, which one with a verb may continue."""
    k = n + 1
    while k < len(pieces) and pieces[k].kind in ("dem", "part", "time"):
        k += 1
    if k >= len(pieces) or pieces[k].kind != "np" or pieces[k].prep:
        return None
    piece = pieces[k]
    gender = "f" if scene.tokens[piece.first].raw.endswith("ة") else "-"
    if not _may_be_subject(scene, piece):
        return None
    return Clause(piece.first, piece.last, gender, "-", "", piece, True, False, piece)


def main_clause(found: list[Clause]) -> Clause | None:
    """The first clause that is no relative one and has a subject: whom the sentence is about."""
    return next((c for c in found if c.subject is not None and not c.relative), None)


def _by_shape(scene: EventScene, piece: Piece) -> tuple[str, str]:
    text = scene.tokens[piece.first].text.lstrip("وف")
    number = "p" if text.endswith(("ون", "وا")) else "s"
    return ("m" if text.startswith(("ي", "سي")) else "-"), number


def _relative(pieces: list[Piece], n: int) -> bool:
    for k in range(n - 1, max(-1, n - 4), -1):
        if pieces[k].kind == "rel":
            return True
        if pieces[k].kind not in ("part", "neg", "verb", "time"):
            return False
    return False


def _own(
    scene: EventScene,
    pieces: list[Piece],
    n: int,
    clause: Clause,
    *,
    joined: bool,
    enclitic: bool,
) -> Piece | None:
    """The subject that stands with its verb: before it, or after it where it may be one."""
    resumed = clause.relative and _resumed(scene, pieces, n)
    before = None if joined or resumed else _before(scene, pieces, n)
    if before is not None and not enclitic:
        return before
    if clause.number in ("p", "d"):
        return None
    for k in range(n + 1, min(len(pieces), n + 2 + _MOST_PASSED)):
        piece = pieces[k]
        if piece.kind == "np" and not piece.prep and not piece.joined:
            if (
                pieces[k - 1].kind == "np"
                and pieces[k - 1].prep
                and pieces[k - 1].last == piece.first
            ):
                # «أدى إلى مقتل ثلاثة»: what the phrase after the preposition governs.
                return None
            return piece if _may_act(scene, pieces, n, piece) else None
        if piece.kind == "comma" and "time" in [p.kind for p in pieces[k - 1 : k + 2]]:
            continue
        if piece.kind not in _PASSED and piece.kind != "np":
            return None
        if piece.kind == "np" and piece.joined and not piece.prep:
            return None
    return None


def _resumed(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«الوقت الذي هاجم فيه»: a pronoun after the verb stands for what the relative follows, which is not its subject."""
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    return after is not None and after.kind == "part" and scene.has_pronoun(after)


def _leads(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«أدى إلى مقتل»: a light verb right before a preposition of direction has an event as its subject."""
    light = scene.words.light.first(scene.tokens, pieces[n].first)
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if light is None or light.value != "actor" or after is None or after.kind != "prep":
        return False
    return scene.words.leading(scene.tokens[after.first].text)


def _may_act(scene: EventScene, pieces: list[Piece], n: int, piece: Piece) -> bool:
    """Whether the phrase after a verb is who acts: for the verb of an event, by who may do such a thing; the only
    phrase after a verb joined to another is most often its object where it is indefinite («وهاجم سفينة أخرى»)."""
    if not _may_be_subject(scene, piece):
        return False
    told = next((t for t in scene.told_verbs if t.first == pieces[n].first), None)
    if told is None:
        return True
    type_, words = told.trigger.type, scene.words
    role = told.trigger.frame.subject
    if not words.kinds.accepts(type_, words.group(type_), role, kinds_of(scene, piece)):
        return False
    alone = not told.prefix and not (_relative(pieces, n) and _resumed(scene, pieces, n))
    return bool(piece.definite or alone or not told.trigger.frame.object or piece.named)


def _may_be_subject(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase can be who acts: a name, people or a body, and not in the indefinite accusative."""
    head = scene.tokens[piece.first]
    if piece.named is None and not piece.definite and head.text.endswith("ا"):
        return False
    if piece.named is not None and piece.named.type != "LOC":
        return True
    return bool(kinds_of(scene, piece) & {"person", "group", "country", "capital", "craft"})


def kinds_of(scene: EventScene, piece: Piece) -> frozenset[str]:
    """What a phrase names, by its name or first word."""
    named = piece.named
    if named is not None and named.start <= piece.start + 1:
        return scene.words.kinds.of_name(named.type, named.names[0] if named.names else "")
    text = scene.tokens[piece.first].text
    if any(f.first == piece.first and f.figure.what != "other" for f in scene.figures):
        return frozenset(("person",))
    found = scene.words.kinds.of_word(text)
    if not found and text[:1] in "وفلب":
        found = scene.words.kinds.of_word(text[1:])
    if "of" in found and piece.first + 1 < piece.last:
        return scene.words.kinds.of_word(scene.tokens[piece.first + 1].text)
    return found


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
    if piece.kind == "np" and (not piece.prep or relative) and not (piece.joined and piece.prep):
        beside = not relative and k > 0 and pieces[k - 1].kind in ("verb", "np")
        if beside and not _auxiliary(scene, pieces[k - 1]):
            return None
        return piece if _may_be_subject(scene, piece) else None
    if piece.kind == "comma" and not relative:
        return _set_off(scene, pieces, k)
    return None


def _auxiliary(scene: EventScene, piece: Piece) -> bool:
    """«كان الوزير قد زار»: a verb whose subject is that of the verb after it."""
    hit = scene.words.verbs.first(scene.tokens, piece.first) if piece.kind == "verb" else None
    return hit is not None and hit.value.kind == "aux"


def _set_off(scene: EventScene, pieces: list[Piece], comma: int) -> Piece | None:
    """«أن فلان، رئيس الحزب، زار»: the name that opens the clause, before what is set off by commas."""
    for k in range(comma - 1, max(-1, comma - _SET_OFF), -1):
        if pieces[k].kind in ("verb", "mark", "rel", "conj"):
            return None
        if pieces[k].kind == "comp" or k == 0:
            first = pieces[k + 1] if pieces[k].kind == "comp" else pieces[k]
            ok = first.kind == "np" and not first.prep and first.named is not None
            return first if ok and _may_be_subject(scene, first) else None
    return None


def _taken_over(
    scene: EventScene, pieces: list[Piece], n: int, clause: Clause, earlier: list[Clause]
) -> Piece | None:
    """The subject of the clause that this one continues."""
    teller = n > 0 and pieces[n - 1].kind == "comp" and scene.has_pronoun(pieces[n - 1])
    for other in reversed(earlier):
        if other.subject is not None and agrees(clause, other):
            if teller and other.kind != "say":
                continue
            return other.subject
    if earlier or n > 2:
        return None
    past = scene.centre
    if past is None or not agrees(clause, past) or (past.kind == "say" and clause.kind != "say"):
        return None
    return past.subject


def agrees(clause: Clause, other: Clause) -> bool:
    """Whether one subject can be that of both verbs."""
    if "-" not in (clause.gender, other.gender) and clause.gender != other.gender:
        return False
    one = (
        other.subject is not None
        and other.subject.named is not None
        and other.subject.named.type == "PER"
    )
    return not (one and clause.number in ("p", "d"))
