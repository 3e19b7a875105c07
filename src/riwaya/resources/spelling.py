"""Spellings of foreign names that differ by habit of a region and that folding does not unify.

The sound [g] is «غ» in the Levant and the Maghreb, «ج» in Egypt (غوتيريش, جوتيريش); a foreign final [a] is
«ا» or «ة» (بولندا, بولندة).
"""

from __future__ import annotations

from riwaya.language.affixes import ALEF, GHAIN, JEEM, NISBA_ACCUSATIVE, TA_MARBUTA

_LEAST = 4


def foreign(name: str) -> tuple[str, ...]:
    """`name` first, then the other spellings under which a foreign name may stand in a page."""
    out = [name]
    if GHAIN in name and len(name) > _LEAST:
        out.append(name.replace(GHAIN, JEEM))
    out += [swapped for one in tuple(out) if (swapped := _last_letter(one))]
    return tuple(out)


def _last_letter(name: str) -> str:
    """The same with its final «ا» as «ة», where that gives no nationality («تركيا» is not «تركية»)."""
    if " " in name or len(name) <= _LEAST or name.endswith(NISBA_ACCUSATIVE):
        return ""
    return name[:-1] + TA_MARBUTA if name.endswith(ALEF) else ""
