"""Whether the origins behind the main claims of a story are the ones that its readers found.

The gold beside the checkout lists, in `roots` of `cross*.json`, claims with the independent origins behind each
and the number of articles. Every key is one of three things, looked up in the dossier in this order: a count
(`...-killed-13`: the event's reports of that number), an event of the pages' own gold (its origins), or a claim in
words (the origins of what the dossier's claims report in the same words). An origin is named where the dossier's name for it
is alike, as the gold's own scorer compares names.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from riwaya.engine import build
from riwaya.evaluate.gold import SETS, gold_folder, pages
from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.link.media import Media
from riwaya.link.settling import SourceNouns
from riwaya.model import Document, Dossier, Event
from riwaya.resources import Pack, builtin

_COUNT = re.compile(r"-(killed|injured)-(\d+)$")
_ALIKE, _SAYS = 0.5, 0.6


class Origins(msgspec.Struct, frozen=True):
    """One entry: origins `wanted` and `found`, which of the wanted are `missing`, and how many the dossier counts."""

    key: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    missing: tuple[str, ...]
    low: int
    high: int

    @property
    def counted(self) -> bool:
        """Whether as many origins are counted as were found by readers."""
        return self.low <= max(1, len(self.wanted)) <= max(self.high, 1)


def check(dossier: Dossier, folder: Path, pack: Pack) -> list[Origins]:
    """Every entry of `roots` in the gold of a folder, in the order of the files."""
    golds: dict[str, dict[str, Any]] = {}
    wanted: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "doc" in data:
            golds[data["doc"]] = data
        wanted.update(data.get("roots", {}))
    return [_entry(key, entry, dossier, golds, pack) for key, entry in wanted.items()]


def _entry(
    key: str,
    entry: Mapping[str, Any],
    dossier: Dossier,
    golds: Mapping[str, Any],
    pack: Pack,
) -> Origins:
    origins = tuple(entry["independent_origins"])
    number = _COUNT.search(key)
    found: dict[str, None] = {}
    low = high = -1
    if number:
        for event in dossier.events:
            for held in event.figures:
                for report in held.reports:
                    if (held.what, report.value) == (number[1], int(number[2])):
                        found.update(dict.fromkeys(report.roots))
    if not found:
        for event in _told(key, dossier, golds):
            found.update(dict.fromkeys(r.name for r in event.corroboration.roots))
            low, high = event.corroboration.roots_low, event.corroboration.roots_high
    said = dict.fromkeys(_said(entry["claim"], dossier, pack.get(SourceNouns)))
    if not found:
        # Short and long names may be of one origin or of two.
        low, high = len(_apart(said)), len(said)
    elif low < 0:
        # As in `riwaya.link.roots`: an outlet that gives no source may have it from those that others name.
        open_ = {d.outlet.name for d in dossier.documents if d.outlet}
        open_ |= {name for name in found if pack.get(Media).is_vague(name)}
        low, high = len(found.keys() - open_) or len(found), len(found)
    found.update(said)
    missing = tuple(o for o in origins if not any(alike(o, f) for f in found))
    return Origins(key, origins, tuple(found), missing, low, high)


def _apart(names: Iterable[str]) -> list[str]:
    """Names without those that say of another only a part."""
    every = [(n, _stems(n)) for n in names]
    return [n for n, said in every if not any(said < other for _, other in every)]


def _told(key: str, dossier: Dossier, golds: Mapping[str, Any]) -> list[Event]:
    """The dossier's event that holds most of the mentions which the pages' gold gives for `key`."""
    by_name = {Path(d.source).name: d for d in dossier.documents}
    votes: dict[str, int] = {}
    cluster = {(m.document, m.event): e.id for e in dossier.events for m in e.mentions}
    for name, gold in golds.items():
        document = by_name.get(name)
        entry = next((e for e in gold.get("events", []) if e["id"] == key), None)
        if document is None or entry is None:
            continue
        for mention in document.events:
            if any(a < mention.end and mention.start < b for a, b in _places(document, entry)):
                event = cluster.get((document.id, mention.id), "")
                votes[event] = votes.get(event, 0) + 1
    if not votes:
        return []
    best = max(sorted(votes), key=lambda e: votes[e])
    return [e for e in dossier.events if e.id == best]


def _places(document: Document, entry: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for quote in entry["triggers"]:
        at = document.text.find(quote)
        while at >= 0:
            yield at, at + len(quote)
            at = document.text.find(quote, at + 1)


def _said(claim: str, dossier: Dossier, nouns: SourceNouns) -> Iterator[str]:
    """The origins of the dossier's claims that report most of the words of `claim`."""
    wanted = _stems(claim)
    for document in dossier.documents:
        for one in document.claims:
            told = (
                document.quote(one.cue),
                document.quote(one.content),
                *(x.name for x in one.chain),
            )
            said = _stems(" ".join(told))
            if one.chain and len(wanted & said) >= _SAYS * len(wanted):
                for last in nouns.apart(one.chain[-1]):
                    yield last.name or last.text


def alike(a: str, b: str) -> bool:
    """Whether two names share half of the words of the shorter, clitics off."""
    x, y = _stems(a), _stems(b)
    return bool(x and y) and len(x & y) >= _ALIKE * min(len(x), len(y))


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        min((s.stem for s in splits(w)), key=len) if len(w) > 3 else w for w in words(text)
    )


def measure(pack: Pack, gold: Path, sets: Sequence[str] = SETS) -> list[tuple[str, Origins]]:
    """(set, entry) for every set of pages whose gold has `roots`."""
    out: list[tuple[str, Origins]] = []
    for name in sets:
        folder = gold / name
        if any(
            "roots" in json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("cross*.json")
        ):
            out += [(name, o) for o in check(build(pages(gold, name), pack).dossier, folder, pack)]
    return out


def main() -> int:
    """Prints every entry, then how many origins were found and how often the count is right."""
    gold = gold_folder(Path.cwd())
    if gold is None:
        print("no gold pages beside this checkout; nothing was measured")
        return 0
    held = measure(builtin(), gold)
    for name, one in held:
        mark = "ok" if not one.missing and one.counted else "MISS"
        print(
            f"{name:6s} {mark:4s} {one.key:32s} wants {len(one.wanted)}, counts {one.low}-{one.high}",
            end="",
        )
        print(f"; missing {len(one.missing)}" if one.missing else "")
    wanted = sum(len(o.wanted) for _, o in held)
    named = wanted - sum(len(o.missing) for _, o in held)
    print(
        f"origins named: {named}/{wanted}; counted right: {sum(o.counted for _, o in held)}/{len(held)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
