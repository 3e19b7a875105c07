"""A clause of a sentence, and what a phrase must be to be its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import ALEF, ARTICLE, MEN_OBLIQUE, PROCLITICS

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

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


def resumed(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«الوقت الذي هاجم فيه»: a pronoun after the verb stands for what the relative follows, which is not its subject."""
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    return after is not None and after.kind == "part" and scene.has_pronoun(after)


def leads(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«أدى إلى مقتل»: a light verb right before a preposition of direction has an event as its subject."""
    light = scene.words.light.first(scene.tokens, pieces[n].first)
    after = pieces[n + 1] if n + 1 < len(pieces) else None
    if light is None or light.value != "actor" or after is None or after.kind != "prep":
        return False
    return scene.words.leading(scene.tokens[after.first].text)


def may_be_subject(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase can be who acts: a name, people or a body, and not in the indefinite accusative."""
    head = scene.tokens[piece.first]
    if piece.named is None and not piece.definite and head.text.endswith(ALEF):
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
    if not found and text[:1] in PROCLITICS:
        found = scene.words.kinds.of_word(text[1:])
    if "of" in found and piece.first + 1 < piece.last:
        return scene.words.kinds.of_word(scene.tokens[piece.first + 1].text)
    return found


def auxiliary(scene: EventScene, piece: Piece) -> bool:
    """«كان الوزير قد زار»: a verb whose subject is that of the verb after it."""
    hit = scene.words.verbs.first(scene.tokens, piece.first) if piece.kind == "verb" else None
    return hit is not None and hit.value.kind == "aux"


def set_off(scene: EventScene, pieces: list[Piece], comma: int) -> Piece | None:
    """«أن فلان، رئيس الحزب، زار»: the name that opens the clause, before what is set off by commas."""
    for k in range(comma - 1, max(-1, comma - _SET_OFF), -1):
        if pieces[k].kind in ("verb", "mark", "rel", "conj"):
            return None
        if pieces[k].kind == "comp" or k == 0:
            first = pieces[k + 1] if pieces[k].kind == "comp" else pieces[k]
            ok = first.kind == "np" and not first.prep and first.named is not None
            return first if ok and may_be_subject(scene, first) else None
    return None


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


def accusative(scene: EventScene, piece: Piece) -> bool:
    """«مقاتلين», «المدنيين»: people in the plural of an object, which cannot be the subject behind a verb."""
    word = scene.tokens[piece.first].text
    if piece.named is not None or not word.endswith(MEN_OBLIQUE):
        return False
    bare = word.removeprefix(ARTICLE)
    return bare not in scene.words.singular and "person" in kinds_of(scene, piece)
