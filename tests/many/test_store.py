"""Shows that go to a store: any place that fsspec knows, told done by one listing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from few_articles import contents, write_article

from generator import build, build_many
from generator.errors import ShowError
from generator.many.sources import put_lists, write_lists
from generator.many.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator import Settings
    from generator.many.job import Result

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def target(tmp_path: Path) -> str:
    return (tmp_path / "store").as_uri()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def made(sources: list[str], settings: Settings, target: str) -> dict[str, Result]:
    return {r.source: r for r in build_many(sources, settings, target=target, jobs=1)}


def test_a_store_has_what_a_folder_would(
    articles: list[str], settings: Settings, target: str, store: Path
) -> None:
    made(articles[:2], settings, target)
    for source in articles[:2]:
        build(source, settings)
    assert contents(store) == contents(settings.output)


def test_what_a_store_has_is_passed_over_by_its_listing_alone(
    articles: list[str], settings: Settings, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(articles[:2], settings, target)
    asked: list[str] = []
    system = type(fsspec.filesystem("file"))
    for name in ("find", "open", "cat_file", "get_file"):
        real = getattr(system, name)
        monkeypatch.setattr(system, name, _counting(asked, name, real))
    again = made(articles[:2], settings, target)
    assert [(r.show, r.exit, r.gaps, r.seconds) for r in again.values()] == [
        (r.show, r.exit, r.gaps, 0.0) for r in first.values()
    ]
    assert asked == ["find"]


def _counting(asked: list[str], name: str, real: Callable[..., object]) -> Callable[..., object]:
    def counted(*arguments: object, **named: object) -> object:
        asked.append(name)
        return real(*arguments, **named)

    return counted


def test_a_source_is_known_however_its_path_is_written(
    articles: list[str], settings: Settings, target: str
) -> None:
    made(articles[:1], settings, target)
    absolute = str(Path(articles[0]).absolute())
    assert made([absolute], settings, target)[absolute].seconds == 0


def test_a_changed_article_keeps_its_show_and_what_a_person_changed_there(
    articles: list[str], settings: Settings, target: str, store: Path
) -> None:
    made(articles[:1], settings, target)
    storyboard = store / "a0" / "storyboard.yaml"
    told = storyboard.read_text("utf-8")
    storyboard.write_text(told.replace("新しい試み", "夜間開館"), encoding="utf-8")
    article = Path(articles[0])
    article.write_text(article.read_text("utf-8") + "\n入場は無料だ。\n", encoding="utf-8")
    assert made(articles[:1], settings, target)[articles[0]].show == "a0"
    script = (store / "a0" / "script.ja.md").read_text("utf-8")
    assert "夜間開館" in script
    assert "無料" in script
    assert sorted(path.name for path in store.iterdir()) == ["a0"]


def test_what_was_sent_before_a_kill_is_no_show_and_is_finished(
    articles: list[str], settings: Settings, target: str, store: Path
) -> None:
    made(articles[:1], settings, target)
    whole = contents(store)
    [done] = store.rglob("done-*")
    for left in (done, store / "a0" / "manifest.json", store / "a0" / "script.ja.md"):
        left.unlink()
    assert made(articles[:1], settings, target)[articles[0]].seconds
    assert contents(store) == whole


def test_what_a_person_changed_in_a_show_that_was_not_sent_to_its_end_stays(
    articles: list[str], settings: Settings, target: str, store: Path
) -> None:
    made(articles[:1], settings, target)
    storyboard = store / "a0" / "storyboard.yaml"
    told = storyboard.read_text("utf-8")
    storyboard.write_text(told.replace("新しい試み", "夜間開館"), encoding="utf-8")
    next(store.rglob("done-*")).unlink()
    made(articles[:1], settings, target)
    assert "夜間開館" in (store / "a0" / "script.ja.md").read_text("utf-8")


def test_a_folder_where_builds_made_shows_goes_on_with_them_and_touches_no_other(
    articles: list[str], settings: Settings, target: str, store: Path, tmp_path: Path
) -> None:
    here = replace(settings, output=store)
    build(articles[0], here)
    storyboard = store / "a0" / "storyboard.yaml"
    told = storyboard.read_text("utf-8")
    storyboard.write_text(told.replace("新しい試み", "夜間開館"), encoding="utf-8")
    other = write_article(tmp_path / "other" / "a0.md", "別の館")
    results = made([other, articles[0]], settings, target)
    assert (results[other].show, results[articles[0]].show) == ("a0-2", "a0")
    assert "夜間開館" in (store / "a0" / "script.ja.md").read_text("utf-8")
    build(articles[0], here)
    assert sorted(path.name for path in store.iterdir()) == ["a0", "a0-2"]


def test_names_are_given_in_order_and_kept(
    settings: Settings, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sources = [write_article(Path(f"{n}/same.md"), f"塔{n}") for n in range(3)]
    expected = {"0/same.md": "same", "1/same.md": "same-2", "2/same.md": "same-3"}
    assert {s: r.show for s, r in made(sources, settings, target).items()} == expected
    storyboard = tmp_path / "store" / "same-3" / "storyboard.yaml"
    storyboard.write_text(storyboard.read_text("utf-8").replace("新しい", "あたらしい"), "utf-8")
    Path("2/same.md").write_text("# 別\n\n別の記事です。\n", encoding="utf-8")
    backwards = made(sources[::-1], settings, target)
    assert {source: result.show for source, result in backwards.items()} == expected
    aside = storyboard.with_name("storyboard.edited.yaml")  # another article stands there now
    assert "あたらしい" in aside.read_text("utf-8")


def test_a_store_that_is_not_there_is_told_at_once(articles: list[str], settings: Settings) -> None:
    with pytest.raises(ShowError, match="nonsense"):
        made(articles[:1], settings, "nonsense://bucket/shows")


def test_gallery_and_feeds_over_a_store_are_those_over_a_folder(
    articles: list[str], settings: Settings, target: str, store: Path
) -> None:
    heard = replace(settings, only=("audio",), languages=("ja",))
    made(articles[:2], heard, target)
    for source in articles[:2]:
        build(source, heard)
    url = "https://example.org/shows/"
    names = put_lists(Store(target), url, heard)
    assert names == ("index.html", "feed.ja.xml")
    assert tuple(path.name for path in write_lists(settings.output, url, heard)) == names
    for name in names:
        assert (store / name).read_bytes() == (settings.output / name).read_bytes()
