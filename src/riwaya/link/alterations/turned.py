"""Numbers, negations, limits and charged words of which one stands in the place of another."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View
from riwaya.link.alterations.changes import Knowledge, Passage, Swap
from riwaya.model import Span
from riwaya.model.dossier import AlterationKind

_NEAR, _TURN = 4, 3


class Change(msgspec.Struct, frozen=True):
    """One difference, before it has its id. Either span may be missing."""

    kind: AlterationKind
    a: Span | None
    b: Span | None
    says: str


def figures(differing: Sequence[Swap], a: Passage) -> list[Change]:
    """A number in the very place of another; a rounded one is no change, nor one that adds up two of the origin's."""
    out = []
    for swap in differing:
        old = [(k, p) for k, p in zip(swap.a, swap.a_places, strict=True) if k.startswith("#")]
        new = [(k, p) for k, p in zip(swap.b, swap.b_places, strict=True) if k.startswith("#")]
        if len(old) != 1 or len(new) != 1 or max(len(swap.a), len(swap.b)) > _NEAR:
            continue
        (was, at), (now, to) = old[0], new[0]
        x, y = float(was[1:]), float(now[1:])
        added = any(value == y - x for value, place in a.numbers if place != at)
        if not added and not _rounded(x, y):
            out.append(Change("figure_changed", at, to, f"{was[1:]} → {now[1:]}"))
    return out


def _rounded(x: float, y: float) -> bool:
    """Whether one is the other with fewer digits behind the point, or with the point read elsewhere («0,272», a number
    whose halves a mark has turned round)."""
    if x == y or (x != int(x) and round(x) == y) or (y != int(y) and round(y) == x):
        return True
    return (x != int(x) or y != int(y)) and _digits(x) == _digits(y)


def _digits(value: float) -> list[str]:
    return sorted(c for c in f"{value:g}" if c.isdigit() and c != "0")


def meaning(
    differing: Sequence[Swap], a: Passage, b: Passage, in_a: Span, in_b: Span, know: Knowledge
) -> list[Change]:
    """Negations and limits lost or gained, and one party's word put for another's."""
    out: list[Change] = []
    # «إلا أنه» limits nothing: what turns is counted over the passages too.
    was, now = _turns(know, a.tokens), _turns(know, b.tokens)
    turned = [k for k in ("limit", "negation") if was.get(k, 0) != now.get(k, 0)]
    for swap in differing:
        if max(len(swap.a), len(swap.b)) > _TURN:
            continue
        old, new = _turns(know, words_of(swap.a)), _turns(know, words_of(swap.b))
        out += [
            Change("meaning_changed", in_a, in_b, kind)
            for kind in turned
            if old.get(kind, 0) != new.get(kind, 0) and know.only_turned(swap)
        ]
    for swap in differing:
        pair = know.opposites.between(swap.a, swap.b)
        if pair:
            says = f"{pair[0]} → {pair[1]}"
            out.append(Change("meaning_changed", cover(swap.a_places), cover(swap.b_places), says))
        said, told = charged(know, swap.a), charged(know, swap.b)
        for family in sorted(set(said) & set(told)):
            if said[family][1] != told[family][1]:
                says = f"{said[family][0]} → {told[family][0]}"
                out.append(
                    Change("meaning_changed", cover(swap.a_places), cover(swap.b_places), says)
                )
    return out


def words_of(keys: Sequence[str]) -> Sequence[Token]:
    """Folded words as tokens."""
    return tokenize(View(" ".join(keys)))


def _turns(know: Knowledge, tokens: Sequence[Token]) -> dict[str, int]:
    out: dict[str, int] = {}
    doubts = {i for hit in know.caveats.find(tokens) for i in range(hit.first, hit.last)}
    for hit in know.turns.find(tokens):
        if not hit.definite and hit.first not in doubts:
            out[hit.value] = out.get(hit.value, 0) + 1
    return out


def charged(know: Knowledge, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By family: the word and its valence."""
    out: dict[str, tuple[str, str]] = {}
    for hit in know.charged.find(words_of(keys)):
        if not hit.value.weak:
            out.setdefault(hit.value.family, (hit.value.word, hit.value.valence))
    return out


def cover(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))
