"""A dossier handed on in the formats of other tools (docs/exports.md)."""

from riwaya.dossier.exports.base import Exporter, Given, Language, get, names
from riwaya.dossier.exports.writing import Options, export, files_of, open_dossier, write

__all__ = [
    "Exporter",
    "Given",
    "Language",
    "Options",
    "export",
    "files_of",
    "get",
    "names",
    "open_dossier",
    "write",
]
