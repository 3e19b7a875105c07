"""Makes a pile of news pages of any size whose copies and stories are known, and checks a finished build against them.

    python benchmarks/pile.py make PAGES... --out FOLDER [--count 100000]
    python benchmarks/pile.py check DOSSIERS FOLDER/known.tsv [--json FILE]

PAGES are what Riwaya reads (saudinewsnet's JSON, ANT Corpus' files). Of them only pages are taken whose titles and
first sentences share few rarer words with any taken before, so that no two tell one story; nothing of Riwaya's own finding of stories has a
part in it. `FOLDER/pages-*.jsonl` and `FOLDER/known.tsv` (source, story, text: rows of one number are one) come out.

A page of such a pile is one of these:
- alone: an article, told once;
- a telling of a story: its lead with some words left out, and every second or third sentence of an article, by an
  outlet of its own, up to three days later; so tellings share their matter and no text but the lead;
- a copy of a telling: a sentence cut, few words changed, the title shortened, another outlet, up to a day later.

When all articles are used up they come again in another world: every rarer word (names among them) is another one of
the same length, form and frequency throughout that world, and all is a week later. Such a page tells another story in
the same turns of phrase.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from riwaya.language.view import fold
from riwaya.model import Document
from riwaya.page import Skipped, read_paths
from riwaya.resources import builtin
from riwaya.resources.media import OutletRow

_FILE = 5000
_FROM = date(2015, 7, 20)
#: Two articles may tell one story whose titles and first sentences share so many words that fewer than one article in
#: so many has there (stems of five letters).
_RARE, _SHARED, _OPENING, _STEM = 60, 3, 60, 5
#: Words in more than one page in so many stay in every world.
_COMMON = 120
_ALONE, _COPY, _LATER = 0.45, 0.45, 3
_MARKS = ".,،؛:\"'«»()[]؟!“”"
_STOP = re.compile(r"(?<=[.!؟\n])\s+")
_TAGGED = re.compile(r"<(TITLE|TEXT)>(.*?)</", re.DOTALL)
_TAG = re.compile(r"<[^>\n]{1,40}>")


class Article(NamedTuple):
    """A page that nothing else in the pile is about; its words with what parts them."""

    title: str
    sentences: tuple[str, ...]


class Row(NamedTuple):
    """A page of the pile with the numbers of its story and its text."""

    fields: dict[str, str]
    story: int
    text: int


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make")
    make.add_argument("pages", nargs="+", type=Path)
    make.add_argument("--out", type=Path, required=True)
    make.add_argument("--count", type=int, default=100_000)
    make.add_argument("--seed", type=int, default=8)
    compare = commands.add_parser("check")
    compare.add_argument("dossiers", type=Path)
    compare.add_argument("known", type=Path)
    compare.add_argument("--json", type=Path)
    asked = parser.parse_args()
    if asked.command == "make":
        write(asked.pages, asked.out, asked.count, asked.seed)
        return
    found = check(asked.dossiers, asked.known)
    for name, value in found.items():
        print(f"{name:<28} {value}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n")


def write(paths: Sequence[Path], out: Path, count: int, seed: int) -> None:
    """Makes the pile. The same pages, count and seed give the same files."""
    articles = apart(list(read(paths)))
    out.mkdir(parents=True, exist_ok=True)
    words = stories = 0
    with (out / "known.tsv").open("w", encoding="utf-8") as known:
        known.write("source\tstory\ttext\n")
        rows = generate(articles, count, seed)
        for number in range(-(-count // _FILE)):
            name = f"pages-{number:03d}.jsonl"
            with (out / name).open("w", encoding="utf-8") as to:
                for line in range(1, min(_FILE, count - number * _FILE) + 1):
                    row = next(rows)
                    words += len(row.fields["text"].split())
                    stories = max(stories, row.story)
                    to.write(json.dumps(row.fields, ensure_ascii=False) + "\n")
                    known.write(f"{name}#{line}\t{row.story}\t{row.text}\n")
    print(
        f"{count} pages of {words / count:.0f} words, {stories} stories, of {len(articles)} articles: {out}"
    )


def read(paths: Sequence[Path]) -> Iterator[Article]:
    """The articles of long enough pages, in the order of their texts."""
    found: dict[str, Article] = {}
    for document in read_paths(paths, builtin()):
        if isinstance(document, Skipped):
            continue
        title, text = _fields_of(document)
        text = _TAG.sub(" ", text)
        sentences = tuple(s.strip() for s in _STOP.split(text) if len(s.split()) > 3)
        if title and len(sentences) > 1 and len(text.split()) >= 60:
            found[document.sha256] = Article(_TAG.sub(" ", title), sentences)
    return (found[key] for key in sorted(found))


def _fields_of(document: Document) -> tuple[str, str]:
    """Title and text; of ANT Corpus' files what stands between their tags."""
    tagged = dict(_TAGGED.findall(document.text)) if document.text.startswith("<DOC>") else {}
    if tagged:
        return " ".join(tagged.get("TITLE", "").split()), tagged.get("TEXT", "")
    title = " ".join(document.quote(document.title).split()) if document.title else ""
    return title, "\n".join(document.quote(b.span) for b in document.blocks if b.kind == "body")


def apart(articles: Sequence[Article]) -> list[Article]:
    """Those of `articles` that share few rare words with any before them."""
    bags = [_opening(a) for a in articles]
    held = Counter(w for bag in bags for w in bag)
    rare = {w for w, n in held.items() if 1 < n <= max(3, len(articles) / _RARE)}
    taken: list[Article] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for article, bag in zip(articles, bags, strict=True):
        own = bag & rare
        met = Counter(at for word in own for at in holders[word])
        if met and max(met.values()) >= _SHARED:
            continue
        for word in own:
            holders[word].append(len(taken))
        taken.append(article)
    return taken


def generate(articles: Sequence[Article], count: int, seed: int) -> Iterator[Row]:
    """`count` pages, world after world."""
    outlets = sorted(r.name for r in builtin().rows("media", "outlets", OutletRow))
    worlds = Worlds(articles)
    story = text = made = world = 0
    while True:
        for at, article in enumerate(articles):
            chance = random.Random(f"{seed} {world} {at}")
            day = _FROM + timedelta(days=7 * world + at % 14)
            moved = worlds.move(article, world)
            story += 1
            for told, when, first in _pages(moved, day, chance):
                if made == count:
                    return
                text += first
                made += 1
                yield Row(_fields(told, when, outlets, chance, made), story, text)
        world += 1


def _pages(
    article: Article, day: date, chance: random.Random
) -> Iterator[tuple[Article, date, bool]]:
    """The pages of a story, each with its day and whether its text is new."""
    if chance.random() < _ALONE:
        yield article, day, True
        return
    tellings = 3 if len(article.sentences) > 12 else 2 if len(article.sentences) > 6 else 1
    for number in range(tellings):
        told = _telling(article, number, tellings, chance) if number else article
        if tellings > 1:
            told = _telling(article, number, tellings, chance)
        when = day + timedelta(days=chance.randint(0, _LATER) if number else 0)
        yield told, when, True
        while tellings == 1 or chance.random() < _COPY:
            yield _copy(told, chance), when + timedelta(days=chance.randint(0, 1)), False
            if chance.random() > _COPY:
                break


def _telling(article: Article, number: int, of: int, chance: random.Random) -> Article:
    lead = _thinned(article.sentences[0], 0.25, chance)
    rest = article.sentences[1:][number::of]
    return Article(_thinned(article.title, 0.3, chance), (lead, *rest))


def _thinned(words: str, share: float, chance: random.Random) -> str:
    kept = [w for w in words.split() if chance.random() >= share]
    return " ".join(kept) or words


def _copy(told: Article, chance: random.Random) -> Article:
    sentences = list(told.sentences)
    if len(sentences) > 4:
        del sentences[chance.randrange(2, len(sentences))]
    pool = [w for s in sentences for w in s.split()]
    changed = (
        " ".join(chance.choice(pool) if chance.random() < 0.01 else w for w in s.split())
        for s in sentences
    )
    title = " ".join(told.title.split()[: chance.randint(3, 12)])
    return Article(title, tuple(changed))


def _fields(
    told: Article, when: date, outlets: Sequence[str], chance: random.Random, number: int
) -> dict[str, str]:
    moment = datetime(when.year, when.month, when.day, chance.randrange(24), tzinfo=UTC)
    return {
        "url": f"https://news.example/{number}",
        "source": chance.choice(outlets),
        "date": moment.isoformat(),
        "title": told.title,
        "text": "\n".join(told.sentences),
    }


class Worlds:
    """The same articles in other names and words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        held: Counter[str] = Counter()
        for article in articles:
            held.update({w for s in (article.title, *article.sentences) for w in s.split()})
        common = max(3.0, len(articles) / _COMMON)
        self._class: dict[str, tuple[list[str], int]] = {}
        classes: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
        for word, count in sorted(held.items()):
            if count <= common and word.isalpha() and len(word) > 3:
                form = word[:2] if word[:2] in ("ال", "وا", "با", "لل") else ""
                classes[(len(word), form, count.bit_length())].append(word)
        for words in classes.values():
            # Neighbours in the order of the alphabet share their root: they must not stand for each other.
            words.sort(key=lambda w: zlib.crc32(w.encode()))
            self._class.update((w, (words, i)) for i, w in enumerate(words))

    def move(self, article: Article, world: int) -> Article:
        """The article in the words of a world; in the first as it is."""
        if not world:
            return article
        return Article(
            self._moved(article.title, world),
            tuple(self._moved(s, world) for s in article.sentences),
        )

    def _moved(self, sentence: str, world: int) -> str:
        out = []
        for word in sentence.split():
            found = self._class.get(word)
            if found:
                words, at = found
                word = words[(at + world * 7919) % len(words)]
            out.append(word)
        return " ".join(out)


def _opening(article: Article) -> set[str]:
    words = " ".join((article.title, *article.sentences)).split()[:_OPENING]
    keys = (fold(w).strip(_MARKS).removeprefix("و").removeprefix("ال") for w in words)
    return {k[:_STEM] for k in keys if k.isalpha() and len(k) > 2}


class _Page(msgspec.Struct):
    id: str
    source: str


class _Taken(msgspec.Struct):
    document: str
    relation: str
    source_document: str | None = None


class _Dossier(msgspec.Struct):
    documents: tuple[_Page, ...]
    reliance: tuple[_Taken, ...] = ()


def check(dossiers: Path, known: Path) -> dict[str, Any]:
    """How the stories and copies of a finished build stand to those known: pairs of pages put together rightly, of
    those put together (precision) and of those that belong together (recall)."""
    story, text = _known(known)
    decoder = msgspec.json.Decoder(_Dossier)
    groups: list[list[str]] = []
    taken: list[tuple[str, str, str]] = []
    for path in sorted(dossiers.glob("stories/*/dossier.json")):
        found = decoder.decode(path.read_bytes())
        source = {d.id: d.source for d in found.documents}
        groups.append(sorted(source.values()))
        taken += [
            (source[r.document], source[r.source_document], r.relation)
            for r in found.reliance
            if r.relation != "cites" and r.source_document in source
        ]
    for path in sorted(dossiers.glob("alone/*.jsonl")):
        with path.open("rb") as lines:
            groups += [[decoder.decode(line).documents[0].source] for line in lines]
    seen = [s for g in groups for s in g]
    return {
        "pages": len(seen),
        "pages twice": len(seen) - len(set(seen)),
        "pages of the pile missing": len(set(story) - set(seen)),
        "stories found": sum(len(g) > 1 for g in groups),
        "stories known": sum(n > 1 for n in Counter(story.values()).values()),
        **_pairs("stories", groups, story),
        **_copies(taken, text, groups),
    }


def _known(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    story: dict[str, str] = {}
    text: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        source, story[source], text[source] = _cells(line)
    return story, text


def _cells(line: str) -> tuple[str, str, str]:
    source, story, text = line.split("\t")
    return source, story, text


def _pairs(name: str, groups: Sequence[Sequence[str]], known: dict[str, str]) -> dict[str, Any]:
    both = _two(Counter((at, known[s]) for at, g in enumerate(groups) for s in g).values())
    together = _two(len(g) for g in groups)
    belong = _two(Counter(known.values()).values())
    return {
        f"{name}: pairs together": together,
        f"{name}: precision": _share(both, together),
        f"{name}: recall": _share(both, belong),
    }


def _copies(
    taken: Sequence[tuple[str, str, str]], text: dict[str, str], groups: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """A copy is found where the dossier says that it copies or rewrites a page of the same text; what is said to copy
    (tellings that share a lead may be called rewrites) must be one."""
    at = {s: number for number, g in enumerate(groups) for s in g}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for source, number in text.items():
        texts[number].append(source)
    known = sum(len(s) - 1 for s in texts.values())
    right = {a for a, b, _ in taken if text[a] == text[b]}
    copies = [(a, b) for a, b, relation in taken if relation == "copies"]
    apart = sum(len({at.get(s) for s in group}) > 1 for group in texts.values())
    return {
        "copies: known": known,
        "copies: recall": _share(len(right), known),
        "copies: precision": _share(sum(text[a] == text[b] for a, b in copies), len(copies)),
        "texts in several stories": apart,
    }


def _two(sizes: Any) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


if __name__ == "__main__":
    sys.exit(main())
