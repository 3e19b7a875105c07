"""The words by which things are denied, laid at somebody's door, and given a purpose."""

from __future__ import annotations

import msgspec

from riwaya.language.lexicon import Lexicon
from riwaya.resources import Pack
from riwaya.resources.rows import OnePhrase, OneWord


class Purpose(msgspec.Struct, frozen=True):
    """A phrase that says what a thing was `for`, denies it (`against`), or justifies it (`excuse`)."""

    phrase: str
    stance: str


class Words:
    """The phrases of `responsibility.tsv`, `purpose.tsv`, `ends.tsv`, `hearsay.tsv`, `denied_clauses.tsv` and
    `ruling_out.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        self.responsible: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "responsibility", OneWord)],
            enclitics=True,
        )
        self.ends: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "ends", OneWord)], enclitics=True
        )
        self.hearsay: Lexicon[str] = Lexicon(
            [(r.phrase, r.phrase) for r in pack.rows("linking", "hearsay", OnePhrase)],
            enclitics=True,
        )
        self.clauses: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "denied_clauses", OneWord)]
        )
        self.ruling_out: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in pack.rows("linking", "ruling_out", OneWord)]
        )
        self.purpose: Lexicon[str] = Lexicon(
            [(r.phrase, r.stance) for r in pack.rows("linking", "purpose", Purpose)]
        )
