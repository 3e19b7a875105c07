"""Do two headlines agree, disagree or neither? Against the Arabic News Stance corpus (Khouja 2020, Apache-2.0).

    python benchmarks/headline_stance.py PATH_TO/ans-stance/data/stance [--misses]

Two judges, both made of what linking looks at between two accounts: words in common, numbers, countries and names that
differ, negation, opposites, who is said to do it to whom. `rules` decides by them alone; `fitted` is a logistic model of
the same signs whose weights are fitted on the train part (in this run; nothing is shipped). Macro-F1 on the dev part.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Sequence
from math import exp
from pathlib import Path

from riwaya.annotate.pipeline import annotate
from riwaya.language.clitics import splits
from riwaya.language.numbers import parse
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View
from riwaya.link.alterations.changes import Knowledge
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import close
from riwaya.model import Block, Document
from riwaya.resources import builtin

KINDS = ("agree", "disagree", "other")
NAMES = ("bias", "common", "common less", "only a", "only b", "numbers", "number missing", "countries", "names",
         "negation", "opposites", "swapped one", "order", "little")  # fmt: skip
_ROUNDS, _RATE, _DECAY = 300, 0.8, 0.0005
_LITTLE, _HALF, _MOST = 0.12, 0.45, 0.8


class Headline:
    """What is compared of a headline."""

    def __init__(self, text: str) -> None:
        pack = builtin()
        know, tables = pack.get(Knowledge), pack.get(Tables)
        self.tokens: Sequence[Token] = tokenize(View(text))
        self.numbers: set[float] = set()
        self.words: list[str] = []
        i = 0
        while i < len(self.tokens):
            found = (
                parse(self.tokens, i, know.numbers) if know.numbers.starts(self.tokens[i]) else None
            )
            if found and found.kind == "cardinal":
                self.numbers.add(float(found.value))
                i = found.last
                continue
            token = self.tokens[i]
            if token.kind in ("word", "latin") and len(token.text) > 2:
                self.words.append(token.text)
            i += 1
        self.stems = [
            min((s.stem for s in splits(w) if len(s.stem) > 2), key=len, default=w)
            for w in self.words
        ]
        page = annotate(_page(text), pack)
        self.countries = {c for m in page.mentions if (c := tables.nation(text[m.start : m.end]))}
        self.countries |= {tables.adjectives[w] for w in self.words if w in tables.adjectives}
        self.names = {text[m.start : m.end] for m in page.mentions if m.type != "LOC"}
        self.negated = sum(1 for hit in know.turns.find(self.tokens) if hit.value == "negation")


def _page(text: str) -> Document:
    return Document(
        id="ans", source="ans", sha256="", media_type="text/plain", encoding="utf-8", text=text, language="ar",
        blocks=(Block(0, len(text), "body"),),
    )  # fmt: skip


def alike(a: str, b: str) -> bool:
    """Whether two stems are one word in another form."""
    return a[:4] == b[:4] or a == b or close(a, b)


def signs(a: Headline, b: Headline) -> list[float]:
    """By `NAMES`."""
    only_a = [w for w in a.stems if not any(alike(w, v) for v in b.stems)]
    only_b = [w for w in b.stems if not any(alike(w, v) for v in a.stems)]
    share_a = 1 - len(only_a) / max(len(a.stems), 1)
    share_b = 1 - len(only_b) / max(len(b.stems), 1)
    opposites = builtin().get(Knowledge).opposites.between(a.words, b.words) is not None
    common = [w for w in a.stems if any(alike(w, v) for v in b.stems)]
    other_way = [w for w in b.stems if any(alike(w, v) for v in a.stems)]
    order = sum(not alike(x, y) for x, y in zip(common, other_way, strict=False)) / max(
        len(common), 1
    )
    return [
        1.0,
        max(share_a, share_b),
        min(share_a, share_b),
        min(len(only_a), 4) / 4,
        min(len(only_b), 4) / 4,
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(bool(a.numbers) != bool(b.numbers)),
        float(bool(a.countries - b.countries and b.countries - a.countries)),
        float(bool(a.names and b.names and not any(alike(x, y) for x in a.names for y in b.names))),
        float((a.negated > 0) != (b.negated > 0)),
        float(opposites),
        float(len(only_a) == 1 and len(only_b) == 1),
        order,
        float(max(share_a, share_b) < _LITTLE),
    ]


def ruled(sign: Sequence[float]) -> str:
    """The kind by rules alone."""
    told = dict(zip(NAMES, sign, strict=True))
    if told["little"]:
        return "other"
    clash = ("numbers", "countries", "names", "negation", "opposites", "swapped one")
    if any(told[name] for name in clash):
        return "disagree"
    if told["common less"] >= _MOST or (
        told["common"] >= _HALF and told["only a"] != told["only b"]
    ):
        return "agree"
    return "agree" if told["common less"] >= _HALF else "disagree"


def fit(rows: Sequence[tuple[list[float], str]]) -> dict[str, list[float]]:
    """Weights by kind: multinomial logistic regression by plain gradient descent, rare kinds weighing more."""
    counts = Counter(kind for _, kind in rows)
    heavy = {k: (len(rows) / (len(KINDS) * counts[k])) ** 0.5 for k in KINDS}
    weights = {k: [0.0] * len(NAMES) for k in KINDS}
    for _ in range(_ROUNDS):
        steps = {k: [0.0] * len(NAMES) for k in KINDS}
        for sign, kind in rows:
            likely = _likely(weights, sign)
            for k in KINDS:
                off = heavy[kind] * ((k == kind) - likely[k])
                step = steps[k]
                for at, value in enumerate(sign):
                    if value:
                        step[at] += off * value
        for k in KINDS:
            weights[k] = [
                w + _RATE * (s / len(rows) - _DECAY * w)
                for w, s in zip(weights[k], steps[k], strict=True)
            ]
    return weights


def _likely(weights: dict[str, list[float]], sign: Sequence[float]) -> dict[str, float]:
    raw = {
        k: exp(sum(w * s for w, s in zip(held, sign, strict=True))) for k, held in weights.items()
    }
    whole = sum(raw.values())
    return {k: value / whole for k, value in raw.items()}


def judge(name: str, wanted: Sequence[str], got: Sequence[str]) -> None:
    """Prints F1 by kind and their mean."""
    means = []
    for kind in KINDS:
        right = sum(w == g == kind for w, g in zip(wanted, got, strict=True))
        found, held = sum(g == kind for g in got), sum(w == kind for w in wanted)
        f1 = 2 * right / (found + held) if found + held else 0.0
        means.append(f1)
        print(f"{name:7s} {kind:9s} F1 {f1:.1%} ({right} right of {found} found, {held} wanted)")
    print(f"{name:7s} macro-F1 {sum(means) / len(means):.1%}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    parts: dict[str, list[tuple[list[float], str]]] = {}
    pairs: list[tuple[str, str]] = []
    for part in ("train", "dev"):
        with (asked.folder / f"{part}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        parts[part] = [(signs(Headline(r["s1"]), Headline(r["s2"])), r["stance"]) for r in rows]
        pairs = [(r["s1"], r["s2"]) for r in rows]
    wanted = [kind for _, kind in parts["dev"]]
    judge("rules", wanted, [ruled(sign) for sign, _ in parts["dev"]])
    weights = fit(parts["train"])
    got = []
    for sign, _ in parts["dev"]:
        likely = _likely(weights, sign)
        got.append(max(KINDS, key=lambda k: likely[k]))
    judge("fitted", wanted, got)
    if asked.misses:
        for (a, b), w, g in zip(pairs, wanted, got, strict=True):
            if w != g:
                print(f"{w} not {g}: {a} || {b}")


if __name__ == "__main__":
    main()
