"""From the words of a source to a link of the chain: name, role, whether it is anonymous."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.canonical import canonical
from riwaya.annotate.attribution.mediums import known_medium, medium_link, text_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import ARTICLE, BY, MANY_MEN, MEN, PROCLITICS, TO, TO_THE, WAW, YA
from riwaya.language.tokens import words
from riwaya.model import Link, LinkRole, Mention, Span

_MEN = (WAW, MEN)

#: what may stand around a name that was set off
_LOOSE = ' ،,«»“”"()'


def link_of(page: Article, phrase: Phrase) -> Link:
    """The link that a phrase names or describes."""
    span = _span(page, phrase)
    text = span.of(page.document.text)
    if text.startswith(TO_THE) and page.lex.source(ARTICLE + page.tokens[phrase.first].text[2:]):
        text = ARTICLE + text[2:]
    hidden = page.document.text[max(0, span.start - 1) : span.start + 1] == TO_THE
    if hidden and phrase.first in page.names:
        # «للوكالة» hides the article's alef, «لليبيا» none
        whole = any(words(n)[:1] == words(text)[:1] for n in page.names[phrase.first][0].names)
        text = text if whole else ARTICLE + text[1:]
    row = phrase.source
    agency = (
        known_medium(page, text)
        if row is None and (_person(phrase) or phrase.name is None)
        else None
    )
    if agency is not None and agency.kind == "agency" and not agency.common:
        # «وقالت واس»: who knows no agency of that name takes it for somebody's
        return Link(text, text, "agency", False, span=span)
    if phrase.name is not None and phrase.name.type == "PER":
        whole = phrase.named >= 0
        name = text_of(page, phrase.named, phrase.until) if whole else canonical(phrase.name, page)
        return Link(text, name, _person_role(row, phrase.name), False, span=span)
    if phrase.guessed >= 0:
        name = text_of(page, phrase.guessed, _name_ends(page, phrase)).strip(_LOOSE)
        kind: LinkRole = row.role if row and row.kind in ("office", "institution") else "person"
        return Link(text, name, kind, False, span=span)
    if row is not None and row.kind == "media":
        return medium_link(page, phrase, row, text, span)
    employer = _employer(page, phrase) if row is not None and row.kind == "reporter" else ""
    if employer:
        known = page.lex.media.get(" ".join(words(employer)))
        name = known.name if known is not None else employer
        sort: LinkRole = "agency" if known is not None and known.kind == "agency" else "outlet"
        return Link(text, name, sort, False, span=span)
    if row is not None and row.kind in ("document", "statement"):
        return _document(page, phrase, row, text, span)
    if phrase.name is not None and (row is None or phrase.first in page.names):
        return _named(page, phrase, phrase.name, text, span)
    if row is None:
        return _unlisted(page, phrase, text, span)
    return Link(text, text, row.role, _anonymous(page, phrase, row), span=span)


def _unlisted(page: Article, phrase: Phrase, text: str, span: Span) -> Link:
    """The link of a phrase whose words no table and no tagger knows."""
    if page.quotes.get(phrase.first) == phrase.last - 1:
        known = known_medium(page, text)
        from_agency = known is not None and known.kind == "agency"
        return Link(text, text, "agency" if from_agency else "organisation", False, span=span)
    if not (phrase.specific or phrase.definite):
        return Link(text, text, "source", True, span=span)
    if page.tokens[phrase.first].text.endswith(_MEN):
        return Link(text, text, "source", True, span=span)
    surname = phrase.last == phrase.first + 1 and text.endswith(YA)
    return Link(text, text, "person" if surname else "source", _people(page, phrase), span=span)


def _name_ends(page: Article, phrase: Phrase) -> int:
    """The token after a name that no table knows: before the office it goes on with («بونوا هامون | مرشح الحزب»)."""
    close = page.quotes.get(phrase.guessed - 1, phrase.last)
    for i in range(phrase.guessed + 2, min(close, phrase.last)):
        row = page.source(i)
        if row is not None and row.titled and not page.definite(i):
            return i
    return min(close, phrase.last)


def _employer(page: Article, phrase: Phrase) -> str:
    """The name of the medium that a reporter without a name works for («مراسل موقع «...»»), which can answer."""
    for i in range(phrase.first + 1, phrase.last):
        if i in page.quotes and page.quotes[i] < phrase.last:
            return text_of(page, i + 1, page.quotes[i])
        found = page.names.get(i)
        if found is not None and found[0].type == "ORG" and page.is_medium(found[0]):
            return canonical(found[0], page)
    return ""


def _span(page: Article, phrase: Phrase) -> Span:
    first, last = phrase.first, phrase.last
    start = page.tokens[first].start + _clitic(page, first)
    found = page.names.get(first)
    if found and page.name_prefix(first):
        start = found[0].start
    elif first in page.quotes and page.quotes[first] == last - 1:
        first, last = first + 1, last - 1
        start = page.tokens[first].start
    return Span(start, page.tokens[last - 1].end)


def _clitic(page: Article, i: int) -> int:
    """How many letters of a conjunction or preposition stand before a source noun («لرجال الأمن», «بالموقوفين»)."""
    text = page.tokens[i].text
    if text.startswith(BY + ARTICLE) and page.lex.source(text) is None:
        return 1
    if (
        page.lex.source(text) is None
        and text[:1] in PROCLITICS
        and (page.lex.source(text[1:]) is not None or text[1:] in page.lex.pairs)
    ):
        return 1
    return 0


def _person_role(row: SourceRow | None, mention: Mention) -> LinkRole:
    if row is not None and row.titled:
        return "official" if row.role == "official" else "person"
    return "official" if mention.titles else "person"


def _named(page: Article, phrase: Phrase, name: Mention, text: str, span: Span) -> Link:
    """An institution or a country by name; a country speaks through those who govern it."""
    known = known_medium(page, canonical(name, page), name.span.of(page.document.text), *name.names)
    role: LinkRole = "organisation"
    heads = (page.names.get(k, (None, 0))[0] for k in (phrase.first, phrase.first + 1))
    quoted = phrase.first in page.quotes
    if known is not None and next(heads if not quoted else (h for h in heads if h), None) is name:
        role = "agency" if known.kind == "agency" else "outlet"
    end = max(name.end, _plain_end(page, phrase, name, span.end))
    whole = end >= span.end and name.start <= span.start
    # «"السومرية" العراقية»
    whole = whole or (quoted and page.names.get(phrase.first + 1, (None, 0))[0] is name)
    # «روسيا عضو المجموعة»: what it is stands after it
    after = page.names[phrase.first][1] if phrase.first in page.names else phrase.last
    member = page.source(after) if after < phrase.last else None
    whole = whole or (name.type == "LOC" and member is not None and member.kind == "office")
    return Link(text, canonical(name, page) if whole else text, role, False, span=span)


def _plain_end(page: Article, phrase: Phrase, name: Mention, end: int) -> int:
    """`end` where only Latin letters and brackets follow a name («منظمة الصحة العالمية WHO (...)»), else 0."""
    inside = 0
    for i in range(phrase.first, phrase.last):
        token = page.tokens[i]
        inside += (token.text == "(") - (token.text == ")")
        if token.start < name.end or inside or token.kind == "mark" or token.text.isascii():
            continue
        if page.is_(i, "same"):
            continue
        return 0
    return end


def _person(phrase: Phrase) -> bool:
    """Whether the name of a phrase was taken for a person's."""
    return phrase.name is not None and phrase.name.type == "PER"


def _document(page: Article, phrase: Phrase, row: SourceRow, text: str, span: Span) -> Link:
    """A document answers through who issued it, where the phrase tells."""
    person = _who_issued(page, phrase)
    if person is not None:
        return msgspec.structs.replace(person, text=text, span=span)
    issuer = _issuer(page, phrase)
    if issuer:
        medium = page.lex.media.get(" ".join(words(issuer)))
        if medium is not None or _by_medium(page, phrase):
            agency = medium is not None and medium.kind == "agency"
            return Link(text, issuer, "agency" if agency else "outlet", False, span=span)
        return Link(text, issuer, "document", False, span=span)
    anonymous = row.anonymous == "yes" or not phrase.definite
    return Link(text, text, "document", anonymous, span=span)


def _who_issued(page: Article, phrase: Phrase) -> Link | None:
    """«تصريح صادر عن مستشار القائد فلان»: the person at the end of the phrase of who issued it."""
    for i in range(phrase.first + 1, phrase.last - 2):
        if page.is_(i, "issued") and page.is_(i + 1, "preposition"):
            who = read_phrase(page, i + 2, phrase.last)
            named = who is not None and who.name is not None and who.name.type == "PER"
            return link_of(page, who) if who is not None and named else None
    return None


def _by_medium(page: Article, phrase: Phrase) -> bool:
    """Whether a document was broadcast or printed by «قناة ...», «صحيفة ...»."""
    return any(
        page.is_(i - 1, "issued") and page.is_media_noun(i)
        for i in range(phrase.first + 1, phrase.last)
    )


def _issuer(page: Article, phrase: Phrase) -> str:
    for i in range(phrase.first + 2, phrase.last):
        if i in page.quotes and page.is_(i - 1, "issued") and page.quotes[i] <= phrase.last:
            start, end = page.tokens[i + 1].start, page.tokens[page.quotes[i] - 1].end
            return page.document.text[start:end]
    for i in range(phrase.first + 1, phrase.last):
        if page.is_(i, "presided"):
            return ""
        found = page.names.get(i)
        if found and found[0].type in ("ORG", "PER"):
            return canonical(found[0], page)
    for i in range(phrase.first + 1, phrase.last):
        text = page.tokens[i].text
        row = page.source_of(text)
        if row is not None and row.kind in ("institution", "office", "media"):
            # «تقرير أصدره المكتب | عن أعماله»
            about = (k for k in range(i + 1, phrase.last) if page.is_(k, "about"))
            return _unprefixed(page, i, next(about, phrase.last))
    return ""


def _unprefixed(page: Article, first: int, last: int) -> str:
    """Tokens as text, «ل» off the first («للأمم» is «الأمم»)."""
    text = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
    if text.startswith(TO_THE):
        return ARTICLE + text[2:]
    return (
        text[1:]
        if text.startswith(TO) and page.lex.source(page.tokens[first].text) is None
        else text
    )


def _people(page: Article, phrase: Phrase) -> bool:
    """Whether a definite plural without an institution is a crowd, which cannot answer («السكان»)."""
    return page.tokens[phrase.first].text.endswith(MANY_MEN)


def _anonymous(page: Article, phrase: Phrase, row: SourceRow) -> bool:
    if row.anonymous == "yes":
        return True
    if row.anonymous == "institution":
        return phrase.last <= phrase.first + 1
    return row.kind == "office" and not phrase.specific
