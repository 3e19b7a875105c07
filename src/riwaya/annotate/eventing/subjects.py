"""Subjects that do not stand beside their trigger: of the verb that governs it, of a pronoun, of a claim."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.asides import without_commas, without_dashes
from riwaya.annotate.eventing.bearers import bearer
from riwaya.annotate.eventing.clause import kinds_of
from riwaya.annotate.eventing.control import issuer, sent
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ALEF, BY, HER, JOINED, PREPOSITIONS, TO
from riwaya.language.clitics import bare, splits

_REACH = 34
_ENDS = ("mark", "comp", "conj", "rel", "comma", "neg")


def subject_of(
    scene: EventScene,
    before: int,
    *,
    told: bool,
    personal: bool = False,
    known: bool = False,
    calls: bool = False,
    joined: bool = False,
    force: bool = False,
) -> Piece | None:
    """Who does the act named at token `before`: the subject of the light or controlling verb over it
    («تمكنت الشرطة من اعتقال», «قررت المحكمة تأجيل»).

    Verbs of telling count where the act may be `told` by its doer (a person only where it is `personal`) or their
    subject is an armed body that does not take up a deed `known` from before («وصفت الشرطة الهجوم بأنه ...»). A mark,
    another clause, another event or a second bare phrase in between ends the search.
    """
    pieces = without_commas(without_dashes(scene.before(before, _REACH), scene.tokens))
    if joined and len(pieces) > 1 and pieces[-1].kind == "comma":
        pieces = pieces[:-1]
    if (by_law := issuer(scene, pieces)) is not None:
        return by_law
    beside = bool(pieces) and _beside(scene, pieces[-1])
    hangs = bool(pieces) and (
        (pieces[-1].kind == "prep" and not beside) or scene.tokens[before].text[0] in PREPOSITIONS
    )
    bare = 0
    for n in range(len(pieces) - 1, -1, -1):
        piece = pieces[n]
        if piece.kind in _ENDS:
            return None
        if piece.kind in ("verb", "control"):
            if scene.tells_itself(piece.first) and not _controls(scene, piece):
                # «دعا المجلس إلى فتح تحقيق في الهجوم»
                return None
            sends = piece.kind == "verb" and not calls
            if sends and (whom := sent(scene, pieces, n)) is not None:
                return whom
            if bare > 1:
                return None
            tells = _Tells(told, personal, known, calls, force)
            return _of_governor(scene, pieces, n, tells, beside=beside)
        if piece.kind == "np" and _rejects(scene, piece):
            return None
        if piece.kind == "np" and (managed := _managed(scene, piece)) is not None:
            return managed
        if piece.kind == "np" and piece.last == before and scene.tells_itself(piece.first):
            return None  # «تمكنت الشرطة من تفريق تظاهرة»
        if piece.kind == "np" and not _carries(scene, piece, before):
            alone = n == 0 or pieces[n - 1].kind != "np"
            bare += alone and not piece.prep and scene.page.names_somebody(piece)
            aside = piece.prep in scene.words.anchors and piece.last < before - 1
            if _tells(scene, piece, before) and (hangs or not piece.prep) and not aside:
                return None
    return None


def _controls(scene: EventScene, piece: Piece) -> bool:
    """«قررت المحكمة تأجيل ...»: whether a verb has its subject do what it names."""
    hit = scene.words.verbs.first(scene.tokens, piece.first)
    return hit is not None and hit.value.kind == "control"


def attendant(scene: EventScene, trigger: TriggerAt) -> Piece | None:
    """Who takes part in talks or a journey that their clause names as its circumstance or purpose: its subject
    («أكد الوزير خلال لقاء مع ...», «وصل إلى العاصمة لبحث ...»)."""
    pieces = without_commas(scene.before(trigger.first, _REACH))
    while pieces and (
        pieces[-1].kind == "quant"
        or _partitive(scene, pieces[-1])
        or (pieces[-1].kind == "np" and _carries(scene, pieces[-1], pieces[-1].last))
    ):
        if pieces[-1].prep:
            break
        pieces = pieces[:-1]
    purpose = trigger.prefix.endswith(TO) or (bool(pieces) and pieces[-1].prep == TO)
    circumstance = bool(pieces) and pieces[-1].kind == "prep" and _circumstance(scene, pieces[-1])
    if not (purpose or circumstance or trigger.prefix.endswith(BY)):
        return None
    for piece in reversed(pieces):
        if piece.kind in ("mark", "comp", "rel", "conj"):
            return None
        if piece.kind == "verb":
            if scene.words.parties.rejects.at(scene.tokens, piece.first):
                return None  # «رحبت الحكومة باتفاق ...»
            clause = scene.clause_of(piece.first)
            if clause is None or (purpose and clause.kind in ("say", "accuse", "cause")):
                return None
            whom = sent(scene, pieces, pieces.index(piece)) if purpose else None
            return whom or clause.subject  # «دعا الوزير نظيره لزيارة ...»
    return None


def _partitive(scene: EventScene, piece: Piece) -> bool:
    """«سلسلة من»: the preposition between a quantity and what it counts."""
    hit = scene.words.functions.first(scene.tokens, piece.first)
    before = scene.before(piece.first, 2)
    counts = bool(before) and before[-1].kind == "quant"
    return piece.kind == "prep" and counts and hit is not None and hit.value == "partitive"


def _circumstance(scene: EventScene, piece: Piece) -> bool:
    """Whether a preposition says when or where («خلال», «بعد», «في»), not about what («عن», «على»)."""
    word = scene.tokens[piece.first].text
    stem = word[1:] if word.startswith(JOINED) else word
    return _beside(scene, piece) or stem in scene.words.anchors or scene.words.locative(word)


def centre(scene: EventScene, before: int, pronoun: str, *, teller: bool) -> Piece | None:
    """Whom a pronoun of one at token `before` stands for: the nearest subject that agrees with it; he who tells only
    where a `teller` may be meant."""
    gender = "f" if pronoun == HER else "m"
    for clause in reversed(scene.clauses):
        if clause.subject is None or clause.verb >= before or clause.subject.last > before:
            continue
        if clause.gender == gender and (teller or clause.kind != "say"):
            return clause.subject
    past = scene.centre
    if past is None or past.gender != gender or past.subject is None or past.subject.named is None:
        return None
    return past.subject if teller else None


def _beside(scene: EventScene, piece: Piece) -> bool:
    """«عقب», «خلال», «على هامش»: the doer of the clause takes part in what these name."""
    hit = scene.words.functions.first(scene.tokens, piece.first)
    return hit is not None and hit.value == "beside"


def _carries(scene: EventScene, piece: Piece, before: int) -> bool:
    """«تنفيذ هجوم», «سلسلة غارات»: a noun right before the trigger that it stands in construct with."""
    return piece.last == before and not piece.definite and piece.named is None


def _tells(scene: EventScene, piece: Piece, before: int) -> bool:
    told = any(piece.first <= k < piece.last for k in scene.told if k != before)
    return told and "person" not in kinds_of(scene, piece)  # «المحتجون» are people too


def _managed(scene: EventScene, piece: Piece) -> Piece | None:
    """«عن تمكن القوات من قتل ...»: who is governed by the noun of a verb that controls what follows, spelt like it."""
    hit = scene.words.verbs.first(scene.tokens, piece.first)
    if hit is None or hit.value.kind != "control" or hit.enclitic or piece.last - piece.first == 1:
        return None
    start = scene.tokens[piece.first + 1].start
    return msgspec.structs.replace(piece, first=piece.first + 1, start=start, prep="", joined=False)


def _rejects(scene: EventScene, piece: Piece) -> bool:
    """«استنكارها لاختطاف ...»: a noun for what is said against a deed."""
    word = scene.tokens[piece.first].text
    forms = {s.stem for s in splits(word)} | {word, word[1:]}
    forms |= {stem for form in tuple(forms) for stem, _ in bare(form)}
    return bool(forms & scene.words.rejecting)


class _Tells(msgspec.Struct, frozen=True):
    """Whether who tells of the deed may have done it, a person too, whether the deed is known from before, whether
    who calls for it does it, and whether it is a use of `force`."""

    told: bool
    personal: bool
    known: bool
    calls: bool = False
    force: bool = False


def _of_governor(
    scene: EventScene, pieces: list[Piece], verb: int, tells: _Tells, *, beside: bool
) -> Piece | None:
    if pieces[verb].kind == "control":
        return _before_verb(pieces, verb)
    at = pieces[verb].first
    hit = scene.words.verbs.first(scene.tokens, at) or scene.words.maybe_verbs.first(
        scene.tokens, at
    )
    kind = hit.value.kind if hit else ""
    light = scene.words.light.first(scene.tokens, pieces[verb].first)
    if any(h.value == "-" for h in scene.words.light.at(scene.tokens, pieces[verb].first)):
        return None  # «وقع الهجوم»: what happens has no doer beside it
    if scene.words.parties.rejects.at(scene.tokens, at):
        return None  # «أدانت المنظمة اعتقال ...»
    if tells.force and scene.words.parties.remarks.at(scene.tokens, at):
        return None  # «أشارت المقاومة إلى قصف ...»
    if tells.calls and scene.words.parties.calls.at(scene.tokens, at):
        clause = scene.clause_of(at)
        return clause.subject if clause is not None else None
    if light is not None and light.enclitic:
        return None  # «ضربات تقودها الدولة قبل شن هجوم»
    governs = kind in ("control", "say") or (light is not None and light.value == "actor")
    if not governs:
        return None
    if kind not in ("control", "say") and _objects(scene, pieces[verb + 1 :]) > 1:
        return None
    if kind == "control" and not beside and _wants_other(scene, pieces, verb):
        return None
    clause = scene.clause_of(pieces[verb].first)
    found = clause.subject if clause is not None else None
    if kind != "say" or found is None:
        return found
    if beside and (tells.told or tells.personal) and not tells.known:
        return found
    if found.named is not None and found.named.type == "PER":
        return found if tells.personal else None
    return found if tells.told or (armed(scene, found) and not tells.known) else None


def _wants_other(scene: EventScene, pieces: list[Piece], verb: int) -> bool:
    """«إنهم يريدون مزيدا من المعلومات عن رفع العقوبات»: whether a controlling verb whose subject stands before it has another
    object than what stands behind."""
    clause = scene.clause_of(pieces[verb].first)
    subject = clause.subject if clause is not None else None
    if subject is None or subject.first > pieces[verb].first:
        return False
    rest = pieces[verb + 1 :]
    other = len(rest) > 1 and rest[0].kind == "np" and rest[0].definite and not rest[0].prep
    quantity = bool(rest) and rest[0].kind == "quant"
    if not (quantity or (other and clause is not None and clause.own)):
        return False
    about = [p.kind for p in rest[1:]]
    return "prep" in about and not scene.page.names_somebody(rest[0])


def shared_subject(scene: EventScene, verb: int) -> Piece | None:
    """The subject that a verb without its own takes over from the clause that it continues."""
    clause = scene.clause_of(verb)
    return clause.subject if clause is not None and not clause.own else None


def armed(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase names an armed body."""
    return any(scene.words.forces.at(scene.tokens, k) for k in range(piece.first, piece.last))


def _objects(scene: EventScene, pieces: list[Piece]) -> int:
    """How many bare phrases stand after a light verb: with more than its subject, it carries one of them."""
    return sum(
        p.kind == "np" and not (p.prep or p.joined) and apart(scene, pieces, n)
        for n, p in enumerate(pieces)
    )


def apart(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """Whether a phrase is no complement of the one right before it: another kind of piece stands between, or it is an
    indefinite accusative behind a definite one («باشرت الفرق بلاغا»)."""
    if bearer(scene, pieces[n]) is not None:
        return False  # «الوزيرة فلانة، رئيسة اللجنة»
    if not n or pieces[n - 1].kind != "np":
        return True
    piece, before = pieces[n], pieces[n - 1]
    if scene.words.parties.belonging.at(scene.tokens, piece.first):
        return False  # «المكتب التابع للوزارة»
    if before.prep:
        # «طائرات تابعة لقوات اللواء»
        owns = len(before.prep) == 1 and before.place is None and before.last == piece.first
        return not (owns and piece.named is not None and piece.named.type == "PER")
    object_ = scene.tokens[piece.first].text.endswith(ALEF) and piece.named is None
    return object_ and not piece.definite and pieces[n - 1].definite


def _before_verb(pieces: list[Piece], verb: int) -> Piece | None:
    """The subject before its verb: beside it, before «الذي», or before a comma where it has a name."""
    for k in range(verb - 1, -1, -1):
        piece = pieces[k]
        if piece.kind == "np" and not piece.prep:
            return piece
        set_off = piece.kind == "comma" and k > 0 and pieces[k - 1].named is not None
        if piece.kind not in ("rel", "part", "time", "verb") and not set_off:
            return None
        if piece.kind == "verb" and k != verb - 1:
            return None
    return None
