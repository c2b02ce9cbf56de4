"""A few short articles, and what people get of shows: for whatever builds many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SILENT = {"ja": "silence", "en": "silence"}
TOPICS = ("図書館", "商店街", "観測所", "水族館", "天文台", "植物園", "資料館", "時計台")


def write_article(path: Path, topic: str, sections: int = 1) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    more = (
        f"\n## ねらい{n}\n\n{topic}の担当者は、仕事の帰りに寄れる場所を{n}つ目に作りたいと話す。"
        f"費用は{n}百万円で、{topic}の予算から出す。市民の{n}割が望んでいる。\n"
        for n in range(2, sections + 1)
    )
    path.write_text(
        f"# {topic}の新しい試み\n\n{topic}は来月から夜も開く。利用者の声にこたえた。\n\n"
        f"## ねらい\n\n{topic}の担当者は、仕事の帰りに寄れる場所にしたいと話す。\n" + "".join(more),
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


def left_over(held: Iterable[str], articles: Sequence[str], serial: Path) -> set[str]:
    """Objects below ``shows/`` that builds one after the other would not have left; or too few."""
    state = {
        path.relative_to(serial).as_posix()
        for path in serial.rglob("*")
        if path.is_file() and path.name not in ("lock", "texts.lock", "source.json")
    }
    found = {path.removeprefix("shows/") for path in held}
    told = {path for path in found if "/.kamishibai/done-" in path or "/.kamishibai/of-" in path}
    assert len(told) == 2 * len(articles)
    return (found - told) ^ state
