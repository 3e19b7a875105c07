"""Reports by a colon alone: «الوزير: ...» as a headline, or as a line of a page that follows events."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.mediums import known_medium, text_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.annotate.attribution.scope import Scope, make
from riwaya.annotate.attribution.subjects import may_speak
from riwaya.annotate.attribution.told import told_to
from riwaya.annotate.attribution.voices import stems_of
from riwaya.language.view import fold

_HEADLINE = 12
#: the longest description before the colon of a line, and the shortest report after it
_LINE = 8
_SAID = 5
#: tokens beside its name within which a body that speaks follows its verb («قالت منظمة ...»)
_BESIDE = 2


def read_headline(scope: Scope) -> Draft | None:
    """«الوزير: ...» in a title: the colon alone reports what follows."""
    page = scope.page
    for i in range(scope.first, min(scope.stop, scope.first + _HEADLINE)):
        if page.tokens[i].text != ":":
            continue
        phrase = read_phrase(page, scope.first, i, guess=True)
        if (
            phrase is None
            or not (_only_told(scope, phrase.last, i) or _doing(scope, phrase, i))
            or i + 1 >= scope.stop
            or not (may_speak(scope, phrase) or _speaks(scope, phrase) or _heard(scope, phrase))
            or _heading(scope, phrase)
        ):
            return None
        person = _speaks(scope, phrase) or _heard(scope, phrase)
        alone = phrase.last == phrase.first + 1
        person = (
            person
            or (phrase.guessed >= 0 and not alone)
            or (phrase.name is not None and phrase.name.type == "PER")
        )
        told = phrase.last < i
        if not (person or told or _describes(scope, phrase)):
            return None
        cue = Cue("verb", scope.first, i + 1)
        at = i + 1
        start = Start(at, "quote" if at in page.quotes else "that")
        known = None
        if not person and phrase.source is not None and phrase.source.titled:
            # «وزير: ...» over a page on one minister
            single = fold(phrase.source.noun) == page.tokens[phrase.first].text
            stems = stems_of(page, phrase.first, phrase.last)
            known = scope.people.only(stems) if single else None
        voice = known or introduce(scope, phrase, None)
        voice = told_to(scope, voice, phrase.last, i)
        return make(scope, cue, voice, start, "headline", None)
    return None


def read_line(scope: Scope) -> Draft | None:
    """«إدارة الكوارث: ارتفاع عدد ...» at the head of a line of the article: an office or a body by name, and a clause.

    Lists of names («رئيس اللجنة: سالم العمري») are shorter; what has a verb of its own is read by it.
    """
    page, first = scope.page, scope.first
    if not page.tokens[first].line:
        return None
    colon = next(
        (i for i in range(first, min(scope.stop, first + _LINE)) if page.tokens[i].text == ":"), -1
    )
    if colon < 0 or scope.stop - colon <= _SAID:
        return None
    row = page.source(first)
    if row is None or page.governed(first):
        return None
    phrase = read_phrase(page, first, colon, guess=True)
    if phrase is None or not phrase.specific or not _only_told(scope, phrase.last, colon):
        return None
    if not _line_speaks(scope, phrase, row):
        return None
    start = Start(colon + 1, "quote" if colon + 1 in page.quotes else "that")
    cue = Cue("verb", first, colon + 1)
    voice = told_to(scope, introduce(scope, phrase, None), phrase.last, colon)
    return make(scope, cue, voice, start, "headline", None)


def _line_speaks(scope: Scope, phrase: Phrase, row: SourceRow) -> bool:
    """An office or a body of more than one word, a person with his title, a medium that spoke before."""
    if phrase.last == phrase.first + 1:
        medium = row.kind == "media" and phrase.definite
        heard = scope.voices.described(frozenset((row.noun,)), None, "-") if medium else None
        return heard is not None
    if row.kind in ("office", "institution"):
        return True
    return row.human and phrase.name is not None and phrase.name.type == "PER"


def _speaks(scope: Scope, phrase: Phrase) -> bool:
    """«الزاملي: ...»: a word that is nothing else, and that speaks in the article («وقال الزاملي»)."""
    page = scope.page
    known = phrase.source is not None or phrase.first in page.inside
    word = page.tokens[phrase.first].text
    if phrase.last == phrase.first + 1 and not known and scope.people.family(word) is not None:
        return True
    if phrase.last != phrase.first + 1 or known or not phrase.definite:
        return False
    return any(
        page.tokens[i].text == word and page.reporting(i - 1)
        for i in range(phrase.last, len(page.tokens))
    )


def _heard(scope: Scope, phrase: Phrase) -> bool:
    """«هيومن رايتس ووتش: ...», «"الدفاع": ...»: a body that speaks in the article too, or a news agency."""
    page = scope.page
    set_off = page.quotes.get(phrase.first) == phrase.last - 1
    if not set_off and (phrase.name is None or phrase.name.type != "ORG"):
        return False
    known = known_medium(page, text_of(page, phrase.first + set_off, phrase.last - set_off))
    if known is not None and known.kind == "agency":
        return True
    wanted = stems_of(page, phrase.first, phrase.last)
    size = phrase.last - phrase.first + _BESIDE
    cues = page.reading.words.among(page.lex.cues, phrase.last, len(page.tokens))
    return bool(wanted) and any(
        wanted <= stems_of(page, i + 1, min(i + size, len(page.tokens)))
        for i in cues
        if page.reporting(i)
    )


def _describes(scope: Scope, phrase: Phrase) -> bool:
    """«وزير:», «مصادر طبية:», «دراسة:»: who or what speaks, though by no name."""
    row = phrase.source
    if row is None or scope.page.is_(phrase.first, "heading"):
        return False
    if phrase.specific or phrase.last > phrase.first + 1:
        return True
    # a paper that «البيان» may stand for, not «صورة» or «رسالة»
    reports = row.kind == "document" and row.anonymous == "yes"
    return reports or row.kind in ("human", "office", "crowd") or "organisation" in row.stands


def _only_told(scope: Scope, first: int, colon: int) -> bool:
    """Whether nothing but the medium told («لـ"..."») stands between the speaker and the colon."""
    if first == colon:
        return True
    told = adverbials.told_phrase(scope.page, first, colon)
    return told is not None and told.last == colon


def _doing(scope: Scope, phrase: Phrase, colon: int) -> bool:
    """«سالم أمام البرلمان: ...», «سالم يهاجم خصمه: ...»: on what occasion, or against whom, before the colon."""
    page = scope.page
    person = phrase.name is not None and phrase.name.type == "PER"
    office = phrase.source is not None and phrase.source.titled
    office = office and (phrase.specific or phrase.last > phrase.first + 1)
    if not (person or office or _speaks(scope, phrase)) or phrase.last >= colon:
        return False
    return page.is_(phrase.last, "occasion") or page.is_(phrase.last, "attacks")


def _heading(scope: Scope, phrase: Phrase) -> bool:
    """«بالفيديو: ...», «البلد يمنع الاستيراد: ...», «المدينة: مقتل ...»: what the colon follows is nobody who speaks."""
    page = scope.page
    if page.governed(phrase.first):
        return True
    found = page.names.get(phrase.first)
    return found is not None and found[0].type == "LOC"
