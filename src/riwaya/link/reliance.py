"""On whom a page relies: agencies in its byline and credits, outlets in its text and chains of sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.language.view import fold
from riwaya.link.coordinated import outlets_in
from riwaya.link.copies import Credits as KnownCredits
from riwaya.link.entities.known import Known
from riwaya.link.events.own import sentence_around
from riwaya.link.media import Media
from riwaya.link.media_parts import CUT
from riwaya.link.roots import Origin, Upstream, name_key
from riwaya.model import Document, Link, Mention, Reliance, Span
from riwaya.resources import Pack

_NOTHING: Mapping[str, Known] = {}
_RELAYS = frozenset({"outlet", "agency"})
_AGENCIES = frozenset({"agency", "vague"})
_INSTITUTIONS = frozenset({"organisation", "source", "document"})


def cited(documents: Sequence[Document], pack: Pack) -> tuple[list[Reliance], list[Origin | None]]:
    """Every «cites» of every page, and by page the one agency that its byline or credit names."""
    media = pack.get(Media)
    by_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for page, document in enumerate(documents):
        if document.outlet:
            by_outlet[media.key(document.outlet.name)].append(page)
    out: list[Reliance] = []
    agencies: list[Origin | None] = []
    for page in range(len(documents)):
        finder = _Finder(page, documents, media, by_outlet)
        found, agency = finder.find()
        out += found
        agencies.append(agency)
    return out, agencies


class _Finder:
    """Finds on whom one page relies; each outlet once, where the page first shows it."""

    def __init__(
        self,
        page: int,
        documents: Sequence[Document],
        media: Media,
        by_outlet: dict[str, list[int]],
    ) -> None:
        self._page, self._documents, self._by_outlet = page, documents, by_outlet
        self._document, self._media = documents[page], media
        outlet = self._document.outlet
        self._own = media.key(outlet.name) if outlet else ""
        self._found: dict[str, Reliance] = {}

    def find(self) -> tuple[list[Reliance], Origin | None]:
        agency: Origin | None = None
        for credit in self._media.credits(self._document):
            name = credit.medium.name
            self._add(credit.medium.said, None, credit.span)
            known = credit.medium.kind in _AGENCIES
            if agency is None and known and self._media.key(name) != self._own:
                agency = Origin(name_key(name), name, False, nobody=self._media.is_vague(name))
        for claim in self._document.claims:
            for at, link in enumerate(claim.chain):
                self._link(link, at + 1 < len(claim.chain))
        for mention in self._document.mentions:
            if mention.type == "ORG":
                self._mention(mention)
        for vague in self._media.vague_in(self._document):
            if not any(k.startswith(self._media.key(vague.medium.said)) for k in self._found):
                self._add(vague.medium.said, None, vague.span)
        return list(self._found.values()), agency

    def _link(self, link: Link, relays: bool) -> None:
        """An outlet or agency in a chain of sources, as the tables name it or as the page does.

        Args:
            relays: whether it hands on what somebody else said.
        """
        media = self._media
        several = outlets_in(link.name or link.text, media) if link.role in _RELAYS else ()
        if len(several) > 1:
            for one in several:
                self._link(msgspec.structs.replace(link, name=one, text=one), relays)
            return
        headed = media.headed(link.text)
        medium = media.within(link.text) if headed else media.exact(link.name)
        shown = relays or headed or bool(link.span and self._headed(link.span))
        shown = shown or bool(medium and medium.kind == link.role == "agency")
        vague = next((n for n in (link.name, link.text) if media.is_vague(n)), "")
        if vague:
            # What «وسائل إعلام رسمية» say stands in quotation marks, and is no name.
            self._add(CUT.split(vague, maxsplit=1)[0].strip(), None, link.span)
        elif medium and (not medium.weak or (shown and link.role in _RELAYS)):
            if link.role in _RELAYS or link.role in _INSTITUTIONS:
                self._add(medium.said, link.entity, link.span)
        elif link.role in _RELAYS and not medium and not self._other(link):
            self._add(
                self._called(link) if headed else link.name or link.text, link.entity, link.span
            )

    def _called(self, link: Link) -> str:
        """The word for outlets with the name, what describes it behind them off («قناة المسيرة التابعة للحوثيين»)."""
        text = self._media.plain(link.text)
        at = text.find(link.name) if link.name else -1
        return text[: at + len(link.name)] if at > 0 else text

    def _headed(self, span: Span) -> bool:
        return self._media.head_before(self._document, span.start)

    def _other(self, link: Link) -> bool:
        """Whether a name that no table of outlets has is something else's, or only points at an outlet."""
        name = link.name or link.text
        return self._media.organisation(name) or self._media.pointing(name)

    def _mention(self, mention: Mention) -> None:
        """An outlet named where somebody is reported; a name that is an everyday word too only after a word for
        outlets."""
        said = self._document.quote(mention.span)
        medium = self._media.exact(said)
        if medium and (not medium.weak or self._headed(mention.span)) and self._reports(mention):
            self._add(medium.said, mention.entity or None, mention.span)

    def _reports(self, mention: Mention) -> bool:
        """Whether something is reported in the sentence, and the mention stands outside what is; or the outlet
        hands something on."""
        if self._media.relayed(self._document, mention.start):
            return True
        around = sentence_around(self._document.text, mention.start)
        return any(
            around.overlaps(c.cue)
            and not any(s.contains(mention.span) for s in (c.content, *c.parts))
            for c in self._document.claims
        )

    def _add(self, name: str, entity: str | None, span: Span | None) -> None:
        key = self._media.key(name)
        if not key or key == self._own or key in self._found:
            return
        there = [i for i in self._by_outlet.get(key, ()) if i != self._page]
        source = self._documents[there[0]].id if len(there) == 1 else None
        self._found[key] = Reliance(self._document.id, "cites", name, entity, source, span)


def shared_agencies(
    agencies: Sequence[Origin | None], originals: Sequence[int | None]
) -> list[Origin | None]:
    """By page, the agency behind its text: where copies of one text name one agency between them, it is that of all,
    of those too that name none or say no more than «وكالات»."""
    firsts = [_first(page, originals) for page in range(len(originals))]
    named: defaultdict[int, dict[str, Origin]] = defaultdict(dict)
    for page, agency in enumerate(agencies):
        if agency is not None and not agency.nobody:
            named[firsts[page]].setdefault(agency.key, agency)
    out = list(agencies)
    for page, agency in enumerate(agencies):
        held = list(named[firsts[page]].values()) if firsts[page] in named else []
        if len(held) == 1 and (agency is None or agency.nobody):
            out[page] = held[0]
    return out


def _first(page: int, originals: Sequence[int | None]) -> int:
    seen = {page}
    while (original := originals[page]) is not None and original not in seen:
        page = original
        seen.add(page)
    return min(seen) if originals[page] is not None else page


def upstream(
    documents: Sequence[Document],
    agencies: Sequence[Origin | None],
    originals: Sequence[int | None],
    keys: Mapping[str, str],
) -> list[Upstream]:
    """What stands behind each page's own voice; `keys` as `outlet_keys` gives them."""
    out = []
    for document, agency, original in zip(documents, agencies, originals, strict=True):
        outlet = document.outlet
        if outlet:
            key = keys.get(outlet.entity or "") or keys.get(outlet.name) or name_key(outlet.name)
            here = Origin(key, outlet.name, False, outlet.entity or "")
        else:
            here = Origin(document.id, document.source, False)
        if agency is not None:
            agency = msgspec.structs.replace(agency, key=keys.get(agency.name) or agency.key)
        out.append(Upstream(here, agency, original))
    return out


def outlet_keys(
    documents: Sequence[Document], pack: Pack, known: Mapping[str, Known] = _NOTHING
) -> dict[str, str]:
    """One key for each outlet by every name that a page, a chain or a byline gives it («صحيفة الشرق الأوسط» and
    «الشرق الأوسط» are one), and by the ids of the entities that are outlets; what is no outlet's is left out.

    Args:
        known: the table entries that entities were recognised as.
    """
    media = pack.get(Media)
    names: dict[str, bool] = {}
    for document in documents:
        if document.outlet:
            names[document.outlet.name] = True
        for credit in media.credits(document):
            names[credit.medium.name] = True
        for claim in document.claims:
            for link in claim.chain:
                shown = link.role in _RELAYS
                name = link.name or link.text
                for one in outlets_in(name, media) if shown else (name,):
                    names[one] = shown or names.get(one, False)
    own = {media.key(d.outlet.name) for d in documents if d.outlet}
    out: dict[str, str] = {}
    for name, shown in names.items():
        # «"واس" بالمدينة»: what the phrase sets off.
        medium = media.exact(name) or (media.within(name) if shown else None)
        key = fold(medium.name) if medium else media.key(name)
        if key in own or (medium and (shown or not medium.weak)):
            out[name] = f"outlet {key}"
    return out | _by_entity(documents, out, known)


def _by_entity(
    documents: Sequence[Document], named: Mapping[str, str], known: Mapping[str, Known]
) -> dict[str, str]:
    """Keys by entity id: as the tables name the outlet; else, for an organisation in no table, the one key that
    all of its names with a key share."""
    out = {e: f"outlet {fold(k.name)}" for e, k in known.items() if k.table == "outlet"}
    met: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        bodies = {m.entity for m in document.mentions if m.type == "ORG"} - known.keys()
        links = [link for claim in document.claims for link in claim.chain if link.role in _RELAYS]
        for link in links:
            name = link.name or link.text
            if link.entity in bodies and name in named and not link.anonymous:
                met[link.entity].add(named[name])
    return out | {e: next(iter(keys)) for e, keys in met.items() if len(keys) == 1}


def known_credits(
    documents: Sequence[Document], cites: Sequence[Reliance], pack: Pack
) -> KnownCredits:
    """What the credits say of who had a text first, for `riwaya.link.copies`."""
    by_page: defaultdict[str, set[str]] = defaultdict(set)
    media = pack.get(Media)
    for one in cites:
        by_page[one.document].add(media.key(one.source_name))
    outlets = [media.key(d.outlet.name) if d.outlet else d.id for d in documents]
    kinds = [media.exact(d.outlet.name) if d.outlet else None for d in documents]
    return KnownCredits(
        [frozenset(by_page[d.id]) for d in documents],
        outlets,
        [bool(k and k.kind == "agency") for k in kinds],
    )
