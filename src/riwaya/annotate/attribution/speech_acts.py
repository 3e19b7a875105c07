"""What speakers do by what they say: what they demand, deny or promise in as many words."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.language.affixes import (
    ALEF,
    ALEF_BELOW,
    ALEF_MAQSURA,
    AND,
    ARTICLE,
    HA,
    HER,
    HIS,
    ME,
    OF_BOTH,
    OF_THIRD_OR_BOTH,
    ON,
    OUR,
    SHE,
    TA,
    THEIR,
    THEY_DID,
    WE_WILL,
    WILL,
    WOMEN,
)
from riwaya.model import Stance

_ENCLITICS = (HIS, HER, THEIR, OUR, ME, OF_BOTH)
#: tokens of whom a duty falls to
_DUTY = 10


def unless(page: Article, first: int, last: int) -> bool:
    """«في حال لم», «إذا لم», «ما لم»: what will be done otherwise."""
    return any(
        page.is_(i, "negation") and page.is_(i - 1, "unless") for i in range(first + 1, last)
    )


def we_shall(page: Article, first: int) -> bool:
    """«"سنواصل مشروعنا"»: a quotation that begins with what the speakers will do."""
    at = first + 1 if first in page.quotes else first
    text = page.tokens[at].text if at < len(page.tokens) else ""
    known = page.is_(at, "time-unit") or page.definite(at) or text.endswith(WOMEN)
    return len(text) > 4 and text.startswith(WE_WILL) and not known


def imperative(page: Article, first: int, last: int) -> bool:
    """«"أنزلوا العلم"»: a quotation that begins with a command to many."""
    at = first + 1 if first in page.quotes else first
    if at >= last:
        return False
    text = page.tokens[at].text
    told = (page.tokens[i].text.removeprefix(AND) for i in range(at + 1, last))
    if any(t.endswith(THEY_DID) and len(t) > 4 and not t.startswith(ALEF) for t in told):
        # «"أخذوا الناس ثم ذهبوا ..."»
        return False
    return (
        len(text) > 4
        and text.startswith(ALEF)
        and not text.startswith(ARTICLE)
        and text.endswith(THEY_DID)
    )


def own_denial(page: Article, first: int, last: int) -> bool:
    """«إنهما لم يعقدا أي اتفاقات»: the speaker on himself, with a word that makes it absolute."""
    if first + 3 >= last or not _own(page, first, "-") or not page.is_(first + 1, "negation"):
        return False
    it = page.tokens[first].text.endswith(HA)
    if page.is_(first + 2, "exists") or (it and page.tokens[first + 2].text.startswith(SHE)):
        # «أنه لا توجد»: the pronoun stands for nobody
        return False
    return any(page.is_(i, "absolute") for i in range(first + 2, min(last, first + 6)))


def _own(page: Article, first: int, gender: str) -> bool:
    """Whether the clause is about the speaker: a complementiser with a pronoun that agrees."""
    text = page.tokens[first].text
    if not page.is_(first, "complementiser") or not text.endswith(_ENCLITICS):
        return False
    if gender == "m":
        return not text.endswith(HER)
    return gender != "f" or not text.endswith(HA)


def own_future(page: Article, first: int, last: int, gender: str) -> bool:
    """«إنها ستراجع», «إن بلاده ستواصل»: what the speaker will do."""
    if first + 1 >= last or not page.is_(first, "complementiser"):
        return False
    if _own(page, first, gender):
        return _future(page, first + 1)
    if first + 2 < last and page.is_(first + 1, "own-part"):
        return _future(page, first + 2)
    return False


def _future(page: Article, i: int) -> bool:
    """A verb in the future, «to be» aside, which tells of things rather than of what one will do."""
    word = page.tokens[i].text
    if page.is_(i, "being"):
        return False
    return page.is_(i, "future") or (len(word) > 3 and word.startswith(WILL))


def duty(page: Article, first: int, last: int) -> bool:
    """«إن على السلطات أن تفرج عنهم»: what somebody is to do."""
    at = first + 1
    if at + 2 >= last or not page.is_(first, "complementiser") or page.tokens[at].text != ON:
        return False
    if not page.tokens[at].raw.endswith(ALEF_MAQSURA) or page.is_(at + 1, "suspends"):
        # «أن علي سالم», «أن على الرغم من أن»
        return False
    for i in range(at + 2, min(last, at + _DUTY)):
        if page.tokens[i].kind == "mark" and i not in page.quotes:
            return False
        if page.is_(i, "complementiser"):
            return not page.tokens[i].raw.startswith(ALEF_BELOW)
    return False


def own_act(page: Article, i: int) -> Stance | None:
    """«نقل عنه نفيه ...», «أعلن إدانته ...»: the act of speech that a verbal noun names as the speaker's own."""
    text, stem = page.tokens[i].text, ""
    if page.possessed(i):
        bare = next((text[: -len(s)] for s in OF_THIRD_OR_BOTH if text.endswith(s)), "")
        stem = bare[:-1] + HA if bare.endswith(TA) else bare
    elif text.endswith(ALEF) and page.tokens[i].raw.endswith(ALEF):
        stem = text[:-1]
    form = page.lex.masdars.get(stem)
    plain = form is not None and form.verb.stance != "assert" and not form.flagged("rejects")
    return form.verb.stance if form is not None and plain else None
