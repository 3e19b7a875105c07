"""What a single word looks like: a known name or one formed of others, a verb, a word with a pronoun, a participle."""

from __future__ import annotations

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    NAME,
    PEOPLE,
    PLACE_HEAD,
)
from riwaya.annotate.naming.scan import Scan
from riwaya.language.affixes import (
    ALEF,
    AND,
    AND_THE,
    ARTICLE,
    BY_THE,
    HA,
    LIKE,
    LIKE_THE,
    MEEM,
    NISBA_PLURALS,
    OWNED,
    SO_THE,
    TA,
    TA_MARBUTA,
    TO_THE,
    YA,
)
from riwaya.language.clitics import splits
from riwaya.language.marks import TANWIN
from riwaya.model import MentionType

#: Particles that bind to a word with its article.
_BOUND = (BY_THE, AND_THE, SO_THE, LIKE_THE, TO_THE, AND + BY_THE, AND + TO_THE)
#: First letters of verbs: of the present, of the past's derived stems.
_PRESENT = (YA, TA)
_PAST = (ALEF, TA)
_LONG = 5
#: Letters of a feminine active participle.
_ACTIVE = 5


def stem(scan: Scan, at: int, prefix: int) -> str:
    """The folded token without its first `prefix` letters, the article's alef restored."""
    text = scan.tokens[at].text
    rest = text[prefix:]
    return ALEF + rest if prefix and text[prefix - 1 : prefix + 1] == TO_THE else rest


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
    named = bool((word.flags | word.inner) & NAME) and not tanwin(scan, at)
    if named or certain(scan, at):
        return False
    words, written = scan.knowledge.words, scan.tokens[at].written
    text = stem(scan, at, prefix)
    if words.inflected(written, text):
        return True
    return kind != "LOC" and (words.people(text) or nationals(scan, text))


def clitic(scan: Scan, at: int) -> bool:
    """Whether an everyday word with a conjunction or preposition is all that the token can be."""
    if scan.word(at).flags & NAME or certain(scan, at):
        return False
    words = scan.knowledge.words
    # «كاساس» is sooner a name than «ك» and a word without its article.
    return any(
        s.prefix
        and len(s.stem) > len(ARTICLE)
        and words.known(s.stem)
        and (s.definite or s.prefix != LIKE)
        for s in splits(scan.tokens[at].text)
    )


def nationals(scan: Scan, text: str) -> bool:
    """«إيطاليون», «الإيرانيين»: many of a nationality."""
    if not text.endswith(NISBA_PLURALS):
        return False
    return bool(scan.knowledge.word(text).flags & (ADJECTIVE | PEOPLE)) or (
        text.startswith(ARTICLE) and not scan.word_known(text)
    )


def tanwin(scan: Scan, at: int) -> bool:
    return not TANWIN.isdisjoint(scan.tokens[at].written)


def verbal(scan: Scan, at: int) -> bool:
    """Whether a word that is in no list looks like a verb or a word behind a particle («أوقعت», «ويلقب»,
    «بالإيعاز»), as the last of a person's names does not."""
    word, text = scan.word(at), scan.tokens[at].text
    if word.flags & NAME or certain(scan, at):
        return False
    if text.startswith(_BOUND) and len(text) > _LONG:
        return True
    if text[:1] == AND and text[1:2] in _PRESENT and len(text) >= _LONG:
        return scan.knowledge.seen(text[1:]) > scan.knowledge.seen(text)
    return text[:1] in _PAST and text.endswith(TA) and len(text) >= _LONG


def owned(scan: Scan, at: int) -> bool:
    """Whether an unknown word ends as nouns with a pronoun do («سكنهم», «عادته»)."""
    token = scan.tokens[at]
    if scan.word(at).flags & NAME or scan.known_at(at, person=True):
        return False
    return token.raw.endswith(OWNED) and len(token.text) > _LONG - 1


def participle(scan: Scan, at: int) -> bool:
    """«قرية ذابلة», «دولة مفلسة»: an unknown feminine word without article, formed as participles are."""
    token = scan.tokens[at]
    text = token.text
    if not token.raw.endswith(TA_MARBUTA) or scan.has(at, PLACE_HEAD) or scan.known_at(at):
        return False
    if scan.word(at).definite or any(
        p.known and p.known.type == "LOC" for p, _ in scan.matches(at)
    ):
        return False
    active = len(text) == _ACTIVE and text[1] == ALEF
    return active or (len(text) >= _ACTIVE and text.startswith(MEEM))


def descriptive(scan: Scan, at: int) -> bool:
    """«مناطق حساسة», «أحياء وميادين»: whether news uses the word, «و» off, with the article too, as it does no name."""
    text = scan.tokens[at].text
    if text.startswith(ARTICLE):
        return False
    seen, rest = scan.knowledge.seen, text.removeprefix(AND)
    return bool(seen(ARTICLE + text)) or (rest != text and bool(seen(rest) or seen(ARTICLE + rest)))


def owner(scan: Scan, at: int) -> bool:
    """«لبلده»: whether a noun of places may bear a pronoun, where its last letter is else written otherwise."""
    return scan.tokens[at].raw.endswith(HA)
