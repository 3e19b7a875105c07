"""Phrases that commas set off between a word and those counted: «اعتقلت الشرطة، في المدينة، شابا»."""

from __future__ import annotations

from itertools import pairwise

from riwaya.annotate.counting.scene import QUOTES, Sentence
from riwaya.language.marks import COMMAS

_LONG = 12
_BRINGS = frozenset(("preposition", "after"))


def asides(scene: Sentence, left: int, right: int) -> frozenset[int]:
    """The tokens from `left` to `right` of such phrases, their commas with them; only one that a preposition or a time
    opens is one."""
    commas = [k for k in range(left, right) if scene.tokens[k].text in COMMAS]
    out: set[int] = set()
    for first, last in pairwise(commas):
        if 1 < last - first <= _LONG and _set_off(scene, first + 1, last):
            out.update(range(first, last + 1))
    return frozenset(out)


def _set_off(scene: Sentence, first: int, last: int) -> bool:
    kinds = {h.value for h in scene.words.barriers.at(scene.tokens, first)}
    timed = first in scene.timed or first + 1 in scene.timed
    if not (kinds & _BRINGS or timed) or scene.is_breakdown(first):
        return False
    rest = range(first, last)
    return not any(
        scene.tokens[k].kind == "mark" and scene.tokens[k].text not in QUOTES for k in rest
    ) and not any(
        k not in scene.timed and scene.words.numbers.starts(scene.tokens[k]) for k in rest
    )
