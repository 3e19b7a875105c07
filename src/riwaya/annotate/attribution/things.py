"""Verbs of reporting whose subject is a thing, or nobody: a picture confirms, a release points to, a player is considered."""

from __future__ import annotations

from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.language.affixes import ALEF, OF, TA_MARBUTA, WOMEN
from riwaya.language.shapes import verbal_noun

#: letters of «أفضل»
_BEST = 4


def thing(scope: Scope, subject: Phrase, form: Form, start: Start) -> bool:
    """«أكدت الصورة قدوم الهاتف», «تظهر عروض الشركة أن»: what names nobody shows, it does not report."""
    page = scope.page
    row, first = subject.source, page.tokens[subject.first]
    paper = row is not None and row.kind in ("document", "statement", "none")
    masculine = form.gender == "m" and form.number == "s" and subject.first > scope.first
    if paper and masculine and form.flagged("weak") and first.raw.endswith(WOMEN):
        # «وأبرز المؤشرات»: the most prominent of them
        return True
    if subject.source is not None or subject.first in page.inside:
        return False
    feels = form.flagged("attitude") and subject.name is None and subject.guessed < 0
    if feels and page.definite(subject.first):
        # «يعبر الإضراب عن رفضها»
        return True
    if form.flagged("continues") and subject.definite and first.raw.endswith(WOMEN):
        # «واختتمت التدريبات بتقسيمة»
        return subject.name is None
    weak = form.flagged("weak") and subject.guessed <= subject.first
    if subject.guessed >= 0 and not weak:
        return False
    if weak and subject.first not in page.quotes:
        return subject.name is None or subject.name.type != "PER"
    if start.how not in ("object", "preposition") or subject.name is not None:
        return False
    return (
        page.definite(subject.first) and page.tokens[subject.first].raw.rstrip()[-1:] == TA_MARBUTA
    )


def thing_between(scope: Scope, i: int, start: Start) -> bool:
    """«كشفت جوالات الفتيات عن صور»: a noun with its genitive from token `i` to what the verb takes is what does it."""
    page = scope.page
    if start.how != "preposition" or start.at - i < 2:
        return False
    head, text = page.lex.kind(page.tokens[i].text), page.tokens[i].text
    plain = page.tokens[i].kind == "word" and not head and not page.tokens[i].tanwin
    if page.tokens[i].kind == "word" and verbal_noun(text) and page.source(i) is None:
        # «ويشير إطلاق سراح المجموعة إلى»
        return not (page.tokens[i].tanwin or text.endswith(ALEF))
    if not plain or text.endswith(ALEF) or page.definite(i) or page.possessed(i):
        return False
    return page.definite(i + 1) and page.tokens[i + 1].kind == "word" and not page.governed(i + 1)


def considered(scope: Scope, start: Start) -> bool:
    """«يعتبر الحارس (هو) الأسوأ», «يعتبر أحد أبرز اللاعبين», «لاعبا مهما»: what its subject is held to be, by nobody named.

    An opinion has what it is of before that, and definite («يعتبر المدرب الفوز مهما»).
    """
    page, token = scope.page, scope.page.tokens[start.at]
    row = page.source(start.at)
    of_many = row is not None and row.kind == "quantifier"
    copular = page.is_(start.at - 1, "pronoun") or token.text == OF
    bare = not (page.definite(start.at) or page.possessed(start.at) or start.at in page.inside)
    best = bare and len(token.text) <= _BEST and token.text.startswith(ALEF)
    return of_many or copular or best or (bare and token.raw.endswith(ALEF))
