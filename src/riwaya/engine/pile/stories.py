"""How stories are found and listed, unless told otherwise."""

from __future__ import annotations

from riwaya.dossier.stories import AloneFile, StoryEntry, entry, write_index
from riwaya.engine.pile.job import Finder
from riwaya.link.stories import Sketch, find, sketch, story_id


def finder() -> Finder:
    """By the entities, times and wording of pages; listed in index.html, stories.csv and stories.json."""
    return Finder(sketch, Sketch, find, story_id, entry, StoryEntry, AloneFile, write_index)
