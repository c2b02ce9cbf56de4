"""A few short articles, and what people get of shows: for whatever builds many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SILENT = {"ja": "silence", "en": "silence"}
TOPICS = ("図書館", "商店街", "観測所", "水族館", "天文台", "植物園", "資料館", "時計台")


def write_article(path: Path, topic: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"# {topic}の新しい試み\n\n{topic}は来月から夜も開く。利用者の声にこたえた。\n\n"
        f"## ねらい\n\n{topic}の担当者は、仕事の帰りに寄れる場所にしたいと話す。\n",
        encoding="utf-8",
    )
    return str(path)


def contents(folder: Path) -> dict[str, bytes]:
    """What people get of the shows in a folder: not what shows remember for themselves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".kamishibai" not in path.parts
    }
