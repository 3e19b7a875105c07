"""What `riwaya when` prints: the reasoning about one page's date, and its times, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from riwaya.dossier.safe import one_line

if TYPE_CHECKING:
    from riwaya.annotate.reasoning import Dated, Step, Told

_UNKNOWN = "unknown"


def lines(dated: Dated, sources: Mapping[str, str], *, steps: bool = False) -> Iterator[str]:
    """`sources` names other pages by their id; `steps` leaves title and times out."""
    yield one_line(dated.source)
    if dated.title and not steps:
        yield one_line(dated.title)
    yield f"published: {_published(dated)}"
    for number, step in enumerate(dated.steps, 1):
        yield ""
        yield from _step(f"{number}. ", step, sources)
    if dated.set_aside:
        yield ""
        yield "does not fit the rest, set aside:"
        for step in dated.set_aside:
            yield from _step("- ", step, sources)
    if steps:
        return
    yield ""
    yield "times:"
    width = max((len(_place(t.line, t.column)) for t in dated.times), default=0)
    for told in dated.times:
        yield _told(told, width)


def _published(dated: Dated) -> str:
    date = dated.published
    if date is None:
        return _UNKNOWN
    if date.earliest == date.latest == date.value:
        return f"{date.value} ({date.basis})"
    value = f"{date.value}, " if date.value else ""
    return f"{value}{date.earliest} to {date.latest} ({date.basis})"


def _step(mark: str, step: Step, sources: Mapping[str, str]) -> Iterator[str]:
    where = f" at {_place(step.line, step.column)}" if step.line else ""
    yield f"{mark}{one_line(step.rule)}{where}"
    pad = " " * len(mark)
    yield pad + one_line(step.says)
    if step.document:
        yield f"{pad}from {one_line(sources.get(step.document, step.document))}"
    if step.days is not None and step.earliest and step.latest:
        yield pad + _left(step.days, step.earliest, step.latest)


def _left(days: int, earliest: str, latest: str) -> str:
    if days == 1:
        return f"leaves {earliest}"
    return f"leaves {days} days, {earliest} to {latest}"


def _told(told: Told, width: int) -> str:
    mod = f" {told.mod}" if told.mod else ""
    between = ""
    if told.earliest and told.latest and not told.earliest == told.latest == told.value[:10]:
        between = f" [{told.earliest} to {told.latest}]"
    clash = f" ({one_line(told.clash)})" if told.clash else ""
    head = f"{_place(told.line, told.column):<{width}}  {told.type} {told.value}{mod}{between}"
    return f"{head}{clash}  «{one_line(told.words)}»"


def _place(line: int | None, column: int | None) -> str:
    return f"{line}:{column}"
