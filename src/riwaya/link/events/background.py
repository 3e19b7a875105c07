"""What a report takes for granted: in «قال إن الهجوم الذي أوقع عشرين قتيلا مدبر» the toll is the teller's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from riwaya.language.affixes import AND
from riwaya.language.lexicon import Lexicon
from riwaya.language.tokens import Token, tokenize
from riwaya.language.view import View
from riwaya.model import Claim, Document, EventMention, Figure
from riwaya.resources import Pack
from riwaya.resources.rows import OneWord

#: Letters between the pronoun and what its clause still holds; words before it that may join it to the clause's verb.
_FAR, _JOINED = 160, 3
_ENDS = frozenset('،,؛;.:؟!«»"“”()\n')


class Background:
    """Compiled from `linking/relative_pronouns.tsv`."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.rows("linking", "relative_pronouns", OneWord)
        self._shown = re.compile("|".join(sorted(re.escape(r.word) for r in rows)))
        self._pronouns: Lexicon[str] = Lexicon(
            [(r.word, r.word) for r in rows],
            article=False,
        )

    def counts(
        self,
        document: Document,
        claim: Claim,
        figure: Figure,
        events: Mapping[str, EventMention],
    ) -> bool:
        """Whether a count is given with what a claim takes for granted.

        Args:
            events: by id, the page's mentions of the event that it counts for.
        """
        event = events.get(figure.event or "")
        told = event is not None and claim.content.start <= event.start < figure.start
        return self.holds(document, claim, event.start if event and told else figure.start)

    def holds(self, document: Document, claim: Claim, at: int) -> bool:
        """Whether what stands at an offset is no part of what the claim says, but told of something in a clause of
        its own («الذي ...»): by its first verb, or one that «و» joins to it."""
        start = max(claim.content.start, at - _FAR)
        # Most have none: a look at the letters costs less than words.
        if at <= start or not self._shown.search(document.text, start, at):
            return False
        tokens = tokenize(View(document.text[start:at]))
        opened = [hit.last for hit in self._pronouns.find(tokens)]
        if not opened:
            return False
        after = tokens[opened[-1] :]
        if any(not _ENDS.isdisjoint(token.text) or token.line for token in after[1:]):
            return False
        first = bisect_left(
            document.events, start + tokens[opened[-1] - 1].end, key=lambda e: e.start
        )
        alone = first == len(document.events) or document.events[first].start >= at - 1
        return alone or self._joined(document, at, after)

    def _joined(self, document: Document, at: int, after: Sequence[Token]) -> bool:
        """Whether «و» stands right before, or before the words right before."""
        near = (*(t.text for t in after[-_JOINED:]), document.text[at : at + 1])
        return any(word[:1] == AND for word in near)
