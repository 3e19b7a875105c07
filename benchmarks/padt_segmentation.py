"""Clitic segmentation against a newswire treebank: UD Arabic-PADT (UD 1, development part).

    python benchmarks/padt_segmentation.py PATH/ar-ud-dev.conllu [--misses N]

UD 1 does not say which tokens are written in one word. `padt.text_of` joins them as Arabic writes them, and what it puts
in one word is that word's gold. Scored are words of Arabic letters, by the spans of their pieces on the surface, where
ل + الحظر is ل|لحظر and رئيسة + ها is رئيست|ها; a piece counts where both its ends are right. The treebank's convention: و, ف, ب, ل, ك, س
and joined pronouns are tokens, the article is not; «كما», «لأن», «لكي», «مما», «فيما» are whole.

About one word in twelve has no analysis in the treebank (tag U: left whole, clitics and all, «ونادي», «يمكننا»). They say
nothing of clitics and are left out of the first rows; the last row has them in.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from riwaya.resources import builtin
from riwaya.resources.segments import segmenter

sys.path.insert(0, str(Path(__file__).parent))
from padt import text_of, trees, words

Spans = frozenset[tuple[int, int]]
Cut = Callable[[str], Spans]
UNANALYSED = "U"


def gold(path: Path) -> list[tuple[str, Spans, bool]]:
    """(word, spans of its pieces, whether the treebank analyses it) for every word."""
    out = []
    for nodes in trees(path):
        text = text_of(nodes)
        for word in words(nodes):
            start = word[0].start
            spans = frozenset((n.start - start, n.end - start) for n in word)
            analysed = not word[0].xpos.startswith(UNANALYSED)
            out.append((text[start : word[-1].end], spans, analysed))
    return out


def whole(word: str) -> Spans:
    """The baseline: no word is cut."""
    return frozenset([(0, len(word))])


def row(name: str, rows: list[tuple[str, Spans, bool]], cut: Cut) -> None:
    hit = said = want = right = 0
    for word, spans, _ in rows:
        got = cut(word)
        hit += len(got & spans)
        said += len(got)
        want += len(spans)
        right += got == spans
    p, r, f = hit / said, hit / want, 2 * hit / (said + want)
    print(
        f"{name:44s} {len(rows):6d} words  P {p:6.2%}  R {r:6.2%}  F1 {f:6.2%}  words {right / len(rows):6.2%}"
    )


def main() -> None:
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ap.add_argument("conllu", type=Path)
    ap.add_argument("--misses", type=int, default=0)
    args = ap.parse_args()
    rows = gold(args.conllu)
    segment = builtin().get(segmenter)

    def cut(word: str) -> Spans:
        return frozenset((p.start, p.end) for p in segment.pieces(word))

    began = time.perf_counter()
    for word, _, _ in rows:
        segment.pieces(word)
    first = time.perf_counter() - began
    began = time.perf_counter()
    for word, _, _ in rows:
        segment.pieces(word)
    again = time.perf_counter() - began
    analysed = [r for r in rows if r[2]]
    clitics = [r for r in analysed if len(r[1]) > 1]
    row("all words", analysed, cut)
    row("words with a clitic", clitics, cut)
    row("words without", [r for r in analysed if len(r[1]) == 1], cut)
    row("all words, no word cut", analysed, whole)
    row("all words, those never analysed too", rows, cut)
    print(
        f"400 words: {first / len(rows) * 4e5:.2f} ms, of words met before {again / len(rows) * 4e5:.2f} ms"
    )
    missed = Counter(
        (word, tuple(sorted(spans)), tuple(sorted(cut(word))))
        for word, spans, _ in analysed
        if cut(word) != spans
    )
    for (word, want, got), count in missed.most_common(args.misses):
        shown = ["+".join(word[a:b] for a, b in spans) for spans in (want, got)]
        print(f"{count:3d} {shown[0]}  read as  {shown[1]}", file=sys.stderr)


if __name__ == "__main__":
    main()
