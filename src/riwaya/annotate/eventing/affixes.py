"""Letters at the end of words that tell what they are (`events/affixes.tsv`)."""

from __future__ import annotations

import msgspec

from riwaya.language.view import fold
from riwaya.resources.pack import Pack


class AffixRow(msgspec.Struct, frozen=True):
    """Letters at the beginning or end of words, and what they tell of them."""

    affix: str
    kind: str


class Affixes:
    """`pack.get(Affixes)`: the endings of each kind, folded."""

    def __init__(self, pack: Pack) -> None:
        kinds: dict[str, tuple[str, ...]] = {}
        for row in pack.rows("events", "affixes", AffixRow):
            kinds[row.kind] = (*kinds.get(row.kind, ()), fold(row.affix))
        #: Of duals and plurals that are subjects.
        self.nominative = kinds["nominative"]
        #: Of plurals of people that are no subject.
        self.objective = kinds["objective"]
        #: Of duals that are subjects; in the other cases they look like plurals.
        self.dual = kinds["dual"]
        #: Of duals and plurals of people.
        self.people = kinds["people"]
        #: Of feminine nouns.
        self.feminine = kinds["feminine"]
        #: Of adjectives, that of relation and others.
        self.adjective = kinds["adjective"]
        #: Of indefinite objects.
        self.accusative = kinds["accusative"]
        #: Of adjectives of relation behind a number, which name people («25 إسلاميا»).
        self.counted = kinds["counted"]
        #: Of plurals of adjectives of relation.
        self.nisba = kinds["nisba"]
        #: Pronouns of the third person: of one, of more.
        self.one = kinds["pronoun-one"]
        self.many = kinds["pronoun-many"]

        #: Of every dual and plural.
        self.plural = (*self.people, *kinds["things"])
        #: At the beginning: of what is joined to what stands before, of a purpose («للقاء»).
        self.joins = kinds["and"]
        self.purpose = kinds["for"]

    def single(self, word: str) -> str:
        """The singular of a dual («وزيران»); empty for any other word."""
        end = next((e for e in self.dual if word.endswith(e)), "")
        return word.removesuffix(end) if end else ""
