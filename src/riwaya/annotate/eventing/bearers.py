"""Who has the title that stands behind a name («فلان، رئيس الحزب»)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from riwaya.annotate.eventing.clause import kinds_of
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import ALEF, ARTICLE, THE_PARTICIPLE
from riwaya.language.numbers import parse
from riwaya.model import Mention

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

_PERSON = frozenset(("person",))
#: How far (tokens) before a title the name begins.
_NAMED = 8


def bearer(scene: EventScene, piece: Piece) -> Piece | None:
    """The phrase that names the person right before a title that has no name of its own, a comma between or not."""
    if piece.prep or piece.joined or not piece.definite or piece.kind != "np":
        return None
    if any(m.type == "PER" for m in piece.mentions) or not _title(scene, piece):
        return None
    before = [p for p in scene.before(piece.first, _NAMED) if p.kind != "comma"]
    name = before[-1] if before else None
    named = name.named if name is not None and name.kind == "np" else None
    if name is None or named is None or named.type != "PER" or name.end != named.end:
        return None
    return name


def _title(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase opens with a word for one person's office or calling."""
    word = scene.tokens[piece.first].text.removeprefix(ARTICLE)
    return word in scene.words.singular and kinds_of(scene, piece) == _PERSON


def past_title(scene: EventScene, pieces: Sequence[Piece], n: int) -> int:
    """Past what tells who the one named right before piece `n` is, and what belongs to it, where somebody is joined behind:
    a title («فلان رئيس الحزب وفلان», «فلان، سفير تونس لدى بريطانيا، وفلان», «فلان وزيرا للصحة وفلان»), or what a participle says of a body («الجماعة
    المدعومة من إيران، والحكومة»); else `n`."""
    k = n + 1 if n < len(pieces) and pieces[n].kind == "comma" else n
    if k >= len(pieces):
        return n
    if bearer(scene, pieces[k]) is not None or (k == n and _made(scene, pieces[k])):
        k += 1
        while k < len(pieces) and (_aside(pieces[k]) or _of_title(scene, pieces[k])):
            k += 1
    elif k == n and _participial(scene, pieces[k]):
        while k < len(pieces) and _aside(pieces[k]):
            k += 1
    else:
        return n
    end = k
    if k < len(pieces) and pieces[k].kind == "comma":
        k += 1
    return end if k < len(pieces) and _fellow(scene, pieces[k]) else n


def _fellow(scene: EventScene, piece: Piece) -> bool:
    """Whether a piece brings somebody else: joined («وفلان», «واثنين من ...»), or counted («وعدد من ...»)."""
    if piece.kind == "quant":
        return True
    number = parse(scene.tokens, piece.first, scene.words.numbers)
    counted = number is not None and number.kind == "cardinal"
    return piece.joined and not piece.prep and (counted or _somebody(scene, piece))


def _made(scene: EventScene, piece: Piece) -> bool:
    """«فلانا وزيرا للصحة وفلانا ...»: whether a piece is what somebody named right before it becomes, in the accusative."""
    if piece.kind != "np" or piece.prep or piece.joined or piece.definite or piece.mentions:
        return False
    accusative = scene.tokens[piece.first].text.endswith(ALEF)
    if not accusative or kinds_of(scene, piece) != _PERSON:
        return False
    named = _named_before(scene, piece)
    return named is not None and named.type == "PER"


def _participial(scene: EventScene, piece: Piece) -> bool:
    """«ميليشيا الحوثي المدعومة | من إيران»: whether a piece begins the complement of a participle that says more of the body
    named before it."""
    if piece.kind != "prep" or not scene.tokens[piece.first - 1].text.startswith(THE_PARTICIPLE):
        return False
    named = _named_before(scene, piece)
    return (
        named is not None and named.type == "ORG" and named.end < scene.tokens[piece.first - 1].end
    )


def _named_before(scene: EventScene, piece: Piece) -> Mention | None:
    """Whom the phrase right before a piece names."""
    before = scene.before(piece.first, _NAMED)
    beside = bool(before) and before[-1].kind == "np" and before[-1].last == piece.first
    return before[-1].named if beside else None


def _of_title(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase says more of the title before it: another one of the same person, something that is nobody joined to
    what it is of («رئيس دائرة دول الخليج والجوار الإقليمي»), or whom he follows («خلفا لفلان», «بدلا من فلان»)."""
    if _second_title(scene, piece):
        return True
    if piece.kind != "np" or piece.prep or _somebody(scene, piece):
        return False
    accusative = scene.tokens[piece.first].text.endswith(ALEF)
    return piece.joined or (accusative and not (piece.definite or piece.mentions))


def _somebody(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase names a person or body, or is about people."""
    if piece.named is not None:
        return piece.named.type != "LOC"
    return bool(kinds_of(scene, piece) & {"person", "group"})


def members(scene: EventScene, pieces: Sequence[Piece]) -> list[Piece]:
    """Those whom the list that opens `pieces` names: joined by «و», counted («وعدد من الوزراء») or, with a name, set off by a
    comma alone («الفنان فلان، الفنانة فلانة»). Titles behind names, and what belongs to them, are passed over."""
    out: list[Piece] = []
    counted = set_off = False
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        if piece.kind == "np":
            goes_on = piece.joined or counted or (set_off and _named(piece))
            bound = bool(piece.prep) and bool(out) and not counted
            if bound or not (goes_on or not out) or not _somebody(scene, piece):
                return out
            out.append(piece)
            n = _past_aside(scene, pieces, past_title(scene, pieces, n + 1))
            counted = set_off = False
            continue
        partitive = piece.kind == "prep" and counted
        if piece.kind not in ("comma", "quant") and not partitive:
            return out
        counted = counted or piece.kind == "quant"
        set_off = set_off or piece.kind == "comma"
        n += 1
    return out


def _named(piece: Piece) -> bool:
    """Whether a phrase names a person."""
    return any(m.type == "PER" for m in piece.mentions)


def _aside(piece: Piece) -> bool:
    """Whether a phrase is a circumstance of the one before it."""
    return piece.circumstantial and not piece.joined


def _second_title(scene: EventScene, piece: Piece) -> bool:
    """«فلان مساعد الوزيرة والمشرف على المشروع»: another title of the same person, joined to the first."""
    titled = piece.definite and kinds_of(scene, piece) == _PERSON
    return piece.kind == "np" and piece.joined and not _named(piece) and titled


def _past_aside(scene: EventScene, pieces: Sequence[Piece], n: int) -> int:
    """«الاتحاد العام في الشمال ونقابات المهن»: past circumstances of the one named last, where somebody is joined behind; else
    `n`."""
    k = n
    while k < len(pieces) and _aside(pieces[k]):
        k += 1
    after = list(pieces[k : k + 2])
    if after and after[0].kind == "comma":
        after = after[1:]
    return k if after and k > n and _fellow(scene, after[0]) else n
