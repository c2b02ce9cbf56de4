"""What a video platform gets beside the film: within its bounds, in both languages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from PIL import Image
from sample_show import storyboard, track

from generator.model import RATE, Bilingual, Chapter
from generator.publishing.cover import thumbnail
from generator.publishing.written import chapters_of, texts


def test_a_description_says_what_it_is_about_then_the_chapters_then_the_source() -> None:
    board = storyboard()
    made = texts(track(board, "ja", 6.0), board, ("答えは2 < 3です。",))
    assert made["title.txt"] == "見本の番組\n"
    about, chapters, source = made["description.txt"].strip().split("\n\n")
    assert about == "答えは2 ＜ 3です。"  # platforms refuse angle brackets
    assert chapters.splitlines()[:2] == ["0:00 titleの題", "0:12 agendaの題"]
    assert source == "出典：見本"


def test_captions_stand_in_both_languages_with_the_times_of_the_voice() -> None:
    board = storyboard()
    made = texts(track(board, "ja", 2.0), board, ())
    ja, en = (made[f"captions.{language}.srt"].splitlines() for language in ("ja", "en"))
    assert ja[:3] == ["1", "00:00:00,000 --> 00:00:02,000", "titleの話です。"]
    assert en[:3] == ["1", "00:00:00,000 --> 00:00:02,000", "This is about title."]
    pending = replace(board, scenes=tuple(map(without_english, board.scenes)))
    assert "captions.en.srt" not in texts(track(board, "ja", 2.0), pending, ())


def without_english(scene):
    lines = (replace(line, text=Bilingual(line.text.ja)) for line in scene.narration)
    return replace(scene, narration=tuple(lines))


def test_chapters_last_ten_seconds_at_least_or_belong_to_the_one_before() -> None:
    made = track(storyboard(), "ja")
    ends = (0, 4, 16, 21, 40, 70)
    chapters = [
        Chapter(str(n), f"第{n}", start * RATE, end * RATE)
        for n, (start, end) in enumerate(pairwise(ends))
    ]
    timed = replace(made, chapters=tuple(chapters), samples=70 * RATE)
    assert chapters_of(timed) == ((0.0, "第0"), (21.0, "第3"), (40.0, "第4"))
    assert chapters_of(replace(timed, chapters=tuple(chapters[:2]))) == ()


def test_nothing_is_longer_than_platforms_take() -> None:
    board = storyboard()
    long = replace(
        track(board, "ja", 6.0),
        title="長い題" * 50,
        chapters=tuple(
            Chapter(str(n), "とても長い章の題" * 10, n * 12 * RATE, (n + 1) * 12 * RATE)
            for n in range(60)
        ),
        samples=720 * RATE,
    )
    made = texts(long, board, ("文です。" * 200,) * 3)
    assert len(made["title.txt"].strip()) == 100
    assert len(made["description.txt"].encode()) <= 5000
    assert made["description.txt"].startswith("0:00 ")
    assert made["description.txt"].strip().endswith("出典：見本")


def test_the_thumbnail_is_wide_and_small_enough_to_send() -> None:
    data = thumbnail(Bilingual("夜の図書館", None))
    picture = Image.open(BytesIO(data))
    assert picture.size == (1280, 720)
    assert len(data) < 2_000_000
    assert len(set(picture.convert("L").tobytes())) > 10  # there is something to read
