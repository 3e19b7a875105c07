"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.resources import Pack, builtin

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return builtin()
