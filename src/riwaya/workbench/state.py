"""What the workbench shows: the project as last built, and the decisions made since."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec

from riwaya.dossier.index import Index
from riwaya.engine.rebuild import Rebuilt, rebuild, save
from riwaya.errors import RiwayaError
from riwaya.model import Document
from riwaya.project import (
    Accept,
    Add,
    Correct,
    Decision,
    Different,
    Grade,
    Note,
    Project,
    Reject,
    Same,
    Standing,
    Target,
    Undo,
    check,
    standing,
)
from riwaya.project.folder import Added
from riwaya.resources import Pack


class Shown(msgspec.Struct, frozen=True):
    """One build, never changed: requests under way keep theirs while another is made.

    `machine` has what the program found, `reviewed` the same with decisions in it; `known` are the ids of the decisions
    that were in the log when it was built.
    """

    machine: Index
    reviewed: Index
    built: Rebuilt
    known: frozenset[str]


class State:
    """The project under review. Threads may share it; builds are made one at a time."""

    def __init__(self, project: Project, pack: Pack, workers: int = 1) -> None:
        self.project, self.pack = project, pack
        self._workers = workers
        self._building = threading.Lock()
        self._log = threading.Lock()
        self._shown: Shown | None = None

    def shown(self) -> Shown:
        """The last build; the first is made when first asked for."""
        return self._shown or self.build()

    def build(self) -> Shown:
        """Builds the project anew, writes it, and shows it from now on."""
        with self._building:
            known = frozenset(d.id for d in self.decisions())
            built = rebuild(self.project, self.pack, workers=self._workers)
            save(self.project, built, self.pack)
            machine = Index(built.machine)
            same = built.reviewed is built.machine
            reviewed = machine if same else Index(built.reviewed)
            self._shown = Shown(machine, reviewed, built, known)
            return self._shown

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions in the log, those of other processes among them."""
        with self._log:
            return self.project.log.decisions()

    def held(self) -> Standing:
        """The decisions that hold now."""
        return standing(self.decisions())

    def waiting(self) -> int:
        """How many decisions the dossier shown does not have in it yet."""
        known = self.shown().known
        return sum(d.id not in known for d in self.decisions())

    def decide(self, decision: Decision) -> bool:
        """Puts `decision` into the log; False where it was there already.

        Raises RiwayaError, in one line, where it names what is not there or changes what cannot be.
        """
        self._check(decision)
        with self._log:
            return bool(self.project.log.append(decision))

    def _check(self, decision: Decision) -> None:
        if not decision.id or not decision.author.strip():
            raise RiwayaError("a decision needs an id and an author")
        act = decision.act
        if isinstance(act, Undo):
            if act.decision not in {d.id for d in self.decisions()}:
                raise RiwayaError("there is no such decision to undo")
        elif isinstance(act, Same):
            self._targets(act.targets, 2)
        elif isinstance(act, Different):
            self._targets((*act.left, *act.right), 2)
        elif isinstance(act, Accept | Reject | Correct | Add):
            check(self._page(act.target), decision)
        elif isinstance(act, Grade | Note):
            self._page(act.target)
            if isinstance(act, Note) and not act.text.strip():
                raise RiwayaError("the note is empty")

    def _page(self, target: Target) -> Document:
        page = self.shown().machine.documents.get(target.document)
        if page is None:
            raise RiwayaError(f"page {target.document!r} is not in the project")
        return page

    def _targets(self, targets: Sequence[Target], least: int) -> None:
        if len(set(targets)) < least:
            raise RiwayaError("two different things are needed")
        for target in targets:
            self._page(target)

    def add(self, paths: Sequence[Path]) -> Added:
        """Takes pages into the project; they are in the dossier after the next build."""
        with self._building:
            return self.project.add(paths, self.pack)
