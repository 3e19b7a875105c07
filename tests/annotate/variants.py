"""The same page in other writing: what an editor's keyboard, a site's template or a converter makes of one text."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

#: Vowels that tell no two words of unvowelled news apart; a damma, a shadda or tanwin is evidence and may change a reading.
_HARAKAT = "\u064e\u0650\u0652"
#: Letters that join to the one behind them, so that a tatweel can stand there.
_JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهي")
_QUOTED = re.compile(r"«([^«»\n]*)»")


def _letter(c: str) -> bool:
    return "\u0621" <= c <= "\u064a" and c != "\u0640"


def with_diacritics(text: str, rng: random.Random) -> str:
    """Vowel marks on one letter in three."""
    out: list[str] = []
    for i, c in enumerate(text):
        out.append(c)
        marked = i + 1 < len(text) and unicodedata.combining(text[i + 1])
        if _letter(c) and not marked and rng.random() < 0.33:
            out.append(rng.choice(_HARAKAT))
    return "".join(out)


def with_tatweel(text: str, rng: random.Random) -> str:
    """Some words stretched."""
    out: list[str] = []
    for i, c in enumerate(text):
        out.append(c)
        if c in _JOINING and i + 1 < len(text) and _letter(text[i + 1]) and rng.random() < 0.15:
            out.append("\u0640" * rng.randint(1, 3))
    return "".join(out)


def _forms() -> dict[str, str]:
    """Each letter's isolated presentation form, as old converters of PDF and of type-setting write them."""
    found: dict[str, str] = {}
    for code in [*range(0xFE80, 0xFEF5)]:
        plain = unicodedata.normalize("NFKC", chr(code))
        found.setdefault(plain, chr(code))
    return found


_FORMS = _forms()


def with_presentation_forms(text: str, rng: random.Random) -> str:
    """Every letter as a presentation form, lam with alef as one ligature."""
    joined = text.replace("لا", "\ufefb").replace("لأ", "\ufef7")
    joined = joined.replace("لإ", "\ufef9").replace("لآ", "\ufef5")
    return "".join(_FORMS.get(c, c) for c in joined)


def with_arabic_digits(text: str, rng: random.Random) -> str:
    """٠ to ٩ for 0 to 9, but in addresses, which have no others."""
    return " ".join(
        word if "://" in word or "@" in word else _indic(word) for word in text.split(" ")
    )


def _indic(word: str) -> str:
    return "".join(chr(0x660 + int(c)) if "0" <= c <= "9" else c for c in word)


def with_nbsp(text: str, rng: random.Random) -> str:
    """One blank in four cannot break."""
    return "".join("\u00a0" if c == " " and rng.random() < 0.25 else c for c in text)


def with_other_quotes(text: str, rng: random.Random) -> str:
    """«...» in other marks, a pair at a time."""
    pairs = (("\u201c", "\u201d"), ('"', '"'), ("\u201d", "\u201c"))

    def other(found: re.Match[str]) -> str:
        left, right = rng.choice(pairs)
        return left + found[1] + right

    return _QUOTED.sub(other, text)


def with_crlf(text: str, rng: random.Random) -> str:
    """Lines as Windows ends them."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def with_invisible_marks(text: str, rng: random.Random) -> str:
    """Marks of direction and joining beside blanks, and one at the very beginning."""
    out = ["\ufeff"]
    for i, c in enumerate(text):
        edge = c == " " or (i and text[i - 1] == " ")
        if edge and rng.random() < 0.2:
            out.append(rng.choice("\u200f\u200e\u200c\u200d\u061c\u2066\u2069"))
        out.append(c)
    return "".join(out)


VARIANTS: dict[str, Callable[[str, random.Random], str]] = {
    "diacritics": with_diacritics,
    "tatweel": with_tatweel,
    "presentation forms": with_presentation_forms,
    "Arabic digits": with_arabic_digits,
    "blanks that cannot break": with_nbsp,
    "other quotation marks": with_other_quotes,
    "lines of Windows": with_crlf,
    "invisible marks": with_invisible_marks,
}
