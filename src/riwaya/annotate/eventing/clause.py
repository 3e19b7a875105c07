"""A clause of a sentence, and what a phrase must be to be its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.heads import head_kinds
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import (
    ALEF,
    ARTICLE,
    BY,
    FEMININES,
    FEMININES_FOLDED,
    HE,
    MANY_MEN,
    MEN_OBLIQUE,
    PROCLITICS,
    SHE,
    TA_MARBUTA,
    THEY_DID,
    THEY_DO,
    TO,
)
from riwaya.language.marks import COMMAS

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene

_SET_OFF = 7
#: How many pieces somebody and what is believed of him are.
_BELIEVED = 3
#: How verbs of many end.
_VERBS = (THEY_DO, THEY_DID)


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


def carries(scene: EventScene, verb: Piece, piece: Piece) -> bool:
    """«حضر اللقاء الوزير», «شارك في اللقاء وزراء»: whether a phrase is one definite word, the event whose doer the light
    verb before it names behind."""
    word = scene.tokens[piece.last - 1].text
    definite = word.startswith(ARTICLE) and piece.definite and not piece.mentions
    if not definite or not any(t in scene.told for t in range(piece.first, piece.last)):
        return False
    lights = scene.words.light.at(scene.tokens, verb.first)
    return any(hit.value == "actor" and not hit.enclitic for hit in lights)


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
    if not found and piece.last - piece.first > 1:
        return head_kinds(piece, scene) or frozenset()  # «ثلاثة مسلحين»
    if "of" in found and piece.first + 1 < piece.last:
        return head_kinds(piece, scene) or frozenset()
    return found - {"one"}


def dateline(scene: EventScene, pieces: Sequence[Piece], n: int) -> bool:
    """«القاهرة 3 مايو (د ب أ) أكد ...»: whether the name at `n` stands in brackets behind nothing but places and times."""
    piece, tokens = pieces[n], scene.tokens
    opened = piece.first > scene.first and tokens[piece.first - 1].text == "("
    closed = piece.last < scene.last and tokens[piece.last].text == ")"
    before = (p.kind in ("time", "comma", "mark") or p.place is not None for p in pieces[:n])
    return opened and closed and all(before)


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


def followed(scene: EventScene, pieces: list[Piece], comma: int) -> Piece | None:
    """«قالت فلانة، التي تؤدي زيارة إلى ...»: whom the relative word behind the comma follows, by its gender or name."""
    rel = pieces[comma + 1] if comma + 1 < len(pieces) else None
    before = pieces[comma - 1] if comma else None
    if rel is None or rel.kind != "rel" or before is None or before.kind != "np":
        return None
    if not may_be_subject(scene, before):
        return None
    feminine = scene.tokens[before.first].raw.endswith(FEMININES)
    gender = scene.words.relatives.get(scene.tokens[rel.first].text)
    one = before.named is not None and before.named.type == "PER"
    return before if one or (gender == "f") == feminine else None


def aside(scene: EventScene, clause: Clause) -> bool:
    """«التقى الغامدي فلانا، الذي قدم شرحا، كما ...»: whether a relative clause is set off by a comma from whom it is about, so that
    nobody is taken over from it."""
    subject = clause.subject
    behind = clause.relative and subject is not None and subject.last < clause.verb
    return behind and subject is not None and scene.tokens[subject.last].text in COMMAS


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


def counted_object(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«قبل أن تعتقل خمسة من أبنائه», «واعتقلت عددا من الشبان»: counted people, which a feminine verb has as its object."""
    piece = pieces[n]
    if any(f.first == piece.first and f.figure.what != "other" for f in scene.figures):
        return True
    quant = next((p for p in reversed(pieces[max(0, n - 2) : n]) if p.kind == "quant"), None)
    if quant is None or piece.prep:
        return False
    return not scene.tokens[quant.last - 1].text.endswith(FEMININES_FOLDED)


def they(scene: EventScene, piece: Piece, verb: Piece) -> bool:
    """«بين الجيش ومسلحين أقدموا على ...»: people in the indefinite plural that a verb in the plural right behind them says
    more of."""
    plural = scene.tokens[verb.first].text.endswith(_VERBS) and piece.last == verb.first
    many = scene.tokens[piece.last - 1].text.endswith(MANY_MEN)
    people = piece.kind == "np" and not piece.definite and "person" in kinds_of(scene, piece)
    return plural and many and people


def suspected(scene: EventScene, pieces: list[Piece], n: int) -> Piece | None:
    """«خلية يشتبه بأنها قتلت ...»: the people or body, told of in the indefinite, of whom a verb without a subject says that
    they are believed to have done it."""
    told = [p.kind for p in pieces[max(0, n - _BELIEVED) : n]]
    if told != ["np", "verb", "comp"] or not scene.has_pronoun(pieces[n - 1]):
        return None
    if not scene.tokens[pieces[n - 1].first].text.startswith(BY):
        return None
    who = pieces[n - _BELIEVED]
    return who if not who.definite and may_be_subject(scene, who) else None


def counted_accusative(scene: EventScene, pieces: Sequence[Piece], n: int) -> bool:
    """«وأوقف عددا من النشطاء»: whether a quantity in the accusative stands before a phrase, which so is an object."""
    quant = next((p for p in reversed(pieces[max(0, n - 2) : n]) if p.kind == "quant"), None)
    return quant is not None and scene.tokens[quant.first].text.endswith(ALEF)


def measured(pieces: Sequence[Piece], n: int) -> bool:
    """«أقدم عدد من المحتجين»: whether a quantity stands before a phrase, whose ending then tells nothing."""
    return any(p.kind == "quant" for p in pieces[max(0, n - 2) : n])


def told_apart(pieces: list[Piece], n: int, other: Clause) -> bool:
    """Whether «أن», «حيث» stands between a verb of telling and the clause: who tells of a deed has not done it."""
    return any(p.kind in ("comp", "conj") and other.verb < p.first for p in pieces[:n])


def she(scene: EventScene, piece: Piece, verb: Piece) -> bool:
    """«دورية تابعة للجيش كانت تمر»: a feminine body before a verb that is surely feminine."""
    hits = scene.words.verbs.at(scene.tokens, verb.first)
    hers = bool(hits) and all(h.value.gender == "f" for h in hits)
    body = scene.tokens[piece.first].raw.endswith(TA_MARBUTA) and piece.named is None
    return hers and body and "group" in kinds_of(scene, piece)


def purpose(scene: EventScene, pieces: list[Piece], n: int) -> bool:
    """«عادت لتتأكد أنها ...»: whether the piece at `n` is a verb of purpose that no table knows, whose subject is that of the
    clause before it."""
    piece = pieces[n] if n >= 0 else None
    if piece is None or piece.kind != "np" or piece.prep != TO or piece.definite:
        return False
    stem = scene.tokens[piece.first].text[1:]
    return piece.last - piece.first == 1 and stem.startswith((HE, SHE)) and not piece.mentions


def relative_before(pieces: list[Piece], n: int) -> bool:
    """«الذي كان قد زار»: whether a relative word stands before the verb at `n`, adverbs and other verbs between."""
    for k in range(n - 1, max(-1, n - 4), -1):
        if pieces[k].kind == "rel":
            return True
        if pieces[k].kind not in ("part", "neg", "verb", "time"):
            return False
    return False
