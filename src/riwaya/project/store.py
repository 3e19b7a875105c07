"""Words of every page in SQLite, for searching: made from the pages, and made anew when they change.

A word is found by what is left of it when clitics come off («للقاهرة» by «القاهرة»), folded, so that
diacritics, tatweel and the spellings of alef, ya and ta marbuta make no difference.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from riwaya.errors import OutputError
from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import bare, splits
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.model import Document

_VERSION = 1
_LEAST = 3
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE words (
  form TEXT, page TEXT, at INTEGER, cost INTEGER, start INTEGER, stop INTEGER,
  PRIMARY KEY (form, page, at)
) WITHOUT ROWID;
"""


class Hit(msgspec.Struct, frozen=True):
    """A place that matches: code points `start` to `end` of the page with the id `document`."""

    document: str
    start: int
    end: int


class Store:
    """The store in the file `path`. Each call opens it anew, so that threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fits(self, documents: Sequence[Document]) -> bool:
        """Whether the store is there and holds just these pages."""
        try:
            with self._open() as base:
                row = base.execute("SELECT value FROM meta WHERE key = 'pages'").fetchone()
        except sqlite3.Error:
            return False
        return row is not None and row[0] == _digest(documents)

    def fill(self, documents: Sequence[Document]) -> None:
        """Puts the words of `documents`, and no others, into the store. Raises OutputError."""
        partial = self.path.with_name(f".{self.path.name}.partial")
        try:
            partial.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(partial)) as base:
                # The file is thrown away where this is cut short: no journal is needed.
                base.execute("PRAGMA journal_mode = OFF")
                base.execute("PRAGMA synchronous = OFF")
                base.executescript(_SCHEMA)
                for document in documents:
                    base.executemany(
                        "INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?, ?, ?)", _rows(document)
                    )
                base.execute("INSERT INTO meta VALUES ('pages', ?)", (_digest(documents),))
                base.commit()
            partial.replace(self.path)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"{self.path}: cannot be written: {error}") from error

    def search(self, query: str, limit: int = 200) -> tuple[Hit, ...]:
        """Where the words of `query` stand one after the other, the closest spelling first.

        An empty query finds nothing. Raises OutputError where the store cannot be read.
        """
        words = [_asked(t.text) for t in tokenize(View(query)) if t.kind != "mark"][:12]
        if not words:
            return ()
        statement, values = _statement(words)
        try:
            with self._open() as base:
                found = base.execute(statement, (*values, limit)).fetchall()
        except sqlite3.Error as error:
            raise OutputError(f"{self.path}: cannot be read: {error}") from error
        return tuple(Hit(page, start, end) for page, start, end in found)

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as base:
            yield base


def _statement(words: Sequence[tuple[str, ...]]) -> tuple[str, list[str]]:
    """Each word in its own copy of the table, standing next to the one before it."""
    tables: list[str] = []
    conditions: list[str] = []
    values: list[str] = []
    for i, forms in enumerate(words):
        tables.append(f"words w{i}")
        conditions.append(f"w{i}.form IN ({', '.join('?' * len(forms))})")
        values += forms
        if i:
            conditions.append(f"w{i}.page = w0.page AND w{i}.at = w0.at + {i}")
    cost = " + ".join(f"w{i}.cost" for i in range(len(words)))
    # Only numbers and question marks are put into the text of the statement.
    return (
        f"SELECT w0.page, w0.start, w{len(words) - 1}.stop FROM {', '.join(tables)} "  # noqa: S608
        f"WHERE {' AND '.join(conditions)} GROUP BY w0.page, w0.at "
        f"ORDER BY MIN({cost}), w0.page, w0.at LIMIT ?"
    ), values


def _rows(document: Document) -> Iterator[tuple[str, str, int, int, int, int]]:
    at = 0
    for token in tokenize(View(document.text)):
        if token.kind == "mark":
            continue
        for form, cost in _forms(token.text):
            yield form, document.id, at, cost, token.start, token.end
        at += 1


def _forms(word: str) -> Iterable[tuple[str, int]]:
    """What `word` can be found by, each with the number of letters taken off."""
    costs = {word: 0}
    for split in splits(word):
        for stem, pronoun in bare(split.stem):
            if len(stem) >= _LEAST and not (split.definite and pronoun):
                costs.setdefault(stem, len(word) - len(split.stem) + len(pronoun))
    return costs.items()


def _asked(word: str) -> tuple[str, ...]:
    """The forms a word of a query stands for: itself, and without its article."""
    if word.startswith(ARTICLE) and len(word) - 2 >= _LEAST:
        return word, word[2:]
    return (word,)


def _digest(documents: Sequence[Document]) -> str:
    names = "\n".join(sorted(f"{d.id} {d.sha256}" for d in documents))
    return f"{_VERSION} {hashlib.sha256(names.encode('utf-8', 'surrogatepass')).hexdigest()}"
