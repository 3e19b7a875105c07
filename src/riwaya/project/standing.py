"""Which decisions hold, of all that are in the log."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.project.decisions import (
    Accept,
    Add,
    Correct,
    Decision,
    Different,
    Grade,
    Note,
    Reject,
    Same,
    Target,
    Undo,
)


class Standing(msgspec.Struct, frozen=True):
    """The decisions that hold, each group in the order they were made."""

    verdicts: tuple[Decision, ...]  #: accept, reject, correct: the last for its target
    added: tuple[Decision, ...]
    pairs: tuple[Decision, ...]  #: same, different
    grades: tuple[Decision, ...]  #: the last for its target
    notes: tuple[Decision, ...]
    undone: frozenset[str]  #: ids of decisions that were taken back

    def of(self, target: Target) -> Decision | None:
        """The verdict on `target`."""
        return next((d for d in self.verdicts if _target(d) == target), None)


def standing(decisions: Iterable[Decision]) -> Standing:
    """What holds after all of `decisions`, read in order.

    A later verdict or grade takes the place of an earlier one on the same target; notes and pairs add up; an undo takes
    back one decision (so that an earlier verdict on its target holds again), and may be undone.
    """
    listed = list(decisions)
    undone = _undone(listed)
    live = [d for d in listed if d.id not in undone]
    return Standing(
        verdicts=_last(d for d in live if isinstance(d.act, Accept | Reject | Correct)),
        added=tuple(d for d in live if isinstance(d.act, Add)),
        pairs=tuple(d for d in live if isinstance(d.act, Same | Different)),
        grades=_last(d for d in live if isinstance(d.act, Grade)),
        notes=tuple(d for d in live if isinstance(d.act, Note)),
        undone=frozenset(undone),
    )


def _undone(decisions: list[Decision]) -> set[str]:
    undone: set[str] = set()
    # From the last: an undo that was itself undone before we come to it takes nothing back.
    for decision in reversed(decisions):
        if isinstance(decision.act, Undo) and decision.id not in undone:
            undone.add(decision.act.decision)
    return undone


def _last(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    kept: dict[Target, Decision] = {}
    for decision in decisions:
        place = _target(decision)
        kept.pop(place, None)
        kept[place] = decision
    return tuple(kept.values())


def _target(decision: Decision) -> Target:
    act = decision.act
    assert not isinstance(act, Same | Different | Undo)
    return act.target
