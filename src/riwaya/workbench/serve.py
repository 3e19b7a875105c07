"""The workbench's server."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

from riwaya.errors import OutputError
from riwaya.workbench.app import make_app
from riwaya.workbench.guard import Access, is_loopback
from riwaya.workbench.state import State


def serve(
    state: State, *, host: str, port: int, tell: Callable[[str], None], key: str = ""
) -> None:
    """Serves `state` until interrupted; `tell` is given the address to open, once it can be opened.

    Beyond loopback everybody needs `key`, made up where none is given. Port 0 takes a free one. Raises
    OutputError where the address cannot be had.
    """
    import uvicorn

    key = "" if is_loopback(host) else key or secrets.token_urlsafe(24)
    access = Access(form=secrets.token_urlsafe(24), key=key)
    bound = _bind(host, port)
    with bound:
        name, number = bound.getsockname()[:2]
        shown = f"[{name}]" if ":" in name else name
        tell(f"http://{shown}:{number}/" + (f"?key={key}" if key else ""))
        config = uvicorn.Config(
            make_app(state, access), log_level="warning", access_log=False, server_header=False
        )
        uvicorn.Server(config).run(sockets=[bound])


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        # Who opens the address at once waits instead of being turned away.
        bound.listen()
    except OSError as error:
        bound.close()
        raise OutputError(
            f"{host}:{port}: cannot be served on: {error.strerror or error}"
        ) from error
    return bound
