"""Names inside the noun phrase of a source: which of them is the one who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.attribution.phrase_names import behind
from riwaya.annotate.attribution.phrase_words import nameless, one_of_many, place_of_office
from riwaya.language.affixes import ADJECTIVAL, AND, ARTICLE, BY, TO
from riwaya.language.marks import COMMAS
from riwaya.model import Mention

if TYPE_CHECKING:
    from riwaya.annotate.attribution.phrases import PhraseReader


#: tokens of «تطلق على نفسها اسم» and the quotation mark
_NAMED = 6


def names_quoted(reader: PhraseReader, i: int, close: int) -> bool:
    """Whether the quotation is a name and not speech: it follows a noun directly, and more follows."""
    page = reader.page
    inner = page.tokens[i + 1]
    if inner.tanwin or inner.text[:-1] in page.lex.attitudes:
        # «أبدى الوزير «تفاؤلا»»
        return False
    if i == reader.first:
        return close + 1 <= reader.stop
    if reader.addresses and reader.closed and _judged(reader, i, close):
        return False
    return not (close - i > 4 and page.tokens[close - 1].text in (".", "؟", "!"))


def _judged(reader: PhraseReader, i: int, close: int) -> bool:
    """«دانت الشبكة "الجريمة البشعة"، ...»: words of the speaker's, of what is no name and ends the clause."""
    page = reader.page
    if page.names.get(i + 1) is not None or not page.definite(i + 1) or close - i < 3:
        return False
    after = close + 1 < len(page.tokens) and page.tokens[close + 1].kind == "mark"
    return after and not page.is_(close + 2, "complementiser")


def entitled(reader: PhraseReader, i: int) -> int:
    """The token after a name whose titles begin at token `i` («مستشار الوزير المتحدث باسم القوات | العميد سالم»), or `i`.

    Where somebody may be addressed after the phrase, only a single title leads to the name surely.
    """
    at = reader.page.titled.get(i, i)
    if at <= i or reader.name is not None or at >= reader.stop or _belongs(reader, at):
        return i
    if reader.head is not None and reader.head.kind in ("kin", "quantifier"):
        # «شقيقة الضحية سالم»
        return i
    mention, end = reader.page.names[at]
    single = sum(1 for t in mention.titles if t.end <= mention.start) == 1
    if (reader.people or reader.addresses) and not single:
        return i
    reader.name, reader.name_at = mention, at
    reader.closed = reader.specific = True
    if end == at + 1 and behind(reader, end):
        reader.extended = end = end + 1
    return min(end, reader.stop)


def bracketed(reader: PhraseReader, i: int) -> int:
    """The token after «الشاعر (سالم العمري)», whose title stands before the bracket at token `i`; `i` for none."""
    page, head = reader.page, reader.head
    found = page.names.get(i + 1)
    if found is None or found[0].type != "PER" or head is None or not head.titled or reader.name:
        return i
    if found[1] >= reader.stop or page.tokens[found[1]].text != ")":
        return i
    reader.name, reader.name_at = found[0], i + 1
    reader.closed = reader.specific = True
    return found[1] + 1


def so_called(reader: PhraseReader, i: int) -> int:
    """«ضابط آخر يدعى سالم العمري», «جماعة تطلق على نفسها اسم "أنصار الحق"»: the token after the name given, or `i`."""
    page, head = reader.page, reader.head
    if head is None or reader.name is not None:
        return i
    found = page.names.get(i + 1)
    if head.titled and found is not None and found[0].type == "PER" and not page.name_prefix(i + 1):
        reader.name, reader.name_at = found[0], i + 1
        reader.closed = reader.specific = True
        return min(found[1], reader.stop)
    near = range(i + 1, min(i + _NAMED, reader.stop))
    opening = next((k for k in near if k in page.quotes), -1)
    if head.kind != "institution" or opening < 0 or page.quotes[opening] >= reader.stop:
        return i
    reader.guessed, reader.closed = opening + 1, True
    return page.quotes[opening] + 1


def take_name(reader: PhraseReader, i: int) -> None:
    """Keeps the name in quotation marks that begins at token `i`."""
    found = reader.page.names.get(i)
    if found is None or reader.name is not None:
        return
    alone = i == reader.first + 1 and found[1] == reader.page.quotes.get(i - 1)
    if found[0].type != "PER" or alone:
        reader.name, reader.name_at = found[0], i


def read_name(reader: PhraseReader, i: int) -> int:
    """The token after the name at `i`, or `i` where the name is no part of the phrase."""
    mention, end = reader.page.names[i]
    if end < reader.stop and reader.page.closing.get(end, -1) >= i:
        end += 1
    prefix = reader.page.name_prefix(i)
    if i > reader.first:
        after = _inside(reader, i, end, prefix)
        if after is not None:
            return after
    else:
        reader.definite = True
        reader.head = reader.page.source(i) if mention.type != "PER" else None
    _take(reader, i, end, prefix)
    if not reader.closed and not reader.prepared:
        reader.specific = True
    reader.closed = True
    if reader.name is mention and mention.type == "PER" and end == i + 1 and behind(reader, end):
        reader.extended = end + 1
        return end + 1
    return end


def _inside(reader: PhraseReader, i: int, end: int, prefix: str) -> int | None:
    """The token after a name behind the phrase's first word, `i` where the phrase ends before it; None: the phrase's own name."""
    mention = reader.page.names[i][0]
    if _of_another(reader, i, prefix):
        return i
    if prefix == "" and mention.type == "PER" and reader.name and reader.name.type == "PER":
        if not _two_parts(reader, i):
            return i
        # «قال العبيد | أحمد مروح»
        reader.extended = end
        return end
    if _adjective(reader, i, end, prefix):
        # «الإعلام | الحوثي»
        return end
    if prefix == "" and reader.closed:
        # «اتهمت حكومة الدبيبة | باشاغا»
        person = mention.type == "PER"
        if _bodily(reader) if person else not _continues(reader, i):
            return i
    if prefix.startswith(AND):
        if reader.name is None and reader.head is None:
            return i
        reader.joined = True
        return end
    return None


def _of_another(reader: PhraseReader, i: int, prefix: str) -> bool:
    """Whether the name tells to whom something was said, or what the verb governs."""
    page, mention = reader.page, reader.page.names[i][0]
    if prefix[-1:] == TO and mention.type == "ORG" and _is_medium(reader, mention):
        return True
    if page.medium_at(i, reader.stop, told=nameless(reader)) > i:
        return True
    barred = prefix[-1:] == BY and BY in reader.barred and mention.type != "LOC"
    return barred and not place_of_office(reader, page.tokens[i].text[1:])


def _take(reader: PhraseReader, i: int, end: int, prefix: str) -> None:
    """Keeps the name at token `i` where it is who the phrase tells of."""
    mention = reader.page.names[i][0]
    if mention.type != "PER":
        if reader.name is None and (i == reader.first or not (reader.prepared or prefix)):
            reader.name, reader.name_at = mention, i
        return
    if not _may_name(reader, i):
        return
    reader.name, reader.name_at = mention, i
    given = i > reader.guessed == i - 1 > reader.first
    if given and not reader.page.definite(i - 1):
        # «المتحدثة | تامي» بروس: one name, of which the tagger knew the end
        reader.name_at, reader.extended, reader.guessed = i - 1, end, -1


def _two_parts(reader: PhraseReader, i: int) -> bool:
    """Whether the names before and at `i` are parts of one person's: nobody may be addressed between them."""
    page = reader.page
    single = reader.name_at == i - 1 and page.names[i - 1][1] == i
    alone = page.title_start(i) == i and not page.tokens[i].line
    return single and alone and not reader.people


def _bodily(reader: PhraseReader) -> bool:
    """Whether an institution is described that may act on the person named after it."""
    return reader.people and reader.of_kind("institution")


def _adjective(reader: PhraseReader, i: int, end: int, prefix: str) -> bool:
    """A single relational adjective of the noun with the article before it, read as a name."""
    page, head = reader.page, reader.head
    text = page.tokens[i].text
    if prefix or end != i + 1 or head is None or head.titled or i - 1 in page.inside:
        return False
    nisba = text.startswith(ARTICLE) and text.endswith(ADJECTIVAL)
    return nisba and page.definite(i - 1) and i == reader.first + 1


def _continues(reader: PhraseReader, i: int) -> bool:
    """A place or institution after a closed noun goes on with the phrase only as its own adjective."""
    return i in reader.page.closing or i - 1 in reader.page.quotes


def _is_medium(reader: PhraseReader, mention: Mention) -> bool:
    row = reader.page.source_of(
        reader.page.tokens[reader.page.reading.token_at(mention.start)].text
    )
    return reader.page.is_medium(mention) or (row is not None and row.kind == "media")


def _may_name(reader: PhraseReader, i: int) -> bool:
    """Whether a person at `i` is the one the phrase is about, rather than part of a description."""
    if i == reader.first:
        return True
    if reader.name is not None and reader.name.type == "PER":
        return False
    page = reader.page
    if page.is_(i, "adjective"):
        # «للفريق الأحمر»
        return False
    before = page.tokens[i - 1]
    if before.text in COMMAS:
        return reader.head is None or reader.head.titled or one_of_many(reader)
    if "preposition" in page.lex.kind(before.text) or page.is_(i - 1, "office-joint"):
        return False
    if page.name_prefix(i):
        return False
    if _belongs(reader, i):
        return False
    if reader.head is None:
        if reader.guessed == reader.first:
            # The unknown word was a title, since a name stands here.
            reader.guessed = -1
            return True
        return reader.definite or _titled(reader, i)
    if reader.head.kind == "quantifier" and i - 1 not in page.inside:
        # «أحد سكان الحي سالم العمري», not «أحد أقارب الضحية سالم» nor «أحد رجال حفتر»
        alone = page.title_start(i) == i and page.names[i][1] - i > 1
        return one_of_many(reader) and alone and reader.closed and page.definite(i - 1)
    if reader.head.kind not in ("human", "office", "reporter"):
        # «الفريق سالم العمري»: a rank that is an institution's word too
        unit = reader.head.kind == "institution" and reader.definite
        return unit and _titled(reader, i) and i == reader.first + 1
    plain = reader.prepared and reader.head.anonymous == "yes" and not reader.definite
    if plain and not (reader.head.kind == "reporter" and reader.closed):
        return False
    if reader.assigned:
        # «مستشار لحملة المرشح فلان»
        return False
    bare = not (reader.definite or reader.specific or page.lex.attached[reader.head.noun])
    if reader.prepared and bare and reader.head.kind == "office":
        # «وزير في حكومة فلان»
        return False
    return reader.closed or (_titled(reader, i) and _title_begins(reader, i) <= reader.first)


def _belongs(reader: PhraseReader, i: int) -> bool:
    """«مستشار الحريري، نديم الملا»: an office without article, whose it is, and another name after a comma."""
    page, head = reader.page, reader.head
    end = page.names[i][1]
    if head is None or head.kind != "office" or reader.definite or i != reader.first + 1:
        return False
    if end + 1 >= reader.stop or page.tokens[end].text not in COMMAS or end != i + 1:
        return False
    other = page.names.get(end + 1)
    return other is not None and other[0].type == "PER"


def _titled(reader: PhraseReader, i: int) -> bool:
    found = reader.page.names.get(i)
    return bool(found and found[0].titles)


def _title_begins(reader: PhraseReader, i: int) -> int:
    return reader.page.title_start(i)
