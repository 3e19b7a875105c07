"""Rows of the tables under `events/`, and what their triggers, cues and frames compile to."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.eventing.context import Context
from riwaya.language.verbs import Aspect

Part = Literal["verb", "noun", "phrase"]
#: The frame of words for those who protest («المحتجون»), which are told whatever is told of them.
CROWD = "crowd"
Side = Literal["before", "touching", "negation", "modal", "after", "sentence", "asking"]


class TypeRow(msgspec.Struct, frozen=True):
    """A type of event (`types.tsv`) with its equivalents in PLOVER, CAMEO, ACLED and UCDP."""

    type: str
    label_ar: str
    label_en: str
    definition: str
    plover: str = ""
    mode: str = ""
    context: str = ""
    cameo: str = ""
    acled: str = ""
    acled_sub: str = ""
    ucdp: str = ""
    group: str = ""


class ModeRow(msgspec.Struct, frozen=True):
    """What a trigger tells beyond its type (`modes.tsv`): finer codes of PLOVER, CAMEO and ACLED."""

    trigger: str
    plover: str
    mode: str = ""
    context: str = ""
    cameo: str = ""
    acled: str = ""
    acled_sub: str = ""


class TriggerRow(msgspec.Struct, frozen=True):
    """A word or phrase that tells of an event (`triggers.tsv`)."""

    trigger: str
    type: str
    part: Part
    frame: str
    present: str = ""
    plurals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class FrameRow(msgspec.Struct, frozen=True):
    """Who is what by place in the clause; `links` are «preposition = role»."""

    frame: str
    subject: str = ""
    object: str = ""
    of: str = ""
    links: tuple[str, ...] = ()


class LightRow(msgspec.Struct, frozen=True):
    """A verb that carries an event noun (`light_verbs.tsv`), with its verbal noun; `phase`: of beginning, of
    being under way, of ending."""

    past: str
    present: str
    role: str
    masdar: str = ""
    phase: Literal["", "begin", "run", "end"] = ""


class VerbRow(msgspec.Struct, frozen=True):
    """A verb (`verbs.tsv`); `also` is «noun» where its bare past is as often a noun («نظر»)."""

    past: str
    present: str
    kind: str = ""
    also: str = ""


class ObjectControlRow(msgspec.Struct, frozen=True):
    """A verb that has somebody do something (`object_control.tsv`): `whom` is «object» or a preposition."""

    past: str
    present: str
    whom: str


class ClaimingRow(msgspec.Struct, frozen=True):
    phrase: str
    part: Literal["verb", "noun", "of", "accused", "doer", "behind", "laid", "involved"]


class PlaceWordRow(msgspec.Struct, frozen=True):
    word: str
    kind: Literal[
        "back", "country", "capital", "border", "kind", "edge", "distance", "near", "where", "pair", "chain",
        "wide", "letter", "nisba",
        "quarter", "house", "gathering", "own", "joins", "town", "seat", "front", "side", "contrast", "cause", "toward", "therein", "scattered", "since", "again", "spot",
        "bench", "witness",
    ]  # fmt: skip


Relation = Literal["after", "before", "during", "caused_by"]


class LinkRow(msgspec.Struct, frozen=True):
    """A word that ties two events (`event_links/links.tsv`, explained in its README)."""

    word: str
    present: str = ""
    relation: Relation = "after"
    side: Literal["other", "yields", "yielded"] = "other"


class StemRow(msgspec.Struct, frozen=True):
    stem: str


class Verb(msgspec.Struct, frozen=True):
    """A form of a verb; `kind` is cause, say, accuse or nothing, `gender` and `number` as of `VerbForm`."""

    aspect: Aspect
    kind: str = ""
    gender: str = "-"
    number: str = "-"


class WhyRow(msgspec.Struct, frozen=True):
    """What has a time of its own beside an event: of what somebody dies, for what it is done, a limit, a toll that rises
    (`whys.tsv`)."""

    phrase: str
    kind: Literal["wound", "reason", "limit", "rise", "risen"]


class AnchorRow(msgspec.Struct, frozen=True):
    """A word that counts from another event: `sign` 1 where that event came first («بعد يومين من»); `days` where the word says
    how many by itself («غداة»)."""

    word: str
    sign: int
    days: int = 0


class FunctionRow(msgspec.Struct, frozen=True):
    """A word that is no noun or verb; `where` marks prepositions of place."""

    word: str
    kind: str
    where: bool = False


class RelativeRow(msgspec.Struct, frozen=True):
    word: str
    gender: Literal["m", "f", "p"]


class StatusRow(msgspec.Struct, frozen=True):
    phrase: str
    status: str
    side: Side


class BlockerRow(msgspec.Struct, frozen=True):
    phrase: str
    side: Literal["before", "after", "sentence", "head"]
    types: tuple[str, ...] = ()


class ThemeRow(msgspec.Struct, frozen=True):
    """A theme of sentences (sport, fiction) and the types of events that cannot be meant in it."""

    theme: str
    groups: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class AgentRow(msgspec.Struct, frozen=True):
    phrase: str
    role: str


class BearerRow(msgspec.Struct, frozen=True):
    """A word that tells whom another use of arms hit (`bearers.tsv`)."""

    past: str
    present: str
    masdar: str = ""
    participle: str = ""


class AnaphorRow(msgspec.Struct, frozen=True):
    noun: str
    types: tuple[str, ...]


class Frame(msgspec.Struct, frozen=True):
    name: str
    subject: str
    object: str
    of: str
    links: dict[str, str]


class Trigger(msgspec.Struct, frozen=True):
    """One form of a trigger. `aspect` and `number` are those of a verb form, `plural` of a noun; `jussive` marks
    a short form that stands only after a negation."""

    word: str
    type: str
    part: Part
    frame: Frame
    needs: Context = Context()
    unless: Context = Context()
    place: bool = False
    party: bool = False
    people: bool = False
    arms: bool = False
    jussive: bool = False
    aspect: Aspect | None = None
    number: str = "-"
    plural: bool = False

    @property
    def asks(self) -> bool:
        """Whether it counts only where something stands beside it."""
        return bool(self.needs) or self.place or self.party or self.people or self.arms


class Cue(msgspec.Struct, frozen=True):
    """`letter` is joined to the word behind it («تخطط ل»)."""

    status: str
    side: Side
    letter: str = ""


class Blocker(msgspec.Struct, frozen=True):
    side: str
    types: frozenset[str]
