"""From the words of a source to a link of the chain: name, role, whether it is anonymous."""

from __future__ import annotations

from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.canonical import canonical
from riwaya.annotate.attribution.phrases import Phrase
from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.tokens import words
from riwaya.language.view import fold
from riwaya.model import Link, LinkRole, Mention, Span
from riwaya.resources.media import OutletRow

#: what may stand around a name that was set off
_LOOSE = ' ،,«»“”"'


def link_of(page: Article, phrase: Phrase) -> Link:
    """The link that a phrase names or describes."""
    span = _span(page, phrase)
    text = span.of(page.document.text)
    if text.startswith("لل") and page.lex.source("ال" + page.tokens[phrase.first].text[2:]):
        text = "ال" + text[2:]
    row = phrase.source
    agency = (
        _known(page, text) if row is None and (_person(phrase) or phrase.name is None) else None
    )
    if agency is not None and agency.kind == "agency" and not agency.common:
        # «وقالت واس»: who knows no agency of that name takes it for somebody's
        return Link(text, text, "agency", False, span=span)
    if phrase.name is not None and phrase.name.type == "PER" and phrase.named >= 0:
        name = _words(page, phrase.named, phrase.until)
        return Link(text, name, _person_role(row, phrase.name), False, span=span)
    if phrase.name is not None and phrase.name.type == "PER":
        return Link(
            text, canonical(phrase.name, page), _person_role(row, phrase.name), False, span=span
        )
    if phrase.guessed >= 0:
        name = _words(page, phrase.guessed, phrase.last).strip(_LOOSE)
        return Link(
            text, name, "official" if row and row.role == "official" else "person", False, span=span
        )
    if row is not None and row.kind == "media":
        return _medium(page, phrase, row, text, span)
    if row is not None and row.kind in ("document", "statement"):
        return _document(page, phrase, row, text, span)
    if phrase.name is not None and (row is None or phrase.first in page.names):
        return _named(page, phrase, phrase.name, text, span)
    role: LinkRole = row.role if row else "source"
    if row is None and page.quotes.get(phrase.first) == phrase.last - 1:
        known = _known(page, text)
        from_agency = known is not None and known.kind == "agency"
        return Link(text, text, "agency" if from_agency else "organisation", False, span=span)
    if row is None and not (phrase.specific or phrase.definite):
        return Link(text, text, "source", True, span=span)
    if row is None and page.tokens[phrase.first].text.endswith(("و", "ون")):
        return Link(text, text, "source", True, span=span)
    if row is None:
        surname = phrase.last == phrase.first + 1 and text.endswith("ي")
        return Link(text, text, "person" if surname else "source", _people(page, phrase), span=span)
    return Link(text, text, role, _anonymous(page, phrase, row), span=span)


def _words(page: Article, first: int, last: int) -> str:
    return page.document.text[page.tokens[first].start : page.tokens[last - 1].end]


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
    """How many letters of a conjunction or preposition stand before a source noun («لرجال الأمن»)."""
    text = page.tokens[i].text
    if (
        page.lex.source(text) is None
        and text[:1] in "وبلف"
        and page.lex.source(text[1:]) is not None
    ):
        return 1
    return 0


def _person_role(row: SourceRow | None, mention: Mention) -> LinkRole:
    if row is not None and row.titled:
        return "official" if row.role == "official" else "person"
    return "official" if mention.titles else "person"


def _named(page: Article, phrase: Phrase, name: Mention, text: str, span: Span) -> Link:
    """An institution or a country by name; a country speaks through those who govern it."""
    known = _known(page, canonical(name, page), name.span.of(page.document.text), *name.names)
    role: LinkRole = "organisation"
    heads = (page.names.get(k, (None, 0))[0] for k in (phrase.first, phrase.first + 1))
    quoted = phrase.first in page.quotes
    if known is not None and next(heads if not quoted else (h for h in heads if h), None) is name:
        role = "agency" if known.kind == "agency" else "outlet"
    end = max(name.end, _plain_end(page, phrase, name, span.end))
    whole = end >= span.end and name.start <= span.start
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


def _known(page: Article, *names: str) -> OutletRow | None:
    """The outlet of the first of these names that is one's, under whatever name the page has it."""
    found = (page.lex.media.get(" ".join(words(n))) for n in names)
    return next((row for row in found if row is not None), None)


def _medium(page: Article, phrase: Phrase, row: SourceRow, text: str, span: Span) -> Link:
    name = _name_within(page, phrase)
    spoken = words(name or text)
    known = page.lex.media.get(" ".join(spoken)) or page.lex.media.get(" ".join(spoken[1:]))
    if known is not None:
        return Link(
            text, known.name, "agency" if known.kind == "agency" else "outlet", False, span=span
        )
    people = page.source(phrase.first + 1) if phrase.last > phrase.first + 1 else None
    if people is not None and people.human and row.anonymous == "named":
        # «شبكة أطباء السودان»
        return Link(text, name or text, "organisation", False, span=span)
    anonymous = row.anonymous == "yes" or not (name or _definite_tail(page, phrase))
    role: LinkRole = "agency" if row.role == "agency" else "outlet"
    return Link(text, name or text, role, anonymous and not name, span=span)


def _name_within(page: Article, phrase: Phrase) -> str:
    """The proper name after «صحيفة» or «موقع»: quoted, or known, or the rest of the phrase."""
    for i in range(phrase.first, phrase.last):
        if i in page.quotes and page.quotes[i] < phrase.last:
            start, end = page.tokens[i + 1].start, page.tokens[page.quotes[i] - 1].end
            return page.document.text[start:end]
    for i in range(phrase.first + 1, phrase.last - 2):
        if page.tokens[i].text == "(":
            for close in range(i + 2, phrase.last):
                if page.tokens[close].text == ")":
                    return _words(page, i + 1, close)
    if phrase.name is not None and _single(page, phrase.first):
        # «مواقع سورية», «وسائل إعلام الاحتلال» are not named by whose they are
        name = canonical(phrase.name, page)
        if phrase.name.end > page.tokens[phrase.first].end:
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
        and tail[-1] not in "هي"
    ):
        # «وكالة ضفاف», which no adjective («وكالة محلية») follows
        return True
    if any(page.tokens[i].kind == "number" for i in range(phrase.first + 1, phrase.last)):
        # «القناة 12»
        return True
    # «وكالة ضفاف للأنباء»
    of = any(page.tokens[i].text.startswith("لل") for i in range(phrase.first + 2, phrase.last))
    return of or page.definite(phrase.first + 1)


def _single(page: Article, i: int) -> bool:
    """Whether the noun at `i` is the entry of its row, not one of its plurals («صحف»)."""
    row = page.source(i)
    return row is not None and fold(row.noun) == page.tokens[i].text.removeprefix("ال")


def _document(page: Article, phrase: Phrase, row: SourceRow, text: str, span: Span) -> Link:
    """A document answers through who issued it, where the phrase tells."""
    issuer = _issuer(page, phrase)
    if issuer:
        medium = page.lex.media.get(" ".join(words(issuer)))
        if medium is not None or _by_medium(page, phrase):
            agency = medium is not None and medium.kind == "agency"
            return Link(text, issuer, "agency" if agency else "outlet", False, span=span)
        return Link(text, issuer, "document", False, span=span)
    anonymous = row.anonymous == "yes" or not phrase.definite
    return Link(text, text, "document", anonymous, span=span)


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
            return _unprefixed(page, i, phrase.last)
    return ""


def _unprefixed(page: Article, first: int, last: int) -> str:
    """Tokens as text, «ل» off the first («للأمم» is «الأمم»)."""
    text = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
    if text.startswith("لل"):
        return "ال" + text[2:]
    return (
        text[1:]
        if text.startswith("ل") and page.lex.source(page.tokens[first].text) is None
        else text
    )


def _people(page: Article, phrase: Phrase) -> bool:
    """Whether a definite plural without an institution is a crowd, which cannot answer («السكان»)."""
    return page.tokens[phrase.first].text.endswith(("ون", "ين"))


def _anonymous(page: Article, phrase: Phrase, row: SourceRow) -> bool:
    if row.anonymous == "yes":
        return True
    if row.anonymous == "institution":
        return phrase.last <= phrase.first + 1
    return row.kind == "office" and not phrase.specific
