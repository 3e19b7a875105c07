"""What a vessel or vehicle ran into, and each of several that ran into one another: «اصطدام قطار كان يقل عمالا بشاحنة»."""

from __future__ import annotations

from riwaya.annotate.eventing.blamed import Blamed
from riwaya.annotate.eventing.linking import WRECK

#: How far (tokens) behind the word what was run into is named.
_REACH = 22
_ENDS = ("mark", "comp", "conj")


class Wrecked(Blamed):
    """Takes vessels and vehicles by the preposition before them, whatever relative clause stands between."""

    def collided(self) -> None:
        """«اصطدم قارب صيد كانوا على متنه بسفينة شحن», «تصادم بين حافلة وشاحنة»."""
        if self.frame.name != WRECK:
            return
        last = False
        for piece in self.scene.after(self.at.last, _REACH):
            if piece.kind in _ENDS or piece.first >= self.limit:
                return
            if piece.kind != "np":
                continue
            other = self.frame.links.get(piece.prep) == "target"
            other = other or (last and piece.joined and not piece.prep)
            last = other and self.kinds(piece) == {"craft"}
            if last:
                self._take("target", piece)
