"""Places that tell of one another: what lies in what, what is beside what, what is joined to what, and the narrowest of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.where.placetables import COUNTRY, LAND, UNSURE
from riwaya.language.affixes import ADJECTIVES, AND, ARTICLE, JOINED_OR_NOT
from riwaya.language.marks import QUOTES
from riwaya.model import Mention

#: How many words stand between a place and what it lies in («سجنان التابعة لولاية بنزرت»), and with a measure.
_CHAIN, _MEASURED = 4, 7
_BRACKETS = frozenset('،,()«»"-') | QUOTES
#: How far (tokens) before a place the preposition stands on which it hangs («من بلدة», «إلى مدينة "..."»).
_HANGS = 3

#: How a place stands to the one behind it: in it, or beside it (which then only says where it is).
Relation = Literal["in", "by", ""]


class Stand(msgspec.Struct, frozen=True):
    """A place that a sentence names, at tokens `first`..`last`; `width` as in `placetables`, `located` whether words of
    place stand before it, `near` whether these say that it was by it, `office` whether somebody holds an office there."""

    first: int
    last: int
    mention: Mention
    width: int
    located: bool
    near: bool
    office: bool = False


def settled(scene: EventScene, found: list[Stand]) -> list[Stand]:
    """The places of a sentence; nothing was where one only says where another lies («تقوع جنوب بيت لحم»), is joined to one
    where nothing was («من معسكر كذا وبلدة كذا»), or lies around one that somebody comes from or goes to («إلى بلدة كذا
    بريف كذا»)."""
    out = found[:1]
    for stand in found[1:]:
        before = out[-1]
        how = related(scene, before, stand)
        where = stand.located
        if how == "by":
            where = False
        elif _joined(scene, before, stand):
            where = where and before.located
        elif how == "in" and carried(scene, before) and before.width <= stand.width:
            where = False
        out.append(
            stand if where == stand.located else msgspec.structs.replace(stand, located=where)
        )
    return out


def narrowed(scene: EventScene, found: list[Stand], stand: Stand) -> Stand:
    """The narrowest of the places `found` that lie in one another around one of them («في بلدة زويلة التابعة لولاية
    ...»); of two beside each other the one that is told where it is («في بلدة كذا غرب المدينة»)."""
    n = found.index(stand)
    best = stand
    for k in range(n + 1, len(found) if stand.width >= LAND else 0):
        if related(scene, found[k - 1], found[k]) != "in" or found[k].width >= best.width:
            break
        best = found[k]
    while n and (how := related(scene, found[n - 1], found[n])):
        n -= 1
        name = found[n].mention.names[0] if found[n].mention.names else ""
        level = found[n].width == best.width or max(found[n].width, best.width) <= UNSURE
        level = level and found[n].located and not scene.words.is_site(name)
        closer = how == "by" or level or found[n].width < best.width
        if closer and not led(scene, found[n]):
            best = found[n]
    return best


def related(scene: EventScene, inner: Stand, outer: Stand) -> Relation:
    """How a place stands to the next one, by the words between them, which must all say where."""
    beside = measured = False
    k, count, words, tokens = inner.last, 0, scene.words, scene.tokens
    if outer.first - k > _MEASURED or _and(scene, k, outer):
        return ""
    while k < outer.first:
        text = tokens[k].text
        side = words.places.sides.first(tokens, k)
        if side is not None:
            beside, k = True, side.last
        elif tokens[k].kind == "number":
            measured, k = True, k + 1
        elif (far := words.places.distances.first(tokens, k)) is not None:
            measured, k = True, far.last
        elif text in _BRACKETS or (k == inner.last and _described(scene, k)):
            k += 1
            continue
        else:
            hit = words.functions.first(tokens, k)
            says = hit is not None and hit.value == "prep" and words.locative(text)
            if not (says or _ground(scene, k) or (measured and hit is not None)):
                return ""
            k += 1
        count += 1
    if count > (_MEASURED if measured else _CHAIN) or (measured and not beside):
        return ""
    if inner.width >= COUNTRY and outer.width >= COUNTRY:
        return ""
    if beside and outer.width <= UNSURE and inner.width < COUNTRY:
        return "by"
    return "in" if inner.width < outer.width or outer.located else ""


def _ground(scene: EventScene, k: int) -> bool:
    """Whether a word is a noun of places or joins one to that in which it lies."""
    tables = scene.words.places
    return bool(
        tables.kinds.at(scene.tokens, k)
        or tables.chain.at(scene.tokens, k)
        or scene.words.place_words.at(scene.tokens, k)
        or scene.words.edges.at(scene.tokens, k)
    )


def _described(scene: EventScene, k: int) -> bool:
    """«كذا الفقيرة في محافظة كذا»: whether a word behind a place is an adjective of it."""
    text = scene.tokens[k].text
    return text.startswith(ARTICLE) and text.endswith(ADJECTIVES) and k not in scene.told


def _and(scene: EventScene, k: int, outer: Stand) -> bool:
    """Whether «و» stands on the first word behind a place, which may be the next place itself."""
    tokens = scene.tokens
    while k < outer.first and tokens[k].text in _BRACKETS:
        k += 1
    text = tokens[k].text
    if text == AND:
        return True
    if k == outer.first:
        return outer.mention.start > tokens[k].start and text.startswith(AND)
    hits = (
        *scene.words.places.kinds.at(tokens, k),
        *scene.words.place_words.at(tokens, k),
        *scene.words.functions.at(tokens, k),
    )
    return any(h.prefix.startswith(AND) for h in hits)


def _joined(scene: EventScene, before: Stand, stand: Stand) -> bool:
    """«في دارفور وكردفان», «مدينة كذا وبلدة كذا»: whether a place is joined to the one before, with no preposition of
    its own."""
    if not _and(scene, before.last, stand) or stand.near:
        return False
    for k in range(before.last, stand.first):
        text = scene.tokens[k].text
        if text in _BRACKETS or text == AND:
            continue
        kind = scene.words.places.kinds.first(scene.tokens, k)
        if kind is None or kind.prefix not in JOINED_OR_NOT:
            return False
    letters = stand.mention.start - scene.tokens[stand.first].start
    return scene.tokens[stand.first].text[:letters] in JOINED_OR_NOT


def carried(scene: EventScene, stand: Stand) -> bool:
    """«من بلدة كذا», «إلى مدينة كذا»: whether a place hangs on a preposition of origin or direction."""
    words, tokens = scene.words, scene.tokens
    if stand.located or stand.mention.start > tokens[stand.first].start:
        return False
    for k in range(stand.first - 1, max(scene.first, stand.first - _HANGS) - 1, -1):
        if tokens[k].text in words.places.toward:
            return True
        ground = words.places.kinds.at(tokens, k) or words.place_words.at(tokens, k)
        if not (ground or tokens[k].text in QUOTES or words.nations.first(tokens, k)):
            return False
    return False


def sided(scene: EventScene, stand: Stand) -> bool:
    """«محافظة كذا، معقل الجماعة، شمال العاصمة كذا»: whether a place only says on which of its sides another lies; not what
    has such a side itself («في شمال المدينة»)."""
    words, tokens = scene.words, scene.tokens
    for k in range(stand.first - 1, max(scene.first, stand.first - _HANGS) - 1, -1):
        side = words.places.sides.first(tokens, k)
        if side is not None:
            inside = side.prefix or words.locative(tokens[k - 1].text)
            return k == scene.first or not inside
        ground = words.places.kinds.at(tokens, k) or words.place_words.at(tokens, k)
        if not (ground or tokens[k].text in QUOTES):
            return False
    return False


def head_of_row(scene: EventScene, found: list[Stand], stand: Stand) -> Stand:
    """«في كذا وكذا»: the first of the places joined to one another that end with this one."""
    n = found.index(stand)
    while (
        n and _joined(scene, found[n - 1], found[n]) and found[n].first - found[n - 1].last < _HANGS
    ):
        n -= 1
    return found[n]


def led(scene: EventScene, stand: Stand) -> bool:
    """Whether a preposition that is none of place stands right before it («من», «إلى»)."""
    k = stand.first - 1
    if k < scene.first or stand.located:
        return False
    hit = scene.words.functions.first(scene.tokens, k)
    return hit is not None and hit.value in ("prep", "partitive", "since", "about")


def origin(scene: EventScene, stand: Stand) -> bool:
    """«امرأة من نيكاراغوا»: whether a place is only where somebody or something is from."""
    k = stand.first - 1
    hit = scene.words.functions.first(scene.tokens, k) if k >= scene.first else None
    return hit is not None and hit.value == "partitive" and not stand.located
