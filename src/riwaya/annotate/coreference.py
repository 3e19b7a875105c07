"""Which mentions of a page name the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.annotate.naming.tables import NamePart
from riwaya.language.affixes import ARTICLE, UNSEATED
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import words
from riwaya.model import Document, Mention, MentionType, Span
from riwaya.resources import Pack


class Named(msgspec.Struct, frozen=True):
    """A name found in a page, before it is resolved.

    `name` is how it would stand alone. `known` is its name in the gazetteers, if any, `longer` the name with a place joined to it by «ب»
    (مركز الأمن «بسوسة»), which the span leaves to the place.
    """

    start: int
    end: int
    name: str
    type: MentionType
    known: str = ""
    titles: tuple[Span, ...] = ()
    rule: str = ""
    longer: str = ""


def resolve(found: Sequence[Named], key: NameKeys) -> list[tuple[str, ...]]:
    """The names of each: the fullest on the page first, the others by first appearance, then the
    gazetteers' own.

    A person whom the page only calls by a short name has the full one of the gazetteers first.
    """
    out: list[tuple[str, ...]] = [()] * len(found)
    for members in _group(found, key):
        spoken = list(dict.fromkeys(found[i].name for i in members))
        longer = [n for n in dict.fromkeys(found[i].longer for i in members) if n]
        best = max([*spoken, *longer], key=lambda s: (len(s.split()), len(s)))
        known = [n for n in dict.fromkeys(found[i].known for i in members) if n]
        if known and found[members[0]].type == "PER" and len(best.split()) == 1:
            best = known[0]
        names = tuple(dict.fromkeys((best, *spoken, *longer, *known)))
        for i in members:
            out[i] = names
    return out


def groups(document: Document) -> dict[tuple[str, str], tuple[Mention, ...]]:
    """Mentions of a page by what they name, keyed by type and canonical name, in text order."""
    out: dict[tuple[str, str], list[Mention]] = {}
    for mention in document.mentions:
        name = mention.names[0] if mention.names else document.quote(mention.span)
        out.setdefault((mention.type, name), []).append(mention)
    return {key: tuple(found) for key, found in out.items()}


def _group(found: Sequence[Named], key: NameKeys) -> list[list[int]]:
    """Mentions that name one thing, each group in text order."""
    # «مركز الأمن بسوسة» and «مركز الأمن بصفاقس» are two.
    keys = [key.of(n.longer or n.name) for n in found]
    order = sorted(range(len(found)), key=lambda i: (-len(keys[i]), i))
    groups: list[list[int]] = []
    for i in order:
        fits = [
            g
            for g in groups
            if found[g[0]].type == found[i].type and any(_same(found, keys, j, i) for j in g)
        ]
        if fits:
            # Of two full names that share a short one, the one that the page spoke of last before it.
            min(fits, key=lambda g: _distance(g, i)).append(i)
        else:
            groups.append([i])
    return [sorted(members) for members in groups]


def _distance(group: Sequence[int], i: int) -> tuple[bool, int]:
    before = [i - j for j in group if j < i]
    return (not before, min(before) if before else min(group))


def _same(found: Sequence[Named], keys: Sequence[tuple[str, ...]], full: int, short: int) -> bool:
    a, b = keys[full], keys[short]
    if not a or not b:
        return False
    if found[full].known and found[full].known == found[short].known:
        return True
    if a == b or (len(a) == len(b) and all(map(_alike, a, b))):
        return True
    if found[full].type == "PER":
        return _part_of(b, a)
    if found[full].type == "ORG" and len(b) > 1:
        return _alike(a[0], b[0]) and set(b) <= set(a)
    return False


def _part_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a short name is a run of the words of the full one: «حفتر», «بن زايد»."""
    n = len(short)
    return n < len(full) and any(
        all(map(_alike, short, full[k : k + n])) for k in range(len(full) - n + 1)
    )


def _alike(a: str, b: str) -> bool:
    """Equal, or spellings of one name: one letter more, less or other in a long word."""
    if a == b:
        return True
    if min(len(a), len(b)) < _LONG_WORD or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


_LONG_WORD = 5
_UNSEATED = str.maketrans(UNSEATED)


class NameKeys:
    """Makes names comparable: folded, article and hamza off, compound names in one word."""

    def __init__(self, pack: Pack) -> None:
        parts = [p for p in pack.rows("mentions", "parts", NamePart) if p.joined]
        self._opens = frozenset(words(p.part)[0] for p in parts if p.role == "opens")
        self._closes = frozenset(words(p.part)[0] for p in parts if p.role == "closes")
        self._kept: Remembered[str, tuple[str, ...]] = Remembered()

    def of(self, name: str) -> tuple[str, ...]:
        """The key of a name: equal keys are one name, a run of another's key is a short form of it."""
        got = self._kept.get(name)
        if got is None:
            got = self._kept[name] = self._of(name)
        return got

    def _of(self, name: str) -> tuple[str, ...]:
        out: list[str] = []
        joining = False
        for token in words(name):
            word = token.translate(_UNSEATED)
            if not any(c.isalnum() for c in word):
                continue
            bare = word.removeprefix(ARTICLE) if len(word) > _LEAST else word
            if out and (joining or word in self._closes):
                out[-1] += bare
            else:
                out.append(self._apart(bare))
            joining = word in self._opens
        return tuple(out)

    def _apart(self, word: str) -> str:
        """«عبدالفتاح» as «عبدفتاح», as the two words come out too."""
        for part in self._opens:
            rest = word.removeprefix(part + ARTICLE)
            if rest != word:
                return part + rest
        return word


_LEAST = 4
