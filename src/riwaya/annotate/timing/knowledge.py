"""The pack's knowledge of time, compiled: classes for the rules, the rules by the words they can begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.annotate.counting.rows import CasualtyRow, PersonRow, UnitRow
from riwaya.annotate.timing.atoms import Atoms, clauses
from riwaya.annotate.timing.beginnings import Beginning, fragment, remember
from riwaya.annotate.timing.classes import base_classes
from riwaya.annotate.timing.finders import Find
from riwaya.language.affixes import ALEF, TA_MARBUTA
from riwaya.language.patterns import Pattern
from riwaya.language.remembered import Remembered
from riwaya.language.tokens import Token, words
from riwaya.language.view import fold
from riwaya.resources import Pack, Rule
from riwaya.resources.numbers import Numbers
from riwaya.resources.rows import OneWord

#: How a number of whole hundreds ends.
_ROUND = "00"


class CompiledRule(msgspec.Struct, frozen=True):
    """A rule ready to be matched; `after` and `common` are its conditions (see `time/README.md`)."""

    rule: Rule
    pattern: Pattern
    after: frozenset[str] | None
    label: str
    head: int
    needs: tuple[int, ...]

    def fits(self, ahead: int) -> bool:
        """Whether all that a match must hold stands in what lies ahead (see `atoms`)."""
        return 0 not in map(ahead.__and__, self.needs)


def _accusatives(pack: Pack) -> frozenset[str]:
    """What large numbers count, in the spelling that shows it («شخصا»)."""
    nouns = [r.noun for r in pack.rows("figures", "persons", PersonRow)]
    nouns += [r.noun for r in pack.rows("figures", "nouns", CasualtyRow)]
    nouns += [r.noun for r in pack.rows("figures", "units", UnitRow)]
    return frozenset(fold(n + ALEF) for n in nouns if " " not in n and not n.endswith(TA_MARBUTA))


def _people(pack: Pack) -> frozenset[str]:
    """People in the spelling in which round hundreds count them («1500 أسرة»)."""
    nouns = [r.noun for r in pack.rows("figures", "persons", PersonRow) if not r.other]
    nouns += [r.noun for r in pack.rows("figures", "nouns", CasualtyRow)]
    return frozenset(fold(n) for n in nouns if " " not in n)


class TimeKnowledge:
    """`pack.get(TimeKnowledge)`; nothing in it depends on a page."""

    version = "1"

    def __init__(self, pack: Pack) -> None:
        self.numbers = pack.get(Numbers).lexicon
        rules = pack.rules("time")
        self._fragments = {r.name: r.compiled() for r in rules if r.make == "class"}
        self.joiners = frozenset(
            w for r in pack.rows("time", "joiners", OneWord) for w in words(r.word)
        )
        self.closers = self.joiners | {
            w for r in pack.rows("time", "closers", OneWord) for w in words(r.word)
        }
        self._counted = _accusatives(pack)
        self._people = _people(pack)
        self._base = base_classes(pack, self.joiners)
        self.atoms = Atoms(self._base)
        self._rules = tuple(self._compiled(r) for r in rules if r.make != "class")
        self._begins: Remembered[int, tuple[CompiledRule, ...]] = Remembered()
        self._beginnings = {
            name: Beginning(*self._open(pattern), self._base)
            for name, pattern in self._fragments.items()
        }

    def _compiled(self, rule: Rule) -> CompiledRule:
        pattern = rule.compiled()
        needs = {self.atoms.bits(*c) for c in clauses(pattern, self._fragments, self.atoms)}
        head = self.atoms.bits(*self._open(pattern))
        label = f"{rule.name}@{self.version}"
        return CompiledRule(rule, pattern, _after(rule), label, head, tuple(sorted(needs)))

    def classes(self) -> Mapping[str, Find]:
        """The classes for one stretch of a page, made as they are asked for; what was found at a token is kept."""
        return _Classes(self)

    def find_of(self, name: str, classes: Mapping[str, Find]) -> Find:
        """The finder of one class, for one stretch."""
        base = self._base.get(name)
        if base is not None:
            return remember(base) if name in _DEAR else base
        return remember(fragment(self._fragments[name], classes, self._beginnings[name]))

    def counts(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether token `i` makes a count of the four digits before it («2000 سنة», «2015 مليون», «1980 قتيلا»)."""
        if self.numbers.percent(tokens, i):
            return True
        scales = ("scale", "scale_plural", "hundred")
        if any(p.word.role in scales and not p.prefix for p in self.numbers.pieces(tokens[i].text)):
            return True
        if tokens[i].text in self._counted:
            return True
        if tokens[i].text in self._people and tokens[i - 1].text.endswith(_ROUND):
            return True
        return any(hit[2] == "" for hit in self._base["span"](tokens, i))

    def turns(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a direction word stands at token `i` («الماضي»)."""
        return bool(self._base["look"](tokens, i))

    def rules_at(self, mask: int) -> tuple[CompiledRule, ...]:
        """The rules that can begin with a token of that mask; a look-up for every mask seen before."""
        found = self._begins.get(mask)
        if found is None:
            found = self._begins[mask] = tuple(r for r in self._rules if r.head & mask)
        return found

    def _open(self, pattern: Pattern) -> tuple[frozenset[str], frozenset[str]]:
        """The words and base classes that can begin a pattern, fragments opened."""
        heads = pattern.heads()
        if heads is None:
            raise ValueError(f"a time rule must begin with a word or a class: {pattern.source}")
        plain = set(heads[0])
        classes: set[str] = set()
        for name in heads[1]:
            if name in self._fragments:
                inner = self._open(self._fragments[name])
                plain |= inner[0]
                classes |= inner[1]
            else:
                classes.add(name)
        return frozenset(plain), frozenset(classes)


class _Classes(dict[str, Find]):
    """The classes of one stretch, made when a pattern first asks."""

    def __init__(self, know: TimeKnowledge) -> None:
        super().__init__()
        self._know = know

    def __missing__(self, name: str) -> Find:
        found = self[name] = self._know.find_of(name, self)
        return found


#: Classes whose finders cost enough to keep what they found while a page is read.
_DEAR = frozenset(("amount", "span", "day", "month", "clockwords", "hourword", "ordinal", "part"))


def _after(rule: Rule) -> frozenset[str] | None:
    listed = rule.args.get("after")
    return None if listed is None else frozenset(w for item in listed for w in words(item))
