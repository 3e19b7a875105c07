"""Finite verbs, participles and verbal nouns that report."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials, contents
from riwaya.annotate.attribution.agreement import one_only
from riwaya.annotate.attribution.beginnings import begin, content_at
from riwaya.annotate.attribution.beside import addressee, describing, hands_on, passing, points
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
from riwaya.annotate.attribution.subjects import (
    antecedent,
    described,
    may_judge,
    subject_after,
)
from riwaya.annotate.attribution.subjects_before import subject_before, topic_before
from riwaya.annotate.attribution.things import considered, thing, thing_between
from riwaya.annotate.attribution.told import medium_before, on_occasion, told_to
from riwaya.language.affixes import ABOUT, BY, OF, ON, SO, TO, TOWARDS
from riwaya.language.marks import COMMAS

_FAR = 14
_OF = frozenset((OF,))


def read_verb(scope: Scope, cue: Cue) -> Draft | None:
    """A finite verb with its subject and content; None where it reports nothing here."""
    form = cue.form
    assert form is not None
    page = scope.page
    if agentless(scope, cue, form) or addressed(scope, cue) or first_person(scope, cue, form):
        return None
    goes_on = "continues" in form.verb.flags and form.aspect == "present" and not form.joined
    if goes_on and page.lex.kind(page.tokens[cue.first - 1].text) & {"copula", "relative"}:
        # «الذي كان يتابع الجلسة»
        return None
    takes = frozenset(form.verb.takes)
    if "characterises" in form.verb.flags and not form.pronoun:
        return None
    if form.pronoun and "relay" in form.verb.flags:
        return read_relay(scope, cue, form, medium_before(scope, cue), cue.last, takes)
    if form.pronoun and {"describes", "characterises"} & set(form.verb.flags):
        return read_characterised(scope, cue, form, takes)
    aside = cue.first > scope.first and page.is_(cue.first - 1, "what")
    if aside and not form.pronoun and page.is_(cue.first - 1, "connector"):
        # «فيما دعا رئيس ...»: a clause of its own
        aside = False
    before = None if form.joined or aside else subject_before(scope, cue, form)
    if form.joined == SO and cue.first > scope.first:
        before = topic_before(scope, cue)
    if aside and form.pronoun:
        # «ما أوردته الصحيفة من أن ...»
        takes |= _OF
    at = adverbials.skip(page, cue.last, scope.stop, takes, scope.timed)
    subject: Phrase | None = None
    if before is None and not content_at(scope, at.at, takes):
        subject = subject_after(scope, at.at, form, takes)
    if subject is not None and (
        addressee(scope, cue, form, subject, at.at) or describing(scope, cue, form, subject)
    ):
        subject = None
    resume = at.at
    sure = at.sure
    if subject is not None:
        rest = adverbials.skip(page, subject.after, scope.stop, takes, scope.timed)
        resume, sure = rest.at, rest.sure
    scan = subject.after if subject is not None else cue.last
    if "relay" in form.verb.flags or hands_on(scope, subject):
        return read_relay(scope, cue, form, subject or before, scan, takes)
    if "said-in" in form.verb.flags:
        return read_said_in(scope, cue, form, takes)
    if subject is not None and page.is_(subject.last, "relative"):
        led = contents.find_preposition(page, subject.last, scope.stop, takes)
        if led > 0 and page.tokens[led - 1].text in COMMAS:
            # «طالبت الجبهة التي تحتجز الجنود، بالإفراج عن ...»
            takes = takes - {"object"}
    start = begin(scope, scan, resume, sure, takes, form)
    if form.joined == TO and (start is None or start.at > resume + 1):
        # «ليقول الحق», not «ليقول: "..."»
        return None
    if start is None or resumed(scope, cue, form, start) or points(scope, start):
        return None
    if start.how == "preposition" and start.at > resume and page.is_(cue.first - 1, "as"):
        # «اللجنة كما ذكر البيان ستكتفي بـ ...»
        return None
    if takes == {"quote"} and goes_about(scope, resume, start):
        return None
    if unclear(scope, cue, form, subject or before, start, resume):
        return None
    wrote = page.is_(cue.last, "therein") if cue.last < scope.stop else False
    if wrote and subject is None and before is None:
        # «وأرسل الرئيس برقية أعرب فيها عن»: who wrote it speaks; «مع سالم، الذي أكد فيها»: he does
        who = antecedent(scope, cue, form)
        person = who is not None and who.name is not None and who.name.type == "PER"
        wrote = not person and sentence_subject(scope, cue.first, described=True) is not None
    relative = False
    if subject is None and before is None and not wrote:
        before = described(scope, cue, form)
        if before is not None and form.number == "p" and one_only(page, before):
            # «مرر النواب قانونا قالوا إن ...»
            before = None
        before = before or antecedent(scope, cue, form)
        relative = before is not None
        wants = start.how == "object" and form.verb.stance == "demand"
        if wants and form.aspect == "present" and page.is_(cue.first - 1, "relative"):
            # «الدول التي تطلب هذه الأموال»
            return None
        if before is None and (
            idle(scope, cue, form, start)
            or told_him(scope, cue, form)
            or coordinated(scope, cue, form, start)
        ):
            return None
    if subject is not None and thing(scope, subject, form, start):
        return None
    if subject is None and before is None and thing_between(scope, at.at, start):
        return None
    if habitual(scope, cue, form, start):
        return None
    judges = start.how == "object" and form.aspect == "present" and "opinion" in form.verb.flags
    held = judges and "holds" in form.verb.flags and considered(scope, start)
    if held or (judges and not may_judge(scope, subject or before)):
        return None
    passive = "opinion" in form.verb.flags and form.aspect == "present" and not form.joined
    if passive and start.at > cue.last and after_pronoun(scope, cue):
        return None
    if judges and before is not None and before.last < cue.first and of_noun(scope, cue):
        # «الرئيس، في لقاء يعتبر الثاني»
        return None
    voice = voice_of(scope, cue, form, subject or before)
    if voice is None:
        return None
    voice = told_to(scope, voice, cue.last, start.at, subject)
    rule = "verb-" + start.how
    draft = make(scope, cue, voice, start, rule, form)
    if aside and start.how != "that":
        return None
    draft.elliptic = subject is None and before is None
    leads = before is not None and before.first < cue.first and not relative
    draft.begins = before.first if before is not None and leads else cue.first
    # what a relative clause tells of somebody is the page's own knowledge of him
    draft.aside = (
        aside
        or (relative and page.is_(cue.first - 1, "relative"))
        or (subject is not None and passing(scope, cue, start))
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
    goes_on = "continues" in form.verb.flags or takes & {"object", TOWARDS, ON}
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
