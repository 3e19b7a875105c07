"""Whether a word spelt like a reporting verb is one where it stands, and the report one that was made."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form
from riwaya.language.affixes import (
    ABOUT,
    ALEF,
    ALEF_MAQSURA,
    AND,
    CONJUNCTIONS,
    MEN_OBLIQUE,
    OF,
    ON,
    THEY_DID,
    TO,
    TOWARDS,
    YA,
)
from riwaya.language.tokens import Token
from riwaya.language.view import fold

#: «من» the preposition is spelt like «من» who, «على» like a name
_WHO = frozenset((OF, ON))


#: tokens of «في سياق متصل»
_TURN = 3
#: tokens between «بين» and the «وبين» that belongs to it
_APART = 25


def holds(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """Whether the word can be this verb here, and the verb an act of reporting that took place."""
    token = page.tokens[i]
    before = page.tokens[i - 1].text if i > first else ""
    kinds = page.lex.kind(before) if before else frozenset()
    if not in_tense(form) or ("not-yet" in kinds and not _came_true(page, i, form)):
        return False
    shown = "\u0651" in token.written or ("opinion" in form.verb.flags and form.aspect == "present")
    if "shadda" in form.verb.flags and not shown:
        # «عدّ» is told from «بعد أن عاد», «يعد», «وعد» only where it is written
        return False
    passive = form.aspect == "present" and form.verb.past.startswith(ALEF)
    if passive and "\u064f" in token.written[:4]:
        # «وتُعتبر»: is considered
        return False
    if before == OF and not form.pronoun and not token.raw.endswith(ALEF_MAQSURA):
        # «كل من يقول»: nobody in particular
        return False
    came = any("said-in" in f.verb.flags for f in page.reporting(i))
    if came and i + 1 < last and page.tokens[i + 1].text == TOWARDS:
        # «وردت إلى المجلس اتصالات»
        return False
    if page.is_(i, "affiliate") and i + 1 < last and page.tokens[i + 1].text.startswith(TO):
        # «مبنى تابع للأمم المتحدة»
        return False
    if page.is_(i, "noun") and token.raw.endswith(YA):
        return False
    if form.aspect == "present" and token.text.endswith(THEY_DID):
        return False
    if page.held_to_be(i, form):
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
    if "so-called" in page.lex.kind(token.text.lstrip(AND)) and token.raw.endswith(ALEF_MAQSURA):
        # «ويدعى»: is called, not «يدعي»
        return False
    what = "what" in kinds and form.pronoun
    if "negation" in kinds and "negatable" not in form.verb.flags and not what:
        return False
    if i in page.inside and not form.joined:
        return False
    hears = "relay" in form.verb.flags and i + 1 < last and page.tokens[i + 1].text == ABOUT
    if (form.aspect == "past" and _passive(token.written) and not hears) or token.tanwin:
        return False
    if form.number == "d" and (
        "circumstance" in page.lex.kind(token.text.lstrip(CONJUNCTIONS))
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
    if form.pronoun and form.joined and _noun_joined(page, i, form, first):
        return False
    if form.pronoun and i + 1 < last and page.tokens[i + 1].kind == "number":
        # «وثمنها 3 جنيهات»
        return False
    if form.pronoun and not kinds & {"what", "relative"}:
        addressed = form.verb.stance in ("accuse", "demand", "threaten", "praise", "condemn")
        return "describes" in form.verb.flags or (
            addressed and _clause_initial(page, i, first, form)
        )
    flags = form.verb.flags
    if "preposition" in flags:
        return _not_preposition(page, i, form, first, last)
    if "weak-noun" in flags and form.aspect == "past" and form.gender == "m":
        return _clause_initial(page, i, first, form) and not accusative(page.tokens[i])
    if "weak" in flags:
        return _clause_initial(page, i, first, form) or "relative" in kinds
    return True


def _came_true(page: Article, i: int, form: Form) -> bool:
    """«بعد أن قال»: what the past tells after «أن» has happened."""
    return form.aspect == "past" and page.is_(i - 2, "afterwards")


def _noun_joined(page: Article, i: int, form: Form, first: int) -> bool:
    """«عن اعتزازه وشكره لـ»: a verbal noun that is spelt like the verb, joined to a noun."""
    spelt = form.aspect == "past" and fold(form.verb.masdar) == fold(form.verb.past)
    if not spelt or i <= first:
        return False
    # «، وحثه العاملين على»: what it governs follows, and its pronoun is who does it
    governs = i + 1 < len(page.tokens) and page.definite(i + 1)
    governs = governs and page.tokens[i + 1].text.endswith(MEN_OBLIQUE)
    return page.tokens[i - 1].kind == "word" or governs


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
    return token.raw.endswith(ALEF_MAQSURA)


def _follows(page: Article, i: int, form: Form, last: int) -> bool:
    """Whether what the verb takes stands at `i`; duals are spelt like adverbs («حذرا») and need it."""
    if i >= last:
        return False
    text = page.tokens[i].text
    kinds = page.lex.kind(text)
    return text in form.verb.takes or bool(kinds & {"complementiser", "therein", "preposition"})


def accusative(token: Token) -> bool:
    """Whether a word ends as indefinite ones do in the accusative, the mark itself often left out."""
    return token.tanwin or token.raw.endswith(ALEF)


def _passive(written: str) -> bool:
    """A damma shows a passive («أُعلن»), whose agent is not named; the active past has none."""
    return "\u064f" in written[:-2]


def _not_preposition(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """«بين» and «عبر» are verbs where what the verb takes follows, and the clause begins with them."""
    token = page.tokens[i]
    if form.gender == "f" or form.aspect == "present" or "\u0651" in token.written:
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
        if (
            page.reporting(k)
            or page.tokens[k].text == AND
            or page.tokens[k].text in page.lex.participles
        ):
            # «وبين جماهيره مؤكدا أن»
            return False
    return False


def _clause_initial(page: Article, i: int, first: int, form: Form) -> bool:
    if i == first or form.joined:
        return True
    before = page.tokens[i - 1]
    if before.kind == "mark" or page.is_(i - 1, "side") or page.is_(i - 2, "side-open"):
        # «من جهته دان», «من جهة أخرى دان»
        return True
    if page.lex.kind(before.text) & {"connector", "adverb", "copula", "complementiser"}:
        return True
    after = form.aspect == "past" and page.is_(i - 1, "afterwards")
    return after or _opened(page, first, i)


def _opened(page: Article, first: int, i: int) -> bool:
    """«وفي سياق متصل حذر ...»: nothing but a turn of phrase before the verb."""
    text = page.tokens[first].text
    led = page.is_(first, "preposition") or page.is_(first, "circumstance")
    led = led or bool({"preposition", "circumstance"} & page.lex.kind(text[1:]))
    return led and i - first == _TURN and page.is_(first + 1, "turn")
