"""The rows of the tables of reported speech."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.model import Certainty, LinkRole, Stance


class VerbRow(msgspec.Struct, frozen=True):
    """A reporting verb (`verbs.tsv`).

    `participle` is the accusative masculine singular («مشيرا»). `takes` says how its content may begin:
    `that` (إن أن بأن), `quote` (a colon or quotation marks), `object` (a noun), `masdar` (a noun of action
    only), `question`, or a preposition. `flags` are explained in the README of the tables.
    """

    past: str
    present: str
    masdar: str = ""
    participle: str = ""
    stance: Stance = "assert"
    certainty: Certainty = "CT+"
    takes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class SourceRow(msgspec.Struct, frozen=True):
    """A noun that heads a source (`sources.tsv`).

    `anonymous`: `yes` unless a person is named, `no`, `named` (not when a name follows), `institution`
    (not when an institution follows), `issuer` (a document answers through who issued it).
    """

    noun: str
    forms: tuple[str, ...] = ()
    role: LinkRole = "source"
    anonymous: Literal["yes", "no", "named", "institution", "issuer"] = "yes"
    kind: str = ""
    #: prepositions that belong to the noun («نائب عن», «قيادي في»)
    prepositions: tuple[str, ...] = ()
    #: roles that the noun with its article may stand for once they have been introduced («المصدر»)
    stands: tuple[LinkRole, ...] = ()

    @property
    def human(self) -> bool:
        """Whether it is a person by what he does or is."""
        return self.kind in ("human", "reporter")

    @property
    def titled(self) -> bool:
        """Whether a person's name may follow it."""
        return self.kind in ("human", "reporter", "office")


class WithWhatRow(msgspec.Struct, frozen=True):
    """A preposition run together with «ما» (`with_what.tsv`)."""

    word: str
    preposition: str


class AccordingRow(msgspec.Struct, frozen=True):
    """A phrase that attributes without a verb of its own (`according.tsv`).

    A verb follows `verb` and `aside` («على ما أفاد»); the second only after a mark, lest it be governed.
    """

    phrase: str
    kind: Literal["source", "verb", "aside", "saying"]


class AttitudeRow(msgspec.Struct, frozen=True):
    """What is expressed after «أعرب عن» and its like (`attitudes.tsv`)."""

    noun: str
    stance: Stance
    certainty: Certainty = "CT+"


class StanceRow(msgspec.Struct, frozen=True):
    """A phrase in the content that settles the stance (`stances.tsv`).

    `where`: at the content's `start` or `early` in it after a neutral verb; `judgement` after a verb that
    describes or holds an opinion; `warning` after «حذر».
    """

    phrase: str
    stance: Stance
    where: Literal["start", "early", "judgement", "warning", "reply"]


class OfficeRow(msgspec.Struct, frozen=True):
    """Two names of one office, so that its holder answers to both (`same_office.tsv`)."""

    office: str
    same: str


class HedgeRow(msgspec.Struct, frozen=True):
    """A phrase that lowers certainty (`hedges.tsv`), a negation (CT-), or an idiom that is neither (CT+).

    `where`: `start` for nouns that hedge only what they open («احتمال وقوع ...»).
    """

    phrase: str
    value: Certainty
    where: Literal["", "start"] = ""
