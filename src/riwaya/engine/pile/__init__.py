"""Big piles: shards with a checkpoint each, the pages brought together by story, a dossier for each (docs/scale.md)."""

from riwaya.engine.pile.build import Options, Outcome, build_pile
from riwaya.engine.pile.metrics import Metrics, Tell
from riwaya.engine.pile.work import work_folder

__all__ = ["Metrics", "Options", "Outcome", "Tell", "build_pile", "work_folder"]
