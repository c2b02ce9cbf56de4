"""The server: the calls for programs, the pages for people, both behind one guard."""

from __future__ import annotations

import asyncio
import secrets
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from generator.calls.calls import Calls
from generator.errors import KamishibaiError, SettingsError
from generator.studio import api, pages, shown
from generator.studio.builds import Builds
from generator.studio.guard import Guard
from generator.studio.waiting import resume
from generator.studio.worker import Worker, giving_back

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from generator.calls.folders import Folders

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class StudioServer:
    """Attributes: ``url`` with its token; ``socket`` listens on the loopback address alone."""

    app: ASGIApp
    url: str
    socket: socket.socket

    def serve(self) -> None:
        """Until Ctrl-C."""
        giving_back()
        config = uvicorn.Config(
            self.app,
            log_level="critical",
            access_log=False,
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        uvicorn.Server(config).run(sockets=[self.socket])


def studio(folders: Folders, port: int = 0, path: str = "/") -> StudioServer:
    """A studio over these folders, its socket bound.

    Args:
        folders: nothing else is read or written.
        port: 0 for any that is free.
        path: what its address leads to.

    Raises:
        SettingsError: the port is taken.
    """
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(128)  # who is told the address may call before it is answered
    except OSError as error:
        listening.close()
        told = f"port {port} cannot be listened on ({error.strerror})"
        raise SettingsError(told, "choose another with --port") from error
    host = f"{LOOPBACK}:{listening.getsockname()[1]}"
    token = secrets.token_urlsafe(24)
    guarded = Guard(_app(folders), token, (host, host.replace(LOOPBACK, "localhost")))
    joined = "&" if "?" in path else "?"
    return StudioServer(guarded, f"http://{host}{path}{joined}token={token}", listening)


def _app(folders: Folders) -> Starlette:
    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        worker = Worker()
        app.state.builds = Builds(folders, worker)
        app.state.calls = Calls(folders, worker.do)
        building = asyncio.create_task(app.state.builds.run())
        getting_ready = asyncio.create_task(asyncio.to_thread(shown.ready))
        resuming = asyncio.create_task(resume(app.state.calls, app.state.builds))
        yield
        resuming.cancel()
        await getting_ready
        worker.end()
        building.cancel()
        with suppress(asyncio.CancelledError):
            await building

    handlers: dict[Any, Any] = {KamishibaiError: api.told, HTTPException: api.failed}
    return Starlette(
        routes=[*api.routes(), *pages.routes()], exception_handlers=handlers, lifespan=life
    )
