"""Distils everyday words from unlabelled news: words that are inflected as names are not.

    uv run tools/everyday_words.py --raw FILE [--raw FILE ...] [--out FILE]

FILE is plain text, UTF-8. A stem counts as an everyday word when it was seen in two of these ways, three times
each: both with and without the article, with tanwin of the accusative («نائبًا»), with a pronoun joined
(«نائبه», «نائبها»); a verb, when it was seen conjugated. What comes out are the stems alone, folded, without article; given and family names and
places whose name is sure are left out.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riwaya.annotate.naming.classes import MODELS
from riwaya.annotate.naming.flags import (
    NAME,
    UNSURE,
)
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.view import fold
from riwaya.resources import builtin

LEAST = 3
SHORTEST = 3
_WORD = re.compile(r"[\u0621-\u0652\u0670\u0640]+")
_TANWIN = re.compile("(\u0627\u064b|\u064b\u0627|\u0629\u064b|\u0621\u064b)$")
_PRONOUNS = ("هما", "هم", "ها", "نا", "ه")


def written(paths: list[Path]) -> Iterator[str]:
    """Every Arabic word of the files, as written."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield from _WORD.findall(line)


def stems(counts: Counter[str], tanwin: Counter[str]) -> set[str]:
    """The everyday words among folded words and their counts."""
    definite: Counter[str] = Counter()
    for word, count in counts.items():
        for article in ("ال", "وال", "بال", "لل", "ولل", "فال", "وبال"):
            if word.startswith(article):
                definite[word[len(article) :]] += count
                break
    joined: Counter[str] = Counter()
    for word, count in counts.items():
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun) and len(word) - len(pronoun) >= SHORTEST:
                stem = word[: -len(pronoun)]
                joined[stem] += count
                if stem.endswith("ت"):
                    joined[stem[:-1] + "ه"] += count
                break
    out: set[str] = set()
    for word, count in counts.items():
        if _verb(word, counts):
            out.add(word)
        both = min(count, definite[word]) >= LEAST
        ways = both + (tanwin[word] >= LEAST) + (joined[word] >= LEAST)
        if ways > 1 and len(word) >= SHORTEST and not word.startswith("ال"):
            out.add(word)
    return out


def _verb(word: str, counts: Counter[str]) -> bool:
    """Whether the word is conjugated: «سافر» as «سافرت», «سافروا»; «يسافر» as «تسافر»."""
    if len(word) <= SHORTEST - 1 or word.startswith("ال"):
        return False
    if word.startswith("ي"):
        return min(counts[word], counts["ت" + word[1:]]) >= LEAST
    return min(counts[word], counts[word + "ت"]) >= LEAST and counts[word + "وا"] > 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, default=MODELS / "everyday_words.txt")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    tanwin: Counter[str] = Counter()
    for word, count in Counter(written(given.raw)).items():
        bare = _TANWIN.sub(lambda m: "ه" if "\u0629" in m[0] else "", word)
        counts[fold(word)] += count
        if bare != word:
            tanwin[fold(bare)] += count
    knowledge = WordKnowledge(builtin())
    kept = [w for w in sorted(stems(counts, tanwin)) if not _name(knowledge, w)]
    given.out.write_text("".join(w + "\n" for w in kept), encoding="utf-8")


def _name(knowledge: WordKnowledge, stem: str) -> bool:
    words = [knowledge.word(stem), knowledge.word("ال" + stem)]
    if any(w.flags & NAME and not w.flags & UNSURE for w in words):
        return True
    return any(
        p.known and not p.rest and not p.prefix and not p.known.ambiguous
        for w in words
        for p in w.phrases
    )


if __name__ == "__main__":
    main()
