"""A dossier on disk that people work on: its pages, and what reviewers decided about it.

The machine's result is never overwritten: decisions are appended to a log and applied anew to each build.
"""

from riwaya.project.apply import Applied, Unfit, apply, apply_to_pages, check
from riwaya.project.decisions import (
    Accept,
    Act,
    Add,
    Correct,
    Decision,
    Different,
    Grade,
    Note,
    Reject,
    Same,
    Target,
    Undo,
    layer_type,
)
from riwaya.project.folder import Added, Project, open_project, project_of
from riwaya.project.log import Log
from riwaya.project.pairs import judged
from riwaya.project.standing import Standing, standing

__all__ = [
    "Accept",
    "Act",
    "Add",
    "Added",
    "Applied",
    "Correct",
    "Decision",
    "Different",
    "Grade",
    "Log",
    "Note",
    "Project",
    "Reject",
    "Same",
    "Standing",
    "Target",
    "Undo",
    "Unfit",
    "apply",
    "apply_to_pages",
    "check",
    "judged",
    "layer_type",
    "open_project",
    "project_of",
    "standing",
]
