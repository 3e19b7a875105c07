"""What people decided is one or is not, over what the scores say."""

from __future__ import annotations

import msgspec


class Judged(msgspec.Struct, frozen=True):
    """Sets of ids that are one, and pairs that are not: ids of event mentions, and of mentions of entities.

    A pair that is both (two reviewers disagree, or a chain of sets joins it) is kept apart: a dossier that
    shows two where there is one misleads less than one that shows one where there are two.
    """

    same_events: tuple[tuple[str, ...], ...] = ()
    different_events: tuple[tuple[str, str], ...] = ()
    same_entities: tuple[tuple[str, ...], ...] = ()
    different_entities: tuple[tuple[str, str], ...] = ()


NOTHING = Judged()
