"""The clause of a finite verb that reports: who stands before and after the verb, and where what is said begins."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution import adverbials, contents
from riwaya.annotate.attribution.agreement import one_only
from riwaya.annotate.attribution.beginnings import begin, content_at
from riwaya.annotate.attribution.beside import addressee, describing
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.main_subjects import sentence_subject
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import antecedent, described, subject_after
from riwaya.annotate.attribution.subjects_before import subject_before, topic_before
from riwaya.language.affixes import OF, SO
from riwaya.language.marks import COMMAS

_OF = frozenset((OF,))


class VerbClause(msgspec.Struct, frozen=True):
    """A cue with what surrounds it. Numbers are tokens of the page.

    `takes` is what the verb may govern here; `aside` tells of «ما أوردته الصحيفة»; `at` is the token after the verb and its
    adverbs, `scan` the one from which its content is looked for, `resume` the one where it is expected (`sure`: nothing in
    between was skipped that may be part of it); `subject` stands after the verb, `before` before it.
    """

    scope: Scope
    cue: Cue
    form: Form
    takes: frozenset[str]
    aside: bool
    at: int
    scan: int
    resume: int
    sure: bool
    subject: Phrase | None
    before: Phrase | None

    @property
    def speaker(self) -> Phrase | None:
        return self.subject or self.before

    def after(self, kind: str) -> bool:
        """Whether the word before the verb is of a class."""
        return self.scope.page.is_(self.cue.first - 1, kind)

    @property
    def judges(self) -> bool:
        """Whether the verb tells what somebody holds to be so («يعتبر», «يرى»)."""
        return self.form.flagged("opinion") and self.form.aspect == "present"


def verb_clause(scope: Scope, cue: Cue, form: Form) -> VerbClause:
    """The clause of the finite verb `cue`."""
    page, takes = scope.page, frozenset(form.verb.takes)
    aside = cue.first > scope.first and page.is_(cue.first - 1, "what")
    if aside and not form.pronoun and page.is_(cue.first - 1, "connector"):
        # «فيما دعا رئيس ...»: a clause of its own
        aside = False
    before = _before(scope, cue, form, aside)
    if aside and form.pronoun:
        # «ما أوردته الصحيفة من أن ...»
        takes |= _OF
    at = adverbials.skip(page, cue.last, scope.stop, takes, scope.timed)
    subject = None
    if before is None and not content_at(scope, at.at, takes):
        subject = subject_after(scope, at.at, form, takes)
    if subject is not None and (
        addressee(scope, cue, form, subject, at.at) or describing(scope, cue, form, subject)
    ):
        subject = None
    scan, resume, sure = cue.last, at.at, at.sure
    if subject is not None:
        rest = adverbials.skip(page, subject.after, scope.stop, takes, scope.timed)
        scan, resume, sure = subject.after, rest.at, rest.sure
    return VerbClause(scope, cue, form, takes, aside, at.at, scan, resume, sure, subject, before)


def _before(scope: Scope, cue: Cue, form: Form, aside: bool) -> Phrase | None:
    if form.joined == SO and cue.first > scope.first:
        return topic_before(scope, cue)
    return None if form.joined or aside else subject_before(scope, cue, form)


def content_of(clause: VerbClause) -> Start | None:
    """Where what is said begins."""
    scope, subject, takes = clause.scope, clause.subject, clause.takes
    if subject is not None and scope.page.is_(subject.last, "relative"):
        led = contents.find_preposition(scope.page, subject.last, scope.stop, takes)
        if led > 0 and scope.page.tokens[led - 1].text in COMMAS:
            # «طالبت الجبهة التي تحتجز الجنود، بالإفراج عن ...»
            takes = takes - {"object"}
    return begin(scope, clause.scan, clause.resume, clause.sure, takes, clause.form)


def wrote_it(clause: VerbClause) -> bool:
    """«وأرسل الرئيس برقية أعرب فيها عن»: who wrote it speaks; «مع سالم، الذي أكد فيها»: he does."""
    scope, cue = clause.scope, clause.cue
    therein = cue.last < scope.stop and scope.page.is_(cue.last, "therein")
    if not therein or clause.speaker is not None:
        return therein
    who = antecedent(scope, cue, clause.form)
    if who is not None and who.name is not None and who.name.type == "PER":
        return False
    return sentence_subject(scope, cue.first, described=True) is not None


def whom_it_describes(clause: VerbClause) -> Phrase | None:
    """The noun that a relative clause with the verb goes on with («المسؤول الذي أكد»)."""
    found = described(clause.scope, clause.cue, clause.form)
    if found is not None and clause.form.number == "p" and one_only(clause.scope.page, found):
        # «مرر النواب قانونا قالوا إن ...»
        found = None
    return found or antecedent(clause.scope, clause.cue, clause.form)
