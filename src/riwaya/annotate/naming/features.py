"""What the tagger sees of a token, its neighbours and the page.

A feature is a string; training and tagging make it by the same code. What depends on one written word
alone is gathered in its `Lexeme`, so that its weights can be summed once and kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.classes import WordClasses
from riwaya.annotate.naming.flags import CLASSES
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.affixes import ALEF_MAQSURA, ARTICLE, YA
from riwaya.language.clitics import splits

#: Offsets of the neighbours that a token sees.
NEAR = (-1, 1)
FAR = (-2, 2)
_LONGEST_AFFIX = 4
_LEAST_REMEMBERED = 3


#: The classes that the tagger sees; family names it is to tell by itself, as `hints` explains.
_SHOWN = tuple((name, flag) for name, flag in CLASSES if name != "family")


class Lexeme(msgspec.Struct, frozen=True):
    """The features that a written word gives to its own token, to the next ones and to those two away.

    `kind` is its word class or, where it has none, its kind of token; pairs of neighbours are made of it.
    """

    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    kind: str


def lexeme(text: str, knowledge: WordKnowledge, classes: WordClasses) -> Lexeme:
    """The features of the written word `text` (a `key`)."""
    folded = text.replace(ALEF_MAQSURA, YA)
    if not any(c.isalpha() for c in text) or text.isascii():
        kind = "latin" if text.isascii() and any(c.isalpha() for c in text) else "mark"
        marks = ("w=" + text, "k=" + kind)
        return Lexeme(marks, marks, ("w=" + text,), kind)
    own = ["w=" + text]
    near = ["w=" + text]
    far = ["w=" + text]
    _stems(folded, classes, own, near)
    _affixes(folded, own, near)
    found = classes.of(text)
    if found:
        own += [f"c{n}=" + c for n, c in enumerate(found)]
        near += [f"c{n}=" + c for n, c in enumerate(found)]
        far += [f"c{n}=" + c for n, c in enumerate(found[:2])]
    else:
        own.append("c=?")
        near.append("c=?")
    _known(text, knowledge, own, near, far)
    return Lexeme(tuple(own), tuple(near), tuple(far), found[0] if found else "?")


def _stems(folded: str, classes: WordClasses, own: list[str], near: list[str]) -> None:
    stems = []
    for split in splits(folded):
        stem = ARTICLE + split.stem if split.definite else split.stem
        if split.prefix and classes.of(stem):
            stems.append((stem, split.prefix))
    for stem, prefix in stems[:2]:
        own += ["s=" + stem, "sp=" + prefix, "sc=" + classes.of(stem)[1]]
        near.append("s=" + stem)
    if not stems:
        own.append("s=" + folded)
        near.append("s=" + folded)
    definite = next((s.stem for s in splits(folded) if s.definite), folded)
    own.append("d=" + definite)


def _affixes(folded: str, own: list[str], near: list[str]) -> None:
    for n in range(1, _LONGEST_AFFIX + 1):
        if len(folded) > n:
            own += [f"p{n}=" + folded[:n], f"e{n}=" + folded[-n:]]
    near += ["e2=" + folded[-2:], "p2=" + folded[:2]]
    own.append(f"n={min(len(folded), 9)}")


def _known(
    text: str, knowledge: WordKnowledge, own: list[str], near: list[str], far: list[str]
) -> None:
    word = knowledge.word(text)
    for name, flag in _SHOWN:
        if word.flags & flag:
            for features in (own, near, far):
                features.append("f=" + name)
        if word.inner & flag:
            own.append("i=" + name)
            near.append("i=" + name)
    for phrase in word.phrases:
        if phrase.rest:
            continue
        if phrase.known:
            own.append(f"g={phrase.known.type}{phrase.prefix}{int(phrase.known.ambiguous)}")
            continue
        for name, flag in CLASSES:
            if phrase.flags & flag:
                own.append(f"h={name}{phrase.prefix}")
                near.append("h=" + name)


def hints(scan: Candidates) -> list[tuple[str, ...]]:
    """What gazetteers and rules propose at each token, as features.

    What they propose as persons is left out: nearly every person of the training sets can be listed, and a
    tagger that has seen so comes to miss those whom no list knows.
    """
    out: defaultdict[int, set[str]] = defaultdict(set)
    base, last = scan.first, scan.last
    for one in scan.all():
        if one.type == "PER":
            continue
        begin, inside, long = _proposed(one.type, one.rule, one.last - one.first, weak=one.weak)
        out[one.first - base].update((begin, long))
        for j in range(one.first + 1, one.last):
            out[j - base].add(inside)
        if one.last < last:
            out[one.last - base].add("H>" + one.type)
        if one.first > base:
            out[one.first - base - 1].add("H<" + one.type)
    for first, end in scan.titles():
        for j in range(first, end):
            out[j - base].add("T")
        if end < last:
            out[end - base].add("T>")
    return [tuple(sorted(out[i])) if i in out else () for i in range(last - base)]


@lru_cache(maxsize=1 << 10)
def _proposed(kind: str, rule: str, size: int, *, weak: bool) -> tuple[str, str, str]:
    """The features of the first token of a candidate and of the others, and that of its length."""
    said = f"{kind}{rule}{'?' * weak}"
    return "HB" + said, "HI" + said, f"L{kind}{size}{rule}"


def memory(
    stems: Sequence[Sequence[str]], types: Sequence[Sequence[str]]
) -> list[list[tuple[str, ...]]]:
    """What the page's other occurrences of each word were taken for, as features.

    Args:
        stems: by sentence, each token's word with its clitics off, empty where it is no word.
        types: by sentence, each token's label.
    """
    seen: dict[str, Counter[str]] = {}
    for words, labels in zip(stems, types, strict=True):
        for word, label in zip(words, labels, strict=True):
            if label != "O" and len(word) >= _LEAST_REMEMBERED:
                seen[word] = Counter()
    for words, labels in zip(stems, types, strict=True):
        for word, label in zip(words, labels, strict=True):
            if word in seen:
                seen[word][label] += 1
    out: list[list[tuple[str, ...]]] = []
    for words, labels in zip(stems, types, strict=True):
        out.append(
            [
                _remember(seen[w], label) if w in seen else ()
                for w, label in zip(words, labels, strict=True)
            ]
        )
    return out


def _remember(counts: Counter[str], label: str) -> tuple[str, ...]:
    names: Counter[str] = Counter()
    for seen, n in counts.items():
        if seen != "O":
            names[seen[2:]] += n - (seen == label)
    if not any(names.values()):
        return ()
    kind = min(names, key=lambda k: (-names[k], k))
    inside = counts[f"I-{kind}"] - (label == f"I-{kind}")
    begins = counts[f"B-{kind}"] - (label == f"B-{kind}")
    out = ["D=" + kind, f"D={kind}{'I' if inside > begins else 'B'}"]
    if names[kind] > counts["O"] - (label == "O"):
        out.append("Dm=" + kind)
    return tuple(out)
