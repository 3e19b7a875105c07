"""A project's pages to its two dossiers: the machine's, and the one with the reviewers' decisions in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.dossier import inputs_of, write
from riwaya.engine.run import Progress, annotated
from riwaya.link import link
from riwaya.model import Document, Dossier
from riwaya.project import Project, Standing, Unfit, apply, apply_to_pages, judged, standing
from riwaya.resources import Pack


class Rebuilt(msgspec.Struct, frozen=True):
    """Both dossiers, the decisions that hold, and those that no longer fit."""

    machine: Dossier
    reviewed: Dossier
    held: Standing
    unfit: tuple[Unfit, ...]


def rebuild(
    project: Project, pack: Pack, *, workers: int = 1, progress: Progress | None = None
) -> Rebuilt:
    """Annotates and links all pages of `project` anew, without and with the decisions in its log.

    Nothing is written. Raises InputError where the project cannot be read.
    """
    held = standing(project.log.decisions())
    pages = project.pages()
    made = _annotate(pages, pack, workers, progress)
    machine = link(made, pack)
    reviewed, unfit = review(pages, made, held, pack)
    return Rebuilt(machine, machine if reviewed is None else reviewed, held, unfit)


def review(
    pages: Sequence[Document], made: tuple[Document, ...], held: Standing, pack: Pack
) -> tuple[Dossier | None, tuple[Unfit, ...]]:
    """The dossier of `pages` with what reviewers decided, or None where no decision bears on it.

    Args:
        pages: as read.
        made: the same, annotated by the machine and not yet linked.
    """
    if not (held.verdicts or held.added or held.pairs):
        return None, ()
    told = apply_to_pages(pages, held)
    again = tuple(
        _annotate([new], pack, 1, None)[0] if new != old else done
        for new, old, done in zip(told.documents, pages, made, strict=True)
    )
    applied = apply(again, held)
    ids, strangers = judged(made, applied.documents, held)
    unfit = (*told.unfit, *applied.unfit, *strangers)
    return link(applied.documents, pack, ids), tuple(sorted(unfit, key=lambda u: u.decision))


def save(project: Project, rebuilt: Rebuilt, pack: Pack) -> None:
    """Writes both dossiers and the store into the project's folder. Raises OutputError."""
    inputs = inputs_of(rebuilt.machine.documents)
    write(rebuilt.machine, project.machine, inputs=inputs, skipped=[], pack=pack)
    write(
        rebuilt.reviewed,
        project.reviewed,
        inputs=inputs,
        skipped=[],
        pack=pack,
        command_options={"decisions": len(rebuilt.held.verdicts) + len(rebuilt.held.pairs)},
    )
    if not project.index.fits(rebuilt.machine.documents):
        project.index.fill(rebuilt.machine.documents)


def _annotate(
    pages: Sequence[Document], pack: Pack, workers: int, progress: Progress | None
) -> tuple[Document, ...]:
    done: list[Document] = []
    for document in annotated(pages, pack, workers):
        done.append(document)
        if progress is not None:
            progress(len(done), len(pages))
    return tuple(done)
