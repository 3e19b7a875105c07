"""What was changed in the retelling: a copy or rewrite against the page it was taken from."""

from riwaya.link.alterations.find import Pair, alterations, every

__all__ = ["Pair", "alterations", "every"]
