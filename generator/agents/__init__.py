"""The same steps for other programs: tools of the Model Context Protocol, within chosen folders."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from anyio import from_thread, to_thread
from mcp.server.mcpserver import Audio, Context, MCPServer  # noqa: TC002 - annotations are read
from mcp.server.mcpserver.exceptions import ResourceError, ToolError

from generator import __version__
from generator.calls.calls import Calls
from generator.errors import KamishibaiError
from generator.progress import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.calls.allowed import Folders
    from generator.progress import Event, Report


# The server: each tool is one of the calls, for agents, over standard input and output.

T = TypeVar("T")
_ABOUT = (
    "Kamishibai turns an article (mostly Japanese) into slides, a script and recordings in Japanese"
    " and English. Look first (outline, brief), then build, then review; change single texts, hear"
    " them (say) and build the show again: only what depends on them is made."
)


def server(folders: Folders) -> MCPServer[Any]:
    """Tools and resources over these folders; ``run()`` speaks on standard input and output."""
    made: MCPServer[Any] = MCPServer(
        "kamishibai", instructions=_ABOUT, version=__version__, log_level="WARNING"
    )
    tools = Tools(Calls(folders))
    for tool in (
        tools.outline,
        tools.brief,
        tools.build,
        tools.review,
        tools.change,
        tools.say,
        tools.explain,
    ):
        made.tool()(tool)
    made.resource("kamishibai://shows", mime_type="application/json")(tools.calls.shows)
    made.resource("kamishibai://shows/{+path}")(tools.file)
    return made


class Tools:
    """Attributes: ``calls``: what is behind them."""

    def __init__(self, calls: Calls) -> None:
        self.calls = calls

    async def outline(self, source: str) -> dict[str, Any]:
        """How the article at SOURCE (a path or an address) would be cut; makes nothing."""
        return await _told(lambda: self.calls.outline(source))

    async def brief(self, source: str) -> dict[str, Any]:
        """How the article at SOURCE is understood: thesis, claims, caveats; makes nothing."""
        return await _told(lambda: self.calls.brief(source))

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
        asked = {
            "languages": languages,
            "only": only,
            "format": format,
            "minutes": minutes,
            "offline": offline,
        }
        return await _told(lambda: self.calls.build(source, asked, _progress(ctx)))

    async def review(self, show: str) -> dict[str, Any]:
        """Every open question of the show in the folder SHOW."""
        return await _told(lambda: self.calls.review(show))

    async def change(
        self,
        show: str,
        place: str,
        language: Literal["ja", "en"],
        text: str,
        before: str | None = None,
    ) -> dict[str, Any]:
        """Change one text in SHOW's storyboard.yaml; build the show again to make it so.

        place: "title", a scene's id (its title), a spoken line's id, or "SCENE/points/N" (from 1),
        "SCENE/groups/G" and "…/N", "SCENE/table/ROW/N", "SCENE/fields/NAME", "SCENE/kicker".
        before: what stood there when you looked; refused where somebody changed it since.
        """
        return await _told(lambda: self.calls.change(show, place, language, text, before))

    async def say(self, text: str, language: Literal["ja", "en"], voice: str = "") -> Audio:
        """TEXT as it would sound (MP3). voice: ENGINE[:VOICE], else what the settings say."""
        return await _told(lambda: Audio(data=self.calls.say(text, language, voice), format="mpeg"))

    async def explain(self, show: str) -> dict[str, Any]:
        """Why each file of SHOW was made again, or was not, and what a build would make."""
        return await _told(lambda: self.calls.explain(show))

    def file(self, path: str) -> str | bytes:
        """A file of a show."""
        with _resource_told():
            data = self.calls.file(path).read_bytes()
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data


async def _told(work: Callable[[], T]) -> T:
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
