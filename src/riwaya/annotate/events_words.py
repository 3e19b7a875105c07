"""The words of events, compiled: types, triggers with their frames, light verbs, cues of status, blockers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.annotate.events_nounkinds import NounKinds
from riwaya.annotate.events_rows import (
    AdjectiveRow,
    AgentRow,
    AnaphorRow,
    AnchorRow,
    Blocker,
    BlockerRow,
    ClaimingRow,
    Cue,
    Frame,
    FrameRow,
    FunctionRow,
    InstrumentRow,
    LightRow,
    PlaceWordRow,
    StatusRow,
    StemRow,
    ThemeRow,
    Trigger,
    TriggerRow,
    TypeRow,
    Verb,
    VerbRow,
)
from riwaya.annotate.figures_words import PersonRow
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.numbers import Numbers
from riwaya.resources.organisations import Head
from riwaya.resources.pack import Pack
from riwaya.resources.people import Title
from riwaya.resources.places import Country

_NEEDS = frozenset(("place", "party", "people", "party+place"))


class EventWords:
    """`pack.get(EventWords)`."""

    def __init__(self, pack: Pack) -> None:
        self.types = {r.type: r for r in pack.rows("events", "types", TypeRow)}
        frames = {r.frame: _frame(r) for r in pack.rows("events", "frames", FrameRow)}
        rows = pack.rows("events", "triggers", TriggerRow)
        self.triggers: WordIndex[Trigger] = WordIndex(_triggers(rows, frames), enclitics=True)
        self.light: WordIndex[str] = WordIndex(
            (
                (f.text, r.role)
                for r in pack.rows("events", "light_verbs", LightRow)
                for f in forms(r.past, r.present)
            ),
            enclitics=True,
            conjunctions_only=True,
        )
        self.verbs: WordIndex[Verb] = WordIndex(
            _verbs(pack), enclitics=True, conjunctions_only=True
        )
        self.adjectives = frozenset(
            fold(form)
            for r in pack.rows("events", "adjectives", AdjectiveRow)
            for form in _adjective_forms(r.word)
        )
        self.functions: WordIndex[str] = WordIndex(
            ((r.word, r.kind) for r in pack.rows("events", "function_words", FunctionRow)),
            conjunctions_only=True,
        )
        self._locative = frozenset(
            fold(r.word) for r in pack.rows("events", "function_words", FunctionRow) if r.where
        )
        self.countries = frozenset(c.name for c in pack.rows("places", "countries", Country))
        self.cues: WordIndex[Cue] = WordIndex(
            (r.phrase, Cue(r.status, r.side)) for r in pack.rows("events", "status", StatusRow)
        )
        self.blockers: WordIndex[Blocker] = WordIndex(
            (form, Blocker(r.side, frozenset(r.types)))
            for r in pack.rows("events", "blockers", BlockerRow)
            for form in (r.phrase, *_indefinite(r.phrase))
        )
        self.anaphors: WordIndex[frozenset[str]] = WordIndex(
            (r.noun, frozenset(r.types)) for r in pack.rows("events", "anaphors", AnaphorRow)
        )
        self.themes = {
            r.theme: (frozenset(r.groups), frozenset(r.words))
            for r in pack.rows("events", "themes", ThemeRow)
        }
        self.agents: WordIndex[str] = WordIndex(
            ((r.phrase, r.role) for r in pack.rows("events", "agents", AgentRow)),
            conjunctions_only=True,
        )
        self.claiming: WordIndex[str] = WordIndex(
            ((r.phrase, r.part) for r in pack.rows("events", "claiming", ClaimingRow)),
            conjunctions_only=True,
        )
        self.instruments: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "instruments", InstrumentRow)
        )
        self.ya = tuple(fold(r.stem) for r in pack.rows("events", "ya_words", StemRow))
        self.anchors = {fold(r.word): r.sign for r in pack.rows("events", "anchors", AnchorRow)}
        self.kinds = pack.get(NounKinds)
        self.numbers = pack.get(Numbers).lexicon
        self.known = frozenset(_known(pack, rows)) | self.kinds.words
        self.waw = tuple(fold(r.stem) for r in pack.rows("events", "waw_words", StemRow))
        self.place_words: WordIndex[str] = WordIndex(
            (r.word, r.kind)
            for r in pack.rows("events", "place_words", PlaceWordRow)
            if r.kind != "kind"
        )
        self.place_kinds: WordIndex[str] = WordIndex(
            (r.word, r.kind)
            for r in pack.rows("events", "place_words", PlaceWordRow)
            if r.kind == "kind"
        )
        self.air: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "air", AdjectiveRow)
        )
        self.forces: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "forces", AdjectiveRow)
        )
        self.nations: WordIndex[Country] = WordIndex(
            (word, country)
            for country in pack.rows("places", "countries", Country)
            for word in country.adjectives
        )

    def locative(self, word: str) -> bool:
        """Whether a preposition says where («في», «قرب», «شمال»)."""
        return word in self._locative or word[1:] in self._locative

    def group(self, type_: str) -> str:
        """The family of a type («force», «talks», ...), empty where it has none."""
        row = self.types.get(type_)
        return row.group if row else ""


def _frame(row: FrameRow) -> Frame:
    links: dict[str, str] = {}
    for link in row.links:
        word, _, role = link.partition("=")
        links[fold(word.strip())] = role.strip()
    return Frame(row.frame, row.subject, row.object, row.of, links)


def _triggers(
    rows: tuple[TriggerRow, ...], frames: dict[str, Frame]
) -> Iterator[tuple[str, Trigger]]:
    for row in rows:
        base = Trigger(
            row.trigger,
            row.type,
            row.part,
            frames[row.frame],
            frozenset(fold(n) for n in row.needs if n not in _NEEDS),
            place="place" in row.needs or "party+place" in row.needs,
            party="party" in row.needs or "party+place" in row.needs,
            people="people" in row.needs,
        )
        if row.part == "verb" and row.present:
            for form in forms(row.trigger, row.present):
                yield (
                    form.text,
                    msgspec.structs.replace(base, aspect=form.aspect, number=form.number),
                )
        elif row.part == "verb":
            yield row.trigger, msgspec.structs.replace(base, aspect="past")
        else:
            yield row.trigger, base
            if row.part == "noun" and not row.trigger.endswith(("ة", "ى", "ء")):
                for accusative in _accusative(row.trigger):
                    yield accusative, base
            if row.part == "noun" and " " in row.trigger:
                yield _defined(row.trigger), base
            for plural in row.plurals:
                many = msgspec.structs.replace(base, plural=True)
                yield plural, many
                if " " in plural:
                    yield _defined(plural), many


def _indefinite(word: str) -> Iterator[str]:
    """The accusative with alef of a word that may stand without the article («إعلاميا»)."""
    if (
        " " not in word
        and not word.startswith("ال")
        and not word.endswith(("ة", "ا", "ى", "ء", "ات"))
    ):
        yield word + "ا"


def _accusative(noun: str) -> Iterator[str]:
    """«هجوما مسلحا»: the indefinite accusative of every word that takes an alef."""
    words = noun.split(" ")
    yield " ".join(w if w.endswith(("ة", "ى", "ء", "ات")) else w + "ا" for w in words)


def _defined(noun: str) -> str:
    """«الهجوم المسلح» of «هجوم مسلح»; «حادث المرور» is found as a phrase where tables have it."""
    return " ".join("ال" + w for w in noun.split(" "))


def _known(pack: Pack, triggers: tuple[TriggerRow, ...]) -> Iterator[str]:
    """Nouns that may be met with «و», «بـ» or «لـ» joined to them."""
    for title in pack.rows("people", "titles", Title):
        yield fold(title.title)
    for head in pack.rows("organisations", "heads", Head):
        yield fold(head.head)
    for person in pack.rows("figures", "persons", PersonRow):
        for word in (person.noun, *person.plurals):
            yield fold(word)
    for trigger in triggers:
        if trigger.part == "noun":
            for word in (trigger.trigger, *trigger.plurals):
                yield fold(word)


def _adjective_forms(word: str) -> Iterator[str]:
    yield word
    yield word + "ة"
    yield word + "ا"
    yield word + "ات"
    yield word + "ين"
    if word.endswith("ي"):
        yield word + "ون"


def _verbs(pack: Pack) -> Iterator[tuple[str, Verb]]:
    for row in pack.rows("events", "verbs", VerbRow):
        for form in forms(row.past, row.present):
            yield form.text, Verb(form.aspect, row.kind)
    for light in pack.rows("events", "light_verbs", LightRow):
        for form in forms(light.past, light.present):
            yield form.text, Verb(form.aspect)
    for trigger in pack.rows("events", "triggers", TriggerRow):
        if trigger.part == "verb" and trigger.present:
            for form in forms(trigger.trigger, trigger.present):
                if form.text != trigger.trigger or form.aspect != "past":
                    yield form.text, Verb(form.aspect)
