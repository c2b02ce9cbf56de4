from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.errors import ShowError, StoryboardError
from generator.files import ASIDE_PREFIX
from generator.model import Bilingual, Scene, Storyboard
from generator.show.folder import opened

if TYPE_CHECKING:
    from pathlib import Path

BOARD = Storyboard(Bilingual("題", "Title"), (Scene("a", "bullets", Bilingual("一", "one")),))


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f"{ASIDE_PREFIX}x.mp3").write_bytes(b"half")
    with opened(tmp_path):
        assert not (tmp_path / f"{ASIDE_PREFIX}x.mp3").exists()


def test_a_second_build_is_refused_while_one_is_at_work(tmp_path: Path) -> None:
    code = "from pathlib import Path; import sys; from generator.show.folder import opened\n"
    code += "with opened(Path(sys.argv[1])): pass"
    with opened(tmp_path):
        second = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False
        )
    assert second.returncode == 1
    assert "another build" in second.stderr
    with opened(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ShowError, match="cannot be written"), opened(tmp_path / "file" / "show"):
        pass


def test_an_untouched_storyboard_file_is_not_written_again(tmp_path: Path) -> None:
    with opened(tmp_path) as show:
        show.save_storyboard(BOARD, BOARD)
        path = tmp_path / "storyboard.yaml"
        path.write_text("# my remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        show.save_storyboard(BOARD, BOARD)
        assert path.read_text(encoding="utf-8").startswith("# my remark\n")
        assert show.edited() == BOARD


def test_a_storyboard_in_another_encoding_is_one_error(tmp_path: Path) -> None:
    with opened(tmp_path) as show:
        (tmp_path / "storyboard.yaml").write_bytes("title: 題".encode("cp932"))
        with pytest.raises(StoryboardError, match="save it as UTF-8"):
            show.edited()


def test_a_damaged_memory_of_the_last_build_is_as_good_as_none(tmp_path: Path) -> None:
    with opened(tmp_path) as show:
        show.save_storyboard(BOARD, BOARD)
        (show.state / "storyboard.json").write_text('{"title": 3}', encoding="utf-8")
        (show.state / "made.json").write_text("{", encoding="utf-8")
        assert show.generated() is None
    with opened(tmp_path) as show:
        assert show.files.records == {}


def test_another_article_begins_with_no_file_of_the_one_before_but_what_a_person_changed(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as show:
        show.save_storyboard(BOARD, BOARD)
        assert list(show.start_over()) == []
        assert show.edited() is None
        show.save_storyboard(BOARD, BOARD)
        path = tmp_path / "storyboard.yaml"
        path.write_text(path.read_text("utf-8").replace("one", "uno"), encoding="utf-8")
        [aside] = show.start_over()
        assert show.edited() is None
        assert "uno" in (tmp_path / aside).read_text("utf-8")
