"""Heads of the phrases that may take part: what they name, whose they are, their words as a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import ALEF, CONJUNCTIONS, NISBA_ACCUSATIVE, TO, TO_THE
from riwaya.language.numbers import parse
from riwaya.language.tokens import Token
from riwaya.language.view import fold

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import EventScene


#: How far (tokens) behind a phrase its owner begins, a preposition and a quotation mark between.
_OWNER = 2
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
            return kinds
        alone = (kinds - {"of"}) or alone  # «الآلاف»
        k += 1
    return alone


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


def with_owner(
    piece: Piece, after: Sequence[Piece], words: EventWords, tokens: Sequence[Token]
) -> Piece:
    """«مواقع للجماعات المتشددة», «مسلحين من القبيلة»: a phrase with the owner or the whole put to it."""
    if not after or piece.mentions or piece.prep == TO:
        return piece
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
    return " ".join(text.strip("«»\"“”'()[]،. ").split())
