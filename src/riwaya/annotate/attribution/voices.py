"""Who has spoken on a page, and whom a later «المصدر», «الوزيرة» or bare verb stands for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import ALEF, ARTICLE, ARTICLED, NISBA, NISBA_FEMININE, NUN, TO_THE, YA
from riwaya.language.view import fold
from riwaya.model import Link

#: sentences after which a verb without subject goes on with nobody: one who spoke, one only told of
_FAR = 8
_FAR_UNSPOKEN = 3


class Voice(msgspec.Struct, frozen=True):
    """A source as it was introduced: its own link, the hands it came through, and its description.

    `words` are the stems that describe it, `gender` that of the verb or noun it was introduced with (`-`
    unknown), `plural` whether it is many.
    """

    link: Link
    relays: tuple[Link, ...]
    words: frozenset[str]
    gender: str = "-"
    plural: bool = False
    spoke: bool = True

    @property
    def chain(self) -> tuple[Link, ...]:
        """The hands it came through, and itself last."""
        return (*self.relays, self.link)


class Voices:
    """The sources of one page in the order in which they appear."""

    def __init__(self, page: Article) -> None:
        self._page = page
        self._heard: list[Voice] = []
        #: the sentence in which each was heard, and the one being read
        self._when: list[int] = []
        self.sentence = 0
        self._noted: list[Voice] = []
        self._genders: dict[str, str] = {}

    def add(self, voice: Voice) -> None:
        """The voice now speaks; it is the first that an ellipsis stands for."""
        known = self._genders.get(voice.link.name, "-")
        if voice.gender == "-" and known != "-":
            voice = msgspec.structs.replace(voice, gender=known)
        elif voice.gender != "-" and voice.link.role in ("person", "official"):
            self._genders.setdefault(voice.link.name, voice.gender)
        self._heard.append(voice)
        self._when.append(self.sentence)

    def note(self, voice: Voice) -> None:
        """A voice that was named without speaking in turn; descriptions find it, ellipsis does not."""
        self._noted.append(voice)

    def last(self, gender: str = "-", number: str = "-", *, spoke: bool = False) -> Voice | None:
        """The latest voice that agrees with a verb of that gender and number (that `spoke`, if asked)."""
        for heard, when in zip(reversed(self._heard[-6:]), reversed(self._when[-6:]), strict=True):
            if self.sentence - when > (_FAR if heard.spoke else _FAR_UNSPOKEN):
                break
            known = self._genders.get(heard.link.name, heard.gender)
            voice = msgspec.structs.replace(heard, gender=known) if heard.gender == "-" else heard
            if agrees(voice, gender, number) and (voice.spoke or not spoke):
                return voice
        return None

    def fresh(self, within: int = 1) -> bool:
        """Whether somebody spoke in this sentence or the one before (or as many as `within`)."""
        near = bool(self._when) and self.sentence - self._when[-1] <= within
        return near and self._heard[-1].spoke

    def same(self, name: str) -> Voice | None:
        """The latest voice of that name."""
        return next((v for v in reversed(self._heard) if v.link.name == name), None)

    def whole(self, link: Link) -> Link:
        """The link of a person by one word of the name under which somebody was heard: the last, or the first
        of who spoke last («سارة» after «سارة ليا ويتسن»)."""
        if link.role not in ("person", "official") or link.anonymous or " " in link.name:
            return link
        people = [v for v in self._heard if v.link.role in ("person", "official")]
        names = {v.link.name for v in people if v.link.name.endswith(" " + link.name)}
        if not names and people and people[-1] is self._heard[-1] and link.text == link.name:
            names = {n for n in (people[-1].link.name,) if n.startswith(link.name + " ")}
        return msgspec.structs.replace(link, name=names.pop()) if len(names) == 1 else link

    def fuller(self, name: str) -> Voice | None:
        """The latest institution whose name ends in that of several words («وزارة الصحة الليبية», «الصحة الليبية»)."""
        if " " not in name:
            return None
        heard = (v for v in reversed(self._heard) if v.link.role == "organisation")
        return next((v for v in heard if v.link.name.endswith(" " + name)), None)

    def described(
        self, stems: frozenset[str], row: SourceRow | None, gender: str, *, single: bool = False
    ) -> Voice | None:
        """The latest voice that a definite description fits; `single`, none of many for «المسؤول»."""
        spoken = [v for v in reversed(self._heard) if v.spoke]
        unspoken = [v for v in reversed(self._heard) if not v.spoke]
        fits = [v for v in (*spoken, *unspoken, *reversed(self._noted)) if stems <= v.words]
        plain = frozenset(w for w in stems if "field" not in self._page.lex.kind(w))
        if not fits and plain and plain != stems and spoken[:1]:
            # «المنظمة الحقوقية»: what everybody knows of the one that spoke last
            fits = [v for v in spoken[:1] if plain <= v.words and v.link.role == "organisation"]
        if (
            fits
            and single
            and fits[0].plural
            and fits[0].link.role == "official"
            and row is not None
        ):
            # «المسؤول» after «مسؤولون» and one of another office
            one = self._generic(row, single, stems) if row.stands else None
            fits = [one, *fits] if one is not None else fits
        if row is not None and row.titled and not single and len(fits) > 1:
            # «المصادر» are many
            fits = sorted(fits, key=lambda v: self._one(v, row))
        if stems and fits:
            # «الوزارة» is the ministry rather than «مركز ... في الوزارة»
            heads = [v for v in fits if len(stems) == 1 and self._heads(v, stems)]
            return (heads if heads and stems <= fits[0].words else fits)[0]
        if row is None:
            return None
        return self._generic(row, single, stems) if row.stands else None

    def _one(self, voice: Voice, row: SourceRow) -> bool:
        """Whether a voice was introduced by the noun in the singular («مصدرا في الوزارة»)."""
        return fold(voice.link.text.split(" ")[0]).removesuffix(ALEF) == fold(row.noun)

    def _heads(self, voice: Voice, stems: frozenset[str]) -> bool:
        """Whether the description begins with one of the stems, as the voice was introduced."""
        first = fold(voice.link.text.split()[0]) if voice.link.text.split() else ""
        return stem(self._page, first) in stems

    def _generic(self, row: SourceRow, single: bool, stems: frozenset[str]) -> Voice | None:
        """«المصدر», «المسؤول», «البيان»: the latest voice that may be called so, a nameless one first."""
        latest = list(reversed(self._heard[-8:]))
        if row.kind != "document":
            latest.sort(key=lambda v: not v.link.anonymous)
        for voice in latest:
            if voice.link.role not in row.stands or not (voice.spoke or row.kind == "document"):
                continue
            if single and voice.plural and voice.link.role == "official":
                # «المسؤول» after «مسؤولون»
                continue
            if voice.link.role in ("outlet", "agency") and not self._by_paper(voice, row):
                continue
            if row.kind == "media" and self._other_medium(voice, row, stems):
                continue
            return voice
        return None

    def _other_medium(self, voice: Voice, row: SourceRow, stems: frozenset[str]) -> bool:
        """Whether a voice was introduced as a medium of another sort («القناة» after «صحيفة ...»), or another is
        described («القناة السابعة»; «العبرية» tells everybody's country)."""
        if any(w != row.noun and w not in voice.words and w[-1:] not in (YA, NUN) for w in stems):
            return True
        nouns = (self._page.lex.source(word) for word in voice.words)
        sorts = {noun.noun for noun in nouns if noun is not None and noun.kind == "media"}
        return bool(sorts) and row.noun not in sorts

    def _by_paper(self, voice: Voice, row: SourceRow) -> bool:
        """Whether a medium spoke through a document («خارطة نشرتها ...»), so that «التقرير» can be its."""
        first = fold(voice.link.text.split()[0]) if voice.link.text.split() else ""
        head = self._page.source_of(first)
        return row.kind != "document" or (head is not None and head.kind == "document")


def agrees(voice: Voice, gender: str, number: str) -> bool:
    """Whether a verb of that gender and number can have the voice as its unspoken subject."""
    if number == "p":
        single = voice.link.role in ("person", "official", "outlet", "agency", "document")
        # «الوزارة» is no «they»
        return voice.plural or not (single or voice.gender == "f")
    many = voice.plural and voice.link.role in ("source", "witness", "observers")
    if many and (gender, number) == ("m", "s"):
        # «ويرى كثيرون ...»: «وقال» goes on with somebody else
        return False
    return "-" in (gender, voice.gender) or gender == voice.gender


_NO_STEM = frozenset(("same", "preposition", "adverb", "respect"))


def stems_of(page: Article, first: int, last: int) -> frozenset[str]:
    """The content words of tokens `first`..`last`, article and clitics off."""
    return frozenset(_stems(page, range(first, last)))


def _stems(page: Article, indices: Iterable[int]) -> Iterable[str]:
    for i in indices:
        token = page.tokens[i]
        if token.kind != "word" or page.lex.kind(token.text) & _NO_STEM:
            continue
        yield stem(page, token.text)


def stem(page: Article, text: str) -> str:
    """The dictionary form of a source noun, or the word without clitics and article."""
    row = page.source_of(text)
    if row is None and text.endswith(ALEF):
        # «مصدرا أمنيا»
        row = page.lex.source(text[:-1])
        text = text[:-1] if text.endswith(NISBA + ALEF) else text
    if row is not None:
        return row.noun
    to_the = TO_THE
    for prefix in (*ARTICLED, ARTICLE):
        if prefix == to_the:
            # taken off below
            continue
        if text.startswith(prefix) and len(text) > len(prefix) + 1:
            return _masculine(page, text[len(prefix) :])
    return _masculine(page, text[2:] if text.startswith(to_the) and len(text) > 4 else text)


def _masculine(page: Article, word: str) -> str:
    """«امريكيه» as «امريكي», so that «السفيرة الأمريكية» and «السفير الأمريكي» are one."""
    feminine = word.endswith(NISBA_FEMININE)
    return word[:-1] if feminine and len(word) > 4 else word


def phrase_stems(page: Article, phrase: Phrase) -> frozenset[str]:
    """Stems of a phrase."""
    return stems_of(page, phrase.first, phrase.last)
