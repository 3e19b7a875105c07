"""Which language a text is in, by its letters and its most frequent words."""

from __future__ import annotations

import re

from riwaya.language.affixes import ARTICLE
from riwaya.language.plain import KEPT, Plain, is_plain
from riwaya.page.knowledge import Languages
from riwaya.resources import Pack

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(f"[{KEPT}]")
_ARABIC = re.compile(r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufefc]+")
_ARABIC_BLOCKS = re.compile(r"[\u0600-\u06ff\ufb50-\ufeff]+")
_OTHER = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u05ff\u3040-\u9fff\uac00-\ud7af]+")
_SAMPLE = 20000
_LEAST_ARABIC_SCRIPT = 0.3


def arabic_share(text: str) -> float:
    """Share of the letters of a text that are Arabic ones, 0 to 1; 0 where it has no letters."""
    arabic = sum(map(len, _ARABIC.findall(text)))
    return arabic / (arabic + sum(map(len, _OTHER.findall(text)))) if arabic else 0.0


def is_arabic_script(text: str) -> bool:
    """Whether so much of a whole text is in Arabic letters that it can be a page in Arabic."""
    return arabic_share(text) >= _LEAST_ARABIC_SCRIPT


def identify(text: str, pack: Pack) -> tuple[str, float]:
    """(ISO 639 code, confidence 0 to 1); `und` where there are too few letters to tell.

    Latin and other scripts are not told apart further than `mul` (mixed) and `und`: only Arabic pages
    are read.
    """
    sample = text[:_SAMPLE]
    sample = _MARKS.sub("", sample if is_plain(sample) else Plain(sample).text)
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < 4:
        return "und", 0.0
    share = sum(map(len, _ARABIC_BLOCKS.findall("".join(words)))) / letters
    if share < _LEAST_ARABIC_SCRIPT:
        return ("und", round(1 - share, 3))
    return _of_script([w for w in words if "\u0600" <= w[0] <= "\u06ff"], share, pack)


def _of_script(words: list[str], share: float, pack: Pack) -> tuple[str, float]:
    """The language whose letters and words are there most."""
    known = pack.get(Languages)
    count = max(1, len(words))
    text = "".join(words)
    letters = max(1, len(text))
    scores: dict[str, float] = {}
    for row in known.rows:
        frequent = sum(map(known.words[row.code].__contains__, words)) / count
        typical = sum(map(text.count, known.letters[row.code])) / letters
        scores[row.code] = 3 * frequent + 2 * typical
    # «ال» and the prefixes joined to words are as telling as any frequent word.
    article = sum(1 for w in words if len(w) > 4 and ARTICLE in w[:4]) / count
    scores["ar"] = scores.get("ar", 0.0) + 2 * article
    ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0]))
    best, second = ranked[0], ranked[1]
    if best[1] == 0.0:
        return "und", 0.0
    margin = (best[1] - second[1]) / best[1]
    return best[0], round(min(1.0, share * (0.5 + 0.5 * margin)), 3)
