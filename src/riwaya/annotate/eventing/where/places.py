"""Where an event happened, by its sentence: a place of its clause, else the nearest that its sentence locates something in."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where.placechains import Stand, carried, head_of_row, sided
from riwaya.annotate.eventing.where.placeclauses import (
    ABOUT,
    FRONT,
    charged_with,
    distance,
    elsewhere,
    is_cause,
    is_topic,
    of_deed,
    of_telling,
    opens,
    sure,
)
from riwaya.annotate.eventing.where.placenations import of_bench, of_gathering, of_nation
from riwaya.annotate.eventing.where.placephrases import INNER, own_places, within_names
from riwaya.annotate.eventing.where.placereached import (
    JOURNEYS,
    at_seat,
    governed,
    had,
    hosted,
    own_border,
    struck,
    taken_from,
    told_there,
    travelled,
    underwent,
    witness,
)
from riwaya.annotate.eventing.where.placerelatives import (
    antecedent,
    journey_end,
    taken_up,
)
from riwaya.annotate.eventing.where.placetables import COUNTRY, LAND, WORLD
from riwaya.annotate.eventing.where.placewords import (
    before_it,
    between,
    by_word,
    is_site,
    made,
    make,
    narrowed,
    stand_of,
    stands,
)
from riwaya.model import Claim, EventPlace, Mention

_REACH = 40
_CLOSE = 4
_COUNTRY = 12
_TALKS = 22
#: From which rank on a place is nothing but part of the name of somebody who takes part.
_PART = 4
#: Within how many tokens behind its word «هذه الولاية» is the event's, before the country that it lies in.
_LAND_NEAR = 12
#: How far (tokens) behind it what a wide place is narrowed to stands.
_NARROW = 26
#: How far off the place of an agreement stands, what stands before it counting double.
_BESIDE = 9
#: Types that are where a court sits; families of events that are mostly where those who do it are at home.
_TRIED = ("trial",)
_OF_STATE = frozenset(("police", "law"))


class Placed(msgspec.Struct, frozen=True):
    """A place of an event; `loose` where it only stands in the same sentence, and may be another's."""

    place: EventPlace | None = None
    loose: bool = False


def place_of(scene: EventScene, at: TriggerAt, found: Found, claim: Claim | None) -> Placed:
    """The best place found around the trigger; of what a `claim` reports, none that only says where it was reported."""
    sure = _told_of_it(scene, at)
    if sure is not None:
        return sure
    near = _in_sentence(scene, at, claim)
    inner = within_names(scene, at, found)
    if inner and near.place is not None:
        return near
    located = near.place is not None and not near.loose
    found = msgspec.structs.replace(found, places=own_places(scene, at, found, elsewhere=located))
    if found.places and inner and _only_parties(scene, at, found):
        return Placed(by_word(scene, at, _CLOSE))
    if at.trigger.type in scene.words.sets.placeless and near.place is not None:
        near = _in_sentence(scene, at, claim, _BESIDE)
    return _reached(scene, at, found, near) or (
        _of_phrase(scene, at, found, near) if found.places else _around(scene, at, found, near)
    )


def _told_of_it(scene: EventScene, at: TriggerAt) -> Placed | None:
    """The bench of a court, the place that the event's own word or what governs it names."""
    bench = of_bench(scene, at) if at.trigger.type in _TRIED else None
    if bench is not None:
        return Placed(bench)
    named = _where_it_was(scene, at)
    if named is not None:
        return Placed(make(named, scene.page))
    held = governed(scene, at)
    return Placed(made(_behind(scene, at, narrowed(scene, held)), scene.page)) if held else None


def _reached(scene: EventScene, at: TriggerAt, found: Found, near: Placed) -> Placed | None:
    """Who is host, what a deed struck, where one travelled; the place before the relative clause that tells of the event."""
    reached = hosted(scene, at) or struck(scene, at, found) or travelled(scene, at, found)
    if reached is None and not found.places:
        reached = witness(scene, at) or underwent(scene, at, found)
        reached = reached or antecedent(scene, at) or taken_up(scene, at)
        if near.loose or near.place is None:
            reached = reached or journey_end(scene, at)
    if reached is not None:
        return Placed(made(reached, scene.page))
    befell = had(scene, at) if not found.places else None
    return Placed(befell) if befell is not None else None


def _around(scene: EventScene, at: TriggerAt, found: Found, near: Placed) -> Placed:
    """The place where no phrase of the event has one: by its border, by «المدينة», by its seat, by its sentence."""
    border = own_border(scene, at, found)
    if border is not None:
        return Placed(border)
    said = at.trigger.type in scene.words.sets.placeless
    close = by_word(scene, at, _CLOSE, said=said)
    if close is not None:
        return Placed(close)
    seat = at_seat(scene, at) if near.place is None else None
    if seat is not None:
        return Placed(seat)
    if near.place is not None:
        back = near.place.name in scene.words.countries and by_word(scene, at, _LAND_NEAR)
        inside = back and scene.words.places.holds(near.place.name, back.name)
        return Placed(back, loose=True) if back and inside else near
    return _farther(scene, at, said=said)


def _farther(scene: EventScene, at: TriggerAt, *, said: bool) -> Placed:
    """The place where nothing near the event tells it: what was taken, a gathering's, a word for a place farther off."""
    group = scene.words.group(at.trigger.type)
    taken = taken_from(scene, at)
    if taken is not None:
        return Placed(made(taken, scene.page), loose=True)
    seen = told_there(scene, at)
    if seen is not None and not (said or group == "talks"):
        return Placed(made(seen, scene.page))
    held_at = of_gathering(scene, at)
    if held_at is not None:
        return Placed(held_at)
    reach = ABOUT if group == "talks" and at.trigger.type not in JOURNEYS else _REACH
    told = by_word(scene, at, reach, said=said)
    bench = of_bench(scene, at) if told is None and group in _OF_STATE else None
    return Placed(told or bench or of_nation(scene, at), loose=True)


def _of_phrase(scene: EventScene, at: TriggerAt, found: Found, near: Placed) -> Placed:
    """The best of the places in the phrases around the trigger; `near` is the one its sentence locates."""
    towns = [m for m in found.places if not is_site(m, scene)]
    best = found.places[0]
    if is_site(best, scene):
        if near.place is not None and not towns and near.place.name not in scene.words.countries:
            return near
        best = next((t for t in towns if t.names and t.names[0] not in scene.words.countries), best)
    stand = stand_of(scene, best)
    if stand is None:
        return Placed(make(best, scene.page), loose=found.rank >= _PART)
    row = head_of_row(scene, stands(scene), stand)
    stand = row if row.mention in found.places else stand
    best_stand = _fronted_inside(scene, at, stand) or _behind(scene, at, narrowed(scene, stand))
    return Placed(made(best_stand, scene.page), loose=found.rank >= _PART)


def _fronted_inside(scene: EventScene, at: TriggerAt, stand: Stand) -> Stand | None:
    """«وفي مدينة نيالا، قتل خمسة ... في إقليم دارفور»: the settlement that opens the sentence, before the land it lies in."""
    if stand.width < LAND or stand.first < at.last:
        return None
    for other in stands(scene):
        if other.first > scene.first + FRONT or other.last > at.first:
            return None
        if (
            other.located
            and other.width < stand.width
            and other.mention.start not in scene.page.tellers
        ):
            return None if scene.words.group(at.trigger.type) == "talks" else other
    return None


def _behind(scene: EventScene, at: TriggerAt, stand: Stand) -> Stand:
    """«حادث في ولاية الجزائر وقع ... ببلدية الرويبة»: what is said of a wide place behind it, before another event."""
    if stand.width < LAND:
        return stand
    low = max(stand.last, at.last)
    for other in stands(scene):
        if other.first < low or not other.located or other.width >= stand.width:
            continue
        if stand.width < COUNTRY and sided(scene, other):
            return stand
        if other.first == stand.last and other.last > other.first:
            return stand
        if other.first - low > _NARROW or any(
            low <= k < other.first and not _again(scene, at, k) for k in scene.told
        ):
            return stand
        talks = scene.words.group(at.trigger.type) == "talks"
        if not (elsewhere(scene, at, other) or (talks and is_topic(scene, at, other.first))):
            return other
    return stand


def _again(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """«استعادت القوات السيطرة على ...»: whether the word at token `k` is another for the same event, its object."""
    hit = scene.words.triggers.first(scene.tokens, k)
    same = hit is not None and hit.value.type == at.trigger.type and hit.value.part != "verb"
    return same and at.trigger.part == "verb"


def _only_parties(scene: EventScene, at: TriggerAt, found: Found) -> bool:
    """«اتفاق بين إيران والقوى الست», «محادثات بين كابول وطالبان»: whether the only place named is a state that takes part."""
    words = scene.words
    agreed = words.group(at.trigger.type) == "agreement"
    sorts = frozenset(("country", "capital") if agreed else ("country",))
    states = [m for m in found.places if m.names and words.kinds.of_name("LOC", m.names[0]) & sorts]
    return found.rank >= INNER and len(states) == len(found.places)


def _where_it_was(scene: EventScene, at: TriggerAt) -> Mention | None:
    """«في سوسة حيث قتل ...»: the place right before the word that begins the event's clause."""
    for k in range(at.first - 1, max(scene.first, at.first - _CLOSE), -1):
        hit = scene.words.functions.first(scene.tokens, k)
        if hit is None or hit.value != "conj":
            continue
        if scene.words.locative(scene.tokens[k].text):
            end = k - 1 if scene.tokens[k - 1].kind == "mark" else k
            found = next((s for s in stands(scene) if s.last == end), None)
            if found is not None and not (found.located or (end == k and carried(scene, found))):
                return None
            return narrowed(scene, found).mention if found is not None else None
        return None
    return None


def _in_sentence(
    scene: EventScene, at: TriggerAt, claim: Claim | None, reach: int = _REACH
) -> Placed:
    """The nearest place that the sentence locates something in, within reach."""
    words = scene.words
    talks = words.group(at.trigger.type) == "talks"
    protest = words.group(at.trigger.type) == "protest"
    settles = words.group(at.trigger.type) == "agreement"
    known = at.definite and settles
    custody = at.trigger.type in words.sets.custody
    best: tuple[int, Stand] | None = None
    over: Stand | None = None
    for stand in stands(scene):
        mention = stand.mention
        heads = stand.last < at.first and scene.tokens[stand.last].text == ":"  # «بنزرت : ...»
        agreed = talks or settles
        if mention.start in scene.page.tellers or (agreed and {*mention.names} & words.regions):
            continue
        front = protest and stand.width < LAND and before_it(scene, stand.first)
        if not heads and (not (stand.located or front) or of_telling(scene, stand, claim)):
            continue
        if talks and is_topic(scene, at, stand.first):
            continue
        if (talks or settles) and between(scene, stand):
            continue
        deed = (custody and of_deed(scene, at, stand)) or charged_with(scene, at, stand)
        if deed or (known and stand.first < at.first):
            continue
        if elsewhere(scene, at, stand):
            over = over or (stand if opens(scene, at, stand) else None)
            continue
        away = distance(scene, at, stand)
        if away is None or (protest and is_cause(scene, at, stand.first)):
            continue
        office = stand.office and not talks
        if office or (mention.names and mention.names[0] in scene.words.countries):
            away += _COUNTRY
        if best is None or away < best[0]:
            best = (away, stand)
    if best is None and over is not None:
        best = (0, over)
    if best is None or best[0] > (_TALKS if talks else reach):
        return Placed()
    found = best[1] if talks else narrowed(scene, best[1])
    loose = not sure(scene, at, found)
    if loose and found.width >= WORLD:
        return Placed()  # «... بهذا الشكل في الشرق الأوسط»
    return Placed(made(found, scene.page), loose=loose)
