"""Whom a sentence is about: who does what it begins with, or the first that it names."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.agreement import gender_of, title_gender
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.voices import Voice, stems_of
from riwaya.language.affixes import ALEF, AND, BY, OF, ON, SHE, TA, TOWARDS
from riwaya.language.marks import COMMAS

#: tokens between «جاء ذلك» and the paper
_NEAR = 6
#: tokens from a verb to the name of its subject
_FEW = 4
#: tokens of «أصدرت الحكومة الإثيوبية أمس الأربعاء بيانا»
_ISSUED = 12
#: classes of words that are verbs
_VERBS = frozenset(("issued", "verb"))
_OPENINGS = frozenset(("adverb", "already", "as"))
_NO_PLACE = frozenset((BY, TOWARDS, ON))


def main_subject(scope: Scope, before: int, form: Form | None) -> Voice | None:
    """Who does what the sentence begins with: «واجتمع المدير باللاعبين وكشف عن ...».

    Only where the sentence begins with a verb and its subject, who can speak and agrees with `form`.
    """
    page = scope.page
    at = _clause_begins(scope, before)
    while at < before and page.lex.kind(page.tokens[at].text) & _OPENINGS:
        # «كما تناول المدير ...»
        at += 1
    if at + 1 < before and page.is_(at, "connector") and page.is_(at + 1, "already"):
        # «هذا وقد زار ...»
        at += 2
    if at + 2 < before and page.tokens[at].text == TOWARDS and page.is_(at + 1, "pointing"):
        # «إلى ذلك، أمطرت الفصائل ...»
        at += 2 + (page.tokens[at + 2].kind == "mark")
    if at + 1 < before and page.is_(at, "preposition") and page.is_(at + 1, "side"):
        # «من جهته استعرض الوزير ...»
        at += 2 + page.is_(at + 2, "side-next")
    at += 1
    if at >= before or page.tokens[at - 1].kind != "word" or page.governed(at):
        return None
    if at + 1 < before and page.is_(at, "pointing") and page.reporting(at - 1):
        # «أعلن ذلك وزير الداخلية، مشيرا إلى»
        at += 1
        phrase = read_phrase(page, at, before, _NO_PLACE)
        known = phrase is not None and (phrase.specific or phrase.definite)
        return introduce(scope, phrase, None) if phrase is not None and known else None
    if page.is_(at - 1, "receives"):
        return _sender(scope, at, before)
    opening = page.tokens[at - 1].text
    plain = (
        page.lex.kind(opening) <= _VERBS
        and page.source(at - 1) is None
        and at - 1 not in page.inside
    )
    if not plain or page.definite(at - 1) or page.possessed(at - 1):
        return None
    row, found = page.source(at), page.names.get(at)
    if found is not None and page.name_prefix(at):
        return None
    human = row is not None and row.kind in (
        "human",
        "office",
        "crowd",
        "institution",
        "kin",
        "document",
    )
    if not human and (found is None or found[0].type == "LOC"):
        return None
    said = page.reporting(at - 1)
    phrase = read_phrase(page, at, before, _NO_PLACE)
    titled = row is not None and row.titled
    # «وأطل متحدث باسم الجبهة بتصريح ينفي فيه»
    spoken = titled and (bool(said) or (phrase is not None and phrase.last > phrase.first + 1))
    if phrase is None or not (phrase.specific or phrase.definite or spoken):
        return None
    if form is not None and (form.number != "s" or _gender(page, at, phrase) != form.gender):
        return None
    return introduce(scope, phrase, None)


def _gender(page: Article, at: int, phrase: Phrase) -> str:
    """The gender of the verb before token `at`, by its form or, of «تناول» or «تطالب», by its subject."""
    opening = page.tokens[at - 1].text
    said = page.reporting(at - 1)
    if said:
        return "f" if all(f.gender == "f" for f in said) else "m"
    if opening.endswith(TA):
        return "f"
    if not opening.lstrip(AND).startswith(SHE):
        return "m"
    return "m" if gender_of(page, phrase) == "m" else "f"


def _clause_begins(scope: Scope, before: int) -> int:
    """The token where the clause that holds token `before` begins: after «، بينما», or the sentence's first."""
    page = scope.page
    for i in range(before - 1, scope.first + 1, -1):
        if page.is_(i, "whereas-clause") and page.tokens[i - 1].text in COMMAS:
            return i + 1
        if page.is_(i, "whereupon"):
            return i + 1
    return scope.first


def _sender(scope: Scope, first: int, before: int) -> Voice | None:
    """«تلقى الوزير برقية من نظيره ...، مؤكدا»: who wrote or called, not who received it."""
    page = scope.page
    paper = False
    for i in range(first + 1, before - 1):
        row = page.source(i)
        paper = paper or page.is_(i, "speech-noun")
        paper = paper or (row is not None and row.kind in ("document", "statement"))
        if paper and page.tokens[i].text == OF:
            phrase = read_phrase(page, i + 1, before, _NO_PLACE)
            known = phrase is not None and (phrase.specific or phrase.definite)
            return introduce(scope, phrase, None) if phrase is not None and known else None
    return None


def sentence_subject(
    scope: Scope, before: int, *, described: bool = False, gender: str = "-"
) -> Voice | None:
    """The first person, or else institution, that the sentence names before token `before`.

    With `described`, an official or institution without a name of its own will do. Nobody whose title is
    of another gender than `gender` fits.
    """
    page = scope.page
    found: Phrase | None = None
    first = scope.first
    if page.is_(first, "about"):
        # «وعن غياب لاعبي النادي، قال ...»: whom the question is about
        commas = (i + 1 for i in range(first, before) if page.tokens[i].text in COMMAS)
        first = next(commas, before)
    for i in range(first, before):
        if i not in page.names or page.name_prefix(i):
            continue
        mention, last = page.names[i]
        if page.is_own(mention.span.of(page.document.text)):
            continue
        if i - 1 in page.quotes and last == i + 1 and mention.type == "PER":
            # one word set off by quotation marks is seldom a person
            continue
        if mention.type == "PER":
            begin = page.title_start(i)
            if {gender, _shown(page, first, i)} == {"m", "f"}:
                # «علقت الإعلامية هالة على ما كتبه سالم، الذي قال إن ...»
                continue
            found = Phrase(
                begin, last, last, page.source(begin) if begin < i else None, mention, True
            )
            break
        head = i - 1 - (i - 1 in page.quotes)
        if mention.type == "ORG" and head == scope.first and page.is_media_noun(head):
            # «صحيفة "..." تناولت ...»
            return _medium_first(scope, head, before)
        channel = (i > scope.first and page.is_media_noun(i - 1)) or page.is_media_noun(i)
        if mention.type == "ORG" and found is None and not channel:
            found = Phrase(i, last, last, page.source(i), mention, True)
    if found is None and described:
        phrase = _described_subject(scope, before)
        return introduce(scope, phrase, None) if phrase is not None else None
    if found is None:
        return None
    gender = gender_of(page, found) if found.name and found.name.type == "ORG" else "-"
    return Voice(link_of(page, found), (), stems_of(page, found.first, found.last), gender)


def _shown(page: Article, first: int, i: int) -> str:
    """The gender of the person named at token `i`, by the title before it or the verb at `first` that it is subject of."""
    begin = page.title_start(i)
    if begin < i:
        return title_gender(page, begin)
    row = page.source(first + 1)
    titled = row is not None and row.titled and i - first <= _FEW
    # «علقت الإعلامية المعروفة هالة ...»
    subject = i == first + 1 or titled
    return "-".join({f.gender for f in page.reporting(first)}) if subject else "-"


def _paper(scope: Scope) -> Voice | None:
    """«جاء ذلك في بيان ...»: the paper in which what stands before was said."""
    page, at = scope.page, scope.first
    came = any(f.flagged("said-in") for f in page.reporting(at))
    if not came or not page.is_(at + 1, "pointing"):
        return None
    for i in range(at + 2, min(at + _NEAR, scope.stop - 1)):
        row = page.source(i)
        if row is not None and row.kind == "document" and page.is_(i - 1, "preposition"):
            phrase = read_phrase(page, i, scope.stop)
            paper = introduce(scope, phrase, None) if phrase is not None else None
            # without who issued it, who spoke before goes on
            issued = paper is not None and paper.link.name != paper.link.text
            return paper if issued else None
    return None


def _medium_first(scope: Scope, first: int, before: int) -> Voice | None:
    """The medium with whose noun a sentence begins."""
    phrase = read_phrase(scope.page, first, before)
    return introduce(scope, phrase, None) if phrase is not None else None


def _described_subject(scope: Scope, before: int) -> Phrase | None:
    """The first official or institution before token `before` that no preposition governs («ودمر الجيش ...»)."""
    page = scope.page
    for i in range(scope.first, before):
        row = page.source(i)
        if row is None or row.kind not in ("office", "institution") or page.governed(i):
            continue
        if i > scope.first and page.is_(i - 1, "preposition"):
            continue
        phrase = read_phrase(page, i, before, _NO_PLACE)
        if phrase is not None and phrase.specific:
            return phrase
    return None


def _issues(scope: Scope) -> Voice | None:
    """«أصدرت الحكومة بيانا تناولت فيه ...»: who issued the paper that «البيان» in the next sentence is."""
    page = scope.page
    near = range(scope.first + 1, min(scope.first + _ISSUED, scope.stop))
    for i in near:
        row = page.source(i)
        paper = row is not None and row.kind == "document" and not page.definite(i)
        if paper and page.tokens[i].text.endswith(ALEF) and not page.governed(i):
            return main_subject(scope, i, None)
    return None


def remember_subject(scope: Scope) -> None:
    """Keeps whom a sentence without reports is about, for a verb without subject in the next.

    «جاء ذلك في بيان صادر عن الوزارة» is about the paper.
    """
    paper = _paper(scope)
    if paper is not None:
        scope.voices.add(paper)
        return
    issuer = _issues(scope)
    subject = issuer or sentence_subject(scope, min(scope.stop, scope.first + 25))
    if subject is not None:
        scope.voices.add(msgspec.structs.replace(subject, spoke=False))
