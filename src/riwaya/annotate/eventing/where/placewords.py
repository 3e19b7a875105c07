"""Places by their words: whether a name is located, how wide and how near, what «المدينة», «العاصمة», «البلاد» stand for."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.annotate.eventing.where import placechains as chains
from riwaya.annotate.eventing.where.placechains import Stand, settled
from riwaya.annotate.eventing.where.placetables import UNSURE
from riwaya.language.clitics import splits
from riwaya.language.marks import OPENING_QUOTES
from riwaya.language.wordindex import Seen
from riwaya.model import EventPlace, Mention

_BACK = 3
#: Kinds of nouns that «بـ» makes a place («بريف دمشق», «بمطار ...»).
_GROUNDS = frozenset(("area", "site"))
_BODIES = frozenset(("group", "state"))
#: How far (tokens) a measure stands before the place it is counted from («700 كيلومتر تقريبا جنوبي طرابلس»).
_MEASURE = 3
#: How far (tokens) back a place is taken up by its noun, and by any noun before all others.
_AGO, _LATELY = 60, 30
#: How far (tokens) before a place the office stands that somebody holds there («وزير الصحة في ولاية ...»).
_OFFICE = 5


def stands(scene: EventScene) -> list[Stand]:
    """The places that the sentence names, in text order."""
    if scene.stands is None:
        firsts = scene.page.placed_in(scene.first, scene.last)
        found = [_stand(scene, first, *scene.page.mentions[first]) for first in firsts]
        scene.stands = settled(scene, found)
    return scene.stands


def _stand(scene: EventScene, first: int, mention: Mention, last: int) -> Stand:
    name = mention.names[0] if mention.names else scene.page.document.quote(mention.span)
    width = scene.words.places.width_at(scene.tokens, first, name)
    where = located(scene, first, mention, scene.first)
    near = _beside(scene, first)
    return Stand(first, last, mention, width, where or near, near, _of_office(scene, first))


def before_it(scene: EventScene, first: int) -> bool:
    """«أمام مسجد كذا»: whether a word by which people stand before a house leads to a place."""
    fronts, kinds = scene.words.places.fronts, scene.words.places.kinds
    for k in range(first - 1, max(scene.first, first - _BACK) - 1, -1):
        if fronts.first(scene.tokens, k) is not None:
            return True
        ground = scene.words.kinds.of_word(scene.tokens[k].text) & _GROUNDS
        if not (ground or kinds.at(scene.tokens, k) or scene.tokens[k].text in OPENING_QUOTES):
            return False
    return False


def stand_of(scene: EventScene, mention: Mention) -> Stand | None:
    """The stand of a mention that the sentence names."""
    return next((s for s in stands(scene) if s.mention is mention), None)


def narrowed(scene: EventScene, stand: Stand) -> Stand:
    """The narrowest of the places of the sentence that lie in one another around this one."""
    return chains.narrowed(scene, stands(scene), stand)


def is_site(mention: Mention, scene: EventScene) -> bool:
    """Whether a place is a building or ground, which a town named beside it locates better; no settlement («مخيم كذا»)."""
    name = mention.names[0] if mention.names else ""
    return scene.words.is_site(name) and not scene.words.places.headed(name)


def make(mention: Mention, page: Page, *, near: bool = False) -> EventPlace:
    """A place of a mention, by its fullest name."""
    text = page.document.quote(mention.span)
    name = mention.names[0] if mention.names else text
    return EventPlace(name, entity=mention.entity or None, near=near)


def made(stand: Stand, page: Page) -> EventPlace:
    """The place of a stand."""
    return make(stand.mention, page, near=stand.near)


def located(scene: EventScene | Page, first: int, mention: Mention, low: int = 0) -> bool:
    """Whether the place hangs on a preposition of place, over common nouns of place («في مدينة ...»); a preposition of
    direction or origin before these («باتجاه مدينة ...», «من منطقة ...») tells of no place of the event."""
    words, tokens = scene.words, scene.tokens
    tables = words.places
    if mention.start > tokens[first].start:
        return tokens[first].text[: mention.start - tokens[first].start].endswith(tables.letters)
    common = False
    for k in range(first - 1, max(low, first - _BACK) - 1, -1):
        if tables.before(tokens, k + 1, low):
            return True
        hit = words.functions.first(tokens, k)
        if hit is not None:
            where = hit.value == "prep" and words.locative(tokens[k].text)
            measured = range(max(low, k - _MEASURE), k)
            return where and not any(tables.distances.at(tokens, n) for n in measured)
        if tokens[k].text in OPENING_QUOTES or words.nations.first(tokens, k):
            continue
        if tokens[k].kind == "mark":
            return common
        kind, sorts = tables.kinds.first(tokens, k), words.kinds.of_word(tokens[k].text)
        bound = tokens[k].text.startswith(tables.letters)
        if kind is not None:
            if kind.prefix.endswith(tables.letters):
                return True
            common = True
        elif bound and words.kinds.of_word(tokens[k].text[1:]) & _GROUNDS:
            return True
        elif not sorts & _GROUNDS:
            return common and "person" not in sorts
    return common


def _of_office(scene: EventScene, first: int) -> bool:
    """«وزير الصحة في ولاية ...», «مسؤول الحركة في إقليم ...»: whether a place is where somebody holds his office: behind
    its noun and what that governs."""
    titles, tokens = scene.words.kinds.titles, scene.tokens
    for k in range(first - 1, max(scene.first, first - _OFFICE) - 1, -1):
        if scene.words.verbs.first(tokens, k) is not None or k in scene.told:
            return False
        if tokens[k].kind == "mark":
            return False
        if any(s.stem in titles for s in splits(tokens[k].text)):
            return k + 1 < first and scene.words.functions.first(tokens, k + 1) is None
    return False


def _beside(scene: EventScene, first: int) -> bool:
    """«قرب», «على طريق», «بين ... و...»: whether words before the place say that it was by it."""
    words, tokens = scene.words, scene.tokens
    ground = words.places.kinds.at(tokens, first)  # «حول [محافظة تعز]»
    if ground and words.places.before(tokens, first + 1, scene.first) == "near":
        return True
    for k in range(first - 1, max(scene.first, first - _BACK) - 1, -1):
        if words.places.before(tokens, k + 1, scene.first) == "near":
            return True
        if tokens[k].text in words.places.pairs:
            return _pair(scene, first)
        if not (words.places.kinds.at(tokens, k) or words.kinds.of_word(tokens[k].text) & _GROUNDS):
            return False
    return False


def between(scene: EventScene, stand: Stand) -> bool:
    """«العلاقات بين المملكة وأمريكا»: whether «بين» stands right before a place, which is a party of talks."""
    before = scene.tokens[stand.first - 1].text if stand.first > scene.first else ""
    return before in scene.words.places.pairs


def _pair(scene: EventScene, first: int) -> bool:
    """Whether a place is the first of two joined («بين بلدتي ... و...»); two countries or lands are parties rather."""
    mentions = scene.page.mentions
    last = mentions[first][1]
    after = mentions.get(last)
    name = mentions[first][0].names[0] if mentions[first][0].names else ""
    small = scene.words.places.width(name) <= UNSURE
    return small and after is not None and after[0].type == "LOC"


def by_word(
    scene: EventScene, at: TriggerAt, reach: int, *, said: bool = False
) -> EventPlace | None:
    """«المدينة», «البلاد», «العاصمة الإماراتية»: a place known from before, or by its nation; `said`: only behind a
    preposition of place."""
    for k in range(at.last, min(scene.last, at.last + reach)):
        for hit in scene.words.place_words.at(scene.tokens, k):
            if said and (hit.value == "back" or not _where(scene, hit)):
                continue  # «سيغير الاتفاق وجه المنطقة»
            found = _known(scene, hit, scene.words.group(at.trigger.type))
            if found is not None:
                return found
    return None


def taken_for(scene: EventScene, span: range, group: str) -> EventPlace | None:
    """What «المدينة», «المطار» among some tokens stands for, beside an event of a family."""
    for k in span:
        for hit in scene.words.place_words.at(scene.tokens, k):
            if hit.value in ("back", "again"):
                return _known(scene, hit, group)
    return None


def _known(scene: EventScene, hit: Seen[str], group: str) -> EventPlace | None:
    """What a word like «العاصمة», «المدينة», «الحدود», «البلاد» stands for, beside an event of a family."""
    if hit.value in ("capital", "border"):
        nation = (
            scene.words.nations.first(scene.tokens, hit.last) if hit.last < scene.last else None
        )
        if nation is not None and nation.definite:
            if hit.value == "border":
                return EventPlace(nation.value.name)
            name = nation.value.capital
            return EventPlace(scene.words.places.spelled(name)) if name else None
        if hit.value == "capital" and hit.last not in scene.page.mentions and _where(scene, hit):
            capital = scene.words.capital_of.get(scene.page.country() or "")
            return EventPlace(scene.words.places.spelled(capital)) if capital else None
    if hit.value == "again":
        # «تنظيم القاعدة»: within a name; by itself it may have been taken for one.
        inside = hit.first in scene.page.covered and hit.first not in scene.page.mentions
        ground = None if inside else _of_kind(scene, hit, len(scene.tokens))
        return make(ground, scene.page) if ground is not None else None
    if hit.value == "country" and _where(scene, hit):
        country = scene.page.country()
        return EventPlace(country) if country else None
    if hit.value == "back":
        named, last = _of_kind(scene, hit), _last_named(scene, hit)
        here = last is not None and hit.first - scene.page.reading.token_at(last.start) <= _LATELY
        spot = _happened(scene, hit, group) if named is None and not here else None
        if spot is not None:
            return spot
        named = named or last
        return make(named, scene.page) if named is not None else None
    return None


def _happened(scene: EventScene, hit: Seen[str], group: str) -> EventPlace | None:
    """«هاجموا المدينة نفسها»: where the last event of the family was that the page told, if the noun can stand for it."""
    noun = _noun(scene, hit)
    if not scene.words.places.sorted_noun(noun):
        return None
    for family, place in reversed(scene.page.happened):
        if family == group and scene.words.places.fits(noun, place.name):
            site = scene.words.is_site(place.name)
            return None if site or place.name in scene.words.countries else place
    return None


def _where(scene: EventScene, hit: Seen[str]) -> bool:
    """Whether a preposition of place stands before the word («بالعاصمة», «وسط العاصمة»)."""
    if hit.prefix.endswith(scene.words.places.letters):
        return True
    word = scene.tokens[hit.first - 1].text if hit.first > scene.first else ""
    where = scene.words.places.before(scene.tokens, hit.first, scene.first)
    return bool(where) or scene.words.locative(word)


def _of_kind(scene: EventScene, hit: Seen[str], ago: int = _AGO) -> Mention | None:
    """«المدينة»: the place named last with that very noun before its name («مدينة سبها»), within so many tokens."""
    kind = _noun(scene, hit)
    for first in sorted(scene.page.mentions, reverse=True):
        mention, last = scene.page.mentions[first]
        if not max(-1, hit.first - ago) < first < hit.first or mention.type != "LOC":
            continue
        words = (scene.tokens[first - 1].text, scene.tokens[first].text)
        named = words[1][mention.start - scene.tokens[first].start :] if last > first + 1 else ""
        if kind in (named, words[0], words[0][1:]):
            return mention
    return None


def _noun(scene: EventScene, hit: Seen[str]) -> str:
    """The noun of «المدينة», «بالمدينة» without its article."""
    word = scene.tokens[hit.first].text
    return next((s.stem for s in splits(word) if s.definite), word[len(hit.prefix) :])


def _of_body(scene: EventScene, first: int) -> bool:
    """«حكومة طرابلس», «شرطة الولاية»: whether a place is part of what a body is called."""
    word = scene.tokens[first - 1].text if first else ""
    return bool(scene.words.kinds.of_word(word) & _BODIES)


def _measured_from(scene: EventScene, first: int) -> bool:
    """«700 كيلومتر جنوبي طرابلس»: whether a place only says where another lies."""
    tables, tokens = scene.words.places, scene.tokens
    k = first - 1
    while k > 0 and scene.words.place_words.at(tokens, k):
        k -= 1
    side = k > 0 and tables.sides.first(tokens, k) is not None
    return side and any(tables.distances.first(tokens, n) for n in range(max(0, k - _MEASURE), k))


def _last_named(scene: EventScene, hit: Seen[str]) -> Mention | None:
    """The place named last that the noun can stand for; another only where none is named."""
    tables, noun = scene.words.places, _noun(scene, hit)
    best: tuple[bool, int, Mention] | None = None
    for first, (mention, _) in scene.page.mentions.items():
        if mention.type != "LOC" or first >= hit.first or not mention.names:
            continue
        if mention.names[0] in scene.words.countries or is_site(mention, scene):
            continue
        if _of_body(scene, first):
            continue
        fits = tables.fits(noun, mention.names[0]) and not _measured_from(scene, first)
        if best is None or (fits, first) > best[:2]:
            best = (fits, first, mention)
    return best[2] if best is not None else None
