"""A pool of processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any

from riwaya.mapping import memo
from riwaya.mapping.base import DiedError, token


class Pool:
    """Spawned processes, so that no state of this one can leak into a result; begun when work is there."""

    name = "pool"

    def __init__(self, context: Any, workers: int) -> None:
        self.ready = workers
        self._context = context
        self._token = token()
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[[Any, Any], Any], items: list[Any]) -> Any:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self.ready,
                mp_context=spawn,
                initializer=_begin,
                initargs=(self._token, self._context),
            )
        try:
            return self._pool.submit(_run, self._token, work, items)
        except BrokenProcessPool as error:
            # A process died while it had nothing to do; who waits for the result will see it.
            broken: Future[list[Any]] = Future()
            broken.set_exception(error)
            return broken

    def result(self, handle: Any) -> list[Any]:
        try:
            got: list[Any] = handle.result()
        except BrokenProcessPool as error:
            raise DiedError from error
        return got

    def restart(self) -> bool:
        self.close()
        return True

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _begin(token: str, context: Any) -> None:
    memo.kept(token, context)
    # An interrupt is the parent's business. Where it was killed there is nobody left to work for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _run(token: str, work: Callable[[Any, Any], Any], items: list[Any]) -> list[Any]:
    return memo.run(token, None, work, items)
