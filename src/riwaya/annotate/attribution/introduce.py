"""The voice that a phrase names, or the one heard before that it stands for."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.agreement import gender_of, sound_plural
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.told import told_within
from riwaya.annotate.attribution.voices import Voice, stem, stems_of
from riwaya.language.affixes import (
    ARTICLE,
    HA,
    NISBA,
    SEATS,
    WOMEN,
)
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import Link

#: «مسئول» as «مسؤول»
_SEATED = str.maketrans(SEATS)
#: tokens back to a medium that was named
_FAR = 120


def introduce(scope: Scope, phrase: Phrase, form: Form | None) -> Voice:
    """The voice that a phrase names, or the one heard before that it stands for."""
    page = scope.page
    verb_first = form is not None and form.number == "s" and phrase.first > scope.first
    gender = form.gender if form is not None and verb_first else gender_of(page, phrase)
    row = phrase.source
    if row is not None and row.human and page.tokens[phrase.first].raw.endswith(WOMEN):
        # «ذكر المتطوعات»
        gender = "f"
    known = _known(scope, phrase, gender)
    if known is not None:
        return known
    goes_on = _goes_on(scope, phrase, form)
    if goes_on is not None:
        return goes_on
    link = scope.voices.whole(_issued(scope, link_of(page, phrase)))
    if form is not None and (form.joined or form.flagged("continues")):
        before = scope.voices.same(link.name) if link.role in ("person", "official") else None
        if before is not None and before.relays and not link.anonymous:
            return before
    words = stems_of(page, phrase.first, max(phrase.last, phrase.after))
    words |= page.lex.ministry(words)
    relays: tuple[Link, ...] = ()
    inside = told_within(scope, phrase)
    if inside is not None:
        relays = (inside,)
    if inside is not None and link.role == "document" and link.anonymous:
        # «تقرير جديد لـ"..."»: the medium's own paper
        link, relays = Link(link.text, inside.name, inside.role, False, span=link.span), ()
    many = phrase.joined or bool(form and form.number == "p") or sound_plural(page, phrase)
    return Voice(link, relays, words, gender, many)


def _goes_on(scope: Scope, phrase: Phrase, form: Form | None) -> Voice | None:
    """«وأضاف المدرب الهولندي»: such a verb goes on with who spoke last, whatever he is called now."""
    if form is None or not form.flagged("continues") or phrase.guessed >= 0:
        return None
    if phrase.source is None or not phrase.source.titled or not phrase.specific:
        return None
    if phrase.name is not None and phrase.name.type == "PER":
        return None
    last = scope.voices.last(form.gender, spoke=True)
    return last if last is not None and last.link.role in ("person", "official") else None


def _issued(scope: Scope, link: Link) -> Link:
    """«بيان للوزارة»: the issuer by the fuller name under which it was heard before."""
    if link.role not in ("document", "outlet") or link.name == link.text:
        return link
    if len(link.name.split()) > 1:
        return link
    known = scope.voices.described(frozenset((stem(scope.page, fold(link.name)),)), None, "-")
    if known is None or (link.role == "outlet" and known.link.role != "organisation"):
        return link
    return msgspec.structs.replace(link, name=known.link.name, role="document")


def _stands_for(scope: Scope, phrase: Phrase) -> Voice | None:
    """«معاليه», «سموه»: the person heard last; «الأخير»: the person named last."""
    page = scope.page
    if page.is_(phrase.first, "honour"):
        last = scope.voices.last()
        named = last is not None and not last.link.anonymous
        if last is not None and named and last.link.role in ("person", "official"):
            return last
        return scope.people.latest(phrase.first)
    if page.quotes.get(phrase.first, -1) == phrase.last - 1 and phrase.source is None:
        # «وأكد "العربي" أن»: a name given before
        inner = page.tokens[phrase.first + 1].start, page.tokens[phrase.last - 2].end
        heard = scope.voices.same(page.document.text[slice(*inner)])
        if heard is not None:
            return heard
        return scope.people.called(stems_of(page, phrase.first + 1, phrase.last - 1), phrase.first)
    if page.is_(phrase.first, "latter") and phrase.last == phrase.first + 1:
        return scope.people.latest(phrase.first)
    alone = phrase.last == phrase.first + 1 and phrase.source is None and phrase.definite
    if alone and phrase.name is None and phrase.first not in page.inside:
        # «وقال السعيد»: nothing but the end of the name of one person of the page
        return scope.people.family(page.tokens[phrase.first].text)
    return None


def _known(scope: Scope, phrase: Phrase, gender: str) -> Voice | None:
    """Who of those heard or named before a phrase stands for."""
    page, first = scope.page, phrase.first
    if phrase.name is not None and phrase.name.type == "PER":
        return None
    if any(page.tokens[i].kind == "number" for i in range(first + 1, min(phrase.last, first + 3))):
        # «اللواء 35», «القناة العبرية 12»
        return scope.voices.same(link_of(page, phrase).name)
    standing = _stands_for(scope, phrase)
    if standing is not None:
        return standing
    if phrase.described and phrase.source is not None and phrase.source.kind == "document":
        # «التقرير الذي اتهم ...»: which one it is, its clause tells
        return None
    same = any(page.is_(i, "same") for i in range(first, phrase.last))
    if not (page.definite(first) or same):
        return _indefinite(scope, phrase, gender)
    if page.is_(first, "same") and first + 1 < phrase.last:
        first += 1
    if page.source(first) is None and phrase.name is not None and first in page.names:
        return scope.voices.fuller(link_of(page, phrase).name)
    return _described(scope, phrase, first, gender, same=same)


def _indefinite(scope: Scope, phrase: Phrase, gender: str) -> Voice | None:
    """«أكدت أطباء السودان»: «شبكة أطباء السودان»; «وزير الخارجية»: who holds the office."""
    tail = scope.voices.fuller(link_of(scope.page, phrase).text)
    if tail is not None and gender == "f":
        return tail
    office = phrase.source is not None and phrase.source.kind == "office"
    if not office or not phrase.specific or phrase.guessed >= 0:
        return None
    stems = stems_of(scope.page, phrase.first, phrase.last)
    if len(stems) < 2:
        return None
    return _holder(scope, stems, gender) or scope.people.called(stems, phrase.first)


def _described(
    scope: Scope, phrase: Phrase, first: int, gender: str, *, same: bool
) -> Voice | None:
    """Whom a definite noun at token `first` takes up («الوزير», «المصدر ذاته»)."""
    page = scope.page
    row, stems = page.source(first), stems_of(page, first, phrase.last)
    called = " ".join(t.text for t in page.tokens[first : phrase.last])
    if row is not None and row.kind == "media" and called in page.lex.media:
        # «التلفزيون السوري»: not the channel named before
        row = None
    office = row is not None and row.kind == "office"
    several = row is not None and _several(page, row, first)
    single = row is not None and not several
    known = scope.voices.described(stems, row, gender, single=single)
    if known is None and office and len(stems) > 1:
        known = _holder(scope, stems, gender)
    if known is not None and _another(page, known, row, first, gender, stems, same=same):
        known = None
    if (known is None or known.link.anonymous) and not (office and several):
        known = _mentioned(scope, stems, first) or known
        if known is None and row is not None and row.titled and len(stems) > 1:
            known = scope.people.called(stems, first)
    if known is None and same and row is not None and row.stands:
        last = scope.voices.last()
        if last is None or _one_for_many(page, last, row, first):
            return None
        return last if last.link.role in row.stands else None
    return known


def _another(
    page: Article,
    known: Voice,
    row: SourceRow | None,
    first: int,
    gender: str,
    stems: frozenset[str],
    *,
    same: bool,
) -> bool:
    """Whether a noun tells of somebody else than who was heard before under like words."""
    if not same and _office_of(known, row, stems):
        return True
    if _one_for_many(page, known, row, first):
        return True
    if row is None:
        return False
    if row.kind == "office" and not same and {gender, known.gender} == {"m", "f"}:
        # «الوزيرة» after «وزير الخارجية»
        return True
    # «المنظمة» after «المرصد والمنظمة»
    return known.plural and row.kind == "institution"


def _one_for_many(page: Article, known: Voice, row: SourceRow | None, i: int) -> bool:
    """«المصادر ذاتها» do not stand for a person named before."""
    if row is None or not row.titled or known.link.anonymous:
        return False
    if known.link.role not in ("person", "official", "organisation", "document"):
        return False
    return _several(page, row, i) and not known.plural


def _several(page: Article, row: SourceRow, i: int) -> bool:
    """Whether the noun at token `i` is a plural, as its entry has it in the singular («نائب», «نائبة»)."""
    one = fold(row.noun).translate(_SEATED)
    word = page.tokens[i].text.removeprefix(ARTICLE).translate(_SEATED)
    return word not in (one, one + HA, one + NISBA)


def _office_of(known: Voice, row: SourceRow | None, stems: frozenset[str]) -> bool:
    """Whether an institution is described, and the voice found is somebody who works for it."""
    institution = row.kind == "institution" if row is not None else len(stems) > 1
    return institution and known.link.role in ("person", "official")


def _holder(scope: Scope, stems: frozenset[str], gender: str) -> Voice | None:
    """Who was introduced with that office, or with another name of it."""
    found = scope.voices.described(stems, None, gender)
    for pair in scope.page.lex.offices:
        one, other = (frozenset(stem(scope.page, w) for w in words(name)) for name in pair)
        for this, that in ((one, other), (other, one)):
            if found is None and this <= stems:
                found = scope.voices.described((stems - this) | that, None, gender)
    return found


def _mentioned(scope: Scope, stems: frozenset[str], at: int) -> Voice | None:
    """A name before token `at` that the description fits: «الشرطة» for «شرطة لندن»."""
    page = scope.page
    if len(stems) != 1:
        return None
    wanted = next(iter(stems))
    medium = _medium_before(scope, wanted, at) if page.is_media_noun(at) else None
    if medium is not None:
        return medium
    for first in sorted((i for i in page.names if i < at), reverse=True):
        mention, last = page.names[first]
        if mention.type == "ORG" and stem(page, page.tokens[first].text) == wanted:
            phrase = Phrase(first, last, last, page.source(first), mention, True)
        elif mention.type == "PER":
            titled = _titled(scope, first, last, wanted)
            if titled is None:
                continue
            phrase = titled
        else:
            continue
        if last - first > 1 or mention.type == "PER":
            return Voice(link_of(page, phrase), (), stems_of(page, phrase.first, phrase.last))
    return None


def _medium_before(scope: Scope, wanted: str, at: int) -> Voice | None:
    """The last medium by name before token `at` that its noun led to («نشرت صحيفة «...»»)."""
    page = scope.page
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if (
            not page.is_media_noun(i)
            or page.definite(i)
            or stem(page, page.tokens[i].text) != wanted
        ):
            continue
        phrase = read_phrase(page, i, at)
        link = link_of(page, phrase) if phrase is not None else None
        if phrase is not None and link is not None and not link.anonymous:
            own = page.is_own(link.name)
            return None if own else Voice(link, (), stems_of(page, phrase.first, phrase.last))
    return None


def _titled(scope: Scope, first: int, last: int, wanted: str) -> Phrase | None:
    """The phrase of a title that leads to the person at `first`: «وزيرة الطاقة، هالة ...»."""
    page = scope.page
    for begin in range(first - 1, max(-1, first - 9), -1):
        if page.tokens[begin].text in (".", "؛") or page.tokens[begin].line:
            return None
        if stem(page, page.tokens[begin].text) != wanted:
            continue
        phrase = read_phrase(page, begin, last)
        if phrase is not None and phrase.name is page.names[first][0]:
            return phrase
    return None
