"""The noun phrase of a source: where it ends, what heads it, who it names."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import SourceRow
from riwaya.annotate.attribution.phrase_ends import apposition, trailing
from riwaya.annotate.attribution.phrase_named import names_quoted, read_name, take_name
from riwaya.annotate.attribution.phrase_names import (
    NAME_WORDS,
    goes_on_guessing,
    name_like,
    surnames,
)
from riwaya.annotate.attribution.phrase_words import (
    agrees,
    nameless,
    noun_here,
    opens_title,
    past_adjectives,
    place_noun,
    place_of_office,
    place_of_work,
    told,
)
from riwaya.annotate.attribution.shapes import verbal_noun
from riwaya.model import Mention

_MOST = 40
_QUOTED_NAME = 7
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
_DETACHED = frozenset((",", "،"))


class Phrase(msgspec.Struct, frozen=True):
    """Tokens `first`..`last`; `name` is the person or institution that it names, if it names its head.

    `source` is the noun that heads it, `after` the token where what follows begins (a relative clause or
    an apposition between commas may lie between `last` and it).
    """

    first: int
    last: int
    after: int
    source: SourceRow | None = None
    name: Mention | None = None
    definite: bool = False
    joined: bool = False
    #: whether the head itself is pinned down: by an article, or by what it governs («وزير الصحة»)
    specific: bool = False
    #: where a name that no gazetteer knows begins, after titles («رئيس الجمعية سيف ...»); -1 for none
    guessed: int = -1
    #: tokens of a name of which only the beginning was known; -1 for none
    named: int = -1
    until: int = -1


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
        self.guessed = -1
        self.extended = -1
        self.specific = False
        #: prepositions that begin the content, so that none of them is part of the phrase
        self.barred = barred
        self.closed = False
        self.prepared = False
        self.joined = False
        self.name: Mention | None = None
        self.name_at = -1
        self.head: SourceRow | None = None
        self.definite = False
        self.last = first

    def read(self) -> Phrase | None:
        """The phrase; None where nothing begins."""
        i = self.first
        while i < self.stop:
            step = self._step(i)
            if step <= i:
                break
            self.last = i = step
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
            return self._mark(i)
        if i in page.names:
            return read_name(self, i)
        kinds = page.lex.kind(token.text)
        if i == self.first:
            return self._head(i)
        if kinds & _STOPS:
            return i
        if "office-joint" in kinds:
            self.prepared, self.closed = True, False
            return i + 1
        if "preposition" in kinds or "circumstance" in kinds:
            return self._preposition(i, token.text)
        if (
            "issued" in kinds
            and self.head is not None
            and self.head.kind in ("document", "statement")
        ):
            return self._issued(i)
        if kinds & {"adverb", "connector", "not-yet", "weekday"} or page.accords(i):
            return i
        if page.reporting(i) and not noun_here(self, i):
            return i
        if token.kind == "number":
            return i + 1 if not self.closed else i
        return self._word(i)

    def _head(self, i: int) -> int:
        page = self.page
        if page.is_(i, "same") and i + 1 < self.stop:
            self.definite = self.closed = True
            if page.source(i + 1) is None:
                return i + 1
            self.head = page.source(i + 1)
            return i + 2
        self.head = page.source(i)
        self.definite = page.definite(i)
        self.closed = self.definite
        if self.guess and self.head is None and not self.definite and name_like(self, i):
            self.guessed, self.closed = i, False
        if self.head and self.head.kind == "quantifier":
            nxt = page.source(i + 1) if i + 1 < self.stop else None
            self.head = msgspec.structs.replace(self.head, role=nxt.role) if nxt else self.head
        return i + 1

    def _mark(self, i: int) -> int:
        page = self.page
        if i in page.quotes:
            close = page.quotes[i]
            if close < self.stop and close - i - 1 <= _QUOTED_NAME and names_quoted(self, i, close):
                take_name(self, i + 1)
                self.closed = True
                return close + 1
            return i
        initial = i > self.first and page.tokens[i - 1].kind != "mark"
        if page.tokens[i].text == "." and initial and len(page.tokens[i - 1].text) == 1:
            return i + 1
        if page.tokens[i].text == "(":
            for j in range(i + 1, min(i + 9, self.stop)):
                if page.tokens[j].text == ")":
                    return j + 1
        if page.tokens[i].text in _DETACHED and i > self.first:
            return apposition(self, i)
        return i

    def _preposition(self, i: int, text: str) -> int:
        """A prepositional phrase belongs to an official or a nameless source, not to what is said."""
        if i + 1 >= self.stop:
            return i
        if self.head is not None and self.head.titled:
            page = self.page
            own = text in page.lex.attached[self.head.noun]
            noun = i + 1 in page.names or page.source(i + 1) is not None or page.definite(i + 1)
            if own and noun and not (text in self.barred and page_speech(page, i + 1)):
                self.prepared, self.closed = True, False
                return i + 1
        if text in self.barred:
            return i
        if not self.page.is_(i, "attaches"):
            return i
        if self.page.is_(i + 1, "speech-noun") or self.page.is_(i + 1, "adverb"):
            return i
        nxt = self.page.source(i + 1)
        if nxt and nxt.kind in ("statement", "document"):
            return i
        if self.page.is_(i, "attaches-named") and not nxt and not place_noun(self, i + 1):
            return i
        self.prepared, self.closed = True, False
        return i + 1

    def _issued(self, i: int) -> int:
        """«الصادر عن ...», «نشرتها ...»: who issued a document follows."""
        step = i + 1
        for k in range(step, min(step + 3, self.stop)):
            if self.page.is_(k, "attaches"):
                step = k + 1
                break
        self.prepared, self.closed = True, False
        return step

    def _word(self, i: int) -> int:
        page, token = self.page, self.page.tokens[i]
        text = token.text
        if told(self, i, text) or (text[0] == "ي" and len(text) > 3 and not self.definite):
            return i
        if page.possessed(i) and (self.closed or self.addresses or nameless(self)):
            # «عن علماء افتراضهم أن ...»; «مصدر بوزارته» goes on
            joined = text[0] in "بل" and nameless(self) and not (self.closed or self.addresses)
            return i + 1 if joined else i
        if text.startswith("لل") and len(text) > 4:
            return self._for(i)
        if text.startswith("و") and len(text) > 3:
            return self._and(i)
        if text.startswith("ب") and "ب" in self.barred and (self.closed or page.possessed(i)):
            return i + 1 if place_of_office(self, text[1:]) else i
        if text.startswith("ل") and self.closed and not page.definite(i):
            row = page.source_of(text)
            if row is None:
                office = (
                    self.head is not None and self.head.kind == "office" and "ل" not in self.barred
                )
                self.closed = not office
                return i + 1 if office else i
            return i + 1 if not (row.human or row.kind == "media") else i
        if place_of_work(self, i):
            self.prepared, self.closed = True, False
            return i + 1
        if text.startswith("ب") and self.closed and not page.definite(i):
            if page.source_of(text) is None:
                return i + 1 if goes_on_guessing(self, i) else i
            self.closed = False
            return i + 1
        if page.definite(i):
            if self.guessed >= 0 and i - self.guessed < NAME_WORDS and text.startswith("ال"):
                self.closed = True
                return i + 1
            if self.closed and text.startswith("ال") and not agrees(self, i):
                return i
            if not self.closed and not self.prepared:
                self.specific = True
            self.closed = True
            return i + 1
        if self.name is not None and self.name.type == "PER" and i - 1 in page.inside:
            self.extended = surnames(self, i)
            return self.extended if self.extended > i else i
        if self.closed:
            if opens_title(self, i) or goes_on_guessing(self, i):
                return i + 1
            return i
        if self.addresses and ((nameless(self) and verbal_noun(text)) or past_adjectives(self, i)):
            return i
        return i + 1

    def _for(self, i: int) -> int:
        """«للنفط», «لحقوق»: part of an institution's or an office's name, unless a medium is told."""
        row = self.page.source_of(self.page.tokens[i].text)
        if row is not None and (row.human or row.kind == "media"):
            return i
        self.closed = True
        return i + 1

    def _and(self, i: int) -> int:
        page = self.page
        rest = page.tokens[i].text[1:]
        if page.reporting(i) or page.possessed(i):
            return i
        row = page.lex.source(rest)
        if rest.startswith("ال") or row is not None:
            if row is not None and (row.titled or row.kind == "institution"):
                self.joined = True
                self.closed = rest.startswith("ال")
            return i + 1
        return i + 1 if not self.closed else i


def page_speech(page: Article, i: int) -> bool:
    """Whether a statement or a document begins at `i` («في بيان»), the occasion and no place of work."""
    row = page.source(i)
    return page.is_(i, "speech-noun") or (row is not None and row.kind in ("statement", "document"))


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
    token = page.tokens[first]
    if page.is_(first, "what") and first + 2 < stop and page.is_(first + 1, "so-called"):
        inner = first + 2
        if page.tokens[inner].text == "ب" or page.tokens[inner].text.startswith("ب"):
            inner += page.tokens[inner].text == "ب"
        return read_phrase(page, inner, stop, barred, guess=guess)
    if token.kind in ("mark", "number") and first not in page.quotes:
        return None
    kinds = page.lex.kind(token.text)
    if first not in page.names and kinds & _NO_NOUN:
        return None
    return PhraseReader(page, first, stop, barred, guess=guess).read()
