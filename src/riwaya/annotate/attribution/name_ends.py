"""Where a name ends though the tagger read on: before whom its bearer calls upon, an object, a part of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from riwaya.language.affixes import ADJECTIVAL, ARTICLE, MEN_OBLIQUE
from riwaya.language.shapes import verbal_noun
from riwaya.model import Mention

if TYPE_CHECKING:
    from riwaya.annotate.attribution.article import Article
    from riwaya.annotate.attribution.rows import SourceRow


def family(page: Article, mention: Mention) -> Mention:
    """«آل جرمان» once its addressee is off: the person of the page whose name ends so."""
    text = page.document.text
    tail = " " + mention.span.of(text)
    for other in page.document.mentions:
        if other.type == "PER" and other.span.of(text).endswith(tail):
            return msgspec.structs.replace(mention, type="PER", names=other.names)
    return mention


def name_end(page: Article, mention: Mention, first: int, last: int) -> int:
    """The token where an institution's name ends though a mention goes on with who is addressed.

    «الاتحاد | المزارعين», «شبكة أطباء البلد | السلطات»: a definite noun after a closed name that is no
    adjective of it.
    """
    for k in range(first + 1, last):
        if page.tokens[k].tanwin and page.tokens[k - 1].kind != "mark":
            # «صقر | حفلا», not «وكالة "معاً"»
            return k
    if last - first > 1 and _addressed(page, last - 1):
        return last - 1
    two = mention.type == "PER" and last - first == 2
    if two and _person(page, first) and (_person(page, last - 1) or _body(page, last - 1)):
        # «حكومة الدبيبة | باشاغا»: two persons of the page
        return last - 1
    long = mention.type == "PER" and last - first > 2
    if long and (_hour(page, last) or _says(page, last - 1) or _office(page, last - 1)):
        return last - 1
    if mention.type != "ORG":
        return last
    if last - first > 2 and _person(page, last - 1) and _person(page, last - 2):
        # «حكومة الدبيبة | باشاغا»
        return last - 1
    head = page.lex.source(page.tokens[first].text)
    for k in range(first + 1, last):
        if _begins(page, first, k, head):
            return k
    for k in range(first + 1, last):
        text = page.tokens[k].text
        if not text.startswith(ARTICLE) or page.tokens[k].kind != "word":
            continue
        if k == last - 1 and page.is_(k, "honorific"):
            # «مجلس القضاء الأعلى | الشيخ» فلان
            return k
        closed = page.tokens[k - 1].text.startswith(ARTICLE) or k - first > 1
        row = page.lex.source(text)
        other = row is not None and row.kind in ("institution", "crowd")
        many = (
            k == first + 1 and text.endswith(MEN_OBLIQUE) and page.tokens[first].text[:2] == ARTICLE
        )
        many = many and head is not None and head.kind == "institution"
        if closed and not text.endswith(ADJECTIVAL) and (many or (other and _shut(page, k))):
            return k
    return last


def _begins(page: Article, first: int, k: int, head: SourceRow | None) -> bool:
    """«البنك | نمو الاقتصاد», «إدارة ترامب | القول»: what is said, read as part of who says it."""
    token = page.tokens[k]
    if page.is_(k, "saying"):
        return True
    if token.kind != "word" or head is None or head.kind != "institution":
        return False
    before = page.tokens[k - 1]
    shut = page.definite(k - 1) and before.kind == "word" and not page.definite(k)
    row = page.lex.source(token.text)
    if shut and k == first + 1 and row is not None and row.kind == "institution":
        # «اللجنة | مجلس الأمن»
        return True
    said = page.is_(k, "matter") or token.text in page.lex.attitudes
    return shut and (said or verbal_noun(token.text))


def _addressed(page: Article, k: int) -> bool:
    """«آل جرمان | الأهالي», «العمري | الجميع»: whom somebody calls upon, read as part of his name."""
    text = page.tokens[k].text
    row = page.lex.source(text)
    crowd = row is not None and row.kind == "crowd" and text.startswith(ARTICLE)
    return page.is_(k, "everyone") or crowd


def _hour(page: Article, end: int) -> bool:
    """«غديرة | صباح اليوم»: a part of the day before a day, read as part of a name."""
    nxt = end < len(page.tokens) and (page.is_(end, "weekday") or page.is_(end, "adverb"))
    return nxt and page.is_(end - 1, "circumstance")


def _says(page: Article, k: int) -> bool:
    """«العالية بنت سالم | تعترف بنقص ...»: a verb of a headline, read as part of a name."""
    if k + 1 >= len(page.tokens):
        return False
    after = page.tokens[k + 1].text
    led = page.is_(k + 1, "complementiser")
    return any(
        form.aspect == "present"
        and (led or after in form.verb.takes or after[:1] in form.verb.takes)
        for form in page.reporting(k)
    )


def _office(page: Article, k: int) -> bool:
    """«سالم العمري | مساعد مدرب الفريق»: an office with what it is of, read as part of a name."""
    row = page.lex.source(page.tokens[k].text)
    if row is None or row.kind != "office" or k + 1 >= len(page.tokens):
        return False
    of = page.lex.source(page.tokens[k + 1].text)
    return page.definite(k + 1) or (of is not None and of.kind in ("office", "institution"))


def _person(page: Article, k: int) -> bool:
    """Whether the word is how the page ends the name of a person («فتحي باشاغا»)."""
    written = page.document.text[page.tokens[k].start : page.tokens[k].end]
    return any(
        m.type == "PER" and m.span.of(page.document.text).endswith(" " + written)
        for m in page.document.mentions
    )


def _body(page: Article, k: int) -> bool:
    """Whether the word alone is a body or a place elsewhere on the page («اتهم زوكربيرج | آبل»)."""
    return page.tokens[k].text in page.bodies


def _shut(page: Article, k: int) -> bool:
    """Whether the word before token `k` has the article or is a place, so that no genitive follows it."""
    before = page.tokens[k - 1]
    place = any(
        m.type == "LOC" and m.start <= before.start and before.end <= m.end
        for m in page.document.mentions
    )
    return before.text.startswith(ARTICLE) or place
