"""A function mapped over items in order, by this process, by several, or by a cluster: the same results from each."""

from riwaya.mapping.base import Done, Failed, Mapper, Outcome, sure
from riwaya.mapping.engines import ENGINES, EngineName, mapper
from riwaya.mapping.memo import uncollected

__all__ = [
    "ENGINES",
    "Done",
    "EngineName",
    "Failed",
    "Mapper",
    "Outcome",
    "mapper",
    "sure",
    "uncollected",
]
