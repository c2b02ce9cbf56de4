"""A show belongs to its source: two sources never share one, whatever they say."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from running import kamishibai

from generator import Settings, build
from generator.show.claim import claim

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

POST = "# 今日の潮位\n\n## 北港\n\n北港の満潮は午前{hour}時でした。風は弱く、波は穏やかでした。\n"
OTHER = "# 町のパン屋\n\n## 朝\n\nパンは六時に焼き上がります。店は七時に開きます。\n"


def write(place: Path, text: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def script(source: object, cwd: Path, *, stdin: bytes = b"") -> Run:
    options = ("--offline", "--languages", "ja", "--only", "script", "--json")
    return kamishibai("build", source, *options, cwd=cwd, stdin=stdin)


def test_posts_that_are_all_called_index_have_a_show_each(tmp_path: Path) -> None:
    first = write(tmp_path / "posts" / "2026-11-01" / "index.md", POST.format(hour=5))
    second = write(tmp_path / "posts" / "2026-11-02" / "index.md", POST.format(hour=6))
    assert script(first, tmp_path).folder.name == "2026-11-01"
    assert script(second, tmp_path).folder.name == "2026-11-02"


def test_two_files_of_one_name_have_a_show_each_and_keep_it(tmp_path: Path) -> None:
    sources = [
        write(tmp_path / place / "tides.md", POST.format(hour=hour))
        for hour, place in enumerate(("north", "south"))
    ]
    runs = [script(source, tmp_path) for source in sources]
    assert [run.folder.name for run in runs] == ["tides", "tides-2"]
    assert "tides-2" in runs[1].err
    again = [script(source, tmp_path) for source in reversed(sources)]
    assert [run.folder.name for run in again] == ["tides-2", "tides"]
    assert [run.made() for run in again] == [[], []]


def test_a_show_and_its_source_may_move_together(tmp_path: Path) -> None:
    write(tmp_path / "here" / "tides.md", POST.format(hour=5))
    assert script("tides.md", tmp_path / "here").folder.name == "tides"
    (tmp_path / "here").rename(tmp_path / "there")
    again = script("tides.md", tmp_path / "there")
    assert (again.folder.name, again.made()) == ("tides", [])


def test_another_article_in_the_same_file_begins_anew_and_keeps_what_was_edited(
    tmp_path: Path,
) -> None:
    source = write(tmp_path / "today.md", POST.format(hour=5))
    run = script(source, tmp_path)
    board = run.folder / "storyboard.yaml"
    mine = board.read_text(encoding="utf-8").replace("今日の潮位", "きょうの潮")
    board.write_text(mine, encoding="utf-8")
    write(source, OTHER)
    again = script(source, tmp_path)
    assert again.folder == run.folder
    assert "storyboard.edited.yaml" in again.err
    assert (run.folder / "storyboard.edited.yaml").read_text(encoding="utf-8") == mine
    assert "パン屋" in board.read_text(encoding="utf-8")
    assert "きょうの潮" not in board.read_text(encoding="utf-8")


def test_standard_input_has_the_show_of_its_title(tmp_path: Path) -> None:
    text = POST.format(hour=5)
    first = script("-", tmp_path, stdin=text.encode())
    assert first.folder.name == "今日の潮位"
    longer = text + "\n午後には雨が降りました。\n"
    assert script("-", tmp_path, stdin=longer.encode()).folder.name == "今日の潮位"
    other = "# 今日の潮位\n\n## 南港\n\n南港では船が出ませんでした。\n"
    assert script("-", tmp_path, stdin=other.encode()).folder.name == "今日の潮位-2"


def test_an_address_gives_its_last_part(tmp_path: Path) -> None:
    from generator import read

    article = read(write(tmp_path / "a.md", POST.format(hour=5)), Settings())
    names = {
        "https://example.com/posts/tides.html": "tides",
        "https://example.com/posts/tides/": "tides",
        "https://example.com/posts/tides/index.html": "tides",
        "https://example.com/%E6%BD%AE": "潮",
        "https://example.com/": "example-com",
    }
    assert {address: claim(address, article).name for address in names} == names


def test_two_sources_of_one_name_built_at_once_have_a_show_each(tmp_path: Path) -> None:
    sources = [
        write(tmp_path / str(n) / "tides.md", POST.format(hour=n).replace("北港", f"港{n}"))
        for n in range(4)
    ]
    settings = Settings(
        output=tmp_path / "shows", languages=("ja",), only=("script",), offline=True
    )
    with ThreadPoolExecutor(4) as pool:
        shows = list(pool.map(lambda source: build(source, settings), sources))
    assert sorted(show.folder.name for show in shows) == ["tides", "tides-2", "tides-3", "tides-4"]
    for n, show in enumerate(shows):
        assert f"港{n}" in (show.folder / "script.ja.md").read_text(encoding="utf-8")
