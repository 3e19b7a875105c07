"""Words around events that say who takes part in them, from the tables of `events/`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.attribution.rows import OfficeRow
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.pack import Pack
from riwaya.resources.rows import OnePhrase, OneWord


class StanceVerbRow(msgspec.Struct, frozen=True):
    """A verb by which somebody speaks against what another did (`rejecting_verbs.tsv`), or calls others to do something
    (`calling.tsv`)."""

    past: str
    present: str


class PronominalRow(msgspec.Struct, frozen=True):
    """A preposition written with a pronoun (`pronominal.tsv`)."""

    word: str
    preposition: str
    pronoun: str


class ApartRow(msgspec.Struct, frozen=True):
    """The gender of what a relative word follows, and a pronoun that cannot stand for it (`apart.tsv`)."""

    gender: str
    pronoun: str


class PartyTables:
    """`pack.get(PartyTables)`."""

    def __init__(self, pack: Pack) -> None:
        self.rejects = _verbs(pack, "rejecting_verbs")
        self.remarks = _verbs(pack, "remarking")
        self.calls = _verbs(pack, "calling")
        self.blames = _verbs(pack, "blaming")
        self.answering = _verbs(pack, "answering")
        #: The preposition and the pronoun of words like «عليه», folded.
        self.pronominal = {
            fold(r.word): (fold(r.preposition), fold(r.pronoun))
            for r in pack.rows("events", "pronominal", PronominalRow)
        }
        self.belonging: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "belonging", OneWord)
        )
        #: What goes on with a definite rank, folded.
        self.ranks = frozenset(fold(r.word) for r in pack.rows("events", "ranks", OneWord))
        #: Genders of relative words with pronouns that do not stand for what these follow.
        self.apart = frozenset(
            (r.gender, fold(r.pronoun)) for r in pack.rows("events", "apart", ApartRow)
        )
        #: Bodies that have forces without being any («حكومة»).
        self.rules: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "rulers", OneWord)
        )
        #: What aircraft are called that are nobody's, or another's («طائرات مجهولة»).
        self.unowned: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "unowned", OneWord)
        )
        #: «منددين»: what says whom a protest is against.
        self.against: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "against", OneWord)
        )
        #: «الطرفين»: both sides, folded.
        self.both = frozenset(fold(r.word) for r in pack.rows("events", "both", OneWord))
        #: «علاقات»: nouns for what is between two, folded.
        self.relating = frozenset(fold(r.word) for r in pack.rows("events", "relating", OneWord))
        #: «رجال»: nouns that can speak of anybody, folded.
        self.anyone = frozenset(fold(r.word) for r in pack.rows("events", "anyone", OneWord))
        #: «مرسوم»: acts of law, folded.
        self.decrees = frozenset(fold(r.word) for r in pack.rows("events", "decrees", OneWord))
        #: «مسلح»: nouns for one person that nothing is put to, folded.
        self.alone = frozenset(fold(r.word) for r in pack.rows("events", "alone", OneWord))
        #: «كان آخر»: what right before an event's noun says that it was before the news, folded.
        self.earlier = tuple(fold(r.phrase) for r in pack.rows("linking", "earlier", OnePhrase))
        #: «عن الجانب»: what tells on whose side somebody is who is named behind it.
        self.on_side: WordIndex[bool] = WordIndex(
            ((r.phrase, True) for r in pack.rows("events", "on_side", OnePhrase)),
            conjunctions_only=True,
        )
        #: «البلدين»: both states, folded.
        self.states = frozenset(fold(r.word) for r in pack.rows("events", "both_states", OneWord))
        #: «السابق»: what says of an office that it is held no more or not yet, folded.
        self.former = frozenset(fold(r.word) for r in pack.rows("dating", "former", OneWord))
        #: Names of one office: its noun and the words behind it.
        self.offices = tuple(
            (frozenset(fold(a).split()), frozenset(fold(b).split()))
            for r in pack.rows("attribution", "same_office", OfficeRow)
            for a, b in ((r.office, r.same), (r.same, r.office))
        )
        #: What ties a deed to the one that it answers («ردا على»), which did not do its harm, folded.
        self.answers = frozenset(fold(r.phrase) for r in pack.rows("events", "answers", OnePhrase))
        self.charges: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("events", "charges", OnePhrase)
        )


def _verbs(pack: Pack, table: str) -> WordIndex[bool]:
    return WordIndex(_forms(pack, table), enclitics=True, conjunctions_only=True)


def _forms(pack: Pack, table: str) -> Iterator[tuple[str, bool]]:
    for row in pack.rows("events", table, StanceVerbRow):
        for form in forms(row.past, row.present):
            yield form.text, True
