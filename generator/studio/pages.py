"""The pages for people: what stands in the files of a show, drawn as its own page draws it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec
from starlette.concurrency import run_in_threadpool
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

from generator import resources, slides
from generator.calls.changing import over
from generator.errors import ShowError
from generator.locale import words
from generator.model import Bilingual, Storyboard, sentences
from generator.publishing.colors import stylesheet
from generator.publishing.page_files import source
from generator.publishing.page_view import shown_languages
from generator.publishing.page_view import slides as slide_views
from generator.publishing.web import anything, environment
from generator.show import options
from generator.show.edited_file import STORYBOARD
from generator.show.folder import Show
from generator.show.plain import fingerprint
from generator.studio.api import body
from generator.studio.guard import FILE_POLICY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from jinja2.sandbox import SandboxedEnvironment
    from starlette.requests import Request
    from watchfiles import Change

    from generator.calls.calls import Calls
    from generator.model import Language, Point, Scene
    from generator.publishing.page_view import Slide

_HERE = Path(__file__).parent
_MOST_KNOWN = 4 << 20


def routes() -> list[Route | Mount]:
    return [
        Route("/", _start),
        Route("/favicon.ico", _nothing),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
        Route("/show", _show),
        Route("/show/news", _news, methods=["POST"]),
        Route("/show/texts", _texts_of),
        Route("/show/questions", _questions),
        Route("/show/look.css", _look),
        Route("/show/live", _live),
        Route("/show/files/{path:path}", _picture),
    ]


@dataclass(frozen=True, slots=True)
class Text:
    """A text that can be changed: ``place`` as ``calls.change`` takes it."""

    place: str
    name: str
    text: Bilingual
    spoken: bool = False
    sources: tuple[str, ...] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A show as it stands on disk at this moment."""

    folder: Path
    name: str
    board: Storyboard
    said: Mapping[str, str]

    @property
    def languages(self) -> tuple[Language, ...]:
        return shown_languages(self.board)

    def slides(self) -> list[Slide]:
        return list(slide_views(self.board, ()))


def _opened(calls: Calls, named: str) -> Opened:
    folder = calls.folders.show(named)
    show = Show(folder)
    board = show.edited()
    if board is None:
        raise ShowError(f"{folder.name} has no {STORYBOARD.name}", "build it")
    article = show.article()
    said = {}
    if article:
        said = {each.id: each.text[article.language] or "" for each in sentences(article)}
    return Opened(folder, anything(board.title) or folder.name, board, said)


def _texts(scene: Scene, told: Mapping[str, str]) -> Iterator[Text]:
    """Those that can be changed, in the order in which they are read, but for empty kickers."""
    lines = {line.id: (n, line) for n, line in enumerate(scene.narration, 1)}
    points = {id(point.text): point for point in _points(scene)}
    found: list[tuple[str, Bilingual]] = []

    def note(place: str, text: Bilingual) -> Bilingual:
        found.append((place, text))
        return text

    over(Storyboard(Bilingual(), (scene,)), note)
    for place, text in found[1:]:  # after the show's own title
        if place in lines:
            number, line = lines[place]
            name = f"{told['line']} {number}"
            yield Text(place, name, text, True, line.sources, line.verdict)
            continue
        kind, last = _kind(scene, place), place.rpartition("/")[2]
        if kind == "kicker" and text == Bilingual():
            continue
        point = points.get(id(text))
        name = f"{told[kind]} {last}" if last.isdecimal() and kind != "title" else told[kind]
        sources = point.sources if point else scene.title_sources if kind == "title" else ()
        verdict = point.verdict if point else scene.title_verdict if kind == "title" else ""
        yield Text(place, name, text, sources=sources, verdict=verdict)


def _points(scene: Scene) -> Iterator[Point]:
    yield from scene.points
    for group in scene.groups:
        yield from (group.title, *group.points)
    for row in scene.table:
        yield from row
    yield from scene.fields.values()


def _kind(scene: Scene, place: str) -> str:
    """What a text is called: a key of the locale's ``[studio]``."""
    if place == scene.id:
        return "title"
    first, _, rest = place.removeprefix(f"{scene.id}/").partition("/")
    names = {"points": "point", "groups": "group", "table": "cell", "fields": "field"}
    return "point" if first == "groups" and "/" in rest else names.get(first, first)


@cache
def _templates() -> SandboxedEnvironment:
    return environment((_HERE / "views", resources.templates() / "page"))


def _thumb(opened: Opened, slide: Slide, number: int, language: Language) -> str:
    """The scene as it stands in the list; the slide in it is shown large too."""
    values = {**_common(opened, language), "slide": slide, "number": number}
    values["count"] = len(opened.board.scenes)
    return _templates().get_template("thumb.html.jinja").render(values)


def _panel(opened: Opened, name: str, language: Language) -> str:
    """The texts of a scene, nothing where there is none of that name."""
    scene = next((each for each in opened.board.scenes if each.id == name), None)
    if scene is None:
        return ""
    told = words(language)["studio"]
    values = {"told": told, "scene": scene, "texts": _texts(scene, told), "said": opened.said}
    return _templates().get_template("panel.html.jinja").render(values)


def _common(opened: Opened, language: Language) -> dict[str, Any]:
    page = words("ja")["page"], words("en")["page"]
    return {
        "language": language,
        "told": words(language)["studio"],
        "languages": opened.languages,
        "storyboard": opened.board,
        "words": {key: Bilingual(page[0][key], page[1][key]) for key in page[1]},
        "base": f"/show/files/{quote(str(opened.folder), safe='')}/",
    }


def _marks(opened: Opened) -> list[tuple[str, str]]:
    """Each scene's id with a mark that is another when it is to be drawn anew."""
    title = (opened.board.title, opened.board.credit, len(opened.board.scenes))
    return [
        (scene.id, fingerprint((scene, number, title))[:16])
        for number, scene in enumerate(opened.board.scenes, 1)
    ]


def _tongue(request: Request) -> Language:
    """The browser's; what it likes best stands first."""
    return "ja" if request.headers.get("accept-language", "").startswith("ja") else "en"


async def _nothing(_: Request) -> Response:
    return Response(status_code=204)


async def _start(request: Request) -> Response:
    calls: Calls = request.app.state.calls
    language = _tongue(request)

    def made() -> str:
        shows = [
            {"path": str(folder), "name": folder.name, "title": _title(folder)}
            for folder in dict.fromkeys(calls.folders.shows())
        ]
        return (
            _templates()
            .get_template("start.html.jinja")
            .render(
                language=language,
                told=words(language)["studio"],
                shows=shows,
                folder=calls.folders.roots[0].name,
                asked=request.query_params.get("source", ""),
            )
        )

    return HTMLResponse(await run_in_threadpool(made))


def _title(folder: Path) -> str:
    article = Show(folder).article()
    return anything(article.title.text) if article else folder.name


async def _show(request: Request) -> Response:
    language, named = _tongue(request), request.query_params.get("show", "")

    def made() -> str:
        opened = _opened(request.app.state.calls, named)
        marks = dict(_marks(opened))
        scenes = [
            {
                "id": slide.scene.id,
                "mark": marks[slide.scene.id],
                "thumb": _thumb(opened, slide, number, language),
            }
            for number, slide in enumerate(opened.slides(), 1)
        ]
        return (
            _templates()
            .get_template("show.html.jinja")
            .render(**_common(opened, language), opened=opened, scenes=scenes, quoted=quote(named))
        )

    return HTMLResponse(await run_in_threadpool(made))


async def _texts_of(request: Request) -> Response:
    named, scene = request.query_params.get("show", ""), request.query_params.get("scene", "")

    def made() -> str:
        return _panel(_opened(request.app.state.calls, named), scene, _tongue(request))

    return HTMLResponse(await run_in_threadpool(made))


async def _questions(request: Request) -> Response:
    """What ``review`` asks, each with the text that it is about, where one of the show's is."""
    calls: Calls = request.app.state.calls
    language, named = _tongue(request), request.query_params.get("show", "")

    def made() -> str:
        told = words(language)["studio"]
        at = _where(_opened(calls, named).board, told)
        items = calls.review(named, language)["items"]
        asked = [{**item, "at": at.get(item["where"])} for item in items]
        return _templates().get_template("questions.html.jinja").render(told=told, asked=asked)

    return HTMLResponse(await run_in_threadpool(made))


def _where(board: Storyboard, told: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Scene and place of the first text that rests on a sentence, or is called so itself."""
    found: dict[str, tuple[str, str]] = {}
    for scene in board.scenes:
        for text in _texts(scene, told):
            for name in (text.place, *text.sources):
                found.setdefault(name, (scene.id, text.place))
    return found


async def _news(request: Request) -> Response:
    """What of a show is not as the page has it: the order of the scenes, and those changed."""
    language, named = _tongue(request), request.query_params.get("show", "")
    known = msgspec.json.decode(await body(request, _MOST_KNOWN), type=dict[str, str])

    def made() -> dict[str, Any]:
        opened = _opened(request.app.state.calls, named)
        marks = _marks(opened)
        views = opened.slides()
        changed = {
            name: {"mark": mark, "thumb": _thumb(opened, views[n], n + 1, language)}
            for n, (name, mark) in enumerate(marks)
            if known.get(name) != mark
        }
        return {"order": [name for name, _ in marks], "scenes": changed, "title": opened.name}

    return JSONResponse(await run_in_threadpool(made))


async def _look(request: Request) -> Response:
    """The colours of the show's own template, the page's style, the studio's."""
    calls: Calls = request.app.state.calls

    def made() -> str:
        settings = calls.settings()
        folder = calls.folders.show(request.query_params.get("show", ""))
        settings = options.as_built(Show(folder), settings)
        own = (_HERE / "static" / "studio.css").read_text(encoding="utf-8")
        return stylesheet(slides.colors(settings)) + source("page.css", settings) + own

    return Response(await run_in_threadpool(made), media_type="text/css")


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
    return Path(path).name == STORYBOARD.name


async def _picture(request: Request) -> Response:
    """A picture on a slide."""
    calls: Calls = request.app.state.calls
    path = await run_in_threadpool(partial(calls.file, request.path_params["path"]))
    return FileResponse(path, headers={"content-security-policy": FILE_POLICY})
