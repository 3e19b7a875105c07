"""Finite verbs, participles and verbal nouns that report."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials, contents
from riwaya.annotate.attribution.beginnings import begin, content_at
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cues import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.phrases import Phrase, read_phrase
from riwaya.annotate.attribution.relays import read_characterised, read_relay, read_said_in
from riwaya.annotate.attribution.scope import Scope, make
from riwaya.annotate.attribution.speakers import introduce, sentence_subject, voice_of
from riwaya.annotate.attribution.stances import attitude_stem
from riwaya.annotate.attribution.subjects import (
    after_noun,
    antecedent,
    described,
    may_judge,
    subject_after,
    subject_before,
    topic_before,
)
from riwaya.annotate.attribution.told import medium_before, told_to
from riwaya.annotate.attribution.voices import agrees, stems_of

_FAR = 14


def read_verb(scope: Scope, cue: Cue) -> Draft | None:
    """A finite verb with its subject and content; None where it reports nothing here."""
    form = cue.form
    assert form is not None
    page = scope.page
    if _agentless(scope, cue, form) or _addressed(scope, cue) or _first_person(scope, cue, form):
        return None
    takes = frozenset(form.verb.takes)
    if "characterises" in form.verb.flags and not form.pronoun:
        return None
    if form.pronoun and "relay" in form.verb.flags:
        return read_relay(scope, cue, form, medium_before(scope, cue), cue.last, takes)
    if form.pronoun and {"describes", "characterises"} & set(form.verb.flags):
        return read_characterised(scope, cue, form, takes)
    aside = cue.first > scope.first and page.is_(cue.first - 1, "what")
    before = None if form.joined or aside else subject_before(scope, cue, form)
    if form.joined == "ف" and cue.first > scope.first:
        before = topic_before(scope, cue)
    at = adverbials.skip(page, cue.last, scope.stop, takes, scope.timed)
    subject: Phrase | None = None
    if before is None and not content_at(scope, at.at, takes):
        subject = subject_after(scope, at.at, form, takes)
    if subject is not None and (
        _addressee(scope, cue, form, subject, at.at) or _describing(scope, cue, form, subject)
    ):
        subject = None
    resume = at.at
    sure = at.sure
    if subject is not None:
        rest = adverbials.skip(page, subject.after, scope.stop, takes, scope.timed)
        resume, sure = rest.at, rest.sure
    scan = subject.after if subject is not None else cue.last
    if "relay" in form.verb.flags:
        return read_relay(scope, cue, form, subject or before, scan, takes)
    if "said-in" in form.verb.flags:
        return read_said_in(scope, cue, form, takes)
    start = begin(scope, scan, resume, sure, takes, form)
    if start is None or _resumed(scope, cue, form, start):
        return None
    wrote = page.is_(cue.last, "therein") if cue.last < scope.stop else False
    if wrote and subject is None and before is None:
        # «وأرسل الرئيس برقية أعرب فيها عن»: who wrote it speaks
        wrote = sentence_subject(scope, cue.first, described=True) is not None
    if subject is None and before is None and not wrote:
        before = described(scope, cue, form) or antecedent(scope, cue, form)
        wants = start.how == "object" and form.verb.stance == "demand"
        if wants and form.aspect == "present" and page.is_(cue.first - 1, "relative"):
            # «الدول التي تطلب هذه الأموال»
            return None
        if before is None and (
            _idle(scope, cue, form, start)
            or _told_him(scope, cue, form)
            or _coordinated(scope, cue, form, start)
        ):
            return None
    if subject is not None and start.how in ("object", "preposition") and _thing(scope, subject):
        return None
    judges = start.how == "object" and form.aspect == "present" and "opinion" in form.verb.flags
    if judges and not may_judge(scope, subject or before):
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
    draft.begins = before.first if before is not None and before.first < cue.first else cue.first
    draft.aside = aside or (subject is not None and _passing(scope, cue, start))
    return draft


def _coordinated(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """«أكدت أن التصريحات لا تخدم ...، وتؤكد ...»: the present goes on with what was said in the past.

    Also «الدولة التي توقع معك»: a verb that does not agree with what its clause describes.
    """
    before = cue.first - 1
    if before >= scope.first and scope.page.is_(before, "relative"):
        if _clause_about(scope, cue, start):
            return False
        feminine = scope.page.is_(before, "relative-f")
        return form.number == "s" and feminine != (form.gender == "f")
    if form.joined and before >= scope.first and form.aspect == "present":
        text = scope.page.tokens[before].text
        if len(text) > 4 and text.startswith(("لي", "لت", "سي", "ست")):
            # «لتلخص وتؤكد ...»
            return True
    told = [d for d in scope.drafts if d.form is not None and d.cue.kind == "verb"]
    past = bool(told) and all(d.form is not None and d.form.aspect == "past" for d in told)
    return past and form.aspect == "present" and bool(form.joined)


def _clause_about(scope: Scope, cue: Cue, start: Start) -> bool:
    """«التي قال إنها ...», «التي قال فيها»: a clause about the noun, by who spoke before."""
    page = scope.page
    return (start.how == "that" and start.at == cue.last) or page.is_(cue.last, "therein")


def _thing(scope: Scope, subject: Phrase) -> bool:
    """«أكدت الصورة قدوم الهاتف»: a feminine noun that names nobody shows, it does not report."""
    page = scope.page
    if subject.source is not None or subject.name is not None or subject.guessed >= 0:
        return False
    return page.definite(subject.first) and page.tokens[subject.first].raw.rstrip()[-1:] == "ة"


def _told_him(scope: Scope, cue: Cue, form: Form) -> bool:
    """«أبلغه أن» without a subject: another than the last voice told him."""
    after_what = cue.first > scope.first and scope.page.is_(cue.first - 1, "what")
    return bool(form.pronoun) and "that" in form.verb.takes and not after_what and not form.joined


def _first_person(scope: Scope, cue: Cue, form: Form) -> bool:
    """«أعتقد» with its hamza is the writer's or a quoted speaker's own, not «اعتقد»."""
    raw = scope.page.tokens[cue.first].raw.lstrip("وف")
    return raw.startswith("أ") and form.aspect == "past" and form.verb.past.startswith("ا")


def _asked(scope: Scope, cue: Cue, form: Form) -> bool:
    """«هل تعتقد أن ...؟»: the reader or the one interviewed is asked."""
    page = scope.page
    if form.aspect != "present" or form.gender != "f":
        return False
    if page.tokens[scope.stop - 1].text in ("؟", "?"):
        return True
    return any(page.is_(i, "question") for i in range(max(scope.first, cue.first - 3), cue.first))


def _idle(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """Verbs without subject that describe a thing («قرار يطالب», «ما يؤكد استعانة ...»)."""
    if _asked(scope, cue, form):
        return True
    if start.how == "object" and scope.page.is_(cue.first - 1, "subordinator") and not form.joined:
        # «عندما توقع الاتفاقيات»
        return True
    if "topic" in form.verb.flags:
        return True
    if "preposition" in form.verb.flags and form.aspect == "present" and form.gender == "f":
        return True
    if "weak" in form.verb.flags and start.how in ("object", "preposition") and not form.joined:
        return True
    noun = after_noun(scope, cue) and scope.page.definite(cue.first - 1)
    if noun and not form.joined and start.how == "preposition":
        # «هذا المقال تحدث عن ...»
        return (cue.first - 1) not in scope.timed
    if form.aspect != "present" or form.joined:
        return False
    if scope.page.is_(cue.first - 1, "relative") and start.how in ("object", "preposition"):
        # «الدول التي تطلب هذه الأموال»
        return True
    if after_noun(scope, cue):
        return not scope.page.is_(cue.last, "therein") and (cue.first - 1) not in scope.timed
    if cue.first <= scope.first:
        return False
    # «، ما يشير إلى أن»: which shows
    what = scope.page.is_(cue.first - 1, "what") and (start.how != "that" or not form.pronoun)
    return what or scope.page.is_(cue.first - 1, "relative")


def _agentless(scope: Scope, cue: Cue, form: Form) -> bool:
    """«يذكر أن», «ويتوقع أن»: nobody in particular says so."""
    if form.aspect != "present" or form.gender != "m" or cue.last >= scope.stop:
        return False
    page = scope.page
    if form.joined and any(
        d.form is not None and d.form.aspect == "present" and agrees(d.voice, "m", form.number)
        for d in scope.drafts
    ):
        # «العميد يتهم ...، ويقول إن ...»
        return False
    nxt = page.tokens[cue.last].text
    follows = page.is_(cue.last, "complementiser") or page.is_(cue.last, "adverb")
    follows = follows or nxt in form.verb.takes
    before = page.tokens[cue.first - 1].text if cue.first > scope.first else ""
    if "copula" in page.lex.kind(before) or "relative" in page.lex.kind(before):
        return False
    initial = not before or bool(form.joined) or not before.isalpha()
    initial = initial or bool(page.lex.kind(before) & {"connector"})
    return follows and initial


def _addressee(scope: Scope, cue: Cue, form: Form, subject: Phrase, at: int) -> bool:
    """«ودعا في بيان أعضاء المجلس إلى ...»: who spoke before goes on, the noun set off is whom he addresses."""
    if form.verb.stance != "demand" or not form.joined or "object" not in form.verb.takes:
        return False
    if subject.name is not None and subject.name.type == "PER":
        return False
    same = any(agrees(d.voice, form.gender, form.number) for d in scope.drafts)
    # «جميع الأطراف» are called upon, «بعض الأهالي» call
    anyone = subject.source is not None and subject.source.kind == "quantifier"
    anyone = anyone and subject.source is not None and subject.source.anonymous == "no"
    many = subject.source is None or subject.source.kind in ("quantifier", "crowd")
    if at <= cue.last and not anyone and not (same and many and subject.name is None):
        return False
    last = scope.voices.last(form.gender, form.number, spoke=True)
    if last is None or last.link.role not in ("person", "official", "organisation"):
        return False
    stems = stems_of(scope.page, subject.first, subject.last)
    return bool(stems) and not stems <= last.words


def _describing(scope: Scope, cue: Cue, form: Form, subject: Phrase) -> bool:
    """«النقابة التي طالبت الشركة بالكف»: without a pronoun that takes it up, the noun described is the subject."""
    page = scope.page
    if form.pronoun or "object" not in form.verb.takes or cue.first <= scope.first:
        return False
    if form.verb.stance not in ("demand", "accuse") or antecedent(scope, cue, form) is None:
        return False
    near = range(subject.first, min(scope.stop, subject.last + 6))
    return not any(page.is_(i, "pronoun") or page.possessed(i) for i in near)


def _resumed(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """«الذي تبنته الحركة قرب ...»: the pronoun is the object, what follows is none."""
    if not form.pronoun or start.how != "object" or cue.first <= scope.first:
        return False
    needs = {"responsibility", "blame", "describes"} & set(form.verb.flags)
    return not needs and scope.page.is_(cue.first - 1, "relative")


def _addressed(scope: Scope, cue: Cue) -> bool:
    """«لاحظ معي»: the writer speaks to the reader."""
    return cue.last < scope.stop and scope.page.is_(cue.last, "with-me")


def _passing(scope: Scope, cue: Cue, start: Start) -> bool:
    """«ناقلات قالت القوات إنها»: a noun without article, the verb, its subject, a clause about the noun."""
    page = scope.page
    if cue.form is None or cue.form.joined or not after_noun(scope, cue):
        return False
    if start.how != "that":
        return not page.definite(cue.first - 1) and cue.first - 1 not in page.inside
    return page.tokens[start.at].text.endswith(("ها", "ه", "هم"))


def read_participle(scope: Scope, cue: Cue) -> Draft | None:
    """«مشيرا إلى أن», «داعية الأطراف إلى»: the sentence's main voice goes on."""
    form = cue.form
    assert form is not None
    takes = frozenset(form.verb.takes)
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
    draft = make(scope, cue, voice, start, "participle", form)
    draft.beside = next((d for d in reversed(scope.drafts) if d.parent is None), None)
    return draft


def _named_after(scope: Scope, cue: Cue, form: Form) -> Phrase | None:
    """«مؤكدا الوزير أن»: the subject that newspapers put after the participle."""
    page, takes = scope.page, frozenset(form.verb.takes)
    goes_on = "continues" in form.verb.flags or takes & {"object", "الي", "علي"}
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
    phrase = read_phrase(page, cue.last, scope.stop, frozenset(("عن", "ب")))
    form = cue.form
    assert form is not None
    announces = {"object", "عن"} <= set(form.verb.takes)
    if phrase is None or (announces and phrase.name is None):
        return None
    takes = frozenset(form.verb.takes if announces else ("that",))
    at = adverbials.skip(page, phrase.after, scope.stop, takes, scope.timed)
    start = begin(scope, phrase.after, at.at, at.sure, takes, form)
    if start is None or start.at > at.at + 1 or (start.how == "object" and not at.sure):
        return None
    return make(scope, cue, introduce(scope, phrase, None), start, "masdar", form)
