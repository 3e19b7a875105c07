"""The stories of a pile: together what tells one event, apart what only shares a beat; no order changes anything."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zlib import crc32

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.pipeline import annotate
from riwaya.link.events.context import Pages
from riwaya.link.stories import Sketch, find, sketch, story_id
from riwaya.link.stories.copies import copies
from riwaya.link.stories.days import Days, days_of, nearness
from riwaya.link.stories.sketch import numbers
from riwaya.link.stories.terms import RARE, Background, stem
from riwaya.link.words import read
from riwaya.page import Skipped, read_page, read_paths
from riwaya.resources import Pack, builtin

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "news"
DAY = date(2015, 7, 20).toordinal()


def made(
    name: str,
    words: str | Iterable[str],
    day: int | None = 0,
    shingles: Sequence[int] = (),
    weight: int = 32,
) -> Sketch:
    things = sorted(
        {crc32(w.encode()) for w in (words.split() if isinstance(words, str) else words)}
    )
    when = None if day is None else DAY + day
    return Sketch(
        name,
        f"{name}.txt",
        when,
        when,
        array("I", things).tobytes(),
        bytes([weight] * len(things)),
        array("I", sorted(shingles)).tobytes(),
    )


def together(sketches: Sequence[Sketch]) -> set[frozenset[str]]:
    return {frozenset(group) for group in find(sketches).groups}


def background(count: int = 60) -> list[Sketch]:
    """Pages of other things, some days each, that share their country."""
    return [made(f"z{i}", f"country own{i} other{i} more{i} last{i}", i % 9) for i in range(count)]


FIRE = "country harbour fire depot salem"


def test_pages_of_one_event_are_a_story_and_others_are_alone() -> None:
    pages = [
        made("a", f"{FIRE} dead", 0),
        made("b", f"{FIRE} hospital", 1),
        made("c", f"{FIRE} minister inquiry", 4),
    ]
    found = find([*pages, *background()])
    assert found.groups == (("a", "b", "c"),)
    assert len(found.alone) == 60
    assert story_id(found.groups[0]) == "s-a"


def test_what_lies_weeks_apart_is_another_story() -> None:
    assert together([made("a", FIRE, 0), made("b", FIRE, 60), *background()]) == set()
    assert together([made("a", FIRE, 0), made("b", FIRE, 3), *background()]) == {frozenset("ab")}


def test_what_comes_back_all_the_time_tells_no_story() -> None:
    weather = [
        made(f"w{i}", f"weather wind degrees coast sea{i} x{i} y{i}", i) for i in range(0, 90, 2)
    ]
    plain = max((len(g) for g in find([*weather, *background()]).groups), default=1)
    assert plain < 6
    once = [msgspec.structs.replace(w, earliest=DAY, latest=DAY) for w in weather[:6]]
    assert len(find([*once, *background()]).groups) == 1


def test_a_vague_page_chains_nothing() -> None:
    a = [made(f"a{i}", f"flood valley bridge north x{i}", 0) for i in range(4)]
    b = [made(f"b{i}", f"strike union wages teachers x{i}", 0) for i in range(4)]
    digest = made("d", "flood valley bridge strike union wages one two three four five six", 0)
    found = together([*a, *b, digest, *background()])
    assert not any({"a0", "b0"} <= group for group in found)
    assert any({"a0", "a1", "a2", "a3"} <= group for group in found)


def test_pages_without_a_day_need_more_likeness() -> None:
    near = [
        made("a", "flood valley bridge north dam hill road", 0),
        made("b", "flood valley bay east sea port ship", None),
    ]
    assert together([*near, *background()]) == set()
    dated = [near[0], made("b", "flood valley bay east sea port ship", 0)]
    assert together([*dated, *background()]) == {frozenset("ab")}
    same = [made("a", FIRE, None), made("b", FIRE, None)]
    assert together([*same, *background()]) == {frozenset("ab")}


def test_a_page_without_a_day_that_is_like_two_times_is_of_neither() -> None:
    first, again = made("a", f"{FIRE} dead north", 0), made("c", f"{FIRE} dead south", 90)
    undated = made("b", f"{FIRE} dead hospital", None)
    assert together([first, undated, *background()]) == {frozenset("ab")}
    assert together([first, undated, again, *background()]) == set()
    nearer = made("b", f"{FIRE} dead north", None)
    assert together([first, nearer, again, *background()]) == {frozenset("ab")}


def test_copies_are_one_story_whatever_else_they_say() -> None:
    text = range(100, 132)
    pages = [
        made("a", "one two three", 0, text),
        made("b", "four five six", 9, [*list(text)[:20], *range(200, 212)]),
        made("c", "seven eight nine", 0, range(300, 332)),
    ]
    assert together([*pages, *background()]) == {frozenset("ab")}


def test_a_formula_of_many_days_makes_no_copies() -> None:
    formula = range(100, 132)
    pages = [made(f"a{i}", f"p{i} q{i} r{i}", i, formula) for i in range(8)]
    assert together([*pages, *background()]) == set()
    few = [made(f"a{i}", f"p{i} q{i} r{i}", 0, formula) for i in range(8)]
    assert len(together([*few, *background()])) == 1


def test_a_few_words_within_a_long_page_are_no_evidence() -> None:
    short = made("a", "one two", 0, [5, *range(1000, 1031)])
    long = made("b", "three four", 0, range(32))
    days = [days_of(short), days_of(long)]
    assert list(copies([short, long], days)) == []
    tiny = made("c", "one", 0, [3, 4, 5])
    assert list(copies([tiny, long], days)) == [(0, 1)]


@st.composite
def piles(draw: st.DrawFn) -> list[Sketch]:
    count = draw(st.integers(0, 24))
    vocabulary = [f"w{i}" for i in range(14)]
    return [
        made(
            f"p{i:02d}",
            draw(st.lists(st.sampled_from(vocabulary), max_size=6)),
            draw(st.one_of(st.none(), st.integers(0, 40))),
            draw(st.lists(st.integers(0, 12), max_size=6, unique=True)),
            draw(st.integers(1, 255)),
        )
        for i in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(piles(), st.integers(0, 99))
def test_every_page_stands_once_and_no_order_matters(pile: list[Sketch], seed: int) -> None:
    found = find(pile)
    ids = [*found.alone, *(i for group in found.groups for i in group)]
    assert sorted(ids) == sorted(s.id for s in pile)
    assert all(len(group) > 1 for group in found.groups)
    assert len({story_id(g) for g in found.groups}) == len(found.groups)
    shuffled = list(pile)
    random.Random(seed).shuffle(shuffled)
    assert find(shuffled) == found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(0, 20), st.integers(0, 60), st.integers(0, 20))
def test_nearness_is_even_and_falls(a: int, wide: int, b: int, broad: int) -> None:
    x, y = Days(a, a + wide), Days(b, b + broad)
    assert nearness(x, y) == nearness(y, x)
    last = max(x.last, y.last) + 90
    assert 0 == nearness(x, Days(last, last)) <= nearness(x, y) <= 1


def test_a_sketch_is_small_and_goes_through_json() -> None:
    pages = [d for d in read_paths([_page()], builtin()) if not isinstance(d, Skipped)]
    one = sketch(annotate(pages[0], builtin()), builtin())
    data = msgspec.json.encode(one)
    assert msgspec.json.decode(data, type=Sketch) == one
    assert len(data) < 1000
    assert list(numbers(one.things)) == sorted(set(numbers(one.things)))
    assert len(one.weights) == len(numbers(one.things)) > 10


def _page() -> Path:
    return next(p for p in sorted((Path(__file__).parents[2] / "samples").rglob("*.txt")))


def test_stems_take_off_what_is_joined() -> None:
    assert stem("والمدرسه") == stem("بالمدرسه") == stem("للمدرسه") == stem("مدرسه") == "مدرسه"
    assert stem("12") == stem("من") == ""


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold is not here")
def test_the_stories_of_the_gold_fall_together() -> None:
    pack = builtin()
    read = [d for d in read_paths(sorted(GOLD.glob("*.txt")), pack) if not isinstance(d, Skipped)]
    source = {d.id: d.source for d in read}
    found = find([sketch(annotate(d, pack), pack) for d in read])
    stories = [{source[i].split("-")[0] for i in group} for group in found.groups]
    assert sorted(map(sorted, stories)) == [["asir"], ["ships"], ["suruc"]]
    assert [len(g) for g in sorted(found.groups, key=len)] == [3, 4, 5]


def test_what_is_rare_in_all_news_speaks_for_one_story(pack: Pack) -> None:
    rare = ("دلعوسية الهرماسي قرطبوسة", "دلعوسية الهرماسي قرطبوسة فندقية")
    common = ("اليوم خلال الماضي", "اليوم خلال الماضي فندقية")

    def story(texts: tuple[str, str]) -> float:
        pages = [read_page(t.encode(), f"{n}.txt", pack) for n, t in enumerate(texts)]
        return Pages(pages, [read(p) for p in pages], {}, pack.get(Background)).story(0, 1)

    often = pack.get(Background)
    assert often.share("اليوم") > 0.2 > RARE == often.share("دلعوسية")
    assert story(rare) == story(common) == 1.0
    mixed = ("دلعوسية الهرماسي قرطبوسة خلال", "دلعوسية الهرماسي قرطبوسة الماضي")
    plain = ("اليوم خلال الماضي دلعوسية", "اليوم خلال الماضي الهرماسي")
    assert story(mixed) > 0.8 > 0.7 > story(plain)
