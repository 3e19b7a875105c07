"""What the tables of `resources/ar/page/` and `calendar/` say, compiled for matching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from riwaya.language.tokens import Token, texts_of, words
from riwaya.model import BlockKind
from riwaya.resources import Pack
from riwaya.resources.calendar import MonthRow, WeekdayRow
from riwaya.resources.people import FamilyName, GivenName

Match = Literal["line", "start", "label", "has", "self"]
Section = Literal["", "next", "end"]

#: A phrase of match `start`, `has` or `self` is sought in lines of up to so many words only:
#: longer ones are prose which happens to use it.
LONGEST_FURNITURE = 45
#: What follows a phrase of match `label` on its own line may have so many words.
_LONGEST_LABELLED = 30


class PhraseRow(msgspec.Struct, frozen=True):
    """A phrase by which a line shows what it is.

    `match`: the `line` is the phrase and nothing else (digits and marks aside); it is a `label` (the
    whole line, or followed by a mark); the line `start`s with it; it `has` it; or, `self`, it has it
    after the outlet's own name. `section`: what follows is of the same kind, to the `end` or for the
    `next` few short lines.
    """

    phrase: str
    kind: BlockKind
    match: Match
    section: Section = ""


class WordRow(msgspec.Struct, frozen=True):
    """A word or phrase with its role in the lines around an article (see the subject's README)."""

    word: str
    role: str


class LanguageRow(msgspec.Struct, frozen=True):
    """Letters and frequent words that tell a language of Arabic script from its neighbours."""

    code: str
    name: str
    letters: str
    words: tuple[str, ...]


def key(text: str) -> tuple[str, ...]:
    """The words of a phrase, marks and numbers aside."""
    return texts_of(text, ("word", "latin"))


def keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The same of a line's tokens."""
    return tuple(t.text for t in tokens if t.kind in ("word", "latin"))


class Trie:
    """Phrases with values; longest match at a word."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in entries:
            if phrase:
                self._by_first.setdefault(phrase[0], []).append((phrase, value))
        for found in self._by_first.values():
            found.sort(key=lambda f: -len(f[0]))

    def at(self, line: Sequence[str], i: int) -> tuple[int, str] | None:
        """(number of words, value) of the longest phrase that begins at word `i`."""
        for phrase, value in self._by_first.get(line[i], ()):
            if tuple(line[i : i + len(phrase)]) == phrase:
                return len(phrase), value
        return None


class PageWords:
    """Roles of words around an article; a word may have several."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("page", "words", WordRow)
        roles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in rows:
            roles.setdefault(row.role, []).append((key(row.word), row.role))
        self.roles = {role: Trie(entries) for role, entries in roles.items()}
        self.dateline = Trie(
            entry
            for role in ("published", "updated", "clock", "era", "filler", "meridiem", "zone")
            for entry in roles.get(role, ())
        )

    def is_role(self, role: str, word: str) -> bool:
        """Whether one word alone has the role."""
        trie = self.roles.get(role)
        return bool(trie and trie.at((word,), 0))

    def starts(self, role: str, line: Sequence[str]) -> int:
        """How many words at the beginning of the line have the role."""
        trie = self.roles.get(role)
        hit = trie.at(line, 0) if trie and line else None
        return hit[0] if hit else 0

    def covered(self, roles: Sequence[str], line: Sequence[str]) -> int:
        """How many words of the line belong to phrases of these roles."""
        tries = [self.roles[r] for r in roles if r in self.roles]
        count = i = 0
        while i < len(line):
            best = max((hit[0] for trie in tries if (hit := trie.at(line, i))), default=0)
            count += best
            i += best or 1
        return count


class Labelled(msgspec.Struct, frozen=True):
    """What a phrase says of a line: it takes up `words` of its words and begins at word or number `at`."""

    row: PhraseRow
    words: int
    at: int = 0


class Phrases:
    """Finds the phrase by which a line shows what it is."""

    def __init__(self, pack: Pack) -> None:
        self._lines: dict[tuple[str, ...], PhraseRow] = {}
        self._starts: dict[str, list[tuple[tuple[str, ...], PhraseRow]]] = {}
        self._inside: dict[str, list[tuple[tuple[str, ...], PhraseRow]]] = {}
        for row in pack.rows("page", "phrases", PhraseRow):
            phrase = key(row.phrase)
            if row.match in ("line", "label"):
                self._lines.setdefault(phrase, row)
            if row.match in ("start", "label"):
                self._starts.setdefault(phrase[0], []).append((phrase, row))
            if row.match in ("has", "self"):
                self._inside.setdefault(phrase[0], []).append((phrase, row))
        for found in (*self._starts.values(), *self._inside.values()):
            found.sort(key=lambda f: -len(f[0]))

    def of(self, tokens: Sequence[Token]) -> Labelled | None:
        """What the line's tokens say of it, or None."""
        line = keys(tokens)
        if not line or len(line) > LONGEST_FURNITURE:
            return None
        whole = self._lines.get(line)
        if whole:
            return Labelled(whole, len(line))
        for phrase, row in self._starts.get(line[0], ()):
            if line[: len(phrase)] == phrase and (row.match == "start" or _labels(tokens, phrase)):
                return Labelled(row, len(phrase))
        for i, word in enumerate(line):
            for phrase, row in self._inside.get(word, ()):
                if line[i : i + len(phrase)] == phrase and (row.match == "has" or 0 < i <= 4):
                    return Labelled(row, len(phrase), _term(tokens, i))
        return None


def _term(tokens: Sequence[Token], word: int) -> int:
    """Index among words and numbers of the word with that index among words alone."""
    places = [k for k, t in enumerate(t for t in tokens if t.kind != "mark") if t.kind != "number"]
    return places[word]


def _labels(tokens: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    """Whether a mark of labelling follows the phrase at the beginning of the line."""
    seen = 0
    for i, token in enumerate(tokens):
        if token.kind in ("word", "latin"):
            seen += 1
        if seen == len(phrase):
            rest = tokens[i + 1 :]
            return bool(rest) and rest[0].text in ":|/-–—»>" and len(rest) <= _LONGEST_LABELLED
    return False


class Languages:
    """`languages.tsv`, its words folded."""

    def __init__(self, pack: Pack) -> None:
        self.rows = pack.rows("page", "languages", LanguageRow)
        self.words = {row.code: frozenset(row.words) for row in self.rows}
        self.letters = {row.code: frozenset(row.letters.replace(" ", "")) for row in self.rows}
        self.common = frozenset(w for row in self.rows if row.code == "ar" for w in row.words)


class Calendar:
    """Month and weekday names, folded, for `dates`."""

    def __init__(self, pack: Pack) -> None:
        self.months: dict[str, tuple[int, str]] = {}
        for month in pack.rows("calendar", "months", MonthRow):
            self.months.setdefault(" ".join(words(month.name)), (month.month, month.calendar))
        self.weekdays = {
            " ".join(words(row.name)): row.iso
            for row in pack.rows("calendar", "weekdays", WeekdayRow)
        }


class PersonalNames:
    """Words that stand in names of persons, folded."""

    def __init__(self, pack: Pack) -> None:
        given = pack.rows("people", "given_names", GivenName)
        family = pack.rows("people", "family_names", FamilyName)
        names = [row.name for row in given] + [row.name for row in family]
        self.words = frozenset(w for name in names for w in key(name))

    def share(self, line: Sequence[str]) -> float:
        """The share of a line's words that are such words."""
        return sum(1 for w in line if w in self.words) / max(1, len(line))
