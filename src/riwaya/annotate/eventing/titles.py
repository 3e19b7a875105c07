"""Which body is meant by the noun for it, as the page itself joins that to a name."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.language.affixes import AND, ARTICLE, PREPOSITIONS
from riwaya.language.tokens import Token
from riwaya.model import Mention

_PROCLITICS = AND + PREPOSITIONS

#: How long a noun that opens a name is at least.
_LONG = 4


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
                if len(word) >= _LONG:
                    out.setdefault(word, {}).setdefault(name, mention)
    return {head: tuple(found.values()) for head, found in out.items()}
