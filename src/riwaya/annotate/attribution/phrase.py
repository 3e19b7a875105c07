"""A noun phrase that may be a source."""

from __future__ import annotations

import msgspec

from riwaya.annotate.attribution.rows import SourceRow
from riwaya.model import Mention


class Phrase(msgspec.Struct, frozen=True):
    """Tokens `first`..`last`; `name` is the person or institution that it names, if it names its head.

    `source` is the noun that heads it, `after` the token where what follows begins (a relative clause or
    an apposition between commas may lie between `last` and it).
    """

    first: int
    last: int
    after: int
    source: SourceRow | None = None
    name: Mention | None = None
    definite: bool = False
    joined: bool = False
    #: whether the head itself is pinned down: by an article, or by what it governs («وزير الصحة»)
    specific: bool = False
    #: where a name that no gazetteer knows begins, after titles («رئيس الجمعية سيف ...»); -1 for none
    guessed: int = -1
    #: tokens of a name of which only the beginning was known; -1 for none
    named: int = -1
    until: int = -1
    #: whether a relative clause tells which one is meant
    described: bool = False
