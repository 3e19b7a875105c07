"""How many people or states a phrase says that it means, and by which noun: «ثلاثة وزراء», «الرجال الثلاثة», «الوزيران»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.pieces import Piece
from riwaya.language.affixes import ARTICLE, DUAL, DUAL_OBLIQUE
from riwaya.language.numbers import parse

if TYPE_CHECKING:
    from riwaya.annotate.eventing.scene import Page

_PAIR = 2


def counted(piece: Piece, page: Page) -> int | None:
    """How many a phrase says that it means: «ثلاثة وزراء», «الرجال الثلاثة», «6 أفراد», «الوزيرين»; None where it does not."""
    for k in range(piece.first, piece.last):
        number = parse(page.tokens, k, page.words.numbers)
        if number is not None and number.kind == "cardinal" and isinstance(number.value, int):
            return number.value
    word = head_word(piece, page.tokens[piece.first]).removeprefix(ARTICLE)
    return _PAIR if of_two(word, page) else None


def of_two(word: str, page: Page) -> str:
    """The word for one person whose dual a word without the article is («وزيران», «وزيرين»); empty for others, and where the
    ending may be that of a plural («مسؤولين»)."""
    words = page.words
    if word.endswith(DUAL) and word.removesuffix(DUAL) in words.singular:
        return word.removesuffix(DUAL)
    stem = word.removesuffix(DUAL_OBLIQUE)
    return stem if stem != word and stem in words.broken else ""


def heading(piece: Piece, page: Page) -> str:
    """The noun of a phrase that counts, without the article; empty where it is but a number («الخمسة»)."""
    words, tokens = page.words, page.tokens
    numbers = [k for k in range(piece.first, piece.last) if parse(tokens, k, words.numbers)]
    k = piece.first
    if numbers and numbers[0] > piece.first:
        k = numbers[0] - 1  # «أوراق المتهمين الأربعة»
    elif numbers:
        number = parse(tokens, k, words.numbers)
        k = number.last if number is not None else k
        hit = words.functions.first(tokens, k) if k < piece.last else None
        k += hit is not None and hit.value == "partitive"
    if k >= piece.last:
        return ""
    word = head_word(piece, tokens[k]).removeprefix(ARTICLE)
    return of_two(word, page) or word


def definite(piece: Piece, page: Page) -> bool:
    return ARTICLE in page.tokens[piece.first].text or piece.definite
