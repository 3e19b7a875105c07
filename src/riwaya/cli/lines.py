"""What is said on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.page import Skipped


def plain(text: str) -> str:
    """`text` in one line, with nothing a terminal could act on."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def say(text: str) -> None:
    """One line."""
    print(f"riwaya: {text}", file=sys.stderr)


def listen(*, quiet: bool) -> None:
    """Has what the program itself notes on its way (a process that died) said as a line, unless `quiet`."""
    import logging

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(plain(record.getMessage()))

    notes = logging.getLogger("riwaya")
    notes.handlers, notes.propagate = [Lines()], False
    notes.setLevel(logging.ERROR if quiet else logging.WARNING)


def passed_over(skipped: Sequence[Skipped], most: int | None = None) -> None:
    """A line for each thing passed over, for `most` of them at most."""
    for item in skipped[:most]:
        say(f"{plain(item.source)}: {plain(item.reason)}")
    if most is not None and len(skipped) > most:
        say(f"{len(skipped) - most:,} more were passed over; manifest.json names them")
