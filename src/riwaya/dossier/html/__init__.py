"""`dossier.html`: the dossier as one file for people, without network and without third-party code."""

from riwaya.dossier.html.page import render

__all__ = ["render"]
