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
#: After so many tasks a worker makes room for a fresh one: what it has remembered of words grows, and to load the
#: packs again takes a second.
_TASKS = 100


class Rays:
    """The cluster that RAY_ADDRESS names, or one begun on this machine for as long as it is needed.

    Every machine of a cluster needs this version of Riwaya, the packs at the same place, and the folder that is
    worked in under the same path.
    """

    name = "ray"

    def __init__(self, context: Any, workers: int) -> None:
        self._ray = _imported()
        self._token = token()
        # Sent with the work: it is small, and what Ray's store holds goes with the store.
        self._context = context
        self._workers = workers
        self._gone = False
        self._began = not self._ray.is_initialized()
        if self._began:
            _begin(self._ray, workers)
        self.ready = _size(self._ray, workers)
        # Second tries are the caller's: it knows when to stop.
        self._run = self._ray.remote(num_cpus=1, max_retries=0, max_calls=_TASKS)(memo.run)

    def submit(self, work: Callable[[Any, Any], Any], items: list[Any]) -> Any:
        return self._run.remote(self._token, self._context, work, items), len(items)

    def result(self, handle: Any) -> list[Any]:
        reference, count = handle
        of = self._ray.exceptions
        try:
            got: list[Any] = self._ray.get(reference)
        except of.LocalRayletDiedError as error:
            self._gone = True
            raise DiedError from error
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
        if not self._gone:
            return False  # only what the process had in hand is lost
        if not self._began or _joined():
            raise RiwayaError("Ray's process on this machine (raylet) has died; start it again")
        self._ray.shutdown()
        _begin(self._ray, self._workers)
        self._gone = False
        return True

    def close(self) -> None:
        if self._began:
            self._ray.shutdown()


def _imported() -> Any:
    try:
        import ray
    except ImportError as error:
        raise RiwayaError("--engine ray needs Ray: pip install 'riwaya[ray]'") from error
    return ray


def _joined() -> bool:
    """Whether the cluster is there without this program."""
    return bool(os.environ.get("RAY_ADDRESS"))


def _silence() -> None:
    """Ray tells of every process that dies, on standard output, which is for what was asked of the program; what can
    be read out of the same errors is said by those who meet them."""
    from ray._private import worker

    worker._worker_logs_enabled = False


def _begin(ray: Any, workers: int) -> None:
    """Raises RiwayaError where Ray does not start: it raises what it likes."""
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    _silence()
    quiet = {"logging_level": "ERROR", "log_to_driver": False, "configure_logging": True}
    local = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": _STORE}
    path = os.environ.get("PYTHONPATH")
    if not _joined():
        # Its processes find modules where this one does, as those of a pool do.
        os.environ["PYTHONPATH"] = os.pathsep.join(p for p in sys.path if p)
    try:
        ray.init(**quiet, **({} if _joined() else local))
    except Exception as error:
        raise RiwayaError(f"Ray cannot be started: {' '.join(str(error).split())[:300]}") from error
    finally:
        if path is None:
            os.environ.pop("PYTHONPATH", None)
        else:
            os.environ["PYTHONPATH"] = path


def _size(ray: Any, workers: int) -> int:
    """All processors of a cluster, the processes asked for on one machine."""
    there = int(ray.cluster_resources().get("CPU", workers))
    return max(1, there if _joined() else min(there, workers))
