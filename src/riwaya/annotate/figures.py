"""Figures: how many were killed, injured, missing, detained, displaced, sheltered; and other counts.

A quantity is found first (`figures_quantities`), then the word that says what befell those counted
(`figures_governors`); quantities joined to one another share it, and «بينهم» makes the later ones parts of
the one before, as long as they do not sum to more than it.
"""

from __future__ import annotations

import msgspec

from riwaya.annotate.figures_governors import Scene
from riwaya.annotate.figures_joint import mixed, ranges
from riwaya.annotate.figures_quantities import Quantity, quantities
from riwaya.annotate.figures_words import FigureWords, What
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer
from riwaya.model import Document, Figure
from riwaya.resources import Pack

_VERSION = "1"
_JOIN_REACH = 10
_BARE_REACH = 4
_NO_LIMIT = float("inf")
#: «قتل انتحاري، يشتبه بأنه ...، 32 شخصا»: those who kill; what is said of them may stand between.
_ATTACKERS = frozenset(("suicide bombers", "attackers"))
_ASIDE = 12
#: Tokens between the numbers of a list of places («8 في بني وليد و7 في ...»).
_LIST_GAP = 4
_HARMED = {"killed", "injured"}


class _Found(msgspec.Struct):
    """A figure in the making; `total` is the one it breaks down."""

    q: Quantity
    what: What
    rule: str
    total: _Found | None = None
    listed: _Found | None = None
    cumulative: bool = False
    sentence: int = 0


class Figures:
    """The stage. Reads title and body only."""

    name = "figures"
    version = _VERSION
    needs: frozenset[Layer] = frozenset({"blocks", "times"})
    adds: frozenset[Layer] = frozenset({"figures"})

    def __call__(self, document: Document, reading: Reading, pack: Pack) -> Document:
        words = pack.get(FigureWords)
        timed = _timed(document, reading)
        found: list[_Found] = []
        ill = False
        for stretch in reading.article:
            told: list[_Found] = []
            for n, sentence in enumerate(stretch.sentences):
                scene = Scene(reading.tokens, sentence.first, sentence.last, timed, words)
                ill = ill or scene.ill
                made = _sentence(scene)
                for f in made:
                    f.sentence = n
                    if f.what == "injured" and (scene.ill or (ill and scene.is_case(f.q))):
                        f.what, f.rule = "other", "case"
                told += made
            _spread(told)
            found += told
        return msgspec.structs.replace(document, figures=_figures(document, found))


STAGE = Figures()


def _timed(document: Document, reading: Reading) -> frozenset[int]:
    out: set[int] = set()
    for timex in document.times:
        first, last = reading.range(timex.span)
        out.update(range(max(0, min(first, reading.token_at(timex.start))), last))
    return frozenset(out)


def _sentence(scene: Scene) -> list[_Found]:
    counts = quantities(scene.tokens, scene.first, scene.last, scene.timed, scene.words)
    counts = ranges(counts, scene.tokens, scene.words, scene.first)
    together = mixed(counts, scene.tokens, scene.words)
    found: list[_Found] = []
    last: _Found | None = None
    taken: set[int] = set()
    for n, q in enumerate(counts):
        if n in together:
            found += [_Found(q, "other", "mixed")] if together[n] else []
            continue
        after = _next(counts, n)
        made = _judge(scene, q, after, last, frozenset(taken))
        if made and made[0].what == "other" and n and _strikes(scene, counts[n - 1], q):
            made = [_Found(q, "killed", "governed")]
        if not made or _kills(scene, q, after, made[0].rule):
            continue
        found += made
        taken.update(range(q.core, q.last))
        if made[0].what != "other":
            last = made[0]
        elif not q.bare:
            last = None if made[0].rule == "governed" else last
    _add_up(found)
    for f in found:
        f.cumulative = f.what != "other" and not f.q.bare and scene.cumulative(f.q)
    return found


def _next(counts: list[Quantity], n: int) -> Quantity | None:
    """The count after the `n`-th, a noun that only describes it passed over («مهاجم انتحاري»)."""
    last = counts[n].last
    for q in counts[n + 1 :]:
        if not (q.bare and not q.joined and not q.owned and q.first == last):
            return q
        last = q.last
    return None


def _judge(
    scene: Scene, q: Quantity, after: Quantity | None, last: _Found | None, taken: frozenset[int]
) -> list[_Found]:
    noun = q.noun
    dead = noun is not None and noun.what == "injured" and scene.died(q)
    if noun and noun.strong and not dead and (not q.bare or _stands_alone(scene, q, after)):
        return [_Found(q, noun.what, "casualty-noun", *_part(scene, q, last))]
    head = scene.head_of(q, taken)
    if head:
        whats = dict.fromkeys([*(h.what for h in head.also), head.head.what])
        if set(whats) == _HARMED and q.value is not None and not q.bare:
            return [_Found(q, "other", "mixed")]
        if q.bare and head.head.what == "other":
            return []
        return [_Found(q, what, "governed", *_part(scene, q, last)) for what in whats]
    state = scene.state_of(q) if not q.bare and (noun is None or noun.kind == "person") else None
    if state:
        return [_Found(q, state, "state", *_part(scene, q, last))]
    among = scene.among(q)
    if among and (noun is None or noun.kind == "person"):
        total = last if last is not None and last.what == among else None
        if total is not None and total.rule == "among":
            total = total.total
        return [_Found(q, among, "among", total)]
    toll = scene.toll_of(q, taken)
    if toll and not _old_toll(scene, q):
        return [_Found(q, toll, "toll")]
    if last and _joined(scene, last.q, q):
        what = (
            noun.what
            if noun
            and noun.kind == "casualty"
            and not noun.strong
            and not q.bare
            and noun.what != last.what
            else last.what
        )
        return [_Found(q, last.what if what == "other" else what, "joined", *_part(scene, q, last))]
    subject = scene.told_after(q) if q.bare else None
    if subject and subject != "other" and noun is not None and noun.kind == "person":
        return [_Found(q, subject, "subject")]
    told = (q.bare and scene.owned_after(q)) or (not q.bare and scene.apposed(q))
    if told and noun is not None and noun.kind == "person" and told != "other":
        return [_Found(q, told, "told-beside")]
    if q.bare:
        return []
    if noun is None or noun.kind == "person":
        verb = scene.head_after(q)
        if verb and (noun or verb.first - q.last <= 2):
            return [_Found(q, verb.head.what, "before-verb")]
    if noun and noun.kind == "casualty":
        return [_Found(q, noun.what, "casualty-noun", *_part(scene, q, last))]
    return [_Found(q, "other", "counted")] if noun else []


def _kills(scene: Scene, q: Quantity, after: Quantity | None, rule: str) -> bool:
    """«قتل رجل زوجته», «قتل مهاجم 12 شخصا»: the one counted is the subject, as those he killed follow."""
    if not q.bare or rule != "governed" or after is None or after.joined or q.value != 1:
        return False
    if scene.heads_between(q.last, after.first) or scene.breakdown_between(q.last, after.first):
        return False
    counted = not after.bare and after.noun is not None and after.noun.kind == "person"
    if not (after.owned or (counted and not after.prep)):
        return False
    head = scene.head_of(q, frozenset())
    if counted and _strikes(scene, q, after):
        return True
    if any(scene.barrier(k) or scene.tokens[k].kind == "mark" for k in range(q.last, after.first)):
        return False
    return head is not None and head.head.verb and after.first - q.last <= (1 if after.bare else 4)


def _strikes(scene: Scene, q: Quantity, after: Quantity) -> bool:
    """«قتل انتحاري، يشتبه بأنه ...، 32 شخصا»: whether one whose trade it is stands right after the verb."""
    if q.noun is None or q.noun.who not in _ATTACKERS or after.prep or after.bare:
        return False
    head = scene.head_of(q, frozenset())
    near = after.first - q.last <= _ASIDE and not scene.heads_between(q.last, after.first)
    kills = head is not None and head.head.verb and head.head.what == "killed"
    return near and kills and head is not None and head.last == q.first


def _stands_alone(scene: Scene, q: Quantity, after: Quantity | None) -> bool:
    """«قتيل وثلاثة جرحى», «قتيلان في حادث»: one word that is a whole toll."""
    if q.value == 2 or q.first == scene.first:
        return True
    return after is not None and after.joined and after.first - q.last <= 1


def _old_toll(scene: Scene, q: Quantity) -> bool:
    """«من 10 إلى 12»: the number that no longer holds."""
    before, k = q.first - 1, q.last
    if not scene.is_link(before, "of"):
        return False
    return any(scene.is_link(i, "to") for i in range(k, min(k + 2, scene.last)))


def _joined(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """Whether `right` goes on from `left` under the same governing word."""
    gap = right.first - left.last
    if gap > (_BARE_REACH if right.bare else _JOIN_REACH):
        return False
    if right.noun is not None and (
        right.noun.kind == "unit" or (right.bare and right.noun.nation and right.value == 1)
    ):
        return False
    if scene.heads_between(left.last, right.first) and not right.joined:
        return False
    opened = scene.breakdown_between(left.last, right.first)
    joined = right.joined or scene.and_before(right.first)
    comma = right.first > left.last and scene.tokens[right.first - 1].text in ("،", ",", ":", "(")
    if not (opened or joined or comma):
        return False
    if right.noun is None and not right.other and not opened and gap > 1:
        return _listed(scene, left, right)
    if right.bare and not opened and gap > 2 and not right.joined:
        return False
    return opened or not any(scene.barrier(k) == "hard" for k in range(left.last, right.first))


def _listed(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """«8 في العاصمة و7 في الساحل»: bare numbers, each with its place."""
    if left.noun is not None or not right.joined or right.first - left.last > _LIST_GAP:
        return False
    ends = (left.last, right.last)
    return all(k < scene.last and scene.barrier(k) == "preposition" for k in ends)


def _part(scene: Scene, q: Quantity, last: _Found | None) -> tuple[_Found | None, _Found | None]:
    """(the total that `q` breaks down, the figure that it may go on listing after)."""
    if last is None:
        return None, None
    after = range(q.last, min(q.last + 1, scene.last))
    if scene.breakdown_between(last.q.last, q.first) or (
        q.noun is None and any(scene.breakdown_between(k, k + 1) for k in after)
    ):
        return last, None
    if q.first == last.q.last + 1 and scene.tokens[last.q.last].text == ":":
        return last, None
    if last.total is not None and (q.joined or scene.tokens[q.first - 1].text in ("،", ",")):
        return last.total, None
    return None, last.listed or last


def _add_up(found: list[_Found]) -> None:
    """Lists without «بينهم» that sum to the figure before them break it down; parts that exceed it do not."""
    heads = [f for f in found if f.listed is None and f.total is None]
    for head in heads:
        listed = [
            f for f in found if f.listed is head and f.what == head.what and f.rule == "joined"
        ]
        if len(listed) > 1 and sum(f.q.value or 0 for f in listed) == head.q.value:
            for f in listed:
                f.total = head
    for total in found:
        parts = [f for f in found if f.total is total and f.what == total.what]
        if total.q.value is not None and any((f.q.value or 0) > total.q.value for f in parts):
            for f in parts:
                f.total = None
        for f in found:
            if f.total is total and (f.q.value or 0) > (total.q.value or total.q.high or _NO_LIMIT):
                f.total = None


def _spread(found: list[_Found]) -> None:
    """Counts of one sort right after a larger one that sum to it exactly break it down («20 قتيلا ... 8 في ...، و12
    قتيلا في ...»), told in its sentence or the next."""
    for n, head in enumerate(found):
        whole = head.q.value
        if head.what == "other" or head.total is not None or whole is None or head.q.bare:
            continue
        parts: list[_Found] = []
        rest = float(whole)
        for f in found[n + 1 :]:
            if f.sentence - head.sentence > 1 or rest <= 0:
                break
            if f.what != head.what or f.total is not None:
                continue
            if f.q.value is None or f.q.value > rest or f.cumulative:
                parts = []
                break
            parts.append(f)
            rest -= float(f.q.value)
        if rest == 0 and len(parts) > 1:
            for f in parts:
                f.total = head


def _figures(document: Document, found: list[_Found]) -> tuple[Figure, ...]:
    found.sort(key=lambda f: (f.q.start, -f.q.end))
    ids = {id(f): f"{document.id}:f{n}" for n, f in enumerate(found, 1)}
    return tuple(_figure(f, ids) for f in found)


def _figure(f: _Found, ids: dict[int, str]) -> Figure:
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
