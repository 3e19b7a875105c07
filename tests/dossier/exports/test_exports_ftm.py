"""FollowTheMoney: every line against its model, and against the library itself where that is installed."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from exports_made import Make

from riwaya.model import Document, Dossier, EventDate, Mention, Span

SCHEMATA = json.loads((Path(__file__).parent / "ftm_schema.json").read_text())["schemata"]
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
CHECKS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "url": re.compile(r"https?://[!-~]+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "language": re.compile(r"[a-z]{3}"),
    "mimetype": re.compile(r"[a-z]+/[a-z0-9.+-]+"),
    "identifier": re.compile(r"Q\d+"),
}

LONGEST = json.loads((Path(__file__).parent / "ftm_schema.json").read_text())["longest"]

Line = dict[str, Any]


def lines(make: Make, dossier: Dossier) -> list[Line]:
    data = make("ftm", dossier)["entities.ftm.json"]
    return [json.loads(line) for line in data.decode().splitlines()]


def checked(every: list[Line]) -> list[Line]:
    """The lines, each of which is what the model says it must be."""
    schema_of = {line["id"]: line["schema"] for line in every}
    assert len(schema_of) == len(every), "an id stands twice"
    for line in every:
        assert ID.fullmatch(line["id"])
        schema = SCHEMATA[line["schema"]]
        assert set(schema["required"]) <= set(line["properties"]), line
        for name, values in line["properties"].items():
            kind, *ranges = schema["properties"][name]
            assert values
            assert len(values) == len(set(values))
            for value in values:
                assert isinstance(value, str)
                assert value.strip() == value != ""
                assert len(value) <= LONGEST[kind], name
                if kind in CHECKS:
                    assert CHECKS[kind].fullmatch(value), (name, value)
                if kind == "entity":
                    assert ranges[0] in SCHEMATA[schema_of[value]]["is"], (name, value)
    return every


def of(every: list[Line], schema: str) -> list[dict[str, list[str]]]:
    return [line["properties"] for line in every if line["schema"] == schema]


def test_the_story_as_entities(make: Make, story: Dossier) -> None:
    every = checked(lines(make, story))
    counts = {name: len(of(every, name)) for name in SCHEMATA}
    assert counts == {
        "Address": 1,
        "Article": 3,
        "Documentation": 3,
        "Event": 1,
        "Mention": 3,
        "Organization": 2,
        "Person": 1,
    }
    article = of(every, "Article")[0]
    assert article["publishedAt"] == ["2025-03-04"]
    assert article["bodyText"] == [story.documents[0].text]
    assert article["publisher"] == ["نهار الواحة", "Nahar al-Waha"]
    (event,) = of(every, "Event")
    assert event["name"] == ["انهيار جسر في الواحة"]
    assert event["date"] == ["2025-03-04"]
    assert event["description"] == ["killed: 7 to 11 (3 reports)"]
    assert len(event["proof"]) == 3


def test_a_claim_ties_its_origin_to_the_page(make: Make, story: Dossier) -> None:
    every = checked(lines(make, story))
    first = of(every, "Documentation")[0]
    (person,) = [line["id"] for line in every if line["schema"] == "Person"]
    assert first["entity"] == [person]
    assert first["document"] == ["riwaya-page-d1"]
    assert first["summary"] == ["وكالة المدار ← سالم الراوي"]
    assert first["description"] == ["إن 7 أشخاص قتلوا في الحادث"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-03-04", "2025-03-04", "2025-03-04"),
        ("2025-03-04", "2025-03-09", "2025-03"),
        ("2025-03-30", "2025-04-02", "2025"),
        ("2024-12-30", "2025-01-02", None),
    ],
)
def test_only_what_is_certain_of_a_date_is_said(
    make: Make, story: Dossier, first: str, last: str, said: str | None
) -> None:
    event = msgspec.structs.replace(story.events[0], date=EventDate(first, first, last, "range"))
    every = checked(lines(make, msgspec.structs.replace(story, events=(event,))))
    (told,) = of(every, "Event")
    assert told.get("date") == ([said] if said else None)
    assert told.get("startDate") == (None if first == last else [first])
    assert told.get("endDate") == (None if first == last else [last])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://example.org/خبر?a=1", "https://example.org/%D8%AE%D8%A8%D8%B1?a=1"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        (None, None),
    ],
)
def test_addresses(make: Make, story: Dossier, url: str | None, said: str | None) -> None:
    page: Document = msgspec.structs.replace(story.documents[0], url=url)
    (article,) = of(checked(lines(make, Dossier(documents=(page,)))), "Article")
    assert article.get("sourceUrl") == ([said] if said else None)


@pytest.mark.parametrize("text", ["كلمة " * 60_000, "ا" * 200_000])
def test_a_long_page_is_cut_into_values_that_are_taken(
    make: Make, story: Dossier, text: str
) -> None:
    name = "اسم " * 200
    page: Document = msgspec.structs.replace(
        story.documents[0],
        text=text,
        title=Span(0, 40_000),
        byline=Span(0, 100_000),
        mentions=(Mention("d1:m1", 0, 2000, "LOC", "", (name,)),),
        times=(),
        figures=(),
        claims=(),
        events=(),
    )
    (article,) = of(checked(lines(make, Dossier(documents=(page,)))), "Article")
    assert len(article["author"][0]) == 1024
    words = "".join("".join(article["bodyText"]).split())
    assert "".join(text.split()).startswith(words)
    if " " in text:
        assert all(piece.endswith("كلمة") for piece in article["bodyText"])


@pytest.mark.parametrize("id", ["org-gabès", "x 1", "حزب", "a" * 300, "x-", "\ud800"])
def test_an_id_of_other_letters_is_a_digest(make: Make, story: Dossier, id: str) -> None:
    entity = msgspec.structs.replace(story.entities[0], id=id)
    page = msgspec.structs.replace(
        story.documents[1], mentions=(Mention("d2:m1", 0, 3, "PER", id),), claims=()
    )
    every = checked(lines(make, Dossier(documents=(page,), entities=(entity,))))
    (person,) = [line for line in every if line["schema"] == "Person"]
    assert of(every, "Mention")[0]["resolved"] == [person["id"]]


def test_ids_of_two_dossiers_do_not_meet_but_pages_do(make: Make, story: Dossier) -> None:
    other = msgspec.structs.replace(story, alterations=())
    one = {line["id"] for line in lines(make, story)}
    two = {line["id"] for line in lines(make, other)}
    assert one & two == {"riwaya-page-d1", "riwaya-page-d2", "riwaya-page-d3"}


def test_a_hostile_page_is_still_what_the_model_wants(make: Make, hostile: Dossier) -> None:
    every = checked(lines(make, hostile))
    (organisation,) = of(every, "Organization")
    assert "[U+202E]" in organisation["name"][0]


def test_the_library_takes_every_line_as_it_is(
    make: Make, story: Dossier, hostile: Dossier
) -> None:
    if not os.environ.get("RIWAYA_FTM"):
        pytest.importorskip("followthemoney", reason="make ftm installs followthemoney")
    from followthemoney import model
    from followthemoney.schema import Schema

    seen = 0
    for line in (*lines(make, story), *lines(make, hostile)):
        schema = model.get(line["schema"])
        assert isinstance(schema, Schema)
        schema.validate(line)
        back = model.get_proxy(line, cleaned=False).to_dict()["properties"]
        for name, values in line["properties"].items():
            # Control characters of a page's text are the only thing that the library takes out.
            if name != "bodyText":
                assert sorted(back[name]) == sorted(values)
                seen += 1
    assert seen > 50
