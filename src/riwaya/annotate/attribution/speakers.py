"""Whose voice a cue belongs to: named now, heard before, or unspoken."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.main_subjects import main_subject, sentence_subject
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.voices import Voice, agrees
from riwaya.language.affixes import BY, MEN, OF, ON, TOWARDS

#: prepositions that part what somebody did from who he is
_NO_PLACE = frozenset((BY, TOWARDS, ON))


def voice_of(scope: Scope, cue: Cue, form: Form, phrase: Phrase | None) -> Voice | None:
    """The voice of the subject, or whom a verb without one takes up; None where nobody fits."""
    if phrase is not None:
        return introduce(scope, phrase, form)
    agreeing_ = [d for d in scope.drafts if agrees(d.voice, form.gender, form.number)]
    main = [d for d in agreeing_ if d.parent is None and not d.aside]
    if cue.kind == "participle" and all(_by_paper(d) for d in agreeing_):
        # «وصدر تقرير ...، وفقا لإحصاءات المصلحة، مشيرا إلى أن»
        subject = main_subject(scope, cue.first, form)
        if subject is not None:
            return subject
    for draft in (*reversed(main), *reversed(agreeing_)):
        return draft.voice
    if cue.kind == "participle" and form.number == "p":
        crowd = _plural_subject(scope, cue.first)
        if crowd is not None:
            return crowd
    if cue.kind == "participle" and scope.drafts:
        return scope.drafts[-1].voice
    if cue.kind == "participle" or (cue.first > scope.first and not form.joined):
        # «ما قال إنه», «وأصدرت النقابة بيانا قالت فيه إن»
        aside = cue.kind == "participle" or scope.page.is_(cue.first - 1, "what")
        aside = aside or (cue.last < scope.stop and scope.page.is_(cue.last, "therein"))
        also = cue.kind == "participle" or scope.page.is_(cue.first - 1, "as")
        also = also or (cue.last < scope.stop and scope.page.is_(cue.last, "therein"))
        doer = main_subject(scope, cue.first, form) if also else None
        if doer is not None:
            return doer
        issuer = _issuer_before(scope, cue, form)
        if issuer is not None:
            return issuer
        subject = sentence_subject(scope, cue.first, described=aside, gender=form.gender)
        if subject is not None and agrees(subject, "-", form.number):
            return subject
    if cue.kind == "verb" and form.joined and cue.first > scope.first + 2:
        doer = main_subject(scope, cue.first, form)
        if doer is not None:
            return doer
    continues = form.flagged("continues")
    spoken = scope.voices.last(form.gender, form.number, spoke=True) if continues else None
    return spoken or scope.voices.last(form.gender, form.number)


def _issuer_before(scope: Scope, cue: Cue, form: Form) -> Voice | None:
    """«ما دفع قيادة الجيش إلى إصدار بيان نفت فيه»: who issues the paper right before the verb."""
    page = scope.page
    paper = cue.first - 1
    if cue.last >= scope.stop or not page.is_(cue.last, "therein") or page.governed(paper):
        return None
    row = page.source(paper)
    if row is None or row.kind not in ("document", "statement"):
        return None
    for i in range(paper - 1, max(scope.first, paper - 7) - 1, -1):
        source = page.source(i)
        if source is None or source.kind not in ("institution", "office"):
            continue
        before = page.source(i - 1) if i - 1 >= scope.first else None
        if before is not None and before.kind in ("institution", "office"):
            # «قيادة الجيش» begins before «الجيش»
            continue
        phrase = read_phrase(page, i, paper, _NO_PLACE)
        voice = introduce(scope, phrase, None) if phrase is not None and phrase.specific else None
        if voice is not None and agrees(voice, form.gender, form.number):
            return voice
    return None


def _plural_subject(scope: Scope, before: int) -> Voice | None:
    """«تبادل الموظفون التهاني، مؤكدين»: the last of many in the nominative before token `before`."""
    page = scope.page
    for i in range(before - 1, scope.first - 1, -1):
        row = page.source(i)
        men = row is not None and row.titled and page.tokens[i].text.endswith(MEN)
        if not men and not _some(scope, i, before):
            continue
        phrase = read_phrase(page, i, before, _NO_PLACE)
        if phrase is not None:
            return msgspec.structs.replace(introduce(scope, phrase, None), plural=True)
    return None


def _some(scope: Scope, i: int, before: int) -> bool:
    """«وتظاهر عدد من العمال، مطالبين»: as many as token `i` tells, whom nothing governs."""
    page = scope.page
    row = page.source(i)
    if row is None or row.kind != "quantifier" or page.governed(i) or i + 2 >= before:
        return False
    people = page.source(i + 2)
    return page.tokens[i + 1].text == OF and people is not None and people.titled


def _by_paper(draft: Draft) -> bool:
    """Whether a report is only said to follow a document («وفقا لإحصاءات ...»)."""
    return draft.cue.kind == "according" and draft.voice.link.role == "document"
