"""Options that several commands have."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engines(StrEnum):
    """Where pages are worked on."""

    process = "process"
    pool = "pool"
    ray = "ray"


#: Processes unless told.
WORKERS = min(os.cpu_count() or 1, 8)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Bidi = Annotated[bool, typer.Option("--bidi", help="Reorder lines for a terminal that cannot.")]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that read pages.")
]
Engine = Annotated[
    Engines,
    typer.Option("--engine", help="This process, a pool of processes, or Ray on a cluster."),
]
Memory = Annotated[
    str | None,
    typer.Option(
        "--memory", metavar="SIZE", help="For stories: what all processes may take, as in 2G."
    ),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="A riwaya.toml that names your own packs."),
]
