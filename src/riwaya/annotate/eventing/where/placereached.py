"""Places that no name of a place behind a preposition tells: what a deed struck, where one travelled, the border of the state
that acts, the house of a body."""

from __future__ import annotations

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placechains import Stand, carried, head_of_row, led
from riwaya.annotate.eventing.where.placetables import COUNTRY, LAND
from riwaya.annotate.eventing.where.placewords import (
    is_site,
    narrowed,
    stand_of,
    stands,
    taken_for,
)
from riwaya.language.affixes import AND, WITH
from riwaya.language.marks import OPENING_QUOTES
from riwaya.model import EventPlace, Mention

#: How far (tokens) behind its word the place is that an event struck, and the border of the state that acts.
_STRUCK, _NEAR_BORDER = 3, 14
#: How far (tokens) behind a verb of travel the place is, behind any verb its subject.
_FAR, _SUBJECT = 16, 3
#: How far (tokens) before an event the verb stands whose subject it befell.
_HAD = 6
#: How far (tokens) before their place those stand who tell what they have seen.
_TELLER = 4
#: Types that are called after the town where they are.
_CALLED = ("meeting", "agreement")
#: Types of which somebody is taken away.
_TAKEN = ("detention", "kidnapping")
#: Types of which people stand before a house.
_BEFORE = ("protest",)
#: The frame of verbs that tell who is host.
_HOST = "host"
#: Types whose place stands behind them.
JOURNEYS = ("visit",)


def governed(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«هجوم الواحات», «قصف «درنة»»: the town or land that a noun of force governs, whatever else opens the sentence; a
    state there is mostly who did it."""
    plain = at.trigger.part == "noun" and not at.definite and not at.enclitic
    force = scene.words.group(at.trigger.type) == "force"
    if not plain or not (force or at.trigger.type in _CALLED) or at.last >= scene.last:
        return None
    first = at.last + (scene.tokens[at.last].text in OPENING_QUOTES)
    held = next((s for s in stands(scene) if s.first == first and s.width < COUNTRY), None)
    if held is not None and not force and not _town(scene, held):
        return None
    return None if held is None or is_site(held.mention, scene) else held


def _town(scene: EventScene, held: Stand) -> bool:
    """«اجتماع الخرطوم», not «مباحثات طهران وواشنطن», «مباحثات موسكو مع ...»: a town that stands for no state."""
    after = held.last
    beside = after < scene.last and scene.tokens[after].text == WITH
    joined = after < scene.last and scene.tokens[after].text.startswith(AND)
    return held.width < LAND and not (beside or joined)


def struck(scene: EventScene, at: TriggerAt, found: Found) -> Stand | None:
    """«اجتاحت عاصفة المدينة», «هز انفجار وسط ...»: the place right behind the noun that is the subject of such a verb."""
    if found.light is None or found.light > at.first:
        return None
    if not any(h.value == "hits" for h in scene.words.light.at(scene.tokens, found.light)):
        return None
    for stand in stands(scene):
        if 0 <= stand.first - at.last <= _STRUCK:
            return None if _apart(scene, at.last, stand.first) else narrowed(scene, stand)
    return None


def witness(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«تشهد مدينة كذا، الواقعة غرب ...، اشتباكات»: the place that is the subject of such a verb, whatever is set off behind
    it; a country has had it somewhere in it."""
    words, tokens = scene.words, scene.tokens
    for k in range(at.first - 1, max(scene.first, at.first - _FAR) - 1, -1):
        if k in scene.told:
            host = next((t for t in scene.told_verbs if t.first == k), None)
            same = host is not None and host.trigger.type == at.trigger.type
            return hosted(scene, host) if host is not None and same else None
        if any(h.value == "place" for h in words.light.at(tokens, k)):
            found = next((s for s in stands(scene) if k < s.first <= k + _SUBJECT), None)
            if found is None or found.located or found.width >= COUNTRY:
                return None
            return None if found.last > at.first or led(scene, found) else found
    return None


def had(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    """«تشهد البلدة اشتباكات», «تعرضت مباني المطار لقصف»: what the noun stands for that is the subject of such a verb."""
    words = scene.words
    for k in range(at.first - 1, max(scene.first, at.first - _HAD) - 1, -1):
        if k in scene.told:
            return None
        if any(h.value in ("place", "target") for h in words.light.at(scene.tokens, k)):
            return taken_for(scene, range(k + 1, at.first), words.group(at.trigger.type))
    return None


def hosted(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«تستضيف كذا اجتماعا», «القمة التي تستضيفها العاصمة كذا»: the place that is host, before or behind its verb."""
    if at.trigger.part != "verb" or at.trigger.frame.name != _HOST:
        return None
    for stand in stands(scene):
        behind = 0 <= stand.first - at.last < _SUBJECT and not _apart(scene, at.last, stand.first)
        if stand.located or led(scene, stand) or carried(scene, stand):
            continue
        if stand.last == at.first or behind:
            return stand
    return None


def underwent(scene: EventScene, at: TriggerAt, found: Found) -> Stand | None:
    """«العاصمة كذا التي يسيطر عليها مسلحون لم تتعرض لغارات»: the place that is the subject before a verb of undergoing."""
    light = found.light
    if light is None or light > at.first:
        return None
    if not any(h.value == "target" for h in scene.words.light.at(scene.tokens, light)):
        return None
    for stand in reversed(stands(scene)):
        if stand.last > light:
            continue
        if any(k in scene.told for k in range(stand.last, light)):
            return None
        if not (stand.located or led(scene, stand) or carried(scene, stand)):
            return stand
    return None


def taken_from(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«اعتقل من بلدة كذا»: the town that those arrested were taken from, in the clause of the arrest."""
    if at.trigger.type not in _TAKEN:
        return None
    for k in range(at.last, min(scene.last, at.last + _FAR)):
        if k in scene.told or scene.words.places.contrasts.first(scene.tokens, k) is not None:
            return None
        stand = next((s for s in stands(scene) if s.first == k), None)
        if stand is not None:
            return stand if carried(scene, stand) and stand.width < COUNTRY else None
    return None


def travelled(scene: EventScene, at: TriggerAt, found: Found) -> Stand | None:
    """«زار ولي العهد فلان، السعودية في ...»: the place behind whoever travels there, where no preposition leads to one."""
    if at.trigger.type not in JOURNEYS or found.places:
        return None
    through = next((s for s in stands(scene) if at.first < s.first < at.last < s.last), None)
    if through is not None:  # «وصل إلى مطار | كذا»
        return through
    held = next((s for s in stands(scene) if s.first == at.last), None)
    bare = held is not None and held.mention.start == scene.tokens[held.first].start
    if at.trigger.part != "verb":  # «زيارته باريس», «زيارة باريس»
        return held if bare and not at.definite else None
    if bare and any(a.span.end <= scene.tokens[at.first].start for a in found.arguments):
        return held  # «الوزير سيزور باريس»
    for stand in stands(scene):
        if 0 <= stand.first - at.last <= _FAR:
            before = scene.tokens[stand.first - 1]
            hit = scene.words.functions.first(scene.tokens, stand.first - 1)
            after_name = before.kind == "mark" or stand.first - 1 in scene.page.covered
            free = hit is None and stand.mention.start == scene.tokens[stand.first].start
            return stand if after_name and free and not stand.located else None
    return None


def _apart(scene: EventScene, low: int, high: int) -> bool:
    """Whether anything but adjectives and words of place stands between."""
    words, tokens = scene.words, scene.tokens
    for k in range(low, high):
        if words.places.kinds.at(tokens, k) or words.place_words.at(tokens, k):
            continue
        if tokens[k].text in words.adjectives:
            continue
        if not words.locative(tokens[k].text):
            return True
    return False


def own_border(scene: EventScene, at: TriggerAt, found: Found) -> EventPlace | None:
    """«نشرت تركيا قوات على حدودها مع ...»: the state that acts, by the pronoun on the word for its border."""
    near = range(at.last, min(scene.last, at.last + _NEAR_BORDER))
    if not any(scene.tokens[k].text in scene.words.places.own for k in near):
        return None
    states = [a for a in found.arguments if a.name in scene.words.countries]
    return EventPlace(states[0].name, near=True) if states else None


def at_seat(scene: EventScene, at: TriggerAt) -> EventPlace | None:
    """«في مقر بلدية ...», «احتجاج أمام وزارة ...»: the body in or before whose house it was."""
    words, tokens = scene.words, scene.tokens
    for k in range(at.last, min(scene.last - 1, at.last + _FAR)):
        seat = words.places.seats.first(tokens, k)
        front = at.trigger.type in _BEFORE and words.places.fronts.first(tokens, k)
        if seat is not None and not _housed(scene, k, seat.prefix):
            continue
        if seat is None and not front:
            continue
        named = scene.page.mentions.get(k + 1)
        if named is not None and named[0].type == "ORG" and named[0].names:
            return EventPlace(named[0].names[0], entity=named[0].entity or None)
    return None


def _housed(scene: EventScene, k: int, prefix: str) -> bool:
    """Whether a word of place stands on or before a house."""
    words, before = scene.words, scene.tokens[k - 1].text
    front = words.places.fronts.first(scene.tokens, k - 1) is not None
    return prefix.endswith(words.places.letters) or words.locative(before) or front


def told_there(scene: EventScene, at: TriggerAt) -> Stand | None:
    """«قال شهود في نابلس إن القوات اقتحمت ...»: where those are who tell what they have seen."""
    words, tokens = scene.words, scene.tokens
    for stand in stands(scene):
        if (
            stand.first >= at.first
            or not stand.located
            or stand.mention.start not in scene.page.tellers
        ):
            continue
        near = range(max(scene.first, stand.first - _TELLER), stand.first)
        if any(words.places.witnesses.at(tokens, k) for k in near):
            return stand
    return None


def led_off(scene: EventScene, at: TriggerAt, stand: Stand) -> bool:
    """«للقتال في مناطق التوتر، في إشارة إلى سورية»: whether a preposition of direction that the trigger does not govern brings
    the place."""
    head = head_of_row(scene, stands(scene), stand)
    before = scene.tokens[head.first - 1].text if head.first > scene.first else ""
    return carried(scene, head) and before not in at.trigger.frame.links


def said_in(scene: EventScene, mention: Mention) -> bool:
    """Whether words tell that something was in a place («في فيينا»; not «بين موسكو وواشنطن», «مكسب لروسيا»)."""
    stand = stand_of(scene, mention)
    return stand is None or (stand.located and not stand.near)
