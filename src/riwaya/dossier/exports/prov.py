"""`prov`: where everything comes from, in W3C's PROV (PROV-O as JSON-LD, its context inline)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from riwaya.dossier.custody import Manifest
from riwaya.dossier.exports.base import Given
from riwaya.dossier.exports.shared import as_json, quote
from riwaya.dossier.safe import one_line
from riwaya.model import Claim, Document, Entity, Link, Outlet, Reliance

_CONTEXT = {
    "@vocab": "urn:riwaya:vocabulary:",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "rdfs:label",
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in (
            "wasGeneratedBy", "used", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom",
            "wasQuotedFrom", "hadPrimarySource", "wasInfluencedBy", "hadPlan",
        )
    },
}  # fmt: skip
_KINDS = {"PER": "prov:Person", "ORG": "prov:Organization", "LOC": "prov:Agent"}
#: What PROV calls the ways in which one page rests on another.
_RELIES = {"copies": "wasQuotedFrom", "rewrites": "wasDerivedFrom", "cites": "wasInfluencedBy"}

Node = dict[str, Any]


class Prov:
    """`prov.jsonld`: the run that made the dossier, the pages it used, who speaks in them through whom.

    A claim is a row of entities: the report as the outlet has it, derived from the report as the first
    link of the chain has it, and so on to the origin, which is the primary source.
    """

    name = "prov"

    def files(self, given: Given) -> Iterator[tuple[str, bytes]]:
        graph = _Graph(given)
        yield "prov.jsonld", as_json({"@context": _CONTEXT, "@graph": graph.nodes()})


class _Graph:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._agents: dict[str, Node] = {}

    def nodes(self) -> list[Node]:
        dossier = self._given.dossier
        nodes = _run(self._given)
        for document in dossier.documents:
            nodes += self._page(document)
        for entity in dossier.entities:
            self._entity(entity)
        return nodes + list(self._agents.values())

    def _page(self, document: Document) -> Iterator[Node]:
        relies = [r for r in self._given.dossier.reliance if r.document == document.id]
        agent = self._outlet(document.outlet)
        yield {
            "@id": _page_id(document.id),
            "@type": "prov:Entity",
            "label": one_line(document.source),
            "sha256": document.sha256,
            "mediaType": document.media_type,
            **({"dcterms:source": document.url} if document.url else {}),
            **({"wasAttributedTo": agent} if agent else {}),
            **self._relies(relies),
        }
        for claim in document.claims:
            yield from self._claim(document, claim, agent)

    def _relies(self, relies: list[Reliance]) -> Node:
        out: Node = {}
        for reliance in relies:
            if reliance.source_document:
                source = _page_id(reliance.source_document)
            elif reliance.source_entity:
                source = self._entity_id(reliance.source_entity)
            else:
                source = self._named(reliance.source_name, "prov:Agent")
            held = out.setdefault(_RELIES[reliance.relation], [])
            if source not in held:
                held.append(source)
        return out

    def _claim(self, document: Document, claim: Claim, outlet: str | None) -> Iterator[Node]:
        """The report at each hand, the outlet's first."""
        ids = [f"urn:riwaya:claim:{claim.id}"]
        ids += [f"{ids[0]}.link{n}" for n in range(1, len(claim.chain) + 1)]
        yield {
            "@id": ids[0],
            "@type": "prov:Entity",
            "label": quote(document, claim.content),
            "wasQuotedFrom": _page_id(document.id),
            "start": claim.content.start,
            "end": claim.content.end,
            "stance": claim.stance,
            "certainty": claim.certainty,
            "rule": claim.rule,
            **({"wasAttributedTo": outlet} if outlet else {}),
            **({"wasDerivedFrom": ids[1], "hadPrimarySource": ids[-1]} if claim.chain else {}),
        }
        for number, link in enumerate(claim.chain, 1):
            yield {
                "@id": ids[number],
                "@type": "prov:Entity",
                "label": one_line(link.text),
                "role": link.role,
                "wasAttributedTo": self._link(document, claim, number, link),
                **({"wasDerivedFrom": ids[number + 1]} if number < len(claim.chain) else {}),
            }

    def _link(self, document: Document, claim: Claim, number: int, link: Link) -> str:
        if link.entity:
            return self._entity_id(link.entity)
        if link.anonymous:
            # One agent where the page's own words are one («المصدر» led back to them), else another each.
            place = f"{document.id}:{link.span.start}" if link.span else f"{claim.id}.link{number}"
            key = f"urn:riwaya:anonymous:{place}"
            self._agents[key] = {"@id": key, "@type": "prov:Agent", "label": one_line(link.name)}
            return key
        return self._named(link.name, "prov:Agent")

    def _outlet(self, outlet: Outlet | None) -> str | None:
        if outlet is None:
            return None
        if outlet.entity:
            return self._entity_id(outlet.entity)
        return self._named(outlet.name, "prov:Organization")

    def _named(self, name: str, kind: str) -> str:
        """An agent known by name only; the same name is the same agent within this dossier."""
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        key = f"urn:riwaya:{self._given.key}:name:{digest}"
        self._agents.setdefault(key, {"@id": key, "@type": kind, "label": one_line(name)})
        return key

    def _entity_id(self, entity: str) -> str:
        found = self._given.index.entities.get(entity)
        return self._entity(found) if found else f"urn:riwaya:{self._given.key}:entity:{entity}"

    def _entity(self, entity: Entity) -> str:
        key = f"urn:riwaya:{self._given.key}:entity:{entity.id}"
        node = {"@id": key, "@type": _KINDS[entity.type], "label": one_line(entity.name)}
        self._agents.setdefault(key, {**node, "labelEn": one_line(entity.name_en)})
        return key


def _page_id(document: str) -> str:
    return f"urn:riwaya:document:{document}"


def _run(given: Given) -> list[Node]:
    """The run that built the dossier, and its outputs, as far as the manifest tells."""
    run, manifest = f"urn:riwaya:{given.key}:build", given.manifest
    pages = [_page_id(d.id) for d in given.dossier.documents]
    activity: Node = {"@id": run, "@type": "prov:Activity", "used": pages}
    dossier: Node = {
        "@id": f"urn:riwaya:{given.key}:dossier",
        "@type": "prov:Entity",
        "label": "dossier.json",
        "wasGeneratedBy": run,
        "wasDerivedFrom": pages,
    }
    return (
        [dossier, *_made(given.key, run, activity, manifest)] if manifest else [dossier, activity]
    )


def _made(key: str, run: str, activity: Node, manifest: Manifest) -> Iterator[Node]:
    program = f"urn:riwaya:program:{manifest.riwaya}"
    resources = f"urn:sha256:{manifest.resources}"
    yield {**activity, "wasAssociatedWith": program, "used": [*activity["used"], resources]}
    yield {"@id": program, "@type": "prov:SoftwareAgent", "label": f"Riwaya {manifest.riwaya}"}
    yield {"@id": resources, "@type": ["prov:Entity", "prov:Plan"], "label": "resource packs"}
    for output in manifest.outputs:
        yield {
            "@id": f"urn:riwaya:{key}:output:{output.path}",
            "@type": "prov:Entity",
            "label": output.path,
            "sha256": output.sha256,
            "wasGeneratedBy": run,
        }


EXPORTER = Prov()
