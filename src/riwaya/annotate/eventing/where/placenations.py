"""The country of an event that no name tells: by the nation of the ground («محافظة يمنية»), of the court or police («محكمة
جزائرية»)."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placetables import COUNTRY
from riwaya.language.affixes import ARTICLE
from riwaya.language.marks import COMMAS
from riwaya.model import EventPlace

_ENDS = frozenset((".", "؛", ":", *COMMAS))
#: Families of events that courts and police bring about at home.
_AT_HOME = frozenset(("police", "law"))
#: How far (tokens) from the word for an event the court stands.
_NEAR = 14
#: How many words a body is called by, its nation behind them.
_LONG = 4


def of_nation(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    """The country by an adjective of the event's clause that stands right behind a noun of ground, or of a body of a state
    that acts at home; None for types that have no place."""
    words, tokens = scene.words, scene.tokens
    if at.trigger.type in words.sets.placeless:
        return None
    bodies = words.group(at.trigger.type) in _AT_HOME
    for k in _clause(scene, at):
        nation = words.nations.first(tokens, k)
        if nation is None or nation.prefix or k == scene.first or _more(scene, k):
            continue
        ground = k not in scene.page.covered and words.places.kinds.at(tokens, k - 1)
        if ground or (bodies and _bench(scene, k)):
            return EventPlace(nation.value.name)
    return None


def of_bench(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    """The town that the court or police is called by whose word stands nearest to an event («محكمة الجنايات بمجلس قضاء
    كذا»)."""
    page, best = scene.page, None
    for first in range(max(scene.first, at.first - _NEAR), min(scene.last, at.last + _NEAR)):
        mention, last = page.mentions.get(first, (None, 0))
        if mention is None or mention.type != "ORG" or not _sits(scene, first, last):
            continue
        away = max(first - at.last, at.first - last)
        town = _town(scene, first, last)
        if town is not None and (best is None or away < best[0]):
            best = (away, town)
    return best[1] if best is not None else None


def of_gathering(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    """«ندوة في الجناح كذا بمهرجان كان السينمائي»: the town after which that is called at which something was."""
    words, tokens, page = scene.words, scene.tokens, scene.page
    named = {n for k in page.places for n in page.mentions[k][0].names}
    for k in range(at.last, min(scene.last - 1, at.last + _NEAR)):
        hit = words.places.gatherings.first(tokens, k)
        if k in scene.told and hit is None:
            return None
        where = hit is not None and (
            hit.prefix.endswith(words.places.letters) or words.locative(tokens[k - 1].text)
        )
        if not where:
            continue
        name = page.document.text[tokens[k + 1].start : tokens[k + 1].end]
        town = words.places.sure(name) or (words.places.known(name) and name in named)
        if town and words.places.width(name) < COUNTRY:
            return EventPlace(name)
    return None


def _sits(scene: EventScene, first: int, last: int) -> bool:
    """Whether a body's name tells that it is a court or the like."""
    return any(scene.words.places.benches.at(scene.tokens, k) for k in range(first, last))


def _town(scene: EventScene, first: int, last: int) -> EventPlace | None:
    """The town or land at the end of a body's name, or named right behind it with «بـ»."""
    page, tables = scene.page, scene.words.places
    after = page.mentions.get(last)
    if after is not None and after[0].type == "LOC" and after[0].names:
        bound = page.document.text[scene.tokens[last].start : after[0].start]
        return EventPlace(after[0].names[0]) if bound.endswith(tables.letters) else None
    for n in range(first + 1, last):
        name = page.document.text[scene.tokens[n].start : scene.tokens[last - 1].end]
        if tables.sure(name) and tables.width(name) < COUNTRY and not tables.small(name):
            return EventPlace(name)
    return None


def _more(scene: EventScene, k: int) -> bool:
    """«السلطات المالية الأمريكية»: whether a word is an everyday adjective, or another nation stands behind it."""
    if scene.tokens[k].text.removeprefix(ARTICLE) in scene.words.adjectives:
        return True
    return k + 1 < scene.last and scene.words.nations.first(scene.tokens, k + 1) is not None


def _bench(scene: EventScene, nation: int) -> bool:
    """Whether a nation is that of a court or the like («المخابرات العامة الأردنية», «محكمة أمن الدولة الأردنية»)."""
    words, tokens = scene.words, scene.tokens
    for k in range(nation - 1, max(scene.first, nation - _LONG) - 1, -1):
        if words.places.benches.at(tokens, k):
            return True
        if k in scene.told or words.functions.at(tokens, k) or words.verbs.at(tokens, k):
            return False
    return False


def _clause(scene: EventScene, at: TriggerAt) -> range:
    """The tokens around the trigger up to the next marks."""
    low, high = at.first, at.last
    while low > scene.first and scene.tokens[low - 1].text not in _ENDS:
        low -= 1
    while high < scene.last and scene.tokens[high].text not in _ENDS:
        high += 1
    return range(low, high)
