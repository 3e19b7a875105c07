"""Who takes part in an event, and where: by voice, preposition and order around its trigger."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.behindnoun import ACTING
from riwaya.annotate.eventing.nouns import NounGatherer
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt, after_preposition
from riwaya.annotate.eventing.verbs import VerbGatherer
from riwaya.language.affixes import ALEF_MAQSURA, HIS_OR_HER, OF_MANY, YA
from riwaya.model import Argument, Mention

#: How many ranks a country stands behind a place in it.
_COUNTRY = 3
#: What outlets do themselves.
_MEDIA = "media"


class Found(msgspec.Struct):
    """What was found around a trigger. `places` best first, `rank` that of the best; `light` is the token of its light verb,
    `by` that of the event that is the verb's subject."""

    arguments: list[Argument]
    places: list[Mention]
    rank: int = 0
    light: int | None = None
    by: int | None = None


def arguments_of(scene: EventScene, at: TriggerAt, following: int) -> Found:
    """The arguments of one trigger; `following` is the token where the next trigger begins."""
    verb = _verbal(scene, at) and not after_preposition(scene, at.first)
    gatherer = (VerbGatherer if verb else NounGatherer)(scene, at, following)
    gatherer.gather()
    gatherer.attended()
    gatherer.collided()
    if gatherer.frame.subject in ACTING or gatherer.frame.subject == "instrument":
        gatherer.blamed()
    gatherer.against()
    if _passive(scene, at):
        gatherer.out = _undergone(gatherer.out, scene.tokens[at.first].start)
    countries = scene.words.countries
    gatherer.places.sort(key=lambda p: p[0] + (_COUNTRY if _is_in(p[1], countries) else 0))
    seen: dict[tuple[str, str], Argument] = {}
    undergone = {a.name for a in gatherer.out if a.role == "target"}
    hosts = {a.name for a in gatherer.out if a.role == "actor"}
    for argument in gatherer.out:
        # «دافع النائب عن نفسه وأفرج عنه»: nobody does to himself what befell him.
        # Nor is a host his own guest («استقبل الأمير فلان، أمير المنطقة، ...»).
        guest = argument.role == "participant" and argument.name in hosts
        if guest or _teller(scene, at, argument):
            continue
        if argument.role != "actor" or argument.name not in undergone:
            seen.setdefault((argument.role, argument.name), argument)
    _remember(scene, at, list(seen.values()))
    rank = gatherer.places[0][0] if gatherer.places else 0
    places = [m for _, m in gatherer.places]
    return Found(list(seen.values()), places, rank, gatherer.light, gatherer.by)


def _passive(scene: EventScene, at: TriggerAt) -> bool:
    """«أُلقي القبض على ...»: whether the verb of a phrase is spelt as a passive, unlike «ألقى»."""
    known, said = at.trigger.word.split()[0], scene.tokens[at.first].raw
    return at.trigger.part == "phrase" and known.endswith(ALEF_MAQSURA) and said.endswith(YA)


def _undergone(found: list[Argument], start: int) -> list[Argument]:
    """«الموظفان ... أُلقي القبض عليهما»: whoever would act before a passive (code point `start`) is whom it befell, where nobody
    else is told."""
    before = [a for a in found if a.role in ACTING and a.span.start < start]
    kept = [a for a in found if a not in before]
    if any(a.role == "target" for a in kept):
        return kept
    return kept + [msgspec.structs.replace(a, role="target") for a in before]


def _teller(scene: EventScene, at: TriggerAt, argument: Argument) -> bool:
    """Whether the page's own outlet would act («في بيان تحصلت الإذاعة على نسخة منه»): it tells of others."""
    outlet = scene.page.document.outlet
    own = outlet is not None and argument.name == outlet.name and argument.role == "actor"
    return own and scene.words.group(at.trigger.type) != _MEDIA


def _remember(scene: EventScene, at: TriggerAt, found: list[Argument]) -> None:
    """Keeps both sides of talks or a fight for «الطرفين»; host and guest are such too."""
    pact = at.trigger.type in scene.words.sets.pacts
    roles = ("actor", "participant") if pact else ("participant",)
    sides = [a for a in found if a.role in roles]
    if len(sides) > 2:  # «القوات المصرية» with its state is one side
        sides = list({a.span.start: a for a in reversed(sides)}.values())[::-1]
    sides = sides or _foes(scene, at, found)
    if len(sides) == 2:
        scene.page.sides[scene.words.family(at.trigger.type)] = tuple(sides)


def _foes(scene: EventScene, at: TriggerAt, found: list[Argument]) -> list[Argument]:
    """Who attacked and who was attacked, two who may go on to fight."""
    if scene.words.group(at.trigger.type) != "force":
        return []
    sides = [_side(scene, [a for a in found if a.role == role]) for role in ("actor", "target")]
    return [side for side in sides if side is not None]


def _side(scene: EventScene, held: list[Argument]) -> Argument | None:
    """The armed body or people that one holder of a role names («مواقع قوات الحكومة»)."""
    if len({a.span.start for a in held}) != 1:
        return None
    one = held[0]
    page = scene.page
    first = page.reading.token_at(one.span.start)
    for k in range(first, len(page.tokens)):
        token = page.tokens[k]
        if token.start >= one.span.end:
            break
        if scene.words.forces.at(page.tokens, k):
            whole = k == first
            name = page.document.text[token.start : one.span.end]
            return one if whole else msgspec.structs.replace(one, name=name, entity=None)
    people = "person" in scene.words.kinds.of_word(page.tokens[first].text)
    return one if people else None


def _verbal(scene: EventScene, at: TriggerAt) -> bool:
    """Whether a trigger is a verb, or a phrase of nothing but one («سيطر»)."""
    one = at.trigger.part == "phrase" and at.last == at.first + 1 and not at.definite
    one = one and at.enclitic in ("", *HIS_OR_HER, *OF_MANY)
    return at.trigger.part == "verb" or (one and bool(scene.words.verbs.at(scene.tokens, at.first)))


def _is_in(mention: Mention, names: frozenset[str]) -> bool:
    return bool(mention.names) and mention.names[0] in names
