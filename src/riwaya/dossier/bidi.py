"""Visual order for terminals that show characters in the order they come.

A small part of the Unicode Bidirectional Algorithm (UAX #9): one line, no explicit controls (they have been
written out before), numbers and Latin as level 2 inside a right-to-left line, mirrored brackets, marks kept
after their letter. Terminals that shape and reorder Arabic themselves must get logical order instead.
"""

from __future__ import annotations

import unicodedata

_RIGHT = frozenset({"R", "AL"})
_DIGIT = frozenset({"EN", "AN"})
_WITHIN_NUMBER = frozenset({"ES", "CS", "ET"})
_MIRROR = dict(zip("()[]{}<>«»‹›⟨⟩→←", ")(][}{><»«›‹⟩⟨←→", strict=True))


def is_rtl(paragraph: str) -> bool:
    """Whether a paragraph holds at least as many right-to-left letters as others, and any."""
    kinds = [unicodedata.bidirectional(char) for char in paragraph]
    right = sum(kind in _RIGHT for kind in kinds)
    return right > 0 and right >= kinds.count("L")


def visual(line: str, rtl: bool) -> list[tuple[int, str]]:
    """The characters of a line from left to right, each with its logical place and as it is drawn.

    `rtl` is the direction of the paragraph that the line belongs to.
    """
    clusters = _clusters(line)
    kinds = [unicodedata.bidirectional(line[c[0]]) or "L" for c in clusters]
    levels = _levels(kinds, int(rtl))
    order = _reordered(levels)
    out: list[tuple[int, str]] = []
    for at in order:
        for place in clusters[at]:
            char = line[place]
            out.append((place, _MIRROR.get(char, char) if levels[at] % 2 else char))
    return out


def reorder(line: str) -> str:
    """`line`, a paragraph of its own, from left to right."""
    return "".join(char for _, char in visual(line, is_rtl(line)))


def _clusters(line: str) -> list[list[int]]:
    out: list[list[int]] = []
    for place, char in enumerate(line):
        if out and unicodedata.category(char) in ("Mn", "Me"):
            out[-1].append(place)
        else:
            out.append([place])
    return out


def _levels(kinds: list[str], base: int) -> list[int]:
    strong = [_strong(kinds, at) for at in range(len(kinds))]
    levels: list[int] = []
    for at, kind in enumerate(strong):
        if kind == "R":
            levels.append(1)
        elif kind in ("L", "N"):
            # A number after Arabic counts from left to right inside the right-to-left run.
            inside = base == 1 or (kind == "N" and _before(strong, at, "LR") == "R")
            levels.append(2 if inside else 0)
        else:
            before, after = _before(strong, at), _after(strong, at)
            if before == "L" and after in ("L", "N"):
                levels.append(2 if base else 0)
            elif before in ("R", "N") and after in ("R", "N"):
                levels.append(1)
            else:
                levels.append(base)
    return levels


def _strong(kinds: list[str], at: int) -> str:
    kind = kinds[at]
    if kind in _RIGHT:
        return "R"
    if kind == "L":
        return "L"
    if kind in _DIGIT:
        return "N"
    if kind in _WITHIN_NUMBER and 0 < at < len(kinds) - 1:
        sides = {kinds[at - 1], kinds[at + 1]}
        if sides <= _DIGIT or (kind == "ET" and sides & _DIGIT):
            return "N"
    return ""


def _before(strong: list[str], at: int, among: str = "LRN") -> str:
    return next((s for s in reversed(strong[:at]) if s and s in among), "")


def _after(strong: list[str], at: int) -> str:
    return next((s for s in strong[at + 1 :] if s), "")


def _reordered(levels: list[int]) -> list[int]:
    """Rule L2: from the highest level down, reverse every run at that level or above."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order
