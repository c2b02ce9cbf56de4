from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from finished_shows import FILES, write_show
from lxml import etree

from generator.errors import SettingsError, ShowError
from generator.publishing.feed import feed, podcast_guid, write_feeds
from generator.publishing.published import published
from generator.settings import Settings

SCHEMA = Path(__file__).parents[1] / "cases" / "publishing" / "podcast.rng"
BASE = "https://example.com/shows"
EVIL = "</title><script>alert(1)</script>&\x00\x0b]]>"


def _feed(folder: Path, language: Any = "ja", **keys: str) -> bytes:
    return feed(published(folder), BASE, language, Settings(sections={"feed": keys}))


def _valid(data: bytes) -> bool:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    found: bool = schema.validate(etree.fromstring(data))
    assert found, schema.error_log
    return found


def test_the_feed_is_valid(tmp_path):
    write_show(tmp_path / "night-library", author="汀野あかり")
    write_show(tmp_path / "second", date="")
    assert _valid(_feed(tmp_path))
    assert _valid(_feed(tmp_path, "en", email="me@example.com", title="A & B"))


def test_the_schema_refuses_an_empty_recording(tmp_path):
    write_show(tmp_path / "a", files=tuple((*entry[:3], 0) for entry in FILES))
    with pytest.raises(AssertionError, match="positiveInteger"):
        _valid(_feed(tmp_path))


def test_a_podcast_program_reads_it_back(tmp_path):
    write_show(tmp_path / "night library", author="汀野あかり")
    read = feedparser.parse(_feed(tmp_path, "en", author="Someone"))
    assert not read.bozo
    assert (read.feed.language, read.feed.author) == ("en", "Someone")
    [entry] = read.entries
    assert entry.title == "The night library"
    assert entry.itunes_duration == "62"
    assert entry.description == "00:00 The night library\n00:30 2 < 3\n\nSource: a.txt"
    assert entry.published_parsed[:3] == (2026, 4, 18)
    [sound] = entry.enclosures
    assert sound.href == f"{BASE}/night%20library/audio.en.mp3"
    assert (sound.length, sound.type) == ("520000", "audio/mpeg")
    assert entry.link == f"{BASE}/night%20library/index.html"


def test_it_says_what_an_episode_is_about_when_and_whose_voice_it_is(tmp_path):
    told = {
        "summary": {"ja": "夜も開く。", "en": "It is open at night."},
        "credits": ["Mei (CC BY)"],
    }
    write_show(tmp_path / "a", told=told)
    [item] = etree.fromstring(_feed(tmp_path, "en")).iter("item")
    assert item.findtext("description").split("\n\n") == [
        "It is open at night.",
        "00:00 The night library\n00:30 2 < 3",
        "Source: a.txt",
        "Mei (CC BY)",
    ]


def test_a_recording_has_its_captions_the_other_languages_script_and_its_chapters(tmp_path):
    write_show(tmp_path / "a")
    root = etree.fromstring(_feed(tmp_path))
    names = {"podcast": "https://podcastindex.org/namespace/1.0"}
    transcripts = root.iterfind(".//podcast:transcript", names)
    assert [(t.get("language"), t.get("type"), t.get("url")) for t in transcripts] == [
        ("ja", "text/vtt", f"{BASE}/a/captions.ja.vtt"),
        ("en", "text/plain", f"{BASE}/a/script.en.md"),  # the English times are another sound's
    ]
    [chapters] = root.iterfind(".//podcast:chapters", names)
    assert chapters.get("url") == f"{BASE}/a/chapters.ja.json"


def test_guids_outlive_another_address_and_another_recording(tmp_path):
    write_show(tmp_path / "one" / "a")
    write_show(tmp_path / "two" / "a", titles={"ja": "別の題", "en": "Another"}, name="b.md")
    first = feed(published(tmp_path / "one"), BASE, "ja", Settings())
    second = feed(published(tmp_path / "two"), "https://elsewhere.net", "ja", Settings())
    assert _guids(first) == _guids(second) == ["kamishibai:a:ja"]


def _guids(data: bytes) -> list[str | None]:
    return [guid.text for guid in etree.fromstring(data).iter("guid")]


def test_the_podcast_s_own_guid_is_the_one_the_standard_gives():
    # The example of https://podcasting2.org/docs/podcast-namespace/tags/guid
    found = podcast_guid("https://podnews.net/rss/")
    assert found == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_the_newest_article_comes_first(tmp_path):
    for name, date in (("a", "2026-01-01"), ("b", "2026-05-01"), ("c", "")):
        write_show(tmp_path / name, date=date)
    assert _guids(_feed(tmp_path)) == [f"kamishibai:{name}:ja" for name in "bac"]


def test_a_show_without_a_recording_in_the_language_is_left_out(tmp_path):
    write_show(tmp_path / "a")
    write_show(tmp_path / "b", files=FILES[:1])
    assert _guids(_feed(tmp_path, "en")) == ["kamishibai:a:en"]


def test_a_bilingual_recording_serves_where_there_is_no_other(tmp_path):
    write_show(tmp_path / "a", files=(("audio.bilingual.mp3", "audio", "ja", 9), *FILES[2:]))
    assert _guids(_feed(tmp_path)) == ["kamishibai:a:bilingual"]


def test_feeds_are_written_for_the_languages_there_is_sound_for(tmp_path):
    write_show(tmp_path / "a", files=(FILES[0], FILES[6]))
    [made] = write_feeds(tmp_path, BASE, Settings())
    assert made.name == "feed.ja.xml"
    before = made.read_bytes()
    write_feeds(tmp_path, BASE, Settings())
    assert made.read_bytes() == before


def test_hostile_texts_stay_text(tmp_path):
    write_show(tmp_path / "a", titles={"ja": EVIL, "en": EVIL}, author=EVIL, url=EVIL, site=EVIL)
    data = _feed(tmp_path, title=EVIL)
    assert _valid(data)
    assert not [*etree.fromstring(data).iter("script")]
    assert feedparser.parse(data).entries[0].title_detail.value.startswith("</title>")


@pytest.mark.parametrize("address", ["example.com", "file:///shows", "javascript:1", "https://"])
def test_an_address_that_is_none_is_refused(tmp_path, address):
    write_show(tmp_path / "a")
    with pytest.raises(SettingsError, match="no address"):
        write_feeds(tmp_path, address, Settings())


def test_a_folder_without_shows_is_refused(tmp_path):
    with pytest.raises(ShowError, match="holds no shows"):
        write_feeds(tmp_path, BASE, Settings())


@pytest.mark.parametrize(
    "manifest",
    [
        "no json",
        "[]",
        "{}",
        '{"files": [{"path": "../x", "kind": "audio", "language": "ja", "bytes": 1}]}',
        '{"files": [{"path": "/x", "kind": "audio", "language": "ja", "bytes": 1}]}',
        '{"files": 1}',
    ],
)
def test_a_manifest_that_is_none_is_one_clear_line(tmp_path, manifest):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(
        ShowError, match=r"^a/manifest\.json cannot be read: build that show again$"
    ):
        published(tmp_path)


def test_chapters_that_are_none_are_one_clear_line(tmp_path):
    write_show(tmp_path / "a")
    (tmp_path / "a" / "chapters.ja.json").write_text(json.dumps({"chapters": 3}), encoding="utf-8")
    with pytest.raises(ShowError, match="cannot be read"):
        published(tmp_path)
