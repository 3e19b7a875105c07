"""Functions mapped over items: order, second tries, what is set aside, in every engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.errors import OutputError, ResourceError, RiwayaError
from riwaya.mapping import Done, EngineName, Failed, Mapper, base, mapper, sure
from riwaya.mapping.base import DiedError
from riwaya.mapping.here import Here


def double(context: int, item: int) -> int:
    return context + item * 2


def sometimes(marks: Path, item: int) -> int:
    """Item 2 raises, 4 lacks memory and 5 ends its process, always; 3 raises and 6 ends it the first time only."""
    first = not (marks / str(item)).exists()
    (marks / str(item)).touch()
    if item == 2 or (item == 3 and first):
        raise ValueError(f"not {item}")
    if item == 4:
        raise MemoryError
    if item == 5 or (item == 6 and first):
        os._exit(3)
    return item


def full(context: str, item: int) -> int:
    if item == 3:
        raise OutputError("out: no space left") if context == "disk" else ResourceError(["a", "b"])
    return item


def ended(context: int, item: int) -> int:
    os._exit(1)


def test_what_was_made_comes_in_the_order_of_the_items() -> None:
    with mapper(5, engine="process") as here, mapper(5, workers=2) as many:
        expected = [Done(5 + 2 * n) for n in range(20)]
        assert list(here.map(double, range(20), chunk=3)) == expected
        assert list(many.map(double, range(20), chunk=3)) == expected
        assert list(many.map(double, iter(range(3)), ahead=1)) == expected[:3]
        assert list(many.map(double, [])) == []


def test_no_more_is_taken_than_may_be_under_way() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    with mapper(0, engine="process") as here:
        made = here.map(double, items(), chunk=2, ahead=3)
        assert taken == list(range(6))
        assert next(made) == Done(0)
        assert taken == list(range(8))


@pytest.mark.parametrize("chunk", [1, 4])
def test_an_item_that_fails_is_tried_again_and_set_aside_and_the_rest_goes_on(
    tmp_path: Path, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(base._LOG, "warning", said.append)
    with mapper(tmp_path, workers=2) as many:
        found = list(many.map(sometimes, range(12), chunk=chunk))
        assert many.tried_again >= 7
        # 5 dies at each of three tries; 6 may go down in the same pool.
        assert many.deaths >= 3
        assert len(said) == many.deaths
    assert [f.reason.split(" (")[0] for f in found if isinstance(f, Failed)] == [
        "ValueError: not 2",
        "MemoryError",
        "its process died",
    ]
    assert [f.value for f in found if isinstance(f, Done)] == [0, 1, 3, 6, 7, 8, 9, 10, 11]


def test_this_process_tries_again_too(tmp_path: Path) -> None:
    with mapper(tmp_path, engine="process") as here:
        found = list(here.map(sometimes, [1, 2, 3]))
        assert here.tried_again == 3
    assert found[0] == Done(1)
    assert isinstance(found[1], Failed)
    assert "test_mapping.py:" in found[1].reason
    assert found[2] == Done(3)


@pytest.mark.parametrize("engine", ["process", "pool"])
def test_what_would_meet_every_item_is_raised(engine: EngineName) -> None:
    disk: Mapper[str] = mapper("disk", engine=engine, workers=2)
    with disk, pytest.raises(OutputError, match="no space left"):
        list(disk.map(full, range(5)))
    packs: Mapper[str] = mapper("pack", engine=engine, workers=2)
    with packs, pytest.raises(ResourceError) as raised:
        list(packs.map(full, range(5)))
    assert raised.value.problems == ["a", "b"]


def test_processes_that_never_finish_anything_are_no_items_fault() -> None:
    with mapper(0, workers=2) as many, pytest.raises(RiwayaError, match="before they finish"):
        list(many.map(ended, range(100)))


class Unstartable:
    """Ends the process that is told of it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_processes_that_cannot_start_are_no_items_fault() -> None:
    many: Mapper[object] = mapper(Unstartable(), workers=2)
    with many, pytest.raises(RiwayaError, match="before they finish"):
        list(many.map(double, range(3)))  # type: ignore[arg-type]
    assert many.deaths == 1


class Flaky(Here):
    """Loses all that is under way whenever it meets item 3 in company, as a pool does."""

    ready = 4

    def __init__(self) -> None:
        super().__init__(0)
        self.lost = False
        self.sent: list[list[int]] = []

    def submit(self, work: object, items: list[int]) -> object:
        self.sent.append(items)
        return [work, items, len(self.sent)]

    def result(self, handle: object) -> list[int]:
        work, items, number = handle  # type: ignore[misc]
        if self.lost and number <= self.lost_at:
            raise DiedError
        if 3 in items:
            self.lost, self.lost_at = True, len(self.sent)
            raise DiedError
        return super().result((work, items))

    def restart(self) -> bool:
        return True


def test_those_under_way_when_a_process_died_are_tried_with_nothing_else() -> None:
    backend = Flaky()
    found = list(Mapper(0, backend).map(double, range(12), ahead=8))
    assert [f.value if isinstance(f, Done) else None for f in found] == [
        None if n == 3 else n * 2 for n in range(12)
    ]


def test_sure_raises_what_was_set_aside() -> None:
    assert list(sure([Done(1), Done(2)])) == [1, 2]
    with pytest.raises(RiwayaError, match="no"):
        list(sure([Failed("no")]))


def test_ray_does_the_same(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("ray", reason="Ray is not installed (uv pip install 'riwaya[ray]')")
    with mapper(tmp_path, engine="ray", workers=2) as many:
        found = list(many.map(sometimes, range(12), chunk=4))
    assert [type(f) is Failed for f in found] == [n in (2, 4, 5) for n in range(12)]
    assert [f.value for f in found if isinstance(f, Done)] == [0, 1, 3, 6, 7, 8, 9, 10, 11]
    # Standard output is for what the program was asked for.
    assert capfd.readouterr().out == ""
