"""Origins as pages name them, brought to one name each: an office told short and long, two sources in one phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.annotate.attribution.lexicon import SourceRow
from riwaya.language.clitics import splits
from riwaya.language.tokens import words
from riwaya.link.events.own import stems
from riwaya.link.roots import Origin, Path
from riwaya.model import Link
from riwaya.resources import Pack


class SourceNouns:
    """Nouns that head a source («مصدر», «سكان»), of `attribution/sources.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self._nouns = {
            words(form)[-1]
            for row in pack.rows("attribution", "sources", SourceRow)
            for form in (row.noun, *row.forms)
            if len(words(form)) == 1
        }

    def heads(self, word: str) -> bool:
        """Whether a folded word is such a noun, its article and clitics off."""
        return any(s.stem in self._nouns for s in splits(word))

    def apart(self, link: Link) -> tuple[Link, ...]:
        """Two anonymous sources in one phrase («سكان ومصدر عسكري») as two links; else the link as it is."""
        name = link.name or link.text
        if not link.anonymous or " و" not in name:
            return (link,)
        parts = name.split(" ")
        for at in range(1, len(parts)):
            word = parts[at]
            if word[:1] == "و" and len(word) > 2 and self.heads(_folded(word[1:])):
                first, second = " ".join(parts[:at]), " ".join([word[1:], *parts[at + 1 :]])
                if self.heads(_folded(parts[0])):
                    named = (msgspec.structs.replace(link, name=n) for n in (first, second))
                    return tuple(named)
        return (link,)


def _folded(word: str) -> str:
    return (words(word) or ("",))[0]


def settle(ways: Mapping[int, Sequence[Path]], outlets: Iterable[str]) -> dict[int, list[Path]]:
    """The ways of every page with each origin under one key and name.

    A named origin whose words all stand in exactly one fuller name of another («المتحدث الأمني», «المتحدث الأمني
    بوزارة الداخلية»; a ministry and its spokesman) is that one; two that were linked as different entities are not.

    Args:
        outlets: keys of outlets, which are never part of another origin's name.
    """
    behind: defaultdict[str, set[str]] = defaultdict(set)
    known: dict[str, Origin] = {}
    for path in (p for held in ways.values() for p in held):
        known.setdefault(path.origin.key, path.origin)
        behind[path.origin.key].add(path.document)
    kept = frozenset(outlets)
    named = {
        k: stems(o.name) for k, o in sorted(known.items()) if not o.anonymous and k not in kept
    }
    to: dict[str, str] = {}
    for key, said in named.items():
        fuller = [
            k
            for k, other in named.items()
            if said and said < other and not (known[k].entity and known[key].entity)
        ]
        largest = [k for k in fuller if not any(named[k] < named[o] for o in fuller)]
        if len(largest) == 1:
            to[key] = largest[0]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for key in known:
        groups[_last(key, to)].append(key)
    shown = {
        key: min(
            (known[m] for m in members),
            key=lambda o: (not o.entity, -len(behind[o.key]), -len(o.name), o.name),
        )
        for members in groups.values()
        for key in members
    }
    return {
        page: list(
            dict.fromkeys(msgspec.structs.replace(p, origin=shown[p.origin.key]) for p in held)
        )
        for page, held in ways.items()
    }


def _last(key: str, to: Mapping[str, str]) -> str:
    while key in to:
        key = to[key]
    return key
