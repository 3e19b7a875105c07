"""Which pages of a pile tell one story."""

from riwaya.link.stories.find import Stories, find, story_id
from riwaya.link.stories.sketch import Sketch, sketch

__all__ = ["Sketch", "Stories", "find", "sketch", "story_id"]
