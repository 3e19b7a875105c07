"""One walk over what follows a head noun, word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    DEFINITE,
    DOMAIN,
    IN,
    INSTITUTIONAL,
    PLACE_HEAD,
    PLURAL,
    UNSURE,
    Phrase,
)
from riwaya.annotate.naming.plain import noun, struck
from riwaya.annotate.naming.scan import Scan
from riwaya.language.affixes import (
    ADJECTIVAL,
    AND_THE,
    HA,
    NISBA_ACCUSATIVE,
    TA_MARBUTA,
    THE_PARTICIPLE,
    WOMEN,
)

if TYPE_CHECKING:
    from riwaya.annotate.naming.chain import Chains

LONGEST = 7
_FEMININE = (HA, WOMEN, NISBA_ACCUSATIVE)
_MOST_OPEN = 2
#: Sorts that are named after their leader only in passing («قوات حفتر»).
LED = frozenset(("army", "armed_group", "government", "ministry", "police"))


class Walk:
    """One walk over a complement, word by word."""

    def __init__(self, chains: Chains, scan: Scan, at: int, head: Phrase) -> None:
        self._chains = chains
        self._scan = scan
        self._head = head
        self._start = at
        self._definite = bool(head.flags & DEFINITE)
        #: Heads that tables have with their article («الدرك») take adjectives alone, too.
        self._article = self._definite or (at > scan.first and scan.definite(at - 1))
        self._closed = self._definite
        self._end = self._place = 0
        self._namelike = self._national = False
        self._agreement: bool | None = None
        while at < scan.last and at - self._start < LONGEST:
            at = self._step(at)
            if not at:
                break

    def result(self) -> tuple[int, bool]:
        """See `Chains.end`."""
        unsure = bool(self._head.flags & UNSURE)
        if not self._end:
            return 0, False
        if self._definite:
            short = self._end - self._start < 2
            if not self._namelike or (unsure and short and not self._national):
                return 0, False
        many = bool(self._head.flags & PLURAL) and self._head.sort not in LED
        return self._end, many or (unsure and not self._namelike)

    def _step(self, at: int) -> int:
        """The token behind the next part, 0 where the name has ended."""
        scan = self._scan
        if not scan.goes_on(at):
            return 0
        if at == self._start and scan.definite(at - 1) and self._chains.introduces(at):
            return 0
        if self._closed and at > self._start and self._chains.breaks(at):
            named = self._chains.dedicated(at, self._head)
            self._end = named or self._end
            self._namelike |= bool(named)
            return 0
        known = 0 if self._definite else scan.known_at(at, person=at == self._start)
        if known and at == self._start and self._article and not scan.definite(at):
            return 0  # «الجيش | مخيم كذا»
        # «سجن كذا جنوب المدينة»
        if not known and self._head.flags & PLACE_HEAD and scan.word(at).flags & IN:
            return 0
        if known:
            self._closed = self._namelike = True
            self._end = self._place = known
        elif scan.definite(at):
            flags = scan.word(at).flags
            # «شرطة تونس العاصمة الغاز»: behind a name only what describes it.
            relative = scan.tokens[at].text.endswith(ADJECTIVAL)
            described = at != self._place or relative or flags & (ADJECTIVE | INSTITUTIONAL)
            if not described or not self._agrees(at) or struck(scan, at):
                return 0
            if at > self._start and self._head.sort == "ministry" and noun(scan, at):
                return 0
            self._namelike |= bool(flags & (ADJECTIVE | DOMAIN | INSTITUTIONAL))
            self._national |= bool(flags & ADJECTIVE)
            self._closed = True
            self._end = at + 1
        elif self._closed and self._end:
            more = self._chains.appended(at, self._head)
            if not more:
                return 0
            self._agreement = None
            self._namelike |= not scan.tokens[at].text.startswith(AND_THE)
            self._end = more
        elif self._article or at - self._start >= _MOST_OPEN or not self._chains.noun(at):
            return 0  # «الجيش | مدينة كذا»
        else:
            return at + 1
        return self._end

    def _agrees(self, at: int) -> bool:
        """Whether a word can be a further adjective of a definite head: «المحكمة العليا الدولية», not «المحكمة
        العليا التخفيض»."""
        if not self._article:
            return True
        flags, text = self._scan.word(at).flags, self._scan.tokens[at].text
        adjective = flags & (ADJECTIVE | INSTITUTIONAL) or text.endswith(ADJECTIVAL)
        adjective = adjective or text.startswith(THE_PARTICIPLE)
        if not adjective and (flags & DOMAIN or not self._end):
            return False  # «الدرك الغاز»: a field is no adjective
        if not self._definite:
            return True
        feminine = self._scan.tokens[at].text.endswith(_FEMININE)
        if self._end == 0:
            # «الحكومة المجتمع الدولي»
            if not feminine and self._of_woman(at):
                return False
            self._agreement = feminine
        return self._agreement is None or self._agreement == feminine

    def _of_woman(self, at: int) -> bool:
        """Whether the head noun is feminine and the word at `at`, masculine by its form, is no known adjective."""
        head = self._scan.tokens[self._start - 1]
        described = self._scan.word(at).flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN)
        return head.raw.endswith(TA_MARBUTA) and not described
