"""A build with the real llama.cpp server over a model of noise: nothing of it is kept, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from servers.llama import llama
from writing.answered import ARTICLE

from generator.writing.prompts import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Run

pytest.importorskip("xllamacpp", reason="the development packages bring llama.cpp's server")


def test_what_a_model_of_noise_writes_is_not_shown_and_the_build_says_so(
    build: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    for name in NAMES:  # a vocabulary of bytes makes long prompts slow
        (prompts / f"{name}.jinja").write_text("JSON.", encoding="utf-8")
    source = tmp_path / "market.md"
    source.write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setenv("KAMISHIBAI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("KAMISHIBAI_WRITER_MODEL", "noise")
    monkeypatch.setenv("KAMISHIBAI_WRITER_TEMPLATES", str(prompts))
    with llama(tmp_path, context=4096) as address:
        monkeypatch.setenv("KAMISHIBAI_WRITER_ENDPOINT", address)
        show = build(source, "--languages", "ja", "--only", "script")
    assert show.code == 3
    assert [(gap["kind"], gap["where"]) for gap in show.manifest["gaps"]] == [("engine", "writer")]
    assert "verdict:" not in (show.folder / "storyboard.yaml").read_text(encoding="utf-8")
