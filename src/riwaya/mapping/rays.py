"""Ray (https://www.ray.io): processes of this machine, or of a cluster. Needs `pip install 'riwaya[ray]'`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from riwaya.errors import RiwayaError
from riwaya.mapping import memo
from riwaya.mapping.base import DiedError, token

#: Results are small (the work writes files): Ray need not keep a third of the memory for them.
_STORE = 128 << 20


class Rays:
    """The cluster that RAY_ADDRESS names, or one begun on this machine for as long as it is needed.

    Every machine of a cluster needs this version of Riwaya, the packs at the same place, and the folder that is
    worked in under the same path.
    """

    name = "ray"

    def __init__(self, context: Any, workers: int) -> None:
        self._ray = _imported()
        self._token = token()
        self._began = not self._ray.is_initialized()
        if self._began:
            _begin(self._ray, workers)
        self.ready = _size(self._ray, workers)
        self._context = self._ray.put(context)
        # Second tries are the caller's: it knows when to stop.
        self._run = self._ray.remote(num_cpus=1, max_retries=0)(memo.run)

    def submit(self, work: Callable[[Any, Any], Any], items: list[Any]) -> Any:
        return self._run.remote(self._token, self._context, work, items), len(items)

    def result(self, handle: Any) -> list[Any]:
        reference, count = handle
        of = self._ray.exceptions
        try:
            got: list[Any] = self._ray.get(reference)
        except (
            of.WorkerCrashedError,
            of.NodeDiedError,
            of.OutOfMemoryError,
            of.ObjectLostError,
        ) as error:
            raise DiedError from error
        except of.RayError as error:
            # A machine without Riwaya, say.
            lines = [line.strip() for line in str(error).splitlines() if line.strip()]
            return [memo.Raised(f"Ray: {lines[-1][:200]}" if lines else "Ray")] * count
        return got

    def restart(self) -> bool:
        # Only what the process had in hand is lost.
        return False

    def close(self) -> None:
        if self._began:
            self._ray.shutdown()


def _imported() -> Any:
    try:
        import ray
    except ImportError as error:
        raise RiwayaError("--engine ray needs Ray: pip install 'riwaya[ray]'") from error
    return ray


def _begin(ray: Any, workers: int) -> None:
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    quiet = {"logging_level": "ERROR", "log_to_driver": False, "configure_logging": True}
    if os.environ.get("RAY_ADDRESS"):
        ray.init(**quiet)
    else:
        # Its processes find modules where this one does, as those of a pool do.
        path = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
        try:
            ray.init(
                num_cpus=workers,
                include_dashboard=False,
                object_store_memory=_STORE,
                **quiet,
            )
        finally:
            if path is None:
                del os.environ["PYTHONPATH"]
            else:
                os.environ["PYTHONPATH"] = path


def _size(ray: Any, workers: int) -> int:
    """All processors of a cluster, the processes asked for on one machine."""
    there = int(ray.cluster_resources().get("CPU", workers))
    return max(1, there if os.environ.get("RAY_ADDRESS") else min(there, workers))
