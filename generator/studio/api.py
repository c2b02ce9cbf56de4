"""The calls as JSON over HTTP; documented for programs in docs/api.md."""

from __future__ import annotations

import json
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.calls.calls import Calls
from generator.calls.edits import ConflictError
from generator.errors import EngineError, KamishibaiError, ShowError
from generator.files import slug, write_bytes
from generator.locale import words
from generator.locale.wording import worded
from generator.reading.formats import suffixes
from generator.reading.limits import BYTES
from generator.studio.access import FILE_POLICY
from generator.studio.bodies import POSTED, Name, Tongue  # noqa: TC001 -- bodies are read by them
from generator.studio.shown import tongue
from generator.studio.voice_cards import stand_in
from generator.studio.waiting import WAITS, noted, taken

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from generator.model import Language
    from generator.studio.builds import Builds

T = TypeVar("T")
_MOST_JSON = 1 << 20
# Uploads that are no articles of a folder: decks and templates, logos.
_BESIDE = frozenset({".pptx", ".png", ".jpg"})


class Building(msgspec.Struct, forbid_unknown_fields=True):
    source: Name
    languages: list[Tongue] | None = None
    only: list[str] | None = None
    format: str | None = None
    minutes: float | None = None
    offline: bool | None = None
    voices: dict[str, Name] | None = None
    memories: list[Name] | None = None


class SayRequest(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    language: Tongue
    voice: str = ""
    show: str = ""
    said: dict[str, str] | None = None


def routes() -> list[Route]:
    """All of them; each works on ``request.app.state.calls`` and ``.builds``."""
    posted = (Route(f"/api/{name}", partial(_posted, name), methods=["POST"]) for name in POSTED)
    return [
        *posted,
        Route("/api/shows", _shows),
        Route("/api/builds", _builds),
        Route("/api/builds", _begin, methods=["POST"]),
        Route("/api/builds/{name}", _build),
        Route("/api/builds/{name}", _cancel, methods=["DELETE"]),
        Route("/api/builds/{name}/events", _events),
        Route("/api/review", _review),
        Route("/api/say", _say, methods=["POST"]),
        Route("/api/explain", _explain),
        Route("/api/stale", _stale),
        Route("/api/uploads", _upload, methods=["POST"]),
        Route("/api/files/{path:path}", _file),
    ]


def told(request: Request, error: Exception) -> Response:
    """A failure of a call: 409 where somebody else was quicker, else 400."""
    assert isinstance(error, KamishibaiError)
    found = _said(error, tongue(request))
    if isinstance(error, ConflictError):
        return JSONResponse({**found, "now": error.now}, 409)
    return JSONResponse(found, 400)


def _said(error: KamishibaiError, language: Language) -> dict[str, Any]:
    return {"error": worded(error.message, language), "advice": worded(error.advice, language)}


def failed(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail, "advice": ""}, error.status_code)


async def body(request: Request, most: int) -> bytes:
    """Raises HTTPException: it is larger."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > most:
            raise HTTPException(413, f"more than {most} bytes")
    return bytes(data)


async def _asked(request: Request, kind: type[T]) -> T:
    """Only JSON: a form of another site can send anything else without being asked first."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise HTTPException(415, "application/json is expected")
    try:
        return msgspec.json.decode(await body(request, _MOST_JSON), type=kind)
    except msgspec.MsgspecError as error:
        raise HTTPException(422, str(error)) from error


async def _done(call: Callable[[], T]) -> Response:
    """In a thread, as every call may take its time."""
    return JSONResponse(await run_in_threadpool(call))


async def _posted(name: str, request: Request) -> Response:
    """What is said of the article waits for the build under way, which reads it."""
    kind, call = POSTED[name]
    told = await _asked(request, kind)
    asked, calls = msgspec.structs.asdict(told), _calls(request)
    made, turn = partial(call, calls, **asked), _known(request).turn
    if name in WAITS:
        show = calls.folders.show(asked["show"])
        note = await run_in_threadpool(noted, show, name, told) if turn.locked() else None
        async with turn:
            if note is None or taken(note):
                return await _done(made)
            return JSONResponse({})
    if call == Calls.undo and calls.undoes_article(asked["show"]):
        async with turn:
            return await _done(made)
    return await _done(made)


def _calls(request: Request) -> Calls:
    calls: Calls = request.app.state.calls
    return calls


def _known(request: Request) -> Builds:
    builds: Builds = request.app.state.builds
    return builds


async def _shows(request: Request) -> Response:
    return await _done(lambda: {"shows": _calls(request).shows()})


async def _builds(request: Request) -> Response:
    return JSONResponse({"builds": [build.plain() for build in _known(request).listed()]})


async def _begin(request: Request) -> Response:
    asked = await _asked(request, Building)
    _calls(request).folders.source(asked.source)  # refused before it waits for its turn
    options: dict[str, Any] = msgspec.structs.asdict(asked)
    build = _known(request).begin(options.pop("source"), options)
    place = f"/api/builds/{build.name}"
    return JSONResponse({**build.plain(), "events": f"{place}/events"}, 202, {"location": place})


async def _build(request: Request) -> Response:
    return JSONResponse(_known(request).find(request.path_params["name"]).plain())


async def _cancel(request: Request) -> Response:
    builds = _known(request)
    build = builds.find(request.path_params["name"])
    builds.cancel(build)
    return JSONResponse(build.plain())


async def _events(request: Request) -> Response:
    """Server-sent events; a client that was cut off says which it had last."""
    builds = _known(request)
    build = builds.find(request.path_params["name"])
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isdecimal() else 0
    language = tongue(request)

    async def stream() -> AsyncIterator[str]:
        async for number, event in builds.events(build, after):
            kind = "end" if "end" in event else "progress"
            why = [worded(each, language) for each in event.get("error", "").split(": ")]
            said = {**event, "error": ": ".join(why)} if "end" in event else event
            data = json.dumps(said, ensure_ascii=False)
            yield f"id: {number}\nevent: {kind}\ndata: {data}\n\n"

    return StreamingResponse(stream(), media_type="text/event-stream")


async def _review(request: Request) -> Response:
    return await _done(partial(_calls(request).review, _show(request), _tongue(request)))


async def _say(request: Request) -> Response:
    asked = await _asked(request, SayRequest)
    calls, language = _calls(request), tongue(request)

    def made() -> Response:
        try:
            said = calls.say(**msgspec.structs.asdict(asked))
        except EngineError as error:
            return JSONResponse({**_said(error, language), **_instead(calls, asked, language)}, 400)
        return Response(said, media_type="audio/mpeg")

    return await run_in_threadpool(made)


def _instead(calls: Calls, asked: SayRequest, language: Language) -> dict[str, Any]:
    """A voice of this machine, offered for a show's own one that does not answer."""
    if not asked.show or asked.voice:
        return {}
    card = stand_in(calls.settings(), asked.language, language)
    label = words(language)["studio"]["use_here"]
    return {"instead": card["name"], "label": label.format(name=card["called"])} if card else {}


async def _explain(request: Request) -> Response:
    return await _done(partial(_calls(request).explain, _show(request), _tongue(request)))


async def _stale(request: Request) -> Response:
    return await _done(partial(_calls(request).stale, _show(request)))


async def _upload(request: Request) -> Response:
    """An article, a template or a logo into the first folder; a taken name gets a number."""
    named = PurePosixPath(request.query_params.get("name", "").replace("\\", "/"))
    if named.suffix.lower() not in suffixes() | _BESIDE:
        raise ShowError(f"{named.name} is nothing that can be read", "see docs/formats.md")
    data = await body(request, BYTES)
    folder = _calls(request).folders.roots[0]
    stem, number = slug(named.stem), 1
    path = folder / f"{stem}{named.suffix.lower()}"
    while path.exists() and path.read_bytes() != data:
        number += 1
        path = folder / f"{stem}-{number}{named.suffix.lower()}"
    await run_in_threadpool(write_bytes, path, data)
    return JSONResponse({"source": str(path)}, 201)


async def _file(request: Request) -> Response:
    path = await run_in_threadpool(_calls(request).file, request.path_params["path"])
    return FileResponse(path, headers={"content-security-policy": FILE_POLICY})


def _show(request: Request) -> str:
    return request.query_params.get("show", "")


def _tongue(request: Request) -> Tongue:
    return "ja" if request.query_params.get("language") == "ja" else "en"
