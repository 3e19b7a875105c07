"""What stands where the subject of a reporting verb would and is none: manner, what was said, whom it addresses."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.language.affixes import ALEF, ARTICLE, MEEM, PREPOSED, TA_MARBUTA, WOMEN
from riwaya.language.view import fold


def own_words(page: Article, phrase: Phrase, form: Form) -> bool:
    """«واختتم تصريحاته بالقول»: what the unspoken subject brings to an end."""
    paper = phrase.source is not None and phrase.source.kind in ("document", "statement")
    return paper and form.flagged("continues") and page.possessed(phrase.first)


def disagrees(page: Article, phrase: Phrase, form: Form) -> bool:
    """«ودعا الهيئة إلى ...»: a masculine verb right before a feminine noun, which is then whom it addresses.

    Plurals of persons end in the same letter («قادة», «قضاة») and may be subjects.
    """
    raw, row = page.tokens[phrase.first].raw, phrase.source
    several = raw.endswith(WOMEN) and row is not None and row.kind in ("institution", "crowd")
    if form.gender != "m" or form.number != "s" or not (bare_end(raw) == TA_MARBUTA or several):
        return False
    if phrase.name is not None and phrase.name.type == "PER":
        return False
    many = row is not None and row.kind in ("crowd", "quantifier") and not several
    return row is not None and not row.titled and not many


def led_by(page: Article, phrase: Phrase, form: Form) -> bool:
    """«دعت قادة العالم إلى ...»: leaders after a feminine verb are whom it calls upon."""
    row = phrase.source
    if row is None or row.kind != "office" or form.gender != "f" or form.verb.stance != "demand":
        return False
    many = page.tokens[phrase.first].text.removeprefix(ARTICLE) != fold(row.noun)
    named = phrase.name is not None and phrase.name.type == "PER"
    return many and not named and not page.tokens[phrase.first].raw.endswith(WOMEN)


def circumstantial(scope: Scope, i: int) -> bool:
    """«تابعت قائلة»: how it was said, no subject."""
    page = scope.page
    if i >= scope.stop or i in page.names or page.source(i) is not None:
        return False
    text = page.tokens[i].text
    if page.tokens[i].tanwin:
        # «وكتب مقارنا بين ...»
        return True
    if text[:1] in PREPOSED and "time-unit" in page.lex.kind(text[1:]):
        # «... لسنة 2016»
        return True
    if text in page.lex.participles and not page.definite(i):
        return True
    # «وأضاف ممازحا: ...»
    manner = len(text) > 4 and text.startswith(MEEM) and text.endswith(ALEF)
    said = i + 1 < scope.stop and page.tokens[i + 1].kind == "mark"
    return manner and said and page.tokens[i].raw.endswith(ALEF) and not page.definite(i)


def pointing(scope: Scope, i: int, takes: frozenset[str]) -> bool:
    """«اعتبرت ذلك "إخلالا ..."»: a pronoun that points at what was said is judged, it does not speak."""
    page = scope.page
    alone = (
        i + 1 >= scope.stop or page.tokens[i + 1].kind == "mark" or page.names.get(i + 1) is None
    )
    alone = alone and not (i + 1 < scope.stop and page.definite(i + 1))
    return "object" in takes and page.is_(i, "pointing") and alone
