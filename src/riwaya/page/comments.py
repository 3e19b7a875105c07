"""Where the readers' comments begin in a page of plain lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from riwaya.page.knowledge import PageWords, PersonalNames
from riwaya.page.lines import Line
from riwaya.resources import Pack

_NUMBERED = re.compile(r"^\(?(\d{1,4})\s?[.)\-–:]\s")
_SHORT_NAME = 6
#: Signals of one comment section stand no further apart than so many lines.
_FARTHEST = 12


def stamp(line: Line, known: PageWords) -> str:
    """`only` where the line is a relative time («منذ 7 ساعات»), `glued` where text follows, else ``.

    Sites that are copied without their mark-up join the two: «منذ 7 ساعاتكان المفروض».
    """
    tokens = [t for t in line.tokens[:8] if t.kind != "mark"]
    if len(tokens) < 2 or not known.is_role("since", tokens[0].text):
        return "only" if _english_stamp(tokens, known) else ""
    rest = tokens[1:]
    if rest[0].kind == "number":
        rest = rest[1:]
    if not rest:
        return ""
    if known.is_role("unit", rest[0].text):
        return "only" if len(rest) == 1 else "spaced"
    if any(known.is_role("unit", rest[0].text[:n]) for n in range(3, len(rest[0].text))):
        return "glued"
    return ""


def _english_stamp(tokens: Sequence[object], known: PageWords) -> bool:
    texts = [getattr(t, "text", "") for t in tokens]
    return 2 <= len(texts) <= 4 and known.is_role("since", texts[-1])


def signals(lines: Sequence[Line], first: int, pack: Pack) -> list[int]:
    """Indices from `first` on of lines by which comments are told where no heading announces them.

    A name before a relative time, a name with a clock time or full date, a numbered name, a button to
    reply.
    """
    known = pack.get(PageWords)
    out: list[int] = []
    numbers: list[tuple[int, int]] = []
    for i in range(first, len(lines)):
        line = lines[i]
        kind = stamp(line, known)
        if (
            kind == "glued"
            or (kind == "only" and i > first and _name_like(lines[i - 1]))
            or (
                line.count <= 2
                and line.words
                and known.covered(("reply",), line.words) == len(line.words)
            )
            or (
                0 < line.dates.rest <= 5
                and line.dates.temporal
                and line.count <= 14
                and not line.stopped
            )
            or (line.words and known.covered(("anonym",), line.words[:2]) == len(line.words))
        ):
            out.append(i)
        else:
            match = _NUMBERED.match(line.text)
            if match:
                numbers.append((i, int(match[1])))
    return sorted([*out, *_numbered_names(lines, numbers, pack)])


def _numbered_names(
    lines: Sequence[Line], numbers: Sequence[tuple[int, int]], pack: Pack
) -> list[int]:
    """Numbered lines that are names of readers with text between them.

    Articles number their headings and lists too, so most must be short and look like names.
    """
    steps = list(itertools.pairwise(numbers))
    if not any(abs(m - n) == 1 and j - i > 1 for (i, n), (j, m) in steps):
        return []
    names = pack.get(PersonalNames)
    named = [
        i
        for i, _ in numbers
        if lines[i].count <= 4
        and not lines[i].stopped
        and not lines[i].text.endswith(":")
        and (names.share(lines[i].words) >= 0.3 or not lines[i].arabic)
    ]
    return [i for i, _ in numbers] if 2 * len(named) > len(numbers) else []


def _name_like(line: Line) -> bool:
    return line.count <= _SHORT_NAME and not line.stopped


def unannounced(lines: Sequence[Line], first: int, pack: Pack) -> int | None:
    """Index of the first line of comments that no heading announces, or None.

    At least two signals must follow each other closely and reach near the page's end.
    """
    known = pack.get(PageWords)
    found = signals(lines, first, pack)
    while len(found) >= 2:
        chain = [found[0]]
        for i in found[1:]:
            if i - chain[-1] > _FARTHEST:
                break
            chain.append(i)
        if len(chain) >= 2 and len(lines) - chain[-1] <= 2 * _FARTHEST:
            start = chain[0]
            if start > first and stamp(lines[start], known) and _name_like(lines[start - 1]):
                start -= 1
            return start
        found = found[len(chain) :]
    return None
