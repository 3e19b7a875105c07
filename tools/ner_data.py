"""Reads the sets that the tagger of names is trained and measured on.

All become sentences of our own tokens with the labels O and B-/I- PER, LOC, ORG, MISC.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import msgspec

from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.classes import WordClasses
from riwaya.annotate.naming.tagging import sentence_features
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View, fold

sys.path.insert(0, str(Path(__file__).parent))
from ner_antcorpus import annotated, page_text, pages

_TYPES = {
    "PERS": "PER",
    "PER": "PER",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "MISC": "MISC",
    "MIS": "MISC",
}
_WINDOW = 5
_SHORTEST = 8
_COMMON = 0.03
_COHESION = 0.05


class Sentence(msgspec.Struct):
    """`owner` says which of the set's own tokens each of ours came from; `words`, `gold` are the set's."""

    number: int
    set: str
    page: str
    words: list[str]
    gold: list[str]
    tokens: tuple[Token, ...]
    owner: list[int]
    labels: list[str]


def read_all(
    data: Path, names: Iterable[str] = ("anercorp", "aqmar", "wojood-sample", "antcorpus")
) -> list[Sentence]:
    """Every sentence of the named sets, numbered."""
    out: list[Sentence] = []
    for name in names:
        for page, rows in SETS[name](data):
            out.append(_sentence(len(out), name, page, rows))
    return out


def _anercorp(data: Path):
    rows = list(_columns(data / "anercorp" / "ANERCorp_CamelLab_train.txt"))
    for number, page in enumerate(_segment([[w for w, _ in r] for r in rows])):
        for i in page:
            yield f"anercorp-{number}", rows[i]


def _cleananercorp(data: Path):
    rows = list(_columns(data / "cleananercorp" / "cleananercorp_TRAIN.txt"))
    for number, page in enumerate(_segment([[w for w, _ in r] for r in rows])):
        for i in page:
            yield f"clean-{number}", rows[i]


def _aqmar(data: Path):
    for path in sorted((data / "aqmar" / "articles").glob("*.txt")):
        for rows in _columns(path):
            yield path.stem, rows


def _wojood(data: Path):
    for part in ("train", "val", "test"):
        rows = list(_columns(data / "wojood-sample" / "data" / f"{part}.txt", nested=True))
        for n, one in enumerate(rows):
            yield f"wojood-{part}-{n // 20}", one


def _antcorpus(data: Path):
    yield from annotated(data)


SETS = {
    "anercorp": _anercorp,
    "aqmar": _aqmar,
    "wojood-sample": _wojood,
    "antcorpus": _antcorpus,
    "cleananercorp": _cleananercorp,
}


def read_raw(data: Path, left_out: frozenset[str]) -> Iterable[tuple[str, str]]:
    """(name, text) of the pages of antcorpus, without those in `left_out`."""
    for name, raw in pages(data):
        text = "" if name in left_out else page_text(raw)
        if text:
            yield name, text


def _columns(path: Path, nested: bool = False):
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split()
        if len(parts) < 2:
            if rows:
                yield rows
            rows = []
        elif nested:
            rows.append((parts[0], _outermost(parts[1:])))
        else:
            rows.append((parts[0], _label(parts[-1])))
    if rows:
        yield rows


def _label(label: str) -> str:
    kind = label[2:]
    kind = "MISC" if kind.startswith("MIS") else _TYPES.get(kind, "")
    return f"{label[0]}-{kind}" if kind else "O"


def _outermost(labels: list[str]) -> str:
    for label in labels:
        if _TYPES.get(label[2:]) in ("PER", "LOC", "ORG"):
            return _label(label)
    return "O"


def _sentence(number: int, name: str, page: str, rows: list[tuple[str, str]]) -> Sentence:
    words = [w for w, _ in rows]
    gold = _repair([label for _, label in rows])
    ends, at = [], 0
    for word in words:
        ends.append(at + len(word))
        at += len(word) + 1
    tokens = tokenize(View(" ".join(words)))
    owner: list[int] = []
    labels: list[str] = []
    k = 0
    for token in tokens:
        while token.start >= ends[k]:
            k += 1
        inside = bool(owner) and owner[-1] == k and labels[-1] != "O"
        label = gold[k]
        labels.append("I" + label[1:] if inside and label != "O" else label)
        owner.append(k)
    return Sentence(number, name, page, words, gold, tokens, owner, _repair(labels))


def _repair(labels: list[str]) -> list[str]:
    out: list[str] = []
    for label in labels:
        if label.startswith("I-") and (not out or out[-1][2:] != label[2:]):
            label = "B" + label[1:]
        out.append(label)
    return out


def documents(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Sentences by page, in order."""
    pages: dict[str, list[Sentence]] = {}
    for one in sentences:
        pages.setdefault(one.page, []).append(one)
    return list(pages.values())


def folds(pages: list[list[Sentence]], count: int) -> list[int]:
    """A fold for each page, of even size; pages that share a sentence of more than six words go together."""
    parent = list(range(len(pages)))

    def root(x: int) -> int:
        while parent[x] != x:
            x = parent[x]
        return x

    seen: dict[str, int] = {}
    for n, page in enumerate(pages):
        for s in page:
            text = "".join(s.words)
            if len(s.words) > 6:
                if text in seen:
                    parent[root(n)] = root(seen[text])
                seen.setdefault(text, n)
    size: dict[int, int] = defaultdict(int)
    for n, page in enumerate(pages):
        size[root(n)] += sum(len(s.words) for s in page)
    filled = [0] * count
    chosen: dict[int, int] = {}
    for group in sorted(size, key=lambda g: (-size[g], g)):
        chosen[group] = filled.index(min(filled))
        filled[chosen[group]] += size[group]
    return [chosen[root(n)] for n in range(len(pages))]


def _segment(texts: list[list[str]]) -> list[range]:
    """Documents of a set that does not mark them: cuts where the words around share least (TextTiling)."""
    bags = [Counter(w for w in map(fold, words) if len(w) > 3) for words in texts]
    within = Counter(w for bag in bags for w in bag)
    total = len(texts)
    weight = {w: math.log(total / n) for w, n in within.items() if 1 < n < total * _COMMON}

    def vector(part: list[Counter[str]]) -> dict[str, float]:
        whole: Counter[str] = Counter()
        for bag in part:
            whole.update(bag)
        return {w: weight[w] * min(n, 3) for w, n in whole.items() if w in weight}

    def likeness(i: int) -> float:
        a, b = vector(bags[max(0, i - _WINDOW) : i]), vector(bags[i : i + _WINDOW])
        norm = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
        return sum(v * b.get(w, 0.0) for w, v in a.items()) / norm if norm else 0.0

    score = {i: likeness(i) for i in range(1, total)}
    cuts: list[int] = []
    for i in sorted(score, key=lambda i: (score[i], i)):
        if score[i] > _COHESION:
            break
        if all(abs(i - j) >= _SHORTEST for j in cuts):
            cuts.append(i)
    edges = [0, *sorted(cuts), total]
    return [range(a, b) for a, b in pairwise(edges)]


def featurize(
    sentences: Iterable[Sentence], knowledge: WordKnowledge, classes: WordClasses
) -> dict[int, list[list[str]]]:
    """The tagger's features of every sentence, by its number."""
    out = {}
    for s in sentences:
        scan = Candidates(s.tokens, 0, len(s.tokens), knowledge)
        out[s.number] = sentence_features(s.tokens, scan, knowledge, classes)
    return out
