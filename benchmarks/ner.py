"""Measures the tagger of names by exact span and type over PER, LOC and ORG.

    uv run --group train benchmarks/ner.py --data DIR folds      # five-fold by document, ingredient by ingredient
    uv run --group train benchmarks/ner.py --data DIR domains    # trained on some sets, measured on others
    uv run --group train benchmarks/ner.py --data DIR stage      # the whole stage, rules and gazetteers included

DIR holds the sets as docs/models/tagger.md describes them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from ner_data import Sentence, documents, featurize, folds, read_all
from train_tagger import cutter, train_pages

from riwaya.annotate.mentions import STAGE
from riwaya.annotate.naming.candidates import Candidates
from riwaya.annotate.naming.classes import shipped
from riwaya.annotate.naming.tagging import NameTagger
from riwaya.annotate.naming.words import WordKnowledge
from riwaya.annotate.reading import Reading
from riwaya.language.tagger import Weights, spans
from riwaya.model import Block, Document
from riwaya.resources import builtin

KINDS = ("PER", "LOC", "ORG")
#: Each ingredient and the features it brings, in the order they are added.
INGREDIENTS: dict[str, str] = {
    "words, affixes and window": r"-?[012](w=|p\d=|e\d=|n=|k=|\^|\$)",
    "clitics": r"-?[012](s=|sp=|d=)",
    "word classes": r"-?[012](c\d=|c=|sc=)|[abc]{2}=",
    "lists of name parts, titles, heads": r"-?[012](f=|i=|h=)|T",
    "gazetteers": r"0g=|[HL].*gazetteer|H[<>]",
    "rules": r"[HL]",
    "the page as a whole": r"D",
}


class Score:
    """Spans found, wanted and right, by type."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: set[tuple[int, int, str]], got: set[tuple[int, int, str]]) -> None:
        for kind in KINDS:
            want = {x for x in gold if x[2] == kind}
            have = {x for x in got if x[2] == kind}
            self.counts[kind, "right"] += len(want & have)
            self.counts[kind, "want"] += len(want)
            self.counts[kind, "have"] += len(have)

    def f1(self, *kinds: str) -> tuple[float, float, float]:
        right, want, have = (
            sum(self.counts[k, what] for k in kinds) for what in ("right", "want", "have")
        )
        return (
            100 * right / max(have, 1),
            100 * right / max(want, 1),
            200 * right / max(want + have, 1),
        )

    def __str__(self) -> str:
        rows = [("micro", KINDS), *((k, (k,)) for k in KINDS)]
        return "  ".join("{} P {:.1f} R {:.1f} F {:.1f}".format(n, *self.f1(*k)) for n, k in rows)


def wanted(sentence: Sentence) -> set[tuple[int, int, str]]:
    """The set's own spans, in its own tokens."""
    return set(spans(sentence.gold))


def given(sentence: Sentence, labels: list[str]) -> set[tuple[int, int, str]]:
    """Spans of our tokens as spans of the set's."""
    owner = sentence.owner
    return {(owner[a], owner[b - 1] + 1, kind) for a, b, kind in spans(labels)}


def tag(weights: Weights, pages: Iterable[list[Sentence]]) -> Iterable[tuple[Sentence, list[str]]]:
    """Labels of whole pages by trained weights; a feature left out of training weighs nothing."""
    tagger = NameTagger.of(weights, builtin().get(WordKnowledge), builtin().get(shipped))
    for page in pages:
        scans = [(s.tokens, Candidates(s.tokens, 0, len(s.tokens), tagger.knowledge)) for s in page]
        for s, said in zip(page, tagger.page(scans), strict=True):
            yield s, said.labels


def run_folds(data: Path, iterations: int, only: str) -> None:
    sentences = read_all(data, ["anercorp"])
    corrected = {tuple(s.words): s.gold for s in read_all(data, ["cleananercorp"])}
    features = featurize(sentences, builtin().get(WordKnowledge), builtin().get(shipped))
    pages = documents(sentences)
    fold = folds(pages, 5)
    names = list(INGREDIENTS)
    for upto in range(1, len(names) + 1) if only != "all" else [len(names)]:
        pattern = re.compile("|".join(f"(?:{INGREDIENTS[n]})" for n in names[:upto]))
        kept = {n: [[f for f in t if pattern.match(f)] for t in s] for n, s in features.items()}
        total, clean = Score(), Score()
        for k in range(5):
            train = [p for p, f in zip(pages, fold, strict=True) if f != k]
            weights = train_pages(
                train, kept, cutter(), iterations, remember=names[upto - 1] == names[-1]
            )
            test = [p for p, f in zip(pages, fold, strict=True) if f == k]
            for s, labels in tag(weights, test):
                total.add(wanted(s), given(s, labels))
                if tuple(s.words) in corrected:
                    clean.add(set(spans(corrected[tuple(s.words)])), given(s, labels))
        print(f"+ {names[upto - 1]:40s} {total}", flush=True)
    print(f"by CLEANANERCorp's labels, {len(corrected)} sentences: {clean}", flush=True)


def run_domains(data: Path, iterations: int) -> None:
    """Each set by a tagger that was trained on the others, and by one trained on ANERcorp alone."""
    names = ("anercorp", "aqmar", "wojood-sample", "antcorpus")
    sentences = read_all(data, names)
    features = featurize(sentences, builtin().get(WordKnowledge), builtin().get(shipped))
    by_set = {n: documents([s for s in sentences if s.set == n]) for n in names}
    alone = train_pages(by_set["anercorp"], features, cutter(), iterations)
    for name in names[1:]:
        _measure("trained on anercorp", alone, name, by_set[name])
    for name in names[1:]:
        rest = [p for n in names if n != name for p in by_set[n]]
        _measure(
            "trained on the others",
            train_pages(rest, features, cutter(), iterations),
            name,
            by_set[name],
        )


def _measure(trained: str, weights: Weights, name: str, pages: list[list[Sentence]]) -> None:
    total = Score()
    for s, labels in tag(weights, pages):
        total.add(wanted(s), given(s, labels))
    print(f"{trained}, measured on {name:15s} {total}", flush=True)


def run_stage(data: Path) -> None:
    """What the stage as shipped finds; the tagger has seen these sets, so this measures the rules on top."""
    pack = builtin()
    for name in ("anercorp", "cleananercorp", "aqmar", "wojood-sample"):
        total = Score()
        for page in documents(read_all(data, [name])):
            text, starts = "", []
            for s in page:
                starts.append(len(text))
                text += " ".join(s.words) + "\n"
            blocks = tuple(
                Block(a, a + len(" ".join(s.words)), "body")
                for a, s in zip(starts, page, strict=True)
            )
            document = Document(
                id="x",
                source="x",
                sha256="",
                media_type="text/plain",
                encoding="utf-8",
                text=text,
                language="ar",
                blocks=blocks,
            )
            found = STAGE(document, Reading(document), pack).mentions
            for s, a in zip(page, starts, strict=True):
                got = set()
                for m in found:
                    if a <= m.start < a + len(" ".join(s.words)):
                        inside = [
                            k
                            for k, t in zip(s.owner, s.tokens, strict=True)
                            if t.end > m.start - a and t.start < m.end - a
                        ]
                        got.add((inside[0], inside[-1] + 1, m.type))
                total.add(wanted(s), got)
        print(f"{name:15s} {total}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--iterations", type=int, default=60)
    parser.add_argument("--only", default="", help="`all`: only with every ingredient")
    parser.add_argument("what", choices=("folds", "domains", "stage"))
    args = parser.parse_args()
    if args.what == "folds":
        run_folds(args.data, args.iterations, args.only)
    elif args.what == "domains":
        run_domains(args.data, args.iterations)
    else:
        run_stage(args.data)


if __name__ == "__main__":
    main()
