"""The routes of the workbench."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from riwaya.errors import RiwayaError
from riwaya.page.fetch import fetch
from riwaya.workbench import messages
from riwaya.workbench.assets import asset, media_type
from riwaya.workbench.guard import Access, Guard
from riwaya.workbench.state import State
from riwaya.workbench.views import MissingError, Views

Handler = Callable[[Request], Awaitable[Response]]


def make_app(state: State, access: Access) -> Starlette:
    """The workbench over one project, as an ASGI application."""
    web = _Web(state, Views(state, access.form))
    routes = [
        Route("/", web.shown("overview")),
        Route("/pages/{id}", web.shown("page")),
        Route("/events/{id}", web.shown("event")),
        Route("/names", web.shown("names")),
        Route("/names/{id}", web.shown("name")),
        Route("/search", web.shown("search")),
        Route("/log", web.shown("log")),
        Route("/go/{anchor:path}", web.go),
        Route("/asset/{name}", web.asset),
        Route("/api/state", web.status),
        Route("/api/decisions", web.told(web.decide), methods=["POST"]),
        Route("/api/build", web.told(web.build), methods=["POST"]),
        Route("/api/upload", web.told(web.upload), methods=["POST"]),
        Route("/api/paste", web.told(web.paste), methods=["POST"]),
        Route("/api/fetch", web.told(web.fetch), methods=["POST"]),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, access=access)])


class _Web:
    """Requests to calls and results to answers. Whatever takes time runs in a thread."""

    def __init__(self, state: State, views: Views) -> None:
        self._state, self._views = state, views

    def shown(self, view: str) -> Handler:
        """A handler that shows the page of that name; what the address asks for goes to it as text."""
        make: Callable[..., str] = getattr(self._views, view)

        async def handler(request: Request) -> Response:
            asked = {**request.path_params, **request.query_params}
            try:
                return HTMLResponse(await run_in_threadpool(make, asked))
            except MissingError:
                return HTMLResponse(await run_in_threadpool(self._views.missing, asked), 404)
            except RiwayaError as error:
                return HTMLResponse(self._views.fault(str(error)), 500)

        return handler

    def told(self, act: Callable[[Request, bytes], Any]) -> Handler:
        """A handler of a change: what `act` gives as JSON, or its error in one line."""

        async def handler(request: Request) -> Response:
            try:
                body = await request.body()
            except ClientDisconnect:
                return _json({"error": "too large, or cut off"}, 413)
            try:
                return _json(await run_in_threadpool(act, request, body))
            except RiwayaError as error:
                return _json({"error": str(error)}, 400)

        return handler

    async def go(self, request: Request) -> Response:
        """To the page that holds an anchor of the dossier."""
        anchor = request.path_params["anchor"]
        place = await run_in_threadpool(self._views.place, anchor)
        return RedirectResponse(f"{place}#{quote(anchor)}", 307)

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        data = asset(name)
        if data is None:
            return Response(status_code=404)
        return Response(data, media_type=media_type(name))

    async def status(self, request: Request) -> Response:
        """What other tabs and reviewers have done: decisions in all, those not yet in the dossier."""
        waiting = await run_in_threadpool(self._state.waiting)
        count = len(await run_in_threadpool(self._state.decisions))
        return _json({"decisions": count, "waiting": waiting})

    def decide(self, request: Request, body: bytes) -> Any:
        decision = messages.decision(body)
        return {"id": decision.id, "new": self._state.decide(decision)}

    def build(self, request: Request, body: bytes) -> Any:
        shown = self._state.build()
        unfit = [msgspec.to_builtins(u) for u in shown.built.unfit]
        return {"documents": len(shown.machine.documents), "unfit": unfit}

    def upload(self, request: Request, body: bytes) -> Any:
        return self._add(unquote(request.headers.get("x-riwaya-name", "")), body)

    def paste(self, request: Request, body: bytes) -> Any:
        pasted = messages.read(body, messages.Pasted)
        name = pasted.name if "." in pasted.name else f"{pasted.name or 'page'}.txt"
        return self._add(name, pasted.text.encode("utf-8", "surrogatepass"))

    def fetch(self, request: Request, body: bytes) -> Any:
        found = fetch(messages.read(body, messages.Wanted).url)
        end = ".html" if "html" in found.media_type else ".txt"
        name = found.url.split("://", 1)[-1].split("?", 1)[0].rstrip("/")
        return self._add(name if name.endswith(end) else name + end, found.data)

    def _add(self, name: str, data: bytes) -> Any:
        safe = _file_name(name)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe
            path.write_bytes(data)
            added = self._state.add([path])
        return {
            "new": [d.source for d in added.new],
            "known": [d.source for d in added.known],
            "skipped": [f"{s.source}: {s.reason}" for s in added.skipped],
        }


def _file_name(name: str) -> str:
    """`name` as that of one file in a folder: no path, nothing hidden, nothing that steers a terminal."""
    plain = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "-" for c in name)
    plain = plain.strip(". ")
    stem, dot, end = plain.rpartition(".")
    if not dot:
        stem, end = plain, "txt"
    while len(stem.encode("utf-8", "replace")) > 150:
        stem = stem[:-1]
    return f"{stem or 'page'}.{end[:10]}"


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
