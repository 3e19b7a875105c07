"""The persons of a page by what they are called: their names, the titles before them, the appositions after."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.canonical import canonical
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.voices import Voice, stems_of
from riwaya.language.marks import COMMAS
from riwaya.language.tokens import words

_MOST_APPOSITION = 12
_NEAR = 120


class People:
    """Persons named on a page; built once, as a title may be explained only later («وزير الدفاع: ...»)."""

    def __init__(self, page: Article) -> None:
        self._page = page
        self._at: list[tuple[int, str]] = []
        self._words: dict[str, frozenset[str]] = {}
        self._voices: dict[str, Voice] = {}
        for first in sorted(page.names):
            mention, last = page.names[first]
            if mention.type != "PER":
                continue
            name = canonical(mention, page)
            begin = page.title_start(first)
            source = page.source(begin) if begin < first else None
            phrase = Phrase(begin, last, last, source, mention, True)
            stems = stems_of(page, begin, last) | _apposition(page, last)
            for title in mention.titles:
                stems |= stems_of(page, *page.reading.range(title))
            self._at.append((first, name))
            self._words[name] = self._words.get(name, frozenset()) | stems
            if name not in self._voices:
                self._voices[name] = Voice(link_of(page, phrase), (), stems)

    def called(self, stems: frozenset[str], before: int) -> Voice | None:
        """The person whom all of `stems` describe: the nearest named before token `before`, or after it."""
        fits = {name for name, words in self._words.items() if stems and stems <= words}
        if not fits:
            return None
        earlier = [name for at, name in self._at if at < before and name in fits]
        later = [name for at, name in self._at if at >= before and name in fits]
        return self._voices[earlier[-1] if earlier else later[0]]

    def only(self, stems: frozenset[str]) -> Voice | None:
        """The person whom `stems` describe where no other of the page is described by them."""
        fits = [name for name, words in self._words.items() if stems and stems <= words]
        return self._voices[fits[0]] if len(fits) == 1 else None

    def family(self, word: str) -> Voice | None:
        """The one person of the page whose name ends in the folded word."""
        fits = [name for name in self._words if words(name)[1:] and words(name)[-1] == word]
        return self._voices[fits[0]] if len(fits) == 1 else None

    def latest(self, before: int) -> Voice | None:
        """The person named last before token `before`, not too far from it."""
        near = [name for at, name in self._at if before - _NEAR < at < before]
        return self._voices[near[-1]] if near else None


def _apposition(page: Article, i: int) -> frozenset[str]:
    """Stems of the office after a name («يوآف ... وزير الدفاع», «، نائب رئيس ...،»)."""
    stop = min(len(page.tokens), i + _MOST_APPOSITION)
    at = i + 1 if i < stop and page.tokens[i].text in COMMAS else i
    if at >= stop:
        return frozenset()
    row = page.lex.source(page.tokens[at].text)
    if row is None or row.kind != "office":
        return frozenset()
    phrase = read_phrase(page, at, stop)
    if phrase is None or not phrase.specific:
        return frozenset()
    return stems_of(page, phrase.first, phrase.last)
