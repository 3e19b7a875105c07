"""`riwaya serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import WORKERS, Config, Workers
from riwaya.cli.packs import load


def serve(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A dossier, a project, or an empty folder for one."),
    ],
    add: Annotated[
        list[Path] | None, typer.Option("--add", help="Pages to take into the project first.")
    ] = None,
    host: Annotated[str, typer.Option(help="The address to serve on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8017,
    workers: Workers = WORKERS,
    config: Config = None,
) -> None:
    """Check and correct a dossier in your browser.

    Of a folder that `riwaya build` wrote, a project is made beside it (DIR-review); the dossier itself is never
    written to. What reviewers decide is appended to decisions.jsonl in the project, and applied to each build.
    Other machines reach it only where --host says so, and then with the key that is printed.

    Examples:

      riwaya serve out/demo

      riwaya serve story --add pages/
    """
    from riwaya.project import project_of
    from riwaya.workbench import serve as run
    from riwaya.workbench.state import State

    pack = load(config)
    project = project_of(folder)
    if add:
        for item in project.add(add, pack).skipped:
            typer.echo(f"riwaya: {item.source}: {item.reason}", err=True)
    state = State(project, pack, workers)
    typer.echo(f"Reading the pages of {project.root} ...", err=True)
    shown = state.build()
    for unfit in shown.built.unfit:
        typer.echo(f"riwaya: decision {unfit.decision} no longer fits: {unfit.why}", err=True)
    run(
        state,
        host=host,
        port=port,
        tell=lambda address: typer.echo(f"Open {address} in a browser; Ctrl+C ends."),
    )
