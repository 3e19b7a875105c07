"""The house or ground in which an event is told to have been, named or described: «بالقصر الرئاسي», «في مقر الوزارة», «أمام مبنى
المحافظة», «هجوم على مركز ...». Where that lies other rules find; here is only what stands in the event's own clause."""

from __future__ import annotations

from riwaya.annotate.eventing.arguments import Found
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ADJECTIVAL, AND, ARTICLE, TO
from riwaya.model import Claim, EventPlace

#: How far (tokens) behind its word the house is in which an event was, or an agreement was made, and how many words it is
#: called by.
_FAR, _NEAR, _LONG = 16, 8, 5
#: Types of which people stand before a house.
_BEFORE = ("protest",)
#: Families of events that are told with the body that they concern («تعيين قاض بوزارة ...»).
_ANYWHERE = frozenset(("office",))
#: Families of events that befall people who are called by where they work.
_SEIZED = frozenset(("police", "law"))
_STOPS = frozenset(".؛:")
#: What ends a clause.
_ENDS = frozenset(("conj", "rel", "comp"))


def site_of(
    scene: EventScene, at: TriggerAt, found: Found, claim: Claim | None
) -> EventPlace | None:
    """The house that the event's clause says it was in, before or aimed at."""
    aimed = _aimed_at(scene, at, found)
    if aimed is not None:
        return aimed
    group = scene.words.group(at.trigger.type)
    if group in _ANYWHERE:
        return None
    seized, reach = group in _SEIZED, _NEAR if group == "agreement" else _FAR
    for k in range(at.last, min(scene.last, at.last + reach)):
        if k in scene.told or _ended(scene, k):
            return None
        if seized and _person(scene, k):  # «إيقاف موظف بوزارة ...»
            return None
        if not _houses(scene, k) or not _where(scene, at, k):
            continue
        if claim is not None and not claim.content.start <= scene.tokens[k].start:
            continue
        called = _called(scene, k)
        if called is not None:
            return called
    return None


def _aimed_at(scene: EventScene, at: TriggerAt, found: Found) -> EventPlace | None:
    """«هجوم على مركز ...», «اقتحموا فندق ...»: the house at which force was aimed."""
    if scene.words.group(at.trigger.type) != "force":
        return None
    for argument in found.arguments:
        k = scene.page.reading.token_at(argument.span.start)
        if argument.role == "target" and at.last <= k < scene.last and _houses(scene, k):
            return _called(scene, k)
    return None


def _ended(scene: EventScene, k: int) -> bool:
    """Whether another clause begins at a token."""
    hit = scene.words.functions.first(scene.tokens, k)
    if hit is not None and hit.value in _ENDS:
        return True
    contrasts = scene.words.places.contrasts
    return contrasts.first(scene.tokens, k) is not None or scene.tokens[k].text in _STOPS


def _houses(scene: EventScene, k: int) -> bool:
    return bool(scene.words.places.houses.at(scene.tokens, k))


def _where(scene: EventScene, at: TriggerAt, k: int) -> bool:
    """Whether words say that something was in the house or, of a protest, before it; not where somebody only works
    there («طبيب في مستشفى كذا»)."""
    words, tokens = scene.words, scene.tokens
    letter = any(h.prefix.endswith(words.places.letters) for h in words.places.houses.at(tokens, k))
    before = k if letter else k - 1
    if not letter:
        if before < at.last:
            return False
        front = words.places.fronts.first(tokens, before) is not None
        if front and at.trigger.type not in _BEFORE:
            return False
        if not (front or words.locative(tokens[before].text)):
            return False
    return before <= at.last or not _person(scene, before - 1)


def _person(scene: EventScene, k: int) -> bool:
    """Whether a word is a noun of persons, «و» on it or not; not in a name («مجلس الوزراء»)."""
    words, text = scene.words, scene.tokens[k].text
    if k in scene.page.covered:
        return False
    return any("person" in words.kinds.of_word(t) for t in (text, text.removeprefix(AND)))


def _called(scene: EventScene, k: int) -> EventPlace | None:
    """The house that begins at a token, by its name or, of two words at least, by what it is described as; no town that is
    called after one."""
    page, tokens = scene.page, scene.tokens
    named = page.mentions.get(k)
    if named is not None and named[0].type != "PER" and named[0].names:
        mention, name = named[0], named[0].names[0]
        town = mention.type == "LOC" and not scene.words.is_site(name)
        town = town or not scene.words.places.small(name) or len(name.split()) == 1
        return None if town else EventPlace(name, entity=mention.entity or None)
    last = _end(scene, k)
    around, _ = page.mentions.get(last, (None, 0))
    if around is not None and around.names and scene.words.is_site(around.names[0]):
        return EventPlace(around.names[0])  # «قاعة الاجتماعات بمستشفى كذا»
    if last - k < 2:
        return None
    text = page.document.text[_start(scene, k) : tokens[last - 1].end]
    return EventPlace(" ".join(text.split()))


def _start(scene: EventScene, k: int) -> int:
    """Where (code points) a word begins behind its letters."""
    hit = scene.words.places.houses.first(scene.tokens, k)
    return scene.tokens[k].start + (len(hit.prefix) if hit is not None else 0)


def _end(scene: EventScene, k: int) -> int:
    """Where (tokens) the description of a house ends that says which one it is; `k` if it does not: behind the first word
    with its article or the first body that it governs, and the adjectives of these."""
    piece = next((p for p in scene.pieces if p.first <= k < p.last), None)
    if piece is None or piece.kind != "np":
        return k
    named, last, n = scene.page.mentions, k, k
    while n < min(scene.last, k + _LONG):
        body = named.get(n) if n > k else None
        bound = scene.tokens[n].text.startswith(TO)
        if body is not None and body[0].type == "ORG" and bound == (last > k):
            return body[1]
        definite = _definite(scene, n) if n == k else scene.tokens[n].text.startswith(ARTICLE)
        more = (last == k or (definite and _adjective(scene, n))) and n < piece.last
        side = n > k and (bound or scene.words.locative(scene.tokens[n].text))
        if n in scene.told or side or not more or scene.tokens[n].kind != "word":
            break
        n += 1
        last = n if definite else last
    return last


def _adjective(scene: EventScene, n: int) -> bool:
    """Whether a word with its article is an adjective, by the tables or its ending («المدني»)."""
    text = scene.tokens[n].text
    return text.removeprefix(ARTICLE) in scene.words.adjectives or text.endswith(ADJECTIVAL)


def _definite(scene: EventScene, n: int) -> bool:
    """Whether a word has its article, under the letter that says where."""
    text = scene.tokens[n].text
    return text.startswith(ARTICLE) or text[1:].startswith(ARTICLE)
