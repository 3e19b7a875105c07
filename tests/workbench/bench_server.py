"""A workbench that runs, and requests to it as a browser or a stranger would make them."""

from __future__ import annotations

import json
import re
import threading
import time
from typing import Any

import urllib3
import uvicorn

from riwaya.workbench import make_app
from riwaya.workbench.guard import Access
from riwaya.workbench.state import State


class Bench:
    """A running workbench; `ask` and `tell` are requests to it."""

    def __init__(self, state: State, access: Access) -> None:
        self.state, self.access = state, access
        config = uvicorn.Config(
            make_app(state, access), port=0, log_level="error", access_log=False, lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._pool = urllib3.PoolManager()

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._pool.clear()

    def ask(self, path: str, **headers: str) -> Any:
        return self._pool.request("GET", self.url + path, headers=headers, redirect=False)

    def tell(self, path: str, body: Any, **headers: str) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {
            "X-Riwaya-Token": self.access.form,
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        answer = self._pool.request("POST", self.url + path, body=data, headers=sent)
        said = answer.json() if "json" in answer.headers.get("content-type", "") else answer.data
        return answer.status, said

    def data(self, path: str) -> Any:
        """What a page hands to its script."""
        html = self.ask(path).data.decode()
        found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
        assert found
        return json.loads(found.group(1))
