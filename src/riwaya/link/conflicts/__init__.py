"""Where accounts of one event cannot all hold, and where they name it differently."""

from riwaya.link.conflicts.find import find_conflicts

__all__ = ["find_conflicts"]
