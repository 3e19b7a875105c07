"""Work done one by one, by one process or by several."""

from __future__ import annotations

import gc

import pytest

from riwaya.link import crew
from riwaya.link.crew import Crew
from riwaya.mapping import uncollected
from riwaya.resources import Pack, builtin


def roots_and(pack: Pack, number: int) -> tuple[int, int]:
    return len(pack.roots), number * 2


def test_several_processes_give_what_one_gives_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_FROM", 1)
    monkeypatch.setattr(crew, "_CHUNK", 3)
    with Crew(builtin()) as alone, Crew(builtin(), 2) as many:
        expected = [(1, n * 2) for n in range(10)]
        assert list(alone.map(roots_and, range(10))) == expected
        assert list(many.map(roots_and, range(10))) == expected


def test_the_collector_is_as_it_was() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
