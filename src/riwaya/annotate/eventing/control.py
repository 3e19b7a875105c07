"""Doers that another word of the sentence names: whom a verb has do something, and the body that tells what it did."""

from __future__ import annotations

import msgspec

from riwaya.annotate.eventing.centres import main_clause
from riwaya.annotate.eventing.heads import head_word
from riwaya.annotate.eventing.pieces import Piece
from riwaya.annotate.eventing.scene import EventScene
from riwaya.annotate.eventing.triggers import TriggerAt
from riwaya.language.affixes import ALEF, ARTICLE, BY, HA, HER, HIS_OR_HER, TA_MARBUTA, TO
from riwaya.model import Claim, Mention, Span

#: How far (tokens) behind a deed stands whose that is which it befell.
_OWN = 8
#: What ends the search for who issues an act of law.
_DECREE_ENDS = ("mark", "comp", "conj", "rel", "neg")
#: Families and types of deeds that a body tells of as its own with «تم».


def sent(scene: EventScene, pieces: list[Piece], verb: int) -> Piece | None:
    """Whom the verb at piece `verb` has do what follows («دعا الرئيس القوات إلى»); None where it is no such verb or
    names nobody but its subject."""
    hit = scene.words.object_control.first(scene.tokens, pieces[verb].first)
    if hit is None or hit.enclitic:
        return None
    rest = pieces[verb + 1 :]
    if hit.value != "object":
        return next((p for p in rest if p.kind == "np" and p.prep == hit.value), None)
    bare = [
        p
        for n, p in enumerate(rest)
        if p.kind == "np" and not p.prep and not p.joined
        if not n or rest[n - 1].kind != "np" or rest[n - 1].last == p.first
    ]
    clause = scene.clause_of(pieces[verb].first)
    subject = clause.subject if clause is not None and clause.own else None
    if subject is not None and subject.first > pieces[verb].first and not _his(scene, bare):
        bare = bare[1:]
    return bare[0] if len(bare) == 1 and scene.page.names_somebody(bare[0]) else None


def _his(scene: EventScene, bare: list[Piece]) -> bool:
    """«وكلف نائبه بـ»: whether the only phrase behind the verb is somebody of the subject's, who so is not the subject."""
    word = scene.tokens[bare[0].first] if len(bare) == 1 else None
    return word is not None and word.text.endswith(HIS_OR_HER) and not word.raw.endswith(TA_MARBUTA)


def issuer(scene: EventScene, pieces: list[Piece]) -> Piece | None:
    """«أصدر الرئيس مرسوما بتعيين ...», «اعتمد المجلس قرارا يقضي بتمديد ...»: who issues the act of law that ends `pieces`, by
    which the deed behind them is done; None where they end with none."""
    n = len(pieces) - 1
    if n > 0 and _carries(scene, pieces[n]):
        n -= 1  # «قرار الرئيس بفرض | حظر»
    if n > 0 and (pieces[n].kind == "verb" or _about(scene, pieces[n])):
        n -= 1
    while n > 1 and _describes(pieces[n]) and not _is_decree(scene, pieces[n]):
        n -= 1  # «قرارا "باتا وملزما" بـ»
    owner = _owner(scene, pieces[n]) if n >= 0 else None
    if owner is not None:
        return owner
    if n < 1 or pieces[n].kind != "np" or not _is_decree(scene, pieces[n]):
        return None
    for k in range(n - 1, -1, -1):
        if pieces[k].kind in _DECREE_ENDS:
            return None
        if pieces[k].kind == "verb":
            words = scene.words
            verb = words.verbs.first(scene.tokens, pieces[k].first)
            said = verb is not None and verb.value.kind == "say"
            clause = scene.clause_of(pieces[k].first)
            if said or clause is None or words.parties.rejects.at(scene.tokens, pieces[k].first):
                return None
            found = clause.subject
            return None if found is None or _is_decree(scene, found) else found
    return None


def _owner(scene: EventScene, piece: Piece) -> Piece | None:
    """«قرار المحكمة العليا بإنهاء ...»: whose act of law it is, by the name that its noun governs."""
    named = piece.named
    if piece.kind != "np" or named is None or named.type == "LOC" or piece.apposed:
        return None
    alone = msgspec.structs.replace(piece, last=piece.first + 1, mentions=())
    behind = scene.tokens[piece.first + 1]
    titled = behind.text.startswith(ARTICLE) and named.type == "PER"  # «قرار الرئيس فلان»
    if not (named.start == behind.start or titled) or not _is_decree(scene, alone):
        return None
    return msgspec.structs.replace(
        piece, first=piece.first + 1, start=behind.start, prep="", joined=False
    )


def _carries(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase behind «بـ» is but the noun of a light verb."""
    word = head_word(piece, scene.tokens[piece.first])
    alone = piece.kind == "np" and piece.last - piece.first == 1 and piece.prep == BY
    return alone and word in scene.words.light_nouns


def _describes(piece: Piece) -> bool:
    """Whether a phrase can be an adjective of an indefinite noun before it."""
    return piece.kind == "np" and not (piece.prep or piece.definite or piece.mentions)


def _about(scene: EventScene, piece: Piece) -> bool:
    """«بشأن», «حول»: whether a preposition brings what an act of law is about."""
    hit = scene.words.functions.first(scene.tokens, piece.first)
    return piece.kind == "prep" and hit is not None and hit.value == "about"


def _is_decree(scene: EventScene, piece: Piece) -> bool:
    """Whether a phrase without a name is an act of law."""
    word = head_word(piece, scene.tokens[piece.first]).removeprefix(ARTICLE)
    return not piece.mentions and bool(
        {word, word.removesuffix(ALEF)} & scene.words.parties.decrees
    )


def own_deed(scene: EventScene, at: TriggerAt) -> Mention | None:
    """The force that tells what was done («قال خفر السواحل إنه تم إنقاذ ...»): by its typical
    deed it did that itself. Only for deeds told without a doer under «تم»."""
    if at.trigger.type not in scene.words.sets.own_deeds:
        return None
    light = scene.words.light.first(scene.tokens, at.first - 1) if at.first > scene.first else None
    if light is None or light.value != "-":
        return None
    body = _body_before(scene, at)
    if body is not None:
        return body
    if any(_of_teller(scene, piece) for piece in scene.after(at.last, _OWN)):
        return None  # «قال الجيش إنه تم إطلاق النار على قوات تابعة له»
    token = scene.tokens[at.first]
    claim = _claim(scene, Span(token.start, token.end))
    if claim is None or not claim.chain or claim.chain[-1].span is None:
        return None
    told = claim.chain[-1].span
    for first, (mention, last) in scene.page.mentions.items():
        if mention.type == "ORG" and told.start <= mention.start < told.end:
            named = any(scene.words.forces.at(scene.tokens, k) for k in range(first, last))
            return mention if named else None
    return None


def _of_teller(scene: EventScene, piece: Piece) -> bool:
    """Whether a piece tells with a pronoun whose something is («تابعة له», «مواقعه»)."""
    word = scene.tokens[piece.last - 1]
    if piece.kind == "part":
        found = scene.words.parties.pronominal.get(word.text)
        return found is not None and found[0] == TO
    his = word.text.endswith(HA) and not word.raw.endswith(TA_MARBUTA)
    return piece.kind == "np" and not piece.mentions and (his or word.text.endswith(HER))


def teller(scene: EventScene, at: TriggerAt) -> Mention | None:
    """The one armed body or government whose words tell of a deed, named where the source of its claim is; none where it
    tells of a deed to what is its own («قال الجيش إن طائرات قصفت مواقعه»)."""
    if any(_of_teller(scene, piece) for piece in scene.after(at.last, _OWN)):
        return None
    token = scene.tokens[at.first]
    claim = _claim(scene, Span(token.start, token.end))
    if claim is None or not claim.chain or claim.chain[-1].span is None:
        return None
    low = min(claim.cue.start, claim.chain[-1].span.start)
    found = {
        mention.names[0] if mention.names else str(mention.start): mention
        for first, (mention, last) in scene.page.mentions.items()
        if mention.type == "ORG" and low <= mention.start < claim.content.start
        if any(
            scene.words.forces.at(scene.tokens, k) or scene.words.parties.rules.at(scene.tokens, k)
            for k in range(first, last)
        )
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _body_before(scene: EventScene, at: TriggerAt) -> Mention | None:
    """«تمكنت الشرطة من حجز سيارة المهرب الذي تم إيقافه»: the force that the sentence is about."""
    clause = main_clause(scene.clauses)
    subject = clause.subject if clause is not None and clause.verb < at.first else None
    if clause is None or subject is None or clause.kind != "control":
        return None
    named = subject.named
    force = any(scene.words.forces.at(scene.tokens, k) for k in range(subject.first, subject.last))
    return named if force and named is not None and named.type == "ORG" else None


def _claim(scene: EventScene, span: Span) -> Claim | None:
    """The shortest claim whose content holds the span."""
    held = [
        c
        for c in scene.page.document.claims
        if any(p.start <= span.start and span.end <= p.end for p in (c.content, *c.parts))
    ]
    return min(held, key=lambda c: c.content.end - c.content.start, default=None)
