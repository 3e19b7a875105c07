"""The stages in their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.annotate import claims, events, figures, mentions, times
from riwaya.annotate.plain import plain, restored
from riwaya.annotate.reading import Reading
from riwaya.annotate.stage import Layer, Stage
from riwaya.errors import RiwayaError
from riwaya.language.plain import Plain, is_plain
from riwaya.mapping import uncollected
from riwaya.model import Document
from riwaya.resources import Pack


def default_stages() -> tuple[Stage, ...]:
    """Times (with the date of publication), mentions, figures, claims, events."""
    return (times.STAGE, mentions.STAGE, figures.STAGE, claims.STAGE, events.STAGE)


def annotate(
    document: Document,
    pack: Pack,
    stages: Sequence[Stage] | None = None,
    given: Collection[Layer] = (),
) -> Document:
    """Runs `stages` (default: all of them) over a page that has its blocks.

    Args:
        given: layers that the page has already; stages that add no others are passed over.

    Raises RiwayaError where a stage comes before the layers it needs.
    """
    # A page makes many things and few cycles: they are looked for behind it, not thirty times within.
    with uncollected():
        if is_plain(document.text):
            return _annotate(document, pack, stages, given)
        form = Plain(document.text)
        read = plain(document, form)
        return restored(document, read, _annotate(read, pack, stages, given), form)


def _annotate(
    document: Document, pack: Pack, stages: Sequence[Stage] | None, given: Collection[Layer]
) -> Document:
    reading = Reading(document)
    have: set[str] = {"blocks", "published", *given}
    for stage in default_stages() if stages is None else stages:
        if given and stage.adds.issubset(given):
            continue
        missing = stage.needs - have
        if missing:
            raise RiwayaError(f"stage {stage.name} needs {', '.join(sorted(missing))} first")
        document = stage(document, reading, pack)
        have |= stage.adds
    return document
