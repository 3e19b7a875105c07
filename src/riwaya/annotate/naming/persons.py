"""Persons by their name parts and by the titles before them."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.annotate.naming.words import (
    ADJECTIVE,
    CLOSES,
    FAMILY,
    GIVEN,
    INSIDE,
    NAME,
    OPEN,
    OPENS,
    PLURAL,
    STOP,
    TITLE,
    UNSURE,
)

_SHORTEST = 3
_LONGEST_QUOTED = 4


class Persons:
    """Runs of name words in a scan, found once each."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._runs: dict[int, tuple[int, int]] = {}
        self._guessed: set[int] = set()

    def sequence(self, i: int) -> tuple[int, int]:
        """The end of the run of name words from `i` (`i`: none) and how many are surely names."""
        if i >= self._scan.last:
            return i, 0
        if i not in self._runs:
            self._runs[i] = self._run(i)
        return self._runs[i]

    def begins(self, i: int) -> bool:
        """Whether a name of two words or more begins at `i`."""
        return self.sequence(i)[0] - i >= 2

    def run(self, i: int) -> Iterator[Candidate]:
        """Given name and what follows: «فتحي بن سالم»."""
        end, sure = self.sequence(i)
        word = self._scan.word(i)
        if end - i < 2 or not sure or not (word.flags or word.inner) & (GIVEN | OPENS):
            return
        if i > self._scan.first and self.sequence(i - 1)[0] > i and not word.prefix:
            return
        prefix = 0 if word.flags & NAME else word.prefix
        weak = i in self._guessed
        yield Candidate(i, end, "PER", "name-run", 5.5 + 1.5 * (end - i), prefix, weak=weak)

    def titled(self, i: int) -> Iterator[Candidate]:
        """«اللواء المتقاعد خليفة حفتر»: the name after a title, its adjectives and its complement."""
        scan = self._scan
        for phrase, end in scan.matches(i):
            if not phrase.flags & TITLE or phrase.flags & PLURAL:
                continue
            at, quoted = scan.into_quotes(self._past_adjectives(end, bool(phrase.flags & OPEN)))
            if at >= scan.last or scan.tokens[at].kind != "word":
                return
            if quoted and quoted - at <= _LONGEST_QUOTED:
                yield Candidate(at, quoted, "PER", "title", 9.0, 0, i)
                return
            last, sure = self.sequence(at)
            if last > at and scan.word(at).flags & NAME and (sure or last - at >= 2):
                yield Candidate(at, last, "PER", "title", 7.0 + 1.5 * (last - at), 0, i)
            return

    def _run(self, i: int) -> tuple[int, int]:
        scan, at, sure = self._scan, i, 0
        while at < scan.last and scan.tokens[at].kind == "word":
            if at > i and scan.tokens[at].line:
                break
            word = scan.word(at)
            flags = word.flags or (word.inner if at == i else 0)
            if flags & STOP:
                break
            if flags & (GIVEN | FAMILY):
                sure += 0 if flags & UNSURE else 1
                at += 1
            elif flags & CLOSES and at > i:
                at += 1
            elif flags & (OPENS if at == i else OPENS | INSIDE) and scan.goes_on(at + 1):
                at, sure = at + 2, sure + 1
            elif sure and at > i and self._given_only(at - 1) and self.unknown(at):
                self._guessed.add(i)
                at += 1
                break
            else:
                break
        return min(at, scan.last), sure

    def _given_only(self, at: int) -> bool:
        """Whether the word at `at` is a given name that closes none."""
        word = self._scan.word(at)
        flags = word.flags or word.inner
        return bool(flags & GIVEN) and not flags & FAMILY

    def unknown(self, at: int) -> bool:
        """Whether the word at `at` is none that news uses: after a given name, a name too."""
        scan = self._scan
        word, text = scan.word(at), scan.tokens[at].text
        if word.flags or word.inner or scan.matches(at) or len(text) < _SHORTEST:
            return False
        # «والملز» has clitics; what begins with ya is sooner a verb.
        if (word.definite and not scan.definite(at)) or text.startswith("ي"):
            return False
        return scan.knowledge.unseen(text) and not scan.knowledge.everyday(text)

    def _nationality(self, at: int) -> bool:
        """«المصري» after a title is what he is, not his name."""
        word = self._scan.word(at)
        return bool(word.flags & ADJECTIVE) and not word.flags & GIVEN and word.definite

    def _past_adjectives(self, at: int, complement: bool) -> int:
        scan = self._scan
        while scan.goes_on(at):
            word = scan.word(at)
            if self.begins(at) and not self._nationality(at):
                break
            if not (word.definite and (word.flags & ADJECTIVE or complement)):
                break
            at += 1
        return at
