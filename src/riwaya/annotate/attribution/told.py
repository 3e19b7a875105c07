"""Whom a source told, and through which medium: a link of the chain when it is not the page's own."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.scope import Scope
from riwaya.annotate.attribution.voices import Voice
from riwaya.language.affixes import ARTICLE, TO, TO_THE
from riwaya.language.marks import COMMAS
from riwaya.language.tokens import words
from riwaya.model import Link

#: tokens of «حوار خاص مع صحيفة ...»
_OCCASION = 9


def told_to(
    scope: Scope, voice: Voice, first: int, last: int, subject: Phrase | None = None
) -> Voice:
    """The voice with the medium that it told, as named between cue and content."""
    if subject is not None and subject.source is not None and subject.source.kind == "media":
        first = subject.last
    after = subject.last if subject is not None else first
    link = _medium_between(scope, first, last, after) or _told_before(scope, first)
    if link is None or any(link.name == known.name for known in voice.chain):
        return voice
    seen = any(scope.page.is_(i, "seen") for i in range(after, last))
    if voice.link.role == "document" and voice.link.anonymous and not (voice.relays or seen):
        # «تقرير جديد لـ"..."»: the medium's own paper
        own = Link(voice.link.text, link.name, link.role, False, span=voice.link.span)
        return msgspec.structs.replace(voice, link=own)
    return Voice(voice.link, (link,), voice.words, voice.gender, voice.plural)


def _told_before(scope: Scope, cue: int) -> Link | None:
    """«وفي تصريح لموزاييك، قال ...»: the medium told where the sentence begins with the occasion."""
    page = scope.page
    for i in range(scope.first, min(cue, scope.first + 4)):
        if page.is_(i, "speech-noun"):
            comma = next((k for k in range(i, cue) if page.tokens[k].text in COMMAS), -1)
            return _medium_between(scope, i + 1, comma, i) if comma > 0 else None
    return None


def on_occasion(scope: Scope, voice: Voice, first: int, last: int) -> Voice:
    """The voice with the medium of «في حوار مع صحيفة ...» between tokens `first` and `last`, where it has none yet."""
    if voice.relays:
        return voice
    for i in range(first, last - 1):
        if scope.page.is_(i, "speech-noun"):
            link = _medium_between(scope, i + 1, min(last, i + _OCCASION), i)
            if link is not None and link.name != voice.link.name:
                return Voice(voice.link, (link,), voice.words, voice.gender, voice.plural)
    return voice


def told_within(scope: Scope, phrase: Phrase) -> Link | None:
    """The medium told that stands inside the phrase of a source («مصادر خاصة لـ«...»»)."""
    if phrase.source is not None and phrase.source.kind == "media":
        return None
    return _medium_between(scope, phrase.first + 1, phrase.last, phrase.last)


def _medium_between(scope: Scope, first: int, last: int, after: int) -> Link | None:
    """The medium told in tokens `first`..`last`; «على», «مع» lead to one from `after` on.

    Before that they belong to a title («المشرف على قنوات ...»).
    """
    page = scope.page
    for i in range(first, last):
        if page.tokens[i - 1].text in page.lex.according and not page.is_(i - 1, "as"):
            # «وفقا للصحيفة»
            continue
        told = adverbials.told_phrase(page, i, last) or _carried(scope, i, last)
        if told is None and i in page.quotes and page.quotes[i] < last:
            told = _quoted_medium(scope, i)
        if told is None and i >= after and page.is_(i, "to-medium") and i + 1 < last:
            row = page.source(i + 1)
            on_web = page.is_(i, "on-medium") and page.is_(i + 1, "web")
            if row is not None and row.kind == "media" and not on_web:
                told = read_phrase(page, i + 1, last)
        if told is None:
            continue
        link = _medium(scope, told)
        if link is not None:
            return link
    return None


def _carried(scope: Scope, i: int, last: int) -> Phrase | None:
    """«في تصريحات نقلتها صحيفة ...»: who carried what was said, after the verb at token `i`."""
    page = scope.page
    relays = any(f.pronoun and f.flagged("relay") for f in page.reporting(i))
    if not relays and page.is_(i, "seen") and page.is_(i + 1, "pronoun"):
        # «وثيقة اطلعت عليها رويترز»
        relays, i = True, i + 1
    if not relays and page.is_(i, "got") and i + 1 < last:
        return _copied(scope, i, last)
    # «بيان تلقته الوكالة»
    relays = relays or page.is_(i, "seen-it")
    if not relays or i + 1 >= last:
        return None
    found = page.names.get(i + 1)
    medium = page.is_media_noun(i + 1) or (found is not None and page.is_medium(found[0]))
    quoted = i + 1 in page.quotes and page.quotes[i + 1] < last
    return read_phrase(page, i + 1, last) if medium or quoted else None


def _copied(scope: Scope, i: int, last: int) -> Phrase | None:
    """«بيان حصلت وكالة ... على نسخة منه»: the agency; another medium is mostly the page's own."""
    page = scope.page
    phrase = read_phrase(page, i + 1, last)
    if phrase is None or not any(page.is_(k, "copy") for k in range(phrase.last, last)):
        return None
    return phrase if link_of(page, phrase).role == "agency" else None


def _quoted_medium(scope: Scope, i: int) -> Phrase | None:
    """«أبلغت مصادر "رويترز" أن»: a medium in quotation marks right after the verb or its subject."""
    page = scope.page
    tells = any(f.flagged("tells") for f in page.reporting(i - 1))
    # «في مقابلة مع «العربية»»
    tells = tells or page.is_(i - 1, "to-medium")
    close = page.quotes[i]
    name = " ".join(t.text for t in page.tokens[i + 1 : close])
    if tells and name in page.lex.media:
        return Phrase(i, close + 1, close + 1, None, None, True)
    return None


def _medium(scope: Scope, phrase: Phrase) -> Link | None:
    """The link of a medium, unless it is the page's own outlet or no medium by name."""
    page = scope.page
    row = phrase.source
    if row is not None and row.kind == "reporter":
        inner = _employer(scope, phrase)
        if inner is None:
            return None
        phrase = inner
    if any(page.is_(i, "platform") for i in range(phrase.first, phrase.last)):
        return None
    link = link_of(page, phrase)
    if page.is_own(link.name) or link.anonymous:
        return None
    text = _unclipped(page, phrase, link.text)
    name = text if link.name == link.text else link.name
    if page.is_own(name):
        return None
    known = page.lex.media.get(_key(name)) or page.lex.media.get(_key(text))
    if known is None and page.is_media_noun(phrase.first):
        # «لوكالة رويترز»
        known = page.lex.media.get(" ".join(words(name)[1:]))
        name = known.name if known is not None else name
    kind = known.kind if known is not None else link.role
    return Link(text, name, "agency" if kind == "agency" else "outlet", False, span=link.span)


def _unclipped(page: Article, phrase: Phrase, text: str) -> str:
    """A medium's name without the «ل» by which it is told: «للأناضول» is «الأناضول», «للوموند» is «لوموند»."""
    raw = page.tokens[phrase.first].raw
    if not raw.startswith(TO) or _key(text) in page.lex.media:
        return text
    whole = text.startswith(raw)
    if not whole and not text.startswith(raw[1:]):
        return text
    bare = text[1:] if whole else text
    articled = ARTICLE + bare[1:] if raw.startswith(TO_THE) else bare
    known = next((n for n in (articled, bare) if _key(n) in page.lex.media), "")
    if not known and whole and phrase.first in page.names:
        # «لوموند» as a mention: the letter is its own
        return text
    return known or articled


def _key(name: str) -> str:
    return " ".join(words(name))


def _employer(scope: Scope, phrase: Phrase) -> Phrase | None:
    """The medium that a reporter works for («لمراسل إذاعة ... فلان»), none where only he is named."""
    page = scope.page
    for i in range(phrase.first + 1, phrase.last):
        found = page.names.get(i)
        if found is not None and found[0].type == "ORG":
            return Phrase(i, found[1], found[1], page.source(i), found[0], True)
        if page.is_media_noun(i) or i in page.quotes:
            return read_phrase(page, i, phrase.last)
    return None


def medium_before(scope: Scope, cue: Cue) -> Phrase | None:
    """The medium that the sentence names last before a cue («صحف ...، ما نقلته عن ...»)."""
    page = scope.page
    for i in range(cue.first - 1, scope.first - 1, -1):
        if page.is_media_noun(i):
            return read_phrase(page, i, cue.first)
    return None
