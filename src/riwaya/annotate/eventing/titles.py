"""Who is meant by a title or the noun for a body, as the page itself joins them to names."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.annotate.eventing.words import EventWords
from riwaya.language.affixes import AND, AND_THE, ARTICLE, BY_THE, PREPOSITIONS, PROCLITICS
from riwaya.language.tokens import Token
from riwaya.model import Mention

_DEFINITE = (ARTICLE, AND_THE, BY_THE)
_PROCLITICS = AND + PREPOSITIONS

_MARKS = 3
_TITLE = 3
_SHORT = 4
_HELD = 7


def offices(
    tokens: Sequence[Token], mentions: dict[int, tuple[Mention, int]]
) -> dict[str, Mention]:
    """«الرئيس المصري», «العاهل المغربي» as the page itself joins them to a name, for where they stand alone."""
    out: dict[str, Mention] = {}
    for first, (mention, _) in mentions.items():
        if mention.type != "PER":
            continue
        k = first - 1
        while k >= 0 and tokens[k].kind == "mark" and first - k <= _MARKS:
            k -= 1
        words: list[str] = []
        while k >= 0 and len(words) < _TITLE and _titular(tokens[k].text):
            words.insert(0, tokens[k].text[tokens[k].text.index(ARTICLE) :])
            k -= 1
        if len(words) > 1:
            out.setdefault(" ".join(words), mention)
    return out


def holders(
    tokens: Sequence[Token],
    mentions: dict[int, tuple[Mention, int]],
    words: EventWords,
    opens: frozenset[int] = frozenset(),
) -> dict[str, Mention]:
    """«الوزير», «القيادي»: the one person of the page that each word for people stands before, by that word."""
    out: dict[str, dict[str, Mention]] = {}
    for first, (mention, _) in sorted(mentions.items()):
        if mention.type != "PER":
            continue
        k = first - 1
        while k >= max(0, first - _HELD) and tokens[k].kind == "word" and k + 1 not in opens:
            word = tokens[k].text
            if words.functions.at(tokens, k) or words.verbs.at(tokens, k):
                break
            for stem in {word, word.lstrip(PROCLITICS)}:
                stem = stem.removeprefix(ARTICLE)
                if stem in words.kinds.ones and "person" in words.kinds.of_word(stem):
                    name = mention.names[0] if mention.names else str(mention.start)
                    out.setdefault(stem, {}).setdefault(name, mention)
            k -= 1
    return {word: next(iter(found.values())) for word, found in out.items() if len(found) == 1}


def titled(
    tokens: Sequence[Token],
    mentions: dict[int, tuple[Mention, int]],
    words: EventWords,
    opens: frozenset[int] = frozenset(),
) -> tuple[tuple[frozenset[str], Mention], ...]:
    """The words that stand before each person's name from the noun for him on («قائد الجيش الوطني المشير»), within his
    sentence (`opens`: the first tokens of sentences)."""
    out: list[tuple[frozenset[str], Mention]] = []
    for first, (mention, _) in sorted(mentions.items()):
        if mention.type != "PER":
            continue
        held: list[str] = []
        for k in range(first - 1, max(-1, first - _HELD - 1), -1):
            word = tokens[k].text
            if k + 1 in opens or words.functions.at(tokens, k) or words.verbs.at(tokens, k):
                break
            if tokens[k].kind == "mark" and word in ".:؟!؛":
                break
            held.append(word)
            bare = word.lstrip(PROCLITICS)
            stem = word.removeprefix(ARTICLE)
            held += [w for w in (bare, stem) if {word, w} & words.singular]
        if held:
            out.append((frozenset(held), mention))
    return tuple(out)


def bodies(
    tokens: Sequence[Token], mentions: dict[int, tuple[Mention, int]]
) -> dict[str, tuple[Mention, ...]]:
    """The named bodies by the noun that opens their name or stands right before it («تنظيم»), one of each."""
    out: dict[str, dict[str, Mention]] = {}
    for first, (mention, _) in sorted(mentions.items()):
        if mention.type == "PER":
            continue
        name = mention.names[0] if mention.names else str(mention.start)
        heads = [tokens[k].text for k in (first, first - 1) if k >= 0]
        for head in heads if mention.type == "ORG" else heads[1:]:
            for word in (head, head.lstrip(_PROCLITICS)):
                word = word.removeprefix(ARTICLE)
                if len(word) > _TITLE:
                    out.setdefault(word, {}).setdefault(name, mention)
    return {head: tuple(found.values()) for head, found in out.items()}


def _titular(word: str) -> bool:
    """Whether a word has the article, the first of a title perhaps with «و», «بـ» before it."""
    return word.startswith(_DEFINITE) and len(word) > _SHORT
