"""The studio's server and its pages for people: a show drawn as its own page is."""

from __future__ import annotations

import asyncio
import secrets
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from watchfiles import awatch

from generator import slides
from generator.calls.calls import Calls
from generator.errors import KamishibaiError, SettingsError
from generator.files import digest
from generator.locale import words
from generator.publishing.colors import stylesheet
from generator.publishing.page_files import source
from generator.publishing.web import anything
from generator.reading.raw import detect
from generator.settings import forms
from generator.show.edited_file import BRIEF, STORYBOARD
from generator.show.folder import Show
from generator.slides.templates.places import names
from generator.studio import api, downloads, shown, views
from generator.studio.access import FILE_POLICY, Guard
from generator.studio.api import body
from generator.studio.bodies import Tongue  # noqa: TC001 -- a body is read by it
from generator.studio.builds import Builds
from generator.studio.outgoing import leaving
from generator.studio.shown import HERE, common, filled, opened, panel, thumbs, tongue
from generator.studio.voice_cards import voices
from generator.studio.waiting import resume
from generator.studio.worker import Worker, giving_back

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.types import ASGIApp
    from watchfiles import Change

    from generator.calls.allowed import Folders
    from generator.model import Language
    from generator.settings import Settings


_MOST_KNOWN = 4 << 20
_VIEWS: dict[str, Callable[..., str]] = {
    "article": views.article,
    "understanding": views.understanding,
    "questions": views.questions,
    "look": views.looks,
    "hand-on": views.handing,
}


def routes() -> list[Route | Mount]:
    return [
        Route("/", _start),
        Route("/voices", _voices),
        Route("/leaving", _leaving, methods=["POST"]),
        Route("/favicon.ico", _nothing),
        Mount("/static", StaticFiles(directory=HERE / "static")),
        Route("/show", _show),
        Route("/show/news", _news, methods=["POST"]),
        Route("/show/texts", _texts_of),
        Route("/show/layouts", _layouts),
        Route("/show/view/{name}", _view),
        Route("/show/verdict", _verdict),
        Route("/show/drawn/{number:int}.png", _drawn),
        Route("/show/look.css", _look),
        Route("/show/live", _live),
        Route("/show/zip", downloads.zipped),
        Route("/show/feed", downloads.feed),
        Route("/show/translations", downloads.translations, methods=["GET", "POST"]),
        Route("/show/files/{path:path}", _picture),
    ]


async def _nothing(_: Request) -> Response:
    return Response(status_code=204)


async def _start(request: Request) -> Response:
    calls: Calls = request.app.state.calls
    language = tongue(request)

    def made() -> str:
        shows = [
            {"path": str(folder), "name": folder.name, "title": _title(folder)}
            for folder in dict.fromkeys(calls.folders.shows())
        ]
        settings = calls.settings()
        return filled(
            "start",
            language=language,
            told=words(language)["studio"],
            steps=words(language)["steps"],
            shows=shows,
            folder=calls.folders.roots[0].name,
            asked=request.query_params.get("source", ""),
            examples=[(name, title[language]) for name, title in calls.examples()],
            forms=forms(settings),
            settings=settings,
            leaving=leaving(settings, language),
        )

    return HTMLResponse(await run_in_threadpool(made))


def _title(folder: Path) -> str:
    article = Show(folder).article()
    return anything(article.title.text) if article else folder.name


async def _show(request: Request) -> Response:
    language, named = tongue(request), request.query_params.get("show", "")

    def made() -> str:
        shown = opened(request.app.state.calls, named)
        values = common(shown, language)
        values |= {"quoted": quote(named, safe=""), "steps": words(language)["steps"]}
        return filled("show", **values, opened=shown, scenes=thumbs(shown, language))

    return HTMLResponse(await run_in_threadpool(made))


async def _texts_of(request: Request) -> Response:
    named, scene = request.query_params.get("show", ""), request.query_params.get("scene", "")

    def made() -> str:
        calls: Calls = request.app.state.calls
        return panel(opened(calls, named), scene, tongue(request), calls.built(named).languages)

    return HTMLResponse(await run_in_threadpool(made))


async def _layouts(request: Request) -> Response:
    named, scene = request.query_params.get("show", ""), request.query_params.get("scene", "")
    made = partial(views.layouts, request.app.state.calls, named, scene, tongue(request))
    return HTMLResponse(await run_in_threadpool(made))


async def _view(request: Request) -> Response:
    view = _VIEWS.get(request.path_params["name"])
    if view is None:
        raise HTTPException(404, "there is no such view")
    named = request.query_params.get("show", "")
    made = partial(view, request.app.state.calls, named, tongue(request))
    return HTMLResponse(await run_in_threadpool(made))


async def _verdict(request: Request) -> Response:
    def made() -> str:
        return views.verdict(_template(request), tongue(request))

    return HTMLResponse(await run_in_threadpool(made))


async def _drawn(request: Request) -> Response:
    calls: Calls = request.app.state.calls
    named, number = request.query_params.get("show", ""), request.path_params["number"]

    def made() -> bytes:
        return views.drawn(calls, named, _template(request), number)

    return Response(await run_in_threadpool(made), media_type="image/png")


def _template(request: Request) -> str:
    """The one asked about: a name, or a file within the folders."""
    calls: Calls = request.app.state.calls
    name = request.query_params.get("template", "")
    return name if name in names() else str(calls.folders.path(name))


async def _voices(request: Request) -> Response:
    made = partial(_cards, request.app.state.calls, tongue(request))
    return HTMLResponse(await run_in_threadpool(made))


def _cards(calls: Calls, language: Language) -> str:
    told = words(language)["studio"]
    return filled("voices", told=told, voices=voices(calls.settings(), language), chosen={})


class _Chosen(msgspec.Struct, forbid_unknown_fields=True):
    """What stands on the first page: ``text`` is how the article begins."""

    languages: list[Tongue]
    voices: dict[str, str] = {}
    text: str = ""


async def _leaving(request: Request) -> Response:
    """What would leave this machine if the show were made as it is chosen now."""
    asked = msgspec.json.decode(await body(request, _MOST_KNOWN), type=_Chosen)
    language = tongue(request)

    def made() -> str:
        settings = replace(request.app.state.calls.settings(), languages=tuple(asked.languages))
        settings = replace(settings, voices={**settings.voices, **asked.voices})
        source = detect(asked.text) if asked.text.strip() else None
        lines = leaving(settings, language, source)
        return filled("leaving", told=words(language)["studio"], leaving=lines)

    return HTMLResponse(await run_in_threadpool(made))


async def _news(request: Request) -> Response:
    """What of a show is not as the page has it: the order of the scenes, and those changed."""
    language, named = tongue(request), request.query_params.get("show", "")
    known = msgspec.json.decode(await body(request, _MOST_KNOWN), type=dict[str, str])

    def made() -> dict[str, Any]:
        shown = opened(request.app.state.calls, named)
        order = [scene.id for scene in shown.board.scenes]
        return {"order": order, "scenes": thumbs(shown, language, known), "title": shown.name}

    return JSONResponse(await run_in_threadpool(made))


async def _look(request: Request) -> Response:
    """The colours of the show's template and of those it could have, the page's style, ours."""
    calls: Calls = request.app.state.calls

    def made() -> str:
        settings = calls.built(request.query_params.get("show", ""))
        own = (HERE / "static" / "studio.css").read_text(encoding="utf-8")
        looks = "".join(_colored(calls, settings, name) for name in views.templates(calls))
        colors = slides.colors(settings)
        sheet = stylesheet(colors) + source("page.css", settings) + own
        # slides are as the deck has them, at night too
        return sheet + stylesheet(colors, ".frame:not([data-look] .frame)") + looks

    return Response(await run_in_threadpool(made), media_type="text/css")


def _colored(calls: Calls, settings: Settings, name: str) -> str:
    """Of one template, for slides that stand in it; a file that is none has no colours."""
    place = name if name in names() else str(calls.folders.path(name))
    try:
        colors = slides.colors(replace(settings, template=place))
    except KamishibaiError:
        return ""
    return stylesheet(colors, f'[data-look="{digest(name.encode())[:12]}"]')


async def _live(request: Request) -> Response:
    """Server-sent events: the storyboard was changed on disk, by whomever."""
    calls: Calls = request.app.state.calls
    folder = calls.folders.show(request.query_params.get("show", ""))

    async def stream() -> AsyncIterator[str]:
        yield ": listening\n\n"
        async for _ in awatch(folder, watch_filter=_is_told, debounce=50, step=20, recursive=False):
            yield "event: changed\ndata: {}\n\n"

    return StreamingResponse(stream(), media_type="text/event-stream")


def _is_told(_: Change, path: str) -> bool:
    return Path(path).name in (STORYBOARD.name, BRIEF.name)


async def _picture(request: Request) -> Response:
    """A picture on a slide."""
    calls: Calls = request.app.state.calls
    path = await run_in_threadpool(partial(calls.file, request.path_params["path"]))
    return FileResponse(path, headers={"content-security-policy": FILE_POLICY})


# The server: the calls for programs, the pages for people, both behind one guard.

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
    return Starlette(routes=[*api.routes(), *routes()], exception_handlers=handlers, lifespan=life)
