"""Whose deed an event is said to be: who claims it, is suspected of it, is accused of it."""

from __future__ import annotations

from riwaya.annotate.eventing.clause import kinds_of
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.scene import EventScene
from riwaya.model import Span

_REACH = 34
#: How far (tokens) before a deed the charge stands.
_CHARGE = 6
#: How far (tokens) before the word for responsibility its verb stands, with its subject and object at least.
_LAID = 16
#: How far (tokens) before the word for their part in it they stand.
_INVOLVED = 10
_VERB_AND_TWO = 2


def claimant(scene: EventScene, trigger: int) -> Piece | None:
    """«أعلن تنظيم ... مسؤوليته عن الهجوم», «تبنى التنظيم التفجير»: who says that the deed is his."""
    for k in range(scene.first, scene.last):
        cue = scene.words.claiming.first(scene.tokens, k)
        if cue is None or cue.value in ("accused", "doer") or abs(k - trigger) > _REACH:
            continue
        if cue.value == "involved":
            if k < trigger:
                return _involved(scene, k)
            continue
        if cue.value == "laid":
            laid = _laid(scene, k) if trigger - cue.last <= 1 and k < trigger else None
            if laid is not None:
                return laid
            continue
        if cue.value == "behind":
            after = scene.after(cue.last, 8)
            if k > trigger and after and after[0].kind == "np" and not after[0].prep:
                return after[0]
            continue
        pieces = scene.before(k, 16)
        found: Piece | None = None
        for n, piece in reversed(list(enumerate(pieces))):
            if piece.kind in ("mark", "comp"):
                break
            named = piece.kind == "np" and piece.named is not None
            if named and (not piece.prep or (not piece.joined and _qualified(pieces, n))):
                found = piece
                break
        if cue.value == "of":
            after = scene.after(cue.last, 6)
            return after[0] if after and after[0].kind == "np" else None
        if found is None and cue.value == "verb":
            after = scene.after(cue.last, 8)
            found = next((p for p in after if p.kind == "np" and not p.prep), None)
        return found
    return None


def _involved(scene: EventScene, cue: int) -> Piece | None:
    """«خلية يشتبه بتورطها في هجوم»: who is believed to be part of the deed, right before the verb that says so."""
    pieces = scene.before(cue, _INVOLVED)
    while pieces and pieces[-1].kind in ("prep", "verb", "part"):
        pieces = pieces[:-1]
    for piece in reversed(pieces):
        if piece.kind not in ("np", "prep"):
            return None
        if piece.kind == "np" and not piece.prep:
            somebody = kinds_of(scene, piece) & {"person", "group"}
            return piece if piece.named is not None or somebody else None
    return None


def _qualified(pieces: list[Piece], n: int) -> bool:
    """«حزب العمال المحظور، الذي أعلن مسؤوليته»: whether a relative word follows the phrase at `n`, what describes it and a
    comma apart."""
    k = n + 1
    while k < len(pieces) and (
        pieces[k].kind == "comma" or (k == n + 1 and pieces[k].kind == "np" and not pieces[k].prep)
    ):
        k += 1
    return k < len(pieces) and pieces[k].kind == "rel"


def _laid(scene: EventScene, cue: int) -> Piece | None:
    """«حملت الحكومة التنظيم مسؤولية الهجوم»: upon whom a deed is laid, right before the word for it."""
    pieces = scene.before(cue, _LAID)
    last = pieces[-1] if pieces else None
    if last is None or last.kind != "np" or last.prep or len(pieces) < _VERB_AND_TWO:
        return None
    verbs = range(max(scene.first, cue - _LAID), last.first)
    return last if any(scene.words.parties.blames.at(scene.tokens, k) for k in verbs) else None


def charged(scene: EventScene, trigger: int) -> tuple[Piece, Span] | None:
    """«القبض على رجل بتهمة قتل ...»: who is held or tried for the deed, told earlier in the sentence, and the words that
    say so."""
    for k in range(max(scene.first, trigger - _CHARGE), trigger):
        cue = scene.words.parties.charges.first(scene.tokens, k)
        if cue is None or cue.last > trigger:
            continue
        for _, role, type_, piece in reversed(scene.taken):
            if role == "target" and type_ in scene.words.sets.custody and piece.last <= k:
                return piece, Span(scene.tokens[k].start, scene.tokens[cue.last - 1].end)
    return None


def suspect(scene: EventScene, trigger: int, behind: int) -> Piece | None:
    """«ستيفنز المتهم بقتل», «المتورطين في الهجوم», «منفذ الهجوم أنيس العامري»: the one whose deed it is said to be, by
    name where the name stands beside."""
    for k in (trigger - 1, trigger - 2, trigger - 3):
        if k < scene.first:
            return None
        cue = scene.words.claiming.first(scene.tokens, k)
        if cue is None or cue.value not in ("accused", "doer") or cue.prefix[:-1]:
            continue
        if cue.last < trigger - 1:
            return None
        if cue.value == "doer":
            after = scene.after(behind, 6)
            named = next(
                (p for p in after[:2] if p.kind == "np" and not p.prep and not p.joined), None
            )
            if named is not None and named.named is not None and named.named.type == "PER":
                return named
            last = next(iter(reversed(scene.before(k, 6))), None)
            whose = last.named if last is not None and last.kind == "np" else None
            if whose is not None and whose.type == "PER":
                return last
            token = scene.tokens[k]
            end = scene.tokens[behind - 1].end
            return Piece("np", k, behind, token.start + len(cue.prefix), end, definite=True)
        before = [p for p in scene.before(k, 8) if p.kind != "comma" or p.last != k]
        beside = before[-1] if before and before[-1].kind == "np" else None
        if beside is not None and beside.named is not None and beside.named.type == "PER":
            return beside
        token = scene.tokens[k]
        return Piece("np", k, k + 1, token.start + len(cue.prefix), token.end, definite=True)
    return None


def accused(scene: EventScene, trigger: int) -> Piece | None:
    """«اتهم ... القوات المصرية بتنفيذ الغارات», «بأنها قصفت ...»: the one accused, right before what he is accused of."""
    pieces = scene.before(trigger, 20)
    if pieces and pieces[-1].kind == "comp" and scene.has_pronoun(pieces[-1]):
        pieces = pieces[:-1]
    for n in range(len(pieces) - 1, -1, -1):
        if pieces[n].kind in ("mark", "comp"):
            return None
        if pieces[n].kind == "verb":
            hit = scene.words.verbs.first(scene.tokens, pieces[n].first)
            if hit is None or hit.value.kind != "accuse":
                return None
            nps = [p for p in pieces[n + 1 :] if p.kind == "np" and not p.prep]
            while len(nps) > 1 and nps[-1].joined:
                nps = nps[
                    :-1
                ]  # «اتهم التقرير الجيش وميليشيات متحالفة معه بـ»: those joined stand behind the first
            return nps[-1] if nps else None
    return None
