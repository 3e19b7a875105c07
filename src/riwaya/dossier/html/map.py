"""Where the story happened: a drawing of the lands around its places, without tiles and without a network.

Shapes are Natural Earth's 1:50m countries (public domain), drawn as they stand there: a border shown is no opinion.
The projection is equirectangular with the parallel in the middle of the view true to scale, which keeps north up and is exact enough
for the size of the drawing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

import msgspec
from markupsafe import Markup

from riwaya.dossier.html.bilingual import anchor, name
from riwaya.dossier.index import Index
from riwaya.model import Event
from riwaya.resources.tables import read_table

TABLE = Path(__file__).with_name("shapes.tsv")
WIDTH = 960
_TALLEST, _LOWEST = 720, 360
#: Degrees around the places, at the least, and how much of their extent besides.
_LEAST, _MARGIN = 4.5, 0.2
#: A whole country stands for itself, not for a town in its middle.
_BROAD = frozenset({"country", "region", "continent"})
_NEAR = 16.0


class Ring(msgspec.Struct, frozen=True):
    """One coast or border line, closed; longitude and latitude in degrees. `box` is west, south, east, north."""

    country: str
    points: tuple[tuple[float, float], ...]
    box: tuple[float, float, float, float]


class ShapeRow(msgspec.Struct, frozen=True):
    """A line of `shapes.tsv`: hundredths of a degree, longitude and latitude by turns, each from the one before."""

    country: str
    points: str


class Dot(msgspec.Struct, frozen=True):
    """A place: its centre and radius in the drawing, its events, the earliest first."""

    x: float
    y: float
    radius: float
    broad: bool
    name: Markup
    ar: str
    en: str
    label: bool
    events: tuple[tuple[str, Markup], ...]


class MapView(msgspec.Struct, frozen=True):
    """The drawing, `width` by `height`."""

    width: int
    height: int
    lands: tuple[tuple[str, str], ...]
    dots: tuple[Dot, ...]
    unplaced: int


@lru_cache(maxsize=1)
def rings() -> tuple[Ring, ...]:
    """All shapes that ship with Riwaya."""
    rows, _, faults = read_table(TABLE, ShapeRow)
    if faults:
        raise ValueError(faults[0])
    return tuple(_ring(row) for row in rows)


def _ring(row: ShapeRow) -> Ring:
    steps = [int(s) for s in row.points.split()]
    xs = [x / 100 for x in accumulate(steps[0::2])]
    ys = [y / 100 for y in accumulate(steps[1::2])]
    return Ring(row.country, tuple(zip(xs, ys, strict=True)), (min(xs), min(ys), max(xs), max(ys)))


def map_view(index: Index) -> MapView | None:
    """The drawing of all events whose place has coordinates; None where none has."""
    events: defaultdict[tuple[float, float], list[Event]] = defaultdict(list)
    unplaced = 0
    for event in index.timeline():
        place = event.place
        if place is None or place.lat is None or place.lon is None:
            unplaced += 1
        else:
            events[(place.lon, place.lat)].append(event)
    if not events:
        return None
    view = _View(list(events))
    return MapView(
        WIDTH,
        view.height,
        tuple((r.country, view.path(r)) for r in rings() if view.shows(r)),
        tuple(_dots(view, events)),
        unplaced,
    )


class _View:
    """A window on the world: degrees to points of the drawing."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        west, east = min(p[0] for p in places), max(p[0] for p in places)
        south, north = min(p[1] for p in places), max(p[1] for p in places)
        around = max(_LEAST, _MARGIN * max(east - west, north - south))
        west, east = max(-180.0, west - around), min(180.0, east + around)
        south, north = max(-85.0, south - around), min(85.0, north + around)
        self._true = math.cos(math.radians((south + north) / 2))
        # What is too narrow or too tall for the page shows more of its surroundings.
        wide, tall = (east - west) * self._true, north - south
        if tall * WIDTH > wide * _TALLEST:
            more = (tall * WIDTH / _TALLEST - wide) / self._true / 2
            west, east = west - more, east + more
        elif tall * WIDTH < wide * _LOWEST:
            more = (wide * _LOWEST / WIDTH - tall) / 2
            south, north = south - more, north + more
        self.west, self.east, self.south, self.north = west, east, south, north
        self._scale = WIDTH / ((east - west) * self._true)
        self.height = round((north - south) * self._scale)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            round((lon - self.west) * self._true * self._scale, 1),
            round((self.north - lat) * self._scale, 1),
        )

    def shows(self, ring: Ring) -> bool:
        west, south, east, north = ring.box
        return (
            west <= self.east and east >= self.west and south <= self.north and north >= self.south
        )

    def path(self, ring: Ring) -> str:
        """The ring, cut to a little more than the window so that far coasts cost nothing."""
        points = _cut(ring.points, self.west - 1, self.south - 1, self.east + 1, self.north + 1)
        shown: list[str] = []
        last: tuple[int, int] | None = None
        for lon, lat in points:
            x, y = self.at(lon, lat)
            here = (round(x), round(y))
            if here != last:
                shown.append(f"{here[0]} {here[1]}")
                last = here
        return "M" + "L".join(shown) + "Z" if len(shown) > 1 else ""


def _cut(
    points: Sequence[tuple[float, float]], west: float, south: float, east: float, north: float
) -> list[tuple[float, float]]:
    """A polygon cut to a window (Sutherland and Hodgman)."""
    out = list(points)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        out = list(_half(out, axis, bound, sign))
    return out


def _half(
    points: Sequence[tuple[float, float]], axis: int, bound: float, sign: int
) -> Iterator[tuple[float, float]]:
    for i, b in enumerate(points):
        a = points[i - 1]
        a_in, b_in = (a[axis] - bound) * sign >= 0, (b[axis] - bound) * sign >= 0
        if a_in != b_in:
            t = (bound - a[axis]) / (b[axis] - a[axis])
            yield a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        if b_in:
            yield b


def _dots(view: _View, events: dict[tuple[float, float], list[Event]]) -> Iterator[Dot]:
    """The places, those with most events first; a name is written only where it has room."""
    most = max(len(e) for e in events.values())
    taken: list[tuple[float, float, float]] = []
    for (lon, lat), here in sorted(events.items(), key=lambda e: (-len(e[1]), e[0])):
        x, y = view.at(lon, lat)
        called = Counter((e.place.name, e.place.name_en or e.place.name) for e in here if e.place)
        ar, en = min(called, key=lambda n: (-called[n], n))
        width = 8.0 * max(len(ar), len(en))
        room = all(abs(y - ty) > _NEAR or abs(x - tx) > (width + tw) / 2 for tx, ty, tw in taken)
        if room:
            taken.append((x, y, width))
        yield Dot(
            x,
            y,
            round(5 + 11 * math.sqrt(len(here) / most), 1),
            all(e.place is not None and e.place.precision in _BROAD for e in here),
            name(ar, en),
            ar,
            en,
            room,
            tuple((anchor("e", e.id), name(e.label_ar, e.label_en)) for e in here),
        )
