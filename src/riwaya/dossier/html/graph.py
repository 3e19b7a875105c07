"""The chains of one event drawn from outlet to root: shared hands are joined.

Columns run from the outlets (right in Arabic) over the relays to the origins (left). A layered drawing
with nodes in each layer ordered by the mean place of their neighbours (Sugiyama's barycentre step, once).
"""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from riwaya.dossier.index import Index
from riwaya.dossier.safe import one_line
from riwaya.model import Account, Event, Link, Root

_WIDE, _HIGH, _GAP, _ROW = 168, 30, 66, 42
_LONGEST = 24


class Node(msgspec.Struct, frozen=True):
    """A box; `ar` and `en` are cut to fit, `full` is the whole name."""

    x: int
    y: int
    ar: str
    en: str
    full: str
    kind: str


class Edge(msgspec.Struct, frozen=True):
    """A line between two boxes as SVG path data."""

    path: str


class Graph(msgspec.Struct, frozen=True):
    """A drawing of `width` by `height` units."""

    width: int
    height: int
    wide: int
    high: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class _Net:
    """Hands by layer and the lines between them, while they are gathered."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.layers: list[dict[str, tuple[str, str, str]]] = [{} for _ in range(last + 1)]
        self.lines: dict[tuple[int, str, int, str], None] = {}

    def add(self, layer: int, key: str, ar: str, en: str | None, kind: str) -> tuple[int, str]:
        self.layers[layer].setdefault(key, (one_line(ar), one_line(en or "") or one_line(ar), kind))
        return layer, key

    def line(self, a: tuple[int, str], b: tuple[int, str]) -> None:
        self.lines[(*a, *b)] = None


def graph(index: Index, event: Event) -> Graph | None:
    """The drawing, or None where it would show no more than the accounts: no shared root, no relay."""
    chains = {
        account.document: [index.claims[c][1].chain for c in account.claims if c in index.claims]
        for account in event.accounts
    }
    lengths = [
        len(chain) if _is_root(event, chain[-1]) else len(chain) + 1
        for of_page in chains.values()
        for chain in of_page
        if chain
    ]
    net = _Net(max(lengths, default=1))
    for account in event.accounts:
        _account(index, event, net, account, chains[account.document])
    ends = [key for _, _, layer, key in net.lines if layer == net.last]
    shared = len(set(ends)) < len(ends)
    return _draw(net) if net.last > 1 or shared else None


def _account(
    index: Index, event: Event, net: _Net, account: Account, chains: list[tuple[Link, ...]]
) -> None:
    """Lines of one page. A chain that ends at another page's outlet goes on to that page's roots."""
    ar, en = index.outlet(account.document)
    start = net.add(0, ar, ar, en, "outlet")
    reached: set[str] = set()
    loose: list[tuple[int, str]] = []
    for chain in chains:
        at = start
        ended = bool(chain) and _is_root(event, chain[-1])
        for layer, link in enumerate(chain[:-1] if ended else chain, 1):
            node = _relay(index, net, layer, link)
            net.line(at, node)
            at = node
        if ended:
            end = _root(index, event, net, chain[-1].name, chain[-1].entity)
            net.line(at, end)
            reached.add(end[1])
        elif chain:
            loose.append(at)
    missing = [_root(index, event, net, root, None) for root in account.roots]
    missing = [end for end in missing if end[1] not in reached]
    for end in missing:
        for at in loose or [start]:
            net.line(at, end)


def _relay(index: Index, net: _Net, layer: int, link: Link) -> tuple[int, str]:
    entity = index.entities.get(link.entity or "")
    key = link.entity or one_line(link.name)
    kind = "relay anonymous" if link.anonymous else "relay"
    return net.add(layer, key, link.name, entity.name_en if entity else None, kind)


def _found_root(event: Event, name: str, entity: str | None) -> Root | None:
    for root in event.corroboration.roots:
        if root.name == name or (entity is not None and root.entity == entity):
            return root
    return None


def _is_root(event: Event, link: Link) -> bool:
    return _found_root(event, link.name, link.entity) is not None


def _root(index: Index, event: Event, net: _Net, name: str, entity: str | None) -> tuple[int, str]:
    root = _found_root(event, name, entity)
    if root is not None:
        name, entity = root.name, root.entity or entity
    found = index.entities.get(entity or "")
    en = found.name_en if found else index.outlet_en.get(name)
    kind = "anonymous" if root is not None and root.anonymous else "root"
    return net.add(net.last, one_line(name), name, en, kind)


def _draw(net: _Net) -> Graph:
    height = max(len(layer) for layer in net.layers) * _ROW + 12
    width = (net.last + 1) * _WIDE + net.last * _GAP + 4
    rows: dict[tuple[int, str], float] = {}
    for layer, nodes in enumerate(net.layers):
        keys = list(nodes)
        if layer:
            keys.sort(key=lambda k: (_mean(net, rows, layer, k), k))
        top = (height - len(keys) * _ROW) / 2
        for place, key in enumerate(keys):
            rows[layer, key] = top + place * _ROW + (_ROW - _HIGH) / 2
    boxes = tuple(
        Node(_x(width, layer), round(rows[layer, key]), cut(ar), cut(en), ar, kind)
        for layer, nodes in enumerate(net.layers)
        for key, (ar, en, kind) in nodes.items()
    )
    return Graph(width, height, _WIDE, _HIGH, boxes, tuple(_edges(net, rows, width)))


def _mean(net: _Net, rows: dict[tuple[int, str], float], layer: int, key: str) -> float:
    before = [rows[a, b] for a, b, c, d in net.lines if (c, d) == (layer, key) and (a, b) in rows]
    return sum(before) / len(before) if before else 0.0


def _x(width: int, layer: int) -> int:
    return width - 2 - (layer + 1) * _WIDE - layer * _GAP


def _edges(net: _Net, rows: dict[tuple[int, str], float], width: int) -> list[Edge]:
    out = []
    for a, b, c, d in net.lines:
        x0, y0 = _x(width, a), rows[a, b] + _HIGH / 2
        x1, y1 = _x(width, c) + _WIDE, rows[c, d] + _HIGH / 2
        bend = min(_GAP, x0 - x1) * 0.6
        path = f"M{x0} {y0:g}C{x0 - bend:g} {y0:g} {x1 + bend:g} {y1:g} {x1} {y1:g}"
        out.append(Edge(path))
    return out


def cut(text: str) -> str:
    """`text` as long as a box can hold."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def bar(share: float) -> Markup:
    """One bar of a chart, `share` percent long."""
    return Markup(
        '<svg class="bar" aria-hidden="true" focusable="false"><rect class="rail" width="100%" '
        'height="100%" rx="3"/><rect class="fill" width="{}%" height="100%" rx="3"/></svg>'
    ).format(f"{max(share, 1.5) if share else 0:g}")
