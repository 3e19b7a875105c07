"""English names for what no table names: institutions' words translated, names in Latin letters.

What a word of a name means is taken from `labels/name_words.tsv` and from nowhere else; a word that is not
there is written by its sounds. So «قوات درع الوادي» is "Dir al-Wadi Forces" and no guess is made at shields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from riwaya.language.affixes import ARTICLE, ARTICLES_SET_OFF, BY, FEMININES, TA_MARBUTA, WOMEN
from riwaya.language.tokens import tokenize, words
from riwaya.language.transliterate import NameLexicon, servant, sound_out, transliterate
from riwaya.language.view import View, fold
from riwaya.link.entities.englishphrase import Part, phrase, plural
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import Naming
from riwaya.link.entities.spelled import Spelled
from riwaya.resources import Pack
from riwaya.resources.media import OutletRow
from riwaya.resources.names import WordInLatin, name_lexicon
from riwaya.resources.organisations import Organisation
from riwaya.resources.people import GivenName, Title
from riwaya.resources.places import Country, Gazetteer
from riwaya.resources.segments import segmenter

Sort = Literal["of", "head", "noun", "ministry", "side", "adjective", "title", "named"]
_LONGEST, _LEAST = 4, 3
#: the English of words that only tell where a thing lies («القريب»)
_UNSAID = "-"
_TITLES = frozenset({"rank", "profession", "honorific"})
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


class Clitic(msgspec.Struct, frozen=True):
    """Letters joined to a word with the article, in Latin letters and in English."""

    prefix: str
    latin: str
    en: str


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
        self._led = {c.prefix[0]: c.en for c in self._clitics}
        self._segment = pack.get(segmenter)
        self._titles = _titles(pack)
        self._spelled = pack.get(Spelled)
        # Newspapers have names that mean other things too.
        self._media = {
            words(name): outlet.name_en
            for outlet in pack.rows("media", "outlets", OutletRow)
            if not outlet.common
            for name in (outlet.name, *outlet.aka)
        }
        self._romanised = {
            words(r.word)[0]: r.latin for r in pack.rows("names", "words", WordInLatin)
        }

    def name(self, name: str, kind: str) -> str:
        """The name in English as far as tables go, the rest in Latin letters."""
        key = words(name)
        whole = self._lexicon.whole.get(" ".join(key))
        if kind == "PER":
            return self._person(name)
        if whole and key not in self._shared:
            return transliterate(name, self._lexicon)
        parts = self._parts(name, kind)
        return _capital(phrase(parts)) if parts else transliterate(name, self._lexicon)

    def _person(self, name: str) -> str:
        """A person's name; a title that was left before it is translated («المهندس عمر»)."""
        key = words(name)
        letters, end = self._spelled.run(key, 0)
        if letters and end < len(key) == len(name.split()):
            # «جيه دي فانس»
            rest = " ".join(name.split()[end:])
            return f"{letters} {transliterate(rest, self._lexicon)}"
        title = self._titles.get(key[0]) if len(key) > 1 else None
        if title and " ".join(key) not in self._lexicon.whole:
            return f"{title} {transliterate(name.split(None, 1)[1], self._lexicon)}"
        return transliterate(name, self._lexicon)

    def _parts(self, name: str, kind: str) -> list[Part]:
        tokens = [t for t in tokenize(View(name)) if t.kind != "mark"]
        folded = [t.text for t in tokens]
        raws = [t.written for t in tokens]
        out: list[Part] = []
        at = 0
        while at < len(folded):
            first = at
            part, at = self._next(folded, raws, at, bool(out))
            if part.en == _UNSAID and out:
                continue
            if part.sort == "nation" and folded[at - 2] in self._lexicon.particles:
                # «بن تركي» is a name.
                part = Part(self._roman(folded[at - 1], raws[at - 1]), "name")
            # A hospital called «الوحدة» is no hospital of unity.
            proper = kind == "LOC" or (out and out[0].sort == "named")
            alone = at == first + 1 and not part.joined
            # «شارع التخصصي»: no adjective of a street that has no article.
            street = first == 1 and at == len(folded) and part.sort == "adjective"
            odd = kind == "LOC" and street and folded[1].startswith(ARTICLE)
            odd = odd and not folded[0].startswith(ARTICLE)
            if out and alone and (odd or (proper and part.sort in _NOUNS)):
                part = Part(self._roman(folded[at - 1], raws[at - 1]), "name")
            out.append(part)
        return out

    def _next(
        self, folded: Sequence[str], raws: Sequence[str], at: int, inside: bool
    ) -> tuple[Part, int]:
        letters, end = self._spelled.run(folded, at)
        if letters:
            return Part(letters, "name"), end
        for size in range(min(_LONGEST, len(folded) - at), 0, -1):
            part = self._known(folded[at : at + size], raws[at], inside)
            if part:
                return part, at + size
        if inside:
            joined = self._joined(folded, raws, at)
            if joined:
                return joined
        return Part(self._roman(folded[at], raws[at]), "name"), at + 1

    def _joined(
        self, folded: Sequence[str], raws: Sequence[str], at: int
    ) -> tuple[Part, int] | None:
        """A word with what joins it to the one before: «والتعليم», «للصحة», «لكرة القدم»."""
        taken = list(self._taken(folded[at], raws[at]))
        for said, rest, raw, _ in taken:
            for size in range(min(_LONGEST, len(folded) - at), 0, -1):
                part = self._known([rest, *folded[at + 1 : at + size]], raw, True)
                if part and (part.sort != "name" or size > 1 or part.definite):
                    return msgspec.structs.replace(part, joined=said), at + size
        for said, rest, raw, latin in taken:
            if latin:
                return Part(latin + _capital(sound_out(_after(raw), self._lexicon)), "name"), at + 1
            # What stands right behind a company's or a hospital's head is its name, clitic or not.
            if said != self._clitics[0].en and at > 1:
                return Part(self._roman(rest, raw), "name", joined=said), at + 1
        return None

    def _taken(self, folded: str, raw: str) -> Iterator[tuple[str, str, str, str]]:
        """(English, the rest folded and as written, Latin letters) of ways to take clitics off a word."""
        for clitic in self._clitics:
            rest = folded.removeprefix(clitic.prefix)
            if rest != folded and len(rest) >= _LEAST:
                yield clitic.en, ARTICLE + rest, ARTICLE + raw[-len(rest) :], clitic.latin
                return
        if folded[0] == self._and and len(folded) > _LEAST:
            yield self._clitics[0].en, folded[1:], raw[1:], ""
        pieces = self._segment.pieces(raw)
        led = [raw[p.start : p.end] for p in pieces if p.kind == "proclitic"]
        said = [self._led.get(letter, "") for letter in led]
        rest = raw[pieces[len(led)].start :]
        if not led and folded[0] == BY and self._gazetteer.lookup(folded[1:]):
            # «بأبها» is no «ها» of hers
            yield self._led[BY], folded[1:], raw[1:], ""
        if not led or not all(said) or said == [self._clitics[0].en] or len(rest) < _LEAST:
            return
        if led[-1] == rest[0]:
            # «للحج» is ل + الحج; «للبنان» ل + لبنان.
            yield " ".join(said), ARTICLE + fold(rest[1:]), ARTICLE + rest[1:], ""
        yield " ".join(said), fold(rest), rest, ""

    def _known(self, run: Sequence[str], raw: str, inside: bool) -> Part | None:
        """What a run of words is known as: a word for an institution, an adjective, a nationality, a place."""
        definite = run[0].startswith(ARTICLE) and (len(run[0]) > 4 or (run[0][2:],) in self._nouns)
        bare = (run[0][2:] if definite else run[0], *run[1:])
        feminine = raw.endswith(FEMININES) or run[0].endswith(WOMEN)
        if inside:
            said = " ".join(bare)
            for table, sort in ((self._adjectives, "adjective"), (self._nations, "nation")):
                if said in table:
                    return Part(table[said], sort, definite, feminine=raw.endswith(TA_MARBUTA))
        row = self._nouns.get(tuple(run)) or self._nouns.get(bare)
        if row and row.sort == "title":
            return Part(row.en, "name", definite, titled=True)
        if row:
            return Part(row.en, row.sort, definite, feminine=feminine or plural(row.en))
        if inside and tuple(run) in self._media:
            return Part(self._media[tuple(run)], "name", True)
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
        article = raw.startswith(ARTICLE) and len(folded) > 4
        if folded in lexicon.particles:
            return lexicon.particles[folded]
        bare = folded[2:] if article else folded
        latin = self._romanised.get(bare)
        if not latin and (not article or folded in lexicon.words):
            latin = lexicon.words.get(folded) or servant(folded, lexicon)
            if latin:
                return latin
        latin = latin or _capital(sound_out(_after(raw) if article else raw, lexicon))
        # «اليونيسكو» is UNESCO
        return f"{lexicon.article}{latin}" if article and not latin.isupper() else latin or raw


def english(name: str, kind: str, pack: Pack) -> str:
    """The English name of a thing of that type, see `English.name`."""
    return pack.get(English).name(name, kind)


def _titles(pack: Pack) -> dict[str, str]:
    """Titles of one word that are no names, with the article, in English."""
    given = {words(row.name) for row in pack.rows("people", "given_names", GivenName)}
    out: dict[str, str] = {}
    for row in pack.rows("people", "titles", Title):
        written = words(ARTICLE + row.title.removeprefix(ARTICLE))
        sure = len(written) == 1 and row.number == "s" and not row.open and row.kind in _TITLES
        if (
            sure
            and row.name_en
            and not row.name_en.endswith(" of")
            and not {written, words(row.title)} & given
        ):
            out.setdefault(written[0], _capital(row.name_en))
    return out


def _after(raw: str) -> str:
    """A word as written without its article."""
    for mark in ARTICLES_SET_OFF:
        raw = raw.removeprefix(mark)
    return raw


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
