"""Who can be the source in «بحسب ...», «وفق ما أكده ...», «كما أعلن ...»."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.mediums import known_medium
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import may_speak

#: flags of verbs that report only with what they govern («كما قدم الجوائز»)
_NOT_ALONE = ("opinion", "attitude", "owns", "responsibility", "blame", "measures")


def source_at(scope: Scope, at: int, form: Form | None) -> Phrase | None:
    """The phrase at token `at` that can be the source; behind a verb (`form`) adverbs may stand before it."""
    page = scope.page
    phrase = read_phrase(page, at, scope.stop, guess=form is not None)
    while form is not None and phrase is None and at < scope.stop:
        step = adverbials.skip(page, at, scope.stop, frozenset(), scope.timed).at
        if step <= at or page.tokens[at].kind == "mark":
            return None
        at = step
        phrase = read_phrase(page, at, scope.stop, guess=True)
    if phrase is None or (phrase.last == phrase.first + 1 and page.is_(phrase.first, "pointing")):
        # «كما يظهر ذلك»
        return None
    fits = _can_be_source(scope, phrase) if form is None else _can_have_said(scope, phrase, form)
    return phrase if fits else None


def _can_have_said(scope: Scope, phrase: Phrase, form: Form) -> bool:
    """Whether a phrase can be the subject of the verb in «كما ...»."""
    definite = phrase.definite and not form.flagged("weak")
    if not (definite or may_speak(scope, phrase)):
        # «كما زادت العقود ...»
        return False
    if form.flagged(*_NOT_ALONE):
        return False
    return not form.flagged("relay") or _carries(scope, phrase)


def _carries(scope: Scope, phrase: Phrase) -> bool:
    """Whether a phrase is a medium that can have carried a report."""
    if phrase.source is not None:
        return phrase.source.kind == "media"
    return phrase.name is not None and scope.page.is_medium(phrase.name)


def _can_be_source(scope: Scope, phrase: Phrase) -> bool:
    page = scope.page
    paper = phrase.source is not None and phrase.source.kind in ("document", "statement")
    named = phrase.first in page.names or (phrase.source is not None and not paper)
    named = named or (phrase.first in page.quotes and phrase.name is not None)
    if phrase.source is not None and phrase.source.kind == "law":
        # «وفق قانون العمل»
        return False
    if phrase.name is not None and named:
        return phrase.name.type != "LOC" or phrase.first in page.names
    if phrase.source is None:
        # «بحسب "الألمانية"»
        known = known_medium(page, link_of(page, phrase).text)
        return known is not None and known.kind == "agency"
    if phrase.source.kind == "quantifier" and phrase.last > phrase.first + 1:
        # «وفق أحدث التقنيات»
        inner = (page.source(i) for i in range(phrase.first + 1, phrase.last))
        return any(row is not None and row.kind != "quantifier" for row in inner)
    return (
        phrase.source.kind not in ("quantifier", "none", "crowd")
        or phrase.source.anonymous == "yes"
    )
