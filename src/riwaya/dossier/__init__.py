"""Dossier to files: JSON, tables, HTML, manifest; and one page in the terminal."""

from riwaya.dossier.custody import InputRecord, SkippedRecord, inputs_of
from riwaya.dossier.writing import Summary, write

__all__ = ["InputRecord", "SkippedRecord", "Summary", "inputs_of", "write"]
