"""Nouns and clauses beside a reporting verb that are neither who speaks nor what is said."""

from __future__ import annotations

from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import after_noun, antecedent, nominative
from riwaya.annotate.attribution.voices import agrees, stems_of
from riwaya.language.affixes import (
    ALEF,
    BY,
    HA,
    OF_THIRD_OR_BOTH,
)

#: sentences that a quotation may have
_QUOTED = 2


def hands_on(scope: Scope, subject: Phrase | None) -> bool:
    """«وذكرت الوكالة عن المتحدث أن»: a medium hands on what another said, whatever the verb."""
    page = scope.page
    if subject is None or subject.after + 1 >= scope.stop or not page.is_(subject.after, "of"):
        return False
    medium = subject.source is not None and subject.source.kind == "media"
    medium = medium or (subject.name is not None and page.is_medium(subject.name))
    origin = page.source(subject.after + 1)
    named = page.names.get(subject.after + 1)
    speaks = origin is not None and (origin.titled or origin.kind in ("crowd", "institution"))
    return medium and (speaks or (named is not None and named[0].type == "PER"))


def addressee(scope: Scope, cue: Cue, form: Form, subject: Phrase, at: int) -> bool:
    """«ودعا في بيان أعضاء المجلس إلى ...»: who spoke before goes on, the noun set off is whom he addresses."""
    if _accused(scope, cue, form, subject):
        return True
    goes_on = bool(form.joined) or scope.page.is_(cue.first - 1, "as")
    if form.verb.stance != "demand" or not goes_on or "object" not in form.verb.takes:
        return False
    if subject.name is not None and subject.name.type == "PER":
        return False
    ends = scope.page.tokens[subject.last - 1].text[-1:]
    country = subject.name is not None and subject.name.type == "LOC"
    if country and form.gender == "m" and ends in (ALEF, HA):
        # «حذر الرئيس من ...، ودعا روسيا إلى ...»
        return True
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


def _accused(scope: Scope, cue: Cue, form: Form, subject: Phrase) -> bool:
    """«واتهم الجيش بقصف ...»: one noun before what somebody is accused of, who is the accused."""
    if form.verb.stance != "accuse" or not form.joined or BY not in form.verb.takes:
        return False
    page = scope.page
    if subject.after >= scope.stop or not page.tokens[subject.after].text.startswith(BY):
        return False
    if nominative(page, subject.first) or cue.first > scope.first:
        return False
    last = scope.voices.last(form.gender, form.number, spoke=True)
    return last is not None and last == scope.voices.last() and scope.voices.fresh(_QUOTED)


def describing(scope: Scope, cue: Cue, form: Form, subject: Phrase) -> bool:
    """«النقابة التي طالبت الشركة بالكف»: without a pronoun that takes it up, the noun described is the subject."""
    page = scope.page
    if form.pronoun or "object" not in form.verb.takes or cue.first <= scope.first:
        return False
    if form.verb.stance not in ("demand", "accuse") or antecedent(scope, cue, form) is None:
        return False
    near = range(subject.first, min(scope.stop, subject.last + 6))
    return not any(page.is_(i, "pronoun") or page.possessed(i) for i in near)


def points(scope: Scope, start: Start) -> bool:
    """«أعلن ذلك الوزير»: what was said stands elsewhere."""
    page = scope.page
    at = start.at + (start.how == "preposition" and page.is_(start.at, "preposition"))
    nxt = at + 1
    row = page.source(nxt)
    speaker = row is not None and row.kind in ("office", "human", "institution", "media")
    if start.how == "preposition":
        # «كما أكد على ذلك سالم العمري»
        named = page.names.get(nxt)
        speaker = speaker or (named is not None and named[0].type == "PER")
        return page.is_(at, "pointing") and speaker
    alone = nxt >= scope.stop or not page.definite(nxt) or speaker
    return start.how == "object" and page.is_(at, "pointing") and alone


def passing(scope: Scope, cue: Cue, start: Start) -> bool:
    """«ناقلات قالت القوات إنها»: a noun without article, the verb, its subject, a clause about the noun."""
    page = scope.page
    if cue.form is None or cue.form.joined or not after_noun(scope, cue):
        return False
    if start.how != "that":
        return not page.definite(cue.first - 1) and cue.first - 1 not in page.inside
    return page.tokens[start.at].text.endswith(OF_THIRD_OR_BOTH)
