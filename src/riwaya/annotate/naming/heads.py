"""Organisations and places that a head noun opens, or whose head is left out."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.annotate.naming.chain import Chains
from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    ALONE,
    ANY,
    DEFINITE,
    DOMAIN,
    IN,
    INSIDE,
    INSTITUTIONAL,
    ORG_HEAD,
    OUTSIDE,
    PEOPLE,
    PLACE_HEAD,
    PLURAL,
    SHY,
    STOP,
    THAT,
    TITLE,
    UNSURE,
    Phrase,
)
from riwaya.annotate.naming.looks import descriptive, owned, owner, participle
from riwaya.annotate.naming.persons import Persons
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.annotate.naming.walk import LONGEST
from riwaya.language.affixes import ALEF_MAQSURA, ALEFS_WITH_HAMZA, ARTICLE, HA, PRESENT, TO_THE
from riwaya.model import MentionType

_MOST_STRANGE = 3
#: Sorts of organisation that bear foreign names.
_FOREIGN = frozenset(("media", "company", "club"))


class Heads:
    """Candidates of a scan that begin with a head noun."""

    def __init__(self, scan: Scan, persons: Persons) -> None:
        self._scan = scan
        self._persons = persons
        self._chains = Chains(scan, persons)

    def headed(self, i: int) -> Iterator[Candidate]:
        """What the head nouns at token `i` name."""
        for phrase, end in self._scan.matches(i):
            if not phrase.flags & (ORG_HEAD | PLACE_HEAD):
                continue
            if phrase.flags & UNSURE and self._verb(i):
                continue
            if phrase.flags & ORG_HEAD and self._district(i, end):
                continue
            if phrase.flags & PLACE_HEAD and (self._any(i) or _past(self._scan, i)):
                continue
            if phrase.flags & PLACE_HEAD and self._deed(i, end, phrase):
                continue
            # «اللواء "جمال شكر"»: the rank, no district
            titled = phrase.flags & UNSURE and self._scan.has(i, TITLE)
            if phrase.flags & PLACE_HEAD and phrase.flags & DEFINITE and titled:
                continue
            state = self._state(i, end, phrase)
            quoted = phrase.sort == "media" and self._scan.quotes(end)
            if state:
                yield state
            elif phrase.flags & OUTSIDE or quoted:
                yield from self._outside(i, end, phrase)
            else:
                last, weak = self._chains.end(end, phrase)
                if not last and phrase.sort in _FOREIGN and not phrase.flags & PLURAL:
                    last, weak = self._strange(end), True
                if last:
                    kind, rule = _kind(phrase)
                    score = 6.0 + 1.5 * (last - i)
                    yield Candidate(i, last, kind, rule, score, phrase.prefix, i, weak=weak)

    def _verb(self, i: int) -> bool:
        """«التي تجمع», «أن تجمع»; but «أن القوات»."""
        before = i - 1
        if before < self._scan.first or not self._scan.word(before).flags & THAT:
            return False
        relative = self._scan.tokens[before].text.startswith(ARTICLE)
        return relative or self._scan.tokens[i].text.startswith(tuple(PRESENT))

    def _any(self, i: int) -> bool:
        """«أي مدينة», «كل قرية»: a place that has no name."""
        return i > self._scan.first and bool(self._scan.word(i - 1).flags & ANY)

    def _deed(self, i: int, at: int, head: Phrase) -> bool:
        """«سجن المتهم», «سجن الناشط فلان», «سجن فلان الفلاني»: a deed, as who it was done to follows."""
        scan = self._scan
        if scan.tokens[i].text[head.prefix :] not in scan.knowledge.deeds or at >= scan.last:
            return False
        titled = any(p.flags & TITLE and not p.prefix for p, _ in scan.matches(at))
        known = any(p.known and p.known.type == "LOC" and e > at for p, e in scan.matches(i))
        somebody = scan.definite(at) and scan.knowledge.people(scan.tokens[at].text)
        return not known and (titled or somebody or self._persons.begins(at))

    def _district(self, i: int, at: int) -> bool:
        """«مديرية الجوبة» is a district, «مديرية الأمن» an office: a noun of both kinds before a strange word."""
        scan = self._scan
        heads = [p for p, e in scan.matches(i) if p.flags & PLACE_HEAD and e == at]
        if not any(p.sort == "province" for p in heads):
            return False
        if not scan.goes_on(at):
            return False
        text, flags = scan.tokens[at].text, scan.word(at).flags
        if flags & (ADJECTIVE | INSTITUTIONAL | DOMAIN) or scan.knowledge.words.known(text):
            return False
        place = any(p.known and p.known.type == "LOC" and not p.prefix for p, _ in scan.matches(at))
        return place or (not scan.knowledge.everyday(text) and scan.knowledge.unseen(text))

    def _strange(self, at: int) -> int:
        """Where words that news does not use end, as foreign names after «صحيفة» or «شركة» (0: none)."""
        scan, end = self._scan, at
        while scan.goes_on(end) and end - at < _MOST_STRANGE:
            inside = scan.word(end).flags & INSIDE
            if not inside and not self._persons.unknown(end):
                break
            end += 1
        return end if end > at and not scan.word(end - 1).flags & INSIDE else 0

    def elliptic(self, i: int) -> Iterator[Candidate]:
        """«الخارجية المصرية», the ministry's name without its head."""
        scan = self._scan
        word = scan.word(i)
        if not (word.flags | word.inner) & ALONE or not scan.goes_on(i + 1):
            return
        after = scan.word(i + 1)
        if not (after.flags & ADJECTIVE and after.definite) or after.flags & PEOPLE:
            return
        if scan.tokens[i].text.endswith(HA) != scan.tokens[i + 1].text.endswith(HA):
            return
        # «وزير الخارجية المصري», «وزارة الخارجية المصرية»
        if i > scan.first and any(
            p.flags & (TITLE | ORG_HEAD) and end == i for p, end in scan.matches(i - 1)
        ):
            return
        yield Candidate(i, i + 2, "ORG", "ellipsis", 7.0, 0 if word.flags & ALONE else word.prefix)

    def led_by(self, first: int, last: int) -> int:
        """Where the leader's name begins in «قوات حفتر» (tokens `first`..`last`), or 0."""
        for phrase, end in self._scan.matches(first):
            at = end + 1 if self._scan.quotes(end) else end
            if phrase.flags & ORG_HEAD and at < last and self._chains.led(at, phrase):
                return at
        return 0

    def many_of(self, first: int, last: int) -> int:
        """Where the organisation's own name begins in «قوات الجيش» (tokens `first`..`last`), or 0."""
        for phrase, end in self._scan.matches(first):
            if phrase.flags & ORG_HEAD and phrase.flags & PLURAL and end < last:
                return end if self._chains.organisation(end) else 0
        return 0

    def _state(self, head: int, at: int, noun: Phrase) -> Candidate | None:
        """«جمهورية الصين الشعبية»: a country's full style, where its name follows at once."""
        scan = self._scan
        if noun.sort != "country" or noun.flags & PLURAL or at >= scan.last:
            return None
        for phrase, end in scan.matches(at):
            if phrase.known and phrase.known.sort == "country" and not phrase.prefix:
                while scan.goes_on(end) and end - at < LONGEST:
                    word = scan.word(end)
                    if not (word.definite and word.flags & (ADJECTIVE | INSTITUTIONAL)):
                        break
                    end += 1
                return Candidate(
                    head, end, "LOC", "place-head", 12.0, noun.prefix, head, phrase.known
                )
        return None

    def _placed(self, at: int, kind: MentionType) -> bool:
        """Whether a word that is seldom a name is one here: «مدينة كان الفرنسية»."""
        scan = self._scan
        if kind != "LOC":
            return False
        names = [p.known for p, _ in scan.matches(at) if p.known and not p.prefix]
        known = [n for n in names if n.type == kind]
        # «محافظة إب», «ناحية العظيم»: as the tables spell it, or with the article behind a noun without.
        spelled = scan.definite(at) or scan.tokens[at].raw[:1] in ALEFS_WITH_HAMZA
        if spelled and any(n.name == scan.tokens[at].raw for n in known):
            return True
        if not known or not scan.goes_on(at + 1):
            return False
        after = scan.word(at + 1)
        return after.definite and bool(after.flags & ADJECTIVE)

    def _unnamed(self, at: int) -> bool:
        """Whether a word of place or another head noun of places stands where the name would."""
        scan = self._scan
        if any(p.known and p.known.type == "LOC" and not p.prefix for p, _ in scan.matches(at)):
            return False
        if (scan.word(at).flags | scan.word(at).inner) & IN:
            return True
        if scan.tokens[at].text.startswith(TO_THE):  # «منطقة للنازحين»
            return True
        heads = [p for p, end in scan.matches(at) if p.flags & PLACE_HEAD and end == at + 1]
        if any(p.flags & PLURAL for p in heads):  # «مدن وبلدات عدة»
            return True
        return any(not p.flags & (UNSURE | DEFINITE) for p in heads) and scan.goes_on(at + 1)

    def _outside(self, head: int, at: int, noun: Phrase) -> Iterator[Candidate]:
        """The name after «مدينة» or «تنظيم», which themselves stay outside it."""
        scan = self._scan
        kind, rule = _kind(noun)
        at, quoted = scan.into_quotes(at)
        if at >= scan.last or scan.tokens[at].kind == "mark":
            return
        if quoted:
            yield Candidate(at, quoted, kind, rule, 13.0, 0, head)
            return
        if scan.tokens[at].line or scan.tokens[at].kind == "number" or noun.flags & SHY:
            return
        word = scan.word(at)
        if (not word.flags and word.inner & STOP) or (
            kind == "LOC" and (participle(scan, at) or owned(scan, at))
        ):
            return
        if scan.word(at).flags & (STOP | ADJECTIVE) and not self._placed(at, kind):
            return
        # «قرية قرب كذا», «منطقة محلة كذا», «مدن وبلدات محافظة كذا»
        if kind == "LOC" and self._unnamed(at):
            return
        for phrase, end in scan.matches(at):
            if phrase.known and phrase.known.type == kind and not phrase.prefix:
                if noun.flags & DEFINITE and phrase.known.ambiguous:
                    continue  # «أصدر القضاء حكما»
                yield Candidate(at, end, kind, rule, 8.0 + end - at, 0, head, phrase.known)
                return
        # «العاصمة يطالبون»: what bears the article needs a name that tables know.
        article = scan.tokens[head].text[noun.prefix :].startswith(ARTICLE)
        known = article or noun.flags & DEFINITE
        if not known and not scan.knowledge.everyday(scan.tokens[at].text):
            if kind == "LOC" and (descriptive(scan, at) or owner(scan, head)):
                return
            # «مناطق القتال»
            if noun.flags & PLURAL and not scan.knowledge.unseen(scan.tokens[at].text):
                return
            yield Candidate(at, at + 1, kind, rule, 7.0, 0, head, weak=True)


def _past(scan: Scan, at: int) -> bool:
    """«وأدى», a verb: no noun of places is written so («وادي»)."""
    raw = scan.tokens[at].raw
    return raw.endswith(ALEF_MAQSURA) and any(c in raw for c in ALEFS_WITH_HAMZA)


def _kind(head: Phrase) -> tuple[MentionType, str]:
    return ("ORG", "org-head") if head.flags & ORG_HEAD else ("LOC", "place-head")
