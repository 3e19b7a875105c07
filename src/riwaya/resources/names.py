"""The tables under `ar/names`, and what transliteration looks up in a pack."""

from __future__ import annotations

import msgspec

from riwaya.language.affixes import ALEF_MAQSURA
from riwaya.language.tokens import words
from riwaya.language.transliterate import NameLexicon, Sound
from riwaya.resources.organisations import Organisation
from riwaya.resources.pack import Pack
from riwaya.resources.people import FamilyName, GivenName, Person
from riwaya.resources.places import Gazetteer


class WordInLatin(msgspec.Struct, frozen=True):
    """A word within names with its Latin spelling."""

    word: str
    latin: str


def name_lexicon(pack: Pack) -> NameLexicon:
    """Names and parts of names of a pack with their English forms; use `pack.get(name_lexicon)`.

    Where a name stands for several, the first entry of the table counts.
    """
    whole: dict[str, str] = {}
    for person in pack.rows("people", "persons", Person):
        _enter(whole, person.name_en, person.name, *person.aka)
    for name, place in pack.get(Gazetteer).names():
        _enter(whole, place.name_en, name)
    for organisation in pack.rows("organisations", "organisations", Organisation):
        _enter(whole, organisation.name_en, organisation.name, *organisation.aka)
    parts: dict[str, str] = {}
    for given in pack.rows("people", "given_names", GivenName):
        _enter(parts, given.latin, given.name)
    for family in pack.rows("people", "family_names", FamilyName):
        _enter(parts, family.latin, family.name)
    particles = {
        words(row.word)[0]: row.latin for row in pack.rows("names", "particles", WordInLatin)
    }
    sounds = {row.letter: row for row in pack.rows("names", "sounds", Sound)}
    return NameLexicon(whole, parts, particles, sounds)


def _enter(table: dict[str, str], latin: str, *names: str) -> None:
    for name in names:
        key = " ".join(words(name.rstrip("*")))
        if key and latin:
            table.setdefault(key, latin)
            if name.endswith(ALEF_MAQSURA):
                table.setdefault(name, latin)  # «سلمى» is not «سلمي»
