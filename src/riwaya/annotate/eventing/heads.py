"""Heads of the phrases that may take part: what they name, whose they are, their words as a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import ABOUT, ALEF, CONJUNCTIONS, IN, NISBA_ACCUSATIVE, OF, TO, TO_THE
from riwaya.language.numbers import parse
from riwaya.language.tokens import Token
from riwaya.language.view import fold

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene


#: How far (tokens) behind a phrase its owner begins, a preposition and a quotation mark between.
_OWNER = 2
#: How far (tokens) behind people the body that they are of begins.
_OF_BODY = 2
_PERSON, _GROUP = frozenset(("person",)), frozenset(("group",))
#: What «أحد» and a word that no table knows name, which is most often somebody.
_ONE = frozenset(("one",))
#: Marks that come in pairs.
_FELLOWS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"), ('"', '"'))
#: Within how many words an approximate number begins.
_APPROXIMATE = 4


def head_kinds(piece: Piece, scene: EventScene) -> frozenset[str] | None:
    """The kinds of a phrase's head noun; numbers and words like «عشرات» before it are passed over. None where
    there is nothing else."""
    k = piece.first
    alone: frozenset[str] | None = None
    while k < piece.last:
        kinds = scene.words.kinds.of_word(head_word(piece, scene.tokens[k]))
        if not kinds:
            number = parse(scene.tokens, k, scene.words.numbers)
            if number is not None and number.kind != "ordinal":
                k = max(number.last, k + 1)
                continue
            if k > piece.first and scene.tokens[k].text.endswith(NISBA_ACCUSATIVE):
                return frozenset(("person",))  # «25 إسلاميا»
            if k == piece.first and (end := _approximate(piece, scene)):
                k = end
                continue
        hit = scene.words.functions.first(scene.tokens, k) if k > piece.first else None
        if hit is not None and hit.value == "partitive":
            k += 1
            continue
        if "of" not in kinds:
            return kinds or (_ONE if alone == _ONE and _bare(piece, scene) else kinds)
        alone = (kinds - {"of"}) or alone  # «الآلاف»
        k += 1
    return None if alone == _ONE else alone


def _bare(piece: Piece, scene: EventScene) -> bool:
    """Whether the first word of a phrase stands in a table as it is written, no pronoun on it («أحدهما»)."""
    return head_word(piece, scene.tokens[piece.first]) in scene.words.kinds.words


def _approximate(piece: Piece, scene: EventScene) -> int:
    """«أكثر من نصف مليون شخص»: the token behind the number that words before it say is not exact; 0 where there is none."""
    for k in range(piece.first + 1, min(piece.last - 1, piece.first + _APPROXIMATE)):
        number = parse(scene.tokens, k, scene.words.numbers)
        if number is not None and number.kind != "ordinal":
            return max(number.last, k + 1)
    return 0


def head_word(piece: Piece, token: Token) -> str:
    """The folded word with the letters before the phrase's start off; «لل» is «ل» and the article."""
    if token.start >= piece.start:
        return token.text
    word = fold(token.written[piece.start - token.start :])
    return ALEF + word if token.text.lstrip(CONJUNCTIONS).startswith(TO_THE) else word


def with_body(piece: Piece, scene: EventScene) -> Piece:
    """«متشدد من حركة الشباب», «قائد في حركة طالبان», «وفدا من الحزب», «ممثلين عن الوزارة»: people told of in the indefinite with the body that they are of."""
    kinds, tokens = scene.words.kinds, scene.tokens
    after = scene.after(piece.last, _OF_BODY + 1)[:3]
    if piece.mentions or piece.definite or [p.kind for p in after[:2]] != ["prep", "np"]:
        return piece
    body = after[1]
    if any(p.joined and not p.prep for p in after[2:]):
        return piece  # «مسلحون من قبيلتي التبو والطوارق»
    people = head_kinds(piece, scene)
    of = (OF, IN, ABOUT) if people == _PERSON else (OF,) if people == _GROUP else ()
    if body.prep not in of or body.joined:
        return piece
    armed = bool(scene.words.forces.at(tokens, body.first))
    group = "group" in kinds.of_word(head_word(body, tokens[body.first])) or body.named is not None
    named = body.named is None or body.named.type == "ORG"
    if not (named and group and (armed or body.prep != IN)):
        return piece
    return msgspec.structs.replace(piece, last=body.last, end=body.end)


def with_owner(
    piece: Piece, after: Sequence[Piece], words: EventWords, tokens: Sequence[Token]
) -> Piece:
    """«مواقع للجماعات المتشددة», «مسلحين من القبيلة»: a phrase with the owner or the whole put to it."""
    if not after or piece.mentions:
        return piece
    if piece.prep == TO and "of" not in words.kinds.of_word(head_word(piece, tokens[piece.first])):
        return piece  # «لعدد من العربات» goes on
    owner = after[0]
    place = len(after) > 1 and after[1].place is not None
    if owner.kind == "prep" and len(after) > 1 and (not piece.definite or place):
        hit = words.functions.first(tokens, owner.first)
        owner = after[1] if hit is not None and hit.value == "partitive" else owner
    elif owner.prep != TO:
        return piece
    if (
        owner.kind != "np"
        or owner.first - piece.last > _OWNER
        or not _may_own(owner, words, tokens)
    ):
        return piece
    return msgspec.structs.replace(
        piece, last=owner.last, end=owner.end, mentions=piece.mentions + owner.mentions
    )


def _may_own(owner: Piece, words: EventWords, tokens: Sequence[Token]) -> bool:
    """Whether a phrase after «لـ» or «من» names somebody or a place, not a purpose («لتفعيل مشاركتها»)."""
    if owner.mentions:
        return True
    kinds = words.kinds.of_word(head_word(owner, tokens[owner.first]))
    return bool(kinds - {"none", "event"})


def plain(text: str) -> str:
    """A name without the marks around it; a quotation mark or bracket in it that has no fellow is closed behind it («مركز "صناعة
    الخبر"»), or left out where it opens nothing («41» عنصرا»)."""
    name = text.strip("«»\"“”'()[]،. ")
    for opens, closes in _FELLOWS:
        if opens == closes:
            alone = name.count(opens) % 2
            opened = f" {opens}" in name
        else:
            alone = name.count(opens) - name.count(closes)
            opened = alone > 0
        if alone and opened:
            name += closes
        elif alone:
            name = name.replace(opens, "").replace(closes, "")
    return " ".join(name.split())
