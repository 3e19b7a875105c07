"""The noun phrase of a source: where it ends, what heads it, who it names."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrase_ends import trailing
from riwaya.annotate.attribution.phrase_marks import mark
from riwaya.annotate.attribution.phrase_named import (
    entitled,
    read_name,
    so_called,
)
from riwaya.annotate.attribution.phrase_names import name_like
from riwaya.annotate.attribution.phrase_prepositions import governs_this, issued, preposition
from riwaya.annotate.attribution.phrase_steps import word
from riwaya.annotate.attribution.phrase_words import counted, noun_here, object_case, styled
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import BY
from riwaya.model import Mention

_MOST = 40
_STOPS = frozenset(
    [
        "complementiser",
        "relative",
        "negation",
        "question",
        "copula",
        "pronoun",
        "saying",
        "verb",
        "what",
    ]
)
#: classes of words that begin no noun phrase
_NO_NOUN = frozenset(
    (
        "complementiser",
        "relative",
        "negation",
        "preposition",
        "connector",
        "circumstance",
        "adverb",
        "question",
        "pronoun",
        "weekday",
        "verb",
    )
)


class PhraseReader:
    """Reads one noun phrase from token `i`, not beyond `stop`."""

    def __init__(
        self, page: Article, first: int, stop: int, barred: frozenset[str], *, guess: bool = False
    ) -> None:
        self.page = page
        self.first = first
        self.stop = min(stop, first + _MOST)
        self.guess = guess
        #: whether somebody addressed, or what is said, may follow the phrase without a preposition
        self.addresses = "object" in barred
        #: whether that may be a person
        self.people = "people" in barred
        self.guessed = -1
        self.extended = -1
        self.specific = False
        #: prepositions that begin the content, so that none of them is part of the phrase
        self.barred = barred
        self.closed = False
        self.prepared = False
        #: whether «ل» says of an office without article whom it serves
        self.assigned = False
        self.joined = False
        self.name: Mention | None = None
        self.name_at = -1
        self.head: SourceRow | None = None
        self.definite = False
        self.last = first
        #: whether a title after the name was read up to its comma, so that whom it addresses follows
        self.entitled = False

    def of_kind(self, *kinds: str) -> bool:
        """Whether the phrase's first word is a source of one of the kinds of `sources.tsv`."""
        return self.head is not None and self.head.kind in kinds

    def read(self) -> Phrase | None:
        """The phrase; None where nothing begins."""
        i = self.first
        while i < self.stop:
            step = self._step(i)
            if step <= i:
                break
            self.last = i = step
        while self.last > self.first + 1 and _loose(self.page, self.last - 1):
            self.last -= 1
        if self.last == self.first:
            return None
        after = trailing(self, self.last)
        return Phrase(
            self.first,
            self.last,
            after,
            self.head,
            self.name,
            self.definite,
            self.joined,
            self.specific or self.definite,
            self.guessed,
            self.name_at if self.extended > 0 else -1,
            self.extended,
        )

    def _step(self, i: int) -> int:
        """The token after what `i` adds to the phrase, or `i` where the phrase ends before it."""
        page, token = self.page, self.page.tokens[i]
        if token.kind == "mark":
            return mark(self, i)
        if i in page.names:
            return read_name(self, i)
        kinds = page.lex.kind(token.text)
        if i == self.first:
            return self._head(i)
        if object_case(page, i, self.first):
            return i
        described = self._described(i, kinds)
        if described is not None:
            return described
        if "so-called" in kinds and so_called(self, i) > i:
            return so_called(self, i)
        if kinds & _STOPS:
            return i
        if "office-joint" in kinds:
            self.prepared, self.closed = True, False
            return i + 1
        if "preposition" in kinds or "circumstance" in kinds:
            return preposition(self, i, token.text)
        if "same" in kinds and "pointing" not in kinds and self.definite:
            return i + 1
        if self._adverbial(i, kinds) or (page.reporting(i) and not noun_here(self, i)):
            return i
        if token.kind == "number" or (self.head and self._numbered(i + 1)):
            return self._number(i)
        return word(self, i)

    def _described(self, i: int, kinds: frozenset[str]) -> int | None:
        """Words that tell of which one the phrase is: who issued it, «غير مؤكدة», «هذا»; None for others."""
        page = self.page
        if self.of_kind("document", "statement") and kinds & {"issued", "seen"}:
            if "issued" in kinds:
                return issued(self, i)
            if page.is_(i + 1, "pronoun"):
                # «وثيقة اطلعت عليها رويترز»
                return i
        if "not" in kinds and i + 1 < self.stop and not self.definite:
            # «معلومات غير مؤكدة»
            plain = page.tokens[i + 1].kind == "word" and not page.lex.kind(page.tokens[i + 1].text)
            return i + 2 if plain else i
        if "pointing" in kinds and governs_this(self, i):
            # «منتجو هذا المشروع»
            return i + 1
        return None

    def _number(self, i: int) -> int:
        """«اللواء 35», «القناة 12», «القناة الـ12»: the number of a unit or channel."""
        if self.page.tokens[i].kind == "number":
            unit = self.of_kind("institution") and i == self.first + 1
            channel = self.of_kind("media") and i <= self.first + 2
            return i + 1 if unit or channel or not self.closed else i
        if not self.page.definite_letters(i):
            return word(self, i)
        return i + 2 if self.of_kind("media") else i

    def _adverbial(self, i: int, kinds: frozenset[str]) -> bool:
        """«علماء | أول من أمس»: a time or a connector, which no phrase goes on with."""
        two = "weekday" in kinds and self.page.is_(i + 1, "of")
        adverb = kinds & {"adverb", "connector", "not-yet", "weekday"} and not two
        return bool(adverb) or self.page.accords(i) or i in self.page.deictic

    def _head(self, i: int) -> int:
        page = self.page
        if page.tokens[i].kind == "number":
            # «17 من المعتقلين»
            people = counted(page, i, self.stop)
            self.head, self.closed = page.source(people), page.definite(people)
            return people + 1
        if page.is_(i, "same") and i + 1 < self.stop:
            self.definite = self.closed = True
            if page.source(i + 1) is None:
                return i + 1
            self.head = page.source(i + 1)
            return i + 2
        self.head = page.source(i)
        self.definite = page.definite(i)
        self.closed = self.definite
        if (end := entitled(self, i)) > i:
            return end
        if self.head is not None and " " in self.head.noun and self.head.kind == "office":
            # «القائم بأعمال», «خادم الحرمين»
            self.closed = self.specific = page.definite(i + 1)
            return i + 2
        if self.head is not None and self.of_kind("office") and self._numbered(i + 1):
            # «اللواء 35»: a unit, not its rank's namesake
            self.head = msgspec.structs.replace(self.head, role="organisation", kind="institution")
        if (
            self.guess
            and not page.joined_verb(i)
            and not (self.head or self.definite)
            and name_like(self, i)
        ):
            self.guessed, self.closed = i, False
        if self.head and self.head.kind == "quantifier":
            nxt = page.source(i + 1) if i + 1 < self.stop else None
            paper = nxt is not None and nxt.kind == "document"
            if nxt is not None:
                self.head = nxt if paper else msgspec.structs.replace(self.head, role=nxt.role)
        return i + 1

    def _numbered(self, i: int) -> bool:
        return i < self.stop and self.page.tokens[i].kind == "number"


def _loose(page: Article, i: int) -> bool:
    """Whether a preposition at the end of a phrase was left without its noun."""
    return page.is_(i, "preposition") and i not in page.inside


def read_phrase(
    page: Article,
    first: int,
    stop: int,
    barred: frozenset[str] = frozenset(),
    *,
    guess: bool = False,
) -> Phrase | None:
    """The noun phrase at `first`; None where none begins there.

    `barred` are prepositions that begin content instead, with `object` where a noun may; `guess` lets
    unknown words after titles be a name.
    """
    if first >= stop:
        return None
    while (
        page.is_(first, "title-letter") and first + 2 < stop and page.tokens[first + 1].text == "."
    ):
        # «د. سالم ...»
        first += 2
    if page.is_(first, "style") and styled(page, first + 1, stop):
        # «معالي الوزير»
        first += 1
    token = page.tokens[first]
    if page.is_(first, "what") and first + 2 < stop and page.is_(first + 1, "so-called"):
        inner = first + 2
        if page.tokens[inner].text == BY or page.tokens[inner].text.startswith(BY):
            inner += page.tokens[inner].text == BY
        return read_phrase(page, inner, stop, barred, guess=guess)
    if token.kind == "mark" and first not in page.quotes:
        return None
    if token.kind == "number" and counted(page, first, stop) < 0:
        return None
    kinds = page.lex.kind(token.text)
    if first not in page.names and kinds & _NO_NOUN:
        return None
    return PhraseReader(page, first, stop, barred, guess=guess).read()
