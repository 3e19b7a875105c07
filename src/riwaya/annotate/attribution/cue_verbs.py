"""Whether a word spelt like a reporting verb is one where it stands, and the report one that was made.

What speaks against it is told by `_VETOES`, one reason a function; what is left may still need more (`_sure`).
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.cue_place import CuePlace
from riwaya.annotate.attribution.lexicon import Form
from riwaya.language.affixes import (
    ABOUT,
    ALEF,
    ALEF_MAQSURA,
    AND,
    CONJUNCTIONS,
    MEN_OBLIQUE,
    OF,
    THEY_DID,
    TO,
    TOWARDS,
    YA,
)
from riwaya.language.tokens import Token
from riwaya.language.view import fold

_DAMMA, _SHADDA = "\u064f", "\u0651"
#: tokens between «بين» and the «وبين» that belongs to it
_APART = 25
#: tokens after «بين» among which what the verb takes follows
_GOVERNED = 14


def holds(page: Article, i: int, form: Form, first: int, last: int) -> bool:
    """Whether the word at token `i` can be this verb, of a report that took place, in the stretch `first` to `last`."""
    at = CuePlace(page, i, form, first, last)
    if any(against(at) for against in _VETOES):
        return False
    return _with_pronoun(at) if form.pronoun else _sure(at)


def in_tense(form: Form) -> bool:
    """Whether the form tells of a report made: not of one to come, nor spelt like another word."""
    if form.aspect == "future":
        return False
    return form.aspect == "past" or not form.flagged("past-only")


def accusative(token: Token) -> bool:
    """Whether a word ends as indefinite ones do in the accusative, the mark itself often left out."""
    return token.tanwin or token.raw.endswith(ALEF)


def _not_told(at: CuePlace) -> bool:
    """What is to come; «قبل أن يقول», but not «بعد أن قال»: what the past tells after «أن» has happened."""
    if not in_tense(at.form):
        return True
    came_true = at.form.aspect == "past" and at.page.is_(at.i - 2, "afterwards")
    return "not-yet" in at.kinds_before and not came_true


def _doubled(at: CuePlace) -> bool:
    """«عدّ» is told from «بعد أن عاد», «يعد», «وعد» only where it is written."""
    judges = at.form.flagged("opinion") and at.form.aspect == "present"
    return at.form.flagged("shadda") and not (_SHADDA in at.token.written or judges)


def _considered(at: CuePlace) -> bool:
    """«وتُعتبر»: is considered."""
    present = at.form.aspect == "present" and at.form.verb.past.startswith(ALEF)
    return present and _DAMMA in at.token.written[:4]


def _anybody(at: CuePlace) -> bool:
    """«كل من يقول»: nobody in particular."""
    plain = not at.form.pronoun and not at.token.raw.endswith(ALEF_MAQSURA)
    return at.before == OF and plain


def _arrived(at: CuePlace) -> bool:
    """«وردت إلى المجلس اتصالات»."""
    came = any(f.flagged("said-in") for f in at.page.reporting(at.i))
    return came and at.after == TOWARDS


def _belongs(at: CuePlace) -> bool:
    """«مبنى تابع للأمم المتحدة»."""
    return at.page.is_(at.i, "affiliate") and at.after.startswith(TO)


def _other_word(at: CuePlace) -> bool:
    """Nouns, names and the plural of another verb that are spelt the same; «رد فعل»; «ويدعى»: is called, not «يدعي»."""
    page, token = at.page, at.token
    if page.is_(at.i, "noun") and token.raw.endswith(YA):
        return True
    if at.form.aspect == "present" and token.text.endswith(THEY_DID):
        return True
    called = "so-called" in page.lex.kind(token.text.lstrip(AND))
    if called and token.raw.endswith(ALEF_MAQSURA):
        return True
    named = at.i in page.inside and not at.form.joined
    return named or page.held_to_be(at.i, at.form) or at.followed_by("idiom")


def _led(at: CuePlace) -> bool:
    """«قد توضح», «يمكن وصفها», «على تكرر»: what stands before takes no report that was made."""
    if at.form.aspect == "present" and "perhaps" in at.kinds_before:
        return True
    if at.form.pronoun and "suspends" in at.kinds_before and at.form.flagged("describes"):
        return True
    return "withheld" in at.kinds_before or at.governed()


def _negated(at: CuePlace) -> bool:
    """«لم يقل», but not «ما قاله»."""
    what = "what" in at.kinds_before and bool(at.form.pronoun)
    return "negation" in at.kinds_before and not (at.form.flagged("negatable") or what)


def _passive(at: CuePlace) -> bool:
    """«أُعلن»: a damma shows a passive, whose agent is not named; the active past has none. Also nouns with tanwin."""
    hears = at.form.flagged("relay") and at.after == ABOUT
    past = at.form.aspect == "past" and _DAMMA in at.token.written[:-2]
    return (past and not hears) or at.token.tanwin


def _no_dual(at: CuePlace) -> bool:
    """Duals are spelt like adverbs («حذرا»): what the verb takes has to follow."""
    if at.form.number != "d":
        return False
    kinds = at.page.lex.kind(at.after)
    follows = at.after in at.form.verb.takes
    follows = follows or bool(kinds & {"complementiser", "therein", "preposition"})
    circumstance = "circumstance" in at.page.lex.kind(at.token.text.lstrip(CONJUNCTIONS))
    return circumstance or not (at.after and follows)


_VETOES: tuple[Callable[[CuePlace], bool], ...] = (
    _not_told,
    _doubled,
    _considered,
    _anybody,
    _arrived,
    _belongs,
    _other_word,
    _led,
    _negated,
    _passive,
    _no_dual,
)


def _with_pronoun(at: CuePlace) -> bool:
    """Whether a word that ends in an object pronoun («أبلغه», «وصفته») is the verb here and no noun («ثمنها»)."""
    if "that" in at.form.verb.takes and at.followed_by("complementiser"):
        # «أبلغه أن»
        return True
    if at.form.joined and _noun_joined(at):
        return False
    if at.i + 1 < at.last and at.page.tokens[at.i + 1].kind == "number":
        # «وثمنها 3 جنيهات»
        return False
    if at.kinds_before & {"what", "relative"}:
        return _sure(at)
    addressed = at.form.verb.stance in ("accuse", "demand", "threaten", "praise", "condemn")
    return at.form.flagged("describes") or (addressed and at.begins_clause())


def _noun_joined(at: CuePlace) -> bool:
    """«عن اعتزازه وشكره لـ»: a verbal noun that is spelt like the verb, joined to a noun."""
    page, i, form = at.page, at.i, at.form
    spelt = form.aspect == "past" and fold(form.verb.masdar) == fold(form.verb.past)
    if not spelt or i <= at.first:
        return False
    # «، وحثه العاملين على»: what it governs follows, and its pronoun is who does it
    governs = i + 1 < len(page.tokens) and page.definite(i + 1)
    governs = governs and page.tokens[i + 1].text.endswith(MEN_OBLIQUE)
    return page.tokens[i - 1].kind == "word" or governs


def _sure(at: CuePlace) -> bool:
    """Words that are other words as often have to begin their clause, or be followed by what the verb takes."""
    if at.form.flagged("preposition"):
        return _no_preposition(at)
    if at.form.flagged("weak-noun") and at.form.aspect == "past" and at.form.gender == "m":
        return at.begins_clause() and not accusative(at.token)
    if at.form.flagged("weak"):
        return at.begins_clause() or "relative" in at.kinds_before
    return True


def _no_preposition(at: CuePlace) -> bool:
    """«بين» and «عبر» are verbs where what the verb takes follows, and the clause begins with them."""
    page, i, form = at.page, at.i, at.form
    if form.gender == "f" or form.aspect == "present" or _SHADDA in at.token.written:
        return True
    if form.joined and any(page.is_(k, "between") for k in range(max(at.first, i - _APART), i)):
        # «بينه وبين»
        return False
    if at.followed_by("complementiser"):
        return True
    if not at.begins_clause():
        return False
    if not form.joined and i > at.first and page.is_(i - 1, "adverb"):
        # «علاقة مباشرة بين ...»
        return False
    return _governs_near(at)


def _governs_near(at: CuePlace) -> bool:
    """Whether what the verb takes follows before another report («وبين جماهيره مؤكدا أن»)."""
    page, takes = at.page, at.form.verb.takes
    for k in range(at.i + 1, min(at.last, at.i + _GOVERNED)):
        text = page.tokens[k].text
        if text in takes or ("that" in takes and page.is_(k, "complementiser")):
            return True
        if page.reporting(k) or text == AND or text in page.lex.participles:
            return False
    return False
