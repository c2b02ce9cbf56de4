"""What a reader is asked to do stands in a note as an instruction, not as somebody's wish."""

from __future__ import annotations

import pytest

from generator.model import Bilingual
from generator.wording.notes import notes


def points(sentence: str) -> list[str | None]:
    return [each.ja for each in notes(Bilingual(sentence))]


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("直接触れないよう注意してください。", "直接触れないよう注意する"),
        ("手で触らないでください。", "手で触らない"),
        ("8時までに決められた場所に出してください。", "8時までに決められた場所に出す"),
        ("先に窓口へご相談ください。", "先に窓口へ相談する"),
        ("くわしくは市のサイトをご覧ください。", "くわしくは市のサイトを見る"),
        ("説明書を最後までお読みください。", "説明書を最後まで読む"),
        ("足元にご注意願います。", "足元に注意する"),
        ("受付で名前をお伝えくださいませ。", "受付で名前を伝える"),
        ("印刷して持って来て下さい。", "印刷して持って来る"),
    ],
)
def test_a_request_is_an_instruction(sentence: str, point: str) -> None:
    assert points(sentence) == [point]


@pytest.mark.parametrize(
    ("sentence", "point"),
    [
        ("もっと多くの人に来てほしい。", "もっと多くの人に来てほしい"),
        ("市は「早めに逃げてください」と呼びかけた。", "市は「早めに逃げてください」と呼びかけた"),
        ("係の人がお茶をくださいました。", "係の人がお茶をくださった"),
    ],
)
def test_a_wish_and_what_somebody_says_stay(sentence: str, point: str) -> None:
    assert points(sentence) == [point]


def test_what_is_in_progress_takes_no_need_of_the_next_clause() -> None:
    sentence = "この制度は試行中であり、対象は三校だけのため、効果は慎重に見る必要があります。"
    first, second = points(sentence)
    assert first == "この制度は試行中"
    assert second is not None
    assert second.startswith("対象は三校だけのため、効果は慎重に見る必要")


@pytest.mark.parametrize(
    "sentence",
    [
        "この数字は速報値であり、確定は来月になるため、比較には注意が必要です。",
        "橋の工事は長引いており、完成は春に延びたので、通学には遠回りが要る。",
    ],
)
def test_no_topic_is_left_before_the_next_when_its_clause_goes(sentence: str) -> None:
    for room in (12.0, 16.0, 20.0, 24.0):
        for point in notes(Bilingual(sentence), room):
            assert "確定は比較" not in (point.ja or "")
            assert "完成は通学" not in (point.ja or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "困る人の割合は、店までの距離よりも、荷物を持って歩けるかどうかと強く関係していました。",
        "町の人に聞いたのは、重い本を抱えて階段を上がれるかどうかという一つのことでした。",
    ],
)
def test_a_question_within_a_sentence_is_not_parted(sentence: str) -> None:
    assert len(points(sentence)) == 1


def test_how_something_is_stays_so_beside_what_was() -> None:
    sentence = (
        "この蛾はほかの蛾より大きい種類となっており、元々は暖かい地域に生息していましたが、"
        "近年は各地の市街地で9月前後に発生しています。"
    )
    assert "なっていた" not in "".join(filter(None, points(sentence)))
