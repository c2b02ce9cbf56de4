"""A studio over the folder that each file calls its ``world``, and a browser that has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser import browser
from studio_running import studio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser import Browser
    from studio_running import Running


@pytest.fixture(scope="module")
def running(world: Path) -> Iterator[Running]:
    with studio(world, cwd=world) as started:
        yield started


@pytest.fixture
def tab(running: Running, tmp_path: Path) -> Iterator[Browser]:
    with browser(tmp_path / "profile") as opened:
        opened.window(1280, 720)
        opened.open(running.url)
        yield opened
        assert opened.messages == []  # no error, and nothing that the policy had to refuse
