"""Which lines of an HTML view are the article's own paragraphs."""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from lxml import etree
from trafilatura import bare_extraction

from riwaya.page.htmlview import Segment

#: Beyond these the extractor's recursion or running time gives out; the fallback does the work.
_DEEPEST, _LARGEST = 200, 3_000_000
#: Shorter lines are found anywhere by chance; they are body only among longer ones.
_TELLING = 25
#: Elements that are the article's where they stand among its paragraphs.
_PROSE = frozenset({"p", "blockquote", "li", "td", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({"comment", "related", "tags", "caption", "byline", "dateline", "title"})

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def body_lines(root: etree._Element, segments: Sequence[Segment], depth: int) -> set[int]:
    """Indices of the segments that make up the article.

    trafilatura in precision mode proposes paragraphs (nothing in it depends on earlier pages: no
    deduplication, no metadata, no language filter); the container that holds most of them then gives back
    what precision dropped. Where it finds nothing, the densest container is taken.
    """
    found = _aligned(segments, _extracted(root, depth))
    if sum(len(segments[i].text) for i in found) < 80:
        found = _dense(segments)
    return _completed(segments, found)


def _extracted(root: etree._Element, depth: int) -> str:
    """The article's text as trafilatura sees it, white space out."""
    if depth > _DEEPEST:
        return ""
    page = etree.tostring(root, encoding="unicode", method="html")
    if len(page) > _LARGEST:
        return ""
    try:
        result = bare_extraction(
            page,
            fast=True,
            favor_precision=True,
            include_comments=True,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    except (RecursionError, etree.LxmlError, ValueError, AttributeError, TypeError):
        return ""
    body = getattr(result, "body", None)
    return "" if body is None else _bare("".join(body.itertext()))


def _bare(text: str) -> str:
    return "".join(text.split())


def _aligned(segments: Sequence[Segment], body: str) -> set[int]:
    """Segments whose text stands in `body`.

    Longer ones first, each taking its place up, so that a teaser which repeats the beginning of a
    paragraph is not taken for it. Segments of the same text share their place.
    """
    by_text: dict[str, list[int]] = {}
    for i, segment in enumerate(segments):
        text = _bare(segment.text)
        if len(text) >= _TELLING and segment.kind not in _SKIPPED:
            by_text.setdefault(text, []).append(i)
    found: set[int] = set()
    taken: list[tuple[int, int]] = []
    for text in sorted(by_text, key=lambda t: (-len(t), by_text[t])):
        if body and _take(text, body, taken):
            found.update(by_text[text])
    return found


def _take(text: str, body: str, taken: list[tuple[int, int]]) -> bool:
    """Takes up the first place of `text` in `body` that is free."""
    at = body.find(text)
    for _ in range(5):
        if at < 0:
            return False
        end = at + len(text)
        k = bisect_left(taken, (at, at))
        before = taken[k - 1][1] if k else 0
        after = taken[k][0] if k < len(taken) else end
        if before <= at and end <= after:
            taken.insert(k, (at, end))
            return True
        at = body.find(text, at + 1)
    return False


def _dense(segments: Sequence[Segment]) -> set[int]:
    """Paragraph-like segments of the element that holds most text outside links."""
    good = [
        i
        for i, s in enumerate(segments)
        if s.kind in (None, "title") and s.linked < 0.3 and len(s.text) >= 40 and not s.heading
    ]
    weights: Counter[int] = Counter()
    for i in good:
        for place in segments[i].above[-3:-1] or segments[i].above[-1:]:
            weights[place] += len(segments[i].text)
    if not weights:
        return set()
    best = max(weights, key=lambda p: (weights[p], p))
    return {i for i in good if best in segments[i].above}


def _completed(segments: Sequence[Segment], found: set[int]) -> set[int]:
    """`found` without strays outside the main container, with what stands among it there."""
    if not found:
        return found
    total = sum(len(segments[i].text) for i in found)
    weights: Counter[int] = Counter()
    for i in found:
        for place in segments[i].above:
            weights[place] += len(segments[i].text)
    # The innermost element that holds nearly all; elements are numbered in document order.
    best = max(p for p, w in weights.items() if w >= 0.8 * total)
    inside = {i for i in found if best in segments[i].above and segments[i].kind not in _SKIPPED}
    if not inside:
        return found
    tags = {segments[i].tag for i in inside}
    for i in range(min(inside), max(inside)):
        s = segments[i]
        titled = s.kind == "title" and s.heading > 1
        if i in inside or best not in s.above or not (s.kind is None or titled):
            continue
        if s.linked < 0.5 and (s.tag in tags or s.tag in _PROSE):
            inside.add(i)
    return inside
