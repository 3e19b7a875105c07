"""Places by their words: whether a name is located, what «المدينة», «العاصمة», «البلاد» stand for."""

from __future__ import annotations

from riwaya.annotate.eventing.scene import EventScene, Page
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.wordindex import Seen
from riwaya.model import EventPlace, Mention

_BACK = 3
#: Kinds of nouns that «بـ» makes a place («بريف دمشق», «بمطار ...»).
_GROUNDS = frozenset(("area", "site"))
#: How far (tokens) a measure stands before the place it is counted from («700 كيلومتر تقريبا جنوبي طرابلس»).
_MEASURE = 3
#: How far (tokens) back a place is taken up by its noun.
_AGO = 60


def is_site(mention: Mention, scene: EventScene) -> bool:
    """Whether a place is a building or ground, which a town named beside it locates better."""
    name = mention.names[0] if mention.names else ""
    return "site" in scene.words.kinds.of_name("LOC", name)


def make(mention: Mention, page: Page) -> EventPlace:
    """A place of a mention, by its fullest name."""
    text = page.document.quote(mention.span)
    return EventPlace(mention.names[0] if mention.names else text, entity=mention.entity or None)


def located(scene: EventScene | Page, first: int, mention: Mention, low: int = 0) -> bool:
    """Whether the place hangs on a preposition of place, over common nouns of place («في مدينة ...»); a preposition of
    direction or origin before these («باتجاه مدينة ...», «من منطقة ...») tells of no place of the event."""
    words, tokens = scene.words, scene.tokens
    if mention.start > tokens[first].start:
        return tokens[first].text[: mention.start - tokens[first].start].endswith("ب")
    common = False
    for k in range(first - 1, max(low, first - _BACK) - 1, -1):
        hit = words.functions.first(tokens, k)
        if hit is not None:
            where = hit.value == "prep" and words.locative(tokens[k].text)
            measured = range(max(low, k - _MEASURE), k)
            return where and not any(words.distances.at(tokens, n) for n in measured)
        if tokens[k].kind == "mark":
            return common
        kind = words.place_kinds.first(tokens, k)
        inside = words.kinds.of_word(tokens[k].text[1:]) & _GROUNDS
        if tokens[k].text.startswith("ب") and (kind is not None or inside):
            return True
        if kind is None:
            return common
        common = True
    return common


def by_word(scene: EventScene, at: TriggerAt, reach: int) -> EventPlace | None:
    """«المدينة», «البلاد», «العاصمة الإماراتية»: a place known from before, or by its nation."""
    for k in range(at.last, min(scene.last, at.last + reach)):
        for hit in scene.words.place_words.at(scene.tokens, k):
            found = _known(scene, hit)
            if found is not None:
                return found
    return None


def _known(scene: EventScene, hit: Seen[str]) -> EventPlace | None:
    """What a word like «العاصمة», «المدينة», «الحدود», «البلاد» stands for."""
    if hit.value in ("capital", "border"):
        nation = (
            scene.words.nations.first(scene.tokens, hit.last) if hit.last < scene.last else None
        )
        if nation is not None and nation.definite:
            name = nation.value.capital if hit.value == "capital" else nation.value.name
            return EventPlace(name) if name else None
        if hit.value == "capital" and hit.last not in scene.page.mentions and _where(scene, hit):
            capital = scene.words.capital_of.get(scene.page.country() or "")
            return EventPlace(capital) if capital else None
    if hit.value == "country" and _where(scene, hit):
        country = scene.page.country()
        return EventPlace(country) if country else None
    if hit.value == "back":
        named = _of_kind(scene, hit) or _last_named(scene, hit.first)
        return make(named, scene.page) if named is not None else None
    return None


def _where(scene: EventScene, hit: Seen[str]) -> bool:
    """Whether a preposition of place stands before the word («بالعاصمة», «وسط العاصمة»)."""
    if hit.prefix.endswith("ب"):
        return True
    word = scene.tokens[hit.first - 1].text if hit.first > scene.first else ""
    return scene.words.locative(word)


def _of_kind(scene: EventScene, hit: Seen[str]) -> Mention | None:
    """«المدينة»: the place named last with that very noun before its name («مدينة سبها»)."""
    kind = scene.tokens[hit.first].text[len(hit.prefix) :].removeprefix("ال")
    for first in sorted(scene.page.mentions, reverse=True):
        mention = scene.page.mentions[first][0]
        if not max(0, hit.first - _AGO) < first < hit.first or mention.type != "LOC":
            continue
        words = (scene.tokens[first - 1].text, scene.tokens[first].text)
        named = words[1] if mention.start == scene.tokens[first].start else ""
        if kind in (named, words[0], words[0][1:]):
            return mention
    return None


def _last_named(scene: EventScene, before: int) -> Mention | None:
    best: Mention | None = None
    for first, (mention, _) in scene.page.mentions.items():
        if (
            mention.type == "LOC"
            and first < before
            and (best is None or mention.start > best.start)
        ):
            if (mention.names and mention.names[0] in scene.words.countries) or is_site(
                mention, scene
            ):
                continue
            best = mention
    return best
