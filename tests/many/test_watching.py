"""A folder or a feed that is watched: what is new or changed is built, once it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from few_articles import SILENT, TOPICS, write_article
from running import QUICK
from servers.pages import Page, site

from generator import Settings, build, build_many
from generator.many.sources import dated
from generator.many.watching import Watch, digest
from generator.model import section_sentences, sentences
from generator.show.folder import Show

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_told_when_it_was_still_for_two_looks_and_again_when_it_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.md"
    named, watch = {str(path): ""}, Watch()
    path.write_text("# 題", encoding="utf-8")
    assert watch.ripe(named) == ()
    path.write_text("# 題\n\n本文です。", encoding="utf-8")  # still being written
    assert [watch.ripe(named) for _ in range(3)] == [(), tuple(named), ()]
    path.write_text("# 題\n\n別の本文です。", encoding="utf-8")
    assert [watch.ripe(named) for _ in range(3)] == [(), tuple(named), ()]
    path.unlink()
    assert watch.ripe({}) == ()


def test_an_address_is_told_once_and_again_when_its_list_dates_it_anew() -> None:
    watch, a, b = Watch(), "https://example.org/a", "https://example.org/b"
    assert watch.ripe({a: ""}) == (a,)
    assert watch.ripe({b: "2026-11-01", a: ""}) == (b,)
    assert watch.again == ()
    assert watch.ripe({b: "2026-11-02", a: ""}) == (b,)
    assert watch.again == (b,)


FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{url}/a"/>
<updated>{day}</updated></entry></feed>"""


def test_what_a_feed_dates_anew_is_read_and_built_again(tmp_path: Path) -> None:
    def page(topic: str) -> Page:
        text = (
            f"{topic}は来月から夜も開く。利用者の声にこたえたと、{topic}の担当者は話している。" * 3
        )
        return Page(f"<article><h1>{topic}の試み</h1><p>{text}</p></article>".encode(), "text/html")

    settings = Settings(
        output=tmp_path / "shows",
        cache=tmp_path / "cache",
        data=tmp_path / "data",
        translator="memory",
        voices=SILENT,
        only=("script",),
        sections={"reading": {"private_hosts": "127.0.0.1"}},
    )
    with site({}) as served:
        watch = Watch()
        for day, topic in (("2026-11-01", TOPICS[0]), ("2026-11-02", TOPICS[1])):
            feed = FEED.format(url=served.url, day=day).encode()
            served.pages |= {"/a": page(topic), "/feed": Page(feed, "application/atom+xml")}
            ripe = watch.ripe(dated([f"{served.url}/feed"], settings))
            assert ripe == (f"{served.url}/a",)
            [result] = build_many(ripe, settings, changed=watch.again)
            assert not result.error
            script = tmp_path / "shows" / result.show / "script.ja.md"
            assert topic in script.read_text("utf-8")
        assert watch.ripe(dated([f"{served.url}/feed"], settings)) == ()


def test_the_digest_has_a_scene_an_article_in_the_words_of_their_briefs_and_translations(
    tmp_path: Path, examples: Path
) -> None:
    settings = Settings(
        output=tmp_path / "shows",
        cache=tmp_path / "cache",
        data=tmp_path / "data",
        memories=(examples / "tide-tables" / "tide-tables.tmx",),
        offline=True,
        voices=SILENT,
        only=("script",),
    )
    assert digest(settings, datetime.now().astimezone().date()) is None
    named = [write_article(tmp_path / f"a{n}.md", topic) for n, topic in enumerate(TOPICS[:3])]
    named.append(str(examples / "tide-tables" / "tide-tables.md"))
    shows = [Show(build(name, settings).folder) for name in named]
    today = (
        datetime.fromtimestamp((shows[-1].folder / "manifest.json").stat().st_mtime)
        .astimezone()
        .date()
    )
    manifest = digest(settings, today)
    assert manifest
    made = Show(manifest.folder)
    article, brief, board = made.article(), made.brief(), made.edited()
    assert article
    assert brief
    assert board
    assert (article.kind, brief.thesis) == ("digest", None)
    titles = {show.article().title.id for show in shows}  # type: ignore[union-attr]
    assert {section.heading.id for section in article.sections} == titles
    for show, section in zip(shows, article.sections, strict=True):
        said = {each.id for each in section_sentences(section)}
        own = {each.id for each in sentences(show.article())}  # type: ignore[arg-type]
        assert said <= own  # not a word that is not the article's
        thesis = show.brief().thesis  # type: ignore[union-attr]
        assert set(thesis.sources if thesis else ()) <= said
        told = [s for s in board.scenes if {i for line in s.narration for i in line.sources} & said]
        assert len([scene for scene in told if scene.layout != "takeaways"]) == 1
    tides = article.sections[-1]
    assert all(each.text.en for each in section_sentences(tides))
    again = digest(settings, today)
    assert again
    assert again.files == manifest.files  # a digest is none of the day's shows


def test_a_watched_folder_is_built_as_articles_come_until_ctrl_c(tmp_path: Path) -> None:
    options = ["-o", "in/shows", "--every", "0.2", "--offline", "--only", "script", *QUICK]
    write_article(tmp_path / "in" / "a.md", TOPICS[0])
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "watch", "in", *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert "a.md → a, " in process.stdout.readline()
        process.stdout.readline()
        write_article(tmp_path / "in" / "b.md", TOPICS[1])
        assert "b.md → b, " in process.stdout.readline()
        process.stdout.readline()
        write_article(tmp_path / "in" / "a.md", TOPICS[2])
        assert "a.md → a, " in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
    assert TOPICS[2] in (tmp_path / "in" / "shows" / "a" / "script.ja.md").read_text("utf-8")
    assert sorted(p.name for p in (tmp_path / "in" / "shows").iterdir()) == ["a", "b"]
