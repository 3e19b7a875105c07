"""Dossiers written once for many tests."""

from __future__ import annotations

from pathlib import Path

import dossier_story
import pytest

from riwaya.dossier import write
from riwaya.model import Dossier
from riwaya.resources import Pack


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A pack of one table; all that a dossier takes from a pack is its digest."""
    root = tmp_path_factory.mktemp("pack")
    (root / "media").mkdir()
    (root / "media" / "outlets.tsv").write_text("name\nنهار الواحة\n", encoding="utf-8")
    return Pack([root])


@pytest.fixture(scope="session")
def story() -> Dossier:
    return dossier_story.story()


@pytest.fixture(scope="session")
def hostile() -> Dossier:
    return dossier_story.hostile()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, story: Dossier, pack: Pack) -> Path:
    """The story's folder."""
    return _write(tmp_path_factory.mktemp("dossier") / "story", story, pack)


@pytest.fixture(scope="session")
def written_hostile(tmp_path_factory: pytest.TempPathFactory, hostile: Dossier, pack: Pack) -> Path:
    """The hostile page's folder."""
    return _write(tmp_path_factory.mktemp("dossier") / "hostile", hostile, pack)


def _write(out: Path, dossier: Dossier, pack: Pack) -> Path:
    write(
        dossier,
        out,
        inputs=dossier_story.records(dossier),
        skipped=dossier_story.SKIPPED,
        pack=pack,
        command_options={"language": "ar"},
    )
    return out
