"""The engines by name."""

from __future__ import annotations

from typing import Literal, TypeVar, get_args

from riwaya.mapping.base import Backend, Mapper
from riwaya.mapping.here import Here

C = TypeVar("C")

EngineName = Literal["process", "pool", "ray"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


def mapper(context: C, *, engine: EngineName = "pool", workers: int = 1) -> Mapper[C]:
    """A mapper over `workers` processes; `process` is this one alone.

    Raises RiwayaError where the engine is not installed.
    """
    return Mapper(context, _backend(context, engine, workers))


def _backend(context: object, engine: EngineName, workers: int) -> Backend:
    if engine == "ray":
        from riwaya.mapping.rays import Rays

        return Rays(context, workers)
    if engine == "process":
        return Here(context)
    from riwaya.mapping.pool import Pool

    return Pool(context, workers)
