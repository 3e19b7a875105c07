"""Web Annotation, PROV and Label Studio."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from exports_made import Make

from riwaya.dossier.exports.labelstudio import RELATIONS
from riwaya.dossier.exports.marks import LABELS, marks
from riwaya.model import Dossier

Node = dict[str, Any]


def test_annotations_have_what_the_model_demands(make: Make, story: Dossier) -> None:
    files = make("annotations", story)
    assert len(files) == 2 * len(story.documents)
    ids = []
    for document in story.documents:
        assert files[f"annotations/{document.id}.txt"].decode() == document.text
        page = json.loads(files[f"annotations/{document.id}.jsonld"])
        assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
        assert page["type"] == "AnnotationPage"
        assert page["dcterms:source"]["riwaya:sha256"] == document.sha256
        for item in page["items"]:
            assert item["type"] == "Annotation"
            assert item["target"]["source"] == f"{document.id}.txt"
            kinds = [s["type"] for s in item["target"]["selector"]]
            assert kinds == ["TextPositionSelector", "TextQuoteSelector"]
            assert item["body"]["value"] in LABELS
            ids.append(item["id"])
    assert len(ids) == len(set(ids))


def test_an_annotation_says_what_was_found_and_by_which_rule(make: Make, story: Dossier) -> None:
    page = json.loads(make("annotations", story)["annotations/d1.jsonld"])
    items = {item["id"].removeprefix("urn:riwaya:mark:"): item for item in page["items"]}
    figure = items["d1:f1"]
    assert figure["body"]["riwaya:value"] == 7
    assert figure["generator"]["id"] == "urn:riwaya:rule:figure.killed@1"
    assert figure["target"]["selector"][1]["exact"] == "7 أشخاص"
    ties = items["d1:c1"]["body"]["riwaya:tie"]
    assert ties == [{"riwaya:role": "reports", "riwaya:to": "urn:riwaya:mark:d1:c1.content1"}]
    assert items["d1:c1.link2"]["body"]["riwaya:name"] == "سالم الراوي"


def test_every_layer_has_its_marks(story: Dossier) -> None:
    document = story.documents[0]
    found, ties = marks(document)
    of = {m.of for m in found}
    layers = (document.mentions, document.times, document.figures, document.claims, document.events)
    assert of == {a.id for layer in layers for a in layer}
    held = {m.id for m in found}
    assert all(t.source in held and t.target in held for t in ties)


def graph(data: bytes) -> dict[str, Node]:
    whole = json.loads(data)
    nodes = {n["@id"]: n for n in whole["@graph"]}
    assert len(nodes) == len(whole["@graph"]), "an id stands twice"
    return nodes


def test_a_chain_runs_from_the_outlet_to_the_primary_source(make: Make, story: Dossier) -> None:
    nodes = graph(make("prov", story)["prov.jsonld"])
    told = nodes["urn:riwaya:claim:d1:c1"]
    assert told["label"] == "إن 7 أشخاص قتلوا في الحادث"
    assert nodes[told["wasAttributedTo"]]["label"] == "نهار الواحة"
    agency = nodes[told["wasDerivedFrom"]]
    assert nodes[agency["wasAttributedTo"]]["label"] == "وكالة المدار"
    colonel = nodes[agency["wasDerivedFrom"]]
    assert nodes[colonel["wasAttributedTo"]]["@type"] == "prov:Person"
    assert told["hadPrimarySource"] == colonel["@id"]
    assert "wasDerivedFrom" not in colonel


def test_everything_a_node_names_is_in_the_graph(make: Make, story: Dossier) -> None:
    whole = json.loads(make("prov", story)["prov.jsonld"])
    nodes = {n["@id"]: n for n in whole["@graph"]}
    links = {k for k, v in whole["@context"].items() if isinstance(v, dict)}
    named = 0
    for node in nodes.values():
        for key in links & set(node):
            for target in node[key] if isinstance(node[key], list) else [node[key]]:
                assert target in nodes, (node["@id"], key)
                named += 1
    assert named > 20


def test_an_anonymous_source_is_an_agent_of_its_own(make: Make, story: Dossier) -> None:
    nodes = graph(make("prov", story)["prov.jsonld"])
    place = story.documents[2].text.index("مصدر طبي", 5)
    source = nodes[f"urn:riwaya:anonymous:d3:{place}"]
    assert source["label"] == "مصدر طبي"


def test_a_rewrite_is_derived_and_a_citation_influences(make: Make, story: Dossier) -> None:
    nodes = graph(make("prov", story)["prov.jsonld"])
    assert nodes["urn:riwaya:document:d2"]["wasDerivedFrom"] == ["urn:riwaya:document:d1"]
    (cited,) = nodes["urn:riwaya:document:d1"]["wasInfluencedBy"]
    assert nodes[cited]["label"] == "وكالة المدار"


def test_label_studio_knows_every_label_and_relation_used(make: Make, story: Dossier) -> None:
    files = make("labelstudio", story)
    config = ElementTree.fromstring(files["labelstudio.xml"])
    labels = {e.attrib["value"] for e in config.iter("Label")}
    relations = {e.attrib["value"] for e in config.iter("Relation")}
    assert labels == set(LABELS)
    assert relations == set(RELATIONS)
    names = {e.attrib["name"] for e in config.iter() if "name" in e.attrib}
    regions = 0
    for task in json.loads(files["labelstudio.json"]):
        (prediction,) = task["predictions"]
        ids = {r["id"] for r in prediction["result"] if "id" in r}
        for result in prediction["result"]:
            if result["type"] == "relation":
                assert {result["from_id"], result["to_id"]} <= ids
                assert set(result["labels"]) <= relations
            else:
                assert set(result["value"]["labels"]) <= labels
                assert {result["from_name"], result["to_name"]} <= names
                regions += 1
    assert regions > 20
