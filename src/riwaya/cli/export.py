"""`riwaya export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli.options import Config, Quiet
from riwaya.cli.packs import load


class Spoken(StrEnum):
    """Languages of a report."""

    ar = "ar"
    en = "en"


def export(
    dossier: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder that riwaya build wrote, or a dossier.json."
        ),
    ],
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="acled, annotations, bibtex, csv, ftm, geojson, labelstudio, markdown, parquet, prov, "
            "ucdp, or a plug-in's name. May be given several times.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FOLDER", help="The folder to write the files to."),
    ],
    language: Annotated[
        Spoken, typer.Option("--language", help="Of the report that markdown writes.")
    ] = Spoken.ar,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace files of the same names.")
    ] = False,
    quiet: Quiet = False,
    config: Config = None,
) -> None:
    """Write a dossier in the formats of other tools.

    All files are written or none, and their paths printed. What each format keeps and what it loses is in
    docs/exports.md.

    Examples:

      riwaya export out/story --to geojson --to ftm --out out/for-others

      riwaya export out/story --to markdown --language en --out out/report
    """
    from riwaya.dossier.exports import Options
    from riwaya.dossier.exports import export as write

    options = Options(language=language.value, force=force)
    for path in write(dossier, to, out, load(config), options):
        if not quiet:
            typer.echo(str(path))
