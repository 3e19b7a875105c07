"""The written forms of a verb in news: third person, both aspects, passive alike in letters.

Unvocalised spelling makes conjugation a matter of affixes once the past and the present of the third
person masculine singular are given (tables give both, so that no root needs to be analysed here).
"""

from __future__ import annotations

from typing import Literal

import msgspec

Aspect = Literal["past", "present", "future"]


_ASPECTS: tuple[tuple[str, Aspect], ...] = (("", "present"), ("س", "future"))


class VerbForm(msgspec.Struct, frozen=True):
    """`gender` m, f or «-»; `number` s, d, p or «-» where the spelling leaves it open."""

    text: str
    aspect: Aspect
    gender: str
    number: str


def forms(past: str, present: str) -> tuple[VerbForm, ...]:
    """All third-person (and first-person plural) spellings of a verb.

    Args:
        past: third person masculine singular, as «قال», «أعلن», «نفى», «دعا».
        present: the same of the imperfect, as «يقول», «يعلن», «ينفي», «يدعو».
    """
    return tuple(dict.fromkeys([*_past(past), *_present(present)]))


def _past(past: str) -> list[VerbForm]:
    weak = past[-1] in "ىا" and len(past) > 2
    stem = past[:-1] if weak else past
    dual = stem + ("يا" if past.endswith("ى") else "وا") if weak else past + "ا"
    return [
        VerbForm(past, "past", "m", "s"),
        VerbForm(stem + "ت", "past", "f", "s"),
        VerbForm(stem + "وا", "past", "m", "p"),
        VerbForm(dual, "past", "m", "d"),
        VerbForm(stem + "تا", "past", "f", "d"),
    ]


def _present(present: str) -> list[VerbForm]:
    body = present[1:]
    weak = body[-1] in "ىيو"
    stem = body[:-1] if weak else body
    # The jussive after «لم» drops a final weak letter («لم ينف»).
    singular = [body, stem] if weak and len(stem) > 1 else [body]
    dual = stem + "يان" if weak and body[-1] in "ىي" else body + "ان"
    endings = [
        *(("ي", tail, "m", "s") for tail in singular),
        *(("ت", tail, "f", "s") for tail in singular),
        ("ي", stem + "ون", "m", "p"),
        ("ي", stem + "وا", "m", "p"),
        # «لم يعقدا», «أن يعقدا»: the dual without its last letter.
        *(("ي", tail, "m", "d") for tail in (dual, dual[:-1])),
        *(("ت", tail, "f", "d") for tail in (dual, dual[:-1])),
    ]
    return [
        VerbForm(future + person + tail, aspect, gender, number)
        for future, aspect in _ASPECTS
        for person, tail, gender, number in endings
    ]
