"""Single words taken for names that are everyday words, and where such words end a longer name."""

from __future__ import annotations

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    CLOSES,
    DEFINITE,
    DOMAIN,
    INSTITUTIONAL,
    NAME,
    OPENS,
    ORG_HEAD,
    PLACE_HEAD,
    STOP,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import certain, clitic, formed, known, stem, tanwin, verbal
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.annotate.naming.settlements import noun_of_place
from riwaya.language.affixes import (
    ADJECTIVAL,
    ALEF,
    AND,
    ARTICLE,
    BY,
    HA,
    MEN,
    SO,
    TO,
    TO_THE,
)
from riwaya.model import MentionType

#: Letters of a name that can stand alone without a title.
_SHORTEST = 3
_CLITICS = (AND, TO, BY, SO)

#: How sure the tagger must be that an everyday word is a name here, in hundredths; words with the article
#: are names of clubs and groups oftener.
_SURE: dict[MentionType, int] = {"PER": 1000, "LOC": 1100, "ORG": 900}
_SURE_OF_DEFINITE: dict[MentionType, int] = {"PER": 900, "LOC": 750, "ORG": 600}


def plain(scan: Scan, one: Candidate, lean: int) -> bool:
    """Whether a candidate of a single token is an everyday word, the tagger saying `lean` for it."""
    at = one.first
    headed = 0 <= one.head < at
    if headed and one.type != "PER" and scan.quoted(at, at + 1):
        return False
    if one.type == "LOC" and realm(scan, at):
        return False
    if formed(scan, at, one.type, one.prefix) or _generic(scan, at, one.type):
        return True
    text = stem(scan, at, one.prefix)
    if one.type == "PER" and len(text) < _SHORTEST and one.head < 0:
        return True  # «أكد لي», «لي» being a Chinese name too
    if one.type == "PER" and _praises(scan, at):
        return True
    if one.type == "PER" and text.startswith(ARTICLE) and text.endswith(MEN) and not one.head >= 0:
        return not scan.word(at).flags & NAME
    word = scan.word(at)
    if not scan.knowledge.words.known(text):
        return not one.prefix and lean < _SURE[one.type] and clitic(scan, at)
    if (word.flags | word.inner) & NAME or known(scan, at, one.type):
        return False
    if one.type != "PER" and scan.quoted(at, at + 1):
        return False
    # «العاصمة المقدسة»: an adjective, which names nothing without its noun.
    if headed and scan.word(one.head).definite and text.startswith(ARTICLE):
        return True
    least = _SURE_OF_DEFINITE if text.startswith(ARTICLE) else _SURE
    return lean < least[one.type]


def _praises(scan: Scan, at: int) -> bool:
    """«مواطن كريم», «عيش كريم»: whether a name that is an adjective too stands behind a noun without its article."""
    word, before = scan.word(at), at - 1
    if not (word.flags & NAME and word.flags & UNSURE) or before < scan.first:
        return False
    token = scan.tokens[before]
    if token.kind != "word" or scan.word(before).definite or scan.word(before).flags & NAME:
        return False
    adjective = scan.knowledge.words.known(scan.tokens[at].text)
    return adjective and (scan.knowledge.everyday(token.text) or tanwin(scan, before))


def realm(scan: Scan, at: int) -> bool:
    """«المملكة» by itself, which is the country spoken of."""
    return any(
        p.flags & PLACE_HEAD and p.flags & DEFINITE and p.sort == "country" and end == at + 1
        for p, end in scan.matches(at)
    )


def _generic(scan: Scan, at: int, kind: MentionType) -> bool:
    """«المدينة», «الدكتور»: the head noun or title alone, unless another head noun names it."""
    own = [p for p, end in scan.matches(at) if end == at + 1 and not p.prefix]
    if any(p.flags & TITLE and p.flags & DEFINITE and not p.flags & UNSURE for p in own):
        return not scan.word(at).flags & NAME
    heads = [p for p in own if kind == "LOC" and p.flags & PLACE_HEAD]
    if any(not p.flags & (DEFINITE | UNSURE) for p in heads) and not known(scan, at, kind):
        return True  # «محافظة» by itself
    if not any(p.flags & DEFINITE for p in heads):
        return False
    if at == scan.first:
        return False
    return not any(
        p.flags & (PLACE_HEAD | TITLE | ORG_HEAD) and end == at for p, end in scan.matches(at - 1)
    )


def end_of(scan: Scan, first: int, last: int, kind: MentionType) -> int:
    """Where a tagged name of several tokens ends, less what is no name's at its end.

    «سلمان بن عبد العزيز أنجز», «التحالف المدنيين», «البيضاء الليبية».
    """
    for at in range(first, last):
        if tanwin(scan, at) and not scan.word(at).flags & NAME:
            last = at
            break
        if kind == "ORG" and at > first and scan.definite(at - 1) and noun_of_place(scan, at):
            last = at
            break
    while last - first > 1 and scan.known_at(first, person=True) != last:
        at = last - 1
        word = scan.word(at)
        joined = scan.tokens[at].text.startswith(AND) and not word.flags
        if word.flags & STOP or (joined and word.inner & STOP) or _dated(scan, at):
            last = at
            continue
        if kind == "PER" and at == first + 1 and _national(scan, first, at):
            last = at
            continue
        if kind == "LOC" and first < scan.known_at(first) <= at and not scan.definite(at):
            last = at
            continue
        if kind == "PER" and _no_persons(scan, first, at):
            last = at
            continue
        if kind == "ORG" and (
            _for_something(scan, at) or struck(scan, at) or _ministry(scan, first, at)
        ):
            last = at
            continue
        if kind == "ORG" and at == first + 1 and scan.knowledge.words.people(scan.tokens[at].text):
            last = at
            continue
        head = first > scan.first and any(
            p.flags & PLACE_HEAD and end == first for p, end in scan.matches(first - 1)
        )
        if kind == "ORG" and foreign(scan, first, last):
            last = at
            continue
        placed = at == first + 1 and (head or certain(scan, first))
        if kind == "LOC" and placed and word.flags & ADJECTIVE and word.definite:
            last = at
            continue
        break
    return last


def struck(scan: Scan, at: int) -> bool:
    """«اقتحام قوات الأمن | القرية»: a definite noun for a site, ground or craft behind a definite word, which it does not
    describe."""
    if not (
        scan.definite(at) and scan.definite(at - 1) and scan.tokens[at].text.startswith(ARTICLE)
    ):
        return False
    flags = scan.word(at).flags
    described = flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN | NAME)
    return not described and scan.knowledge.thing(scan.tokens[at].text)


def noun(scan: Scan, at: int) -> bool:
    """«حظرت وزارة الداخلية | المسدسات»: a word with the article that is no adjective by its form or by the tables."""
    described = scan.word(at).flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN)
    return (
        scan.definite(at) and not described and not scan.tokens[at].text.endswith((*ADJECTIVAL, HA))
    )


def _ministry(scan: Scan, first: int, at: int) -> bool:
    """Whether a noun stands behind the field of a ministry, which only adjectives follow."""
    if at - first < 2 or not scan.definite(at - 1) or not noun(scan, at):
        return False
    return any(p.sort == "ministry" and end < at for p, end in scan.matches(first))


def _for_something(scan: Scan, at: int) -> bool:
    """«الشرطة السعودية | لمنزل»: «لـ» with an indefinite everyday word, which ends no name."""
    text, word = scan.tokens[at].text, scan.word(at)
    bound = text.startswith(TO) and not text.startswith(TO_THE) and not word.flags
    return bound and not word.inner and scan.knowledge.words.known(text.removeprefix(TO))


def _dated(scan: Scan, at: int) -> bool:
    """«تنظيم داعش العام 2014»: the year's word, not the organisation's."""
    following = scan.tokens[at + 1].kind == "number" if at + 1 < scan.last else False
    return following and bool(scan.word(at).flags & INSTITUTIONAL)


def _national(scan: Scan, first: int, at: int) -> bool:
    """«دميرتاش التركي»: a nationality behind a name that is no given one."""
    word = scan.word(at)
    return bool(word.flags & ADJECTIVE and word.definite) and not scan.word(first).flags & NAME


def foreign(scan: Scan, first: int, last: int) -> bool:
    """Whether the nationality at the end of a club's name only tells where it is from («بشكتاش التركي»)."""
    word = scan.word(last - 1)
    if not word.flags & ADJECTIVE or not word.definite or word.flags & NAME:
        return False
    if last - first < 2 or scan.word(last - 2).definite or scan.tokens[last - 2].kind != "word":
        return False
    heads = [p for p, _ in scan.matches(first) if p.flags & ORG_HEAD]
    if heads:
        return last - first > 2 and any(p.sort == "club" for p in heads)
    return not any(p.known and end == last for p, end in scan.matches(first))


def closed(scan: Scan, first: int, last: int) -> int:
    """Where an organisation's name ends whose beginning is a known name: what follows that is a nationality,
    a word of institutions or bound to it by a clitic («حزب العدالة والتنمية الحاكم» ends before its last word).
    """
    if last - first < 2:
        return last
    if _dated(scan, last - 1):
        last -= 1
    inner = scan.matches(first + 1) if scan.has(first, ORG_HEAD) else ()
    every = (*scan.matches(first), *inner)
    # «صحيفة يديعوت أحرونوت», of which «يديعوت» is the short form.
    if any(p.known and p.known.type == "ORG" and end == last for p, end in every):
        return last
    for phrase, end in every:
        known = phrase.known
        if known is None or known.type != "ORG" or known.ambiguous or not first + 1 < end < last:
            continue
        while end < last and _goes_with(scan, end):
            end += 1
        return end
    return last


def _goes_with(scan: Scan, at: int) -> bool:
    token, word = scan.tokens[at], scan.word(at)
    if token.kind != "word" or word.flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN):
        return True
    return token.text.startswith(_CLITICS) and bool(word.inner or not word.flags)


def _no_persons(scan: Scan, first: int, at: int) -> bool:
    """Whether a token ends no person's name: inflected, or an everyday word without the article."""
    word = scan.word(at)
    if word.flags & (NAME | ADJECTIVE) and not tanwin(scan, at):
        return False
    if formed(scan, at, "PER") or verbal(scan, at):
        return True
    text = scan.tokens[at].text
    family = scan.tokens[at - 1].text
    # «غازي الصويغ غادرنا», «أبو حمزة تفسيرا»
    # «عبد الرحمن شلقم» goes on behind its article.
    longer = at - 1 > first and scan.definite(at - 1) and family.startswith(ARTICLE)
    longer = longer and not (scan.word(at - 2).flags & OPENS or scan.word(at - 1).flags & CLOSES)
    if longer and not text.startswith(ARTICLE):
        return True
    if text.endswith(ALEF) and scan.knowledge.everyday(text[:-1]):
        return bool(scan.word(at - 1).flags & NAME)
    return (
        not text.startswith(ARTICLE)
        and not certain(scan, at)
        and (scan.knowledge.words.known(text) or clitic(scan, at))
        and bool(scan.word(at - 1).flags & NAME)
    )
