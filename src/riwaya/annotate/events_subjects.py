"""Subjects that do not stand beside their trigger: of the verb that governs it, of a pronoun, of a claim."""

from __future__ import annotations

from riwaya.annotate.events_scene import EventScene
from riwaya.annotate.noun_phrases import Piece
from riwaya.model import Mention

_REACH = 34
_BACK = 70
_ENDS = ("mark", "comp", "conj", "rel", "comma", "neg")


def subject_of(
    scene: EventScene, before: int, *, told: bool, personal: bool = False
) -> Piece | None:
    """Who does the act named at token `before`: the subject of the light or controlling verb over it
    («تمكنت الشرطة من اعتقال», «قررت المحكمة تأجيل»).

    Verbs of telling count where the act may be `told` by its doer (a person only where it is `personal`) or their
    subject is an armed body. A mark,
    another clause, another event or a second bare phrase in between ends the search.
    """
    pieces = without_commas(scene.before(before, _REACH))
    beside = bool(pieces) and _beside(scene, pieces[-1])
    hangs = bool(pieces) and (
        (pieces[-1].kind == "prep" and not beside) or scene.tokens[before].text[0] in "بل"
    )
    bare = 0
    for n in range(len(pieces) - 1, -1, -1):
        piece = pieces[n]
        if piece.kind in _ENDS:
            return None
        if piece.kind in ("verb", "control"):
            if bare > 1:
                return None
            return _of_governor(scene, pieces, n, told=told, personal=personal, beside=beside)
        if piece.kind == "np" and not _carries(scene, piece, before):
            alone = n == 0 or pieces[n - 1].kind != "np"
            bare += alone and not piece.prep and scene.page.names_somebody(piece)
            if _tells(scene, piece, before) and (hangs or not piece.prep):
                return None
    return None


def _beside(scene: EventScene, piece: Piece) -> bool:
    """«عقب», «خلال», «على هامش»: the doer of the clause takes part in what these name."""
    hit = scene.words.functions.first(scene.tokens, piece.first)
    return hit is not None and hit.value == "beside"


def without_commas(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the commas that set off a time («، اليوم السبت،»)."""
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        beside = [p.kind for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2])]
        if piece.kind != "comma" or "time" not in beside:
            out.append(piece)
    return out


def _carries(scene: EventScene, piece: Piece, before: int) -> bool:
    """«تنفيذ هجوم», «سلسلة غارات»: a noun right before the trigger that it stands in construct with."""
    return piece.last == before and not piece.definite and piece.named is None


def _tells(scene: EventScene, piece: Piece, before: int) -> bool:
    return any(piece.first <= k < piece.last for k in scene.told if k != before)


def _of_governor(
    scene: EventScene, pieces: list[Piece], verb: int, *, told: bool, personal: bool, beside: bool
) -> Piece | None:
    if pieces[verb].kind == "control":
        return _before_verb(pieces, verb)
    hit = scene.words.verbs.first(scene.tokens, pieces[verb].first)
    kind = hit.value.kind if hit else ""
    light = scene.words.light.first(scene.tokens, pieces[verb].first)
    governs = kind in ("control", "say") or (light is not None and light.value == "actor")
    if not governs:
        return None
    found = _of_verb(scene, pieces, verb)
    if found is None and kind != "say":
        found = shared_subject(scene, pieces[verb].first)
    if kind != "say" or found is None:
        return found
    if beside:
        return found
    if found.named is not None and found.named.type == "PER":
        return found if personal else None
    return found if told or armed(scene, found) else None


def shared_subject(scene: EventScene, verb: int, reach: int = _REACH) -> Piece | None:
    """The subject that a verb without its own shares: with the verb joined before it («زار ... والتقى»), or, after
    «أنه», «أنها», with the verb of telling."""
    pieces = scene.before(verb, reach)
    own = feminine(scene, verb)
    joined = scene.tokens[verb].text.startswith(("و", "ف"))
    for n in range(len(pieces) - 1, -1, -1):
        piece = pieces[n]
        if piece.kind == "mark" or (piece.kind == "comp" and not _with_pronoun(scene, piece)):
            return None
        if piece.kind == "comp":
            joined = True
            if pieces[n].last < verb - 2:
                return None
        if piece.kind == "rel" or (piece.kind == "conj" and not joined):
            return None
        if piece.kind == "verb" and joined:
            hit = scene.words.verbs.first(scene.tokens, piece.first)
            if (hit is not None and hit.value.kind == "cause") or feminine(
                scene, piece.first
            ) != own:
                return None
            return _of_verb(scene, pieces, n)
    return None


def feminine(scene: EventScene, verb: int) -> bool:
    """Whether a verb agrees with a feminine: «التقت», «تلتقي»."""
    text = scene.tokens[verb].text
    text = text[1:] if text[:1] in "وف" and len(text) > 4 else text
    return text.endswith("ت") or (text.startswith(("ت", "ست")) and not text.endswith("ت"))


def _with_pronoun(scene: EventScene, piece: Piece) -> bool:
    """«أنه», «بأنها»: the subject of the clause is most often he who speaks."""
    text = scene.tokens[piece.first].text
    return text.endswith(("ه", "ها", "هم", "هما"))


def armed(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase names an armed body."""
    return any(scene.words.forces.at(scene.tokens, k) for k in range(piece.first, piece.last))


def _of_verb(scene: EventScene, pieces: list[Piece], verb: int) -> Piece | None:
    for piece in pieces[verb + 1 :]:
        if (
            piece.kind == "np"
            and not piece.prep
            and not piece.joined
            and scene.page.names_somebody(piece)
        ):
            return piece
        if piece.kind not in ("part", "time", "np", "prep", "dem", "quant"):
            break
    return _before_verb(pieces, verb)


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


def antecedent(scene: EventScene, before: int, kind: str, *, teller: bool) -> Mention | None:
    """Whom a pronoun at token `before` stands for: the only person (or body, by `kind`) named before it in its
    sentence, else the only one in the stretch before that is not just the source of a claim (in its own
    sentence a `teller` may be meant). None where two are named: a wrong one is worse."""
    here: dict[str, Mention] = {}
    back: dict[str, Mention] = {}
    for first, (mention, _) in scene.page.mentions.items():
        if not scene.first - _BACK <= first < before or mention.type != kind:
            continue
        name = mention.names[0] if mention.names else str(mention.start)
        told_by = mention.start in scene.page.tellers
        if first >= scene.first and (teller or not told_by):
            here[name] = mention
        elif not told_by:
            back[name] = mention
    found = here or back
    return next(iter(found.values())) if len(found) == 1 else None


def antecedents(scene: EventScene, before: int, kinds: tuple[str, ...]) -> list[Mention]:
    """The two whom a dual pronoun at token `before` stands for: the last two named, persons first."""
    for kind in kinds:
        out: dict[str, Mention] = {}
        found = [
            m
            for first, (m, _) in scene.page.mentions.items()
            if m.type == kind and scene.first - _BACK <= first < before
        ]
        for mention in sorted(found, key=lambda m: -m.start):
            out.setdefault(mention.names[0] if mention.names else str(mention.start), mention)
        if len(out) >= 2:
            return list(out.values())[:2]
    return []


def claimant(scene: EventScene, trigger: int) -> Piece | None:
    """«أعلن تنظيم ... مسؤوليته عن الهجوم», «تبنى التنظيم التفجير»: who says that the deed is his."""
    for k in range(scene.first, scene.last):
        cue = scene.words.claiming.first(scene.tokens, k)
        if cue is None or abs(k - trigger) > _REACH:
            continue
        pieces = scene.before(k, 16)
        found: Piece | None = None
        for piece in reversed(pieces):
            if piece.kind in ("mark", "comp"):
                break
            if piece.kind == "np" and not piece.prep and piece.named is not None:
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


def accused(scene: EventScene, trigger: int) -> Piece | None:
    """«اتهم ... القوات المصرية بتنفيذ الغارات»: the one accused, right before what he is accused of."""
    pieces = scene.before(trigger, 20)
    for n in range(len(pieces) - 1, -1, -1):
        if pieces[n].kind in ("mark", "comp"):
            return None
        if pieces[n].kind == "verb":
            hit = scene.words.verbs.first(scene.tokens, pieces[n].first)
            if hit is None or hit.value.kind != "accuse":
                return None
            nps = [p for p in pieces[n + 1 :] if p.kind == "np" and not p.prep]
            return nps[-1] if nps else None
    return None
