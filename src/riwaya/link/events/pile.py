"""What every event's view is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.link.entities.known import Known
from riwaya.link.events.background import Background
from riwaya.link.events.codes import Codes
from riwaya.link.events.ground import Ground
from riwaya.link.events.kinds import Kinds
from riwaya.link.events.phrasing import Phrasing
from riwaya.link.labels import Labels
from riwaya.link.roots import Names, Upstream
from riwaya.link.settling import SourceNouns
from riwaya.model import Document, Entity


class Pile(msgspec.Struct, frozen=True):
    """The pages and what is known across them.

    `known` are the table entries that entities were recognised as, `nations` ISO codes by nationality adjective,
    `women` entities that a title shows to be women, `offices` the titles under which persons speak (see
    `riwaya.link.settling.offices`).
    """

    documents: Sequence[Document]
    upstream: Sequence[Upstream]
    outlets: Names
    entities: Mapping[str, Entity]
    known: Mapping[str, Known]
    nations: Mapping[str, str]
    women: frozenset[str]
    labels: Labels
    codes: Codes
    kinds: Kinds
    ground: Ground
    phrasing: Phrasing
    background: Background
    sources: SourceNouns
    offices: Mapping[str, frozenset[frozenset[str]]]
