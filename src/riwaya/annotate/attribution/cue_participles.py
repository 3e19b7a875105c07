"""Participles and accusatives that report («مشيرا إلى»), and what else such words are."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.cue_verbs import accusative
from riwaya.annotate.attribution.lexicon import Form
from riwaya.language.affixes import (
    ACCUSATIVES,
    ALEF,
    ALEF_ABOVE,
    ALEF_MADDA,
    ALEF_MAQSURA,
    AND,
    BY,
    HA,
    IN,
)

#: tokens of «ذات السياق»
_TURN = 3

DETACHED = frozenset((",", "،", "؛", ":", "-", "–", "("))


def participle_cue(page: Article, i: int, first: int, last: int) -> Cue | None:
    """The participle at token `i` of sentence `first`..`last` as a report; None where it is none."""
    form = page.lex.participles[page.tokens[i].text]
    if i + 1 >= last or (i == first and not (_after_dots(page, i) or _after_stop(page, i, form))):
        return None
    before = page.tokens[i - 1].text
    if page.tokens[i - 1].kind == "number":
        # «46 متهما»
        return None
    if any(page.is_(i - 1, kind) for kind in ("there", "copula", "being", "seems")):
        # «هناك مقترحا», «قد يكون مفيدا»
        return None
    if any(f.aspect == "present" and f.flagged("opinion", "shadda") for f in page.reporting(i - 1)):
        # «القائم بالذبح يعتبر ناقلا للأمراض»: what he is held to be
        return None
    if (
        page.is_(i - 1, "not")
        or page.is_(i - 1, "negation")
        or page.tokens[i].raw.endswith(ALEF_MAQSURA)
    ):
        return None
    detached = (
        i == first
        or before in DETACHED
        or _after_dots(page, i)
        or form.joined == AND
        or i - 1 in page.closing
    )
    nxt = page.tokens[i + 1]
    marked = "complementiser" in page.lex.kind(nxt.text) or nxt.text in form.verb.takes
    marked = marked or nxt.text == ":" or i + 1 in page.quotes
    if form.gender == "f" and page.tokens[i].raw.endswith(HA) and not marked:
        # «ومقره»: a noun with its pronoun
        return None
    if form.gender == "f" and (not (detached or marked) or not _no_title(page, i, before)):
        return None
    if form.verb.participle.startswith(ALEF_MADDA) and page.tokens[i].raw.lstrip(AND).startswith(
        ALEF_ABOVE
    ):
        # «أملا في ...»: a noun
        return None
    if i + 1 in page.closing or nxt.text == ")":
        # «(خاتمة)»
        return None
    if form.gender == "f" and form.flagged("relay") and not marked:
        # «دبابات وناقلة جنود»
        return None
    led = BY in form.verb.takes and nxt.text.startswith(BY) and not page.is_(i + 1, "pronoun")
    if form.number in ("p", "d") and not (detached and (marked or led)):
        return None
    if not detached and not marked and not accusative(page.tokens[i]):
        return None
    if not detached and not marked and _accusative(page, i + 1):
        return None
    return Cue("participle", i, i + 1, form)


def _accusative(page: Article, i: int) -> bool:
    """«منحهم مبررا إضافيا»: an adjective in the accusative after a noun that is spelt like a participle."""
    token = page.tokens[i]
    return (
        token.kind == "word"
        and len(token.text) > 3
        and token.text.endswith(ALEF)
        and accusative(token)
        and i not in page.names
        and not (page.definite(i) or page.possessed(i) or token.text[0] == AND)
    )


def _after_stop(page: Article, i: int, form: Form) -> bool:
    """«. موضحا أن ...»: newspapers end the sentence before a participle that goes on with it."""
    nxt = page.tokens[i + 1]
    near = range(i + 2, min(i + 2 + _TURN, len(page.tokens)))
    turned = nxt.text == IN and any(page.is_(k, "complementiser") for k in near)
    # «مؤكدا في ذات السياق أن»
    led = (
        turned
        or page.is_(i + 1, "complementiser")
        or (nxt.text in form.verb.takes and page.is_(i + 2, "complementiser"))
    )
    title = page.lex.source(page.tokens[i].text) is not None
    return led and page.tokens[i].raw[-1:] in ACCUSATIVES and not title


def _after_dots(page: Article, i: int) -> bool:
    """«... البشعة .. معلنة تضامنها»: two dots stand for a comma."""
    if i < 2 or page.tokens[i].raw[-1:] not in ACCUSATIVES:
        return False
    return page.tokens[i - 1].text in ("..", "…") or (
        page.tokens[i - 1].text == page.tokens[i - 2].text == "."
    )


def _no_title(page: Article, i: int, before: str) -> bool:
    """Whether a feminine participle is none of the nouns of persons spelt like it («، داعية الأطراف إلى»)."""
    if page.source(i) is None:
        return True
    found = page.names.get(i + 1)
    return before in DETACHED and not (found is not None and found[0].type == "PER")
