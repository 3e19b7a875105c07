"""The fuzzer's targets on its seeds, and a moment of its mutations (docs/fuzzing.md)."""

import io
import random
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "tests" / "fuzz" / "seeds"


@pytest.fixture(scope="module")
def tools():
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import fuzz_seeds
        import fuzz_targets

        import fuzz
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return fuzz, fuzz_seeds, fuzz_targets.TARGETS


@pytest.mark.parametrize("name", sorted(p.name for p in SEEDS.iterdir()))
def test_targets_take_their_seeds_and_what_comes_of_them(tools, name):
    fuzz, _, targets = tools
    pool = [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]
    rng = random.Random(name)
    for data in [*pool, *(fuzz.mutated(rng, pool) for _ in range(8))]:
        targets[name](data)


def test_every_target_has_seeds_and_every_seed_its_source(tools):
    _, fuzz_seeds, targets = tools
    assert {p.name for p in SEEDS.iterdir()} == set(targets)
    for target, files in fuzz_seeds.seeds().items():
        for name in files:
            assert (SEEDS / target / name).stat().st_size > 0


def test_what_fuzzing_found_stays_mended(tools):
    """A zip archive with a member whose name is empty: what stands behind a NUL is no name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("z!", b"x")
    data = out.getvalue().replace(b"z!", b"\0!")
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [""]
    tools[2]["archive"](data)
