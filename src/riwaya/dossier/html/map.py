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
    window = _window(list(events))
    return MapView(
        WIDTH,
        window.height,
        _lands(window),
        tuple(_dots(window, events)),
        unplaced,
    )


class _Window(msgspec.Struct, frozen=True):
    """A window on the world, in degrees: `true` is how long a degree of longitude is by one of latitude in its
    middle, `scale` how many points of the drawing a degree of latitude has."""

    west: float
    south: float
    east: float
    north: float
    true: float
    scale: float

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (
            round((lon - self.west) * self.true * self.scale, 1),
            round((self.north - lat) * self.scale, 1),
        )

    def shows(self, ring: Ring) -> bool:
        west, south, east, north = ring.box
        return (
            west <= self.east and east >= self.west and south <= self.north and north >= self.south
        )

    def path(self, ring: Ring) -> str:
        """The ring, cut to a little more than the window so that far coasts cost nothing."""
        points = _cut(ring, self.west - 1, self.south - 1, self.east + 1, self.north + 1)
        shown: list[str] = []
        last: tuple[int, int] | None = None
        for lon, lat in points:
            x, y = self.at(lon, lat)
            here = (round(x), round(y))
            if here != last:
                shown.append(f"{here[0]} {here[1]}")
                last = here
        return "M" + "L".join(shown) + "Z" if len(shown) > 1 else ""


def _window(places: Sequence[tuple[float, float]]) -> _Window:
    west, east = min(p[0] for p in places), max(p[0] for p in places)
    south, north = min(p[1] for p in places), max(p[1] for p in places)
    around = max(_LEAST, _MARGIN * max(east - west, north - south))
    west, east = max(-180.0, west - around), min(180.0, east + around)
    south, north = max(-85.0, south - around), min(85.0, north + around)
    true = math.cos(math.radians((south + north) / 2))
    # What is too narrow or too tall for the page shows more of its surroundings.
    wide, tall = (east - west) * true, north - south
    if tall * WIDTH > wide * _TALLEST:
        more = (tall * WIDTH / _TALLEST - wide) / true / 2
        west, east = west - more, east + more
    elif tall * WIDTH < wide * _LOWEST:
        more = (wide * _LOWEST / WIDTH - tall) / 2
        south, north = south - more, north + more
    return _Window(west, south, east, north, true, WIDTH / ((east - west) * true))


@lru_cache(maxsize=64)
def _lands(window: _Window) -> tuple[tuple[str, str], ...]:
    """What is drawn under the places. Of the stories of a pile many have the same window: that of one town."""
    return tuple((r.country, window.path(r)) for r in rings() if window.shows(r))


def _cut(
    ring: Ring, west: float, south: float, east: float, north: float
) -> Sequence[tuple[float, float]]:
    """A ring cut to a window (Sutherland and Hodgman)."""
    points: Sequence[tuple[float, float]] = ring.points
    for side, (axis, bound, sign) in enumerate(
        ((0, west, 1), (1, south, 1), (0, east, -1), (1, north, -1))
    ):
        if (ring.box[side] - bound) * sign < 0:
            points = list(_half(points, axis, bound, sign))
    return points


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


def _dots(window: _Window, events: dict[tuple[float, float], list[Event]]) -> Iterator[Dot]:
    """The places, those with most events first; a name is written only where it has room."""
    most = max(len(e) for e in events.values())
    taken: list[tuple[float, float, float]] = []
    for (lon, lat), here in sorted(events.items(), key=lambda e: (-len(e[1]), e[0])):
        x, y = window.at(lon, lat)
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
