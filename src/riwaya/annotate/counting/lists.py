"""Counts that go on from one before them: under its word («3 قتلى و7 جرحى»), in a list of places, as its parts."""

from __future__ import annotations

from riwaya.annotate.counting.count import CASES, Quantity
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.sums import Found
from riwaya.language.affixes import ACCUSATIVES, AND, ARTICLE, BY
from riwaya.language.marks import COMMAS

_JOIN_REACH = 10
_FAR = 16
_BARE_REACH = 4
#: «أصيب شاب (25 عاما) بالرصاص في الفخذ، وآخر ...»
_OTHER_REACH = 14
#: Tokens between the numbers of a list of places («8 في بني وليد و7 في ...»).
_LIST_GAP = 9
#: How far before «إلى» the word for the sum stands.
_RAISED = 5
_UNLIKE = 3
#: How far before «طالت» the arrests are told.
_CAMPAIGN = 10
#: Letters of the shortest word that «ب» may be joined to, with it.
_JOINED_WORD = 4
_TEN = 10
_HUNDRED = 100
#: «5 قتلى: 3 في حلب ...», «9 أطفال (5 أولاد و4 بنات)»: what opens a list of parts.
_OPENING = (":", "(")
_COMMAS = ("،", ",", ":", "(")


def joined(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """Whether `right` goes on from `left` under the same governing word."""
    gap = right.first - left.last
    opening = _opened_at(scene, left, right)
    far = right.first - opening
    if far > _reach(right) and not _one_more(scene, left, right):
        return False
    if right.noun is not None and (right.noun.kind == "unit" or _of_a_nation(scene, left, right)):
        return False
    if scene.heads_between(opening, right.first) and not right.joined:
        return False
    # «توفي 4 منهم، أما القارب الثاني ...»: «منهم» is of the first
    own = scene.of_those(left.last) and gap > _UNLIKE
    opened = scene.breakdown_between(left.last + own, right.first)
    listed = _listed(scene, left, right)
    joined = right.joined or scene.and_before(right.first)
    comma = right.first > left.last and scene.tokens[right.first - 1].text in _COMMAS
    if not (opened or joined or comma or listed) or _unlike(scene, left, right, opened=opened):
        return False
    if right.noun is None and not right.other and not opened and gap > 1:
        return listed
    if right.bare and not opened and gap > 2 and not right.joined:
        return False
    if right.bare and right.joined and not opened and _new_clause(scene, left.last, right.first):
        return False
    if opened or (_national(left) and _national(right)):
        return True
    return not any(scene.barrier(k) == "hard" for k in range(left.last, right.first))


def _national(q: Quantity) -> bool:
    return q.noun is not None and q.noun.nation


def _of_a_nation(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """Whether `right` is a word for one national that may as well describe somebody: all but right behind another count
    of nationals («3 مغاربة ويمني وسوداني») or «بينهم»."""
    if not right.bare or not _national(right) or right.value != 1 or scene.opens(right.first):
        return False
    return not (right.joined and right.first == left.last and _national(left))


def _opened_at(scene: Scene, left: Quantity, right: Quantity) -> int:
    """The token after the last «بينهم» between two counts, else the end of the first, as for one who only follows."""
    own = scene.of_those(left.last) and right.first - left.last > _UNLIKE
    opened = [k for k in range(left.last + 1 + own, right.first + 1) if scene.opens(k)]
    if not opened or (right.bare and not right.joined and right.first > opened[-1]):
        return left.last
    return opened[-1]


def _unlike(scene: Scene, left: Quantity, right: Quantity, *, opened: bool) -> bool:
    """«بينهم قادة وتدمير ثلاث عجلات», «35 جريحا و12 متضررا»: whether `right` counts what no table knows, and stands away
    from what would make it go on, or after a word for those hurt that its own noun answers."""
    if right.noun is not None or right.bare or right.other or right.last >= scene.last:
        return False
    if scene.alone(right) or not may_be_counted(scene, right):
        return False
    before = right.first - 1
    if before in scene.placed:
        return False  # «وتعز 159 وعمران 149»
    linked = right.joined or scene.tokens[before].text in _COMMAS or scene.is_breakdown(before)
    casualties = left.noun is not None and left.noun.kind == "casualty"
    return not (linked or scene.and_before(right.first)) or (casualties and not opened)


def may_be_counted(scene: Scene, q: Quantity) -> bool:
    """Whether the word after a number can be what it counts: past ten a singular, in its accusative below a hundred."""
    token = scene.tokens[q.last]
    if token.kind != "word" or len(token.raw) < _JOINED_WORD:
        return False
    if token.text.startswith(AND + ARTICLE):
        return False  # «ارتفع إلى 3419 والجرحى إلى 20534»
    small = q.value is not None and _TEN < q.value < _HUNDRED
    return not small or token.raw.endswith(ACCUSATIVES)


def _new_clause(scene: Scene, left: int, right: int) -> bool:
    """«ذبح زوجته وأشعل النار في شقيقه»: whether a word that counts nobody is joined between the two."""
    return any(
        scene.tokens[k].text.startswith(AND)
        and len(scene.tokens[k].text) >= _JOINED_WORD
        and not scene.words.nouns.at(scene.tokens, k)
        and not scene.words.joiners.at(scene.tokens, k)
        for k in range(left, right)
    )


def _one_more(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """«قتل 3 عناصر من قوات الأمن، وصحفي، وأصيب ...»: one after a comma, with nothing said of him."""
    if right.first - left.last > _JOIN_REACH or not right.joined or right.owned or right.prep:
        return False
    if scene.tokens[right.first - 1].text not in _COMMAS or right.last >= scene.last:
        return False
    heads = scene.heads_between(right.last, right.last + 1)
    return bool(heads) or scene.tokens[right.last].kind == "mark"


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
    comma = scene.tokens[right.first - 1].text in COMMAS
    return (right.joined or comma) and all(_led_on(scene, k) for k in (left.last, right.last))


def _led_on(scene: Scene, k: int) -> bool:
    """Whether a preposition, apart or joined («بصدمات»), stands at token `k` or behind one word («حتفهم في»)."""
    near = [n for n in (k, k + 1) if n < scene.last]
    if any(scene.barrier(n) == "preposition" for n in near):
        return True
    text = scene.tokens[k].text if near else ""
    return text.startswith(BY) and len(text) > _JOINED_WORD


def of_them(scene: Scene, q: Quantity, last: Found | None) -> bool:
    """«جروح اثنان منهم خطيرة»: whether `q` counts some of those counted last."""
    if last is None or q.bare or (q.noun is not None and q.noun.kind == "unit"):
        return False
    heads = scene.heads_between(last.q.last, q.first)
    if any(h.head.what != "other" for h in heads) or not scene.of_those(q.last):
        return False
    return (q.value or 0) <= (last.q.value or last.q.low or 0)


def part(scene: Scene, q: Quantity, last: Found | None) -> tuple[Found | None, Found | None]:
    """(the total that `q` breaks down, the figure that it may go on listing after)."""
    if last is None:
        return None, None
    opened = [k for k in range(last.q.last, q.first) if scene.is_breakdown(k)]
    if opened and _unlike_far(q, last, opened[-1]):
        return None, last.listed or last
    heads = scene.heads_between(opened[-1], q.first) if opened else ()
    clause = any(scene.barrier(k) == "hard" for h in heads[:1] for k in range(opened[-1], h.first))
    anew = clause or any(h.head.what != last.what for h in heads)
    if (opened and not anew) or (q.noun is None and scene.of_those(q.last)):
        return last, None
    if q.first == last.q.last + 1 and scene.tokens[last.q.last].text in _OPENING:
        return last, None
    other = q.noun is not None and q.noun.kind == "casualty" and q.noun.what != last.what
    if (
        last.total is not None
        and not other
        and (q.joined or scene.tokens[q.first - 1].text in COMMAS)
    ):
        return last.total, None
    return None, last.listed or last


def _unlike_far(q: Quantity, last: Found, opened: int) -> bool:
    """«8408 جرحى ...، أما حصيلة الأمس فهي 11 شهيدا»: whether a word of breakdown far off brings others than those counted."""
    what = q.noun.what if q.noun is not None and q.noun.kind == "casualty" else last.what
    return what != last.what and opened - last.q.last > _UNLIKE


def taken_in(scene: Scene, q: Quantity, last: Found | None) -> list[Found]:
    """«ألف حالة اعتقال، طالت 60 امرأة»: some of the detained counted before, told by whom it befell; all of them where only
    the arrests are told («حملة اعتقالات طالت 60 ناشطا»)."""
    if q.bare or q.noun is None or q.noun.kind != "person":
        return []
    low = scene.first if last is None else last.q.last
    at = q.first - 1
    if at < low or all(h.value != "taken" for h in scene.words.joiners.at(scene.tokens, at)):
        return []
    if last is not None and last.what == "detained":
        return [Found(q, last.what, "joined", last)]
    told = any(_arrests(scene, k) for k in range(max(low, at - _CAMPAIGN), at))
    return [Found(q, "detained", "toll")] if told else []


def _arrests(scene: Scene, k: int) -> bool:
    """Whether the word at token `k` tells of arrests («اعتقالات»), and not of those who are held («صفقة الأسرى»)."""
    told = any(h.value == "detained" for h in scene.words.tolls.at(scene.tokens, k))
    return told and not scene.words.nouns.at(scene.tokens, k)


def part_of_prior(scene: Scene, q: Quantity, prior: Found | None) -> list[Found]:
    """«... 37 شخصا. وكان بينهم موظفان»: the first count of a sentence, told as a part of the toll of the one before."""
    if prior is None or (q.noun is not None and q.noun.kind == "unit") or q.owned:
        return []
    if q.noun is None and not q.bare and not scene.alone(q) and may_be_counted(scene, q):
        return []  # «من بينها 261 مخيما»
    if not scene.breakdown_between(max(scene.first, q.first - 2), q.first):
        return []
    if any(h.first < q.first for h in scene.heads):
        return []
    fits = 0 < (q.value or 0) <= (prior.q.value or prior.q.low or 0)
    return [Found(q, prior.what, "joined", prior)] if fits else []


def risen(scene: Scene, q: Quantity, before: list[Found]) -> list[Found]:
    """«سجلت الوزارة 12 وفاة، ما يرفع الإجمالي إلى 340»: the sum to which those counted just before raise the toll, where all
    of them are of one kind."""
    if q.bare or not scene.is_link(q.first - 1, "to"):
        return []
    if q.noun is not None and q.noun.kind == "unit" and q.noun.unit != CASES:
        return []
    kinds = {f.what for f in before if f.rule != "toll"}
    if len(kinds) != 1 or not _raised(scene, q.first - 1):
        return []
    return [Found(q, what, "toll") for what in kinds if what != "other"]


def _raised(scene: Scene, to: int) -> bool:
    """Whether «يرفع الإجمالي» and its like stands before the «إلى» at token `to`."""
    for k in range(to - 1, max(scene.first, to - _RAISED) - 1, -1):
        if any(h.value == "total" for h in scene.words.joiners.at(scene.tokens, k)):
            near = range(max(scene.first, k - 2), k)
            return any(scene.words.rises.at(scene.tokens, n) for n in near)
    return False


def old_toll(scene: Scene, q: Quantity) -> bool:
    """«من 10 إلى 12»: the number that no longer holds."""
    before, k = q.first - 1, q.last
    if not scene.is_link(before, "of"):
        return False
    return any(scene.is_link(i, "to") for i in range(k, min(k + 2, scene.last)))


def whole_toll(scene: Scene, q: Quantity, after: Quantity | None) -> bool:
    """«قتيل وثلاثة جرحى», «قتيلان في حادث», «سقوط قتيل», «جثة واحدة»: words that are a whole toll."""
    if q.prep == BY:  # «أصيب بحالة اختناق»
        return False
    if q.value == 2 or q.first == scene.first or q.last - q.first > 1 or scene.falls(q.first):
        return True
    return after is not None and after.joined and after.first - q.last <= 1
