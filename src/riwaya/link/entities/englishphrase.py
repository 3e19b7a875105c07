"""Parts of a name in the order that English has: heads, what completes them, adjectives, nationalities."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

#: What joins parts that stand side by side.
AND = "and"


class Part(msgspec.Struct, frozen=True):
    """A piece of a name: its English, its sort (`nation` for a nationality, `name` for what is not translated),
    the English of what joins it to the one before («والتعليم»); `titled` where a title opens a person's name."""

    en: str
    sort: str
    definite: bool = False
    joined: str = ""
    feminine: bool = False
    titled: bool = False


def phrase(parts: Sequence[Part], inside: bool = False) -> str:
    """Parts in English order: a head with its adjectives, and the phrase that completes it.

    Args:
        inside: whether the phrase completes another («وزارة الصحة»).
    """
    head, rest = parts[0], list(parts[1:])
    if head.sort in ("name", "adjective", "nation"):
        return _named(parts)
    own: list[Part] = []
    # Adjectives right behind a definite head are its own.
    while rest and rest[0].sort in ("adjective", "nation") and not rest[0].joined:
        own.append(rest.pop(0))
    inner, tail = _split(head, rest)
    own += tail
    # «الحدود السورية الأردنية» are those of both
    nations = ["-".join(p.en for p in own if p.sort == "nation")]
    nations = [n for n in nations if n]
    others = [p.en for p in reversed(own) if p.sort != "nation"]
    title = f"Ministry of {head.en}" if head.sort == "ministry" and not inside else head.en
    if not inner:
        return " ".join([*nations, *others, title])
    behind = next((k for k, p in enumerate(inner) if k and p.joined not in ("", AND)), 0)
    if behind:
        # «مستشفى الحبيب بالقلعة» is a hospital in a place, none called so.
        led = phrase([head, *inner[:behind]], inside)
        said = " ".join([*nations, *others, led])
        return f"{said} {inner[behind].joined} {phrase(inner[behind:], True)}"
    complement = phrase(inner, True)
    if inner[0].joined:
        return " ".join([*nations, *others, f"{title} {inner[0].joined} {complement}"])
    if head.sort == "side":
        return " ".join([*nations, *others, f"{head.en} {complement}"])
    if head.sort == "of" and inner[0].titled:
        return " ".join([*nations, complement, *others, title])
    if head.sort in ("of", "noun", "ministry") or " of " in head.en:
        the = "the " if complement.startswith("United ") else ""
        return " ".join([*nations, *others, f"{title} of {the}{complement}"])
    if " of " in complement and not tail:
        return " ".join([*nations, *others, f"{title} of {complement}"])
    if complement.endswith(f" {title}"):
        # «ملعب ستامفورد ستاديوم»
        return " ".join([*nations, *others, complement])
    return " ".join([*nations, complement, *others, title])


def _named(parts: Sequence[Part]) -> str:
    """A name that no word opens: nationalities in front, what it says already left out."""
    said = parts[0].en
    nations: list[str] = []
    for part in parts[1:]:
        if part.sort == "nation":
            nations.append(part.en)
        elif part.en.lower() not in said.lower().split():
            said += f" {part.joined} {part.en}" if part.joined else f" {part.en}"
    return " ".join([*nations, said])


def _split(head: Part, rest: list[Part]) -> tuple[list[Part], list[Part]]:
    """The complement, and the closing adjectives that are the head's: nationalities, those behind a name, and
    those that agree in gender with the head alone."""
    inner = list(rest)
    tail: list[Part] = []
    while inner and inner[-1].sort in ("adjective", "nation") and len(inner) > 1:
        before = inner[-2]
        last = inner[-1]
        nouns = [p for p in inner if p.sort not in ("adjective", "nation")]
        agrees = nouns[-1].feminine == last.feminine if nouns else False
        mine = last.sort == "nation" or before.sort == "name" or not agrees
        if not mine:
            break
        tail.insert(0, last)
        inner.pop()
    return inner, tail


def plural(english_name: str) -> bool:
    return english_name.endswith("s") and not english_name.endswith("ss")
