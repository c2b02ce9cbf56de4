"""Patterns of the rooms are compiled when asked, once for all processes of a command."""

from __future__ import annotations

import gc
import re
import sys
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from generator import patterns
from generator.files import ASIDE_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROOMS = (
    "wording.shorter",
    "wording.endings",
    "reading.plain.front",
    "narration.aloud.spoken_form",
)


def written() -> list[tuple[str | bytes, int]]:
    """Source and flags of every pattern of some rooms, and of kinds they have not."""
    for room in ROOMS:
        import_module(f"generator.{room}")
    late = [each._written for each in gc.get_objects() if type(each) is patterns._Late]
    return [
        *late,
        (r"(?P<day>\d+)日(?P<rest>.*)(x)?", re.DOTALL),
        (rb"\x00+(a|b)", 0),
        ("É", re.IGNORECASE),
    ]


def test_a_kept_pattern_is_the_one_that_re_compiles(tmp_path: Path) -> None:
    every = written()
    assert len(every) > 200
    for _ in ("compiled", "found again"):
        with patterns.kept(lambda: tmp_path):
            for source, flags in every:
                kept, plain = patterns._compiled(source, flags), re.compile(source, flags)
                assert kept == plain
                assert (kept.groups, kept.groupindex) == (plain.groups, plain.groupindex)


def test_nothing_is_compiled_that_an_earlier_process_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with patterns.kept(lambda: tmp_path):
        assert patterns.compile("東(?P<rest>京)").search("東京")
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(patterns, "_translated", None)
    with patterns.kept(lambda: tmp_path):
        found = patterns.compile("東(?P<rest>京)").search("東京")
    assert found
    assert found["rest"] == "京"
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [before]


def test_a_second_process_adds_to_what_is_kept(tmp_path: Path) -> None:
    for source in ("一", "二"):
        with patterns.kept(lambda: tmp_path):
            assert patterns.compile(source).search("一二")
    assert len(list(tmp_path.iterdir())) == 1
    with patterns.kept(lambda: tmp_path):
        patterns.compile("一").search("")
        assert {source for source, _ in patterns._stores[-1]._known} == {"一", "二"}


def test_a_damaged_file_of_patterns_is_made_again(tmp_path: Path) -> None:
    for _ in range(2):
        with patterns.kept(lambda: tmp_path):
            assert patterns.compile("[一-龠]+").findall("春と秋") == ["春", "秋"]
        [file] = tmp_path.iterdir()
        assert not file.name.startswith(ASIDE_PREFIX)
        good = file.read_bytes()
        file.write_bytes(good[:-9] + bytes(9))
    with patterns.kept(lambda: tmp_path):
        assert patterns.compile("[一-龠]+").findall("春と秋") == ["春", "秋"]
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [good]


@pytest.fixture
def another_python(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What was found out of this one is forgotten, before and after."""
    patterns._keeps.cache_clear()
    with monkeypatch.context() as changed:
        yield changed
    patterns._keeps.cache_clear()


def without_engine(changed: pytest.MonkeyPatch) -> None:
    changed.setitem(sys.modules, "_sre", None)


def without_steps(changed: pytest.MonkeyPatch) -> None:
    changed.delattr(re, "_parser")
    changed.setitem(sys.modules, "re._parser", None)


def other_steps(changed: pytest.MonkeyPatch) -> None:
    changed.setattr("re._compiler._code", lambda read: [])


def other_engine(changed: pytest.MonkeyPatch) -> None:
    """It takes the same words and means something else by them."""
    engine = SimpleNamespace(MAGIC=1, compile=lambda *_: re.compile("a"))
    changed.setitem(sys.modules, "_sre", engine)


@pytest.mark.parametrize("how", [without_engine, without_steps, other_steps, other_engine])
def test_a_python_that_compiles_by_other_steps_keeps_nothing_and_finds_the_same(
    tmp_path: Path, another_python: pytest.MonkeyPatch, how: Callable[..., None]
) -> None:
    how(another_python)
    with patterns.kept(lambda: tmp_path):
        found = patterns.compile("東(?P<rest>京)").search("東京")
    assert found
    assert found["rest"] == "京"
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with patterns.kept(lambda: blocked):
        assert patterns.compile("a|b").fullmatch("b")
