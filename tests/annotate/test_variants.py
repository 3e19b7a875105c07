"""Metamorphic tests: what a page is written with changes nothing that is understood of it but offsets."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from variants import VARIANTS

from riwaya.annotate.pipeline import annotate
from riwaya.model import Document, Span
from riwaya.page import read_page
from riwaya.resources import builtin

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LAYERS = (
    *("blocks", "title", "byline", "outlet", "published"),
    *("times", "mentions", "figures", "claims", "events"),
)
#: A lam and the alef behind it may be written as one: no place lies between them.
_LAM, _ALEFS = "\u0644", "\u0627\u0622\u0623\u0625"


def understood(text: str) -> dict[str, object]:
    """All that is made of a page, with places counted in letters and words reduced to theirs."""
    document = annotate(read_page(text.encode(), "p.txt", builtin()), builtin())
    places = counted(document.text)
    return {name: reduced(getattr(document, name), places, document) for name in LAYERS}


def counted(text: str) -> list[int]:
    """How many letters and digits stand before each place."""
    letters = [_letters(c) for c in text]
    weights = [len(run) for run in letters]
    for i, run in enumerate(letters):
        j = next((k for k in range(i + 1, min(i + 9, len(text))) if letters[k]), i)
        if run == _LAM and letters[j] and letters[j] in _ALEFS and text[i:j].split() == [text[i:j]]:
            weights[i], weights[j] = 0, 2
    places = [0]
    for weight in weights:
        places.append(places[-1] + weight)
    return places


def _letters(written: str) -> str:
    plain = unicodedata.normalize("NFKC", written)
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in plain
        if c.isalnum() and c != "\u0640"
    )


def reduced(value: object, places: list[int], document: Document) -> object:
    if isinstance(value, Span):
        return (places[value.start], places[value.end])
    if isinstance(value, tuple):
        return tuple(reduced(one, places, document) for one in value)
    if isinstance(value, msgspec.Struct):
        found = {f: getattr(value, f) for f in value.__struct_fields__}
        if isinstance(found.get("start"), int):
            found["start"], found["end"] = places[found["start"]], places[found["end"]]
        if "names" in found:
            found["names"] = tuple(sorted({_letters(n) for n in found["names"]}))
        return {f: reduced(v, places, document) for f, v in found.items()}
    if isinstance(value, str):
        return _letters(value.replace(document.id, ""))
    return value


def gold_pages() -> Iterator[Path]:
    for folder in (SHARED / "seeds", SHARED / "gold" / "news", SHARED / "gold" / "tunisia"):
        yield from sorted(folder.glob("*.txt"))


def unlike(pages: list[Path], variant: str) -> list[str]:
    """The layers that come out otherwise in another writing, by page."""
    found = []
    for path in pages:
        text = path.read_text(encoding="utf-8")
        before = understood(text)
        after = understood(VARIANTS[variant](text, random.Random(path.name)))
        found += [f"{path.name}: {name}" for name in LAYERS if before[name] != after[name]]
    return found


@pytest.mark.parametrize("variant", VARIANTS)
def test_another_writing_of_a_sample_is_understood_alike(variant: str) -> None:
    assert not unlike(sorted((ROOT / "samples").glob("*.txt")), variant)


@pytest.mark.gold
@pytest.mark.parametrize("variant", VARIANTS)
def test_another_writing_of_a_gold_page_is_understood_alike(variant: str) -> None:
    pages = list(gold_pages())
    if not pages:
        pytest.skip("no hand-annotated pages beside the checkout")
    assert not unlike(pages, variant)


def test_each_writing_changes_the_samples() -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "samples").glob("*.txt"))]
    same = [
        name
        for name, variant in VARIANTS.items()
        if all(variant(text, random.Random(1)) == text for text in texts)
    ]
    assert not same
