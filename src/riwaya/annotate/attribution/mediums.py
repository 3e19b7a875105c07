"""Outlets and agencies as links: by a name in the phrase, or by what follows the word for their kind."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.canonical import canonical
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import ARTICLE, HA, TO_THE, YA
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import Link, LinkRole, Span
from riwaya.resources.media import OutletRow

_ADJECTIVAL = HA + YA


def text_of(page: Article, first: int, last: int) -> str:
    return page.document.text[page.tokens[first].start : page.tokens[last - 1].end]


def known_medium(page: Article, *names: str) -> OutletRow | None:
    """The outlet of the first of these names that is one's, under whatever name the page has it."""
    found = (page.lex.media.get(" ".join(words(n))) for n in names)
    return next((row for row in found if row is not None), None)


def medium_link(page: Article, phrase: Phrase, row: SourceRow, text: str, span: Span) -> Link:
    name = _name_within(page, phrase)
    spoken = words(name or text)
    known = page.lex.media.get(" ".join(spoken)) or page.lex.media.get(" ".join(spoken[1:]))
    if known is not None:
        return Link(
            text, known.name, "agency" if known.kind == "agency" else "outlet", False, span=span
        )
    people = page.source(phrase.first + 1) if phrase.last > phrase.first + 1 else None
    body = people is not None and people.kind == "institution" and not name
    office = body and page.is_(phrase.first, "press-office")
    if office or (people is not None and people.human and row.anonymous == "named"):
        # «شبكة أطباء السودان», «إعلام قيادة الشرطة»
        return Link(text, name or text, "organisation", False, span=span)
    anonymous = row.anonymous == "yes" or not (name or _definite_tail(page, phrase))
    role: LinkRole = "agency" if row.role == "agency" else "outlet"
    return Link(text, name or text, role, anonymous and not name, span=span)


def _name_within(page: Article, phrase: Phrase) -> str:
    """The proper name after «صحيفة» or «موقع»: quoted, or known, or the rest of the phrase."""
    for i in range(phrase.first, phrase.last):
        if i in page.quotes and page.quotes[i] < phrase.last:
            before = " ".join(t.text for t in page.tokens[phrase.first + 1 : i])
            if before in page.lex.media:
                # «وكالة فرانس برس "القضاء" على ...»: what is said
                return text_of(page, phrase.first + 1, i)
            return text_of(page, i + 1, page.quotes[i])
    for i in range(phrase.first + 1, phrase.last - 2):
        if page.tokens[i].text == "(":
            for close in range(i + 2, phrase.last):
                if page.tokens[close].text == ")":
                    return text_of(page, i + 1, close)
    if phrase.name is not None and _single(page, phrase.first):
        # «مواقع سورية», «وسائل إعلام الاحتلال» are not named by whose they are
        name = canonical(phrase.name, page)
        next_ = page.tokens[min(phrase.first + 1, phrase.last - 1)]
        led = page.governed(phrase.first) and phrase.name.start > next_.start
        if phrase.name.end > page.tokens[phrase.first].end and not led:
            return name
    return ""


def _definite_tail(page: Article, phrase: Phrase) -> bool:
    """Whether more than adjectives follows a singular head («صحيفة المدينة»)."""
    if phrase.last <= phrase.first + 1:
        return False
    tail = page.tokens[phrase.first + 1].text
    plain = page.tokens[phrase.first + 1].kind not in ("mark", "number") and not page.lex.kind(tail)
    if (
        plain
        and page.lex.source(tail) is None
        and _single(page, phrase.first)
        and tail[-1] not in _ADJECTIVAL
    ):
        # «وكالة ضفاف», which no adjective («وكالة محلية») follows
        return True
    if any(page.tokens[i].kind == "number" for i in range(phrase.first + 1, phrase.last)):
        # «القناة 12»
        return True
    # «وكالة ضفاف للأنباء»
    of = any(page.tokens[i].text.startswith(TO_THE) for i in range(phrase.first + 2, phrase.last))
    return of or page.definite(phrase.first + 1)


def _single(page: Article, i: int) -> bool:
    """Whether the noun at `i` is the entry of its row, not one of its plurals («صحف»)."""
    row = page.source(i)
    text = page.tokens[i].text
    bare = text[1:] if page.governed(i) else text
    return row is not None and fold(row.noun) in (bare, bare.removeprefix(ARTICLE))
