"""Riwaya (رواية): Arabic news pages in, the dossier of their story out."""

from importlib.metadata import version as _version

__version__ = _version("riwaya")

__all__ = ["__version__"]
