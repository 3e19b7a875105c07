"""Merges and splits, as ids of a build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.errors import RiwayaError
from riwaya.link.judged import Judged
from riwaya.model import Document
from riwaya.project.apply import Unfit
from riwaya.project.decisions import Different, Same, Target, found
from riwaya.project.standing import Standing

_LAYERS = ("events", "mentions")


def judged(
    machine: Sequence[Document], applied: Sequence[Document], held: Standing
) -> tuple[Judged, tuple[Unfit, ...]]:
    """The judgements of sameness that hold, and those that no longer fit.

    Args:
        machine: the annotated pages as the machine made them, where targets are looked up first.
        applied: the same with the other decisions in them: what reviewers added is found there.

    What a merge names and this build lacks is left out of it; a merge of less than two, or a
    split with an empty side, does not fit.
    """
    pages = {d.id: (d,) for d in machine}
    for document in applied:
        pages[document.id] = (*pages.get(document.id, ()), document)
    same: dict[str, list[tuple[str, ...]]] = {layer: [] for layer in _LAYERS}
    apart: dict[str, list[tuple[str, str]]] = {layer: [] for layer in _LAYERS}
    unfit: list[Unfit] = []
    for decision in held.pairs:
        act = decision.act
        try:
            if isinstance(act, Same):
                layer = _layer(act.targets)
                same[layer].append(_enough(_ids(pages, act.targets), 2))
            elif isinstance(act, Different):
                layer = _layer((*act.left, *act.right))
                left = _enough(_ids(pages, act.left), 1)
                right = _enough(_ids(pages, act.right), 1)
                apart[layer].extend((a, b) for a in left for b in right if a != b)
        except RiwayaError as error:
            unfit.append(Unfit(decision.id, str(error)))
    judgements = Judged(
        same_events=tuple(same["events"]),
        different_events=tuple(apart["events"]),
        same_entities=tuple(same["mentions"]),
        different_entities=tuple(apart["mentions"]),
    )
    return judgements, tuple(unfit)


def _layer(targets: Sequence[Target]) -> str:
    layers = {t.layer for t in targets}
    if len(layers) != 1 or not layers <= set(_LAYERS):
        raise RiwayaError("only event mentions, or only mentions of entities, can be one")
    return layers.pop()


def _ids(pages: Mapping[str, Sequence[Document]], targets: Sequence[Target]) -> tuple[str, ...]:
    ids: dict[str, None] = {}
    for target in targets:
        versions = pages.get(target.document, ())
        here = next((a for page in versions if (a := found(page, target)) is not None), None)
        if here is not None:
            ids[here.id] = None
    return tuple(ids)


def _enough(ids: tuple[str, ...], least: int) -> tuple[str, ...]:
    if len(ids) < least:
        raise RiwayaError("what it names is not in this build")
    return ids
