"""`riwaya verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli import exits
from riwaya.cli.options import Config
from riwaya.cli.packs import load

if TYPE_CHECKING:
    from riwaya.dossier.verifying import Verified


def verify(
    dossier: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder that riwaya build wrote.")
    ],
    inputs: Annotated[
        list[Path] | None,
        typer.Option(
            "--inputs",
            metavar="PATH",
            help="The pages it was built from, wherever they lie now. May be given several times.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    config: Config = None,
) -> None:
    """Say what was changed since a dossier was written.

    Compares every file with the SHA-256 in manifest.json: changed, missing, extra. With --inputs the pages
    too: changed, missing, extra, moved. Exit code 0 where all is as it was, 6 where anything differs. The
    manifest's own SHA-256 is printed: keep it elsewhere, and nobody can alter the manifest unseen.

    Examples:

      riwaya verify out/story

      riwaya verify out/story --inputs pages/ --json
    """
    from riwaya.dossier.verifying import verify as check

    outcome = check(dossier, load(config), inputs)
    if json:
        import msgspec

        typer.echo(msgspec.json.encode(outcome))
    else:
        _say(outcome, dossier)
    if outcome.findings:
        raise typer.Exit(exits.DIFFERS)


def _say(outcome: Verified, dossier: Path) -> None:
    from riwaya.dossier.safe import one_line

    for found in outcome.findings:
        said = f": {found.says}" if found.says else ""
        typer.echo(one_line(f"{found.what} {found.of} {found.path}{said}"))
    for note in outcome.notes:
        typer.echo(f"note: {one_line(note)}")
    looked = f"{outcome.outputs} files"
    if outcome.inputs is not None:
        looked += f" and {outcome.inputs} inputs"
    differ = len(outcome.findings)
    state = f"{differ} differ" if differ > 1 else "1 differs" if differ else "all as written"
    typer.echo(f"{dossier}: {looked} checked, {state}")
    typer.echo(f"manifest.json has SHA-256 {outcome.manifest_sha256}")
