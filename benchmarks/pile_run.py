"""Builds a pile of `pile.py` on two cores: undisturbed, killed three times and resumed, and through Ray with a worker
killed; measures time and memory, and compares the folders byte for byte.

    python benchmarks/pile_run.py FOLDER --work FOLDER [--runs plain killed ray] [--cores 0,1] [--memory 2G] [--json FILE]

FOLDER holds `pages-*.jsonl` and `known.tsv`. The kill is a SIGKILL to the whole process group: while pages are
understood (at a third and at three quarters of the shards) and while stories are linked (at about a third). The peak
of memory is that of all processes together, looked at twice a second, as the sum of their proportional set sizes
(shared pages counted once). What is found is checked against what is known.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pile import check

_LOOK = 0.5
_MIB = 1 << 20


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pile", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--runs", nargs="+", default=["plain", "killed", "ray"])
    parser.add_argument("--cores", default="0,1")
    parser.add_argument("--memory", default="2G")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    rows = [_run(name, asked) for name in asked.runs]
    same = len({row["digest"] for row in rows}) == 1
    known = check(asked.work / asked.runs[0], asked.pile / "known.tsv")
    print(f"the folders of {', '.join(asked.runs)} are {'the same' if same else 'NOT the same'}")
    for name, value in known.items():
        print(f"{name:<28} {value}")
    if asked.json:
        asked.json.write_text(json.dumps({"runs": rows, "same": same, **known}, indent=1) + "\n")
    return 0 if same else 1


def _run(name: str, asked: argparse.Namespace) -> dict[str, Any]:
    out = asked.work / name
    for left in (out, out.with_name(f"{name}.unfinished")):
        shutil.rmtree(left, ignore_errors=True)
    metrics = asked.work / f"{name}.json"
    command = ["taskset", "-c", asked.cores, sys.executable, "-m", "riwaya.cli", "build"]
    command += [str(p) for p in sorted(asked.pile.glob("pages-*.jsonl"))]
    command += ["--out", str(out), "--stories", "--workers", "2", "--memory", asked.memory]
    command += ["--quiet", "--metrics", str(metrics)]
    command += ["--engine", "ray"] if name == "ray" else []
    work = out.with_name(f"{name}.unfinished")
    shards = -(-sum(_rows(p) for p in asked.pile.glob("pages-*.jsonl")) // 250)
    moments: list[Callable[[int], bool]] = []
    if name == "killed":
        moments = [
            _reached(work, "map/*.documents", shards // 3),
            _reached(work, "map/*.documents", shards * 3 // 4),
            _reached(work, "reduce/stories-*.done", max(2, shards)),
        ]
    if name == "ray":
        moments = [_reached(work, "map/*.documents", shards // 3)]
    watched = _Watched(name == "ray")
    start = time.perf_counter()
    again: list[str] = []
    while True:
        moment = moments.pop(0) if moments else None
        code = watched.run([*command, *again], moment)
        if code == 0 and not moments:
            break
        if code not in (0, -signal.SIGKILL):
            raise SystemExit(f"{name}: ended with {code}")
        again = ["--resume"]
    seconds = time.perf_counter() - start
    row = {
        "run": name,
        "minutes": round(seconds / 60, 2),
        "peak_mib": watched.peak // _MIB,
        "kills": watched.kills,
        "digest": _digest(out),
        "metrics": json.loads(metrics.read_text()),
    }
    phases = {k: round(v["seconds"]) for k, v in row["metrics"]["phases"].items()}
    print(
        f"{name:<8} {row['minutes']:>7} minutes, peak {row['peak_mib']} MiB, killed {watched.kills} times; "
        f"seconds of its last run by phase {phases}; {row['digest'][:12]}",
        flush=True,
    )
    return row


def _reached(work: Path, pattern: str, count: int) -> Callable[[int], bool]:
    return lambda _: sum(1 for _ in work.glob(pattern)) >= count


class _Watched:
    """A command run as a group of processes, its memory looked at, and killed at a moment."""

    def __init__(self, ray: bool) -> None:
        self.peak = self.kills = 0
        self._ray = ray

    def run(self, command: Sequence[str], moment: Callable[[int], bool] | None) -> int:
        process = subprocess.Popen(command, start_new_session=True)
        while process.poll() is None:
            time.sleep(_LOOK)
            pids = list(_family(process.pid))
            self.peak = max(self.peak, sum(map(_held, pids)))
            if moment is not None and moment(process.pid):
                moment = None
                self.kills += 1
                if not self._ray:
                    os.killpg(process.pid, signal.SIGKILL)
                    break
                worker = next(
                    (p for p in pids if _called(p).startswith(("ray::run", "ray::IDLE"))), None
                )
                if worker is None:
                    raise SystemExit("no worker of Ray was found")
                os.kill(worker, signal.SIGKILL)
        code = process.wait()
        # Workers of a killed parent see its end and go; files of theirs are no one's then.
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and any(_group(process.pid)):
            time.sleep(0.1)
        return code


def _family(pid: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _group(group: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = stat.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(of) == group and state != "Z":
            yield int(stat.parent.name)


def _called(pid: int) -> str:
    try:
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode("utf-8", "replace")
        )
    except OSError:
        return ""


def _held(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    except OSError:
        pass
    return 0


def _rows(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def _digest(out: Path) -> str:
    """Of every file's name and bytes."""
    sha = hashlib.sha256()
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        sha.update(path.relative_to(out).as_posix().encode() + b"\0")
        sha.update(hashlib.sha256(path.read_bytes()).digest())
    return sha.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
