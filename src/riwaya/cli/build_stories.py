"""A dossier of each story of a pile."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from riwaya.cli import exits
from riwaya.cli.asked import Asked
from riwaya.cli.lines import passed_over, say
from riwaya.cli.phases import phases
from riwaya.engine.pile import Metrics, Options, build_pile, work_folder

if TYPE_CHECKING:
    from riwaya.page import Skipped
    from riwaya.resources import Pack

#: So many inputs passed over are named on standard error; the manifest has all.
_NAMED = 50


def begun(out: Path) -> bool:
    """Whether a pile was begun and not finished there."""
    return work_folder(out).exists()


def build_stories(
    paths: Sequence[Path], pack: Pack, asked: Asked, missed: Sequence[Skipped] | None
) -> None:
    """Builds a dossier for each story, says what came of it and ends the program with its exit code.

    Args:
        missed: what could not be fetched, where fetching was asked for.
    """
    options = Options(asked.workers, asked.engine, asked.memory, asked.resume)
    if asked.resume and not begun(asked.out) and not asked.quiet:
        say(f"nothing unfinished in {work_folder(asked.out)}; beginning anew")
    try:
        with phases(quiet=asked.quiet, plain=asked.json) as tell:
            outcome = build_pile(paths, asked.out, pack, options, missed=missed, tell=tell)
    except KeyboardInterrupt:
        say("interrupted; the same command with --resume goes on from here")
        raise typer.Exit(exits.INTERRUPTED) from None
    metrics = outcome.metrics
    if not metrics.pages:
        passed_over(outcome.skipped, _NAMED)
        say("no page could be read; nothing was written")
        raise typer.Exit(exits.NOTHING)
    asked.note(metrics)
    if not asked.quiet:
        passed_over(outcome.skipped, _NAMED)
    if metrics.workers < asked.workers and not asked.quiet:
        say(f"--memory let {metrics.workers} of {asked.workers} processes work at once")
    if asked.json:
        print(json.dumps({"out": str(asked.out), **msgspec.to_builtins(metrics)}))
    elif not asked.quiet:
        _print_summary(metrics, asked.out)
    if asked.strict and metrics.skipped:
        raise typer.Exit(exits.SKIPPED)


def _print_summary(metrics: Metrics, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Stories in {out}", title_justify="left", show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    counts = {
        "pages": metrics.pages,
        "stories": metrics.stories,
        "pages alone": metrics.alone,
        "passed over": metrics.skipped,
        "of these set aside": metrics.set_aside,
    }
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    Console().print(table)
    Console().print(f"Open {out / 'index.html'} in a browser.", soft_wrap=True)
    sys.stdout.flush()
