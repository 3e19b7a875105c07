"""Persons by their name parts and by the titles before them."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    CHILD,
    CLOSES,
    DEFINITE,
    FAMILY,
    GIVEN,
    IN,
    INSIDE,
    NAME,
    OPEN,
    OPENS,
    ORG_HEAD,
    PLACE_HEAD,
    PLURAL,
    SAINT,
    STOP,
    TIME,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import clitic, owned, verbal
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.language.affixes import ADJECTIVAL, ALEF, BY, CONJUNCTIONS, HE, NISBA_TA_MARBUTA
from riwaya.language.clitics import splits
from riwaya.model import MentionType

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
        # «ولي عهد أبوظبي» is a title, not «و» and a name, «برقية» a cable.
        if prefix and (self._scan.has(i, TITLE) or self._joined_word(i, prefix)):
            return
        if self._addressed(i):
            return
        weak = i in self._guessed
        kind: MentionType = "LOC" if self._town(i, end) else "PER"
        yield Candidate(i, end, kind, "name-run", 5.5 + 1.5 * (end - i), prefix, weak=weak)

    def _town(self, i: int, end: int) -> bool:
        """«بسيدي بنور», «في سيدي علي»: a saint's name where a place is told."""
        scan = self._scan
        word = scan.word(i)
        if end - i > 2 or not (word.flags or word.inner) & SAINT:
            return False
        if word.prefix:
            return scan.tokens[i].text.lstrip(CONJUNCTIONS).startswith(BY)
        return i > scan.first and bool(scan.word(i - 1).flags & IN)

    def _joined_word(self, i: int, prefix: int) -> bool:
        """Whether news uses the word oftener as it stands than without its first `prefix` letters."""
        text, seen = self._scan.tokens[i].text, self._scan.knowledge.seen
        return seen(text) > seen(text[prefix:])

    def _addressed(self, i: int) -> bool:
        """«السيد جوزيف بلاتر», «معالي الشيخ صالح الفوزان»: a title that is a name too, before a whole name."""
        for phrase, end in self._scan.matches(i):
            if phrase.flags & TITLE and (phrase.flags & DEFINITE or phrase.sort == "honorific"):
                if end >= self._scan.last:
                    return False
                titled = any(
                    p.flags & TITLE and p.flags & DEFINITE for p, _ in self._scan.matches(end)
                )
                return titled or self.begins(end)
        return False

    def titled(self, i: int) -> Iterator[Candidate]:
        """«اللواء المتقاعد خليفة حفتر»: the name after a title, its adjectives and its complement."""
        scan = self._scan
        for phrase, end in scan.matches(i):
            if not phrase.flags & TITLE or phrase.flags & PLURAL:
                continue
            at, quoted = scan.into_quotes(self._past_adjectives(end, bool(phrase.flags & OPEN)))
            if at >= scan.last or scan.tokens[at].kind != "word":
                return
            if quoted and quoted - at <= _LONGEST_QUOTED and not phrase.flags & OPEN:
                named = scan.word(at).flags & GIVEN and quoted - at > 1
                yield Candidate(at, quoted, "PER", "title", 15.0 if named else 9.0, 0, i)
                return
            child = scan.word(at).flags & CHILD and scan.goes_on(at + 1)
            if child and phrase.flags & DEFINITE and self.sequence(at + 1)[0] > at + 1:
                # «الدكتور بن مبارك»
                yield Candidate(at, self.sequence(at + 1)[0], "PER", "title", 10.0, 0, i)
                return
            last, sure = self.sequence(at)
            if self._titled_again(at):
                # «محافظ الأحساء | المهندس عادل الملحم»: the second title has the name
                return
            if last > at and scan.word(at).flags & NAME and (sure or last - at >= 2):
                yield Candidate(at, last, "PER", "title", 7.0 + 1.5 * (last - at), 0, i)
            return

    def _titled_again(self, at: int) -> bool:
        """Whether a definite title that could be a name too stands at `at`, and a name or nothing known after it."""
        alone = self.sequence(at)[0] == at + 1
        return any(
            p.flags & TITLE and p.flags & DEFINITE and (alone or self.sequence(end)[0] > end)
            for p, end in self._scan.matches(at)
        )

    def _run(self, i: int) -> tuple[int, int]:
        scan, at, sure = self._scan, i, 0
        while at < scan.last and scan.tokens[at].kind == "word":
            if at > i and scan.tokens[at].line:
                break
            word = scan.word(at)
            flags = word.flags or (word.inner if at == i else 0)
            month = flags & TIME and flags & (GIVEN | FAMILY) and sure and not self._dated(at)
            if (flags & STOP and not month) or (sure and flags & UNSURE and self._office(at)):
                break
            if flags & (GIVEN | FAMILY):
                sure += 0 if flags & UNSURE else 1
                at += 1
            elif flags & CLOSES and at > i:
                at += 1
            elif flags & (OPENS if at == i else OPENS | INSIDE) and scan.goes_on(at + 1):
                at, sure = at + 2, sure + 1
            elif (
                sure
                and at > i
                and (self._given_only(at - 1) or self._fathered(i, at))
                and self.unknown(at)
                and not verbal(scan, at)
            ):
                self._guessed.add(i)
                at += 1
                break
            else:
                break
        return min(at, scan.last), sure

    def _dated(self, at: int) -> bool:
        """Whether a number stands beside the word at `at`, as beside a month («فهمي شعبان» is a man), or a day behind it («صباح
        اليوم»)."""
        near = self._scan.tokens[max(at - 1, 0) : at + 2]
        after = at + 1 < self._scan.last and self._scan.word(at + 1).flags & TIME
        return bool(after) or any(t.kind == "number" for t in near)

    def _office(self, at: int) -> bool:
        """Whether the word at `at` is a title with a place behind it: «بن سلمان أمير منطقة عسير»."""
        scan = self._scan
        for phrase, end in scan.matches(at):
            if phrase.flags & TITLE and not phrase.prefix and end < scan.last:
                return any(
                    p.flags & (PLACE_HEAD | ORG_HEAD) or (p.known and p.known.type == "LOC")
                    for p, _ in scan.matches(end)
                )
        return False

    def _given_only(self, at: int) -> bool:
        """Whether the word at `at` is a given name that closes none and is no everyday word («رفعت دعوى»)."""
        word = self._scan.word(at)
        flags = word.flags or word.inner
        return bool(flags & GIVEN) and not flags & (FAMILY | UNSURE)

    def _fathered(self, i: int, at: int) -> bool:
        """«أحمد بن سالم المسكري»: whether a family's name can stand at `at`, behind a father's name in the run from `i`."""
        scan = self._scan
        text = scan.tokens[at].text
        father = at - i > 2 and bool(scan.word(at - 2).flags & CHILD)
        return father and scan.definite(at) and text.endswith(ADJECTIVAL)

    def unknown(self, at: int) -> bool:
        """Whether the word at `at` is none that news uses: after a given name, a name too."""
        scan = self._scan
        word, text = scan.word(at), scan.tokens[at].text
        if word.flags or word.inner or scan.matches(at) or len(text) < _SHORTEST:
            return False
        # «والملز» has clitics; what begins with ya is sooner a verb.
        if (word.definite and not scan.definite(at)) or text.startswith(HE):
            return False
        if owned(scan, at) or scan.tokens[at].raw.endswith(NISBA_TA_MARBUTA):
            return False
        if clitic(scan, at) or self._joined(text):
            return False
        if text.endswith(ALEF) and scan.knowledge.everyday(text[:-1]):
            return False  # «أحيت الفنانة لطيفة حفلا»
        return scan.knowledge.unseen(text) and not scan.knowledge.everyday(text)

    def _joined(self, text: str) -> bool:
        """Whether the word is sooner one that news uses, a preposition joined to it («لتخليد»)."""
        seen = self._scan.knowledge.seen
        return any(
            s.preposition and len(s.stem) > 2 and seen(s.stem) > seen(text) for s in splits(text)
        )

    def _nationality(self, at: int) -> bool:
        """«المصري» after a title is what he is, not his name."""
        word = self._scan.word(at)
        return bool(word.flags & ADJECTIVE) and not word.flags & GIVEN and word.definite

    def _apposed(self, at: int) -> bool:
        """«النجم العربي عمر العبداللات»: an everyday word with the article before a whole name."""
        word = self._scan.word(at)
        described = word.flags & UNSURE or not word.flags & (GIVEN | FAMILY | TITLE | STOP)
        return bool(word.definite and described and self.begins(at + 1))

    def _past_adjectives(self, at: int, complement: bool) -> int:
        scan = self._scan
        while scan.goes_on(at):
            word = scan.word(at)
            if self.begins(at) and not self._nationality(at) and not self._apposed(at):
                break
            described = word.flags & ADJECTIVE or complement or self._apposed(at)
            if not (word.definite and described):
                break
            at += 1
        return at
