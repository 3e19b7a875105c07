"""Which way the words beside an expression look: to what was, or to what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from riwaya.annotate.timing.rows import CueRow, VerbRow
from riwaya.language.affixes import JOINED
from riwaya.language.clitics import splits
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words
from riwaya.language.verbs import forms
from riwaya.resources import Pack

#: `since`: «منذ» stands before it, so that it is past whatever the verbs beside it say.
Way = Literal["past", "present", "future", "since"]

_REACH_LEFT, _REACH_RIGHT = 9, 4
_MARKS = frozenset(".؛!؟?:")


class Tense:
    """`pack.get(Tense)`: verb forms and cue words with the way they look."""

    def __init__(self, pack: Pack) -> None:
        self._ways: dict[str, Way] = {}
        self._since: set[str] = set()
        self._aside: set[str] = set()
        for verb in pack.rows("time", "verbs", VerbRow):
            for form in forms(verb.past, verb.present):
                if verb.noun and form.text == verb.past:
                    continue
                key = words(form.text)[0]
                # A spelling that is both («ينظم») is taken as what comes first: past forms are entered first.
                self._ways.setdefault(key, form.aspect)
        for cue in pack.rows("time", "cues", CueRow):
            (word,) = words(cue.word)
            if cue.way == "aside":
                self._aside.add(word)
                continue
            self._ways[word] = "future" if cue.way == "forward" else "past"
            if cue.way == "since":
                self._since.add(word)
        self._kept: Remembered[str, Way | None] = Remembered()

    def of(self, token: Token) -> Way | None:
        """The way one word looks, or None."""
        if token.kind != "word":
            return None
        kept = self._kept.get(token.text, 0)
        if kept != 0:
            return kept  # type: ignore[return-value]
        way = self._ways.get(token.text)
        if way is None:
            for split in splits(token.text):
                if split.prefix in JOINED and not split.definite and split.stem in self._ways:
                    way = self._ways[split.stem]
        self._kept[token.text] = way
        return way

    def since(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether «منذ» stands right before token `first`, or is it."""
        near = (tokens[first].text, tokens[first - 1].text if first else "")
        return any(s.stem in self._since for text in near for s in splits(text or "-"))

    def beside(
        self, tokens: Sequence[Token], first: int, last: int, begin: int, end: int
    ) -> Way | None:
        """The way the nearest verb or cue looks: before the expression in its clause, else right after it.

        `begin`..`end` are the tokens of the sentence. A present behind «كان» is past, one behind «وهم» of the time of
        what it goes with.
        """
        for k in range(first - 1, max(begin, first - _REACH_LEFT) - 1, -1):
            way = self.of(tokens[k])
            if way == "present" and k > begin and self.of(tokens[k - 1]) in ("past", "future"):
                return self.of(tokens[k - 1])
            if way == "present" and k > begin and tokens[k - 1].text in self._aside:
                continue
            if way is not None:
                return way
            if tokens[k].text in _MARKS:
                break
        for k in range(last, min(end, last + _REACH_RIGHT)):
            way = self.of(tokens[k])
            if way is not None:
                return way
            if tokens[k].text in _MARKS or tokens[k].text in self._aside:
                break
        return None
