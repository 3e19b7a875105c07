"""Responsibility laid and denied, other denials, and what a thing was for."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.typesets import TypeSets
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.conflicts.blame import answered, blamed, counter, names_doer
from riwaya.link.conflicts.ground import Ground, Telling
from riwaya.link.conflicts.identity import one_course
from riwaya.link.conflicts.voices import Voice, side_of
from riwaya.link.conflicts.words import Words
from riwaya.link.events.codes import Codes
from riwaya.link.events.own import points
from riwaya.model import Claim, Document, EventMention, Side

_HARM = (".suffer@", ".harm@")
_LAYING = frozenset({"deny", "accuse"})
_VERB = ".verb."
_FAR, _HEAD, _AFTER, _BESIDE = 600, 60, 250, 120
#: Words between a denial and what is denied («نفى أن تكون»), and behind a word for what others say.
_BETWEEN, _BEHIND = 2, 6


def denials(ground: Ground) -> list[tuple[str, list[Side]]]:
    """(kind, sides) for each denial of the event: «responsibility» where the act is laid at somebody's door,
    else «denial»."""
    if not any(c.stance in _LAYING for t in ground.tellings for c in t.claims):
        return []
    words = ground.pack.get(Words)
    against = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in t.claims
        if c.stance == "deny" and not _found(words.ruling_out, t.document.quote(c.cue))
    ]
    laid = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in t.claims
        if c.stance in ("accuse", "assert")
    ]
    accused = [v for v in laid if v.claim.stance == "accuse" and _lays(v, words, ground)]
    out: list[tuple[str, list[Side]]] = []
    if against:
        about = any(_has(words.responsible, v) for v in against)
        violent = ground.event.type in ground.pack.get(TypeSets).violent
        kind = "responsibility" if violent and (about or accused) else "denial"
        naming = [v for v in laid if v.claim.stance == "assert" and names_doer(v, ground)]
        blaming = [*accused, *naming] if kind == "responsibility" else accused
        if kind == "denial":
            charged = {v.document.id for v in accused}
            against = [
                v for v in against if _of_the_event(v, ground, charged=v.document.id in charged)
            ]
            if not against:
                return []
        else:
            against = [v for v in against if _answers_charge(v, words, ground)]
            if not against:
                return out
        if kind == "responsibility":
            found, against = answered(blaming, against, ground)
            found = [(x, y) for x, y in found if _of_one(x, y, ground)]
            out += [(kind, [side_of(x), side_of(y)]) for x, y in found]
            if found:
                # Nobody blames the others by name: whose side they are on is not known.
                return out
        others = [v for v in (blaming or laid) if v.who not in {d.who for d in against}]
        if others and not _of_one(others, against, ground):
            return out
        if others:
            out.append((kind, [side_of(others), side_of(against)]))
        else:
            if kind == "responsibility" or _told(ground):
                out.append((kind, [_own(ground), side_of(against)]))
    elif accused and not ground.pack.get(Codes).mutual(ground.event.type):
        doers = blamed(ground)
        if len(doers) > 1:
            out.append(("responsibility", doers))
        else:
            against_one_another = counter(_charges(ground, words), ground)
            out += [("responsibility", [side_of(x), side_of(y)]) for x, y in against_one_another]
    return out


def _charges(ground: Ground, words: Words) -> list[Voice]:
    """Accusations of the act: those that name it, and those of responsibility right behind a telling of it, which name
    nothing else («وحملت الحكومة الجيش المسؤولية»)."""
    out = []
    for telling in ground.tellings:
        document, own = telling.document, {c.id for c in telling.claims}
        events = {m.id for m in telling.mentions}
        for claim in document.claims:
            if claim.stance != "accuse" or not claim.chain:
                continue
            voice = Voice(document, claim)
            before = [e for e in document.events if e.start < claim.content.end][-1:]
            alone = not any(claim.content.contains(e.trigger) for e in document.events)
            follows = any(e.id in events and claim.cue.start - e.end <= _AFTER for e in before)
            if claim.id in own or (alone and follows and _has(words.responsible, voice)):
                out.append(voice)
    return out


def _of_one(a: Sequence[Voice], b: Sequence[Voice], ground: Ground) -> bool:
    """Whether one of each surely speaks of one event: in one page, or in pages that surely tell of one."""
    tellings = {t.document.id: t for t in ground.tellings}
    pairs = {(x.document.id, y.document.id) for x in a for y in b}
    return any(one_course(tellings[p], tellings[q], ground) for p, q in sorted(pairs))


def _of_the_event(voice: Voice, ground: Ground, *, charged: bool) -> bool:
    """Whether what is denied is the event, and not something said of it: it stands at the head of the denial, and is
    not only pointed at («لم ينجم عن الهجوم»)."""
    content = voice.claim.content
    words = ground.pack.get(Words)
    text, ends = voice.document.text, words.ends

    def said(mention: EventMention) -> bool:
        if charged:
            return True
        before = text[content.start : mention.start]
        if any(True for _ in ends.find(tokenize(View(before)))):
            return False
        if points(voice.document, mention) or _harm(mention):
            return False
        clause = _VERB in mention.rule and mention.status == "denied" and _opens(before, words)
        direct = clause or _directly(before, words)
        return direct and not _cause(text[mention.end : mention.end + _HEAD], words)

    return any(
        (content.start <= m.start <= content.start + _HEAD and said(m))
        or (m.claim == voice.claim.id and voice.claim.cue.end <= m.start < content.start)
        for t in ground.tellings
        if t.document is voice.document
        for m in t.mentions
    )


def _opens(before: str, words: Words) -> bool:
    """Whether a clause is denied, of which an act is the verb («نفى أن تكون اللجنة تدرس»)."""
    tokens = tokenize(View(before))
    return bool(tokens) and words.clauses.first(tokens, 0) is not None


def _directly(before: str, words: Words) -> bool:
    """Whether what is denied comes right behind the denial, or behind a word for what others say of it."""
    tokens = tokenize(View(before))
    if sum(t.kind != "mark" for t in tokens) <= _BETWEEN:
        return True
    return any(len(tokens) - hit.last <= _BEHIND for hit in words.hearsay.find(tokens))


def _cause(after: str, words: Words) -> bool:
    """Whether only why it was done is denied («أن يكون اعتقاله بسبب الطائرة»)."""
    tokens = tokenize(View(after))
    return any(hit.first <= _BETWEEN for hit in words.purpose.find(tokens))


def _lays(voice: Voice, words: Words, ground: Ground) -> bool:
    """Whether an accusation lays the act at somebody's door, and is not of something beside it («استغلال التفجير»)."""
    return _has(words.responsible, voice) or names_doer(voice, ground)


def _answers_charge(voice: Voice, words: Words, ground: Ground) -> bool:
    """Whether a denial is of responsibility, of accusations, or of the act itself."""
    about = _has(words.responsible, voice) or _has(words.hearsay, voice)
    return about or _of_the_event(voice, ground, charged=False)


def _harm(mention: EventMention) -> bool:
    """Whether a telling is of the harm that an attack did: without it there is the attack still."""
    return mention.type != "killing" and any(frame in mention.rule for frame in _HARM)


def _told(ground: Ground) -> bool:
    """Whether a page tells the event as such, or denies at least that very thing; what is merely possible is not
    told."""
    if ground.event.status == "denied":
        return True
    done = ("occurred", "ongoing", "planned")
    return any(
        m.status in done and m.claim is None and not points(t.document, m)
        for t in ground.tellings
        for m in t.mentions
    )


def purposes(ground: Ground) -> list[list[Side]]:
    """Claims that say what the event was for, where one denies what others hold, or where origins give
    different purposes."""
    if sum(len(t.claims) for t in ground.tellings) < 1:
        return []
    words = ground.pack.get(Words)
    given: list[Voice] = []
    denied: list[Voice] = []
    for telling in ground.tellings:
        for claim in telling.claims:
            stances = _purpose(words, telling.document, claim, telling.mentions)
            voice = Voice(telling.document, claim)
            if "against" in stances:
                denied.append(voice)
            elif "for" in stances and claim.stance in ("assert", "accuse"):
                given.append(voice)
    given = [v for v in given if v.who not in {d.who for d in denied}]
    if denied and given:
        return [[side_of(denied), side_of(given)]]
    return excuses(ground)


def excuses(ground: Ground) -> list[list[Side]]:
    """Who is accused of an act and says what it was aimed at («إنها كانت تحمل أسلحة»), against who accuses."""
    if ground.event.type not in ground.pack.get(TypeSets).violent:
        return []
    words = ground.pack.get(Words)
    accusing = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in t.claims
        if c.stance in ("accuse", "condemn")
    ]
    if not accusing:
        return []
    given = [
        Voice(t.document, c)
        for t in ground.tellings
        for c in _within(t)
        if c.chain and c.stance == "assert" and "excuse" in _purpose(words, t.document, c)
    ]
    given = [
        v
        for v in given
        if any(a.who != v.who and _answers(v, a) for a in accusing)
        and v.who not in {a.who for a in accusing}
    ]
    return [[side_of(accusing), side_of(given)]] if given else []


def _answers(excuse: Voice, charge: Voice) -> bool:
    """Whether an excuse stands in the charge or right after it."""
    said = charge.claim.content
    near = said.start <= excuse.claim.content.start <= said.end + _AFTER
    return excuse.document is charge.document and near


def _within(telling: Telling) -> list[Claim]:
    """Claims of the event, and claims that stand inside what they report."""
    ids = {c.id for c in telling.claims}
    return [
        c
        for c in telling.document.claims
        if c.id in ids or any(o.content.contains(c.content) for o in telling.claims)
    ]


def _purpose(
    words: Words, document: Document, claim: Claim, of: Sequence[EventMention] | None = None
) -> set[str]:
    """What a claim says of purposes; of one of some mentions where it is said near it."""
    start, end = claim.content.start, min(claim.content.end, claim.content.start + _FAR)
    found = {
        (hit.value, start + hit.start)
        for hit in words.purpose.find(tokenize(View(document.text[start:end])))
    }
    return {
        value
        for value, at in found
        if of is None or any(abs(m.start - at) <= _BESIDE for m in of if start <= m.start < end)
    }


def _has(lexicon: Lexicon[str], voice: Voice) -> bool:
    return _found(lexicon, voice.document.quote(voice.claim.content)[:_FAR])


def _found(lexicon: Lexicon[str], text: str) -> bool:
    return any(True for _ in lexicon.find(tokenize(View(text))))


def _own(ground: Ground) -> Side:
    """The event as told in the pages' own voice."""
    return Side(
        says=ground.event.label_ar,
        claims=(),
        figures=(),
        documents=tuple(t.document.id for t in ground.tellings),
    )
