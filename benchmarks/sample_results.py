"""Prints a random sample of what Riwaya finds in pages, for a person to judge each result right or wrong.

    python benchmarks/sample_results.py PATHS... --layer claims --layer events --count 50 --seed 7
    python benchmarks/sample_results.py PATHS... --layer sentences --containing قال --count 30

PATHS are read as `riwaya build` reads them. A layer is claims, figures, mentions, times, events, blocks,
arguments (of events), or sentences: those of the article with everything found in them, to see what was
missed; `--containing` keeps the sentences that have one of the given words (folded). Each result comes
with its number, its page, its rule and values, and its sentence, the span itself between ⟦ ⟧.

The order of drawing is random, with at most `--per-page` results from one page, lest a few long pages decide
the tally; the same pages, version and seed draw the same.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from riwaya.annotate.pipeline import annotate
from riwaya.annotate.reading import Reading
from riwaya.language.view import fold
from riwaya.model import Claim, Document, EventMention, Span
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin

#: Longest context printed on either side of a result, in code points.
CONTEXT = 400


class Result(msgspec.Struct, frozen=True):
    """One thing to judge: its place in the page (code points of `text`), its rule, and what it says."""

    start: int
    end: int
    rule: str
    says: tuple[str, ...] = ()


class Page:
    """An annotated page and its sentences; blocks other than title, body and dateline are one each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sentences = tuple(_sentences(document))

    def quote(self, start: int, end: int) -> str:
        return " ".join(self.document.text[start:end].split())

    def context(self, result: Result) -> str:
        """The sentences that the result touches, with its span marked."""
        touched = [s for s in self.sentences if s.start < result.end and result.start < s.end]
        first = min([s.start for s in touched] + [result.start])
        last = max([s.end for s in touched] + [result.end])
        first, last = max(first, result.start - CONTEXT), min(last, result.end + CONTEXT)
        before, after = self.quote(first, result.start), self.quote(result.end, last)
        return f"{before} ⟦{self.quote(result.start, result.end)}⟧ {after}".strip()


def _sentences(document: Document) -> Iterator[Span]:
    reading = Reading(document)
    for stretch in reading.dated:
        for sentence in stretch.sentences:
            tokens = reading.tokens[sentence.first : sentence.last]
            yield Span(tokens[0].start, tokens[-1].end)


def claims(page: Page) -> Iterator[Result]:
    for claim in page.document.claims:
        yield Result(claim.cue.start, claim.cue.end, claim.rule, tuple(_claim(page, claim)))


def _claim(page: Page, claim: Claim) -> Iterator[str]:
    yield f"content: {page.quote(claim.content.start, claim.content.end)}"
    for part in claim.parts:
        yield f"part: {page.quote(part.start, part.end)}"
    chain = (
        f"{link.name} ({link.role}{', anonymous' if link.anonymous else ''})"
        for link in claim.chain
    )
    yield f"chain: {' <- '.join(chain) or 'nobody'}"
    yield f"{claim.stance}, {claim.speech}, {claim.certainty}"


def events(page: Page) -> Iterator[Result]:
    for event in page.document.events:
        says = [f"{event.type}, {event.status}, {event.certainty}"]
        if event.date:
            says.append(f"date: {event.date.value} ({event.date.earliest}..{event.date.latest})")
        if event.place:
            says.append(f"place: {event.place.name}")
        says += [f"{a.role}: {a.name}" for a in event.arguments]
        yield Result(event.start, event.end, event.rule, tuple(says))


def arguments(page: Page) -> Iterator[Result]:
    for event in page.document.events:
        trigger = _trigger(page, event)
        for argument in event.arguments:
            says = f"{argument.role} of {trigger}: {argument.name}"
            yield Result(argument.span.start, argument.span.end, event.rule, (says,))


def _trigger(page: Page, event: EventMention) -> str:
    return f"{event.type}/{event.status} «{page.quote(event.start, event.end)}»"


def mentions(page: Page) -> Iterator[Result]:
    for mention in page.document.mentions:
        says = f"{mention.type}, named {' | '.join(mention.names)}"
        yield Result(mention.start, mention.end, mention.rule, (says,))


def times(page: Page) -> Iterator[Result]:
    for time in page.document.times:
        says = f"{time.type} {time.value} ({time.earliest}..{time.latest}) {time.mod or ''}"
        yield Result(time.start, time.end, time.rule, (says.strip(),))


def figures(page: Page) -> Iterator[Result]:
    for figure in page.document.figures:
        fields = ("value", "low", "high", "approx", "unit", "who", "part_of", "event", "claim")
        values = ((name, getattr(figure, name)) for name in fields)
        says = ", ".join(f"{name} {value}" for name, value in values if value)
        yield Result(figure.start, figure.end, figure.rule, (f"{figure.what}: {says}",))


def blocks(page: Page) -> Iterator[Result]:
    for block in page.document.blocks:
        yield Result(block.start, block.end, "page", (block.kind,))


def sentences(page: Page) -> Iterator[Result]:
    """Each sentence of the article, with all that starts in it, layer by layer."""
    layers = (times, mentions, figures, claims, events)
    found = {layer.__name__: tuple(layer(page)) for layer in layers}
    for sentence in page.sentences:
        says = [
            f"{name}: {page.quote(r.start, r.end)} [{'; '.join(r.says)}]"
            for name, results in found.items()
            for r in results
            if sentence.start <= r.start < sentence.end
        ]
        yield Result(sentence.start, sentence.end, "", tuple(says))


LAYERS: dict[str, Callable[[Page], Iterator[Result]]] = {
    layer.__name__: layer
    for layer in (claims, figures, mentions, times, events, blocks, arguments, sentences)
}


def build(paths: list[Path]) -> Iterator[Page]:
    """The pages under `paths`, annotated; what cannot be read is told on stderr."""
    pack = builtin()
    for document in read_paths(paths, pack):
        if isinstance(document, Skipped):
            print(document, file=sys.stderr)
        else:
            yield Page(annotate(document, pack))


def draw(
    pages: list[Page],
    layer: str,
    count: int,
    seed: int,
    *,
    per_page: int = 3,
    containing: frozenset[str] = frozenset(),
) -> list[tuple[Page, Result]]:
    """Up to `count` results of the layer, at most `per_page` of one page, in the order of the pages."""
    results = [(page, result) for page in pages for result in LAYERS[layer](page)]
    if containing:
        results = [(p, r) for p, r in results if containing & _words(p, r)]
    order = list(range(len(results)))
    random.Random(f"{layer} {seed}").shuffle(order)
    taken: Counter[str] = Counter()
    picked: list[int] = []
    for i in order:
        source = results[i][0].document.source
        if len(picked) < count and taken[source] < per_page:
            taken[source] += 1
            picked.append(i)
    return [results[i] for i in sorted(picked)]


def _words(page: Page, result: Result) -> frozenset[str]:
    return frozenset(fold(page.quote(result.start, result.end)).split())


def show(number: int, page: Page, result: Result) -> None:
    print(f"--- {number}  {page.document.source}  [{result.rule}]")
    print("\n".join(result.says))
    print(page.context(result))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--layer", action="append", required=True, choices=tuple(LAYERS))
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-page", type=int, default=3)
    parser.add_argument("--containing", action="append", default=[], metavar="WORD")
    args = parser.parse_args()
    pages = list(build(args.paths))
    containing = frozenset(fold(word) for word in args.containing)
    for layer in args.layer:
        total = sum(1 for page in pages for _ in LAYERS[layer](page))
        print(f"=== {layer}: {total} in {len(pages)} pages, seed {args.seed}")
        drawn = draw(
            pages, layer, args.count, args.seed, per_page=args.per_page, containing=containing
        )
        for number, (page, result) in enumerate(drawn, 1):
            show(number, page, result)


if __name__ == "__main__":
    main()
