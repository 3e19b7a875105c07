"""Figures: how many were killed, injured, missing, detained, displaced, sheltered; and other counts.

A quantity is found first (`counting.quantities`), then the word that says what befell those counted
(`counting.governors`); quantities joined to one another share it, and «بينهم» makes the later ones parts of
the one before, as long as they do not sum to more than it.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.counting.beside import (
    among,
    among_after,
    apposed,
    described,
    head_after,
    owned_after,
    owned_far,
    part_of_known,
    state_of,
    told_after,
    told_of_one,
)
from riwaya.annotate.counting.count import Quantity
from riwaya.annotate.counting.doers import is_object, kills, strikes, struck_by_many
from riwaya.annotate.counting.governors import Scene
from riwaya.annotate.counting.joint import mixed, ranges
from riwaya.annotate.counting.layers import page_tokens
from riwaya.annotate.counting.lists import (
    joined,
    of_them,
    old_toll,
    part,
    part_of_prior,
    risen,
    taken_in,
    whole_toll,
)
from riwaya.annotate.counting.quantities import quantities
from riwaya.annotate.counting.sums import (
    Found,
    add_up,
    go_on,
    itemized,
    parts_of_counts,
    spread,
    summed,
)
from riwaya.annotate.counting.tolls import toll_of
from riwaya.annotate.counting.wholes import one_with_others, single_told_twice
from riwaya.annotate.counting.words import FigureWords
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.model import Document, Figure
from riwaya.resources import Pack

_VERSION = "1"
_HARMED = {"killed", "injured"}
#: How many sentences before stand those of whom «بينهم» may tell.
_PRIOR = 2
_LEFT_IN = ("injured", "sheltered")


class Figures:
    """The stage. Reads title and body only."""

    name = "figures"
    version = _VERSION
    needs: frozenset[Layer] = frozenset({"blocks", "times"})
    adds: frozenset[Layer] = frozenset({"figures"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        page = page_tokens(document, reading, pack.get(FigureWords))
        found: list[Found] = []
        ill = False
        number = 0
        for stretch in reading.article:
            told: list[Found] = []
            for sentence in stretch.sentences:
                scene = Scene(page, sentence.first, sentence.last)
                ill = ill or scene.ill
                made = _sentence(scene, _prior(told, number))
                told += _cases(made, scene, ill=ill)
                for f in made:
                    f.sentence = number
                number += 1
            found += told
        spread(found)
        return msgspec.structs.replace(document, figures=_figures(document, found))


STAGE = Figures()


def _prior(told: list[Found], sentence: int) -> Found | None:
    """The toll told last in the two sentences before the `sentence`-th."""
    for f in reversed(told):
        if f.sentence < sentence - _PRIOR:
            return None
        if f.what != "other" and f.total is None and not f.q.bare:
            return f
    return None


def _cases(found: list[Found], scene: Scene, *, ill: bool) -> list[Found]:
    """Those counted as «إصابة» of an illness are cases, and so are those of a list that goes on from them."""
    case = False
    for f in found:
        case = (case and f.rule == "joined") or scene.ill
        case = case or (ill and (f.rule == "toll" or scene.is_case(f.q)))
        if f.what == "injured" and case:
            f.what, f.rule = "other", "case"
    return found


def _sentence(scene: Scene, prior: Found | None = None) -> list[Found]:
    """The figures of a sentence; `prior` is the toll told last in the sentence before."""
    counts = ranges(quantities(scene), scene)
    together = mixed(counts, scene)
    found: list[Found] = []
    last: Found | None = None
    taken: set[int] = set()
    for n, q in enumerate(counts):
        if n in together:
            found += [Found(q, "other", "mixed")] if together[n] else []
            continue
        after = _next(scene, counts, n)
        made = _judge(scene, q, after, last, frozenset(taken))
        if last is None and not found and (not made or made[0].rule == "counted"):
            made = part_of_prior(scene, q, prior) or made
        if not made or made[0].rule == "counted":
            made = risen(scene, q, found or [f for f in (prior,) if f]) or made
        if made and made[0].what == "other" and n and strikes(scene, counts[n - 1], q):
            made = [Found(q, "killed", "governed")]
        if not made or kills(scene, q, after, made[0].rule):
            continue
        found += made
        taken.update(range(q.core, q.last))
        if made[0].what != "other" or made[0].rule == "mixed":
            last = made[0]
        elif not q.bare:
            last = None if made[0].rule == "governed" or _crowd(made[0]) else last
    single_told_twice(found)
    one_with_others(scene, found)
    itemized(scene, counts, found)
    add_up(found)
    parts_of_counts(scene, found)
    for f in found:
        f.cumulative = f.what != "other" and not f.q.bare and scene.cumulative(f.q)
    go_on(found)
    return found


def _crowd(made: Found) -> bool:
    """«الطائرة تقل 68 راكبا هم ...»: people counted to whom nothing befell, so that what follows breaks them down."""
    return made.rule == "counted" and made.q.noun is not None and made.q.noun.kind == "person"


def _next(scene: Scene, counts: list[Quantity], n: int) -> Quantity | None:
    """The count after the `n`-th, a noun that only describes it passed over («مهاجم انتحاري»)."""
    last = counts[n].last
    for q in counts[n + 1 :]:
        describes = q.bare and not q.joined and not q.owned and q.first == last
        if not describes or is_object(scene, counts[n], q):
            return q
        last = q.last
    return None


def _judge(
    scene: Scene, q: Quantity, after: Quantity | None, last: Found | None, taken: frozenset[int]
) -> list[Found]:
    noun = q.noun
    known = part_of_known(scene, q)
    dead = (noun is not None and noun.what == "injured") and scene.died(q)
    if known and not dead and scene.head_of(q, taken) is None:
        same = last is not None and last.what == known
        return [Found(q, known, "known", last if same else None)]
    if noun and noun.strong and not dead and (not q.bare or whole_toll(scene, q, after)):
        return [Found(q, noun.what, "casualty-noun", *part(scene, q, last))]
    governed = _governed(scene, q, last, taken)
    if governed is not None:
        return _left_in(scene, q, last) or governed if _neutral(governed) else governed
    person = noun is None or noun.kind == "person"
    one = scene.is_link(q.last - 1, "single")  # «شخص واحد في عداد المفقودين»
    state = state_of(scene, q) if not q.bare or one else None
    state = state or described(scene, q) if person else None
    if state:
        return [Found(q, state, "state", *part(scene, q, last))]
    of = among(scene, q, taken) or among_after(scene, q) if person else None
    if of:
        total = last if last is not None and last.what == of else None
        if total is not None and total.rule == "among":
            total = total.total
        return [Found(q, of, "among", total)]
    toll = toll_of(scene, q, taken)
    if toll and not old_toll(scene, q):
        return [Found(q, toll, "toll")]
    if last and of_them(scene, q, last):
        return [Found(q, last.what, "joined", last)]
    if last and joined(scene, last.q, q):
        return [_joined(scene, q, last)]
    return taken_in(scene, q, last) or _told(scene, q, last, taken)


def _governed(
    scene: Scene, q: Quantity, last: Found | None, taken: frozenset[int]
) -> list[Found] | None:
    """What the word before says; an empty list where it says that `q` counts nobody."""
    head = scene.head_of(q, taken) or struck_by_many(scene, q)
    if head is None:
        return None
    whats = dict.fromkeys([*(h.what for h in head.also), head.head.what])
    if set(whats) == _HARMED and q.value is not None:
        return [Found(q, "other", "mixed")]
    if q.bare and head.head.what == "other":
        return []
    return [Found(q, what, "governed", *part(scene, q, last)) for what in whats]


def _neutral(governed: list[Found]) -> bool:
    return len(governed) == 1 and governed[0].what == "other" and governed[0].rule == "governed"


def _left_in(scene: Scene, q: Quantity, last: Found | None) -> list[Found]:
    """«نقل 12 شخصا إلى مراكز إيواء»: the state in which those were left whom a word without harm tells of."""
    state = state_of(scene, q) or owned_far(scene, q) or described(scene, q)
    state = state if not q.bare else None
    return [Found(q, state, "state", *part(scene, q, last))] if state in _LEFT_IN else []


def _joined(scene: Scene, q: Quantity, last: Found) -> Found:
    noun = q.noun
    hurt = last.q.noun is not None and last.q.noun.kind == "casualty"
    own = noun is not None and noun.kind == "casualty" and (noun.strong == q.bare or hurt)
    what = noun.what if noun is not None and own else last.what
    if last.what == "other":
        return Found(q, "other", last.rule, *part(scene, q, last))
    return Found(q, what, "joined", *part(scene, q, last))


def _told(scene: Scene, q: Quantity, last: Found | None, taken: frozenset[int]) -> list[Found]:
    """What is told of those counted after them, or in the noun that counts them."""
    noun = q.noun
    person = noun is not None and noun.kind == "person"
    one = told_of_one(scene, q)
    if one is not None and one != "other":
        return [Found(q, one, "subject")]
    subject = told_after(scene, q) if q.bare else None
    if subject and subject != "other" and person:
        return [Found(q, subject, "subject")]
    told = owned_after(scene, q) if q.bare else (apposed(scene, q, taken) or owned_after(scene, q))
    told = told if noun is not None or scene.alone(q) else None
    told = told or (owned_far(scene, q) if person else None)
    if told and (person or (noun is None and not q.bare)) and told != "other":
        return [Found(q, told, "told-beside")]
    if noun is None or person:
        verb = head_after(scene, q)
        of = not q.bare and scene.is_link(q.last, "of")  # «16 من ميليشيات الشمال قتلوا»
        plain = noun is not None or of or (verb is not None and verb.first - q.last <= 2)
        if verb and plain and not (q.bare and verb.head.what == "other"):
            return [Found(q, verb.head.what, "before-verb")]
    if q.bare:
        return []
    if noun and noun.kind == "casualty":
        return [Found(q, noun.what, "casualty-noun", *part(scene, q, last))]
    return [Found(q, "other", "counted")] if noun else []


def _figures(document: Document, found: list[Found]) -> tuple[Figure, ...]:
    found.sort(key=lambda f: (f.q.start, -f.q.end))
    ids = {id(f): f"{document.id}:f{n}" for n, f in enumerate(found, 1)}
    return summed(tuple(_figure(f, ids) for f in found))


def _figure(f: Found, ids: dict[int, str]) -> Figure:
    q, noun = f.q, f.q.noun
    unit = None
    if f.rule == "mixed":
        unit = "killed or injured"
    elif f.rule == "case":
        unit = "cases"
    elif f.what == "other" and noun is not None:
        unit = noun.unit or noun.who or "people"
    return Figure(
        id=ids[id(f)],
        start=q.start,
        end=q.end,
        what=f.what,
        value=q.value,
        low=q.low,
        high=q.high,
        approx=q.approx,
        unit=unit,
        who=(noun.who or None) if noun and f.what != "other" else None,
        part_of=ids.get(id(f.total)) if f.total is not None else None,
        cumulative=f.cumulative,
        rule=f"figures.{f.rule}@{_VERSION}",
    )
