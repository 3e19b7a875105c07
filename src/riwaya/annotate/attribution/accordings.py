"""Attribution that stands before, inside or after its content without governing it."""

from __future__ import annotations

from riwaya.annotate.attribution import adverbials
from riwaya.annotate.attribution.according_ends import (
    clause_of_its_own,
    past_time,
    past_told,
    said_in,
    then_clause,
)
from riwaya.annotate.attribution.according_sources import source_at
from riwaya.annotate.attribution.content_ends import clause_first
from riwaya.annotate.attribution.contents import Start
from riwaya.annotate.attribution.cue import Cue
from riwaya.annotate.attribution.drafts import Draft
from riwaya.annotate.attribution.introduce import introduce
from riwaya.annotate.attribution.lexicon import Form
from riwaya.annotate.attribution.main_subjects import main_subject
from riwaya.annotate.attribution.phrase import Phrase
from riwaya.annotate.attribution.phrase_words import reports_for
from riwaya.annotate.attribution.phrases import read_phrase
from riwaya.annotate.attribution.readings import read_verb
from riwaya.annotate.attribution.relays import carried_from, relayed
from riwaya.annotate.attribution.scope import Scope, make
from riwaya.annotate.attribution.subjects import may_speak
from riwaya.annotate.attribution.told import told_to
from riwaya.annotate.attribution.voices import Voice
from riwaya.language.affixes import AND, ARTICLE
from riwaya.language.marks import COMMAS
from riwaya.model import Link

_GOES_ON = (AND, ARTICLE)

_NEAR = 15
#: tokens after a source among which the medium stands that it told, or that saw a paper
_TOLD, _SEEN = 6, 9
#: tokens before a source that say too little to be its report («ولم يعرف، بحسب المرصد، ...»)
_BRIEF = 3
#: tokens within which a comma ends what leads a sentence
_COMMA_NEAR = 9
#: flags of verbs that may be set into what they report
_INSERTED = frozenset(("says", "continues"))


def read_according(scope: Scope, cue: Cue) -> Draft | None:
    """«بحسب ...», «وفق ما أكده ...», «كما أعلن ...»; None where another reading takes over."""
    page, form = scope.page, cue.form
    at = cue.source
    if form is not None:
        if page.is_(cue.first, "as"):
            own = _verb_of_its_own(scope, cue, form)
            if own is not None or cue.first <= scope.first + 1:
                return own
        at = past_told(scope, said_in(scope, at) if form.flagged("said-in") else at)
        listener = adverbials.told_phrase(page, at, scope.stop)
        if listener is not None and not _speaker_behind(scope, listener):
            return _to_whom(scope, cue, listener)
    phrase = source_at(scope, at, form)
    if phrase is None:
        return None
    voice = _voice_of(scope, cue, phrase)
    holder = next((d for d in scope.drafts if d.cue.last <= cue.first < d.first), None)
    if holder is not None:
        _set_between(scope, cue, voice, holder)
        return None
    ends = min(phrase.after, scope.stop - 1)
    brief = cue.first - scope.first <= _BRIEF and page.is_(scope.first, "negation")
    brief = brief and page.tokens[ends].text in COMMAS
    if cue.first <= scope.first + 1 or then_clause(scope, phrase.after) or brief:
        return _leading(scope, cue, voice, phrase)
    return _trailing(scope, cue, voice, phrase)


def _verb_of_its_own(scope: Scope, cue: Cue, form: Form) -> Draft | None:
    """«كما أعلن الوزير أن ...»: a report of its own, not the source of what stands before."""
    own = read_verb(scope, Cue("verb", cue.first + 1, cue.first + 2, form))
    if own is None:
        return None
    near = cue.first <= scope.first + 1 or own.first - cue.last < _NEAR
    if near and own.rule != "verb-object":
        return own
    return own if cue.first == scope.first or _sure_object(scope, own) else None


def _voice_of(scope: Scope, cue: Cue, phrase: Phrase) -> Voice:
    """Who a phrase brings in, with the medium that he told or that handed it on."""
    page, relays = scope.page, cue.form is not None and cue.form.flagged("relay")
    handed = relayed(scope, phrase) or (carried_from(scope, phrase) if relays else None)
    voice = handed or introduce(scope, phrase, cue.form)
    told = phrase.last if _is_medium(voice) else cue.first
    reach = _SEEN if page.is_(phrase.last, "seen") else _TOLD
    return told_to(scope, voice, told, min(phrase.last + reach, scope.stop))


def _set_between(scope: Scope, cue: Cue, voice: Voice, holder: Draft) -> None:
    """What «قالت الإذاعة، نقلا عن مصدر، إن ...» tells of the report `holder` that it stands in."""
    paper = voice.link.role == "document" and not scope.page.is_(cue.first, "hands-on")
    if paper and holder.voice.link.role in ("person", "official"):
        # «قال الوزير، وفق بلاغ للوزارة، "..."»: the paper carried it
        holder.before = voice.chain
    elif _is_medium(voice) and not _is_medium(holder.voice):
        # «قالت مصادر، بحسب القناة، إن ...»
        holder.before = _foreign(scope, voice)
    else:
        # the one named second is nearer the origin
        holder.voice = Voice(
            voice.link, holder.voice.chain, voice.words, voice.gender, voice.plural
        )


def _speaker_behind(scope: Scope, listener: Phrase) -> bool:
    """Whether who spoke is told behind whom he told («حسب ما أفاد به لمراسل الإذاعة، سالم العمري»)."""
    at = min(listener.last, scope.stop - 1)
    at += scope.page.tokens[at].text in COMMAS
    who = read_phrase(scope.page, at, scope.stop, guess=True)
    return who is not None and may_speak(scope, who)


def _to_whom(scope: Scope, cue: Cue, told: Phrase) -> Draft | None:
    """«..., حسب ما ذكر لوكالة ...»: who spoke last, to the medium."""
    last = scope.voices.last(spoke=True)
    if last is None:
        return None
    return _trailing(scope, cue, told_to(scope, last, cue.last, told.last), told)


def _is_medium(voice: Voice) -> bool:
    return voice.link.role in ("outlet", "agency")


def read_inserted(scope: Scope, cue: Cue) -> Draft | None:
    """«..., يقول المهندس، ...»: a verb of saying with its subject, set into what it reports or after it."""
    page, form = scope.page, cue.form
    if form is None or form.joined or form.pronoun or cue.first <= scope.first + 1:
        return None
    plain = {"that", "quote"} <= set(form.verb.takes) and not set(form.verb.flags) - _INSERTED
    before = page.tokens[cue.first - 1].text
    if not plain or not (before in COMMAS or cue.first - 1 in page.closing):
        return None
    opening = page.lex.kind(page.tokens[scope.first].text.removeprefix(AND))
    commas = sum(page.tokens[i].text in COMMAS for i in range(scope.first, cue.first))
    lead = opening & {"circumstance", "preposition"} and commas <= 1
    phrase = read_phrase(page, cue.last, scope.stop, guess=True)
    if phrase is None or not may_speak(scope, phrase) or lead:
        # «وفي وقت سابق، علق ...» is no content
        return None
    ends = phrase.after >= scope.stop or page.tokens[phrase.after].text in (*COMMAS, ".")
    if not ends:
        return None
    return _trailing(scope, cue, introduce(scope, phrase, form), phrase)


def _foreign(scope: Scope, voice: Voice) -> tuple[Link, ...]:
    """The chain of a medium that carried a report, none where it is the page's own outlet."""
    return () if scope.page.is_own(voice.link.name) else voice.chain


def _sure_object(scope: Scope, draft: Draft) -> bool:
    """«كما أكد انتهاء الزيارة»: what follows the verb is said, not the sayer of what stands before."""
    return not any(i in scope.page.names for i in range(draft.cue.last, draft.cue.last + 2))


def _leading(scope: Scope, cue: Cue, voice: Voice, phrase: Phrase) -> Draft | None:
    """«وبحسب التقرير، بلغت ...»: the content is the clause after it."""
    page = scope.page
    at = phrase.after
    near = scope.stop if page.is_(at, "relative") or at > phrase.last else at + _COMMA_NEAR
    while at < scope.stop and page.is_(at, "pronoun"):
        at += 1
    for i in range(max(phrase.last, phrase.after), min(near, scope.stop)):
        then = then_clause(scope, i)
        if then or page.tokens[i].text in ("،", ",", ":"):
            at = i if then else i + 1
            if reports_for(page, at):
                # «حسبما أفاد به المدير، مراسل الإذاعة في الجهة، فقد ...»
                continue
            break
    if at >= scope.stop:
        return None
    return make(scope, cue, voice, Start(at, "that"), "according", cue.form)


def _trailing(scope: Scope, cue: Cue, voice: Voice, phrase: Phrase) -> Draft | None:
    """«..., بحسب الوزيرة»: what stands before it, and what goes on after it between commas."""
    page = scope.page
    holders = [d for d in scope.drafts if d.first + 2 < cue.first]
    if any(d.first <= cue.first <= d.first + 2 for d in scope.drafts):
        return None
    if holders:
        for draft in holders:
            draft.last = min(draft.last, cue.first) if draft.last >= cue.first else draft.last
            if not _is_medium(voice):
                continue
            scope.voices.note(voice)
            if not draft.before and voice.link.name not in [k.name for k in draft.voice.chain]:
                draft.before = _foreign(scope, voice)
        return None
    first = clause_first(scope.page, scope.first, cue.first)
    if first >= cue.first:
        return None
    draft = make(scope, cue, voice, Start(first, "that"), "according", cue.form)
    rest = past_time(scope, past_time(scope, phrase.last) + 1)
    comma = past_time(scope, phrase.last)
    goes_on = rest + 1 < scope.stop and page.tokens[rest].kind != "mark"
    goes_on = goes_on and comma + 2 < scope.stop
    goes_on = goes_on and page.tokens[comma].text in COMMAS
    # «، وفق الوزارة، بينما ...», «، ولم يصدر ...» is somebody else's
    goes_on = goes_on and not page.is_(rest, "meanwhile") and not clause_of_its_own(scope, rest)
    if goes_on and page.is_(rest, "preposition") and page.is_(rest + 1, "web"):
        # «، وفق ما نشره الصندوق، مساء الإثنين على موقعه»
        goes_on = False
    row = page.source(rest)
    apart = row is not None and (row.titled or row.kind == "quantifier")
    if row is not None and apart and phrase.name is not None and not page.governed(rest):
        # «، وفق ما أكده سالم، عضو المنظمة»
        goes_on = goes_on and page.tokens[rest].text.startswith(_GOES_ON)
    bare = cue.first - first <= _BRIEF - 1
    if goes_on and (bare or page.tokens[cue.first - 1].text in COMMAS):
        # «كما تمكنت حسب بلاغ الوزارة أمس، من حجز ...»: the verb alone says nothing
        draft.parts = [(first, cue.first), (comma, scope.stop)]
        draft.last = scope.stop
    else:
        draft.last = cue.first
    return draft


def read_self(scope: Scope, cue: Cue) -> Draft | None:
    """«على حد تعبيره» marks what was reported; alone, it attributes its clause to who spoke last."""
    page = scope.page
    holders = [d for d in scope.drafts if d.first + 2 < cue.first]
    if holders:
        inserted = cue.last < scope.stop and page.tokens[cue.last].kind == "word"
        inserted = inserted or cue.last in page.quotes
        for draft in holders:
            # «أن هذه المزاعم، بحسب وصفها "زائفة"» goes on
            draft.last = draft.last if inserted else min(draft.last, cue.first)
        return None
    voice = main_subject(scope, cue.first, None) or scope.voices.last()
    first = clause_first(scope.page, scope.first, cue.first)
    if voice is None or first >= cue.first:
        return None
    draft = make(scope, cue, voice, Start(first, "that"), "self", None)
    draft.last = cue.first
    return draft
