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
    PEOPLE,
    PLACE_HEAD,
    STOP,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.language.clitics import splits
from riwaya.language.marks import TANWIN
from riwaya.model import MentionType

#: How sure the tagger must be that an everyday word is a name here, in hundredths; words with the article
#: are names of clubs and groups oftener.
_SURE: dict[MentionType, int] = {"PER": 1000, "LOC": 1100, "ORG": 900}
_SURE_OF_DEFINITE: dict[MentionType, int] = {"PER": 900, "LOC": 750, "ORG": 600}


#: Particles that bind to a word with its article.
_BOUND = ("بال", "وال", "فال", "كال", "لل", "وبال", "ولل")
#: First letters of verbs: of the present, of the past's derived stems.
_PRESENT = ("ي", "ت")
_PAST = ("ا", "ت")
_LONG = 5
#: Letters of a feminine active participle.
_ACTIVE = 5
_OWN = ("ها", "هم", "هما", "ته")


def stem(scan: Scan, at: int, prefix: int) -> str:
    """The folded token without its first `prefix` letters, the article's alef restored."""
    text = scan.tokens[at].text
    rest = text[prefix:]
    return "ا" + rest if prefix and text[prefix - 1 : prefix + 1] == "لل" else rest


def known(scan: Scan, at: int, kind: MentionType) -> bool:
    """Whether the single token is a known name of that type, sure or not."""
    return any(p.known and p.known.type == kind and end == at + 1 for p, end in scan.matches(at))


def certain(scan: Scan, at: int) -> bool:
    """Whether the single token is a known name that is no everyday word."""
    return any(p.known and not p.known.ambiguous and end == at + 1 for p, end in scan.matches(at))


def formed(scan: Scan, at: int, kind: MentionType, prefix: int = 0) -> bool:
    """Whether a token's form is none that a name of `kind` takes: tanwin, a pronoun, a plural of people;
    villages end like those («حانين»)."""
    word = scan.word(at)
    named = bool((word.flags | word.inner) & NAME) and not _tanwin(scan, at)
    if named or certain(scan, at):
        return False
    words, written = scan.knowledge.words, scan.tokens[at].written
    text = stem(scan, at, prefix)
    if words.inflected(written, text):
        return True
    return kind != "LOC" and (words.people(text) or _nationals(scan, text))


def clitic(scan: Scan, at: int) -> bool:
    """Whether an everyday word with a conjunction or preposition is all that the token can be."""
    if scan.word(at).flags & NAME or certain(scan, at):
        return False
    words = scan.knowledge.words
    return any(
        s.prefix and len(s.stem) > len("ال") and words.known(s.stem)
        for s in splits(scan.tokens[at].text)
    )


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
    if one.type == "PER" and text.startswith("ال") and text.endswith("ون") and not one.head >= 0:
        return not scan.word(at).flags & NAME
    word = scan.word(at)
    if not scan.knowledge.words.known(text):
        return not one.prefix and lean < _SURE[one.type] and clitic(scan, at)
    if (word.flags | word.inner) & NAME or known(scan, at, one.type):
        return False
    if one.type != "PER" and scan.quoted(at, at + 1):
        return False
    # «العاصمة المقدسة»: an adjective, which names nothing without its noun.
    if headed and scan.word(one.head).definite and text.startswith("ال"):
        return True
    least = _SURE_OF_DEFINITE if text.startswith("ال") else _SURE
    return lean < least[one.type]


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
    if kind != "LOC" or not any(p.flags & PLACE_HEAD and p.flags & DEFINITE for p in own):
        return False
    if at == scan.first:
        return False
    return not any(
        p.flags & (PLACE_HEAD | TITLE | ORG_HEAD) and end == at for p, end in scan.matches(at - 1)
    )


def _nationals(scan: Scan, text: str) -> bool:
    """«إيطاليون», «الإيرانيين»: many of a nationality."""
    if not text.endswith(("يون", "يين")):
        return False
    return bool(scan.knowledge.word(text).flags & (ADJECTIVE | PEOPLE)) or (
        text.startswith("ال") and not scan.word_known(text)
    )


def _tanwin(scan: Scan, at: int) -> bool:
    return not TANWIN.isdisjoint(scan.tokens[at].written)


def end_of(scan: Scan, first: int, last: int, kind: MentionType) -> int:
    """Where a tagged name of several tokens ends, less what is no name's at its end.

    «سلمان بن عبد العزيز أنجز», «التحالف المدنيين», «البيضاء الليبية».
    """
    for at in range(first, last):
        if _tanwin(scan, at) and not scan.word(at).flags & NAME:
            last = at
            break
    while last - first > 1 and scan.known_at(first, person=True) != last:
        at = last - 1
        word = scan.word(at)
        joined = scan.tokens[at].text.startswith("و") and not word.flags
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
    return token.text.startswith(("و", "ل", "ب", "ف")) and bool(word.inner or not word.flags)


def verbal(scan: Scan, at: int) -> bool:
    """Whether a word that is in no list looks like a verb or a word behind a particle («أوقعت», «ويلقب»,
    «بالإيعاز»), as the last of a person's names does not."""
    word, text = scan.word(at), scan.tokens[at].text
    if word.flags & NAME or certain(scan, at):
        return False
    if text.startswith(_BOUND) and len(text) > _LONG:
        return True
    if text[:1] == "و" and text[1:2] in _PRESENT and len(text) >= _LONG:
        return scan.knowledge.seen(text[1:]) > scan.knowledge.seen(text)
    return text[:1] in _PAST and text.endswith("ت") and len(text) >= _LONG


def owned(scan: Scan, at: int) -> bool:
    """Whether an unknown word ends as nouns with a pronoun do («سكنهم», «عادته»)."""
    token = scan.tokens[at]
    if scan.word(at).flags & NAME or scan.known_at(at, person=True):
        return False
    return token.raw.endswith(_OWN) and len(token.text) > _LONG - 1


def participle(scan: Scan, at: int) -> bool:
    """«قرية ذابلة», «دولة مفلسة»: an unknown feminine word without article, formed as participles are."""
    token = scan.tokens[at]
    text = token.text
    if not token.raw.endswith("ة") or scan.has(at, PLACE_HEAD) or scan.known_at(at):
        return False
    if scan.word(at).definite or any(
        p.known and p.known.type == "LOC" for p, _ in scan.matches(at)
    ):
        return False
    active = len(text) == _ACTIVE and text[1] == "ا"
    return active or (len(text) >= _ACTIVE and text.startswith("م"))


def _no_persons(scan: Scan, first: int, at: int) -> bool:
    """Whether a token ends no person's name: inflected, or an everyday word without the article."""
    word = scan.word(at)
    if word.flags & (NAME | ADJECTIVE) and not _tanwin(scan, at):
        return False
    if formed(scan, at, "PER") or verbal(scan, at):
        return True
    text = scan.tokens[at].text
    family = scan.tokens[at - 1].text
    # «غازي الصويغ غادرنا», «أبو حمزة تفسيرا»
    # «عبد الرحمن شلقم» goes on behind its article.
    longer = at - 1 > first and scan.definite(at - 1) and family.startswith("ال")
    longer = longer and not (scan.word(at - 2).flags & OPENS or scan.word(at - 1).flags & CLOSES)
    if longer and not text.startswith("ال"):
        return True
    if text.endswith("ا") and scan.knowledge.everyday(text[:-1]):
        return bool(scan.word(at - 1).flags & NAME)
    return (
        not text.startswith("ال")
        and not certain(scan, at)
        and (scan.knowledge.words.known(text) or clitic(scan, at))
        and bool(scan.word(at - 1).flags & NAME)
    )
