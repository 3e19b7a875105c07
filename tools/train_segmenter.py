"""Trains the segmenter: how often words stand in unlabelled news, and what each feature of an analysis is worth.

    uv run --group train tools/train_segmenter.py --data DIR [--leave-out DIR ...] [--folds]

DIR holds anercorp, aqmar, wojood-sample and antcorpus as docs/models/segmenter.md describes; `--leave-out` names
folders of pages that are kept to measure on. Taught by the words of `tools/segmenter/words.tsv`, whose pieces were
read and corrected for this project, and, with less weight, by words whose company leaves no doubt. The same input gives the
same files. `--folds` measures on held-out fifths of the listed words instead of writing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from riwaya.language.segment import Segmenter
from riwaya.language.segmentevidence import Analysis, Evidence, Grammar, analyses
from riwaya.resources import builtin
from riwaya.resources.segments import COUNTS, EXCEPTIONS, WEIGHTS, ListedWord, grammar

sys.path.insert(0, str(Path(__file__).parent))
from ner_data import SETS, read_raw

LABELS = Path(__file__).parent / "segmenter" / "words.tsv"
#: Words seen less often are left out of the counts.
LEAST = 2
#: A sure word weighs this much of a read one.
SURE = 0.2
#: Squared weights cost this much.
PENALTY = 1.0
ITERATIONS = 120
#: Weights nearer to nothing are left out of the file.
FLOOR = 0.004
FOLDS = 5
_WORD = re.compile(r"[\u0621-\u063a\u0640-\u0652\u0670\u0671]+")
_STOP = re.compile(r"[\n.؟!]")
_MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])


class Example(msgspec.Struct):
    """A word, its possible analyses, which of them is right, and how much it counts."""

    word: str
    found: list[Analysis]
    right: int
    weight: float


def word_counts(data: Path, left_out: frozenset[str], clitics: Grammar) -> Counter[str]:
    """How often each word stands in the different sentences of the sets."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, ...]] = set()
    for _, text in read_raw(data / "antcorpus", left_out):
        for sentence in _STOP.split(text):
            words = tuple(_words(sentence, clitics))
            if words and words not in seen:
                seen.add(words)
                counts.update(words)
    for name in ("anercorp", "aqmar", "wojood-sample"):
        for _, rows in SETS[name](data):
            for word, _ in rows:
                counts.update(_words(word, clitics))
    return Counter({w: n for w, n in counts.items() if n >= LEAST})


def _words(text: str, clitics: Grammar) -> list[str]:
    found = (clitics.letters(w.translate(_MARKS)) for w in _WORD.findall(text))
    return [w for w in found if w]


def listed(clitics: Grammar) -> list[Example]:
    """The words that were read. Raises ValueError where the grammar cannot cut one as it is written."""
    out = []
    for row in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        word, pieces = row.replace("+", ""), tuple(row.split("+"))
        found = analyses(word, clitics)
        right = [k for k, a in enumerate(found) if a.pieces == pieces]
        if not right:
            raise ValueError(f"no analysis of {row}")
        if len(found) > 1:
            out.append(Example(word, found, right[0], 1.0))
    return out


def sure(
    counts: Counter[str], clitics: Grammar, evidence: Evidence, known: set[str]
) -> list[Example]:
    """Words whose company in news leaves one analysis."""
    out = []
    for word, count in sorted(counts.items()):
        found = analyses(word, clitics)
        if word in known or len(found) < 2 or found[0].proclitics:
            continue
        support = [evidence.support(word, a) for a in found]
        best = sorted(((s[0] + s[1], k) for k, s in enumerate(support) if k), reverse=True)
        company = sum(support[0][1:5])
        if company >= max(2, 0.2 * count) and best[0][0] < 0.1 * count:
            out.append(Example(word, found, 0, SURE))
        elif (
            company <= 0.01 * count
            and best[0][0] >= 3 * count
            and (len(best) < 2 or best[0][0] > 4 * best[1][0])
        ):
            out.append(Example(word, found, best[0][1], SURE))
    return out


def train(examples: list[Example], evidence: Evidence) -> dict[str, float]:
    """Weights of a log-linear model over each word's analyses (maximum likelihood, L2)."""
    place: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    right, starts, group = [], [], []
    for number, example in enumerate(examples):
        starts.append(len(group))
        right.append(len(group) + example.right)
        for analysis in example.found:
            for name, value in evidence.of(example.word, analysis):
                rows.append(len(group))
                columns.append(place.setdefault(name, len(place)))
                values.append(value)
            group.append(number)
    matrix = sp.csr_matrix((values, (rows, columns)), shape=(len(group), len(place)))
    weight = np.array([e.weight for e in examples])
    groups = np.array(group)
    observed = np.asarray((sp.diags(weight) @ matrix[right]).sum(0)).ravel()

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ theta
        top = np.maximum.reduceat(scores, starts)[groups]
        shares = np.exp(scores - top)
        totals = np.add.reduceat(shares, starts)
        said = weight * (scores[right] - top[right] - np.log(totals))
        expected = matrix.T @ (shares / totals[groups] * weight[groups])
        return PENALTY / 2 * theta @ theta - said.sum(), expected - observed + PENALTY * theta

    found = minimize(
        loss, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return {n: round(float(found.x[k]), 3) for n, k in place.items() if abs(found.x[k]) >= FLOOR}


def folds(
    examples: list[Example], certain: list[Example], evidence: Evidence, clitics: Grammar
) -> None:
    """Prints how many held-out words are cut right."""
    hits = 0
    for part in range(FOLDS):
        rest = [e for e in examples if crc32(e.word.encode()) % FOLDS != part]
        held = [e for e in examples if crc32(e.word.encode()) % FOLDS == part]
        cut = Segmenter(clitics, evidence, train(rest + certain, evidence))
        hits += sum(cut.analysis(e.word) == e.found[e.right] for e in held)
    print(f"{hits} of {len(examples)} held-out words: {hits / len(examples):.1%}")


def _write(path: Path, rows: list[tuple[str, object]]) -> None:
    path.write_text("".join(f"{name}\t{value}\n" for name, value in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    pack = builtin()
    clitics = grammar(pack)
    left_out = frozenset(p.stem for d in args.leave_out for p in d.rglob("*.txt"))
    counts = word_counts(args.data, left_out, clitics)
    evidence = Evidence(counts, clitics)
    examples = listed(clitics)
    closed = {r.word.replace("+", "") for r in pack.rows("segments", "words", ListedWord)}
    certain = sure(counts, clitics, evidence, closed | {e.word for e in examples})
    print(f"{len(examples)} words read, {len(certain)} sure, {len(counts)} counted", flush=True)
    if args.folds:
        folds(examples, certain, evidence, clitics)
        return
    trained = train(examples + certain, evidence)
    _write(COUNTS, sorted(counts.items()))
    _write(WEIGHTS, sorted(trained.items()))
    cut = Segmenter(clitics, evidence, trained)
    missed = [e for e in examples if cut.analysis(e.word) != e.found[e.right]]
    odd = sorted("+".join(e.found[e.right].pieces) for e in missed)
    EXCEPTIONS.write_text("".join(row + "\n" for row in odd), encoding="utf-8")
    print(f"{EXCEPTIONS.name}: {len(odd)} rows")


if __name__ == "__main__":
    main()
