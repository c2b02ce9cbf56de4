"""Where long sentences are parted, and notes made shorter."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.japanese.width import width
from generator.model import Bilingual
from generator.wording.notes import notes
from generator.wording.parting import joint
from generator.wording.shorter import parts, whole
from generator.wording.style import plain

CASES = Path(__file__).parents[1] / "cases" / "wording"


def cases(name: str) -> list[tuple[str, str]]:
    rows = (CASES / name).read_text(encoding="utf-8").splitlines()
    found = [tuple(row.split(" → ")) for row in rows if row and row[0] != "#"]
    assert all(len(pair) == 2 for pair in found)
    return [(before, after) for before, after in found]


@pytest.mark.parametrize(("sentence", "halves"), cases("parting.txt"))
def test_a_sentence_is_parted_where_both_halves_stand(sentence: str, halves: str) -> None:
    found = joint(plain(sentence).rstrip("。"))
    assert (f"{found.first} ‖ {found.second}" if found else "=") == halves


@pytest.mark.parametrize(("sentence", "shorter"), cases("tight.txt"))
def test_a_note_is_made_shorter_without_saying_more(sentence: str, shorter: str) -> None:
    assert whole(sentence, 32.0) == shorter


@pytest.mark.parametrize(("sentence", "shorter"), cases("tight.txt"))
def test_what_is_short_enough_is_left_alone(sentence: str, shorter: str) -> None:
    assert whole(shorter, 32.0) == shorter
    assert sentence == shorter or width(sentence) > 32.0


@pytest.mark.parametrize(
    "said",
    [
        "会は町の人に浜を知ってもらうとともに、長く残していくため、岬の集会所で展示を続けてきました",
        "町は古い橋を壊し、新しい橋を架けるため、来年の四月から川下の工事を始めます",
        "会は浜をきれいにして、魚が戻れるように、岬の東側の岩場に海藻を植えています",
        "この展示が、浜の歴史を知っていただくとともに、町のこれからを考えていただく機会となりました",
    ],
)
def test_what_hangs_on_an_aim_is_no_deed_of_its_own(said: str) -> None:
    first = parts(said, 24.0)[0].whole
    assert not first.endswith(("もらった", "壊す", "した", "する", "している"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (
            (
                "現在、浜の部会では縄による海藻の種苗の増殖などに取り組んでいるほか、"
                "村や組合の支援を受け岩場づくりを実施する予定です"
            ),
            "取り組む予定",
        ),
        (
            (
                "館では去年から夜の案内と子ども向けの読み聞かせに力を入れているほか、"
                "町の補助を受け朝の開館も試みる方針です"
            ),
            "力を入れている方針",
        ),
        (
            (
                "町では川沿いの古い堤防の補強などを進めているほか、"
                "国や県の補助を受け川下の橋を架け替える計画です"
            ),
            "進めている計画",
        ),
    ],
)
def test_what_is_done_already_is_not_told_as_planned(said: str, wrong: str) -> None:
    told = "".join(part.point for part in parts(said, 24.0))
    assert wrong not in told


@pytest.mark.parametrize(
    "said",
    [
        "それらの性質から、夏も歩ける道があるものの、雪が締まってから渡れる沢のほうがずっと多い。",
        "雪が多いため、冬は閉まる店もあるものの、湯だけは一年を通して開けている宿が多い。",
    ],
)
def test_a_reason_before_a_concession_is_not_left_with_it(said: str) -> None:
    whole = said.rstrip("。")
    assert [each.ja for each in notes(Bilingual(said))] == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "ここまでのお話で、自分の眠りがどのようになっているのか気になっている方もいらっしゃる",
        "先週の町の会議で、古い橋を来年の春に直すと町長が住民の前で決めた",
        "去年の台風の被害で、駅の前の古い店が三軒も閉まってしまった",
    ],
)
def test_where_and_by_what_it_is_is_no_sentence_of_its_own(text: str) -> None:
    assert joint(text) is None
