"""Whether a word spelt like a reporting verb is one where it stands, and the report one that was made."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form

#: «من» the preposition is spelt like «من» who, «على» like a name
_WHO = frozenset(("من", "علي"))


#: tokens between «بين» and the «وبين» that belongs to it
_APART = 25


def holds(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """Whether the word can be this verb here, and the verb an act of reporting that took place."""
    token = page.tokens[i]
    before = page.tokens[i - 1].text if i > first else ""
    kinds = page.lex.kind(before) if before else frozenset()
    if not in_tense(form) or "not-yet" in kinds:
        return False
    if form.aspect == "present" and token.text.endswith("وا"):
        return False
    if i + 1 < last and page.is_(i + 1, "idiom"):
        # «رد فعل»
        return False
    if form.aspect == "present" and "perhaps" in kinds:
        # «قد توضح»
        return False
    if form.pronoun and "suspends" in kinds and "describes" in form.verb.flags:
        # «يمكن وصفها»
        return False
    if "withheld" in kinds or (i > first and _governed(page, i - 1)):
        return False
    if "so-called" in page.lex.kind(token.text.lstrip("و")) and token.raw.endswith("ى"):
        # «ويدعى»: is called, not «يدعي»
        return False
    if "negation" in kinds and "negatable" not in form.verb.flags:
        return False
    if i in page.inside and not form.joined:
        return False
    hears = "relay" in form.verb.flags and i + 1 < last and page.tokens[i + 1].text == "عن"
    if (form.aspect == "past" and _passive(token.raw) and not hears) or "\u064b" in token.raw[-2:]:
        return False
    if form.number == "d" and (
        "circumstance" in page.lex.kind(token.text.lstrip("وف"))
        or not _follows(page, i + 1, form, last)
    ):
        return False
    if (
        form.pronoun
        and "that" in form.verb.takes
        and i + 1 < last
        and page.is_(i + 1, "complementiser")
    ):
        # «أبلغه أن»
        return True
    if form.pronoun and not kinds & {"what", "relative"}:
        addressed = form.verb.stance in ("accuse", "demand", "threaten", "praise", "condemn")
        return "describes" in form.verb.flags or (
            addressed and _clause_initial(page, i, first, form)
        )
    flags = form.verb.flags
    if "preposition" in flags:
        return _not_preposition(page, i, form, first, last)
    if "weak-noun" in flags and form.aspect == "past" and form.gender == "m":
        return _clause_initial(page, i, first, form) and not page.tokens[i].raw.endswith(("ا", "ً"))
    if "weak" in flags:
        return _clause_initial(page, i, first, form) or "relative" in kinds
    return True


def in_tense(form: Form) -> bool:
    """Whether the form tells of a report made: not of one to come, nor spelt like another word."""
    if form.aspect == "future":
        return False
    return form.aspect == "past" or "past-only" not in form.verb.flags


def _governed(page: Article, before: int) -> bool:
    """Whether the word before a verb is a preposition, which only a noun follows («على تكرر ...»)."""
    token = page.tokens[before]
    if token.text not in _WHO:
        return page.is_(before, "preposition")
    return token.raw.endswith("ى")


def _follows(page: Article, i: int, form: Form, last: int) -> bool:
    """Whether what the verb takes stands at `i`; duals are spelt like adverbs («حذرا») and need it."""
    if i >= last:
        return False
    text = page.tokens[i].text
    kinds = page.lex.kind(text)
    return text in form.verb.takes or bool(kinds & {"complementiser", "therein", "preposition"})


def _passive(raw: str) -> bool:
    """A damma shows a passive («أُعلن»), whose agent is not named; the active past has none."""
    return "\u064f" in raw[:-2]


def _not_preposition(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """«بين» and «عبر» are verbs where what the verb takes follows, and the clause begins with them."""
    token = page.tokens[i]
    if form.gender == "f" or form.aspect == "present" or "\u0651" in token.raw:
        return True
    if form.joined and any(page.is_(k, "between") for k in range(max(first, i - _APART), i)):
        # «بينه وبين»
        return False
    if i + 1 < last and page.is_(i + 1, "complementiser"):
        return True
    if not _clause_initial(page, i, first, form):
        return False
    if not form.joined and i > first and page.is_(i - 1, "adverb"):
        # «علاقة مباشرة بين ...»
        return False
    for k in range(i + 1, min(last, i + 14)):
        text = page.tokens[k].text
        if text in form.verb.takes or ("that" in form.verb.takes and page.is_(k, "complementiser")):
            return True
        if page.reporting(k) or page.tokens[k].text == "و":
            return False
    return False


def _clause_initial(page: Article, i: int, first: int, form: Form) -> bool:
    if i == first or form.joined:
        return True
    before = page.tokens[i - 1]
    if before.kind == "mark":
        return True
    return bool(page.lex.kind(before.text) & {"connector", "adverb", "copula", "complementiser"})
