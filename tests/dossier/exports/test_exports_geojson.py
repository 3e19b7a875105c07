from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from exports_made import Make

from riwaya.dossier.exports.geojson import point
from riwaya.model import Dossier, EventPlace


def features(data: bytes) -> list[dict[str, Any]]:
    """The features of a collection that is valid by RFC 7946."""
    whole = json.loads(data)
    assert set(whole) == {"type", "features"}
    assert whole["type"] == "FeatureCollection"
    for feature in whole["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        if geometry is not None:
            assert geometry["type"] == "Point"
            lon, lat = geometry["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    return list(whole["features"])


def test_longitude_comes_first(make: Make, story: Dossier) -> None:
    places = features(make("geojson", story)["places.geojson"])
    (waha,) = [p for p in places if p["id"] == "x2"]
    assert waha["geometry"]["coordinates"] == [13.25, -24.5]
    assert waha["properties"]["name"] == "الواحة"
    assert waha["properties"]["mentions"] == 2


def test_an_event_with_its_precision_and_its_roots(make: Make, story: Dossier) -> None:
    place = EventPlace("أوباري", "Ubari", None, 26.59, 12.78, "town")
    event = msgspec.structs.replace(story.events[0], place=place)
    moved = msgspec.structs.replace(story, events=(event,))
    (feature,) = features(make("geojson", moved)["events.geojson"])
    assert feature["geometry"] == {"type": "Point", "coordinates": [12.78, 26.59]}
    told = feature["properties"]
    assert (told["place_precision"], told["date_precision"]) == ("town", "day")
    assert (told["roots_low"], told["roots_high"], told["outlets"]) == (2, 2, 3)
    assert told["figures"] == [{"what": "killed", "low": 7, "high": 11}]
    assert told["sources"] == ["pages/d1.txt", "pages/d2.txt", "pages/d3.txt"]


def test_an_event_without_coordinates_is_kept_without_geometry(make: Make, story: Dossier) -> None:
    (feature,) = features(make("geojson", story)["events.geojson"])
    assert feature["geometry"] is None
    assert feature["properties"]["place"] == "الواحة"


@pytest.mark.parametrize(("lat", "lon"), [(None, 3.0), (91.0, 3.0), (3.0, 180.1), (3.0, None)])
def test_no_point_off_the_globe(lat: float | None, lon: float | None) -> None:
    assert point(lat, lon) is None


def test_coordinates_keep_no_more_digits_than_mean_anything() -> None:
    assert point(1 / 3, -2 / 3) == {"type": "Point", "coordinates": [-0.666667, 0.333333]}
