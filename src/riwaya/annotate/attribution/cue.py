"""A word or phrase that reports."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.annotate.attribution.lexicon import Form

CueKind = Literal["verb", "participle", "saying", "according", "self", "masdar"]


class Cue(msgspec.Struct, frozen=True):
    """Tokens `first`..`last` that report; `source` is where the noun phrase of an «according» begins.

    `form` is the verb's; an «according» with a verb in it («حسب ما أكده») has one too.
    """

    kind: CueKind
    first: int
    last: int
    form: Form | None = None
    source: int = -1
