"""Origins as pages name them, brought to one name each: an office told short and long, two sources in one phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from riwaya.annotate.attribution.rows import SourceRow
from riwaya.language.affixes import AND, ARTICLE, PREPOSITIONS, TA_MARBUTA
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import tokenize, words
from riwaya.language.view import View
from riwaya.link.coordinated import outlets_in
from riwaya.link.entities.known import Tables
from riwaya.link.entities.names import bare
from riwaya.link.events.own import stems
from riwaya.link.media import Media
from riwaya.link.roots import Origin, Path
from riwaya.model import Document, Link
from riwaya.resources import Pack
from riwaya.resources.rows import OnePhrase, OneWord

_AND = " " + AND

_RELAYS = frozenset({"outlet", "agency"})
_SPOKEN = frozenset({"official", "person"})
#: Who may be added to a named source without one man holding both offices.
_UNNAMED = frozenset({"source", "witness", "observers"})
_PREPOSITIONS = frozenset(PREPOSITIONS)
_LEAST = 3
_NOBODY: Mapping[str, frozenset[frozenset[str]]] = {}


class SourceNouns:
    """Nouns that head a source («مصدر», «سكان»), of `attribution/sources.tsv`, and what is no speaker or no
    description, of `evidence.tsv` and `counting.tsv` under `linking/`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("attribution", "sources", SourceRow)
        self._nouns = {
            words(form)[0]: row
            for row in reversed(rows)
            for form in (row.noun, *row.forms)
            if len(words(form)) == 1
        }
        self._many = {
            words(form)[0]
            for row in rows
            if row.titled
            for form in row.forms
            if len(words(form)) == 1 and not form.endswith(TA_MARBUTA)
        }
        self._evidence: Lexicon[str] = Lexicon(
            [(r.phrase, r.phrase) for r in pack.rows("linking", "evidence", OnePhrase)]
        )
        counting = pack.rows("linking", "counting", OneWord)
        self._counting = frozenset(w for r in counting for w in words(r.word))
        self._nations, self._media = pack.get(Tables).adjectives, pack.get(Media)
        self._gazetteer = pack.get(Tables).gazetteer
        self.spokesmen = frozenset(
            s for r in pack.rows("linking", "spokesmen", OneWord) for s in stems(r.word)
        )

    def evidence(self, link: Link) -> bool:
        """Whether a link is information that nobody is said to have given."""
        if not link.anonymous:
            return False
        tokens = tokenize(View(link.name or link.text))
        return bool(tokens) and self._evidence.first(tokens, 0) is not None

    def several(self, link: Link) -> bool:
        """Whether a link is officials of one office whom nothing names («متحدثون عسكريون»)."""
        head = words(link.name or link.text)[:1]
        return link.role in _SPOKEN and not link.entity and bool(head) and head[0] in self._many

    def speaker(self, chain: Sequence[Link], *, believed: bool = False) -> int:
        """Which link of a chain is its origin: the last, or where that is evidence, or is said to believe what it need not
        have said, the one that hands it on."""
        last = len(chain) - 1
        silent = last > 0 and (believed or self.evidence(chain[last]))
        return last - 1 if silent and chain[last - 1].role not in _RELAYS else last

    def described(self, name: str) -> str:
        """The words of a description in no order, «و» and what counts aside («مصادر أمنية وطبية» = «مصادر طبية
        وأمنية»): nouns of sources in the singular, nationalities as countries, the rest by stem («مصدران تركيان» = «مصادر
        تركية»)."""
        every = [
            w[1:] if at and w[0] == AND and len(w) > _LEAST else w
            for at, w in enumerate(words(name))
        ]
        kept = [w for w in every if w not in self._counting] or every
        return " ".join(sorted(map(self._key, kept)))

    def _key(self, word: str) -> str:
        row = self._row(word)
        if row is not None:
            return words(row.noun)[0]
        return self._nations.get(word) or min(stems(word), default=word)

    def _row(self, word: str) -> SourceRow | None:
        return next((row for s in splits(word) if (row := self._nouns.get(s.stem))), None)

    def country(self, link: Link) -> bool:
        """Whether a link is a country, for which somebody speaks."""
        return any(p.kind == "country" for p in self._gazetteer.lookup(link.name or link.text))

    def heads(self, word: str) -> bool:
        """Whether a folded word is such a noun, its article and clitics off."""
        return self._row(word) is not None

    def apart(self, link: Link) -> tuple[Link, ...]:
        """Two sources in one phrase («سكان ومصدر عسكري», «الشرطة ومصادر طبية», «رويترز وفرانس برس») as two links;
        else the link as it is."""
        name = link.name or link.text
        if _AND not in name:
            return (link,)
        if link.role in _RELAYS:
            return tuple(
                msgspec.structs.replace(link, name=one) for one in outlets_in(name, self._media)
            )
        parts = name.split(" ")
        for at in range(1, len(parts)):
            word = parts[at]
            row = self._row(_folded(word[1:])) if word[:1] == AND and len(word) > 2 else None
            if row is None or (not link.anonymous and word[1:].startswith(ARTICLE)):
                # «وزارة الصحة والسكان» is one name.
                continue
            first, second = " ".join(parts[:at]), " ".join([word[1:], *parts[at + 1 :]])
            hidden = msgspec.structs.replace(link, name=second, text=second)
            if link.anonymous and self.heads(_folded(parts[0])):
                return (msgspec.structs.replace(link, name=first), hidden)
            if not link.anonymous and row.anonymous == "yes" and row.role in _UNNAMED:
                hidden = msgspec.structs.replace(hidden, role=row.role, anonymous=True, entity=None)
                return (msgspec.structs.replace(link, name=first), hidden)
        return (link,)


def _folded(word: str) -> str:
    return (words(word) or ("",))[0]


def offices(documents: Iterable[Document]) -> dict[str, frozenset[frozenset[str]]]:
    """By entity, the titles under which pages let a person speak («المتحدث الأمني بوزارة الداخلية»), as stems, with the
    ids of the bodies that they name or mean («المتحدث باسم الوزارة»)."""
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for document in documents:
        for link in (link for claim in document.claims for link in claim.chain):
            if link.entity and link.role in _SPOKEN and not link.anonymous:
                title = office(link.text) - office(link.name)
                if len(title) > 1:
                    found[link.entity].add(title | _body(document, link))
    return {entity: frozenset(titles) for entity, titles in found.items()}


def _body(document: Document, link: Link) -> frozenset[str]:
    """The one body that a title names, or to whose first word its definite noun points back."""
    if link.span is None:
        return frozenset()
    bodies = [m for m in document.mentions if m.type == "ORG" and m.start < link.span.end]
    inside = {m.entity for m in bodies if m.start >= link.span.start and m.entity}
    if not inside:
        nouns = {bare(w) for w in words(link.text) if w.startswith(ARTICLE)}
        inside = {
            m.entity
            for m in bodies
            if m.entity
            and m.end <= link.span.start
            and bare(_folded(document.quote(m.span))) in nouns
        }
    return frozenset(inside) if len(inside) == 1 else frozenset()


def office(name: str) -> frozenset[str]:
    """The stems of the name of an office, the prepositions inside it off («الناطق بوزارة ...»)."""
    return stems(
        " ".join(w[1:] if w[0] in _PREPOSITIONS and len(w) > _LEAST else w for w in words(name))
    )


def settle(
    ways: Mapping[int, Sequence[Path]],
    outlets: Iterable[str],
    held: Mapping[str, frozenset[frozenset[str]]] = _NOBODY,
    spokesmen: frozenset[str] = frozenset(),
) -> dict[int, list[Path]]:
    """The ways of every page with each origin under one key and name.

    A named origin whose words all stand in exactly one fuller name of another («المتحدث الأمني», «المتحدث الأمني
    بوزارة الداخلية»; a ministry and its spokesman) is that one, and so is an office whose holder another page names;
    two that were linked as different entities are not, but for an institution and who speaks for it.

    Args:
        outlets: keys of outlets, which are never part of another origin's name.
        held: the titles of persons, see `offices`.
        spokesmen: stems of words for who speaks for an institution.
    """
    behind: defaultdict[str, set[str]] = defaultdict(set)
    known: dict[str, Origin] = {}
    for path in (p for found in ways.values() for p in found):
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
        elif not fuller and len(said) > 1:
            holders = _holders(
                known[key], office(known[key].name), [known[k] for k in named], held, spokesmen
            )
            if len(holders) == 1:
                to[key] = holders[0]
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
    titles = [t for o in shown.values() for t in held.get(o.entity, ())]
    return {
        page: list(
            dict.fromkeys(
                msgspec.structs.replace(p, origin=_named(shown[p.origin.key], titles))
                for p in found
            )
        )
        for page, found in ways.items()
    }


def _named(origin: Origin, titles: Sequence[frozenset[str]]) -> Origin:
    """Officials of an office under which somebody is named besides: he may be one of them."""
    if not origin.several or not any(stems(origin.name.split()[0]) & title for title in titles):
        return origin
    return msgspec.structs.replace(origin, nobody=True)


def _holders(
    origin: Origin,
    said: frozenset[str],
    every: Sequence[Origin],
    held: Mapping[str, frozenset[frozenset[str]]],
    spokesmen: frozenset[str],
) -> list[str]:
    """Keys of the persons who hold the office that an origin names, or who speak for that institution."""
    if origin.entity in held:
        return []
    return [
        other.key
        for other in every
        if other.key != origin.key
        and any(
            (said <= title or origin.entity in title) and (not origin.entity or title & spokesmen)
            for title in held.get(other.entity, ())
        )
    ]


def _last(key: str, to: Mapping[str, str]) -> str:
    while key in to:
        key = to[key]
    return key
