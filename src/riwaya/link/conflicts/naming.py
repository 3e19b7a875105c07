"""One act under two names: words of opposite valence by which speakers name the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from riwaya.language.tokens import tokenize
from riwaya.language.view import View
from riwaya.link.conflicts.ground import Ground, Telling
from riwaya.link.conflicts.identity import one_course
from riwaya.link.events.own import stems
from riwaya.link.framing import Frames, FramingWord
from riwaya.link.roots import origin_of
from riwaya.model import Document, EventMention, Side, Span

_AROUND = 28
_QUOTE = 200
_SOME = 40
_NEUTRAL = "neutral"
_DEATH, _TAKEOVER = "death", "takeover"


class Choice(msgspec.Struct, frozen=True):
    """One use of a framing word: whose word it is (the origin of the claim it stands in, else the outlet, or the page
    where none is known), what it names, and where it stands."""

    speaker: str
    word: FramingWord
    telling: Telling
    mention: EventMention
    span: Span
    claim: str


def frames(ground: Ground) -> list[list[Side]]:
    """Per family of words that name the event: a side for each valence, where speakers are at odds in it.

    Who uses words of both sides is on neither. What stands between quotation marks is not the speaker's own choice and
    is left out. Only words that surely name one thing are set against each other.
    """
    if len(ground.tellings) == 1 and not any(m.claim for m in ground.tellings[0].mentions):
        return []
    families: defaultdict[str, list[Choice]] = defaultdict(list)
    for telling in ground.tellings:
        for choice in _choices(telling, ground):
            families[choice.word.family].append(choice)
    out: list[list[Side]] = []
    for family in sorted(families):
        firm = _one_sided(families[family])
        held: defaultdict[str, list[Choice]] = defaultdict(list)
        others = _some(firm)
        for choice in firm:
            if any(_opposed(choice, other, ground) for other in others):
                held[choice.word.valence].append(choice)
        if held:
            out.append([_side(v, held[v]) for v in sorted(held)])
    return out


def _some(choices: Sequence[Choice]) -> list[Choice]:
    """The first choices of each valence: of very many no more are looked at, as their pairs would be millions."""
    count: Counter[str] = Counter()
    out = []
    for choice in choices:
        count[choice.word.valence] += 1
        if count[choice.word.valence] <= _SOME:
            out.append(choice)
    return out


def _choices(telling: Telling, ground: Ground) -> list[Choice]:
    table = ground.pack.get(Frames)
    claims = {c.id: c for c in telling.document.claims}
    out = []
    for mention in telling.mentions:
        claim = claims.get(mention.claim or "")
        outlet = telling.document.outlet
        speaker = outlet.name if outlet else telling.document.id
        if claim and claim.chain:
            speaker = origin_of(claim.chain[-1]).key
        for word, span in _near(table, telling.document, mention.trigger):
            named = mention.type in table.types[word.family] and not word.weak
            if named and not quoted(telling.document.text, span.start):
                out.append(Choice(speaker, word, telling, mention, span, claim.id if claim else ""))
    return out


def _one_sided(choices: Sequence[Choice]) -> list[Choice]:
    """The choices of speakers who choose words of one valence."""
    valences: defaultdict[str, set[str]] = defaultdict(set)
    for choice in choices:
        valences[choice.speaker].add(choice.word.valence)
    return [c for c in choices if len(valences[c.speaker]) == 1]


def _opposed(a: Choice, b: Choice, ground: Ground) -> bool:
    """Whether two choices are of different speakers, of valences that are at odds, and of one thing."""
    x, y = a.word.valence, b.word.valence
    if x == y or a.speaker == b.speaker:
        return False
    if a.word.family == _TAKEOVER and _NEUTRAL in (x, y):
        # Whoever says «سيطرت» takes no side against who says «حررت».
        return False
    if a.word.family == _DEATH:
        same = _same_dead(a, b)
    else:
        same = _same_act(a.mention, b.mention, one_page=a.telling is b.telling)
    return same and one_course(a.telling, b.telling, ground)


def _same_dead(a: Choice, b: Choice) -> bool:
    """Whether both words are surely of the same dead: as many, or described alike."""
    x, y = _killed(a), _killed(b)
    if x and y:
        return bool(x & y)
    return bool(_targets(a.mention) & _targets(b.mention))


def _killed(choice: Choice) -> frozenset[float]:
    return frozenset(
        float(f.value)
        for f in choice.telling.figures
        if f.what == "killed" and f.event == choice.mention.id and f.value is not None
    )


def _targets(mention: EventMention) -> frozenset[str]:
    """Whom it befell: ids, and the stems of descriptions."""
    named = [a for a in mention.arguments if a.role == "target"]
    words = frozenset(s for a in named for s in stems(a.name))
    return words | {a.entity for a in named if a.entity}


def _same_act(a: EventMention, b: EventMention, *, one_page: bool) -> bool:
    """Whether two acts are one: in one place that both name, and by no other doers; one page tells of several acts in
    one place, so that there the doers or those whom it befell have to be the same."""
    x, y = ({r.entity or r.name for r in m.arguments if r.role == "actor"} for m in (a, b))
    if x and y and not x & y:
        return False
    if a.place is None or b.place is None:
        return False
    if one_page and not (x & y or _targets(a) & _targets(b)):
        return False
    return (a.place.entity or a.place.name) == (b.place.entity or b.place.name)


def quoted(text: str, at: int) -> bool:
    """Whether an offset stands between quotation marks on its line."""
    start = max(text.rfind("\n", 0, at) + 1, at - _QUOTE)
    before = text[start:at]
    opened = max(before.rfind("«"), before.rfind("“"), before.rfind("”"))
    closed = max(before.rfind("»"), before.rfind("”"))
    if opened > closed or (opened == closed >= 0 and before.count("”") % 2 == 1):
        return True
    return before.count('"') % 2 == 1


def _near(table: Frames, document: Document, trigger: Span) -> list[tuple[FramingWord, Span]]:
    """Framing words that overlap the trigger, or stand right beside it."""
    start = max(0, trigger.start - _AROUND)
    text = document.text[start : trigger.end + _AROUND]
    out = []
    for hit in table.acts.find(tokenize(View(text))):
        span = Span(start + hit.start, start + hit.end)
        if span.start < trigger.end + 1 and trigger.start < span.end + 1:
            out.append((hit.value, span))
    return out


def _side(valence: str, held: list[Choice]) -> Side:
    words = dict.fromkeys(" ".join(c.telling.document.quote(c.span).split()) for c in held)
    return Side(
        says="، ".join(words),
        value=valence,
        claims=tuple(dict.fromkeys(c.claim for c in held if c.claim)),
        figures=(),
        documents=tuple(dict.fromkeys(c.telling.document.id for c in held)),
    )
