"""The country of an event that no name tells: by the nation of the ground («محافظة يمنية»), of the court or police («محكمة
جزائرية»)."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ARTICLE
from riwaya.language.marks import COMMAS
from riwaya.model import EventPlace

_ENDS = frozenset((".", "؛", ":", *COMMAS))
#: Families of events that courts and police bring about at home.
_AT_HOME = frozenset(("police", "law"))
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
