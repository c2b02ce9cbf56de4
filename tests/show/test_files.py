from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from generator.errors import ShowError
from generator.files import ASIDE_PREFIX
from generator.show.plain import to_plain
from generator.show.recorded import Files, Record, records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = "1"
MADE_OF = {"storyboard": "a", "template": "b"}


def opened(folder: Path) -> Files:
    """The files of a folder as the next build finds them."""
    kept = folder / "made.json"

    def save(made: Mapping[str, Record]) -> None:
        kept.write_text(json.dumps(to_plain(dict(made))), encoding="utf-8")

    plain = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else None
    return Files(folder, records(plain), save)


def make(files: Files, text: str, *, whole: bool = True, **changed: str) -> str:
    def write(path: Path) -> Record:
        path.write_text(text, encoding="utf-8")
        return Record(VERSION, {**MADE_OF, **changed}, whole=whole)

    return files.make("out.txt", write)


def because(files: Files, version: str = VERSION, **changed: str) -> tuple[str, ...]:
    return files.because("out.txt", lambda: {**MADE_OF, **changed}, version)


def test_a_file_is_current_until_what_it_is_made_from_changes(tmp_path: Path) -> None:
    assert because(opened(tmp_path)) == ("new",)
    make(opened(tmp_path), "a")
    files = opened(tmp_path)
    assert because(files) == ()
    assert because(files, template="c") == ("input template",)
    assert because(files, music="d") == ("input music",)
    assert because(files, version="2") == ("version",)


def test_a_file_that_is_gone_or_is_not_as_it_was_made_is_made_again(tmp_path: Path) -> None:
    make(opened(tmp_path), "a")
    (tmp_path / "out.txt").write_text("b", encoding="utf-8")
    assert because(opened(tmp_path)) == ("edited",)
    (tmp_path / "out.txt").unlink()
    assert because(opened(tmp_path)) == ("gone",)


def test_a_file_with_gaps_is_tried_again(tmp_path: Path) -> None:
    make(opened(tmp_path), "a", whole=False)
    assert because(opened(tmp_path)) == ("gaps",)


def test_what_a_file_is_made_from_is_not_asked_where_it_has_to_be_made_anyway(
    tmp_path: Path,
) -> None:
    def asked() -> Mapping[str, str]:
        raise AssertionError

    assert opened(tmp_path).because("out.txt", asked, VERSION) == ("new",)


def test_a_version_changed_by_a_person_is_set_aside(tmp_path: Path) -> None:
    make(opened(tmp_path), "a")
    (tmp_path / "out.txt").write_text("mine", encoding="utf-8")
    assert make(opened(tmp_path), "b") == "out.edited.txt"
    assert (tmp_path / "out.edited.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "b"


def test_a_failing_writer_leaves_the_last_good_file(tmp_path: Path) -> None:
    def fail(path: Path) -> Record:
        path.write_text("half", encoding="utf-8")
        raise RuntimeError

    make(opened(tmp_path), "good")
    with pytest.raises(RuntimeError):
        opened(tmp_path).make("out.txt", fail)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "good"
    assert not list(tmp_path.glob(f"{ASIDE_PREFIX}*"))


def test_a_place_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "out.txt" / "in the way").mkdir(parents=True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    files = Files(tmp_path / "file", {}, lambda _: None)
    with pytest.raises(ShowError, match=r"out\.txt cannot be written"):
        make(files, "a")


def pictures(files: Files, *names: str) -> str:
    def write(folder: Path) -> Record:
        for name in names:
            (folder / name).write_text(name, encoding="utf-8")
        return Record(VERSION, {})

    return files.make("slides", write, folder=True)


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    pictures(opened(tmp_path), "1.png", "2.png")
    assert opened(tmp_path).because("slides", dict, VERSION) == ()
    pictures(opened(tmp_path), "1.png")
    assert [path.name for path in (tmp_path / "slides").iterdir()] == ["1.png"]


def test_a_folder_in_which_a_person_changed_something_is_set_aside(tmp_path: Path) -> None:
    pictures(opened(tmp_path), "1.png")
    (tmp_path / "slides" / "1.png").write_text("mine", encoding="utf-8")
    assert opened(tmp_path).because("slides", dict, VERSION) == ("edited",)
    assert pictures(opened(tmp_path), "1.png") == "slides.edited"
    assert (tmp_path / "slides.edited" / "1.png").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("plain", [[], 3, {"out.txt": 3}, {"out.txt": {"inputs": "a"}}])
def test_damaged_records_are_as_good_as_none(plain: object) -> None:
    assert records(plain) == {}
