"""Whether two tellings may be of one scene, by their places."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from riwaya.link.events.facts import Facts, Spot

#: Kilometres within which two places may be one scene.
_NEAR = 60.0
#: Kilometres from the middle of a province to its far ends, mostly.
_PROVINCE = 180.0
#: One town, by how many of two tellings themselves place it there.
_SAME_PLACE = (0.5, 0.8, 1.5)
#: Two towns of one neighbourhood; two places of which nothing more is known than that they are of one country.
_NEXT, _ONE_COUNTRY = -0.6, 1.0
#: One of which the name holds the other's, or that is told to lie in it.
_INSIDE, _PART = 0.7, -0.3
#: A place that the other telling names beside its own, and of how many at most.
BESIDE, _FEW = 1.0, 4


def places(a: Facts, b: Facts, *, whole: bool = False) -> float:
    """How much the places of two tellings speak for one event (above 0) or against it.

    Args:
        whole: it is done to the place as such, so that a part of it is another.
    """
    if not a.spots or not b.spots:
        return 0.0
    left, right = _exact(a), _exact(b)
    if not (left and right):
        left, right = a.spots, b.spots
    found = max(spots(x, y) for x in left for y in right)
    if whole and found == _INSIDE:
        return _PART
    # One names the town of the other beside its own, wider or next to it.
    beside = -_ONE_COUNTRY <= found < BESIDE and (_named(left, right, b) or _named(right, left, a))
    return BESIDE if beside else found


def _named(spots: tuple[Spot, ...], own: tuple[Spot, ...], facts: Facts) -> bool:
    """Whether the sentences of a telling, if they name but a few places, name one of those of another, and its own are
    no towns of which the map knows that they are others."""
    if not 0 < len(facts.near) <= _FEW:
        return False
    if any(s.firm and not s.wide and s.lat is not None for s in own):
        return False
    return any(not s.wide and s.stems & facts.near for s in spots)


def _exact(facts: Facts) -> tuple[Spot, ...]:
    """The towns and the like among the places."""
    return tuple(s for s in facts.spots if not s.wide)


def spots(x: Spot, y: Spot) -> float:
    """How much two places speak for one event (above 0) or against it; at -4 it cannot be one."""
    if x.id == y.id:
        return 0.5 if x.wide else _SAME_PLACE[x.firm + y.firm]
    if (x.inside and x.inside == y.id) or (y.inside and y.inside == x.id):
        return _INSIDE
    apart = -4.0 if x.firm and y.firm else -0.1
    if x.country and y.country and x.country != y.country:
        return apart
    if x.wide or y.wide:
        if x.firm and y.firm and (x.province or y.province) and _apart(x, y):
            return _NEXT
        return 0.3 if x.country and x.country == y.country else 0.0
    if None not in (x.lat, x.lon, y.lat, y.lon):
        far = distance(x.lat or 0.0, x.lon or 0.0, y.lat or 0.0, y.lon or 0.0)
        if far > _NEAR:
            return apart
        if x.stems and y.stems and (x.stems <= y.stems or y.stems <= x.stems):
            # «مطار القاهرة» is in Cairo.
            return _INSIDE
        return _NEXT if x.firm and y.firm and not (x.by or y.by) else 0.0
    if x.stems & y.stems:
        return 0.7
    return -1.0 if x.country and y.country else -0.5


def _apart(x: Spot, y: Spot) -> bool:
    """Whether two are other provinces of a country, or too far apart for one to lie in the other."""
    return (x.province and y.province and not x.stems & y.stems) or _beyond(x, y)


def _beyond(x: Spot, y: Spot) -> bool:
    """Whether a town and a province, or two provinces, are too far apart for one to lie in the other."""
    if (x.wide and not x.province) or (y.wide and not y.province):
        return False
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return False
    return distance(x.lat, x.lon, y.lat, y.lon) > _PROVINCE


def distance(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres along the great circle (haversine)."""
    dlat, dlon = radians(lat2 - lat), radians(lon2 - lon)
    h = sin(dlat / 2) ** 2 + cos(radians(lat)) * cos(radians(lat2)) * sin(dlon / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))
