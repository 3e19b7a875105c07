"""`riwaya watch`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli.lines import listen, plain
from riwaya.cli.options import WORKERS, Config, Engine, Engines, Memory, Quiet, Workers
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from riwaya.engine.watch import Passed

#: Seconds between the two looks at a file by which one that is still being written is told, where nothing else waits.
_SETTLE = 1.0


def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that pages come into.")],
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to keep the dossiers in.")
    ],
    once: Annotated[bool, typer.Option("--once", help="One pass, and end.")] = False,
    interval: Annotated[
        float, typer.Option("--interval", metavar="SECONDS", min=1, help="Time between passes.")
    ] = 60.0,
    quiet: Quiet = False,
    workers: Workers = WORKERS,
    engine: Engine = Engines.pool,
    memory: Memory = None,
    config: Config = None,
) -> None:
    """Take in pages as they come, and keep the dossiers of their stories up to date.

    After each pass the output folder is what `riwaya build --stories` would make of the files that lie in DIR then.
    Only new and changed files are read, and only stories whose pages changed are made anew. A file that is still
    being written is left for the next pass; one that is gone takes its pages with it. What has been understood is
    kept beside the output, in OUT.watch: killed at any moment, the next watch goes on from there.

    Examples:

      riwaya watch inbox/ --out out/today

      riwaya watch inbox/ --out out/today --once --quiet
    """
    from riwaya.cli.asked import size
    from riwaya.engine.watch import Watch

    if not folder.is_dir():
        raise typer.BadParameter(f"{folder}: is not a folder", param_hint="DIR")
    if out.resolve().is_relative_to(folder.resolve()):
        raise typer.BadParameter(f"{out}: lies in the folder that is watched", param_hint="--out")
    listen(quiet=quiet)
    limit = size(memory)
    watched = Watch(folder, out, load(config), workers=workers, engine=engine.value, limit=limit)
    watched.look()
    time.sleep(_SETTLE)
    while True:
        done = watched.once()
        if not quiet:
            _tell(done, out)
        if once:
            return
        time.sleep(interval)


def _tell(done: Passed, out: Path) -> None:
    for source in done.waiting:
        print(f"riwaya: {plain(source)}: still changing; left for the next pass", file=sys.stderr)
    if done.anew:
        print("riwaya: packs or version have changed: everything was read again", file=sys.stderr)
    if done.quiet and not done.pages:
        return
    files = f"{done.new} files new, {done.changed} changed, {done.gone} gone"
    if not done.pages:
        print(f"{files}; no page could be read, {plain(str(out))} is left as it was", flush=True)
        return
    touched = f"{done.made} stories made anew, {done.removed} gone"
    now = f"{done.pages:,} pages in {done.stories:,} stories, {done.alone:,} alone, {done.skipped:,} passed over"
    print(f"{files}; {touched}; now {now}", flush=True)
