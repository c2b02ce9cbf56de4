import os
import time

from generator.settings import Settings
from generator.speech import cache


def filled(folder, sizes, age=7200):
    """Files of so many bytes, the first one used longest ago."""
    for number, size in enumerate(sizes):
        path = folder / "clips" / "ab" / f"{number}.flac"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
        used = time.time() - age + number
        os.utime(path, (used, used))
    return Settings(cache=folder, sections={"cache": {"megabytes": 0.001}})


def names(folder):
    return sorted(path.name for path in folder.rglob("*.flac"))


def test_what_is_kept_is_counted(tmp_path):
    settings = filled(tmp_path, [100, 200])
    assert cache.show(settings) == cache.Kept(2, 300)
    assert cache.show(Settings(cache=tmp_path / "none")) == cache.Kept(0, 0)


def test_clearing_forgets_everything_and_nothing_else(tmp_path):
    settings = filled(tmp_path, [100, 200])
    other = tmp_path / "memory.sqlite3"
    other.write_bytes(b"mine")
    assert cache.clear(settings) == cache.Kept(2, 300)
    assert cache.show(settings) == cache.Kept(0, 0)
    assert other.read_bytes() == b"mine"


def test_what_was_used_longest_ago_is_forgotten_first(tmp_path):
    settings = filled(tmp_path, [300, 300, 300, 300])
    assert cache.trim(settings) == cache.Kept(1, 300)
    assert names(tmp_path) == ["1.flac", "2.flac", "3.flac"]


def test_nothing_is_forgotten_below_the_limit(tmp_path):
    settings = filled(tmp_path, [300, 300])
    assert cache.trim(settings) == cache.Kept(0, 0)


def test_what_another_build_may_be_using_is_kept(tmp_path):
    settings = filled(tmp_path, [900, 900], age=60)
    assert cache.trim(settings) == cache.Kept(0, 0)
    assert len(names(tmp_path)) == 2
