"""Measures names in Latin letters on pairs of Arabic and Latin name tokens.

    uv run benchmarks/transliteration.py --data FILE

FILE has lines of Latin name, Arabic letters with spaces between them, and a count (NETransliteration,
Merhav and Ash 2018, MIT). The pairs are of all the world's names; `known` counts those that a table of the
pack holds, where the pack's English spelling may differ from the set's with equal right.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from riwaya.language.tokens import words
from riwaya.language.transliterate import transliterate
from riwaya.resources import builtin
from riwaya.resources.names import name_lexicon

_SAME = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("e", "i"), ("o", "u"))


def skeleton(name: str) -> str:
    """Letters only, long vowels written one way."""
    plain = re.sub("[^a-z]", "", name.lower())
    for a, b in _SAME:
        plain = plain.replace(a, b)
    return plain


def distance(a: str, b: str) -> int:
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y)))
        row = new
    return row[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    lexicon = builtin().get(name_lexicon)
    totals = {"known": [0, 0, 0, 0], "by sounds": [0, 0, 0, 0]}
    for line in args.data.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) < 2 or not words(parts[1]):
            continue
        name = parts[1].replace(" ", "")
        said = transliterate(name, lexicon)
        key = " ".join(words(name))
        bare = key.removeprefix("ال")
        known = key in lexicon.whole or key in lexicon.words or bare in lexicon.words
        a, b = skeleton(parts[0]), skeleton(said)
        one = totals["known" if known else "by sounds"]
        consonants = [re.sub("[aiu]", "", x) for x in (a, b)]
        for k, value in enumerate(
            (1, a == b, consonants[0] == consonants[1], distance(a, b) / max(len(a), 1))
        ):
            one[k] += value
    for name, (count, same, consonants, errors) in totals.items():
        print(
            f"{name:10s} {count:6d} names, same {same / count:.1%}, same consonants "
            f"{consonants / count:.1%}, letters wrong {errors / count:.1%}"
        )


if __name__ == "__main__":
    main()
