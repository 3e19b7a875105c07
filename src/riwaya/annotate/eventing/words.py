"""The words of events, compiled: types, triggers with their frames, light verbs, cues of status, blockers."""

from __future__ import annotations

from riwaya.annotate.attribution.rows import VerbRow as ReportingRow
from riwaya.annotate.counting.rows import PersonRow
from riwaya.annotate.eventing.cueindex import CueIndex
from riwaya.annotate.eventing.nounkinds import NounKinds
from riwaya.annotate.eventing.partytables import PartyTables
from riwaya.annotate.eventing.rows import (
    AgentRow,
    AnaphorRow,
    BearerRow,
    Blocker,
    BlockerRow,
    ClaimingRow,
    FrameRow,
    FunctionRow,
    LightRow,
    ModeRow,
    ObjectControlRow,
    PlaceWordRow,
    RelativeRow,
    StatusRow,
    StemRow,
    ThemeRow,
    Trigger,
    TypeRow,
    Verb,
)
from riwaya.annotate.eventing.triggerforms import compiled, frame
from riwaya.annotate.eventing.triggerrows import TriggerRows
from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.annotate.eventing.when.whentables import WhenTables
from riwaya.annotate.eventing.where.placetables import PlaceTables
from riwaya.annotate.eventing.wordforms import (
    adjective_forms,
    indefinite,
    known_nouns,
    participles,
    verb_forms,
)
from riwaya.language.affixes import AND, BY, TO
from riwaya.language.openers import Openers
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.language.wordindex import WordIndex
from riwaya.resources.media import OutletRow
from riwaya.resources.numbers import Numbers
from riwaya.resources.pack import Pack
from riwaya.resources.people import Title
from riwaya.resources.places import Country, Place
from riwaya.resources.rows import OnePhrase, OneWord

#: Kinds of `place_words.tsv` that stand for a place known otherwise.
_KNOWN_PLACES = frozenset(("back", "again", "country", "capital", "border"))


class EventWords:
    """`pack.get(EventWords)`."""

    def __init__(self, pack: Pack) -> None:
        self.types = {r.type: r for r in pack.rows("events", "types", TypeRow)}
        self.sets = pack.get(TypeSets)
        self._modes = pack.get(TriggerRows).modes
        frames = {r.frame: frame(r) for r in pack.rows("events", "frames", FrameRow)}
        rows = pack.get(TriggerRows).rows
        self.triggers: WordIndex[Trigger] = WordIndex(compiled(rows, frames), enclitics=True)
        self.light: WordIndex[str] = WordIndex(
            (
                (f.text, r.role)
                for r in pack.rows("events", "light_verbs", LightRow)
                for f in forms(r.past, r.present)
            ),
            enclitics=True,
            conjunctions_only=True,
        )
        #: Verbal nouns of light verbs with the role of whom they govern («شن إسرائيل غارات»).
        self.light_nouns = {
            fold(r.masdar): r.role for r in pack.rows("events", "light_verbs", LightRow) if r.masdar
        }
        #: Verbs of beginning, being under way, ending, with their verbal nouns («بدأ», «تدور», «اختتام»).
        self.beginnings = _of_phase(pack, "begin")
        self.running, self.endings = _of_phase(pack, "run"), _of_phase(pack, "end")
        self.verbs: WordIndex[Verb] = WordIndex(
            verb_forms(pack, unsure=False), enclitics=True, conjunctions_only=True
        )
        self.maybe_verbs: WordIndex[Verb] = WordIndex(
            verb_forms(pack, unsure=True), enclitics=True, conjunctions_only=True
        )
        self.known_as: WordIndex[bool] = WordIndex(
            (r.phrase, True) for r in pack.rows("events", "known_as", OnePhrase)
        )
        self.object_control: WordIndex[str] = WordIndex(
            (
                (f.text, fold(r.whom))
                for r in pack.rows("events", "object_control", ObjectControlRow)
                for f in forms(r.past, r.present)
            ),
            enclitics=True,
            conjunctions_only=True,
        )
        self.adjectives = frozenset(
            fold(form)
            for r in pack.rows("events", "adjectives", OneWord)
            for form in adjective_forms(r.word)
        )
        self.functions: WordIndex[str] = WordIndex(
            ((r.word, r.kind) for r in pack.rows("events", "function_words", FunctionRow)),
            conjunctions_only=True,
        )
        #: Words that bring a list of names, folded.
        self.namely = frozenset(
            fold(r.word)
            for r in pack.rows("events", "function_words", FunctionRow)
            if r.kind == "namely"
        )
        self._locative = frozenset(
            fold(r.word) for r in pack.rows("events", "function_words", FunctionRow) if r.where
        )
        self._leading = frozenset(
            word
            for word, role in frames["travel"].links.items()
            if role == "place" and word not in self._locative
        )
        self.countries = frozenset(c.name for c in pack.rows("places", "countries", Country))
        #: Parts of the world, which are no place of talks.
        self.regions = frozenset(
            n
            for r in pack.rows("places", "added", Place)
            if r.kind == "region" and not r.country
            for n in (r.name, *r.aka)
        )
        self.capitals = {
            c.capital: c.name for c in pack.rows("places", "countries", Country) if c.capital
        }
        self.capital_of = {country: capital for capital, country in self.capitals.items()}
        by_iso = {c.iso2: c.name for c in pack.rows("places", "countries", Country)}
        #: The country of each outlet, by its name.
        self.seats = {
            r.name: by_iso[r.country]
            for r in pack.rows("media", "outlets", OutletRow)
            if r.country in by_iso
        }
        self.cues = CueIndex(pack.rows("events", "status", StatusRow))
        self.blockers: WordIndex[Blocker] = WordIndex(
            (form, Blocker(r.side, frozenset(r.types)))
            for r in pack.rows("events", "blockers", BlockerRow)
            for form in (r.phrase, *indefinite(r.phrase))
        )
        self.bearers: WordIndex[bool] = WordIndex(
            (
                (word, True)
                for r in pack.rows("events", "bearers", BearerRow)
                for word in (r.masdar, *(f.text for f in forms(r.past, r.present)))
                if word
            ),
            enclitics=True,
        )
        #: «مستهدفة»: participles of these verbs, which say the same of the event before them.
        self.aiming = frozenset(
            form
            for r in pack.rows("events", "bearers", BearerRow)
            if r.participle
            for form in participles(fold(r.participle))
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
            (r.word, True) for r in pack.rows("events", "instruments", OneWord)
        )
        #: Words for one person («شاب», «المتهم»), folded, without the article.
        self.singular = frozenset(
            fold(r.noun) for r in pack.rows("figures", "persons", PersonRow)
        ) | frozenset(fold(t.title) for t in pack.rows("people", "titles", Title))
        titles = pack.rows("people", "titles", Title)
        #: Words for one person whose plural is no ending put to them («وزير»), folded.
        self.broken = frozenset(
            fold(t.base)
            for t in titles
            if t.number == "p" and t.base and not fold(t.title).startswith(fold(t.base))
        )
        #: «مشيرا», «مؤكدة»: participles that begin a report.
        self.reporting = frozenset(
            form
            for r in pack.rows("attribution", "verbs", ReportingRow)
            if r.participle
            for form in participles(fold(r.participle))
        )
        #: Words for those who are posted somewhere («سفير»), folded.
        self.posted = frozenset(fold(r.word) for r in pack.rows("events", "posted", OneWord))
        self.latter = frozenset(fold(r.word) for r in pack.rows("events", "latter", OneWord))
        self.relatives = {
            fold(r.word): r.gender for r in pack.rows("events", "relatives", RelativeRow)
        }
        self.rejecting = frozenset(fold(r.word) for r in pack.rows("events", "rejecting", OneWord))
        self.topics: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "topics", OneWord)
        )
        #: «أكبر», «الأولى»: words by which something has been like no other for some time.
        self.superlatives = frozenset(
            fold(r.word) for r in pack.rows("linking", "superlatives", OneWord)
        )
        self.another = frozenset(fold(r.word) for r in pack.rows("events", "another", OneWord))
        self.ya = tuple(fold(r.stem) for r in pack.rows("events", "ya_words", StemRow))
        self.when = WhenTables(pack)
        self.anchors = self.when.anchors
        self.kinds = pack.get(NounKinds)
        self.parties = pack.get(PartyTables)
        self.places = pack.get(PlaceTables)
        self.numbers = pack.get(Numbers).lexicon
        self.known = frozenset(known_nouns(pack, rows)) | self.kinds.words | set(self.light_nouns)
        #: Beginnings of words whose first letter is no preposition, by that letter.
        self.whole = {
            BY: tuple(fold(r.stem) for r in pack.rows("events", "ba_words", StemRow)),
            TO: tuple(fold(r.stem) for r in pack.rows("events", "lam_words", StemRow)),
        }
        self.waw = tuple(fold(r.stem) for r in pack.rows("events", "waw_words", StemRow))
        self.place_words: WordIndex[str] = WordIndex(
            (r.word, r.kind)
            for r in pack.rows("events", "place_words", PlaceWordRow)
            if r.kind in _KNOWN_PLACES
        )
        #: What lies «على» these lies there («على الطريق»), so that they are no target.
        self.edges: WordIndex[str] = WordIndex(
            (r.word, r.kind)
            for r in pack.rows("events", "place_words", PlaceWordRow)
            if r.kind == "edge"
        )
        self.air: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "air", OneWord)
        )
        self.not_air: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "not_air", OneWord)
        )
        self.ground: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "ground", OneWord)
        )
        self.forces: WordIndex[bool] = WordIndex(
            (r.word, True) for r in pack.rows("events", "forces", OneWord)
        )
        self.nations: WordIndex[Country] = WordIndex(
            (word, country)
            for country in pack.rows("places", "countries", Country)
            for word in country.adjectives
        )
        #: Those asked for in every sentence.
        self.openers = Openers((self.triggers, self.blockers, self.nations))

    def locative(self, word: str) -> bool:
        """Whether a preposition says where («في», «قرب», «شمال»)."""
        return word in self._locative or word[1:] in self._locative

    def leading(self, word: str) -> bool:
        """Whether a preposition is that of direction by which a cause leads to what it brings about («إلى»)."""
        return word in self._leading

    def ranks(self, word: str) -> bool:
        """Whether a folded word is a superlative, «و» on it or not."""
        return word.removeprefix(AND) in self.superlatives

    def is_site(self, name: str) -> bool:
        """Whether a place is a building or ground, which a town beside it locates better."""
        return "site" in self.kinds.of_name("LOC", name)

    def mode(self, trigger: str) -> ModeRow | None:
        """The finer codes of a trigger as `triggers.tsv` has it; None where its type says all."""
        return self._modes.get(trigger)

    def group(self, type_: str) -> str:
        """The family of a type («force», «talks», ...), empty where it has none."""
        return self.types[type_].group if type_ in self.types else ""

    def family(self, type_: str) -> str:
        """The family of types that share their sides («الطرفان»): talks and what they lead to are one."""
        return "pact" if type_ in self.sets.pacts else self.group(type_)


def _of_phase(pack: Pack, phase: str) -> WordIndex[bool]:
    return WordIndex(
        (word, True)
        for r in pack.rows("events", "light_verbs", LightRow)
        if r.phase == phase
        for word in (r.masdar, *(f.text for f in forms(r.past, r.present)))
        if word
    )
