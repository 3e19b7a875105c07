"""What is reported: where it begins after its cue and how far it goes."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import NOT_PREPOSITIONS
from riwaya.annotate.attribution.quotations import LONG_NAME, is_speech, set_off
from riwaya.annotate.attribution.quotes import leads_speech
from riwaya.language.affixes import (
    ACCUSATIVES,
    ALEF,
    ALEF_BELOW,
    AND,
    BY,
    CONJUNCTIONS,
    MEN_OBLIQUE,
    SO,
    TA_MARBUTA,
    TO,
)
from riwaya.language.marks import COMMAS, QUOTES

#: «مؤكدا أن», «مضيفة أن», «مؤكدين أن»
_CIRCUMSTANTIAL = (ALEF, MEN_OBLIQUE, TA_MARBUTA)

How = Literal["that", "quote", "preposition", "object"]

#: «لأن», «لأنه» as folded
_BECAUSE = TO + ALEF
#: tokens of «"موظف في منتجع سياحي"»
_DESCRIBED = 8
#: flags of verbs spelt like other words
_DOUBTFUL = frozenset(("weak", "weak-noun", "preposition", "past-only"))


class Start(msgspec.Struct, frozen=True):
    """Where content begins, and by what it is recognised."""

    at: int
    how: How


def find_start(
    page: Article, i: int, stop: int, takes: frozenset[str], *, blocked: bool = True
) -> Start | None:
    """The nearest clause, quotation or prepositional content from token `i` on, not past another
    verb of reporting but in a relative clause (`blocked`)."""
    relative = False
    owned = 0
    j = i
    while j < stop:
        token = page.tokens[j]
        if j in page.quotes:
            speech, j = _quotation(page, j, stop, takes)
            if speech is not None:
                return speech
            continue
        spoken = _speech_at(page, j, i, stop) if "quote" in takes else None
        if spoken is not None:
            return spoken
        kinds = page.lex.kind(token.text)
        if "complementiser" in kinds and "that" in takes and begins_clause(page, j, i, takes):
            if not owned:
                return Start(j, "that")
            owned -= 1
        asked = "question" in kinds or "if" in kinds
        asked = asked or ("complementiser" in kinds and page.is_(j + 1, "copula"))
        if asked and "question" in takes:
            return Start(j, "that")
        if "relative" in kinds:
            relative = True
        elif token.kind == "mark" and token.text in COMMAS:
            relative = False
        if j > i and blocked and blocks(page, j):
            if not relative:
                return None
            owned += page.reports_clause(j)
        j += 1
    return None


def _quotation(page: Article, j: int, stop: int, takes: frozenset[str]) -> tuple[Start | None, int]:
    """The content that a quotation opened at token `j` is, if it is one, and the token to go on from."""
    close = page.quotes[j]
    if close - j <= _DESCRIBED and leads_speech(page.tokens, close + 1, stop):
        # «سالم "موظف في فندق": "..."»
        return None, close + 1
    if "quote" in takes and is_speech(page, j, close, stop) and not set_off(page, j, takes):
        return Start(j, "quote"), j
    if "that" in takes and page.is_(j + 1, "complementiser"):
        return Start(j, "quote"), j
    return None, close + 1 if close < stop else j + 1


def _speech_at(page: Article, j: int, first: int, stop: int) -> Start | None:
    """Speech that begins at token `j` by a mark, or by a word that only speech begins with; looked for from `first` on."""
    token = page.tokens[j]
    opened = token.text in QUOTES and j not in page.closing and j + 1 < stop
    if opened or leads_speech(page.tokens, j, stop):
        clause = j + 1 not in page.quotes and page.is_(j + 1, "complementiser")
        return Start(j + 1, "that" if clause else "quote")
    kinds = page.lex.kind(token.text)
    # «وأضافت لقد حاول ...», «وقال فلان إذا استقال الرئيس فإن ...»
    own = ("indeed" in kinds and j <= first + 1) or ("if" in kinds and j == first)
    return Start(j, "that") if own else None


def begins_clause(page: Article, j: int, first: int, takes: frozenset[str]) -> bool:
    """Whether the complementiser at `j` opens what is said, not a clause of time, reason or duty."""
    text = page.tokens[j].text
    if text.startswith(BY) and not ({BY, "that"} & takes):
        return False
    if text.startswith(_BECAUSE) or j in page.inside:
        return False
    if page.is_(j, "connector") and page.is_(j + 1, "complementiser"):
        # «إلا أن» is spelt like «ألا» once folded
        return False
    if text.startswith(SO) and j > first and _like_name(page, j):
        return False
    if j == first:
        return True
    before = page.tokens[j - 1].text
    kinds = page.lex.kind(before)
    joined = (
        page.lex.kind(before[1:]) if before[0] in CONJUNCTIONS and len(before) > 3 else frozenset()
    )
    if "suspends" in kinds | joined or before == AND:
        return False
    if page.is_(j - 1, "subject-pronoun") and j - 1 > first:
        # «الأمر هو أن»
        return False
    if "preposition" in kinds and j >= 2 and page.is_(j - 2, "suspends"):
        # «على الرغم من أن»
        return False
    if "preposition" in kinds or (len(before) == 1 and before.isalpha()):
        return before in takes
    return True


def _like_name(page: Article, j: int) -> bool:
    """Whether «فان» without hamza, right after a word, may be part of a name («أرد فان دير ...»)."""
    return ALEF_BELOW not in page.tokens[j].raw and page.tokens[j - 1].kind == "word"


def blocks(page: Article, j: int) -> bool:
    """Whether a cue of its own at `j` ends the search for another's content."""
    text = page.tokens[j].text
    if text not in page.lex.verbs and text not in page.lex.participles:
        return False
    if j and page.is_(j - 1, "withheld"):
        # «فضل عدم ذكر اسمه» tells of the source
        return False
    if text in page.lex.participles:
        if page.is_(j + 1, "withheld"):
            return False
        if page.is_(j + 1, "complementiser") and page.tokens[j].raw.endswith(_CIRCUMSTANTIAL):
            # «... مؤكدا أن» without a comma
            return True
        return page.tokens[j].raw[-1:] in ACCUSATIVES and page.tokens[j - 1].kind == "mark"
    forms = page.reporting(j)
    if page.is_(j + 1, "therein") and any(f.flagged("relay") for f in forms):
        # «نشرت الوكالة تقريرا نقلت فيه عن ...»
        return True
    if told_of(page, j) or _credited(page, j):
        return False
    if any(f.flagged("said-in") and not f.joined for f in forms):
        # «في بيان ورد للوكالة إن»
        return False
    for form in forms:
        if form.pronoun or form.aspect == "future":
            continue
        if form.joined or not _DOUBTFUL & set(form.verb.flags):
            return page.source(j) is None and j not in page.inside
    return False


def _credited(page: Article, j: int) -> bool:
    """«بحسب ما ذكرت الشبكة», «حسبما ذكرت»: a verb that only tells who passed on what is reported."""
    at = j - 1 - page.is_(j - 1, "what")
    return at >= 0 and page.tokens[at].text in page.lex.according and not page.is_(at, "as")


def told_of(page: Article, j: int) -> bool:
    """«في وثيقة كشفت عنها أمس»: whether the verb at `j` only tells which thing is meant."""
    before = page.tokens[j - 1]
    noun = j > 0 and before.kind == "word" and not page.definite(j - 1) and j - 1 not in page.inside
    plain = noun and not page.lex.kind(before.text) and not page.reporting(j - 1)
    elsewhere = page.is_(j + 1, "thereof") and not page.is_(j + 2, "complementiser")
    return plain and elsewhere and page.tokens[j].text[:1] != AND


def find_preposition(page: Article, i: int, stop: int, takes: frozenset[str]) -> int:
    """The first token from `i` on that begins content with a preposition of the verb, or -1."""
    for j in range(i, stop):
        if j > i and blocks(page, j):
            return -1
        if starts_with(page, j, takes) and not (j > i and page.accords(j - 1)):
            if _of_time(page, j, stop) or page.is_(j + 1, "identity"):
                # «رفض الكشف عن اسمه» tells of the source
                continue
            return j
    return -1


def _of_time(page: Article, j: int, stop: int) -> bool:
    """«كشفت النشرة عن شهر مايو عن بلوغ ...»: of which month it is, not what it tells."""
    if j + 1 >= stop or not page.is_(j + 1, "time-unit"):
        return False
    text = page.tokens[j].text
    return any(page.tokens[k].text == text for k in range(j + 2, min(j + LONG_NAME, stop)))


def starts_with(page: Article, j: int, takes: frozenset[str]) -> bool:
    """Whether token `j` is, or carries, one of the prepositions."""
    token = page.tokens[j]
    if token.kind != "word":
        return False
    text = token.text
    if text in takes and text not in NOT_PREPOSITIONS:
        follows = (
            page.lex.kind(page.tokens[j + 1].text) if j + 1 < len(page.tokens) else frozenset()
        )
        return not follows & {"circumstance", "web", "platform"}
    if text in page.lex.with_what:
        return page.lex.with_what[text] in takes
    if len(text) < 4 or page.lex.kind(text) or page.lex.source(text) is not None:
        return False
    if BY in takes and text.startswith(BY):
        row = page.lex.source(text[1:])
        if "that" in takes and row is not None and row.kind in ("institution", "media"):
            # «صرح مسؤول بوزارة ...»: where he works
            return False
        if (page.possessed(j) and page.suffixed(token) is not None) or page.lex.whole(text):
            # «بيانها», «برنامج»
            return False
        return j not in page.names or bool(page.name_prefix(j))
    return False
