"""Trains the tagger of names and writes src/riwaya/resources/models/names.weights.

    uv run --group train tools/train_tagger.py --data DIR [--out FILE]

DIR holds the sets that docs/models/tagger.md describes; names in pages of antcorpus are in `tools/tagger`. The
same input gives the same file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pycrfsuite

from riwaya.annotate.naming.classes import MODELS, shipped
from riwaya.annotate.naming.clitics import Cutter
from riwaya.annotate.naming.features import memory
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.language.tagger import Weights
from riwaya.language.tokens import Token
from riwaya.resources import builtin

sys.path.insert(0, str(Path(__file__).parent))
from ner_data import Sentence, documents, featurize, read_all

INNER = 4
SETTINGS = {"c1": 0.05, "c2": 0.2, "feature.possible_transitions": True}


def train(
    rows: list[tuple[list[list[str]], list[str]]], iterations: int
) -> tuple[pycrfsuite.Tagger, Path]:
    """One model over sentences of features and labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({**SETTINGS, "max_iterations": iterations})
    for features, labels in rows:
        trainer.append(features, labels)
    with tempfile.NamedTemporaryFile(suffix=".crf", delete=False) as file:
        path = Path(file.name)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger, path


def weights(tagger: pycrfsuite.Tagger) -> Weights:
    """The package's form of a trained model."""
    info = tagger.info()
    labels = sorted(info.labels, key=lambda name: (name != "O", name))
    features: dict[str, dict[str, float]] = {}
    for (name, label), value in info.state_features.items():
        features.setdefault(name, {})[label] = value
    return Weights.pack(labels, info.transitions, features)


def train_pages(
    pages: list[list[Sentence]],
    features: dict[int, list[list[str]]],
    stem: Callable[[Token], str],
    iterations: int = 60,
    *,
    remember: bool = True,
) -> Weights:
    """Trains on pages as they are and, to `remember`, again with what a model of the others makes of each.

    The second view teaches how far to trust the rest of the page (features.memory).
    """
    rows = [(features[s.number], s.labels) for page in pages for s in page]
    if remember:
        rows += _remembered(pages, features, stem, iterations * 2 // 3)
    tagger, path = train(rows, iterations)
    path.unlink()
    return weights(tagger)


def _remembered(
    pages: list[list[Sentence]],
    features: dict[int, list[list[str]]],
    stem: Callable[[Token], str],
    iterations: int,
) -> list[tuple[list[list[str]], list[str]]]:
    found: dict[int, list[str]] = {}
    for part in range(INNER):
        rest = [s for n, page in enumerate(pages) if n % INNER != part for s in page]
        tagger, path = train([(features[s.number], s.labels) for s in rest], iterations)
        for n, page in enumerate(pages):
            if n % INNER == part:
                found |= {s.number: tagger.tag(features[s.number]) for s in page}
        path.unlink()
    rows = []
    for page in pages:
        seen = memory([[stem(t) for t in s.tokens] for s in page], [found[s.number] for s in page])
        for s, extra in zip(page, seen, strict=True):
            whole = [[*a, *b] for a, b in zip(features[s.number], extra, strict=True)]
            rows.append((whole, s.labels))
    return rows


def cutter() -> Callable[[Token], str]:
    """Takes a token's clitics off, as the stage does."""
    cut = Cutter(builtin().get(WordKnowledge), builtin().get(shipped))
    return lambda token: cut.cut(token.text)[1] if token.kind == "word" else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODELS / "names.weights")
    parser.add_argument("--iterations", type=int, default=60)
    args = parser.parse_args()
    sentences = read_all(args.data)
    print(f"{len(sentences)} sentences, {sum(len(s.tokens) for s in sentences)} tokens", flush=True)
    features = featurize(sentences, builtin().get(WordKnowledge), builtin().get(shipped))
    trained = train_pages(documents(sentences), features, cutter(), args.iterations)
    args.out.write_bytes(trained.dump())
    print(f"{args.out}: {len(trained)} features, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
