"""What stands between a verb, its subject and its content without being either."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.language.affixes import ABOUT, AND, IN, OF, ON, TO, TOWARDS, YA
from riwaya.language.marks import COMMAS, DASHES
from riwaya.language.shapes import verbal_noun

#: classes of words that are nouns of what is said
_NOUNS = frozenset(("accusation", "attack", "matter", "measure", "news"))


class Skipped(msgspec.Struct, frozen=True):
    """Tokens up to `at` were adverbial; `sure` is false where the end of one was a guess."""

    at: int
    sure: bool = True


def skip(page: Article, i: int, stop: int, takes: frozenset[str], timed: frozenset[int]) -> Skipped:
    """Past adverbs, times, circumstances and the person told, from token `i`."""
    sure = True
    while i < stop:
        step, certain = _one(page, i, stop, takes, timed)
        if step <= i:
            break
        sure = sure and certain
        i = step
    return Skipped(min(i, stop), sure)


def _one(
    page: Article, i: int, stop: int, takes: frozenset[str], timed: frozenset[int]
) -> tuple[int, bool]:
    token = page.tokens[i]
    if i in timed or (token.text == IN and i + 1 in timed):
        # «في نوفمبر/ تشرين الثاني 2014»
        return i + 1, True
    if token.text in COMMAS:
        return i + 1, True
    if token.text in DASHES or token.text == "(":
        return _bracket(page, i, stop), True
    if token.kind == "mark":
        return i, True
    if page.is_(i, "weekday"):
        return i + 1, True
    if token.text == OF and i + 1 < stop and page.is_(i + 1, "side"):
        # «من جانبه», «من جهة أخرى»
        apart = page.is_(i + 1, "side-open")
        if not apart or page.is_(i + 2, "side-next"):
            return i + 2 + apart, True
    kinds = page.lex.kind(token.text)
    if kinds & {"adverb", "pronoun"} and i not in page.names:
        return i + 1, True
    credited = _credited(page, i, stop)
    if credited > i:
        return credited, True
    told = told_phrase(page, i, stop)
    if told is not None:
        return told.last, True
    if "circumstance" in kinds and token.text not in takes:
        return _circumstance(page, i, stop, takes)
    return i, True


def _detached_end(page: Article, i: int, stop: int) -> int:
    """The comma that ends a circumstance which a comma begins, or -1: «، خلال لقاء ... في دمشق،»."""
    if page.tokens[i - 1].text not in COMMAS:
        return -1
    for j in range(i + 1, min(stop, i + 25)):
        if page.tokens[j].text in COMMAS:
            joined = j + 1 < stop and page.tokens[j + 1].text[:1] == AND and page.possessed(j + 1)
            if joined and not page.reporting(j + 1) and page.source(j + 1) is None:
                # «، في كلمة وجهها إلى المواطنين، وبثها التلفزيون، ...»
                continue
            return j
        if page.is_(j, "complementiser") or any(not f.pronoun for f in page.reporting(j)):
            return -1
    return -1


def _credited(page: Article, i: int, stop: int) -> int:
    """Past «وفقا لوكالة ...», «بحسب الوزارة» between who speaks and what is said; `i` for none."""
    if not page.accords(i):
        return i
    for k in range(i + 1, min(stop, i + 3)):
        if page.source(k) is None and k not in page.names:
            continue
        phrase = read_phrase(page, k, stop)
        return phrase.after if phrase is not None else i
    return i


def told_phrase(page: Article, i: int, stop: int) -> Phrase | None:
    """«لرويترز», «لوكالة الأنباء», «لمراسلة الإذاعة»: whom the source told, where `i` begins it."""
    if i >= stop:
        return None
    token = page.tokens[i]
    if token.kind != "word" or not token.text.startswith(TO):
        return None
    if token.text == TO:
        if i + 1 in page.quotes and page.quotes[i + 1] < stop:
            return Phrase(i + 1, page.quotes[i + 1] + 1, page.quotes[i + 1] + 1, None, None, True)
        apart = page.names.get(i + 1)
        if apart is not None and page.is_medium(apart[0]):
            # «لـ رويترز»
            return Phrase(i + 1, apart[1], apart[1], None, apart[0], True)
        end = page.medium_after(i + 1)
        return Phrase(i + 1, end, end, None, None, True) if i + 1 < end <= stop else None
    found = page.names.get(i)
    if found is not None:
        told = page.name_prefix(i)[-1:] == TO and found[0].type == "ORG"
        # «"لواج"»: the letter is part of a name that is set off
        told = told and page.quotes.get(i - 1) != found[1]
        if told and (
            page.is_medium(found[0])
            or page.is_own(page.document.text[found[0].start : found[0].end])
        ):
            return Phrase(i, found[1], found[1], None, found[0], True)
    before = page.source(i - 1)
    end = page.medium_at(i, stop, told=before is not None and before.human)
    if end > i:
        return Phrase(i, end, end, None, None, True)
    if page.programme(i):
        return read_phrase(page, i, stop)
    row = page.source_of(token.text)
    if row is None or page.lex.source(token.text) is not None:
        return None
    if row.kind in ("media", "reporter"):
        return read_phrase(page, i, stop, frozenset((ABOUT, IN, ON)))
    return None


def _bracket(page: Article, i: int, stop: int) -> int:
    closing = (")",) if page.tokens[i].text == "(" else DASHES
    for j in range(i + 1, min(stop, i + 25)):
        if page.tokens[j].text in closing:
            return j + 1
    return i


def _described_paper(page: Article, j: int) -> bool:
    """«بيان عاجل»: a paper without article and its adjective, after which another noun is no part of it."""
    if page.definite(j) or page.governed(j + 1) or j + 1 in page.inside:
        return False
    word, after = page.tokens[j + 1], page.tokens[j + 2]
    row = page.source(j + 1)
    # «بيان صحفي» has an adjective that is a noun of persons too
    plain = row is None or (row.human and word.text.endswith(YA))
    plain = plain and word.kind == "word" and not page.lex.kind(word.text)
    plain = plain and not page.definite(j + 1) and not verbal_noun(word.text)
    if not plain or after.kind != "word" or page.lex.kind(after.text) - _NOUNS:
        return False
    third = page.tokens[j + 3] if j + 3 < len(page.tokens) else after
    # «بيان صحفي مشترك أن» has two adjectives, «بيان صحفي وزعته الوزارة» a clause of its own
    noun = third.kind == "word" and not page.lex.kind(third.text) and not page.possessed(j + 2)
    return page.definite(j + 2) or noun


def _circumstance(page: Article, i: int, stop: int, takes: frozenset[str]) -> tuple[int, bool]:
    detached = _detached_end(page, i, stop)
    if detached > 0:
        return detached, True
    j = i + 1
    while j < stop and page.lex.kind(page.tokens[j].text) & {"preposition", "circumstance"}:
        j += 1
    if j < stop and page.is_(j, "time-unit") and not page.definite(j):
        # «في وقت سابق»
        return j + 1 + (j + 1 < stop and page.is_(j + 1, "when")), True
    if j + 1 < stop and page.is_(j, "same") and page.definite(j + 1):
        # «في ذات الصدد»
        return j + 2, True
    phrase = read_phrase(page, j, stop)
    if phrase is None:
        return j, False
    end = phrase.last
    if end < stop and page.governed(end):
        # «خلال لقائه برئيس ...»
        inner = read_phrase(page, end, stop)
        return (inner.last if inner else end), False
    if end < stop and page.is_(end, "pronoun"):
        end += 1
    paper = phrase.source is not None and phrase.source.kind in ("document", "statement")
    if paper and j + 1 < end and page.possessed(j + 1) and page.source(j + 1) is None:
        # «نفت الحركة في بيان مسؤوليتها عن ...»
        return j + 1, True
    if paper and end > j + 2 and _described_paper(page, j):
        # «اتهمت في بيان عاجل طيران التحالف بـ»
        return j + 2, True
    if paper and end + 1 < stop and page.tokens[end].text == TOWARDS and TOWARDS not in takes:
        # «في برقية إلى أمير البلاد»
        to = read_phrase(page, end + 1, stop)
        end = to.last if to is not None else end
    return end, phrase.definite or end > phrase.last
