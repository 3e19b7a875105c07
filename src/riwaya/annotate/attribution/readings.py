"""Finite verbs, participles and verbal nouns that report."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution import adverbials, contents
from riwaya.annotate.attribution.beginnings import begin, content_at
from riwaya.annotate.attribution.beside import hands_on, passing, points
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.main_subjects import sentence_subject
from riwaya.annotate.attribution.no_reports import (
    addressed,
    after_pronoun,
    agentless,
    coordinated,
    first_person,
    goes_about,
    habitual,
    idle,
    of_noun,
    resumed,
    told_him,
    unclear,
)
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.relays import read_characterised, read_relay, read_said_in
from riwaya.annotate.attribution.scope import Scope, make
from riwaya.annotate.attribution.speakers import voice_of
from riwaya.annotate.attribution.stances import attitude_stem
from riwaya.annotate.attribution.subjects import may_judge
from riwaya.annotate.attribution.things import considered, thing, thing_between
from riwaya.annotate.attribution.told import medium_before, on_occasion, told_to
from riwaya.annotate.attribution.verb_clause import (
    VerbClause,
    content_of,
    verb_clause,
    whom_it_describes,
    wrote_it,
)
from riwaya.language.affixes import ABOUT, BY, ON, TO, TOWARDS
from riwaya.language.marks import COMMAS

_FAR = 14


def read_verb(scope: Scope, cue: Cue) -> Draft | None:
    """A finite verb with its subject and content; None where it reports nothing here."""
    form = cue.form
    assert form is not None
    if _of_nobody(scope, cue, form):
        return None
    if form.pronoun and form.flagged("relay"):
        takes = frozenset(form.verb.takes)
        return read_relay(scope, cue, form, medium_before(scope, cue), cue.last, takes)
    if {"describes", "characterises"} & set(form.verb.flags) and form.pronoun:
        return read_characterised(scope, cue, form, frozenset(form.verb.takes))
    clause = verb_clause(scope, cue, form)
    if clause.form.flagged("relay") or hands_on(scope, clause.subject):
        return read_relay(scope, cue, form, clause.speaker, clause.scan, clause.takes)
    if clause.form.flagged("said-in"):
        return read_said_in(scope, cue, form, clause.takes)
    start = content_of(clause)
    if start is None or _no_content(clause, start):
        return None
    relative = clause.speaker is None and not wrote_it(clause)
    if relative:
        before = whom_it_describes(clause)
        if _describes(clause, start, before):
            return None
        relative = before is not None
        clause = msgspec.structs.replace(clause, before=before)
    return None if _no_act(clause, start) else _told(clause, start, relative)


def _of_nobody(scope: Scope, cue: Cue, form: Form) -> bool:
    """Verbs that no one named would be the subject of, or that go on («الذي كان يتابع الجلسة»)."""
    if agentless(scope, cue, form) or addressed(scope, cue) or first_person(scope, cue, form):
        return True
    if form.flagged("characterises") and not form.pronoun:
        return True
    goes_on = form.flagged("continues") and form.aspect == "present" and not form.joined
    before = scope.page.lex.kind(scope.page.tokens[cue.first - 1].text)
    return goes_on and bool(before & {"copula", "relative"})


def _no_content(clause: VerbClause, start: Start) -> bool:
    """Whether what follows the verb is something else than what is said."""
    scope, cue, form, resume = clause.scope, clause.cue, clause.form, clause.resume
    if form.joined == TO and start.at > resume + 1:
        # «ليقول الحق», not «ليقول: "..."»
        return True
    if resumed(scope, cue, form, start) or points(scope, start):
        return True
    if start.how == "preposition" and start.at > resume and clause.after("as"):
        # «اللجنة كما ذكر البيان ستكتفي بـ ...»
        return True
    if clause.takes == {"quote"} and goes_about(scope, resume, start):
        return True
    return unclear(scope, cue, form, clause.speaker, start, resume)


def _describes(clause: VerbClause, start: Start, before: Phrase | None) -> bool:
    """Whether a verb without subject only describes what it goes on with («الدول التي تطلب هذه الأموال»)."""
    scope, cue, form = clause.scope, clause.cue, clause.form
    wants = start.how == "object" and form.verb.stance == "demand"
    if wants and form.aspect == "present" and clause.after("relative"):
        return True
    return before is None and (
        idle(scope, cue, form, start)
        or told_him(scope, cue, form)
        or coordinated(scope, cue, form, start)
    )


def _no_act(clause: VerbClause, start: Start) -> bool:
    """Whether a thing shows what is told, somebody stands for it, or something is held to be so."""
    scope, cue, form = clause.scope, clause.cue, clause.form
    if clause.subject is not None and thing(scope, clause.subject, form, start):
        return True
    if clause.subject is not None and _threatens(clause, start):
        return True
    if clause.speaker is None and thing_between(scope, clause.at, start):
        return True
    if habitual(scope, cue, form, start):
        return True
    passive = clause.judges and not form.joined and start.at > cue.last
    if passive and after_pronoun(scope, cue):
        return True
    if not (clause.judges and start.how == "object"):
        return False
    if clause.form.flagged("holds") and considered(scope, start):
        return True
    if not may_judge(scope, clause.speaker):
        return True
    # «الرئيس، في لقاء يعتبر الثاني»
    return clause.before is not None and clause.before.last < cue.first and of_noun(scope, cue)


def _threatens(clause: VerbClause, start: Start) -> bool:
    """«البؤر التي تهدد السكان بسبب ...»: whom the noun described threatens, unless a pronoun takes that noun up («تهدد الجماعة باقتحامها»)."""
    page, form = clause.scope.page, clause.form
    habit = form.verb.stance == "threaten" and form.aspect == "present" and clause.after("relative")
    return habit and start.how != "that" and not page.possessed(start.at)


def _told(clause: VerbClause, start: Start, relative: bool) -> Draft | None:
    """The report; `relative` where it is told of the noun that a relative clause describes."""
    scope, cue, form, before = clause.scope, clause.cue, clause.form, clause.before
    voice = voice_of(scope, cue, form, clause.speaker)
    if voice is None:
        return None
    voice = told_to(scope, voice, cue.last, start.at, clause.subject)
    draft = make(scope, cue, voice, start, "verb-" + start.how, form)
    if clause.aside and start.how != "that":
        return None
    draft.elliptic = clause.speaker is None
    leads = before is not None and before.first < cue.first and not relative
    draft.begins = before.first if before is not None and leads else cue.first
    # what a relative clause tells of somebody is the page's own knowledge of him
    draft.aside = (
        clause.aside
        or (relative and clause.after("relative"))
        or (clause.subject is not None and passing(scope, cue, start))
    )
    return draft


def read_participle(scope: Scope, cue: Cue) -> Draft | None:
    """«مشيرا إلى أن», «داعية الأطراف إلى»: the sentence's main voice goes on."""
    form = cue.form
    assert form is not None
    takes = frozenset(form.verb.takes)
    if cue.first == scope.first and not scope.voices.fresh():
        return None
    subject = _named_after(scope, cue, form)
    scan = subject.after if subject is not None else cue.last
    at = adverbials.skip(scope.page, scan, scope.stop, takes, scope.timed)
    start = begin(scope, scan, at.at, at.sure, takes, form)
    if start is None or start.at - scan > _FAR:
        return None
    if any(d.first == start.at and d.cue.kind == "verb" for d in scope.drafts):
        # «تابعت قائلة: ...» is one report
        return None
    voice = voice_of(scope, cue, form, subject)
    if voice is None:
        return None
    voice = on_occasion(
        scope, voice, scope.drafts[-1].cue.last if scope.drafts else scope.first, cue.first
    )
    draft = make(scope, cue, voice, start, "participle", form)
    draft.beside = next((d for d in reversed(scope.drafts) if d.parent is None), None)
    return draft


def _named_after(scope: Scope, cue: Cue, form: Form) -> Phrase | None:
    """«مؤكدا الوزير أن»: the subject that newspapers put after the participle."""
    page, takes = scope.page, frozenset(form.verb.takes)
    goes_on = form.flagged("continues") or takes & {"object", TOWARDS, ON}
    if form.verb.stance not in ("assert", "predict") or not goes_on or page.governed(cue.last):
        return None
    row = page.source(cue.last)
    person = page.names.get(cue.last)
    person = person if person is not None and person[0].type == "PER" else None
    if person is None and (row is None or not row.titled or page.possessed(cue.last)):
        return None
    phrase = read_phrase(page, cue.last, scope.stop, takes - {"that", "quote"}, guess=True)
    if phrase is None or not (phrase.specific or phrase.definite):
        return None
    at = adverbials.skip(page, phrase.after, scope.stop, takes, scope.timed).at
    if at >= scope.stop:
        return None
    willed = attitude_stem(page, at) in page.lex.attitudes and not page.definite(at)
    return phrase if content_at(scope, at, takes) or willed else None


def read_saying(scope: Scope, cue: Cue) -> Draft | None:
    """«قوله إن», «بقولها»: the words of the draft before, or of the voice that spoke last."""
    takes = frozenset(("that", "quote"))
    start = contents.find_start(scope.page, cue.last, scope.stop, takes)
    if start is None or any(d.first == start.at for d in scope.drafts):
        return None
    voice = (
        scope.drafts[-1].voice
        if scope.drafts
        else sentence_subject(scope, cue.first, described=True)
    )
    voice = voice or scope.voices.last()
    if voice is None:
        return None
    return make(scope, cue, voice, start, "saying", None)


def read_masdar(scope: Scope, cue: Cue) -> Draft | None:
    """«إعلان المنظمة مقتل ...»: who announces follows the verbal noun, then what."""
    page = scope.page
    phrase = read_phrase(page, cue.last, scope.stop, frozenset((ABOUT, BY)))
    form = cue.form
    assert form is not None
    announces = {"object", ABOUT} <= set(form.verb.takes)
    if phrase is None or (announces and phrase.name is None and not phrase.specific):
        return None
    takes = frozenset(form.verb.takes if announces else ("that",))
    at = adverbials.skip(page, phrase.after, scope.stop, takes, scope.timed)
    start = begin(scope, phrase.after, at.at, at.sure, takes, form)
    if start is None or start.at > at.at + 1 or (start.how == "object" and not at.sure):
        return None
    if announces and phrase.name is None and start.how != "that":
        return None
    draft = make(scope, cue, introduce(scope, phrase, None), start, "masdar", form)
    if cue.first - scope.first <= 1 and not draft.quoted:
        # «وبعد إعلان الوزارة أن ...، شنت ...»: the opening of a clause
        commas = (i for i in range(start.at, draft.last) if page.tokens[i].text in COMMAS)
        draft.last = next(commas, draft.last)
    return draft
