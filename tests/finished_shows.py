"""Folders as builds leave them, written by hand: what feeds and galleries read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    ("audio.ja.mp3", "audio", "ja", 480_000),
    ("audio.en.mp3", "audio", "en", 520_000),
    ("captions.ja.vtt", "captions", "ja", 900),
    ("captions.en.vtt", "captions", "en", 950),
    ("chapters.ja.json", "chapters", "ja", 400),
    ("chapters.en.json", "chapters", "en", 410),
    ("cover.png", "cover", "", 30_000),
    ("index.html", "page", "", 60_000),
    ("script.ja.md", "script", "ja", 700),
    ("script.en.md", "script", "en", 720),
)
TITLES = {"ja": "夜の図書館", "en": "The night library"}


def write_show(
    folder: Path,
    *,
    titles: dict[str, str] | None = None,
    files: tuple[tuple[str, str, str, int], ...] = FILES,
    told: dict[str, Any] | None = None,
    **source: str,
) -> None:
    """A show folder with a manifest and chapters, the recordings 61 and 62.4 seconds long."""
    folder.mkdir(parents=True)
    manifest: dict[str, Any] = {
        "source": {"name": "a.txt", "date": "2026-04-18", **source},
        "files": [
            dict(zip(("path", "kind", "language", "bytes"), entry, strict=True)) for entry in files
        ],
        "gaps": [],
        **(told or {}),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for language, end in (("ja", 61.0), ("en", 62.4)):
        title = (titles or TITLES)[language]
        chapters = [
            {"startTime": 0, "endTime": 30, "title": title},
            {"startTime": 30, "endTime": end, "title": "2 < 3"},
        ]
        told = {"version": "1.2.0", "title": title, "chapters": chapters}
        (folder / f"chapters.{language}.json").write_text(json.dumps(told), encoding="utf-8")
