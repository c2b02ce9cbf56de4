from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.errors import MemoryFileError
from generator.translation.memory import Memory, Unit
from generator.translation.similarity import distance, score

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite3") as opened:
        yield opened


def test_nothing_is_created_by_looking(memory) -> None:
    assert memory.best("海", "ja-en") is None
    assert memory.fuzzy("海", "ja-en") == ()
    assert memory.revision == 0
    assert not memory.path.exists()


def test_width_and_white_space_do_not_matter_for_an_exact_match(memory) -> None:
    memory.store([Unit("ＡＩは２つ ある！", "There are two AIs!")], "ja-en")
    assert memory.best("AIは2つ　ある!", "ja-en").target == "There are two AIs!"
    assert memory.best("AIは3つ　ある!", "ja-en") is None
    assert memory.best("AIは2つ　ある!", "en-ja") is None


def test_a_machine_never_replaces_a_person(memory) -> None:
    person, machine = Unit("海", "the sea"), Unit("海", "ocean", "machine", "google#0")
    memory.store([person], "ja-en")
    memory.store([machine], "ja-en")
    assert memory.best("海", "ja-en") == person
    assert memory.best("海", "ja-en", maker="google#0") == person
    assert list(memory.pairs("ja-en")) == [person, machine]


def test_only_the_machine_asked_for_counts(memory) -> None:
    memory.store([Unit("海", "ocean", "machine", "google#0")], "ja-en")
    assert memory.best("海", "ja-en", maker="deepl#0") is None
    assert memory.best("海", "ja-en").target == "ocean"


def test_the_same_context_comes_first(memory) -> None:
    memory.store(
        [
            Unit("はい", "Yes, I will", before="行きますか"),
            Unit("はい", "Here you are", before="塩を取って"),
        ],
        "ja-en",
    )
    assert memory.best("はい", "ja-en", "塩を取って").target == "Here you are"
    assert memory.best("はい", "ja-en", "行きますか").target == "Yes, I will"


def test_a_persons_new_text_replaces_the_old_one(memory) -> None:
    memory.store([Unit("海", "sea")], "ja-en")
    memory.store([Unit("海", "ocean")], "ja-en")
    assert memory.best("海", "ja-en").target == "ocean"
    assert memory.revision == 2


def test_like_sentences_are_found_with_their_score(memory) -> None:
    memory.store(
        [
            Unit("新しい図書館が来月、駅前に開きます。", "A new library opens next month."),
            Unit("祭りの準備が始まりました。", "Preparations for the festival have begun."),
        ],
        "ja-en",
    )
    (match,) = memory.fuzzy("新しい図書館が来年、駅前に開きます。", "ja-en")
    assert (match.unit.target, match.score) == ("A new library opens next month.", 94)
    assert memory.fuzzy("新しい体育館が来年、港の近くに建ちます。", "ja-en") == ()


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("川がある。", "川はある。"),
        ("海の町です。", "海の街です。"),
        ("図書館が開きました。", "図書館は開きました。"),
        ("The sea is wide.", "The sea is wild."),
    ],
)
def test_short_sentences_are_alike_too(memory, kept: str, asked: str) -> None:
    memory.store([Unit(kept, "x")], "ja-en")
    assert [match.unit.source for match in memory.fuzzy(asked, "ja-en")] == [kept]


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_set_aside_and_the_work_goes_on(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "memory.sqlite3"
    path.write_bytes(damage)
    with Memory(path) as memory:
        assert memory.best("橋です。", "ja-en") is None
        memory.store([Unit("橋です。", "It is a bridge.")], "ja-en")
        assert memory.best("橋です。", "ja-en").target == "It is a bridge."
    assert (tmp_path / "memory.damaged-1.sqlite3").read_bytes() == damage


def test_a_text_that_is_not_what_was_kept_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    with Memory(path) as memory:
        memory.store([Unit("橋です。", "It is a bridge.")], "ja-en")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE unit SET target = 'It is a cridge.'")
    connection.close()
    with Memory(path) as memory:
        assert memory.best("橋です。", "ja-en") is None


def test_a_memory_of_a_newer_version_is_left_alone(memory) -> None:
    memory.store([Unit("海", "sea")], "ja-en")
    memory._open.execute("PRAGMA user_version = 99")
    with Memory(memory.path) as other, pytest.raises(MemoryFileError, match="newer Kamishibai"):
        other.best("海", "ja-en")


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from generator.translation.memory import Memory, Unit\n"
        "with Memory(Path(sys.argv[1])) as memory:\n"
        "    for n in range(150):\n"
        "        memory.store([Unit(f'{sys.argv[2]}{n}', 'x')], 'ja-en')\n"
    )
    path = tmp_path / "memory.sqlite3"
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("一", "二")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    with Memory(path) as memory:
        assert len(list(memory.pairs("ja-en"))) == 300


def _plain_distance(one: str, two: str) -> int:
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def test_the_fast_distance_is_the_edit_distance() -> None:
    chance = random.Random(1)
    for _ in range(300):
        one, two = ("".join(chance.choices("あいう漢", k=chance.randint(0, 80))) for _ in range(2))
        assert distance(one, two) == _plain_distance(one, two)


def test_the_score_is_whole_per_cent() -> None:
    assert score("あいうえ", "あいうえ") == 100
    assert score("あいうえ", "あいうお") == 75
    assert score("", "") == 100
