"""Reports that a medium passes on, that a document holds, and names that somebody gives a thing."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution import adverbials, contents
from riwaya.annotate.attribution.article import Article
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.links import link_of
from riwaya.annotate.attribution.main_subjects import main_subject
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.quotations import is_speech
from riwaya.annotate.attribution.scope import Scope, make
from riwaya.annotate.attribution.speakers import voice_of
from riwaya.annotate.attribution.subjects_before import subject_before
from riwaya.annotate.attribution.voices import Voice
from riwaya.language.affixes import ABOUT, BY, IN, OF, TO_THE, TOWARDS

#: tokens after the verb among which the origin stands
_ORIGIN_NEAR = 30


def read_characterised(scope: Scope, cue: Cue, form: Form, takes: frozenset[str]) -> Draft | None:
    """«لما وصفته بـ», «التي وصفها بغير الكافية»."""
    page = scope.page
    if not {"describes", "characterises"} & set(form.verb.flags):
        return None
    at = adverbials.skip(page, cue.last, scope.stop, frozenset((BY,)), scope.timed).at
    subject = None
    if not _named_at(scope, at, form):
        subject = read_phrase(page, at, scope.stop, frozenset((BY,)))
        if subject is None or page.tokens[at].text.startswith(TO_THE):
            return None
        at = adverbials.skip(page, subject.after, scope.stop, frozenset((BY,)), scope.timed).at
    if not _named_at(scope, at, form):
        return None
    voice = voice_of(scope, cue, form, subject)
    if voice is None:
        return None
    draft = make(scope, cue, voice, Start(at, "preposition"), "characterisation", form)
    draft.last = _short_end(scope, at)
    draft.aside = True
    return draft


def _named_at(scope: Scope, i: int, form: Form) -> bool:
    """Whether the name given begins at `i`: after «بـ», or in quotation marks after «سماه»."""
    if i >= scope.stop:
        return False
    bare = form.flagged("characterises") and i in scope.page.quotes
    return bare or scope.page.tokens[i].text.startswith(BY)


def _short_end(scope: Scope, at: int) -> int:
    page = scope.page
    for i in range(at, min(at + 3, scope.stop)):
        if i in page.quotes:
            return page.quotes[i] + 1
    for i in range(at + 1, scope.stop):
        if page.tokens[i].kind == "mark":
            return i
    return scope.stop


def read_relay(
    scope: Scope, cue: Cue, form: Form, relay: Phrase | None, scan: int, takes: frozenset[str]
) -> Draft | None:
    """«نقلت صحيفة ... عن مصدر ... قوله إن»: the medium, then the origin after «عن»."""
    page = scope.page
    if relay is None and cue.first > scope.first and page.is_(cue.first - 1, "what"):
        relay = subject_before(scope, Cue(cue.kind, cue.first - 1, cue.last, form), form)
    origin = _origin(scope, form, scan, takes)
    scan = origin.after if origin is not None else scan
    learns = form.flagged("origin-from")
    if learns and not (origin is not None and relay is not None and _hears(scope, relay)):
        # «علمت الصحيفة أن» is the medium's own voice
        return None
    start = contents.find_start(page, scan, scope.stop, takes)
    if start is None and "object" in takes:
        start = _object(scope, scan, relay, origin)
    if start is None:
        return None
    if relay is not None and origin is not None and relay.first >= origin.first:
        relay = None
    carrier = introduce(scope, relay, form) if relay is not None else None
    if origin is None:
        if carrier is None:
            return None
        if any(page.is_(i, "thereof") for i in range(scan, start.at)):
            return _of_him(scope, cue, form, carrier, start)
        return make(scope, cue, carrier, start, "relay", form)
    carrier = carrier or _unnamed_carrier(scope, cue, form)
    voice = introduce(scope, origin, None)
    if carrier is not None:
        scope.voices.add(carrier)
        if not page.is_own(carrier.link.name):
            voice = Voice(voice.link, carrier.chain, voice.words, voice.gender, voice.plural)
    return make(scope, cue, voice, start, "relay", form)


def _origin(scope: Scope, form: Form, scan: int, takes: frozenset[str]) -> Phrase | None:
    """From whom a medium has it, told after «عن», «من» or «إلى» as the verb wants, from token `scan` on."""
    page = scope.page
    wants = OF if form.flagged("origin-from") else ABOUT
    wants = TOWARDS if form.flagged("origin-to") else wants
    for i in range(scan, min(scope.stop, scan + _ORIGIN_NEAR)):
        if page.is_(i, "from-whom"):
            # «نقل الموقع عمن وصفه بـ"مصدر أمني" أن»
            return _so_called(scope, i)
        if page.tokens[i].text == wants and i + 1 < scope.stop:
            clause = contents.find_start(page, i + 1, scope.stop, takes)
            origin = read_phrase(page, i + 1, scope.stop, guess=clause is not None)
            # «نقلت الوكالة تقارير عن مقتل ...»
            return None if origin is not None and _told_of(page, origin) else origin
        speech = i in page.quotes and is_speech(page, i, page.quotes[i], scope.stop)
        if speech or page.is_(i, "thereof") or page.tokens[i].text == ":":
            return None
        if contents.blocks(page, i):
            return None
    return None


def _object(scope: Scope, scan: int, relay: Phrase | None, origin: Phrase | None) -> Start | None:
    """What is handed on without a clause, from token `scan` on."""
    page = scope.page
    if relay is None and origin is None:
        return None
    at = adverbials.skip(page, scan, scope.stop, frozenset(), scope.timed).at
    if origin is None:
        # «تناقلت وسائل إعلام تقارير تفيد ...»: news is passed on, «تشييع» is shown
        return Start(at, "object") if at < scope.stop and page.is_(at, "news") else None
    if at < scope.stop and page.is_(at, "saying"):
        at += 1
    # «نقلت عن مسؤولين لم تسمهم» says nothing yet
    return Start(at, "object") if at < scope.stop and not page.is_(at, "negation") else None


def _unnamed_carrier(scope: Scope, cue: Cue, form: Form) -> Voice | None:
    """Who hands on what an origin said, where the clause does not name it again."""
    heard = _medium_heard(scope, form) if form.joined and form.gender == "f" else None
    if heard is None and scope.page.is_(cue.last, "therein"):
        # «نشرت الوكالة تقريرا نقلت فيه عن ...»
        return main_subject(scope, cue.first, form)
    return heard


def _told_of(page: Article, origin: Phrase) -> bool:
    """Whether a deed stands where the origin of news would («تقارير عن مقتل ...»)."""
    first = origin.first
    if origin.source is not None or first in page.inside:
        return False
    # «نقل حالتين عن طريق الإسعاف»
    return page.is_(first, "attack") or page.is_(first, "matter") or page.is_(first, "way")


def _so_called(scope: Scope, i: int) -> Phrase | None:
    """Who is given a description in quotation marks right after token `i`."""
    page = scope.page
    for open_ in range(i + 1, min(i + 5, scope.stop)):
        if open_ in page.quotes:
            phrase = read_phrase(page, open_ + 1, page.quotes[open_])
            after = page.quotes[open_] + 1
            return None if phrase is None else msgspec.structs.replace(phrase, after=after)
    return None


def _hears(scope: Scope, relay: Phrase) -> bool:
    """Whether who learned something is a medium, by its noun, its name or its quotation marks."""
    page = scope.page
    row = relay.source
    if row is not None:
        return row.kind in ("media", "reporter")
    own = page.is_own(link_of(page, relay).name)
    return own or relay.first in page.quotes or _medium_phrase(page, relay)


def _of_him(scope: Scope, cue: Cue, form: Form, carrier: Voice, start: Start) -> Draft:
    """«ونقل الموقع عنه قوله»: the person named last, through the medium."""
    person = scope.people.latest(cue.first)
    if person is None:
        return make(scope, cue, carrier, start, "relay", form)
    chain = () if scope.page.is_own(carrier.link.name) else carrier.chain
    voice = Voice(person.link, chain, person.words, person.gender, person.plural)
    return make(scope, cue, voice, start, "relay", form)


def _medium_heard(scope: Scope, form: Form) -> Voice | None:
    """«ونقلت عن ...»: the medium that spoke before goes on."""
    last = scope.voices.last(form.gender)
    return last if last is not None and last.link.role in ("outlet", "agency") else None


def relayed(scope: Scope, phrase: Phrase) -> Voice | None:
    """«حصيلة نقلتها وكالة ... عن مصدر ...»: the origin with the medium that carried a document; else None.

    Also «معلومات نشرتها صحيفة ... نقلا عن مصدر ...», where the phrase holds the medium already.
    """
    page = scope.page
    if phrase.source is None or phrase.source.kind not in ("document", "statement"):
        return None
    at = phrase.last
    carrier: Phrase | None = None
    for i in range(phrase.first + 1, min(phrase.last + 2, scope.stop)):
        hands_on = page.is_(i, "issued") and i + 1 < scope.stop
        hands_on = hands_on or any(f.pronoun and f.flagged("relay") for f in page.reporting(i))
        if hands_on:
            carrier = read_phrase(page, i + 1, scope.stop, frozenset((ABOUT,)))
            break
    if carrier is None or not _medium_phrase(page, carrier):
        return None
    at = carrier.after
    while at < scope.stop and at < carrier.after + 2 and page.tokens[at].text != ABOUT:
        at += 1
    if at + 1 >= scope.stop or page.tokens[at].text != ABOUT:
        return None
    origin = read_phrase(page, at + 1, scope.stop)
    if origin is None:
        return None
    medium = introduce(scope, carrier, None)
    voice = introduce(scope, origin, None)
    chain = () if page.is_own(medium.link.name) else medium.chain
    return Voice(voice.link, chain, voice.words, voice.gender, voice.plural)


def carried_from(scope: Scope, carrier: Phrase) -> Voice | None:
    """«..., حسبما نقلت الوكالة عن جهاز الإسعاف»: the origin with the medium that carried it; None where none is told."""
    page = scope.page
    near = range(carrier.last, min(carrier.last + 3, scope.stop - 1))
    at = next((i for i in near if page.tokens[i].text == ABOUT), -1)
    origin = read_phrase(page, at + 1, scope.stop) if at > 0 else None
    if origin is None or (origin.source is None and origin.name is None):
        return None
    medium, voice = introduce(scope, carrier, None), introduce(scope, origin, None)
    chain = () if page.is_own(medium.link.name) else medium.chain
    return Voice(voice.link, chain, voice.words, voice.gender, voice.plural)


def _medium_phrase(page: Article, phrase: Phrase) -> bool:
    if phrase.source is not None:
        return phrase.source.kind == "media"
    return phrase.name is not None and page.is_medium(phrase.name)


def read_said_in(scope: Scope, cue: Cue, form: Form, takes: frozenset[str]) -> Draft | None:
    """«جاء في البيان أن»: the document speaks."""
    page = scope.page
    therein = cue.last < scope.stop and page.is_(cue.last, "therein")
    if not therein and (cue.last >= scope.stop or page.tokens[cue.last].text != IN):
        return None
    phrase = None
    scan = cue.last + 1
    if not therein:
        phrase = read_phrase(page, cue.last + 1, scope.stop)
        if phrase is None or phrase.source is None:
            return None
        if phrase.source.kind not in ("document", "statement", "media"):
            return None
        scan = phrase.after
    start = contents.find_start(page, scan, scope.stop, takes)
    if start is None:
        return None
    voice = voice_of(scope, cue, Form(form.verb, "past", "-", "-"), phrase)
    return make(scope, cue, voice, start, "document", form) if voice else None
