"""What speaks for one way to cut a word: the grammar of clitics, and what unlabelled news shows of the stem.

That «وزارة» begins with no conjunction shows in «الوزارة» and «بوزارة»: a conjunction comes first. That «وقالت»
does, shows in «قالت» and the want of «بوقالت». Features count such company of a stem, leaving out the word itself, by kind of
clitic; letters at the seams speak for words that news does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

import msgspec

_LEAST = 2
#: A stem of fewer letters than this holds no article.
_DEFINITE = 5
_LONG = 4
_CAP = 6.0
#: Unlike rules' folding (`language.view`) this keeps ta marbuta apart from ha, which may be a pronoun.
_ALIKE = str.maketrans("أإآٱى", "ااااي")
Feature = tuple[str, float]


class Analysis(msgspec.Struct, frozen=True):
    """One way to cut a word: joined they give its letters again."""

    proclitics: tuple[str, ...]
    stem: str
    pronoun: str = ""

    @property
    def pieces(self) -> tuple[str, ...]:
        whole = (*self.proclitics, self.stem)
        return (*whole, self.pronoun) if self.pronoun else whole


class Grammar(msgspec.Struct, frozen=True):
    """The clitics, as letters: `merging` takes the alef off an article behind it; `persons` begin what the
    future's particle may stand before; `before` writes stems as they are without a pronoun (last letter, and what
    it stands for)."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    merging: str
    future: str
    persons: tuple[str, ...]
    article: str
    pronouns: tuple[str, ...]
    before: tuple[tuple[str, str], ...]

    def letters(self, word: str) -> str:
        """`word` with its alefs alike and final alef maqsura as ya; ta marbuta stays."""
        return word.translate(_ALIKE)

    @property
    def merged(self) -> str:
        """The article as it is written behind `merging`, that letter included."""
        return self.merging + self.article[1:]

    def alone(self, stem: str) -> tuple[str, ...]:
        """How the stem of a word with a pronoun may be written alone."""
        return (stem, *(stem[:-1] + to for end, to in self.before if stem.endswith(end)))


def analyses(word: str, grammar: Grammar) -> list[Analysis]:
    """Every way to cut `word` that the grammar allows; the whole word comes first."""
    heads: list[tuple[tuple[str, ...], str]] = [((), word)]
    if len(word) > 1 and word[0] in grammar.conjunctions:
        heads.append(((word[0],), word[1:]))
    for proclitics, rest in tuple(heads):
        if len(rest) > 1 and rest[0] in grammar.prepositions:
            heads.append(((*proclitics, rest[0]), rest[1:]))
        if len(rest) > _LONG - 1 and rest[0] == grammar.future and rest[1] in grammar.persons:
            heads.append(((*proclitics, rest[0]), rest[1:]))
    out = []
    for proclitics, rest in heads:
        merging = bool(proclitics) and proclitics[-1] == grammar.merging
        if not merging and len(rest) >= _LONG and rest.startswith(grammar.merged):
            continue
        if proclitics and len(rest) < _LEAST:
            continue
        out.append(Analysis(proclitics, rest))
        if merging and len(rest) >= _LONG and rest[0] == grammar.merging:
            continue
        out += (
            Analysis(proclitics, rest[: -len(pronoun)], pronoun)
            for pronoun in grammar.pronouns
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _LEAST
        )
    return out or [Analysis((), word)]


class Evidence:
    """Features of analyses, from counts of whole written words."""

    def __init__(self, counts: Mapping[str, int], grammar: Grammar) -> None:
        self._counts = counts
        self._grammar = grammar
        g = grammar
        with_article = [c + g.article for c in ("", *g.conjunctions, *g.prepositions)]
        twice = [
            c + p for c in g.conjunctions[:1] for p in (g.prepositions[0] + g.article, g.merged)
        ]
        self._definite = tuple(
            w for w in (*with_article, *twice, g.merged) if w != g.merging + g.article
        )
        self._led = (g.prepositions[0], g.merging)
        self._owned = tuple(p for p in g.pronouns if p in g.pronouns[:3])

    def of(self, word: str, analysis: Analysis) -> Iterator[Feature]:
        """The features of one analysis of `word`, by name, each with its value."""
        kind = self._kind(analysis)
        yield "k " + "|".join(analysis.proclitics) + "+" + analysis.pronoun, 1.0
        yield from self._company(word, analysis, kind)
        yield f"length {kind} {min(len(analysis.stem), 6)}", 1.0
        yield from self._beginning(word, analysis)
        yield from self._ending(word, analysis)

    def _kind(self, analysis: Analysis) -> str:
        g, parts = self._grammar, analysis.proclitics
        led = "S" if parts and parts[-1] == g.future else "P"
        return (
            ("C" if parts and parts[0] in g.conjunctions else "")
            + (led if parts and parts[-1] not in g.conjunctions else "")
            + ("E" if analysis.pronoun else "")
        )

    def _company(self, word: str, analysis: Analysis, kind: str) -> Iterator[Feature]:
        g, stem = self._grammar, analysis.stem
        definite = len(stem) >= _DEFINITE and stem.startswith(g.article)
        counts = self.support(word, analysis)
        tail = f"{kind} {'A' if definite else ''}"
        for name, count in zip("bdcpef", counts, strict=True):
            yield (f"{name} {tail}", log(1 + count)) if count else (f"no {name} {tail}", 1.0)
        seen = counts[0] + counts[1]
        yield f"known {bool(seen)}", 1.0
        ratio = log((seen + 0.5) / (self._counts.get(word, 0) + 1))
        yield f"ratio {kind}", max(-_CAP, min(_CAP, ratio))

    def support(self, word: str, analysis: Analysis) -> tuple[int, ...]:
        """How often the stem was seen bare, definite, after a conjunction, after a preposition, with a pronoun
        and as a future, the word itself left out."""
        g, get, stem = self._grammar, self._counts.get, analysis.stem
        stems = g.alone(stem) if analysis.pronoun else (stem,)
        bare = definite = joined = led = owned = future = 0
        for stem in stems:
            bare += get(stem, 0) if stem != word else 0
            joined += sum(get(c + stem, 0) for c in g.conjunctions if c + stem != word)
            if len(stem) >= _DEFINITE and stem.startswith(g.article):
                core = stem[len(g.article) :]
                others = (core, g.merged + core)
                definite += sum(get(w, 0) for w in others if w != word)
                w = g.prepositions[0] + stem
                led += get(w, 0) if w != word else 0
                continue
            definite += sum(get(a + stem, 0) for a in self._definite if a + stem != word)
            led += sum(get(p + stem, 0) for p in self._led if p + stem != word)
            w = g.future + stem
            future += get(w, 0) if w != word else 0
            host = self._host(stem)
            owned += sum(get(host + p, 0) for p in self._owned if host + p != word)
        return bare, definite, joined, led, owned, future

    def _host(self, stem: str) -> str:
        """How a stem is written before a pronoun."""
        for end, alone in self._grammar.before[:2]:
            if stem.endswith(alone):
                return stem[: -len(alone)] + end
        return stem

    def _beginning(self, word: str, analysis: Analysis) -> Iterator[Feature]:
        stem, parts = analysis.stem, analysis.proclitics
        if not parts:
            yield from ((f"w {word[:n]}", 1.0) for n in (1, 2, 3))
            return
        last = parts[-1]
        yield f"p {last} {stem[0]}", 1.0
        yield f"p {last} {stem[:2]}", 1.0
        yield f"p {last} {stem[-1]} {min(len(stem), _LONG)}", 1.0
        if len(stem) >= _DEFINITE and stem.startswith(self._grammar.article):
            yield "article " + "".join(parts), 1.0
        if last == self._grammar.merging == stem[0]:
            core = stem[1:]
            count = self._counts.get(core, 0) + self._counts.get(self._grammar.article + core, 0)
            yield "merged", 1.0
            yield "merged core", log(1 + count)

    def _ending(self, word: str, analysis: Analysis) -> Iterator[Feature]:
        stem, pronoun = analysis.stem, analysis.pronoun
        if not pronoun:
            yield from ((f"z {word[-n:]}", 1.0) for n in (1, 2, 3))
            return
        yield f"e {pronoun} {stem[-1]}", 1.0
        yield f"e {pronoun} {stem[-2:]}", 1.0
        yield f"e {pronoun} {stem[0]} {min(len(stem), 5)}", 1.0
        article = self._grammar.article
        if len(stem) >= _DEFINITE and stem.startswith(article):
            yield "owned article", 1.0
        if pronoun.endswith(article[0]):
            # The accusative's alef makes «بيانا» of «بيان»: what is left without it may be a word.
            rest = word[len("".join(analysis.proclitics)) : -1]
            yield f"tanwin {pronoun}", log(1 + self._counts.get(rest, 0))
