"""A project of two of the samples, and a workbench over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench_server import Bench

from riwaya.project import Project, open_project
from riwaya.resources import Pack
from riwaya.workbench.guard import Access
from riwaya.workbench.state import State

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture
def project(tmp_path: Path, pack: Pack) -> Project:
    made = open_project(tmp_path / "story")
    made.add([SAMPLES / "01-difaf-agency.txt", SAMPLES / "02-nawras-copy.txt"], pack)
    return made


@pytest.fixture
def bench(project: Project, pack: Pack) -> Iterator[Bench]:
    running = Bench(State(project, pack), Access(form="form-token"))
    yield running
    running.close()
