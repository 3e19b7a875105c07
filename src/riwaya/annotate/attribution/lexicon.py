"""The tables of reported speech, compiled for look-up by folded word."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.rows import (
    AccordingRow,
    AttitudeRow,
    HedgeRow,
    OfficeRow,
    SourceRow,
    StanceRow,
    VerbRow,
    WithWhatRow,
)
from riwaya.annotate.naming.classes import shipped
from riwaya.language.affixes import (
    ALEF,
    ALEF_MAQSURA,
    AND,
    ARTICLE,
    DUAL,
    DUAL_WOMEN_OBLIQUE,
    JOINED_OR_NOT,
    MANY_MEN,
    MEN_OBLIQUE,
    OF_THIRD,
    SO,
    TA_MARBUTA,
    TO,
    WAW,
    WOMEN,
    YA,
)
from riwaya.language.tokens import words
from riwaya.language.verbs import forms
from riwaya.language.view import fold
from riwaya.resources import Pack
from riwaya.resources.calendar import WeekdayRow
from riwaya.resources.media import OutletRow
from riwaya.resources.organisations import Organisation
from riwaya.resources.rows import WordOfKind

#: how many times oftener news uses a word than what is left without its first letter
_WHOLE = 3
_JOINED = ("", AND, SO)
_WEAK = ALEF_MAQSURA + YA + WAW

SUBJECT = "attribution"
#: what `takes` may hold besides prepositions
NOT_PREPOSITIONS = frozenset(("that", "quote", "object", "question", "masdar"))


class Form(msgspec.Struct, frozen=True):
    """A written form of a verb: `aspect` past, present, future, participle or masdar.

    `pronoun` is the object pronoun that the form carries («قاله», «وصفته»), `joined` its conjunction.
    """

    verb: VerbRow
    aspect: str
    gender: str
    number: str
    pronoun: str = ""
    joined: str = ""

    def flagged(self, *flags: str) -> bool:
        """Whether the verb's row has one of the flags."""
        return any(flag in self.verb.flags for flag in flags)


class Lexicons:
    """Everything of `attribution` by folded word. Get it with `pack.get(Lexicons)`."""

    def __init__(self, pack: Pack) -> None:
        self.verbs: dict[str, tuple[Form, ...]] = {}
        self.participles: dict[str, Form] = {}
        self.masdars: dict[str, Form] = {}
        for row in pack.rows(SUBJECT, "verbs", VerbRow):
            takes = tuple(fold(t) for t in row.takes)
            self._add_verb(msgspec.structs.replace(row, takes=takes))
        self.attached: dict[str, frozenset[str]] = {}
        self.sources: dict[str, SourceRow] = {}
        for source in pack.rows(SUBJECT, "sources", SourceRow):
            self._add_source(source)
        #: words that begin a source of two words («قائم بالأعمال»)
        self.pairs = frozenset(key.split()[0] for key in self.sources if " " in key)
        self._classes = pack.get(shipped)
        self.kinds: dict[str, frozenset[str]] = {}
        for word in pack.rows(SUBJECT, "words", WordOfKind):
            key = fold(word.word)
            self.kinds[key] = self.kinds.get(key, frozenset()) | {word.kind}
        kinds = self.kinds.items()
        #: words by which a writer speaks of himself or to his readers
        self.letters = {w for w, k in kinds if "letters" in k}
        self.first_person = {w for w, k in kinds if "first-person" in k}
        self.ministry_noun = next((w for w, k in kinds if "ministry-noun" in k), "")
        self.according: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
        for phrase in pack.rows(SUBJECT, "according", AccordingRow):
            self._add_according(phrase)
        #: Every word at which a cue may begin.
        self.cues = frozenset(
            (
                *self.according,
                *(AND + word for word in self.according),
                *(SO + word for word in self.according),
                *self.participles,
                *self.verbs,
                *self.masdars,
                *(word for word, kinds in self.kinds.items() if "saying" in kinds),
            )
        )
        self.attitudes = {fold(a.noun): a for a in pack.rows(SUBJECT, "attitudes", AttitudeRow)}
        self.stances: dict[str, tuple[tuple[tuple[str, ...], StanceRow], ...]] = {}
        for stance in pack.rows(SUBJECT, "stances", StanceRow):
            first, *rest = words(stance.phrase)
            self.stances[first] = (*self.stances.get(first, ()), (tuple(rest), stance))
        self.hedges: dict[str, tuple[tuple[tuple[str, ...], HedgeRow], ...]] = {}
        for hedge in pack.rows(SUBJECT, "hedges", HedgeRow):
            first, *rest = words(hedge.phrase)
            known = self.hedges.get(first, ())
            grown = (*known, (tuple(rest), hedge))
            self.hedges[first] = tuple(sorted(grown, key=lambda r: -len(r[0])))

        self.with_what = {
            fold(r.word): fold(r.preposition) for r in pack.rows(SUBJECT, "with_what", WithWhatRow)
        }
        self.offices = [(o.office, o.same) for o in pack.rows(SUBJECT, "same_office", OfficeRow)]
        for day in pack.rows("calendar", "weekdays", WeekdayRow):
            if fold(day.name) in self.sources and not day.name.startswith(ARTICLE):
                # «أحد المسؤولين» is no Sunday
                continue
            self.sources.pop(fold(day.name), None)
            self.kinds.setdefault(fold(day.name), frozenset(("weekday",)))
        self.media: dict[str, OutletRow] = {}
        watchers = {
            fold(o.name)
            for o in pack.rows("organisations", "organisations", Organisation)
            if o.kind == "ngo"
        }
        for outlet in pack.rows("media", "outlets", OutletRow):
            if fold(outlet.name) in watchers:
                # it publishes, but speaks as an organisation
                continue
            for name in (outlet.name, *outlet.aka):
                self.media.setdefault(" ".join(words(name)), outlet)
        self._media_lengths: dict[str, list[int]] = {}
        for key in self.media:
            first, *rest = key.split()
            self._media_lengths.setdefault(first, []).append(1 + len(rest))

    def kind(self, word: str) -> frozenset[str]:
        """The classes of a folded function word (none for another)."""
        return self.kinds.get(word, _NONE)

    def medium(self, spoken: list[str]) -> int:
        """How many of the first words, clitics off, name an outlet or agency; 0 for none."""
        lengths = self._media_lengths.get(spoken[0], ()) if spoken else ()
        fits = [n for n in lengths if n <= len(spoken) and " ".join(spoken[:n]) in self.media]
        return max(fits, default=0)

    def ministry(self, stems: frozenset[str]) -> frozenset[str]:
        """«وزارة» where a ministry is called by its field alone («الداخلية»)."""
        named = any("ministry" in self.kind(stem) for stem in stems)
        return frozenset((self.ministry_noun,)) if named and self.ministry_noun else _NONE

    def source(self, word: str) -> SourceRow | None:
        """The source noun that a folded word is, with or without article."""
        return self.sources.get(word)

    def whole(self, word: str) -> bool:
        """Whether news uses a folded word («برنامج») far oftener than what its first letter leaves, which is then no clitic."""
        return self._classes.count(word) > _WHOLE * self._classes.count(word[1:])

    def _add_verb(self, row: VerbRow) -> None:
        weak = row.present[-1] in _WEAK
        narrated = bool({"says", "continues"} & set(row.flags)) and "that" in row.takes
        for form in forms(row.past, row.present):
            # The jussive of a weak verb stands after a negation only, and is spelt like other words («تعز»).
            if weak and form.aspect != "past" and form.number == "s" and form.text[-1] not in _WEAK:
                continue
            base = fold(form.text)
            for joined in _JOINED:
                made = Form(row, form.aspect, form.gender, form.number, "", joined)
                self._put(joined + base, made)
                if narrated and joined == "" and form.aspect == "present" and form.number == "s":
                    # «، ليقول القاضي: "..."»
                    self._put(TO + base, msgspec.structs.replace(made, joined=TO))
                if form.aspect != "future" and form.number == "s":
                    stem = base[:-1] + ALEF if base.endswith(YA) and len(base) > 2 else base
                    for pronoun in OF_THIRD:
                        carried = msgspec.structs.replace(made, pronoun=pronoun)
                        self._put(joined + stem + pronoun, carried)
        if row.participle:
            for text, gender, number in _participles(row.participle):
                for joined in JOINED_OR_NOT:
                    form_ = Form(row, "participle", gender, number, "", joined)
                    self.participles.setdefault(joined + fold(text), form_)
        if row.masdar:
            self.masdars.setdefault(fold(row.masdar), Form(row, "masdar", "-", "-"))

    def _put(self, key: str, form: Form) -> None:
        known = self.verbs.get(key, ())
        if not any(k.verb is form.verb for k in known):
            self.verbs[key] = (*known, form)

    def _add_source(self, row: SourceRow) -> None:
        if row.human and len(row.noun) > 3:
            # «متطوعات»
            for key in (fold(row.noun) + WOMEN, ARTICLE + fold(row.noun) + WOMEN):
                self.sources.setdefault(key, row)
        self.attached[row.noun] = frozenset(fold(p) for p in row.prepositions)
        for number, text in enumerate((row.noun, *row.forms)):
            key = fold(text)
            self.sources.setdefault(key, row)
            self.sources.setdefault(ARTICLE + key, row)
            if number and key.endswith(MANY_MEN):
                # before what it governs a sound plural drops its last letter («ممثلو الادعاء»)
                self.sources.setdefault(key[:-1], row)
            elif row.human or row.kind == "office":
                # «المحاميان»
                self.sources.setdefault(ARTICLE + key + DUAL, row)

    def _add_according(self, row: AccordingRow) -> None:
        phrase = row.phrase.removesuffix(" " + TO)
        first, *rest = words(phrase)
        kind = row.kind if phrase == row.phrase else "source-l"
        known = self.according.get(first, ())
        grown = (*known, (tuple(rest), kind))
        self.according[first] = tuple(sorted(grown, key=lambda r: -len(r[0])))


_NONE: frozenset[str] = frozenset()


def _participles(base: str) -> list[tuple[str, str, str]]:
    """Accusative forms of a participle given in the masculine singular («مشيرا», «داعيا»)."""
    stem = base.removesuffix(ALEF)
    plural = stem.removesuffix(YA) if stem.endswith(YA) and len(stem) > 3 else stem
    out = [(stem + ALEF, "m", "s"), (stem + TA_MARBUTA, "f", "s")]
    out += [
        (plural + MEN_OBLIQUE, "m", "p"),
        (stem + MEN_OBLIQUE, "m", "d"),
        (stem + DUAL_WOMEN_OBLIQUE, "f", "d"),
    ]
    return out
