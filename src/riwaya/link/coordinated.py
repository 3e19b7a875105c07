"""Outlets that one phrase names together."""

from __future__ import annotations

from riwaya.language.affixes import AND
from riwaya.link.media import Media


def outlets_in(name: str, media: Media) -> tuple[str, ...]:
    """The outlets of a phrase («رويترز وصحيفة واشنطن بوست» is two); the phrase itself where it is one or none."""
    if " " + AND not in name or media.exact(name):
        return (name,)
    parts = name.split(" ")
    for at in range(1, len(parts)):
        if parts[at][:1] != AND or len(parts[at]) < 3:
            continue
        first, second = " ".join(parts[:at]), " ".join([parts[at][1:], *parts[at + 1 :]])
        rest = outlets_in(second, media)
        if all(_outlet(one, media) for one in (first, *rest)):
            return (first, *rest)
    return (name,)


def _outlet(name: str, media: Media) -> bool:
    return media.exact(name) is not None or media.headed(name)
