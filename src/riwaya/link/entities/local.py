"""The named things of one page: its mentions grouped by the names they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from riwaya.language.affixes import ARTICLE
from riwaya.language.tokens import words
from riwaya.link.entities.known import Known, Tables, place_entry
from riwaya.link.entities.names import Key, Naming, unclipped
from riwaya.model import Document, Mention, MentionType
from riwaya.resources.places import Place

_SMALL = frozenset({"city", "town", "village", "quarter", "camp", "facility"})
_KNOWN, _LARGE = 200_000, 500_000
#: What a place that the page names counts for its country.
_TWICE = 2


class Local(msgspec.Struct, frozen=True):
    """One thing named in one page.

    `page` is the index of the document; `keys` are its names for comparison, the fullest first; `titles` the
    folded words of its titles; `known` the table entry it was recognised as; `country` an ISO 3166 code
    where the name or (for «وزارة الداخلية» and the like) the page says so.
    """

    page: int
    type: MentionType
    name: str
    names: tuple[str, ...]
    keys: tuple[Key, ...]
    mentions: tuple[Mention, ...]
    titles: frozenset[str] = frozenset()
    known: Known | None = None
    country: str = ""
    generic: bool = False

    @property
    def key(self) -> Key:
        return self.keys[0]


def locals_of(
    page: int, document: Document, said: Sequence[str], naming: Naming, tables: Tables
) -> list[Local]:
    """The things named in a page, in the order in which they first stand there.

    Args:
        said: the folded words of the article.
    """
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in document.mentions:
        name = names_of(document, mention, tables)[0]
        groups.setdefault((mention.type, name), []).append(mention)
    spoken = countries(document, said, tables)
    out: list[Local] = []
    for mentions in groups.values():
        local = _local(page, document, mentions, naming, tables, spoken)
        if local:
            out.append(local)
    return out


def countries(document: Document, said: Sequence[str], tables: Tables) -> tuple[str, ...]:
    """ISO codes of the countries that the page speaks of, one for each time, the most frequent first."""
    counts: Counter[str] = Counter()
    for mention in document.mentions:
        if mention.type == "LOC":
            name = document.quote(mention.span)
            found = (
                tables.countries_of(name) if words(name) not in tables.directions else frozenset()
            )
            if len(found) == 1:
                counts[next(iter(found))] += 2
    for word in said:
        iso = tables.adjectives.get(word)
        if iso:
            counts[iso] += 1
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return tuple(iso for iso, count in ranked for _ in range(count))


def _local(
    page: int,
    document: Document,
    mentions: list[Mention],
    naming: Naming,
    tables: Tables,
    spoken: tuple[str, ...],
) -> Local | None:
    first = mentions[0]
    names = _names(document, mentions, tables)
    keys = [naming(n) for n in names]
    if first.type != "PER":
        keys = [tables.strip(k) for k in keys]
    if first.type == "LOC":
        # «درنة الليبية» is «درنة».
        keys = [core_of(k, tables)[0] for k in keys]
    keys = [k for k in dict.fromkeys(keys) if k]
    if not keys:
        return None
    known: Known | None = None
    country = ""
    generic = False
    if first.type == "PER":
        known = _one(k for key in keys for k in tables.persons.get(key, ()))
        known = known or _by_office(keys, _titles(document, mentions), tables)
    elif first.type == "LOC":
        known = place(names, tables, spoken, len(mentions))
        country = known.country if known else ""
    else:
        core, country = core_of(keys[0], tables)
        generic = all(word in tables.generic for word in core)
        if generic and not country:
            country = spoken[0] if spoken else ""
        found = [k for key in (*keys, core) for k in tables.organisations.get(key, ())]
        known = _one(k for k in found if not country or not k.country or k.country == country)
    return Local(
        page,
        first.type,
        names[0],
        tuple(names),
        tuple(sorted(keys, key=lambda k: (-len(k), k))),
        tuple(mentions),
        _titles(document, mentions),
        known,
        country,
        generic,
    )


def _titles(document: Document, mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(w for m in mentions for t in m.titles for w in words(document.quote(t)))


def _by_office(keys: Sequence[Key], titles: frozenset[str], tables: Tables) -> Known | None:
    """The public figure of an everyday name («صالح», «الأسد») whose office the page gives with it: more than one
    word of it, so that any president is not every president."""
    found = [
        known
        for key in keys
        for known, office in tables.short_persons.get(key, ())
        if len(office & titles) > 1
    ]
    return _one(found)


def core_of(key: Key, tables: Tables) -> tuple[Key, str]:
    """An organisation's name without its nationality adjective, and the country of that."""
    country = ""
    core: list[str] = []
    for word in key:
        iso = tables.adjectives.get(word)
        if iso and len(key) > 1:
            country = country or iso
        else:
            core.append(word)
    return tuple(core) or key, country


def place(
    names: Iterable[str], tables: Tables, spoken: tuple[str, ...], mentions: int = 1
) -> Known | None:
    """The place of the gazetteer that one of the names means, the fullest first, where the page speaks of
    those countries; `mentions` is how often it names the place itself."""
    for name in names:
        for one in (name, " ".join(_after_head(name, tables)), _unnational(name, tables)):
            found = tables.gazetteer.choose(one, spoken) if one else None
            part = tables.directions.get(words(one)) if spoken else None
            if part and (found is None or found.country != spoken[0]):
                return Known("place", part.name, part.name_en, spoken[0], kind="region")
            if found and _likely(found, one, spoken, tables, mentions):
                return place_entry(found)
    return None


def _unnational(name: str, tables: Tables) -> str:
    """A name without the nationality adjective that closes it; empty where none does."""
    parts = name.split()
    last = words(parts[-1])[:1] if len(parts) > 1 else ()
    return " ".join(parts[:-1]) if last and last[0] in tables.adjectives else ""


def _likely(
    place: Place, name: str, spoken: tuple[str, ...], tables: Tables, mentions: int
) -> bool:
    """Whether a place may be meant: a small one only where the page speaks of its country; one whose name is an
    everyday word only where something else speaks of it, and a head noun by itself («المدينة») only where the
    place is large."""
    if place.ambiguous and place.kind in _SMALL:
        if place.population >= _LARGE or len(name.split()) > 1:
            return place.country in spoken
        own = _TWICE * mentions if tables.countries_of(name) == {place.country} else 0
        return not _common(name, tables) and spoken.count(place.country) >= own + _TWICE
    if place.kind not in _SMALL or place.population >= _KNOWN or not place.country:
        return True
    return not spoken or place.country in spoken


def _common(name: str, tables: Tables) -> bool:
    """Whether a word is a head noun of places or a general one, with or without its article."""
    (word,) = words(name)[:1] or ("",)
    forms = {word, word.removeprefix(ARTICLE), ARTICLE + word}
    return not forms.isdisjoint(tables.heads) or not forms.isdisjoint(tables.generic)


def _after_head(name: str, tables: Tables) -> list[str]:
    parts = name.split()
    if len(parts) > 1 and words(parts[0]) and words(parts[0])[0] in tables.heads:
        return parts[1:]
    return []


def _one(found: Iterable[Known]) -> Known | None:
    unique = sorted(set(found), key=lambda k: k.id)
    return unique[0] if len(unique) == 1 else None


def names_of(document: Document, mention: Mention, tables: Tables) -> tuple[str, ...]:
    """The names of a mention, canonical first, the article given back that «لل» hides."""
    given = mention.names or (document.quote(mention.span),)
    return tuple(unclipped(n, document.text, mention.start, tables.natural) for n in given)


def _names(document: Document, mentions: list[Mention], tables: Tables) -> list[str]:
    """Canonical name first, then every other wording of the page."""
    given = [n for m in mentions[:1] for n in names_of(document, m, tables)]
    said = [
        unclipped(document.quote(m.span), document.text, m.start, tables.natural) for m in mentions
    ]
    return list(dict.fromkeys([*given, *said]))
