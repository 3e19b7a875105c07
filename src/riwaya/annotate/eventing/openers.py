"""What opens the clause of a verb that does not stand first: its subject over what hangs on it («الطائرات في محيط المدينة
قصفت ...»), or the event that it is told of («غارات على المدينة قتلت ...»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.eventing.clause import auxiliary
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import FEMININES_FOLDED

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

_PASSED = ("part", "time", "dem", "quant", "neg", "prep")
_ENDS = ("comp", "mark", "conj")
#: How a relative clause begins.
_RELATIVE = ("rel", "verb")
#: How many pieces stand between at most.
_FAR = 9


def opener(scene: EventScene, pieces: list[Piece], n: int) -> Piece | None:
    """The phrase without preposition that opens the clause of the verb at piece `n`, where nothing but what hangs on it
    stands between; None where the verb stands first or another verb has the phrase."""
    comma = n > 0 and pieces[n - 1].kind == "comma"
    k = n - 1 - comma
    while k >= max(0, n - _FAR):
        if pieces[k].kind in _PASSED or _hangs(pieces[k]):
            k -= 1
        elif length := of_relative(pieces[: k + 1]):
            k -= length
        else:
            break
    if k < max(0, n - _FAR) or pieces[k].kind != "np":
        return None
    found = pieces[k]
    while k > 0 and _counts(pieces[k - 1], pieces[k]):
        k -= 1
    if comma:
        # «إن قياديا في الحركة، قتل ...»
        return found if k > 0 and pieces[k - 1].kind == "comp" else None
    opens = k == 0 or pieces[k - 1].kind in _ENDS or auxiliary(scene, pieces[k - 1])
    return found if opens or _after_fronted(pieces, k) else None


def of_relative(pieces: list[Piece]) -> int:
    """«القوات المتحالفة مع الحلف الذي تقوده فرنسا هاجمت», «المدينة التي يسيطر عليها مسلحون لم تتعرض ...»: how many pieces at the
    end are a relative clause of a verb and its subject, who is not that of what follows; 0 where there is none."""
    if not pieces or pieces[-1].kind != "np" or pieces[-1].prep:
        return 0
    k = len(pieces) - 2
    while k > 0 and pieces[k].kind == "part":
        k -= 1
    return len(pieces) - k + 1 if k > 0 and (pieces[k - 1].kind, pieces[k].kind) == _RELATIVE else 0


def described(scene: EventScene, pieces: list[Piece], n: int) -> int | None:
    """The indefinite noun for an event, governed by a preposition, that the verb at piece `n` says more of, a relative
    clause without relative word («جراء قصف مدفعي لقوات ... استهدف السوق»)."""
    for k in range(n - 1, max(-1, n - _FAR - 1), -1):
        piece = pieces[k]
        if piece.kind not in (*_PASSED, "np"):
            return None
        event = event_in(scene, piece) if piece.kind == "np" and not piece.definite else None
        if event is not None:
            return event if agree(scene, pieces[n].first, event) else None
        if piece.kind == "np" and not piece.prep and piece.named is None:
            return None
    return None


def _counts(before: Piece, after: Piece) -> bool:
    """«خمس غارات»: a number or quantity cut off from what it counts."""
    return before.kind == "np" and before.last == after.first and not before.definite


def _hangs(piece: Piece) -> bool:
    return piece.kind == "np" and bool(piece.prep)


def _after_fronted(pieces: list[Piece], k: int) -> bool:
    """«وفي المدينة، غارات ...»: whether only a fronted phrase of place or time stands before."""
    while k > 0 and (pieces[k - 1].kind in ("comma", *_PASSED) or _hangs(pieces[k - 1])):
        k -= 1
    return k == 0 or pieces[k - 1].kind in _ENDS


def event_in(scene: EventScene, piece: Piece) -> int | None:
    """The token of the noun by which a phrase tells of an event («القصف المدفعي», «خمس غارات»)."""
    if piece.named is not None and piece.named.start <= piece.start:
        return None
    return next((k for k in scene.told_nouns if piece.first <= k < piece.last), None)


def agree(scene: EventScene, verb: int, noun: int) -> bool:
    """Whether a verb has the gender of a noun for an event, plurals being feminine."""
    genders = {h.value.gender for h in scene.words.verbs.at(scene.tokens, verb)}
    genders |= {h.value.gender for h in scene.words.maybe_verbs.at(scene.tokens, verb)}
    return not genders or "-" in genders or gender_of(scene, noun) in genders


def gender_of(scene: EventScene, noun: int) -> str:
    """The gender of a noun for an event: m or f, as its plurals are."""
    hits = scene.words.triggers.at(scene.tokens, noun)
    many = any(h.value.plural for h in hits)
    return "f" if many or scene.tokens[noun].text.endswith(FEMININES_FOLDED) else "m"
