"""One dossier of all pages."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import typer

from riwaya.cli import exits
from riwaya.cli.asked import Asked
from riwaya.cli.lines import passed_over, say
from riwaya.dossier import SkippedRecord, inputs_of, write
from riwaya.engine import Built, TooManyError
from riwaya.engine import build as run
from riwaya.page.standard import STANDARD
from riwaya.page.walk import is_fetched_list

if TYPE_CHECKING:
    from riwaya.engine.run import Progress
    from riwaya.page import Skipped
    from riwaya.resources import Pack

#: Of more pages each story gets its own dossier, unless told.
SPLIT_FROM = 2000


def build_one(
    paths: Sequence[Path],
    pack: Pack,
    asked: Asked,
    missed: Sequence[Skipped] | None,
    *,
    split: bool,
) -> bool:
    """Builds one dossier, says what came of it and ends the program with its exit code where that is not 0.

    Args:
        missed: what could not be fetched, where fetching was asked for.
        split: gives False, with nothing written, where there are more pages than one dossier should hold.
            Standard input, which cannot be read again, is not split.
    """
    begun = time.perf_counter()
    most = SPLIT_FROM if split and STANDARD not in map(str, paths) else None
    try:
        with _progress(show=not asked.quiet and not asked.json) as tell:
            built = run(
                paths, pack, workers=asked.workers, engine=asked.engine, most=most, progress=tell
            )
    except TooManyError:
        if not asked.quiet:
            say(
                f"more than {SPLIT_FROM:,} pages: a dossier for each story (--one-story: one for all)"
            )
        return False
    if asked.memory is not None and not asked.quiet:
        say(
            "--memory bounds the work on stories (--stories); one dossier takes what its pages need"
        )
    if missed is not None:
        built = _with_missed(built, missed)
    nothing = not built.dossier.documents
    if nothing or not asked.quiet:
        passed_over(built.skipped)
    if nothing:
        say("no page could be read; nothing was written")
        raise typer.Exit(exits.NOTHING)
    inputs = inputs_of(built.dossier.documents)
    write(built.dossier, asked.out, inputs=inputs, skipped=_skipped(built), pack=pack)
    _note(built, asked, time.perf_counter() - begun)
    if asked.json:
        _print_json(built, asked.out)
    elif not asked.quiet:
        _print_summary(built, asked.out)
    if asked.strict and built.skipped:
        raise typer.Exit(exits.SKIPPED)
    return True


def _note(built: Built, asked: Asked, seconds: float) -> None:
    from riwaya.engine.pile import Metrics
    from riwaya.engine.pile.job import peak

    metrics = Metrics(
        pages=len(built.dossier.documents),
        stories=1,
        skipped=len(built.skipped),
        set_aside=sum(s.reason.startswith("set aside: ") for s in built.skipped),
        seconds=round(seconds, 3),
        workers=asked.workers,
        engine=asked.engine,
    )
    metrics.peak_memory_mb.parent = round(peak() / 1e6, 1)
    asked.note(metrics)


def _with_missed(built: Built, missed: Sequence[Skipped]) -> Built:
    """`built` with what could not be fetched; the lists themselves were read, not passed over."""
    skipped = [*(s for s in built.skipped if not is_fetched_list(s)), *missed]
    ordered = tuple(sorted(skipped, key=lambda s: (s.source, s.reason)))
    return msgspec.structs.replace(built, skipped=ordered)


@contextmanager
def _progress(*, show: bool) -> Iterator[Progress | None]:
    if not show or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading pages", total=None)

        def tell(done: int, total: int | None) -> None:
            if total is None:
                bar.advance(task)
            else:
                bar.update(task, description="understanding pages", completed=done, total=total)

        yield tell


def _skipped(built: Built) -> list[SkippedRecord]:
    return [
        SkippedRecord(source=s.source, reason=s.reason, sha256=s.sha256 or None)
        for s in built.skipped
    ]


def _counts(built: Built) -> dict[str, int]:
    dossier = built.dossier
    documents = dossier.documents
    return {
        "pages": len(documents),
        "skipped": len(built.skipped),
        "outlets": len({d.outlet.name for d in documents if d.outlet}),
        "claims": sum(len(d.claims) for d in documents),
        "figures": sum(len(d.figures) for d in documents),
        "times": sum(len(d.times) for d in documents),
        "entities": len(dossier.entities),
        "events": len(dossier.events),
        "conflicts": len(dossier.conflicts),
        "copies": sum(r.relation != "cites" for r in dossier.reliance),
        "alterations": len(dossier.alterations),
    }


def _print_json(built: Built, out: Path) -> None:
    import json

    skipped = [{"source": s.source, "sha256": s.sha256, "reason": s.reason} for s in built.skipped]
    summary = {"out": str(out), **_counts(built), "skipped_inputs": skipped}
    print(json.dumps(summary, ensure_ascii=True))


def _print_summary(built: Built, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Dossier in {out}", title_justify="left", show_header=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    for name, count in _counts(built).items():
        table.add_row(name, str(count))
    console = Console()
    console.print(table)
    console.print(f"Open {out / 'dossier.html'} in a browser.", soft_wrap=True)
