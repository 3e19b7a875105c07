"""Copies in the Saudi Newspapers Corpus, against 300 pairs adjudicated by reading, and the agencies of copied groups.

    python benchmarks/copies/saudinewsnet.py PATH_TO/saudinewsnet/dataset

Reads the articles of 21 to 27 July 2015 (title, author, text, date), looks for pairs that share text as `riwaya build`
does, and prints precision and recall of "one report stands behind both" on the pairs of `saudinewsnet-pairs.tsv`,
plain and weighted by how many pairs of the corpus each stratum of shared text stands for; then plain on those of
`saudinewsnet-more.tsv`, by how they were drawn. Then: of the groups of copies
of which a byline names an agency (`agencies.tsv`), how many have it among what their pages rely on.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import zipfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from riwaya.errors import InputError
from riwaya.language.tokens import words as folded
from riwaya.link.copies import kinship
from riwaya.link.derived import likenesses, relation
from riwaya.link.entities.join import Groups
from riwaya.link.events.facts import days
from riwaya.link.media import Media
from riwaya.link.passages import overlap
from riwaya.link.reliance import cited, known_credits
from riwaya.link.texts import Texts, compared
from riwaya.link.words import read
from riwaya.model import Document, Publication
from riwaya.page import read_record
from riwaya.resources import builtin

HERE = Path(__file__).parent
Key = tuple[str, str]
STRATA = (0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.01)


class Article(msgspec.Struct, frozen=True):
    """An article: its key in the list of pairs, its author field, and the page made of it."""

    key: str
    author: str
    document: Document


def articles(folder: Path) -> Iterator[Article]:
    """The articles of the week, one for each address, in the order of the files."""
    pack = builtin()
    seen: set[str] = set()
    for day in range(21, 28):
        with zipfile.ZipFile(folder / f"2015-07-{day}.zip") as archive:
            rows = json.loads(archive.read(archive.namelist()[0]))
        for row in rows:
            key = hashlib.sha256(row["url"].encode()).hexdigest()[:16]
            if key in seen:
                continue
            seen.add(key)
            data = json.dumps(row, ensure_ascii=False).encode()
            try:
                document = read_record(data, row, f"{key}.json", pack)
            except InputError:
                continue
            when = row["date_extracted"][:10]
            published = document.published or Publication(when, when, when, "metadata")
            document = msgspec.structs.replace(document, id=key, published=published)
            yield Article(key, row["author"], document)


def verdicts() -> dict[Key, str]:
    """The adjudicated pairs."""
    with (HERE / "saudinewsnet-pairs.tsv").open(encoding="utf-8") as file:
        return {(r["a"], r["b"]): r["verdict"] for r in csv.DictReader(file, delimiter="\t")}


def further() -> dict[str, dict[Key, str]]:
    """Pairs adjudicated later, by how they were drawn."""
    out: defaultdict[str, dict[Key, str]] = defaultdict(dict)
    with (HERE / "saudinewsnet-more.tsv").open(encoding="utf-8") as file:
        for r in csv.DictReader(file, delimiter="\t"):
            out[r["drawn"]][(r["a"], r["b"])] = r["verdict"]
    return out


def spellings() -> list[tuple[tuple[str, ...], str]]:
    """Folded words of every spelling of an agency, with the agency."""
    with (HERE / "agencies.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(folded(r["spelling"]), r["agency"]) for r in rows]


def stratum(most: float) -> int:
    """Which share of text in common, by `STRATA`."""
    return bisect_right(STRATA, most)


class Judge:
    """What the program says of pairs of articles, against verdicts.

    Args:
        texts: what the articles have in common.
    """

    def __init__(self, held: Sequence[Article], texts: Texts) -> None:
        self._at = {a.key: i for i, a in enumerate(held)}
        self._texts = texts
        self._likely = dict(likenesses(texts, [_day(a) for a in held], partial(_own, held)))
        self._corpus = Counter(stratum(shared.most) for shared in texts.overlaps.values())

    def tell(self, name: str, wanted: Mapping[Key, str], *, weighted: bool = False) -> None:
        """Prints precision and recall on the pairs."""
        judged: Counter[int] = Counter()
        found: defaultdict[str, Counter[int]] = defaultdict(Counter)
        absent = 0
        for pair, verdict in wanted.items():
            if not all(key in self._at for key in pair):
                absent += 1
                continue
            i, j = sorted(self._at[key] for key in pair)
            where = stratum(overlap(self._texts.words[i], self._texts.words[j]).most)
            judged[where] += 1
            like = self._likely.get((i, j))
            if verdict != "part":
                found[f"{verdict} {'found' if like and relation(like) else 'not'}"][where] += 1
        print(f"{name}: {judged.total()} pairs judged, {absent} not in the corpus")
        _print("  plain", found, dict.fromkeys(judged, 1.0))
        if weighted:
            _print("  weighted", found, {s: self._corpus[s] / n for s, n in judged.items()})


def _own(held: Sequence[Article], i: int, j: int) -> bool:
    one, other = held[i].document.outlet, held[j].document.outlet
    return one is not None and other is not None and one.name == other.name


def _day(article: Article) -> int | None:
    published = article.document.published
    return days(published.earliest) if published else None


def _print(name: str, found: Mapping[str, Counter[int]], weight: Mapping[int, float]) -> None:
    def total(key: str) -> float:
        return sum(n * weight[s] for s, n in found[key].items()) if key in found else 0.0

    right, wrong, missed = total("copy found"), total("none found"), total("copy not")
    print(f"{name}: precision {right / (right + wrong):.1%}, recall {right / (right + missed):.1%}")


def agencies(held: Sequence[Article], texts: Texts) -> None:
    """Prints how many copied groups whose bylines name an agency have it among what they rely on."""
    pack = builtin()
    documents = [a.document for a in held]
    cites, _ = cited(documents, pack)
    kin = kinship(documents, texts, known_credits(documents, cites, pack))
    groups = Groups(len(held))
    for taker, source in enumerate(kin.originals):
        if source is not None:
            groups.join(taker, source, "copy")
    media = pack.get(Media)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in cites:
        named[one.document].add(media.key(one.source_name))
    known = spellings()
    hit = whole = 0
    missed: Counter[str] = Counter()
    for members in groups.sets():
        if len(members) < 2:
            continue
        wanted = {a for i in members for a in _agencies_of(held[i].author, known)}
        if not wanted:
            continue
        whole += 1
        have = {k for i in members for k in named[documents[i].id]}
        lost = [a for a in wanted if media.key(a) not in have]
        hit += not lost
        missed.update(lost)
    print(
        f"agency named: {hit} of {whole} copied groups ({hit / max(whole, 1):.1%}); missed {dict(missed)}"
    )


def _agencies_of(author: str, known: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[str]:
    said = folded(author)
    for spelling, agency in known:
        size = len(spelling)
        if any(said[i : i + size] == spelling for i in range(len(said) - size + 1)):
            yield agency


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dataset", type=Path)
    asked = parser.parse_args()
    held = list(articles(asked.dataset))
    print(f"{len(held)} articles")
    texts = compared([read(a.document) for a in held])
    judge = Judge(held, texts)
    judge.tell("first 300", verdicts(), weighted=True)
    for drawn, pairs in further().items():
        judge.tell(drawn, pairs)
    agencies(held, texts)


if __name__ == "__main__":
    main()
