"""Publishing: only what changed, in an order in which nothing is announced that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from finished_shows import write_show
from running import kamishibai
from servers.s3 import BUCKET, objects, s3

from generator.many.store import Store, changes, publish

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("s3fs")


@pytest.fixture
def shows(tmp_path: Path) -> Path:
    """Two finished ones with their gallery and feeds."""
    folder = tmp_path / "shows"
    for name in ("one", "two"):
        write_show(folder / name)
        (folder / name / ".kamishibai").mkdir()
        (folder / name / ".kamishibai" / "article.json").write_text("{}", encoding="utf-8")
        for path in ("audio.ja.mp3", "index.html"):
            (folder / name / path).write_text(f"{path} of {name}", encoding="utf-8")
        _told(folder / name)
    for name in ("index.html", "feed.ja.xml", "feed.en.xml"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def _told(show: Path) -> None:
    """The manifest as a build writes it: with the digests of what is there."""
    import json

    from generator.files import file_digest

    told = json.loads((show / "manifest.json").read_text("utf-8"))
    told["files"] = [
        {**file, "sha256": file_digest(show / file["path"])}
        for file in told["files"]
        if (show / file["path"]).is_file()
    ]
    (show / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def done(shows: Path, target: str) -> list[str]:
    store = Store(target)
    return [f"{each.what} {each.path}" for each in publish(changes(shows, store), store)]


def test_the_manifest_of_a_show_comes_after_its_files_and_the_feeds_last(
    shows: Path, tmp_path: Path
) -> None:
    target = tmp_path / "world"
    assert done(shows, target.as_uri()) == [
        "new one/audio.ja.mp3",
        "new one/chapters.en.json",
        "new one/chapters.ja.json",
        "new one/index.html",
        "new one/manifest.json",
        "new two/audio.ja.mp3",
        "new two/chapters.en.json",
        "new two/chapters.ja.json",
        "new two/index.html",
        "new two/manifest.json",
        "new index.html",
        "new feed.ja.xml",
        "new feed.en.xml",
    ]
    assert (target / "one" / "audio.ja.mp3").read_bytes() == b"audio.ja.mp3 of one"
    assert not list(target.rglob(".kamishibai*"))


def test_only_what_changed_goes_and_what_is_gone_goes_there_too(
    shows: Path, tmp_path: Path
) -> None:
    target = tmp_path / "world"
    done(shows, target.as_uri())
    (target / "two" / "visitors.txt").write_text("of somebody else", encoding="utf-8")
    assert done(shows, target.as_uri()) == []
    (shows / "one" / "audio.ja.mp3").write_text("another", encoding="utf-8")
    (shows / "two" / "index.html").unlink()
    for name in ("one", "two"):
        _told(shows / name)
    (shows / "feed.ja.xml").write_text("more", encoding="utf-8")
    assert done(shows, target.as_uri()) == [
        "changed one/audio.ja.mp3",
        "changed one/manifest.json",
        "gone two/index.html",
        "changed two/manifest.json",
        "changed feed.ja.xml",
    ]
    assert (target / "two" / "visitors.txt").is_file()


def test_one_show_is_published_beside_others(shows: Path, tmp_path: Path) -> None:
    done(shows / "two", (tmp_path / "world").as_uri())
    assert [path.name for path in (tmp_path / "world").iterdir()] == ["two"]


def test_a_dry_run_tells_and_does_nothing(shows: Path, tmp_path: Path) -> None:
    run = kamishibai("publish", shows, "world", "--dry-run", cwd=tmp_path)
    assert run.code == 0
    assert run.out.splitlines()[0] == "+ one/audio.ja.mp3"
    assert run.out.splitlines()[-1] == "+ feed.en.xml"
    assert not (tmp_path / "world").exists()
    again = kamishibai("publish", shows, "world", cwd=tmp_path)
    assert again.out == run.out
    assert kamishibai("publish", shows, "world", cwd=tmp_path).out == ""


def test_a_folder_without_shows_is_told(tmp_path: Path) -> None:
    run = kamishibai("publish", tmp_path, "world", cwd=tmp_path)
    assert run.code == 1
    assert "holds no shows" in run.err


@pytest.mark.filterwarnings("default")  # as below
def test_the_name_of_an_object_leads_nowhere_else() -> None:
    with s3() as bucket:
        for key in ("pub/one/../../../../evil.txt", "pub/one/..\\evil.txt", "pub/one/good.txt"):
            bucket.put_object(Bucket=BUCKET, Key=key, Body=b"x")
        assert Store(f"s3://{BUCKET}/pub").listed().paths == ("one/good.txt",)


@pytest.mark.filterwarnings("default")  # of the libraries that speak with S3
def test_a_bucket_that_fails_now_and_then_gets_everything_with_headers(shows: Path) -> None:
    with s3(bad=0.3, slow=0.1) as bucket:
        done(shows, f"s3://{BUCKET}/pub")
        held = objects(bucket)
        assert set(held) == {
            f"pub/{path.relative_to(shows).as_posix()}"
            for path in shows.rglob("*")
            if path.is_file() and ".kamishibai" not in path.parts
        }
        sound = bucket.head_object(Bucket=BUCKET, Key="pub/one/audio.ja.mp3")
        assert (sound["ContentType"], sound["CacheControl"]) == (
            "audio/mpeg",
            "public, max-age=3600",
        )
        assert bucket.head_object(Bucket=BUCKET, Key="pub/feed.ja.xml")["CacheControl"].endswith(
            "60"
        )
