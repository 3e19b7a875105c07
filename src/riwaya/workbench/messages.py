"""What the pages of the workbench send."""

from __future__ import annotations

import datetime
from typing import TypeVar

import msgspec

from riwaya.errors import RiwayaError
from riwaya.project import Act, Decision
from riwaya.version import VERSION

_LONGEST = 10_000
T = TypeVar("T")


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision as a browser sends it: its time is the server's."""

    id: str
    author: str
    act: Act
    reason: str = ""


class Pasted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page pasted as text, under a name that becomes its source."""

    name: str
    text: str


class Wanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page to fetch."""

    url: str


def decision(body: bytes) -> Decision:
    """The decision that `body` asks for. Raises RiwayaError where it is none."""
    asked = read(body, Asked)
    for text in (asked.id, asked.author, asked.reason):
        if len(text) > _LONGEST:
            raise RiwayaError("longer than can be kept")
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    return Decision(
        id=asked.id,
        author=asked.author.strip(),
        time=now,
        act=asked.act,
        reason=asked.reason.strip(),
        seen=VERSION,
    )


def read(body: bytes, kind: type[T]) -> T:
    """`body` as a message of that kind. Raises RiwayaError where it is none."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RiwayaError(f"not understood: {error}") from error
