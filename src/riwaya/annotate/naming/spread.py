"""A name known once on a page is known everywhere on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from riwaya.annotate.naming.flags import (
    ADJECTIVE,
    FAMILY,
    NAME,
    NEVER_FIRST,
    ORG_HEAD,
    STOP,
    TITLE,
    UNSURE,
)
from riwaya.annotate.naming.looks import certain, clitic, formed, known, verbal
from riwaya.annotate.naming.plain import realm
from riwaya.annotate.naming.scan import Candidate, Scan
from riwaya.annotate.naming.walk import LED
from riwaya.language.affixes import ADJECTIVAL, ALEF, ARTICLE, BY, TO_THE
from riwaya.language.clitics import splits, stems
from riwaya.language.occurrences import Occurrences
from riwaya.language.tokens import Token
from riwaya.model import MentionType

_SHORTEST = 3
#: Words of a name of which two can stand for all.
_FULL = 2
_LEAST_OF_GROUP = 3
#: How often news must have used a word for it to be one.
_SELDOM = 4
#: How little the tagger must say for a word that news uses as a word, and for one that it does not.
_FOR_WORD, _FOR_NAME = 0, -300
#: The same of a word that news inflects as it does everyday words.
_FOR_EVERYDAY = 300

#: The same of a person's last name that is also a word which news seldom uses («قنطار»), with the article and a word of the
#: language («الحزم»).
_FOR_SELDOM, _FOR_DEFINITE = -300, -100
#: How often news has used a word that it seldom uses.
_RARE = 8

#: The same of a town of the page behind «بـ», though it may be another word («بجدة»).
_FOR_BOUND = -450

#: A word's stems end as it does, in so many letters.
_END = 2

#: (scan's number, token, type) to what the tagger says for it, in hundredths.
Lean = Callable[[int, int, MentionType], int]


class Spread:
    """Names of a page by their words: whole names, and the last word of each person's.

    `spoken` tells where the words of the page stand.
    """

    def __init__(
        self,
        scans: Sequence[Scan],
        chosen: Sequence[Iterable[Candidate]],
        spoken: Occurrences,
    ) -> None:
        self._spoken = spoken
        self._names: dict[tuple[str, ...], MentionType] = {}
        self._firsts: dict[str, list[tuple[str, ...]]] = {}
        self._shorts: set[tuple[str, ...]] = set()
        self._families: set[tuple[str, ...]] = set()
        self._known: set[tuple[str, ...]] = set()
        for scan, found in zip(scans, chosen, strict=True):
            for one in found:
                self._learn(scan, one)

    def more(
        self, number: int, scan: Scan, chosen: Sequence[Candidate], lean: Lean
    ) -> list[Candidate]:
        """Further mentions of the page's names among the words that `chosen` leave."""
        taken = {i for one in chosen for i in range(one.first, one.last)}
        out: list[Candidate] = []
        end = scan.first
        for at in self._spoken.opening(self, scan.first, scan.last):
            if at < end or at in taken:
                continue
            found = self._at(number, scan, at, taken, lean)
            if found:
                out.append(found)
                end = found.last
        return out

    def openers(self, words: Mapping[str, Token]) -> list[str]:
        """Those of `words` at which a name of the page may begin."""
        ends = {first[-_END:] for first in self._firsts}
        none_begins = self._firsts.keys().isdisjoint
        return [w for w in words if w[-_END:] in ends and not none_begins(stems(w))]

    def retyped(self, scan: Scan, found: Sequence[Candidate]) -> list[Candidate]:
        """The names of one sentence; what the page has as a group's short form is no person or place
        («درع الوادي» beside «قوات درع الوادي»), and its family name no small town («قبلان» beside «أحمد قبلان»)."""
        return [self._retyped(scan, one) for one in found]

    def _retyped(self, scan: Scan, one: Candidate) -> Candidate:
        kind = one.type
        if one.rule == "tagger" and kind != "ORG" and self._words(scan, one) in self._shorts:
            kind = "ORG"
        small = kind == "LOC" and (one.known is None or not one.known.strong)
        if small and not one.prefix and self._words(scan, one) in self._families:
            kind = "PER"
        return one if kind == one.type else msgspec.structs.replace(one, type=kind, known=None)

    def _words(self, scan: Scan, one: Candidate) -> tuple[str, ...]:
        tokens = [scan.tokens[i].text for i in range(one.first, one.last)]
        return (_stem(tokens[0], one.prefix), *tokens[1:])

    def _learn(self, scan: Scan, one: Candidate) -> None:
        tokens = [scan.tokens[i].text for i in range(one.first, one.last)]
        if any(scan.tokens[i].kind != "word" for i in range(one.first, one.last)):
            return
        tokens[0] = _stem(tokens[0], one.prefix)
        self._enter(tuple(tokens), one.type)
        if one.known and one.type == "ORG":
            for short in scan.knowledge.shorts.get(one.known.name, ()):
                self._enter(short, "ORG")
                self._known.add(short)
        end = one.last - 1
        if _short_form(scan, one):
            self._shorts.add(tuple(tokens[1:]))
            self._enter(tuple(tokens[1:]), "ORG")
        if one.type == "PER" and len(tokens) > 1 and not _no_family(scan, end):
            self._enter((tokens[-1],), "PER")
            if len(tokens) > _FULL:
                # «عيال عواد» after «عبدالله عيال عواد»
                self._enter(tuple(tokens[1:]), "PER")
            if scan.word(end).flags & FAMILY:
                self._families.add((tokens[-1],))

    def _enter(self, name: tuple[str, ...], kind: MentionType) -> None:
        if name not in self._names:
            self._names[name] = kind
            self._firsts.setdefault(name[0], []).append(name)

    def _at(
        self, number: int, scan: Scan, at: int, taken: set[int], lean: Lean
    ) -> Candidate | None:
        word = scan.word(at)
        if scan.tokens[at].kind != "word" or word.flags & (STOP | ADJECTIVE):
            return None
        for split in splits(scan.tokens[at].text):
            stem = ARTICLE + split.stem if split.definite else split.stem
            for name in sorted(self._firsts.get(stem, ()), key=len, reverse=True):
                last = at + len(name)
                if last > scan.last or not taken.isdisjoint(range(at, last)):
                    continue
                if any(scan.tokens[at + k].text != name[k] for k in range(1, len(name))):
                    continue
                kind = self._names[name]
                there = kind == "LOC" and split.prefix.endswith(BY) and not split.definite
                there = there and known(scan, at, kind) and lean(number, at, kind) > _FOR_BOUND
                if len(name) > 1 or there or self._trusted(number, scan, at, stem, kind, lean):
                    return Candidate(at, last, kind, "page", 5.0, len(split.prefix))
        return None

    def _trusted(
        self, number: int, scan: Scan, at: int, stem: str, kind: MentionType, lean: Lean
    ) -> bool:
        if len(stem) < _SHORTEST:
            return False
        if formed(scan, at, kind):
            return False
        knowledge = scan.knowledge
        flags = scan.word(at).flags
        if kind == "ORG" and _describes(scan, at):
            return False
        if kind == "LOC" and not realm(scan, at) and not known(scan, at, kind):
            # «سكان الشمال», «مهرجان التمور»
            if knowledge.words.known(stem) or knowledge.everyday(stem):
                return lean(number, at, kind) > _FOR_EVERYDAY
            if knowledge.seen(stem) > _SELDOM:
                return lean(number, at, kind) > _FOR_WORD
        named = flags & NAME and not flags & UNSURE
        named = named or known(scan, at, kind) or realm(scan, at)
        named = named or (stem,) in self._known
        if kind == "PER" and not named and knowledge.seen(stem) <= _RARE:
            word = stem.startswith(ARTICLE) and knowledge.words.known(stem)
            return lean(number, at, kind) > (_FOR_DEFINITE if word else _FOR_SELDOM)
        if not named and knowledge.words.known(stem):
            return lean(number, at, kind) > _FOR_EVERYDAY
        doubtful = kind == "LOC" and known(scan, at, kind) and not certain(scan, at)
        least = _FOR_WORD if doubtful or knowledge.everyday(stem) else _FOR_NAME
        return lean(number, at, kind) > least


def _describes(scan: Scan, at: int) -> bool:
    """«التمرد الحوثي»: whether a word of relation only tells what the definite noun before it is like."""
    if not scan.definite(at) or not scan.tokens[at].text.endswith(ADJECTIVAL) or at == scan.first:
        return False
    return scan.word(at - 1).definite and not scan.has(at - 1, ORG_HEAD | TITLE)


def _short_form(scan: Scan, one: Candidate) -> bool:
    """Whether an armed group's name of three words or more goes on without its head noun."""
    if one.type != "ORG" or one.last - one.first < _LEAST_OF_GROUP:
        return False
    if any(scan.word(i).flags & NAME for i in range(one.first + 1, one.last)):
        return False
    head = any(p.flags & ORG_HEAD and p.sort in LED for p, _ in scan.matches(one.first))
    return head and not scan.definite(one.first + 1) and scan.definite(one.first + 2)


def _no_family(scan: Scan, at: int) -> bool:
    """Whether the last word of a person's name is none that names the person alone."""
    never = bool(scan.word(at).flags & NEVER_FIRST)
    return never or formed(scan, at, "PER") or clitic(scan, at) or verbal(scan, at)


def _stem(text: str, prefix: int) -> str:
    """The word with its clitics off, the article's alef restored («للجيش»: «الجيش»)."""
    rest = text[prefix:]
    return ALEF + rest if prefix and text[prefix - 1 : prefix + 1] == TO_THE else rest
