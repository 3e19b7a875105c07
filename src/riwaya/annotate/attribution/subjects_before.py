"""The subject that stands before its reporting verb, or as the topic of its clause."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.pagewords import bare_end
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.subjects import may_speak, nominative
from riwaya.language.affixes import AND, MEN, TA_MARBUTA, WOMEN
from riwaya.language.marks import COMMAS
from riwaya.language.shapes import verbal_noun

_MOST_BACK = 30
_DASHES = frozenset(("-", "–", "—", "/"))


def subject_before(scope: Scope, cue: Cue, form: Form) -> Phrase | None:
    """The subject before the verb, where a clause begins with it."""
    page = scope.page
    end = cue.first
    while end > scope.first and page.lex.kind(page.tokens[end - 1].text) & {"already", "adverb"}:
        end -= 1
        if page.tokens[end].text[0] == AND and page.is_(end, "already"):
            # «..., وقد رحب فلان»: a clause of its own
            return None
    if (
        end - 1 > scope.first
        and page.is_(end - 1, "copula")
        and page.tokens[end - 1].text[0] != AND
    ):
        # «مصادر ... كانت قد كشفت»
        end -= 1
    if end - 1 > scope.first and page.is_(end - 1, "whereas") and form.aspect == "present":
        # «والوزارة إذ تعلن ذلك لتؤكد»
        end -= 1
    if end > scope.first and page.tokens[end - 1].text in COMMAS:
        end = _before_inserted(scope, end - 1)
    if end <= scope.first:
        return None
    if page.is_(end - 1, "relative"):
        return None
    found: Phrase | None = None
    for start in _clause_starts(scope, end):
        phrase = read_phrase(page, start, end)
        if phrase is None:
            continue
        reach = adverbials.skip(page, phrase.after, end, frozenset(), scope.timed).at
        many = form.number == "p" and nominative(page, phrase.first)
        # «وكان المخترقون قد أوضحوا»
        speaks = may_speak(scope, phrase) or many or _headlined(scope, phrase, cue, form)
        place = phrase.name is not None and phrase.name.type == "LOC"
        if place and phrase.last < end and page.tokens[phrase.last].text in _DASHES:
            # «طرابلس - وكالات - أعلنت ...»: where it is told from
            continue
        if (
            reach >= end
            and speaks
            and not (_accusative(scope, phrase) or _too_many(scope, phrase, form))
        ):
            found = phrase
    return found


def _before_inserted(scope: Scope, end: int) -> int:
    """Where «مسؤول، طلب عدم ذكر اسمه،» leaves off before its second comma at token `end`."""
    page = scope.page
    for j in range(end - 1, max(scope.first, end - 12), -1):
        if page.tokens[j].text in COMMAS:
            withheld = any(page.is_(k, "withheld") for k in range(j + 1, end))
            described = page.is_(j + 1, "relative") or page.is_(j + 1, "who-is")
            return j if withheld or described else end
    return end


def topic_before(scope: Scope, cue: Cue) -> Phrase | None:
    """«أما المتحدث باسم القوات، فينفي ...»: the topic is the subject."""
    page = scope.page
    end = cue.first
    if page.tokens[end - 1].text in COMMAS:
        end -= 1
    for j in range(end - 1, max(scope.first - 1, end - _MOST_BACK), -1):
        if page.is_(j, "topic"):
            phrase = read_phrase(page, j + 1, end, guess=True)
            return phrase if phrase is not None and may_speak(scope, phrase) else None
    return None


def _headlined(scope: Scope, phrase: Phrase, cue: Cue, form: Form) -> bool:
    """In a title the phrase before the present is its subject: «درع الوادي تنفي ...»."""
    starts = phrase.first == scope.first or scope.page.tokens[phrase.first - 1].text == ":"
    whole = phrase.last == cue.first and phrase.last > phrase.first + 1
    head = scope.page.tokens[phrase.first].text
    plain = phrase.source is None and phrase.first not in scope.page.inside
    plain = plain and bare_end(scope.page.tokens[phrase.first].raw) == TA_MARBUTA
    nobody = phrase.source is None and phrase.first not in scope.page.inside
    if form.verb.stance == "threaten" and nobody:
        # «مطار جديد يهدد أشجار ...»
        return False
    if head.endswith(WOMEN) or verbal_noun(head) or plain:
        # «معدلات الإصابة تنذر بـ ...», «أزمة الرواتب تهدد ...»: things
        return False
    pinned = phrase.specific or scope.page.quotes.get(phrase.first) == phrase.last - 1
    return scope.titled and starts and whole and form.aspect == "present" and pinned


def _too_many(scope: Scope, phrase: Phrase, form: Form) -> bool:
    """«مسلحون يعتقد أنهم»: men before a verb in the singular, which is a passive."""
    head = scope.page.tokens[phrase.first].text
    men = phrase.source is not None and phrase.source.titled and head.endswith(MEN)
    return men and form.number == "s" and phrase.first not in scope.page.names


def _accusative(scope: Scope, phrase: Phrase) -> bool:
    """Whether the noun is marked as an object («بيانا»), nothing before it asking for that case."""
    page = scope.page
    if phrase.first in page.names or not page.tokens[phrase.first].tanwin:
        return False
    before = page.lex.kind(page.tokens[phrase.first - 1].text) if phrase.first else frozenset()
    return not before & {"complementiser", "connector"}


def _clause_starts(scope: Scope, end: int) -> list[int]:
    """Where the clause that holds token `end` may begin, the nearest first."""
    page = scope.page
    out: list[int] = []
    for j in range(end - 1, max(scope.first - 1, end - _MOST_BACK), -1):
        token = page.tokens[j]
        kinds = page.lex.kind(token.text)
        if "not" in kinds and j + 1 < end and not page.is_(j + 1, "complementiser"):
            # «معلومات غير مؤكدة أفادت»
            continue
        if kinds & {"connector", "complementiser", "copula"}:
            out.append(j + 1)
            break
        headed = token.text == ":" and (scope.titled or any(d.first == j + 1 for d in scope.drafts))
        if token.text in COMMAS or headed:
            out.append(j + 1)
        elif j == scope.first:
            out.append(j)
    return [j for j in out if j < end]
