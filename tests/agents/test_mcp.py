"""The server as agents see it: driven by the protocol's own client over stdio."""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from few_articles import TOPICS, write_article

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

mcp = pytest.importorskip("mcp")
anyio = pytest.importorskip("anyio")

SETTINGS = """
[build]
only = ["script"]
offline = true
output = "shows"
[build.voices]
ja = "silence"
en = "silence"
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    write_article(tmp_path / "work" / "a.md", TOPICS[0])
    write_article(tmp_path / "secret.md", "秘密")
    (tmp_path / "work" / "link.md").symlink_to(tmp_path / "secret.md")
    return tmp_path / "work"


def asked(world: Path, talk: Callable[[Any], Awaitable[None]]) -> None:
    """One session of a client with a server of its own."""

    async def session() -> None:
        server = mcp.StdioServerParameters(
            command=sys.executable,
            args=["-m", "generator", "mcp", str(world)],
            cwd=world,
            env=dict(os.environ),
        )
        with anyio.fail_after(120):
            async with mcp.Client(server) as client:
                await talk(client)

    anyio.run(session)


async def told(client: Any, tool: str, **arguments: object) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


async def refused(client: Any, tool: str, **arguments: object) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_an_agent_looks_builds_changes_and_builds_again(world: Path) -> None:
    heard: list[float] = []

    async def hear(progress: float, total: float | None, message: str | None) -> None:
        del total, message
        heard.append(progress)

    async def talk(client: Any) -> None:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert tools == {"outline", "brief", "build", "review", "change", "say", "explain"}
        assert (await told(client, "outline", source="a.md"))["sections"]
        assert (await told(client, "brief", source="a.md"))["kind"]
        made = await client.call_tool("build", {"source": "a.md"}, progress_callback=hear)
        assert made.structured_content["folder"] == str(world / "shows" / "a")
        found = (await told(client, "review", show="shows/a"))["items"]
        assert {item["kind"] for item in found} >= {"translation"}
        scene = "title"
        before = await told(
            client, "change", show="shows/a", place=scene, language="en", text="Open late"
        )
        assert before == {"before": ""}
        conflict = await refused(
            client,
            "change",
            show="shows/a",
            place=scene,
            language="en",
            text="Closed",
            before="",
        )
        assert "changed meanwhile" in conflict
        said = await client.call_tool("say", {"text": "夜も開きます。", "language": "ja"})
        assert said.content[0].mime_type == "audio/mpeg", said
        assert len(base64.b64decode(said.content[0].data)) > 4_000  # a second and more
        states = (await told(client, "explain", show="shows/a"))["files"]
        assert any(file["because"] for file in states)
        await told(client, "build", source="shows/a")
        shows = (await client.read_resource("kamishibai://shows")).contents[0].text
        assert json.loads(shows) == [str(world / "shows" / "a")]
        path = "kamishibai://shows/shows/a/storyboard.yaml"
        assert "Open late" in (await client.read_resource(path)).contents[0].text

    asked(world, talk)
    assert heard == sorted(heard)
    assert heard
    assert "Open late" in (world / "shows" / "a" / "storyboard.yaml").read_text("utf-8")


def test_an_agent_reaches_nothing_outside_its_folders(world: Path) -> None:
    settings = SETTINGS.replace("offline = true", "")
    (world / "kamishibai.toml").write_text(settings, encoding="utf-8")
    outside = ("../secret.md", str(world.parent / "secret.md"), "link.md")

    async def talk(client: Any) -> None:
        for path in outside:
            for tool in ("outline", "brief", "build"):
                assert "outside" in await refused(client, tool, source=path)
            with pytest.raises(mcp.MCPError):
                await client.read_resource(f"kamishibai://shows/{path}")
        for tool in ("review", "explain"):
            assert "outside" in await refused(client, tool, show="..")
        with pytest.raises(mcp.MCPError):
            await client.read_resource("kamishibai://shows/a.md")  # within, but no show's
        assert "private" in await refused(client, "outline", source="http://127.0.0.1:9/a")

    asked(world, talk)
    assert not (world / "shows").exists()


def test_a_wrong_place_is_told_with_the_nearest(world: Path) -> None:
    async def talk(client: Any) -> None:
        await told(client, "build", source="a.md")
        said = await refused(
            client, "change", show="shows/a", place="titel", language="en", text="x"
        )
        assert "title" in said

    asked(world, talk)
