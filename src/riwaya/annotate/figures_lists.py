"""Counts that go on from one before them: under its word («3 قتلى و7 جرحى»), in a list of places, as its parts."""

from __future__ import annotations

from riwaya.annotate.figures_count import Quantity
from riwaya.annotate.figures_governors import CASES, Scene
from riwaya.annotate.figures_sums import Found

_JOIN_REACH = 10
_FAR = 16
_BARE_REACH = 4
#: «أصيب شاب (25 عاما) بالرصاص في الفخذ، وآخر ...»
_OTHER_REACH = 14
#: Tokens between the numbers of a list of places («8 في بني وليد و7 في ...»).
_LIST_GAP = 9
#: «5 قتلى: 3 في حلب ...», «9 أطفال (5 أولاد و4 بنات)»: what opens a list of parts.
_OPENING = (":", "(")
_COMMAS = ("،", ",", ":", "(")


def joined(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """Whether `right` goes on from `left` under the same governing word."""
    gap = right.first - left.last
    if gap > _reach(right):
        return False
    if right.noun is not None and (
        right.noun.kind == "unit" or (right.bare and right.noun.nation and right.value == 1)
    ):
        return False
    if scene.heads_between(left.last, right.first) and not right.joined:
        return False
    opened = scene.breakdown_between(left.last, right.first)
    listed = _listed(scene, left, right)
    joined = right.joined or scene.and_before(right.first)
    comma = right.first > left.last and scene.tokens[right.first - 1].text in _COMMAS
    if not (opened or joined or comma or listed):
        return False
    if right.noun is None and not right.other and not opened and gap > 1:
        return listed
    if right.bare and not opened and gap > 2 and not right.joined:
        return False
    return opened or not any(scene.barrier(k) == "hard" for k in range(left.last, right.first))


def _reach(right: Quantity) -> int:
    if right.other and right.joined:
        return _OTHER_REACH
    if right.bare:
        return _BARE_REACH
    people = right.joined and right.noun is not None and right.noun.kind == "person"
    return _FAR if people else _JOIN_REACH


def _listed(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """«8 في العاصمة و7 في الساحل», «5 قتلى: في حلب 3، وإدلب 2»: bare numbers, each with its place."""
    if right.noun is not None or right.bare or right.first - left.last > _LIST_GAP:
        return False
    if left.noun is not None and left.noun.kind == "unit" and left.noun.unit != CASES:
        return False
    gap = range(left.last, right.first)
    if scene.heads_between(left.last, right.first) or any(scene.barrier(k) == "hard" for k in gap):
        return False
    if right.first - 1 in scene.placed and right.first - 1 in gap:
        return True
    ends = (left.last, right.last)
    return right.joined and all(k < scene.last and scene.barrier(k) == "preposition" for k in ends)


def of_them(scene: Scene, q: Quantity, last: Found | None) -> bool:
    """«جروح اثنان منهم خطيرة»: whether `q` counts some of those counted last."""
    if last is None or q.bare or (q.noun is not None and q.noun.kind == "unit"):
        return False
    if scene.heads_between(last.q.last, q.first) or not scene.of_those(q.last):
        return False
    return (q.value or 0) <= (last.q.value or last.q.low or 0)


def part(scene: Scene, q: Quantity, last: Found | None) -> tuple[Found | None, Found | None]:
    """(the total that `q` breaks down, the figure that it may go on listing after)."""
    if last is None:
        return None, None
    if scene.breakdown_between(last.q.last, q.first) or (q.noun is None and scene.of_those(q.last)):
        return last, None
    if q.first == last.q.last + 1 and scene.tokens[last.q.last].text in _OPENING:
        return last, None
    if last.total is not None and (q.joined or scene.tokens[q.first - 1].text in ("،", ",")):
        return last.total, None
    return None, last.listed or last


def part_of_prior(scene: Scene, q: Quantity, prior: Found | None) -> list[Found]:
    """«... 37 شخصا. وكان بينهم موظفان»: the first count of a sentence, told as a part of the toll of the one before."""
    if prior is None or (q.noun is not None and q.noun.kind == "unit") or q.owned:
        return []
    if not scene.breakdown_between(max(scene.first, q.first - 2), q.first):
        return []
    if any(h.first < q.first for h in scene.heads):
        return []
    fits = 0 < (q.value or 0) <= (prior.q.value or prior.q.low or 0)
    return [Found(q, prior.what, "joined", prior)] if fits else []
