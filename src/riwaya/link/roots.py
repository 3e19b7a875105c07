"""Where reports come from: chains followed to their origins, across pages too.

An account is what one page tells of an event. Its roots are the last links of its claims' chains; what
the page says in its own voice is its outlet's, or the agency's whose text it credits, or, where the page is a copy,
its original's. A chain that ends at an outlet whose page is in the pile takes that page's own roots. Evidence does
not speak, nor does who is said to believe: of «officials say that first findings show» the officials are the origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Protocol

import msgspec

from riwaya.language.tokens import words
from riwaya.model import Claim, Document, Link

#: What somebody holds to be so («تعتقد الشرطة أن») and need not have said.
_BELIEVED = frozenset({"PR+", "PR-"})
#: Keys of origins by name or entity id.
Names = Mapping[str, str]


class Origin(msgspec.Struct, frozen=True, order=True):
    """An origin as counted: `key` is an entity id, or the description of an anonymous source.

    `nobody` is information that nobody is said to have given («المعلومات الأولية», «وكالات»): it may come from anybody.
    `several` are officials told of by their office alone («متحدثون عسكريون»).
    """

    key: str
    name: str
    anonymous: bool
    entity: str = ""
    nobody: bool = False
    several: bool = False


class Path(msgspec.Struct, frozen=True):
    """One way a report came: names from the outlet to the origin, and the page that prints it; `unsourced` where
    an outlet says it in its own voice and nobody's name stands behind it."""

    document: str
    steps: tuple[str, ...]
    origin: Origin
    unsourced: bool = False


class Upstream(msgspec.Struct, frozen=True):
    """What stands behind a page's own voice: its publisher, the agency that its byline or credit names
    (None where none), the index of the page it copies (None where it copies none)."""

    outlet: Origin
    agency: Origin | None = None
    original: int | None = None


class Telling(msgspec.Struct, frozen=True):
    """One page's telling of an event: the claims in which it is told. None of them: in its own voice."""

    page: int
    claims: tuple[Claim, ...]


class Sources(Protocol):
    """What is known of words for sources."""

    def apart(self, link: Link) -> Sequence[Link]:
        """A last link as the sources that it names, mostly one."""

    def speaker(self, chain: Sequence[Link], *, believed: bool = False) -> int:
        """Which link of a chain is the origin, mostly the last; `believed` where it believes and says nothing."""

    def evidence(self, link: Link) -> bool:
        """Whether a link is information and no speaker."""

    def several(self, link: Link) -> bool:
        """Whether a link is officials told of by their office alone."""

    def described(self, name: str) -> str:
        """The key of an anonymous source's description."""

    def country(self, link: Link) -> bool:
        """Whether a link is a country, for which somebody speaks."""


class _Plain:
    """Without knowledge of words."""

    def apart(self, link: Link) -> Sequence[Link]:
        return (link,)

    def speaker(self, chain: Sequence[Link], *, believed: bool = False) -> int:
        return len(chain) - 1

    def evidence(self, link: Link) -> bool:
        return False

    def several(self, link: Link) -> bool:
        return False

    def described(self, name: str) -> str:
        return name_key(name)

    def country(self, link: Link) -> bool:
        return False


_PLAIN = _Plain()


class Tracer:
    """Follows the chains of one event through the pages that tell of it.

    Args:
        tellings: what each page (by index) tells of the event.
        upstream: by page, for every page of the pile.
        outlets: keys of outlets by the names that pages give them and by entity ids.
        sources: what is known of words for sources.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        upstream: Sequence[Upstream],
        tellings: Mapping[int, Telling],
        outlets: Names,
        sources: Sources = _PLAIN,
    ) -> None:
        self._sources = sources
        self._documents, self._upstream, self._tellings = documents, upstream, tellings
        self._outlets = outlets
        self._by_outlet: dict[str, list[int]] = {}
        for page in sorted(tellings):
            self._by_outlet.setdefault(upstream[page].outlet.key, []).append(page)

    def paths(self, page: int) -> list[Path]:
        """Every way in which the page came by what it tells."""
        return self._told(page, frozenset())

    def of_claim(self, page: int, claim: Claim) -> list[Path]:
        """The ways of one claim."""
        return self._claim(page, claim, frozenset({page}))

    def own(self, page: int) -> list[Path]:
        """The ways of what the page says in its own voice."""
        return self._own(page, frozenset({page}))

    def _told(self, page: int, seen: frozenset[int]) -> list[Path]:
        seen = seen | {page}
        claims = self._tellings[page].claims
        below = [c for c in claims if not self._headline(page, c)]
        out = [path for claim in below or claims for path in self._claim(page, claim, seen)]
        return list(dict.fromkeys(out)) or self._own(page, seen)

    def _headline(self, page: int, claim: Claim) -> bool:
        """«السعودية تعلن ...» in a title: who spoke stands below."""
        title = self._documents[page].title
        above = title is not None and claim.cue.end <= title.end
        return above and self._sources.country(claim.chain[-1])

    def _claim(self, page: int, claim: Claim, seen: frozenset[int]) -> list[Path]:
        at = self._sources.speaker(claim.chain, believed=claim.certainty in _BELIEVED)
        relays = [[x.name or x.text for x in self._sources.apart(y)] for y in claim.chain[:at]]
        return [
            path
            for last in self._sources.apart(claim.chain[at])
            for steps in product(*relays, [last.name or last.text])
            for path in self._onward(page, steps, self._origin(last), seen)
        ]

    def _origin(self, link: Link) -> Origin:
        origin = origin_of(link, self._outlets)
        if not origin.anonymous:
            several = not origin.entity and self._sources.several(link)
            return msgspec.structs.replace(origin, several=True) if several else origin
        key, nobody = self._sources.described(origin.name), self._sources.evidence(link)
        return msgspec.structs.replace(origin, key=key, nobody=nobody)

    def _own(self, page: int, seen: frozenset[int]) -> list[Path]:
        up = self._upstream[page]
        if up.original is not None and up.original in self._tellings and up.original not in seen:
            return self._through(page, (), up.original, seen)
        if up.agency is not None:
            return self._onward(page, (up.agency.name,), up.agency, seen)
        return [Path(self._documents[page].id, (up.outlet.name,), up.outlet, unsourced=True)]

    def _onward(
        self, page: int, steps: tuple[str, ...], origin: Origin, seen: frozenset[int]
    ) -> list[Path]:
        """A chain that ends at an outlet of the pile goes on with that outlet's own."""
        for other in self._by_outlet.get(origin.key, ()):
            if other not in seen:
                return self._through(page, steps, other, seen)
        here = self._upstream[page].outlet.name
        return [Path(self._documents[page].id, (here, *steps), origin)]

    def _through(
        self, page: int, steps: tuple[str, ...], other: int, seen: frozenset[int]
    ) -> list[Path]:
        here, document = self._upstream[page].outlet.name, self._documents[page].id
        further = self._told(other, seen)
        return [
            Path(
                document,
                (here, *steps, *(p.steps[1:] if steps else p.steps)),
                p.origin,
                p.unsourced and not steps,
            )
            for p in further
        ]


def origin_of(link: Link, outlets: Names | None = None) -> Origin:
    """A link of a chain as an origin.

    Args:
        outlets: the one key of each outlet by its entity's id and by every way that the pages name it (see
            `outlet_keys`). The entity comes first: one outlet under two names is one origin.
    """
    name = link.name or link.text
    if link.anonymous:
        return Origin(name_key(name), name, True)
    known = (outlets.get(link.entity or "") or outlets.get(name)) if outlets else None
    key = known or link.entity or name_key(name)
    return Origin(key, name, False, link.entity or "")


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A name or description as it is compared: its words, in no order."""
    return " ".join(sorted(words(name)))
