"""Titles and epithets that stand with a person's name: «اللواء المتقاعد» خليفة حفتر، «قائد الجيش»."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.annotate.naming.candidates import Candidate, Candidates
from riwaya.annotate.naming.flags import (
    OPEN,
    PLURAL,
    STOP,
    TITLE,
)
from riwaya.language.affixes import AND_THE, SO_THE
from riwaya.language.marks import COMMAS, OPENING_QUOTES
from riwaya.language.tokens import reach
from riwaya.model import Span

_JOINED_DEFINITE = (AND_THE, SO_THE)

_LONGEST = 8


class Titles:
    """The titles of one sentence, measured against the names chosen in it."""

    def __init__(self, scan: Candidates, chosen: list[Candidate]) -> None:
        self._scan = scan
        self._names: Mapping[int, Candidate] = {c.first: c for c in chosen}
        self._reach = self._reaches()

    def of(self, person: Candidate) -> tuple[Span, ...]:
        """Title spans of a person, those before the name first, clitics of the first word left out."""
        before: list[Span] = []
        goal = person.first
        while True:
            ends = {goal, self._outside_quotes(goal)}
            starts = [s for s, end in self._reach.items() if s < goal and end in ends]
            if not starts:
                return (*before, *self._after(person.last))
            start = min(starts)
            span = self._span(start, self._reach[start])
            before.insert(0, span)
            if span.start > self._scan.tokens[start].start:
                # «أمير الكويت | بالأمير سالم»: what stands before is another's
                return (*before, *self._after(person.last))
            goal = start

    def _after(self, at: int) -> tuple[Span, ...]:
        tokens, last = self._scan.tokens, self._scan.last
        while at < last and tokens[at].text in "»”\"'":
            at += 1
        if at < last and tokens[at].text in COMMAS:
            at += 1
        if at >= last or at not in self._reach or self._scan.word(at).prefix:
            return ()
        end = self._reach[at]
        # A title that leads up to another name belongs to that one.
        following = self._names.get(self._into_quotes(end))
        if following is not None and following.type == "PER":
            return ()
        return (self._span(at, end),)

    def _reaches(self) -> dict[int, int]:
        """Where each title with its adjectives and complement ends."""
        scan = self._scan
        out: dict[int, int] = {}
        for start in scan.begun:
            for phrase, end in scan.matches(start):
                if phrase.flags & TITLE and not phrase.flags & PLURAL:
                    out[start] = self._complement(end, bool(phrase.flags & OPEN), start + _LONGEST)
                    break
        return out

    def _complement(self, at: int, open_: bool, limit: int) -> int:
        scan = self._scan
        while at < min(scan.last, limit):
            token, word = scan.tokens[at], scan.word(at)
            name = self._names.get(at)
            if name is not None and name.type == "PER":
                break
            if name is not None and open_ and not name.prefix:
                at = name.last
                continue
            if token.kind != "word" or token.line or word.flags & STOP or not word.definite:
                break
            if token.text.startswith(_JOINED_DEFINITE) or self._begins_title(at):
                break
            at += 1
        return at

    def _begins_title(self, at: int) -> bool:
        # «أمير الكويت | بالأمير سالم»: two men
        found = self._scan.matches(at)
        return any(p.flags & TITLE and (p.sort == "rank" or p.prefix) for p, _ in found)

    def _outside_quotes(self, at: int) -> int:
        while at > self._scan.first and self._scan.tokens[at - 1].text in OPENING_QUOTES:
            at -= 1
        return at

    def _into_quotes(self, at: int) -> int:
        while at < self._scan.last and self._scan.tokens[at].text in OPENING_QUOTES:
            at += 1
        return at

    def _span(self, first: int, last: int) -> Span:
        scan = self._scan
        token = scan.tokens[first]
        cut = min((p.prefix for p, _ in scan.matches(first) if p.flags & TITLE), default=0)
        return Span(token.start + reach(token.written, cut), scan.tokens[last - 1].end)
