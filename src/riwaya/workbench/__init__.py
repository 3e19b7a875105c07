"""The local web application in which reviewers check, correct and hand on a dossier."""

from riwaya.workbench.app import make_app
from riwaya.workbench.serve import serve

__all__ = ["make_app", "serve"]
