"""A small language of token patterns, for the rules of the resource packs.

    في? ( يوم | نهار )? day:<weekday> mod:<last>?

A bare word matches that token, folded; `~word` also with و ف ب ك ل before it. `<class>` matches
what the class of that name finds at the token; `name:` captures it. A class that is itself a pattern
passes its captures up (`Captured`). `( a | b )` groups, `?` makes
optional, `<any>` is one token that is not a mark. Captures keep the value that the class gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from riwaya.language.affixes import ARTICLE
from riwaya.language.clitics import splits
from riwaya.language.lexicon import Hit, Lexicon
from riwaya.language.patternparts import Class, Group, Word, heads_of, needs_of
from riwaya.language.tokens import Token, words

#: Finds what begins at a token: (end token, value, prefix letters taken off) for each reading.
Finder = Callable[[Sequence[Token], int], Iterable[tuple[int, Any, str]]]


class Capture(msgspec.Struct, frozen=True):
    """What a named element matched: tokens `first`..`last`, the class's value, the clitics taken off."""

    value: Any
    first: int
    last: int
    prefix: str = ""


class Captured(dict[str, Capture]):
    """A value that is itself captures: where its class stands unnamed, they pass up into the pattern."""


class Match(msgspec.Struct, frozen=True):
    """A pattern found at tokens `first`..`last`; `prefix` are the clitics of its first word."""

    first: int
    last: int
    captures: dict[str, Capture]
    prefix: str = ""


def finder(lexicon: Lexicon[Any]) -> Finder:
    """A class out of a lexicon."""

    def find(tokens: Sequence[Token], i: int) -> list[tuple[int, Any, str]]:
        return [(hit.last, hit.value, hit.prefix) for hit in lexicon.at(tokens, i)]

    return find


_PART = re.compile(
    r"\s*(?:(?P<open>(?:(?P<gname>\w+):)?\()|(?P<close>\)\??)|(?P<bar>\|)"
    r"|(?:(?P<name>\w+):)?<(?P<cls>[\w-]+)>(?P<copt>\??)|(?P<word>~?[^\s()|<>?:]+)(?P<wopt>\??))"
)


class PatternError(ValueError):
    """The pattern is not of the language; the message says where."""


class Pattern:
    """A compiled pattern; `classes` names every class it uses."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.classes: set[str] = set()
        body = self._parse(source)
        self._heads = heads_of(body)
        self._needs = needs_of(body)
        self._match = _sequence(body)

    def _parse(self, source: str) -> tuple[Any, ...]:
        stack: list[tuple[str, list[list[Any]]]] = [("", [[]])]
        at = 0
        source = source.rstrip()
        while at < len(source):
            m = _PART.match(source, at)
            if not m or m.end() == at:
                raise PatternError(f"cannot read {source[at:]!r} in {source!r}")
            at = m.end()
            top = stack[-1][1]
            if m["open"]:
                stack.append((m["gname"] or "", [[]]))
            elif m["close"]:
                if len(stack) == 1:
                    raise PatternError(f"unbalanced ) in {source!r}")
                name, options = stack.pop()
                group = Group(tuple(tuple(o) for o in options), m["close"].endswith("?"), name)
                stack[-1][1][-1].append(group)
            elif m["bar"]:
                top.append([])
            elif m["cls"]:
                self.classes.add(m["cls"])
                part: Any = Class(m["cls"], m["name"] or "")
                top[-1].append(Group(((part,),), True) if m["copt"] else part)
            else:
                word = m["word"]
                folded = words(word.lstrip("~"))
                if len(folded) != 1:
                    raise PatternError(f"{word!r} is not one token in {source!r}")
                part = Word(folded[0], word.startswith("~"))
                top[-1].append(Group(((part,),), True) if m["wopt"] else part)
        if len(stack) != 1:
            raise PatternError(f"unbalanced ( in {source!r}")
        options = stack[0][1]
        return (
            tuple(options[0]) if len(options) == 1 else (Group(tuple(map(tuple, options)), False),)
        )

    def at(self, tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> Iterator[Match]:
        """Every way the pattern matches from token `i`; may yield the same extent twice."""
        for last, captures, prefix in self._match(tokens, i, classes):
            if last > i:
                yield Match(i, last, dict(captures), prefix)

    def heads(self) -> tuple[set[str], set[str]] | None:
        """(words, classes) that can begin a match, or None where anything can (for indexing rules).

        A word that may carry clitics («~word») stands among the words as «~word».
        """
        return self._heads

    def needs(self) -> list[tuple[set[str], set[str]]]:
        """Pairs of (words, classes), of each of which every match holds at least one, to rule a text out cheaply."""
        return self._needs


#: What a part of a pattern matched: (token after it, captures, clitics of its first word).
_Found = tuple[int, tuple[tuple[str, Capture], ...], str]
_Matcher = Callable[[Sequence[Token], int, Mapping[str, Finder]], list[_Found]]
_NOTHING: list[_Found] = []


def _sequence(body: tuple[Any, ...]) -> _Matcher:
    """A matcher of parts one after the other, made once so that matching is calls and no dispatch."""
    if len(body) == 1:
        return _part(body[0])
    parts = tuple(_part(p) for p in body)

    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        found: list[_Found] = [(i, (), "")]
        for part in parts:
            step: list[_Found] = []
            for last, captures, prefix in found:
                for end, more, later in part(tokens, last, classes):
                    merged = captures + more if more else captures
                    step.append((end, merged, prefix if last > i else later))
            if not step:
                return _NOTHING
            found = step
        return found

    return match


def _part(part: Any) -> _Matcher:
    if isinstance(part, Group):
        return _group(part)
    if isinstance(part, Word):
        return _clitic_word(part.text) if part.clitics else _word(part.text)
    if part.name == "any":
        return _any(part.capture)
    return _class(part.name, part.capture)


def _group(group: Group) -> _Matcher:
    options = tuple(_sequence(o) for o in group.options)
    name, optional = group.capture, group.optional

    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        out: list[_Found] = []
        for option in options:
            out += option(tokens, i, classes)
        if name:
            out = [(e, (*c, (name, Capture(None, i, e, p))), p) for e, c, p in out]
        if optional:
            out.append((i, (), ""))
        return out

    return match


def _word(text: str) -> _Matcher:
    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        return [(i + 1, (), "")] if i < len(tokens) and tokens[i].text == text else _NOTHING

    return match


def _clitic_word(text: str) -> _Matcher:
    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        if i >= len(tokens):
            return _NOTHING
        word = tokens[i].text
        if word == text:
            return [(i + 1, (), "")]
        if len(word) < len(text) or word[-1] != text[-1]:
            return _NOTHING
        return [
            (i + 1, (), s.prefix)
            for s in splits(word)
            if s.prefix and (ARTICLE + s.stem if s.definite else s.stem) == text
        ]

    return match


def _any(name: str) -> _Matcher:
    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        if i >= len(tokens) or tokens[i].kind == "mark":
            return _NOTHING
        return [(i + 1, ((name, Capture(tokens[i].text, i, i + 1)),) if name else (), "")]

    return match


def _class(cls: str, name: str) -> _Matcher:
    def match(tokens: Sequence[Token], i: int, classes: Mapping[str, Finder]) -> list[_Found]:
        if i >= len(tokens):
            return _NOTHING
        out: list[_Found] = []
        for last, value, prefix in classes[cls](tokens, i):
            if name:
                out.append((last, ((name, Capture(value, i, last, prefix)),), prefix))
            elif isinstance(value, Captured):
                out.append((last, tuple(value.items()), prefix))
            else:
                out.append((last, (), prefix))
        return out

    return match


__all__ = ["Capture", "Captured", "Finder", "Hit", "Match", "Pattern", "PatternError", "finder"]
