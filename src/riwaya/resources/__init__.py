"""Knowledge as data: the packs under `ar/`, how they are read and how they are checked."""

from riwaya.resources.pack import Knowledge, Pack, builtin
from riwaya.resources.rules import Rule
from riwaya.resources.tables import Case

__all__ = ["Case", "Knowledge", "Pack", "Rule", "builtin"]
