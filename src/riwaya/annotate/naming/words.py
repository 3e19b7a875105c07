"""What the resources know of a written word, looked up once a word and kept."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.nounkinds import NounKinds
from riwaya.annotate.naming.classes import shipped
from riwaya.annotate.naming.everyday import everyday_words
from riwaya.annotate.naming.flags import (
    ALONE,
    ANY,
    DOMAIN,
    IN,
    INSTITUTIONAL,
    OF,
    SEAT,
    STOP,
    TASK,
    THAT,
    UNSURE,
    Phrase,
    Word,
)
from riwaya.annotate.naming.lexicon import NameTables
from riwaya.language.affixes import ALEF_MAQSURA, ARTICLE, YA
from riwaya.language.clitics import splits
from riwaya.language.followed import followed
from riwaya.language.remembered import Remembered
from riwaya.resources import Pack

#: Classes that say nothing of what a word may be with its clitics off.
_THINGS = frozenset(("site", "area", "craft", "weapon"))
_WEAK = STOP | UNSURE | DOMAIN | ALONE | INSTITUTIONAL | TASK | OF | IN | THAT | ANY | SEAT

_SELDOM = 15


class WordKnowledge:
    """Every table about names; `word` is a pure function of the letters."""

    def __init__(self, pack: Pack) -> None:
        tables = pack.get(NameTables)
        self._flags, self._phrases = tables.flags, tables.phrases
        self._kept: Remembered[str, Word] = Remembered()
        #: Short forms of organisations by their names, as folded words.
        self.shorts = tables.shorts
        #: Head nouns of places that name deeds too, folded.
        self.deeds = tables.deeds
        self._kinds = pack.get(NounKinds)
        self._classes = pack.get(shipped)
        self.words = pack.get(everyday_words)

    def word(self, text: str) -> Word:
        """What is known of a word by its `key`."""
        got = self._kept.get(text)
        if got is None:
            got = self._kept[text] = self._look(text)
        return got

    def words_of(self, keys: Sequence[str]) -> list[Word]:
        """The same for each of several."""
        known = self._kept.get
        return [known(key) or self.word(key) for key in keys]

    def unseen(self, text: str) -> bool:
        """Whether news hardly ever used the folded word, so that it is likelier a name than a word."""
        return self._classes.count(text) <= _SELDOM

    def seen(self, text: str) -> int:
        """How often news used the folded word."""
        return self._classes.count(text)

    def everyday(self, text: str) -> bool:
        """Whether the folded word is known from news, as words are and few names."""
        return self._classes.everyday(text)

    def people(self, text: str) -> bool:
        """Whether the folded word is one for people («المتهم», «الصحفيين»)."""
        return "person" in self._kinds.of_word(text)

    def thing(self, text: str) -> bool:
        """Whether a folded word, its article off, is a noun for a site, ground, craft or weapon, which is no adjective."""
        bare = text.removeprefix(ARTICLE)
        return bare in self._kinds.words and bool(self._kinds.of_word(bare) & _THINGS)

    def _look(self, text: str) -> Word:
        flags = self._flags.get(text, 0)
        if ALEF_MAQSURA in text:
            flags |= self._flags.get(text.replace(ALEF_MAQSURA, YA), 0)
            text = text.replace(ALEF_MAQSURA, YA)
        met: dict[tuple[object, ...], Phrase] = {}
        inner = prefix = 0
        for split in splits(text):
            stem = ARTICLE + split.stem if split.definite else split.stem
            cut = len(split.prefix)
            found = self._flags.get(stem, 0)
            if cut and found and not inner and not flags & ~_WEAK:
                inner, prefix = found, cut
            found_here = list(self._phrases.get(stem, ()))
            if split.definite:
                found_here += [e for e in self._phrases.get(split.stem, ()) if e[0] and e[1]]
            found_here.sort(key=lambda e: e[1] is not None and not e[1].strong)
            for rest, known, more, sort in found_here:
                # Homonymous towns differ in nothing that counts in a page.
                what = (known.type, known.ambiguous) if known else (more, sort)
                met.setdefault((rest, cut, *what), Phrase(rest, known, cut, more, sort))
        phrases = sorted(met.values(), key=lambda p: (-len(p.rest), p.prefix))
        definite = any(s.definite and len(s.stem) > 1 for s in splits(text))
        led = followed(phrases, lambda phrase: phrase.rest)
        return Word(flags, inner, prefix, definite, led.all, led)
