"""Stance of a claim."""

from __future__ import annotations

from functools import lru_cache

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.rows import AttitudeRow
from riwaya.annotate.attribution.speech_acts import (
    duty,
    imperative,
    own_act,
    own_denial,
    own_future,
    unless,
    we_shall,
)
from riwaya.language.affixes import (
    ALEF,
    ARTICLE,
    BY,
    HA,
    HAMZA,
    OF_THIRD_OR_BOTH,
    PROCLITICS,
    SEATS,
    TA,
)
from riwaya.model import Stance

_BY_ALEF = BY + ALEF


def stance_of(page: Article, draft: Draft) -> Stance:
    """The stance of the verb, or what the content makes of a verb that takes none."""
    form, first, last = draft.form, draft.first, draft.last
    if _negated(page, draft):
        return "assert"
    if form is None:
        return _phrase(page, "early", first, last) or "assert"
    verb = form.verb
    if "attitude" in verb.flags:
        attitude = attitude_of(page, first, last)
        if attitude is not None:
            return attitude.stance
    if "warns" in verb.flags:
        found = _phrase(page, "warning", first, last)
        if found is None and draft.voice.link.role in ("observers", "document"):
            # who only watches cannot threaten
            return "predict"
        if page.is_(first, "complementiser"):
            # «حذر من أن الوضع خطير», «من أن أي اعتداء سيقابل بالرد»
            return _phrase(page, "reply", first, last) or "predict"
        return found or verb.stance
    if verb.stance != "assert":
        return verb.stance
    that = page.is_(first, "complementiser")
    if "lauds" in verb.flags and page.tokens[first].text.startswith(BY) and not that:
        return "praise"
    judged = _judgement(page, form, first, last)
    if judged is not None:
        return judged
    said = _said(page, draft)
    if (
        said is None
        and form.aspect == "participle"
        and "says" in verb.flags
        and draft.beside is not None
    ):
        beside = stance_of(page, draft.beside)
        # what is asked for is rarely said again in the same words
        return beside if beside not in ("demand", "promise") else "assert"
    return said or "assert"


def _negated(page: Article, draft: Draft) -> bool:
    """«لم يستبعد»: not denied, so held possible."""
    form, before = draft.form, draft.cue.first - 1
    return (
        form is not None
        and form.flagged("negatable")
        and before >= 0
        and page.is_(before, "negation")
    )


def _judgement(page: Article, form: Form, first: int, last: int) -> Stance | None:
    flags = form.verb.flags
    if not {"describes", "opinion"} & set(flags):
        return None
    found = _phrase(page, "judgement", first, last)
    if found is None and "opinion" in flags and own_future(page, first, last, "-"):
        return "predict"
    return found


def _said(page: Article, draft: Draft) -> Stance | None:
    """What the content of a neutral verb does: demands, accuses, promises, predicts, denies."""
    first, last = draft.first, draft.last
    found = _phrase(page, "start", first, last) or _phrase(page, "early", first, last)
    if found is not None:
        return found
    act = own_act(page, first)
    if act is not None:
        return act
    if duty(page, first, last):
        return "demand"
    if own_future(page, first, last, draft.voice.gender):
        if draft.voice.link.role == "document":
            # «أظهر الاستطلاع أنه سيتراجع»: the pronoun is of what it is about
            return "predict"
        return "threaten" if unless(page, first, last) else "promise"
    if draft.voice.link.role not in ("source", "document") and own_denial(page, first, last):
        return "deny"
    if draft.quoted and we_shall(page, first):
        return "promise"
    return "demand" if draft.quoted and imperative(page, first, last) else None


#: tokens to what is said of «ما تداولته ...»
_LATE = 40
_REACH = {"start": 3, "early": 13, "judgement": 26, "warning": 8, "reply": 20}


def _phrase(page: Article, where: str, first: int, last: int) -> Stance | None:
    """The stance of the first phrase of that kind within reach; none inside what another source reports."""
    reach = _REACH[where]
    if where == "early" and page.is_(first + 1, "what"):
        # «أن ما تداولته المواقع عن ... عار عن الصحة»: what is said of it comes late
        reach = _LATE
    for i in range(first, min(last, first + reach)):
        text = page.tokens[i].text
        if page.is_(i - 1, "relative") and page.reporting(i):
            # «أن النمو يعود إلى البلد الذي يتوقع ...»: of something else
            continue
        if (
            where == "early"
            and i > first
            and page.reporting(i)
            and page.reporting(i)[0].aspect == "present"
        ):
            return _stance_at(page, i, text, where, last)
        found = _stance_at(page, i, text, where, last)
        if found is not None:
            return found
    return None


def _stance_at(page: Article, i: int, text: str, where: str, last: int) -> Stance | None:
    for key in _spellings(text, bare=where in ("judgement", "warning")):
        for rest, row in page.lex.stances.get(key, ()):
            end = i + 1 + len(rest)
            if row.where != where or end > last:
                continue
            if tuple(page.tokens[k].text for k in range(i + 1, end)) == rest:
                return row.stance
    return None


@lru_cache(maxsize=1 << 14)
def _spellings(text: str, *, bare: bool) -> tuple[str, ...]:
    """The forms under which the tables may have a word, what is joined to it taken off; `bare`, its article too."""
    out: list[str] = []
    for word in (
        text,
        text[1:] if text[:1] in PROCLITICS else "",
        text[2:] if text.startswith(_BY_ALEF) else "",
    ):
        plain = word.removeprefix(ARTICLE) if bare else word
        out += dict.fromkeys((word, plain, plain.removesuffix(ALEF)))
    return tuple(out)


def attitude_of(page: Article, first: int, last: int) -> AttitudeRow | None:
    """What is expressed where content begins with a word of feeling or will («عن قلقه»)."""
    for i in range(first, min(last, first + 3)):
        row = page.lex.attitudes.get(attitude_stem(page, i))
        if row is not None:
            return row
    return None


def attitude_stem(page: Article, i: int) -> str:
    """The word of feeling or will at token `i`, its pronoun off."""
    text = page.tokens[i].text
    if text in page.lex.attitudes:
        return text
    if text.endswith(ALEF) and text[:-1] in page.lex.attitudes:
        # «أبدى تفاؤلا»
        return text[:-1]
    for suffix in OF_THIRD_OR_BOTH:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            bare = text[: -len(suffix)]
            for tried in (bare, bare[:-1] + HA if bare.endswith(TA) else bare):
                if tried in page.lex.attitudes:
                    return tried
            if bare[-1:] in SEATS and bare[:-1] + HAMZA in page.lex.attitudes:
                return bare[:-1] + HAMZA
    return text.removeprefix(ARTICLE)
