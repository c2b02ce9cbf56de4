"""Methods of data classes and files of tables are compiled once for all processes of a command."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

import generator
from generator import compiled, resources
from generator.compiled import answered, kept, methods_kept, values_kept


def point(step: int = 1) -> Any:
    """A class as rooms declare it, defined anew."""

    @dataclasses.dataclass(frozen=True, slots=True, order=True)
    class Point:
        x: int
        y: int = step
        names: tuple[str, ...] = dataclasses.field(default=(), repr=False)
        seen: list[int] = dataclasses.field(default_factory=list, compare=False)

    return Point


def told(made: Any) -> tuple[object, ...]:
    with pytest.raises(dataclasses.FrozenInstanceError):
        made(1).x = 2
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        made()
    return repr(made(3)), hash(made(3)), made(1) < made(2), made(1) == made(1, seen=[1]), made(0).y


@pytest.mark.parametrize("run", ["compiled", "found again"])
def test_a_class_with_kept_methods_does_what_it_does_without(tmp_path: Path, run: str) -> None:
    for _ in range(1 + (run == "found again")):
        with methods_kept(lambda: tmp_path):
            kept = point()
    assert told(kept) == told(point())


def test_no_method_is_compiled_that_an_earlier_process_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with methods_kept(lambda: tmp_path):
        point()
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(compiled, "_code", None)
    with methods_kept(lambda: tmp_path):
        other = point(2)
    assert other(1).y == 2
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [before]


def test_what_somebody_else_wrote_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with methods_kept(lambda: tmp_path):
        point()
    [file] = tmp_path.iterdir()
    asked: list[str] = []
    real = compiled._code
    monkeypatch.setattr(compiled, "_code", lambda text: asked.append(text) or real(text))
    if hasattr(os, "geteuid"):
        monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
        with methods_kept(lambda: tmp_path):
            point()
        assert asked


def test_dataclasses_is_as_it_was_when_the_command_ends(tmp_path: Path) -> None:
    with pytest.raises(KeyError), methods_kept(lambda: tmp_path):
        raise KeyError
    assert not hasattr(dataclasses, "exec")


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with methods_kept(lambda: blocked):
        made = point()
    assert told(made) == told(point())


def test_a_table_that_an_earlier_process_parsed_says_the_same_and_is_nobody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '[moves]\nopen = ["始めます", "では"]\nweight = 0.1\n'
    plain = resources.toml(text)
    for _ in range(2):
        with resources.toml_kept(lambda: tmp_path):
            resources.toml(text)["moves"]["open"].append("changed by whoever asked")
            assert resources.toml(text) == plain
        monkeypatch.setattr(resources, "_parsed", None)


@pytest.mark.parametrize("path", sorted(Path(generator.__file__).parent.rglob("*.toml")), ids=str)
def test_every_table_of_ours_can_be_kept(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    with resources.toml_kept(lambda: tmp_path):
        assert resources.toml(text) == tomllib.loads(text)


def test_what_was_made_before_of_the_same_is_found_and_of_another_made_anew(tmp_path: Path) -> None:
    made: list[str] = []

    def make(of: str) -> list[str]:
        with values_kept(lambda: tmp_path):
            return kept("page", of, lambda: made.append(of) or [of])

    assert [make("one"), make("one"), make("two"), make("two")] == [
        ["one"],
        ["one"],
        ["two"],
        ["two"],
    ]
    assert made == ["one", "two"]
    assert len([*tmp_path.iterdir()]) == 1


def test_what_was_made_by_other_code_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("before", "after"):
        monkeypatch.setattr(compiled, "own_code", lambda code=code: code)
        with values_kept(lambda: tmp_path):
            assert kept("page", "one", lambda code=code: code) == code


def test_a_value_that_was_damaged_or_that_somebody_else_wrote_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with values_kept(lambda: tmp_path):
        kept("page", "one", lambda: "first")
        [file] = tmp_path.iterdir()
        file.write_bytes(file.read_bytes()[:-1] + b"?")
        assert kept("page", "one", lambda: "second") == "second"
        if hasattr(os, "geteuid"):
            [file] = tmp_path.iterdir()
            monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
            assert kept("page", "one", lambda: "third") == "third"


def test_outside_of_a_command_and_where_nothing_can_be_written_all_is_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with values_kept(lambda: blocked):
        assert kept("page", "one", lambda: "made") == "made"
    assert kept("page", "one", lambda: "again") == "again"


def test_what_was_answered_is_not_worked_out_by_a_later_process(tmp_path: Path) -> None:
    asked: list[str] = []

    def about(text: str) -> tuple[str, ...]:
        return answered("tests", (text,), lambda: asked.append(text) or ())  # type: ignore[func-returns-value]

    for _ in range(2):
        with values_kept(lambda: tmp_path):
            assert about("one") == about("two") == ()
    assert asked == ["one", "two"]
    about("one")
    assert asked == ["one", "two", "one"]  # nothing is kept where no command keeps it


def test_other_code_answers_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("this", "other"):
        monkeypatch.setattr(compiled, "own_code", lambda code=code: code)
        with values_kept(lambda: tmp_path):
            assert answered("tests", (1,), lambda code=code: code) == code


def test_what_is_asked_goes_on_where_nothing_can_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with values_kept(lambda: blocked):
        assert answered("tests", (1,), lambda: "told") == "told"


def test_what_cannot_be_written_is_worked_out_by_the_next_process_too(tmp_path: Path) -> None:
    for _ in range(2):
        with values_kept(lambda: tmp_path):
            assert answered("boats", ("red",), lambda: iter("anew")) is not None
    assert not list(tmp_path.rglob("*.answers"))
