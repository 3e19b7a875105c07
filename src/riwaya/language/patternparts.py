"""The parts of a compiled token pattern, and the words and classes without which it cannot match."""

from __future__ import annotations

from typing import Any

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A word, folded; with `clitics` also behind letters joined to it."""

    text: str
    clitics: bool


class Class(msgspec.Struct, frozen=True):
    """What the class of that name finds, captured under a name or not."""

    name: str
    capture: str


class Group(msgspec.Struct, frozen=True):
    """Alternatives, each a run of parts."""

    options: tuple[tuple[Any, ...], ...]
    optional: bool
    capture: str = ""


def heads_of(body: tuple[Any, ...]) -> tuple[set[str], set[str]] | None:
    """(words, classes) that can begin a match of these parts; None where anything can."""
    found: tuple[set[str], set[str]] = (set(), set())
    return found if _heads(body, found) == "closed" else None


def _heads(body: tuple[Any, ...], found: tuple[set[str], set[str]]) -> str:
    """Collects what can begin `body`: "closed", or "empty" where it can match nothing, or "any"."""
    for part in body:
        if isinstance(part, Word):
            found[0].add(("~" if part.clitics else "") + part.text)
            return "closed"
        if isinstance(part, Class):
            if part.name == "any":
                return "any"
            found[1].add(part.name)
            return "closed"
        results = [_heads(option, found) for option in part.options]
        if "any" in results:
            return "any"
        if "empty" not in results and not part.optional:
            return "closed"
    return "empty"


def needs_of(body: tuple[Any, ...]) -> list[tuple[set[str], set[str]]]:
    """Pairs of (words, classes), of each of which every match of these parts holds at least one."""
    out: list[tuple[set[str], set[str]]] = []
    for part in body:
        if isinstance(part, Word):
            out.append(({("~" if part.clitics else "") + part.text}, set()))
        elif isinstance(part, Class):
            if part.name != "any":
                out.append((set(), {part.name}))
        elif not part.optional:
            each = [needs_of(option) for option in part.options]
            if len(each) == 1:
                out += each[0]
            elif all(each):
                out += _of_each(each)
    return out


def _of_each(each: list[list[tuple[set[str], set[str]]]]) -> list[tuple[set[str], set[str]]]:
    """What alternatives need: all that they share, else one of each of them, words before classes."""
    shared = [need for need in each[0] if all(need in other for other in each[1:])]
    if shared:
        return shared
    chosen = [min(needs, key=lambda n: (len(n[1]), len(n[0]))) for needs in each]
    return [(set().union(*(c[0] for c in chosen)), set().union(*(c[1] for c in chosen)))]
