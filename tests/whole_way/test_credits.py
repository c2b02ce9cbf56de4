"""Whom a voice asks to name stands wherever its sound is published."""

import json

import pytest
from running import kamishibai

pytest.importorskip("pyopenjtalk")

ARTICLE = """2026年11月3日

# 図書館が夜まで開く

市は来年4月から、中央図書館を午後9時まで開きます。

## なぜ延ばすのか

働く人が使いやすいようにするためです。
"""


def test_it_is_in_tags_page_feed_manifest_and_the_last_lines(tmp_path):
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "kamishibai.toml").write_text('[feed]\nbase_url = "https://example.org/shows"\n')
    asked = ("--offline", "--languages", "ja", "--voice", "ja=openjtalk")
    only = ("--only", "audio,page,feed")
    for again in (False, True):
        run = kamishibai("build", "a.md", *asked, *only, cwd=tmp_path)
        assert run.code == 0, run.err
        assert "Mei" in run.out, again
    show = tmp_path / "output" / "a"
    assert (
        b"M\0e\0i\0" in (show / "audio.ja.mp3").read_bytes()[:200_000]
        or b"Mei" in (show / "audio.ja.mp3").read_bytes()[:200_000]
    )
    manifest = json.loads((show / "manifest.json").read_text(encoding="utf-8"))
    (credit,) = manifest["credits"]
    assert "CC BY 3.0" in credit
    assert manifest["source"]["date"] == "2026-11-03"
    assert manifest["summary"]["ja"].startswith("市は来年4月から")
    assert "CC BY 3.0" in (show / "index.html").read_text(encoding="utf-8")
    feed = (tmp_path / "output" / "feed.ja.xml").read_text(encoding="utf-8")
    assert credit.replace('"', "&quot;") in feed or credit in feed
    assert "<pubDate>Tue, 03 Nov 2026" in feed
