"""Writes the shapes of the dossier's map.

    python tools/map_shapes.py countries-50m.json

takes Natural Earth's 1:50m countries (public domain) as world-atlas 2.0.2 packs them (npm, TopoJSON) and writes
`src/riwaya/dossier/html/shapes.tsv`: a line a ring, its country and its points in hundredths of a degree, longitude and
latitude by turns, each as the difference from the one before.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "riwaya" / "dossier" / "html" / "shapes.tsv"
#: Degrees that a simplified line may stray, and the least extent of an island that is kept.
STRAY, LEAST = 0.035, 0.12

Point = tuple[float, float]


def main(source: Path) -> None:
    topology = json.loads(source.read_text())
    arcs = [simplified(a) for a in decoded(topology)]
    lines = ["country\tpoints"]
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = (joined(ring, arcs) for polygon in polygons for ring in polygon[:1])
        lines += [f"{name}\t{' '.join(steps(r))}" for r in rings if extent(r) >= LEAST]
    OUT.write_text("\n".join([lines[0], *sorted(lines[1:])]) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(lines) - 1} rings, {OUT.stat().st_size} bytes")


def decoded(topology: dict) -> list[list[Point]]:
    """Arcs in degrees (TopoJSON 1.0: quantised, each point relative to the one before)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        out.append(points)
    return out


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification, without recursion."""
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0.0, -1
        for i in range(first + 1, last):
            away = distance(points[i], points[first], points[last])
            if away > far:
                far, at = away, i
        if far > STRAY:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = (
        0.0
        if not length
        else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    )
    return ((p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2) ** 0.5


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        out += arc[1:] if out else arc
    return out


def extent(ring: list[Point]) -> float:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def steps(ring: list[Point]) -> list[str]:
    whole = [(round(x * 100), round(y * 100)) for x, y in ring]
    out, last = [], (0, 0)
    for point in whole:
        if point != last or not out:
            out += [str(point[0] - last[0]), str(point[1] - last[1])]
        last = point
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]))
