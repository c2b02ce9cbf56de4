"""Japanese lines end between phrases, at any width that holds the longest."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest

from generator.japanese.breaks import broken, phrases
from generator.japanese.seams import PHRASE, seams
from generator.japanese.width import width

MARKED = [
    line
    for line in (Path(__file__).parent / "phrases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def ends(lines: tuple[str, ...]) -> set[int]:
    return set(accumulate(map(len, lines)))


@pytest.mark.parametrize("marked", MARKED)
def test_a_line_ends_at_a_phrase_at_every_width_that_holds_the_longest(marked: str) -> None:
    parts = tuple(marked.replace("¦", "|").split("|"))
    text, least = "".join(parts), max(map(width, parts))
    for step in range(80):
        found = broken(text, least + step / 2)
        assert ends(found.lines) <= ends(parts), (least + step / 2, found.lines)


@pytest.mark.parametrize("marked", MARKED)
def test_no_phrase_is_parted_that_is_one(marked: str) -> None:
    parts = marked.replace("¦", "|").split("|")
    assert ends(phrases("".join(parts))) <= ends(tuple(parts))


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("地方交付税交付金を減らす", 6, ("地方交付税", "交付金を", "減らす")),
        ("緊急事態宣言解除次第、再検討する", 7, ("緊急事態宣言", "解除次第、", "再検討する")),
        ("県立図書館建設計画を見直した", 8, ("県立図書館建設", "計画を見直した")),
    ],
)
def test_a_compound_that_no_line_holds_is_parted_between_its_words(
    text: str, limit: int, lines: tuple[str, ...]
) -> None:
    assert broken(text, limit).lines == lines


@pytest.mark.parametrize(
    ("text", "limit", "first"),
    [
        ("待合室で読む本は、誰が選ぶかが大事だと司書は考える", 20, "待合室で読む本は、"),
        ("祖父は1964年の春に、茶を仕入れる小さな店を開いた", 20, "祖父は1964年の春に、"),
        (
            "役場は二度の相談に返事をせず、急がないように見えた",
            20,
            "役場は二度の相談に返事をせず、",
        ),
        (
            "五回の訪問のうち三回で人が出て、話を聞くことができた",
            20,
            "五回の訪問のうち三回で人が出て、",
        ),
        ("新しい駅前の広場の設計は一年をかけて住民が決めた", 20, "新しい駅前の広場の設計は"),
    ],
)
def test_a_title_is_parted_at_its_comma_or_particle_rather_than_in_a_group_of_nouns(
    text: str, limit: int, first: str
) -> None:
    lines = broken(text, limit).lines
    assert (len(lines), lines[0]) == (2, first)


@pytest.mark.parametrize(
    "text", ["水面がいちばん高くなるとき", "朝の市場でその日の魚を見る", "鳥が北へ帰る前に数えた"]
)
def test_no_last_line_has_a_character_or_two_where_another_end_avoids_it(text: str) -> None:
    for limit in range(7, 13):
        assert len(broken(text, limit).lines[-1]) > 2, limit


def test_a_text_whose_word_no_line_holds_says_so() -> None:
    assert broken("ウィンドウショッピングを楽しむ", 6).torn
    assert not broken("ウィンドウショッピングを楽しむ", 12).torn


def test_a_title_before_its_subtitle_is_the_best_place_of_all() -> None:
    found = seams("題名　副題の話")
    assert min(found, key=lambda seam: seam.price).at == 3
    assert [seam.at for seam in found if seam.price <= PHRASE] == [3, 6]
