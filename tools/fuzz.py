"""Fuzzes what reads bytes from outside: `make fuzz`, or by hand `make fuzz MINUTES=60`.

    python tools/fuzz.py --seconds 30 [--target warc ...] [--corpus out/fuzz] [--json out/fuzz.json]

Each target (tools/fuzz_targets.py) runs in a process of its own for its share of the time, from the seeds in
tests/fuzz/seeds: under atheris where that is installed (guided by coverage), otherwise under mutations of the seeds here.
An input that raises, takes longer than 20 seconds or 3 GB is written to the corpus folder and named; the exit code is 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "tests" / "fuzz" / "seeds"
HANG_SECONDS = 20
MOST_MB = 3000
_UNITS = re.compile(r"stat::number_of_executed_units:\s+(\d+)")
_PEAK = re.compile(r"stat::peak_rss_mb:\s+(\d+)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--target", action="append")
    parser.add_argument("--corpus", type=Path, default=ROOT / "out" / "fuzz")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    given, rest = parser.parse_known_args()
    if given.run:
        return _run(given.run, given.seconds, given.corpus, given.seed, rest)
    names = given.target or sorted(p.name for p in SEEDS.iterdir())
    found = [_target(n, given.seconds / len(names), given.corpus, given.seed) for n in names]
    print(f"\n{'target':10}{'engine':>10}{'seconds':>9}{'executions':>12}{'peak MB':>9}  result")
    for row in found:
        print(
            f"{row['target']:10}{row['engine']:>10}{row['seconds']:9.0f}{row['executions']:12,}"
            f"{row['peak_mb']:9}  {row['result']}"
        )
    print(
        f"{'all':10}{'':10}{sum(r['seconds'] for r in found):9.0f}{sum(r['executions'] for r in found):12,}"
    )
    if given.json:
        given.json.parent.mkdir(parents=True, exist_ok=True)
        given.json.write_text(json.dumps(found, indent=1) + "\n")
    return int(any(r["result"] != "ok" for r in found))


def _target(name: str, seconds: float, corpus: Path, seed: int) -> dict[str, object]:
    """Runs one target in a process of its own."""
    atheris = importlib.util.find_spec("atheris") is not None
    folder = corpus / name
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, __file__, "--run", name, "--seconds", str(seconds)]
    command += ["--corpus", str(folder), "--seed", str(seed)]
    if atheris:
        command += [
            f"-max_total_time={max(1, int(seconds))}",
            f"-timeout={HANG_SECONDS}",
            f"-rss_limit_mb={MOST_MB}",
            f"-artifact_prefix={folder}/",
            f"-seed={seed}",
            "-max_len=65536",
            "-print_final_stats=1",
        ]
    start = time.monotonic()
    # Twice the time: a process that does not end by itself hangs.
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False,
            timeout=2 * seconds + 120,
        )  # fmt: skip
        said, code = done.stdout + done.stderr, done.returncode
    except subprocess.TimeoutExpired:
        said, code = "did not end", 1
    units, peak = _UNITS.search(said), _PEAK.search(said)
    if code:
        print(f"--- {name}\n{said[-4000:]}", file=sys.stderr)
    return {
        "target": name,
        "engine": "atheris" if atheris else "mutations",
        "seconds": round(time.monotonic() - start, 1),
        "executions": int(units[1]) if units else 0,
        "peak_mb": int(peak[1]) if peak else 0,
        "result": "ok" if code == 0 else f"FAILED ({code}); see {folder}",
    }


def _run(name: str, seconds: float, corpus: Path, seed: int, rest: list[str]) -> int:
    if rest:
        return _atheris(name, corpus, rest)
    from fuzz_targets import TARGETS

    return mutate(TARGETS[name], name, seconds, corpus, seed)


def _atheris(name: str, corpus: Path, options: list[str]) -> int:
    import atheris

    # libFuzzer stops at a target's slow start as at a hang: all is loaded before.
    with atheris.instrument_imports(include=["riwaya.page", "riwaya.project"]):
        from fuzz_targets import TARGETS
    target = TARGETS[name]
    for path in sorted((SEEDS / name).iterdir()):
        target(path.read_bytes())
    atheris.Setup([sys.argv[0], *options, str(corpus), str(SEEDS / name)], target)
    atheris.Fuzz()
    return 0


def mutate(target, name: str, seconds: float, corpus: Path, seed: int) -> int:  # type: ignore[no-untyped-def]
    """Runs `target` on mutations of its seeds until the time is up."""
    rng = random.Random(seed)
    pool = [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]
    end, count, failed = time.monotonic() + seconds, 0, 0
    signal.signal(signal.SIGALRM, _hang)
    inputs = iter(pool)
    while time.monotonic() < end:
        data = next(inputs, None)
        if data is None:
            data = mutated(rng, pool)
        count += 1
        signal.alarm(HANG_SECONDS)
        try:
            target(data)
        except Exception as error:
            failed += 1
            path = corpus / f"crash-{count}"
            path.write_bytes(data)
            print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            signal.alarm(0)
    import resource

    print(f"stat::number_of_executed_units: {count}")
    print(f"stat::peak_rss_mb: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")
    return int(failed > 0)


def _hang(*_: object) -> None:
    raise TimeoutError(f"takes longer than {HANG_SECONDS} seconds")


def mutated(rng: random.Random, pool: list[bytes]) -> bytes:
    """One of `pool` with some bytes changed, moved, repeated or those of another in their place."""
    data = bytearray(rng.choice(pool))
    for _ in range(1 << rng.randrange(5)):
        at = rng.randrange(len(data) + 1)
        size = min(1 << rng.randrange(8), len(data) - at)
        kind = rng.randrange(7)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1 and at < len(data):
            data[at] = rng.choice((0, 1, 10, 34, 38, 60, 62, 127, 128, 216, 255))
        elif kind == 2:
            del data[at : at + size]
        elif kind == 3:
            data[at:at] = data[at : at + size] * rng.randrange(1, 40)
        elif kind == 4:
            other = rng.choice(pool)
            start = rng.randrange(len(other) + 1)
            data[at : at + size] = other[start : start + size]
        elif kind == 5:
            data[at:at] = rng.randbytes(size)
        else:
            del data[at:]
        if len(data) > 65536:
            del data[65536:]
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main())
