from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.files import aside, sealed, sealing, slug, write_text

if TYPE_CHECKING:
    from pathlib import Path


def test_a_block_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fail() -> None:
        with aside(path) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_text_is_utf8_with_lf_everywhere(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "一\n二\n")
    assert (tmp_path / "a").read_bytes() == "一\n二\n".encode()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OpenAI Departures!", "openai-departures"),
        ("夜の図書館　第1回", "夜の図書館-第1回"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "show-con"),
        ("!!!", "show"),
        ("a" * 200, "a" * 60),
    ],
)
def test_a_slug_is_readable_and_legal(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=200))
def test_a_slug_is_one_path_segment(text: str) -> None:
    name = slug(text)
    assert name
    assert not set(name) & set('/\\:*?"<>|. \0')


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: b"x" + data[1:], lambda data: b""]
)
def test_a_cache_entry_that_is_not_what_was_kept_is_forgotten(tmp_path, spoil):
    with sealing(tmp_path / "ab", "abc", ".bin") as temporary:
        temporary.write_bytes(b"finished")
    path = sealed(tmp_path / "ab", "abc", ".bin")
    assert path.read_bytes() == b"finished"
    path.write_bytes(spoil(b"finished"))
    assert sealed(tmp_path / "ab", "abc", ".bin") is None
    assert not list((tmp_path / "ab").iterdir())
