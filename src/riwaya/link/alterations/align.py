"""Which sentences of two pages tell the same."""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec

from riwaya.link.entities.join import Groups
from riwaya.link.words import Words

_ALIKE = 0.5
#: A sentence that is so much like one of the other page tells the same in words of its own.
_RETOLD = 0.34
_LEAST = 4
#: A sentence that only one page has: more words than a formula, and not mostly those of the page's own title.
_SENTENCE, _TITLE = 7, 0.6


class Group(msgspec.Struct, frozen=True):
    """Sentences of page `a` and of page `b` (indices) that tell the same; one side is empty where only the
    other page has them. They are the page's `own` where the other does not tell the same in words of its own, where they
    are no scrap nor the title again, and do not open the page: every paper opens a report in its own words."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    own: bool = True


def align(a: Words, b: Words) -> list[Group]:
    """Every sentence of both pages' bodies in exactly one group, in the order of `a`, those of `b` alone last.

    Two sentences belong together where half of the shorter one's words stand in the other; each sentence
    joins the one it is most like, so that a sentence that was split or merged stays whole.
    """
    first, second = _bodies(a), _bodies(b)
    bags_a = [_bag(a, s) for s in first]
    bags_b = [_bag(b, s) for s in second]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(bags_b):
        for word in bag:
            holders[word].append(j)
    groups = Groups(len(first) + len(second))
    best_b: dict[int, tuple[float, int]] = {}
    retold: set[int] = set()
    for i, bag in enumerate(bags_a):
        near = {j for word in bag for j in holders[word]}
        scored = sorted(((_alike(bag, bags_b[j]), -j) for j in near), reverse=True)
        if scored and scored[0][0] >= _RETOLD:
            retold.add(first[i])
        if scored and scored[0][0] >= _ALIKE:
            groups.join(i, len(first) - scored[0][1], "alike")
        for score, minus in scored:
            if score > best_b.get(-minus, (0.0, 0))[0]:
                best_b[-minus] = (score, i)
    for j, (score, i) in sorted(best_b.items()):
        if score >= _ALIKE:
            groups.join(i, len(first) + j, "alike")
    out = [
        Group(
            tuple(first[m] for m in members if m < len(first)),
            tuple(second[m - len(first)] for m in members if m >= len(first)),
        )
        for members in groups.sets()
    ]
    told = {second[j] for j, (score, _) in best_b.items() if score >= _RETOLD}
    skip_a, skip_b = {*retold, *first[:1]}, {*told, *second[:1]}
    return sorted(
        (
            g
            if g.a and g.b
            else Group(g.a, g.b, not skip_a & set(g.a) and not skip_b & set(g.b) and _says(a, b, g))
            for g in out
        ),
        key=lambda g: (not g.a, g.a or g.b),
    )


def _says(a: Words, b: Words, group: Group) -> bool:
    """Whether sentences that one page has are more than a formula around its title."""
    words, sentences = (a, group.a) if group.a else (b, group.b)
    keys = [k for s in sentences for k in words.keys[slice(*words.sentences[s])]]
    title = set(words.keys[: words.title])
    return len(keys) >= _SENTENCE and sum(k in title for k in keys) < _TITLE * len(keys)


def _bodies(words: Words) -> list[int]:
    """Sentences below the title that are more than a scrap."""
    return [
        i
        for i, (first, last) in enumerate(words.sentences)
        if first >= words.title and last - first >= _LEAST
    ]


def _bag(words: Words, sentence: int) -> Counter[str]:
    first, last = words.sentences[sentence]
    return Counter(k for k in words.keys[first:last] if len(k) > 2)


def _alike(x: Counter[str], y: Counter[str]) -> float:
    """The share of the shorter sentence that the other has, damped where it is but a few words."""
    small, large = sorted((x, y), key=len)
    common = sum(min(n, large[w]) for w, n in small.items() if w in large)
    least = min(x.total(), y.total())
    if not least or common < 3:
        return 0.0
    return common / max(least, _LEAST + 2)
