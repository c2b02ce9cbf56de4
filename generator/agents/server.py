"""The server: each tool is one step of the library, confined to the server's folders.

An agent gets no more than whoever started the server would at the command line: settings come from
the same places, programs and endpoints only from files that the user trusts, and no tool takes any.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from anyio import from_thread, to_thread
from mcp.server.mcpserver import Context, MCPServer  # noqa: TC002 - tools' annotations are read
from mcp.server.mcpserver.exceptions import ResourceError, ToolError

from generator import __version__
from generator.agents.changing import change as changed
from generator.errors import KamishibaiError
from generator.progress import Step
from generator.settings import load
from generator.show import manifest_file
from generator.show.folder import is_show
from generator.show.plain import brief_as_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.agents.folders import Folders
    from generator.progress import Event, Report
    from generator.settings import Settings

T = TypeVar("T")
_LARGEST = 64 << 20
_ABOUT = (
    "Kamishibai turns an article (mostly Japanese) into slides, a script and recordings in Japanese"
    " and English. Look first (outline, brief), then build, then review; change single texts and"
    " build the show again: only what depends on them is made."
)


def server(folders: Folders) -> MCPServer[Any]:
    """Tools and resources over these folders; ``run()`` speaks on standard input and output."""
    made: MCPServer[Any] = MCPServer(
        "kamishibai", instructions=_ABOUT, version=__version__, log_level="WARNING"
    )
    tools = Tools(folders)
    for tool in (
        tools.outline,
        tools.brief,
        tools.build,
        tools.review,
        tools.change,
        tools.explain,
    ):
        made.tool()(tool)
    made.resource("kamishibai://shows", mime_type="application/json")(tools.shows)
    made.resource("kamishibai://shows/{+path}")(tools.file)
    return made


class Tools:
    """Attributes: ``folders``: what may be named."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    async def outline(self, source: str) -> dict[str, Any]:
        """How the article at SOURCE (a path or an address) would be cut; makes nothing."""
        from generator.reading import read
        from generator.reading.outline import outline

        return await self._told(
            lambda: outline(read(self.folders.source(source), self._settings()))
        )

    async def brief(self, source: str) -> dict[str, Any]:
        """How the article at SOURCE is understood: thesis, claims, caveats; makes nothing."""
        from generator.reading import read
        from generator.understanding import brief

        def understood() -> dict[str, Any]:
            settings = self._settings()
            return brief_as_plain(brief(read(self.folders.source(source), settings), settings))

        return await self._told(understood)

    async def build(
        self,
        source: str,
        ctx: Context[Any, Any],
        languages: list[Literal["ja", "en"]] | None = None,
        only: list[str] | None = None,
        format: str | None = None,  # noqa: A002 - as the command's option is called
        minutes: float | None = None,
        offline: bool | None = None,  # noqa: FBT001 - likewise
    ) -> dict[str, Any]:
        """Make a show of SOURCE (a path or an address), or build a show's folder again.

        only: of deck, script, audio, captions, page, video … Gives its folder and its manifest.
        """
        from generator.pipeline import build

        asked = {
            "languages": languages and ",".join(languages),
            "only": only and ",".join(only),
            "format": format,
            "minutes": minutes,
            "offline": offline,
        }

        def made() -> dict[str, Any]:
            article = self.folders.source(source)
            manifest = build(article, self._settings(asked), _progress(ctx))
            return {"folder": str(manifest.folder), **manifest_file.as_plain(manifest)}

        return await self._told(made)

    async def review(self, show: str) -> dict[str, Any]:
        """Every open question of the show in the folder SHOW."""
        from generator.review import review

        def found() -> dict[str, Any]:
            questions = review(self.folders.show(show), self._settings(), "en")
            return {"items": [to_plain(each) for each in questions]}

        return await self._told(found)

    async def change(
        self, show: str, place: str, language: Literal["ja", "en"], text: str
    ) -> dict[str, Any]:
        """Change one text in SHOW's storyboard.yaml; build the show again to make it so.

        place: "title", a scene's id (its title), "SCENE/points/N" (from 1), or a spoken line's id.
        """
        return await self._told(
            lambda: {"before": changed(self.folders.show(show), place, language, text)}
        )

    async def explain(self, show: str) -> dict[str, Any]:
        """Why each file of SHOW was made again, or was not, and what a build would make."""
        from generator.explaining import explain

        def told() -> dict[str, Any]:
            found = explain(self.folders.show(show), self._settings(), "en")
            return {"files": [to_plain(each) for each in found.files]}

        return await self._told(told)

    def shows(self) -> list[str]:
        """The shows there are, as the paths that tools and resources take."""
        return [str(folder) for folder in self.folders.shows()]

    def file(self, path: str) -> str | bytes:
        """A file of a show."""
        with _resource_told():
            found = self.folders.path(path)
            shown = is_show(found.parent) or is_show(found.parent.parent)
            if not shown or not found.is_file() or found.stat().st_size > _LARGEST:
                raise ResourceError(f"{path} is no file of a show")
            data = found.read_bytes()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data

    def _settings(self, asked: dict[str, Any] | None = None) -> Settings:
        """Those that hold in the first folder; shows go where they say, within the folders."""
        root = self.folders.roots[0]
        settings = load(asked, folder=root)
        return replace(settings, output=self.folders.path(str(root / settings.output)))

    async def _told(self, work: Callable[[], T]) -> T:
        """In a thread, so that progress and other calls go through; errors in one line."""
        try:
            return await to_thread.run_sync(work)
        except KamishibaiError as error:
            raise ToolError(str(error)) from error


@contextmanager
def _resource_told() -> Iterator[None]:
    try:
        yield
    except KamishibaiError as error:
        raise ResourceError(str(error)) from error


def _progress(ctx: Context[Any, Any]) -> Report:
    """Progress that only grows, as the protocol wants it: steps that ended, and part of one."""
    ended = 0

    def report(event: Event) -> None:
        nonlocal ended
        if isinstance(event, Step) and event.total:
            done = ended + event.done / event.total
            tell = partial(ctx.report_progress, done, None, f"{event.name} {event.item}".strip())
            from_thread.run(tell)
            ended += event.done == event.total

    return report
