"""Learns the word classes that the tagger of names uses, from unlabelled news.

    uv run --group train tools/word_classes.py --raw DIR [--leave-out DIR ...] [--out FILE]

DIR holds antcorpus, unpacked; `--leave-out` names folders of pages that are kept to measure on. Words seen
four times or more are described by the words beside them (positive pointwise mutual information, reduced to
100 dimensions by a truncated SVD) and put into 64, 256 and 1024 classes by k-means.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans, MiniBatchKMeans

sys.path.insert(0, str(Path(__file__).parent))
from ner_data import read_raw

from riwaya.annotate.naming.classes import MODELS
from riwaya.annotate.naming.features import key
from riwaya.language.tokens import tokenize
from riwaya.language.view import View

LEAST = 4
CONTEXTS = 4000
BESIDE = (-2, -1, 1, 2)
DIMENSIONS = 100
SIZES = (64, 256, 1024)
_STOPS = frozenset(".؟!")


def sentences(pages: list[tuple[str, str]]) -> list[list[str]]:
    """Every different sentence of the pages, as the tagger's keys."""
    found: set[tuple[str, ...]] = set()
    for _, text in pages:
        run: list[str] = []
        for token in tokenize(View(text)):
            if token.line and run:
                found.add(tuple(run))
                run = []
            run.append(key(token))
            if token.text in _STOPS:
                found.add(tuple(run))
                run = []
        if run:
            found.add(tuple(run))
    return [list(s) for s in sorted(found)]


def neighbours(texts: list[list[str]], words: list[str]) -> sp.csr_matrix:
    """How often each word stands beside each of the commonest, by place, as PPMI."""
    place = {w: i for i, w in enumerate(words)}
    width = min(CONTEXTS, len(words)) + 1
    counts: Counter[tuple[int, int]] = Counter()
    for text in texts:
        ids = [width - 1, *(place.get(w, -1) for w in text), width - 1]
        for i in range(1, len(ids) - 1):
            for k, offset in enumerate(BESIDE):
                j = i + offset
                if ids[i] >= 0 and 0 <= j < len(ids) and 0 <= ids[j] < width:
                    counts[ids[i], k * width + ids[j]] += 1
    rows, columns = zip(*counts, strict=True)
    values = np.array(list(counts.values()), dtype=np.float64)
    shape = (len(words), len(BESIDE) * width)
    matrix = sp.coo_matrix((values, (rows, columns)), shape=shape)
    by_row = np.asarray(matrix.sum(1)).ravel()
    by_column = np.asarray(matrix.sum(0)).ravel() ** 0.75
    gain = np.log(matrix.data * by_column.sum() / (by_row[matrix.row] * by_column[matrix.col]))
    return sp.csr_matrix((np.maximum(gain, 0), (matrix.row, matrix.col)), shape=shape)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=MODELS / "name_classes.tsv")
    args = parser.parse_args()
    left_out = frozenset(p.stem for d in args.leave_out for p in d.rglob("*.txt"))
    texts = sentences(list(read_raw(args.raw, left_out)))
    counts = Counter(w for text in texts for w in text)
    words = sorted((w for w, n in counts.items() if n >= LEAST), key=lambda w: (-counts[w], w))
    left, values, _ = svds(neighbours(texts, words), k=DIMENSIONS, random_state=0)
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    columns = []
    for size in SIZES:
        means = (
            KMeans(size, n_init=1, random_state=0, max_iter=40)
            if size < 1000
            else MiniBatchKMeans(size, n_init=1, random_state=0, batch_size=4096)
        )
        columns.append(means.fit(vectors).labels_)
    lines = [
        "\t".join([word, str(counts[word]), *(str(column[i]) for column in columns)])
        for i, word in enumerate(words)
    ]
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{args.out}: {len(words)} words of {sum(counts.values())} tokens")


if __name__ == "__main__":
    main()
