"""What an event is called in the timeline: made from its structure, in Arabic and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.language.affixes import FEMININES
from riwaya.language.tokens import words
from riwaya.link.entities.known import NameHead
from riwaya.link.entities.names import bare
from riwaya.model import Entity, EventDate, Status
from riwaya.resources import Pack
from riwaya.resources.people import GivenName
from riwaya.resources.rows import OneWord


class EventLabel(msgspec.Struct, frozen=True):
    """A row of `labels/events.tsv`. `past` rows tell of what has happened only."""

    type: str
    ar: str
    en: str
    slots: str = ""
    ar_f: str = ""
    past: bool = False


class StatusLabel(msgspec.Struct, frozen=True):
    status: str
    ar: str
    en: str


class Phrase(msgspec.Struct, frozen=True):
    phrase: str
    ar: str
    en: str


class Masculine(msgspec.Struct, frozen=True):
    """A country whose name is masculine."""

    name: str


class Role(msgspec.Struct, frozen=True):
    """Which kinds of participant a label names in a role: `PER`, `ORG`, `LOC`, `STATE`."""

    type: str
    role: str
    kinds: tuple[str, ...] = ()


class Month(msgspec.Struct, frozen=True):
    """A month as labels write it."""

    month: int
    ar: str
    en: str


class Attached(msgspec.Struct, frozen=True):
    """How a preposition before a name is written with it."""

    written: str
    becomes: str


class Name(msgspec.Struct, frozen=True):
    """A participant or place as a label calls it."""

    ar: str
    en: str
    feminine: bool = False


class Labels:
    """Label templates, compiled from `labels/`."""

    def __init__(self, pack: Pack) -> None:
        self._rows: dict[str, list[EventLabel]] = {}
        for row in pack.rows("labels", "events", EventLabel):
            self._rows.setdefault(row.type, []).append(row)
        for rows in self._rows.values():
            rows.sort(key=lambda r: (-len(r.slots.split()), not r.past))
        self._status = {r.status: r for r in pack.rows("labels", "statuses", StatusLabel)}
        self._phrase = {r.phrase: r for r in pack.rows("labels", "phrases", Phrase)}
        self._feminine = {
            w for r in pack.rows("labels", "feminine", OneWord) for w in words(r.word)
        }
        self._masculine = {words(r.name) for r in pack.rows("labels", "masculine", Masculine)}
        self._roles = {
            (r.type, r.role): frozenset(r.kinds) for r in pack.rows("labels", "roles", Role)
        }
        self._attached = sorted(
            pack.rows("labels", "attached", Attached), key=lambda r: -len(r.written)
        )
        heads = [r.head for r in pack.rows("linking", "heads_of_names", NameHead) if not r.of]
        generic = [r.word for r in pack.rows("linking", "generic_words", OneWord)]
        self._sorts = {(bare(key[0]),) for w in (*heads, *generic) if len(key := words(w)) == 1}
        self._months = {r.month: r for r in pack.rows("labels", "months", Month)}
        self._women = {
            w
            for g in pack.rows("people", "given_names", GivenName)
            if g.gender == "f"
            for w in words(g.name)[:1]
        }

    def fits(self, type: str, role: str, kind: str) -> bool:
        """Whether a label of that type of event names a participant of that kind in that role."""
        kinds = self._roles.get((type, role))
        if kinds is None:
            return kind != "LOC" or role == "target"
        return kind in kinds or (kind == "STATE" and role == "target" and "LOC" in kinds)

    def names_nobody(self, entity: Entity) -> bool:
        """Whether a name is no more than a sort of body («التنظيم»): who has read nothing else cannot tell which."""
        key = words(entity.name)
        return entity.type == "ORG" and len(key) == 1 and (bare(key[0]),) in self._sorts

    def event(
        self,
        type: str,
        status: Status,
        actors: Sequence[Name],
        targets: Sequence[Name],
        place: Name | None,
        date: EventDate | None = None,
        *,
        part: bool = False,
    ) -> tuple[str, str]:
        """(Arabic, English) for an event of that type; participants in order of weight.

        `part`: it was done to something in the place, so that the place is only where it was.
        """
        filled: dict[str, Name] = {}
        if actors:
            filled["actor"] = self.joined(actors)
        if targets:
            filled["target"] = self.joined(targets)
        if place and not part:
            filled["place"] = place
        row = self._row(type, status, filled)
        slots = row.slots.split() if row else []
        if row is None:
            ar, en = type, type
        else:
            arabic = {k: n.ar for k, n in filled.items()}
            english = {k: n.en for k, n in filled.items()}
            for values in (arabic, english):
                values["where"] = values.get("place", "")
            actor = filled.get("actor")
            template = row.ar_f if actor and actor.feminine and row.ar_f else row.ar
            ar, en = template.format(**arabic), row.en.format(**english)
        named = [
            n for k, held in (("actor", actors), ("target", targets)) if k in slots for n in held
        ]
        if place and not (row and "{where}" in row.ar) and all(n.ar != place.ar for n in named):
            phrase = self._phrase["in"]
            ar = phrase.ar.format(label=ar, place=place.ar)
            en = phrase.en.format(label=en, place=place.en)
        elif not slots and not place:
            ar, en = self._dated(ar, en, date)
        for attached in self._attached:
            # Before a quotation mark or digit the tatweel stays.
            ar = re.sub(rf"{attached.written}(?=[^\W\d_])", attached.becomes, ar)
        said = self._status.get(status)
        if said:
            ar, en = said.ar.format(label=ar), said.en.format(label=en)
        return ar, en[:1].upper() + en[1:]

    def _dated(self, ar: str, en: str, date: EventDate | None) -> tuple[str, str]:
        """A label of which nothing but the date is known, with the date."""
        if date is None or date.precision not in ("day", "month", "year"):
            return ar, en
        year, month, day = (int(part) for part in date.earliest.split("-"))
        name = self._months.get(month)
        if name is None:
            return ar, en
        wording, phrase = self._phrase[date.precision], self._phrase["dated"]
        said_ar = wording.ar.format(day=day, month=name.ar, year=year)
        said_en = wording.en.format(day=day, month=name.en, year=year)
        return phrase.ar.format(label=ar, date=said_ar), phrase.en.format(label=en, date=said_en)

    def _row(self, type: str, status: Status, filled: Mapping[str, Name]) -> EventLabel | None:
        for row in self._rows.get(type, ()):
            if row.past and status not in ("occurred", "ongoing"):
                continue
            if all(slot in filled for slot in row.slots.split()):
                return row
        return None

    def joined(self, names: Sequence[Name]) -> Name:
        """One name, two with «and», more as the first «and others»."""
        first = names[0]
        if len(names) == 1:
            return first
        if len(names) == 2:
            phrase = self._phrase["and"]
            second = names[1]
            return Name(
                phrase.ar.format(a=first.ar, b=second.ar),
                phrase.en.format(a=first.en, b=second.en),
                first.feminine,
            )
        phrase = self._phrase["others"]
        return Name(phrase.ar.format(a=first.ar), phrase.en.format(a=first.en), first.feminine)

    def inside(self, place: Name, outer: Name) -> Name:
        """A small place with what it lies in behind a comma."""
        phrase = self._phrase["inside"]
        return Name(
            phrase.ar.format(place=place.ar, outer=outer.ar),
            phrase.en.format(place=place.en, outer=outer.en),
        )

    def name(self, entity: Entity, woman: bool = False) -> Name:
        """A short name for an entity: a person by the last name alone where a page does so.

        Args:
            woman: whether a title shows that a person is a woman.
        """
        arabic, english = entity.name, entity.name_en
        if entity.type == "PER":
            singles = [n for n in entity.names if len(n.split()) == 1 and entity.name.endswith(n)]
            if singles and len(entity.name.split()) > 1:
                arabic = min(singles, key=len)
                english = english.split()[-1]
                for article in ("el-", "al-", "El-", "Al-"):
                    english = english.removeprefix(article)
        return Name(arabic, english, woman or self._is_feminine(entity))

    def _is_feminine(self, entity: Entity) -> bool:
        folded = words(entity.name)
        if not folded:
            return False
        if entity.type == "PER":
            return folded[0] in self._women
        if entity.type == "LOC":
            return folded not in self._masculine
        # Folding has made ta marbuta a ha; the raw spelling tells.
        head = next((w for w in entity.name.split() if w.strip('«»"“”()')), "")
        return head.endswith(FEMININES) or folded[0] in self._feminine
