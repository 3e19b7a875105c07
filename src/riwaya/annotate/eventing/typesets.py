"""Sets of types that rules speak of (`events/type_sets.tsv`), so that a type of a user's pack can join each of them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from riwaya.annotate.eventing.rows import TypeRow
from riwaya.errors import ResourceError
from riwaya.resources.pack import Pack

#: Between the rule that several sets belong to and the name of each («kin.talks»).
_OF = "."


class TypeSetRow(msgspec.Struct, frozen=True):
    """A set of types: those named, and all of the families (`group` of `types.tsv`) named. Rows of one name add up."""

    set: str
    types: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class TypeSets:
    """`pack.get(TypeSets)`: each set by its name, as its row explains it. Raises ResourceError for a set that no rule
    asks for and for a type or family that `types.tsv` does not have."""

    def __init__(self, pack: Pack) -> None:
        named = _named(pack)
        take = named.pop
        # What happens.
        self.fire = take("fire")
        self.violent = take("violent")
        self.foiled = take("foiled")
        self.crimes = take("crimes")
        self.deeds = take("deeds")
        self.harming = take("harming")
        self.custody = take("custody")
        self.by_state = take("by_state")
        self.takings = take("takings")
        self.grounds = take("grounds")
        self.protests = take("protests")
        self.dispersals = take("dispersals")
        self.pursuits = take("pursuits")
        self.arrests = take("arrests")
        self.verdicts = take("verdicts")
        self.raids = take("raids")
        self.parley = take("parley")
        self.attended = take("attended")
        self.company = take("company")
        self.pacts = take("pacts")
        self.lasting = take("lasting")
        # Who takes part.
        self.charged = take("charged")
        self.own_deeds = take("own_deeds")
        self.announced = take("announced")
        self.befallen = take("befallen")
        self.reached = take("reached")
        self.deadly = take("deadly")
        # Where and when.
        self.of_place = take("of_place")
        self.left = take("left")
        self.bound = take("bound")
        self.placeless = take("placeless")
        self.nowhere = take("nowhere")
        self.plural_one = take("plural_one")
        self.pinpointed = take("pinpointed")
        self.news = take("news")
        # Which type and status.
        self.causes = take("causes")
        self.loose_causes = take("loose_causes")
        self.borne = take("borne")
        self.by_word = take("by_word")
        self.lawful = take("lawful")
        self.in_course = take("in_course")
        self.drawn_out = take("drawn_out")
        self.enduring = take("enduring")
        self.states = take("states")
        self.sustained = take("sustained")
        self.scheduled = take("scheduled")
        self.standing = take("standing")
        self.sorts = take("sorts")
        #: By what a figure counts: the types that it can be the harm of.
        self.counted = _taken(named, "counted")
        self._same = _partners(_taken(named, "same"))
        self._kin = _partners(_taken(named, "kin"))
        self._day = _partners(_taken(named, "day"))
        if named:
            known = "no rule asks for this set of types"
            raise ResourceError([f"events/type_sets.tsv: {known}: {name}" for name in named])

    def same(self, a: str, b: str) -> bool:
        """Whether mentions of these types may be one event."""
        return a == b or b in self._same.get(a, ())

    def kin(self, a: str, b: str) -> bool:
        """Whether mentions of these types may tell of one happening in different words."""
        return a == b or b in self._kin.get(a, ())

    def one_day(self, a: str, b: str) -> bool:
        """Whether deeds of these types are told in one narrative of a day."""
        return a == b or b in self._day.get(a, ())


def _named(pack: Pack) -> dict[str, frozenset[str]]:
    """The sets by name, families spelled out."""
    families: dict[str, set[str]] = {}
    types: set[str] = set()
    for known in pack.rows("events", "types", TypeRow):
        types.add(known.type)
        families.setdefault(known.group, set()).add(known.type)
    out: dict[str, frozenset[str]] = {}
    faults: list[str] = []
    for row in pack.rows("events", "type_sets", TypeSetRow):
        faults += [f"no type {t!r} (set {row.set})" for t in row.types if t not in types]
        faults += [f"no family {g!r} (set {row.set})" for g in row.groups if g not in families]
        lent = (t for g in row.groups for t in families.get(g, ()))
        out[row.set] = out.get(row.set, frozenset()) | {*row.types, *lent}
    if faults:
        raise ResourceError([f"events/type_sets.tsv: {fault}" for fault in faults])
    return out


def _taken(named: dict[str, frozenset[str]], rule: str) -> dict[str, frozenset[str]]:
    """Takes the sets of one rule out of `named`, without its name."""
    held = [name for name in named if name.startswith(rule + _OF)]
    return {name.removeprefix(rule + _OF): named.pop(name) for name in held}


def _partners(sets: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Each type with all that share a set with it."""
    out: dict[str, frozenset[str]] = {}
    for held in sets.values():
        for type_ in held:
            out[type_] = out.get(type_, frozenset()) | held
    return out
