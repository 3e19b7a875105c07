"""What looks like a report and is none: things that show, questions, habits, other senses of a verb."""

from __future__ import annotations

from riwaya.annotate.attribution.contents import Start, told_of
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.main_subjects import main_subject
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import after_noun
from riwaya.annotate.attribution.voices import agrees
from riwaya.language.affixes import (
    ABOUT,
    ALEF,
    ALEF_ABOVE,
    ALEF_MADDA,
    CONJUNCTIONS,
    OF_THIRD_OR_BOTH,
    PRESENT,
    TO_DO_OR_WILL,
)


def coordinated(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
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
        if len(text) > 4 and text.startswith(TO_DO_OR_WILL):
            # «لتلخص وتؤكد ...»
            return True
    told = [d for d in scope.drafts if d.form is not None and d.cue.kind == "verb"]
    past = bool(told) and all(d.form is not None and d.form.aspect == "past" for d in told)
    return past and form.aspect == "present" and bool(form.joined)


def _clause_about(scope: Scope, cue: Cue, start: Start) -> bool:
    """«التي قال إنها ...», «التي قال فيها»: a clause about the noun, by who spoke before."""
    page = scope.page
    return (start.how == "that" and start.at == cue.last) or page.is_(cue.last, "therein")


def habitual(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """«النادي الذي يدافع عن الأسرى»: what somebody stands for, not what he said."""
    relative = cue.first > scope.first and scope.page.is_(cue.first - 1, "relative")
    weak = form.flagged("weak") and form.aspect == "present"
    return relative and weak and start.how in ("object", "preposition")


def goes_about(scope: Scope, resume: int, start: Start) -> bool:
    """«واصل الفريق تمارينه ...»: what is continued is no speech."""
    page = scope.page
    after = page.quotes.get(start.at, len(page.tokens)) + 1
    if after < scope.stop and page.tokens[after].kind == "word":
        joined = page.tokens[after].text[0] in CONJUNCTIONS or page.reporting(after)
        if not joined and page.tokens[start.at - 1].text != ":":
            # «واصل الرباعي «...» تدريباتهم»: names between the verb and what goes on
            return True
    if start.at <= resume + 1 or page.tokens[resume].kind != "word":
        return False
    row, text = page.source(resume), page.tokens[resume].text
    spoken = any("speech-noun" in page.lex.kind(text[:-n]) for n in (1, 2))
    spoken = spoken or (row is not None and row.kind in ("statement", "document"))
    return page.possessed(resume) and not spoken


def of_noun(scope: Scope, cue: Cue) -> bool:
    """Whether the verb describes the noun without article right before it."""
    return after_noun(scope, cue) and not scope.page.definite(cue.first - 1)


def after_pronoun(scope: Scope, cue: Cue) -> bool:
    """«لأنها تعتبر بداية جيدة»: the subject is the pronoun before it, and the verb is passive."""
    page = scope.page
    at = cue.first - 1
    bound = page.is_(at, "subordinator") or page.is_(at, "complementiser")
    return at >= scope.first and bound and page.tokens[at].text.endswith(OF_THIRD_OR_BOTH)


def told_him(scope: Scope, cue: Cue, form: Form) -> bool:
    """«أبلغه أن» without a subject: another than the last voice told him."""
    after_what = cue.first > scope.first and scope.page.is_(cue.first - 1, "what")
    return bool(form.pronoun) and "that" in form.verb.takes and not after_what and not form.joined


def first_person(scope: Scope, cue: Cue, form: Form) -> bool:
    """«أعتقد» with its hamza is the writer's or a quoted speaker's own, not «اعتقد»."""
    raw = scope.page.tokens[cue.first].raw.lstrip(CONJUNCTIONS)
    if form.aspect != "past":
        return False
    if raw.startswith(ALEF_MADDA):
        # «آسف» is no «أسف»
        return not form.verb.past.startswith(ALEF_MADDA)
    return raw.startswith(ALEF_ABOVE) and form.verb.past.startswith(ALEF)


def _asked(scope: Scope, cue: Cue, form: Form) -> bool:
    """«هل تعتقد أن ...؟»: the reader or the one interviewed is _asked."""
    page = scope.page
    if form.aspect != "present" or form.gender != "f":
        return False
    if page.is_(cue.first - 1, "reader"):
        # «كنت ترى»
        return True
    if page.tokens[scope.stop - 1].text in ("؟", "?"):
        return True
    return any(page.is_(i, "question") for i in range(max(scope.first, cue.first - 3), cue.first))


def _known_of(scope: Scope, cue: Cue, form: Form) -> bool:
    """«يذكر أنه كان أعلن عن ...»: after such a formula a verb without subject is passive."""
    page, first = scope.page, scope.first
    if form.joined or cue.first > first + 4 or cue.first < first + 2:
        return False
    formula = any(f.aspect == "present" and f.gender == "m" for f in page.reporting(first))
    return formula and page.is_(first + 1, "complementiser")


def idle(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """Verbs without subject that describe a thing («قرار يطالب», «ما يؤكد استعانة ...»)."""
    if _asked(scope, cue, form) or _known_of(scope, cue, form):
        return True
    bound = scope.page.is_(cue.first - 1, "subordinator") and not form.joined
    if bound and start.how == "object" and scope.page.tokens[cue.first].text[0] in PRESENT:
        # «عندما توقع الاتفاقيات»
        return True
    if form.flagged("topic"):
        return True
    if form.flagged("preposition") and form.aspect == "present" and form.gender == "f":
        return True
    if form.flagged("weak") and start.how in ("object", "preposition"):
        if not form.joined:
            return True
        if cue.first > scope.first and not any(
            agrees(d.voice, form.gender, form.number) for d in scope.drafts
        ):
            # «... رفضته المحكمة وتمسكت بقرارها»: of whom the clause before it is
            return main_subject(scope, cue.first, form) is None
    paper = scope.page.source(cue.first - 1)
    if paper is not None and paper.kind in ("document", "statement", "none") and not form.joined:
        # «كذب أنباء كشفت عن ...»
        return not scope.page.definite(cue.first - 1) and start.how != "that"
    noun = after_noun(scope, cue) and scope.page.definite(cue.first - 1)
    if noun and not form.joined and start.how == "preposition":
        # «هذا المقال تحدث عن ...»
        return (cue.first - 1) not in scope.timed
    loose = form.joined and form.aspect == "present" and cue.first > scope.first
    if loose and start.how in ("object", "preposition") and not scope.drafts:
        # «مرحلة تهدد الاقتصاد وتهدد النظام»: of what the sentence is about, or of nobody
        return main_subject(scope, cue.first, form) is None
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


def agentless(scope: Scope, cue: Cue, form: Form) -> bool:
    """«يذكر أن», «ويتوقع أن»: nobody in particular says so."""
    page = scope.page
    if page.is_(cue.first, "turned-out") and page.is_(cue.last, "complementiser"):
        # «وتبين أن»
        return True
    if form.aspect != "present" or form.gender != "m" or cue.last >= scope.stop:
        return False
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


def resumed(scope: Scope, cue: Cue, form: Form, start: Start) -> bool:
    """«الذي تبنته الحركة قرب ...»: the pronoun is the object, what follows is none."""
    if not form.pronoun or start.how != "object" or cue.first <= scope.first:
        return False
    needs = {"responsibility", "blame", "describes"} & set(form.verb.flags)
    return not needs and scope.page.is_(cue.first - 1, "relative")


def unclear(
    scope: Scope, cue: Cue, form: Form, subject: Phrase | None, start: Start, resume: int
) -> bool:
    """Verbs that report only with a clause right after them, or only what a named body found out."""
    elsewhere = scope.page.is_(cue.last, "thereof") and ABOUT in form.verb.takes
    if elsewhere and (start.how in ("object", "preposition") or told_of(scope.page, cue.first)):
        # «القائمة التي أعلنت عنها الوزارة»
        return True
    if start.how == "object" and scope.page.is_(start.at, "picture"):
        # «تداول ناشطون صورا»
        return True
    flags = form.verb.flags
    bare = "shadda" in flags and form.aspect == "present"
    if bare and (start.how != "that" or subject is None or start.at > resume + 1):
        # «يعد الخبراء أن», not «يعد الخبراء تقريرا»
        return True
    if subject is not None and start.how == "object" and "opinion" in flags:
        words = scope.page.tokens
        if words[start.at].text == words[subject.first].text:
            # «السوق السعودية تعتبر السوق الأضخم»: is considered
            return True
    if "clause" in flags and (start.how in ("object", "preposition") or start.at > resume + 1):
        # «ذهب إلى أن», not «ذهب إلى السوق»
        return True
    if "findings" not in flags or start.how != "object":
        return False
    if subject is None:
        return True
    # «وثقت المنظمة مقتل ...», not «وثقت الكاميرا لحظة ...»
    row, name = subject.source, subject.name
    known = row is not None and row.kind in ("institution", "document", "office", "human")
    return not (known or (name is not None and name.type == "ORG"))


def addressed(scope: Scope, cue: Cue) -> bool:
    """«لاحظ معي»: the writer speaks to the reader; «قال الله تعالى» leads scripture."""
    page = scope.page
    return cue.last < scope.stop and (page.is_(cue.last, "with-me") or page.is_(cue.last, "god"))
