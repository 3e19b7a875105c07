"""English names for what no table names: institutions' words translated, names in Latin letters.

What a word of a name means is taken from `labels/name_words.tsv` and from nowhere else; a word that is not
there is written by its sounds. So «قوات درع الوادي» is "Dir al-Wadi Forces" and no guess is made at shields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from riwaya.language.tokens import tokenize, words
from riwaya.language.transliterate import NameLexicon, sound_out, transliterate
from riwaya.language.view import View
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import Naming
from riwaya.resources import Pack
from riwaya.resources.names import name_lexicon
from riwaya.resources.organisations import Organisation
from riwaya.resources.places import Country, Gazetteer

Sort = Literal["of", "head", "noun", "ministry", "side", "adjective", "title", "named"]
_LONGEST, _LEAST = 3, 3
_NOUNS = frozenset({"of", "head", "noun", "ministry"})


class NameWord(msgspec.Struct, frozen=True):
    """A word or phrase of institutions' and places' names.

    `of` heads stand before their complement ("Ministry of Health"), `head` ones behind it ("Security Forces");
    a `ministry` noun alone stands for the ministry; a `side` joins what follows ("Eastern Libya"), a
    `title` the person named after it ("Prince Sultan"); what completes a `named` head is a name («نادي الوحدة»).
    """

    word: str
    en: str
    sort: Sort


class Demonym(msgspec.Struct, frozen=True):
    """The English adjective of a country."""

    iso2: str
    en: str


class Romanised(msgspec.Struct, frozen=True):
    """A common word as it is written in Latin letters inside names."""

    word: str
    latin: str


class Clitic(msgspec.Struct, frozen=True):
    """Letters joined to a word with the article, in Latin letters and in English."""

    prefix: str
    latin: str
    en: str


class Part(msgspec.Struct, frozen=True):
    """A piece of a name: its English, its sort (`nation` for a nationality, `name` for what is not translated),
    the English of what joins it to the one before («والتعليم»)."""

    en: str
    sort: str
    definite: bool = False
    joined: str = ""
    feminine: bool = False


class English:
    """Compiled from `labels/name_words.tsv`, `labels/demonyms.tsv`, `names/words.tsv` and the name tables."""

    def __init__(self, pack: Pack) -> None:
        self._lexicon: NameLexicon = pack.get(name_lexicon)
        self._gazetteer = pack.get(Gazetteer)
        self._nouns: dict[tuple[str, ...], NameWord] = {}
        self._adjectives: dict[str, str] = {}
        for row in pack.rows("labels", "name_words", NameWord):
            key = words(row.word)
            if row.sort == "adjective":
                self._adjectives[" ".join(key)] = row.en
            else:
                self._nouns[key] = row
        english_names: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for organisation in pack.rows("organisations", "organisations", Organisation):
            for written in (organisation.name, *organisation.aka):
                english_names[words(written)].add(organisation.name_en)
        # Names that organisations of several countries share, or may share, stand for none of them.
        tables, naming = pack.get(Tables), pack.get(Naming)
        self._shared = {
            key
            for key, found in english_names.items()
            if len(found) > 1 or all(w in tables.generic for w in naming(" ".join(key)))
        }
        demonyms = {r.iso2: r.en for r in pack.rows("labels", "demonyms", Demonym)}
        self._nations: dict[str, str] = {}
        for country in pack.rows("places", "countries", Country):
            if country.iso2 in demonyms:
                for adjective in country.adjectives:
                    self._nations.setdefault(words(adjective)[0], demonyms[country.iso2])
        self._clitics = pack.rows("names", "clitics", Clitic)
        self._and = self._clitics[0].prefix[0]
        self._romanised = {
            words(r.word)[0]: r.latin for r in pack.rows("names", "words", Romanised)
        }

    def name(self, name: str, kind: str) -> str:
        """The name in English as far as tables go, the rest in Latin letters."""
        key = words(name)
        whole = self._lexicon.whole.get(" ".join(key))
        if kind == "PER" or (whole and key not in self._shared):
            return transliterate(name, self._lexicon)
        parts = self._parts(name, kind)
        return _capital(_phrase(parts)) if parts else transliterate(name, self._lexicon)

    def _parts(self, name: str, kind: str) -> list[Part]:
        tokens = [t for t in tokenize(View(name)) if t.kind != "mark"]
        folded = [t.text for t in tokens]
        raws = [t.raw for t in tokens]
        out: list[Part] = []
        at = 0
        while at < len(folded):
            part, at = self._next(folded, raws, at, bool(out))
            if part.sort == "nation" and folded[at - 2] in self._lexicon.particles:
                # «بن تركي» is a name.
                part = Part(self._roman(folded[at - 1], raws[at - 1]), "name")
            # A hospital called «الوحدة» is no hospital of unity.
            proper = kind == "LOC" or (out and out[0].sort == "named")
            if proper and out and part.sort in _NOUNS:
                part = Part(self._roman(folded[at - 1], raws[at - 1]), "name")
            out.append(part)
        return out

    def _next(
        self, folded: Sequence[str], raws: Sequence[str], at: int, inside: bool
    ) -> tuple[Part, int]:
        for size in range(min(_LONGEST, len(folded) - at), 0, -1):
            part = self._known(folded[at : at + size], raws[at], inside)
            if part:
                return part, at + size
        if inside:
            joined = self._joined(folded[at], raws[at])
            if joined:
                return joined, at + 1
        return Part(self._roman(folded[at], raws[at]), "name"), at + 1

    def _joined(self, folded: str, raw: str) -> Part | None:
        """A word with what joins it to the one before: «والتعليم», «للصحة»."""
        for clitic in self._clitics:
            rest = folded.removeprefix(clitic.prefix)
            if rest == folded or len(rest) < _LEAST:
                continue
            part = self._known([rest], raw[-len(rest) :], True)
            if part and part.sort != "name":
                return msgspec.structs.replace(part, joined=clitic.en)
            return Part(
                clitic.latin + _capital(sound_out(raw[-len(rest) :], self._lexicon)), "name"
            )
        if folded[0] == self._and and len(folded) > _LEAST:
            part = self._known([folded[1:]], raw[1:], True)
            if part:
                return msgspec.structs.replace(part, joined=self._clitics[0].en)
        return None

    def _known(self, run: Sequence[str], raw: str, inside: bool) -> Part | None:
        """What a run of words is known as: a word for an institution, an adjective, a nationality, a place."""
        definite = run[0].startswith("ال") and len(run[0]) > 4
        bare = (run[0][2:] if definite else run[0], *run[1:])
        feminine = raw.endswith(("ة", "ات")) or run[0].endswith("ات")
        if inside:
            phrase = " ".join(bare)
            for table, sort in ((self._adjectives, "adjective"), (self._nations, "nation")):
                if phrase in table:
                    return Part(table[phrase], sort, definite, feminine=raw.endswith("ة"))
        row = self._nouns.get(tuple(run)) or self._nouns.get(bare)
        if row and row.sort == "title":
            return Part(row.en, "name", definite)
        if row:
            return Part(row.en, row.sort, definite, feminine=feminine or _plural(row.en))
        if len(run) > 1:
            whole = self._lexicon.whole.get(" ".join(run))
            whole = None if tuple(run) in self._shared else whole
            return Part(whole, "name", True) if whole else None
        if bare[0] in self._romanised:
            return None
        found = [p for p in self._gazetteer.lookup(run[0]) if not p.ambiguous]
        if found and any(words(n) == tuple(run) for n in (found[0].name, *found[0].aka)):
            return Part(found[0].name_en, "name", True)
        return None

    def _roman(self, folded: str, raw: str) -> str:
        """A word by its sounds, common ones with the vowels that they have."""
        lexicon = self._lexicon
        article = folded.startswith("ال") and len(folded) > 4
        if folded in lexicon.particles:
            return lexicon.particles[folded]
        bare = folded[2:] if article else folded
        latin = self._romanised.get(bare)
        if not latin and (not article or folded in lexicon.words):
            latin = lexicon.words.get(folded)
            if latin:
                return latin
        latin = latin or _capital(sound_out(_after(raw) if article else raw, lexicon))
        return f"{lexicon.article}{latin}" if article else latin or raw


def english(name: str, kind: str, pack: Pack) -> str:
    """The English name of a thing of that type, see `English.name`."""
    return pack.get(English).name(name, kind)


def _phrase(parts: Sequence[Part], inside: bool = False) -> str:
    """Parts in English order: a head with its adjectives, and the phrase that completes it.

    Args:
        inside: whether the phrase completes another («وزارة الصحة»).
    """
    head, rest = parts[0], list(parts[1:])
    if head.sort in ("name", "adjective", "nation"):
        return _named(parts)
    own: list[Part] = []
    # Adjectives right behind a definite head are its own.
    while rest and rest[0].sort in ("adjective", "nation") and not rest[0].joined:
        own.append(rest.pop(0))
    inner, tail = _split(head, rest)
    own += tail
    nations = [p.en for p in reversed(own) if p.sort == "nation"]
    others = [p.en for p in reversed(own) if p.sort != "nation"]
    title = f"Ministry of {head.en}" if head.sort == "ministry" and not inside else head.en
    if not inner:
        return " ".join([*nations, *others, title])
    complement = _phrase(inner, True)
    if inner[0].joined:
        return " ".join([*nations, *others, f"{title} {inner[0].joined} {complement}"])
    if head.sort == "side":
        return " ".join([*nations, *others, f"{head.en} {complement}"])
    if head.sort in ("of", "noun", "ministry") or " of " in head.en:
        the = "the " if complement.startswith("United ") else ""
        return " ".join([*nations, *others, f"{title} of {the}{complement}"])
    return " ".join([*nations, complement, *others, title])


def _named(parts: Sequence[Part]) -> str:
    """A name that no word opens: nationalities in front, what it says already left out."""
    said = parts[0].en
    nations: list[str] = []
    for part in parts[1:]:
        if part.sort == "nation":
            nations.append(part.en)
        elif part.en.lower() not in said.lower().split():
            said += f" {part.joined} {part.en}" if part.joined else f" {part.en}"
    return " ".join([*nations, said])


def _split(head: Part, rest: list[Part]) -> tuple[list[Part], list[Part]]:
    """The complement, and the closing adjectives that are the head's: nationalities, those behind a name, and
    those that agree in gender with the head alone."""
    inner = list(rest)
    tail: list[Part] = []
    while inner and inner[-1].sort in ("adjective", "nation") and len(inner) > 1:
        before = inner[-2]
        last = inner[-1]
        nouns = [p for p in inner if p.sort not in ("adjective", "nation")]
        agrees = nouns[-1].feminine == last.feminine if nouns else False
        mine = last.sort == "nation" or before.sort == "name" or not agrees
        if not mine:
            break
        tail.insert(0, last)
        inner.pop()
    return inner, tail


def _plural(english_name: str) -> bool:
    return english_name.endswith("s") and not english_name.endswith("ss")


def _after(raw: str) -> str:
    """A word as written without its article."""
    for mark in ("ال", "الـ"):
        raw = raw.removeprefix(mark)
    return raw


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
