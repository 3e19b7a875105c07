"""How many documents, outlets and origins stand behind an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from riwaya.link.roots import Origin, Path
from riwaya.model import Corroboration, Root


def count(
    found: Iterable[Path],
    outlets: Mapping[str, str],
    party: Callable[[Origin], bool] = lambda origin: False,
) -> Corroboration:
    """How many documents, outlets and origins stand behind an event.

    Surely different are the named and as many of the anonymous as their descriptions tell apart. An outlet that
    gives no source while others do may have it from theirs, and information that nobody is said to have given may be
    anybody's: both count in `roots_high` alone.

    Args:
        outlets: document ids with their outlets' names; a document without an outlet counts as its own.
        party: whether an origin takes part in the event itself.
    """
    every = list(found)
    documents = sorted({p.document for p in every})
    origins: dict[str, Origin] = {}
    behind: dict[str, set[str]] = {}
    for path in every:
        origins.setdefault(path.origin.key, path.origin)
        behind.setdefault(path.origin.key, set()).add(path.document)
    low = _sure(every, origins)
    return Corroboration(
        documents=len(documents),
        outlets=len({outlets.get(d, d) for d in documents}),
        roots_low=low,
        roots_high=len(origins),
        roots=tuple(
            Root(o.name, o.anonymous, tuple(sorted(behind[k])), o.entity or None, party=party(o))
            for k, o in sorted(origins.items())
        ),
        bottleneck=_bottleneck(every, low),
    )


def _sure(every: Sequence[Path], origins: Mapping[str, Origin]) -> int:
    """How many origins are surely different."""
    sourced = {p.origin.key for p in every if not p.unsourced}
    known = [o for o in origins.values() if not o.nobody]
    named = [o for o in known if not o.anonymous]
    hidden = _merged([o for o in known if o.anonymous])
    return sum(o.key in sourced for o in named) + len(hidden) or len(named) or min(1, len(origins))


def _merged(hidden: Sequence[Origin]) -> list[list[Origin]]:
    """Anonymous origins put together as far as their descriptions allow: each set may be one person."""
    sets: list[list[Origin]] = []
    for origin in sorted(hidden):
        for one in sets:
            if all(_may_be_one(origin, other) for other in one):
                one.append(origin)
                break
        else:
            sets.append([origin])
    return sets


def _may_be_one(a: Origin, b: Origin) -> bool:
    """Whether one adds nothing that the other excludes: the words of the shorter stand in the longer, of three and more
    all but one, and they are of no two countries (written as codes)."""
    small, large = sorted((set(a.key.split()), set(b.key.split())), key=len)
    one, other = ({w for w in described if w.isascii()} for described in (small, large))
    apart = bool(one and other) and one.isdisjoint(other)
    return bool(small) and not apart and len(small & large) >= len(small) - (len(small) > 2)


def _bottleneck(every: Sequence[Path], roots: int) -> int:
    """The fewest distinct links at any layer: outlets, each relay between, origins."""
    if not every:
        return 0
    depth = max(len(p.steps) for p in every)
    layers = [{p.steps[min(i, len(p.steps) - 1)] for p in every} for i in range(depth)]
    return min([roots, *(len(layer) for layer in layers)])
