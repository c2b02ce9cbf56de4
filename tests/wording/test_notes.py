"""Points, titles and labels out of sentences."""

from __future__ import annotations

from generator.model import Bilingual
from generator.wording.notes import note, notes
from generator.wording.sureness import certainty
from generator.wording.titles import label, title


def test_what_is_pending_stays_pending() -> None:
    assert note(Bilingual("港が開きました。")) == Bilingual("港が開いた")
    assert note(Bilingual(en="However, the port opened.")) == Bilingual(en="The port opened")


def test_a_sentence_gives_at_least_one_point() -> None:
    assert notes(Bilingual("港が開きました。", "The port opened.")) == (
        Bilingual("港が開いた", "The port opened"),
    )


def test_a_title_is_a_statement_with_a_subject() -> None:
    assert title(Bilingual("しかし、客は減りませんでした。")) == Bilingual("客は減らなかった")
    assert title(Bilingual("客は減ったのでしょうか?")) is None
    assert title(Bilingual("これは大きな変化です。")) is None


def test_a_label_is_a_short_noun() -> None:
    assert label(Bilingual("回収率は毎年上がっています。")) == Bilingual("回収率")
    assert label(Bilingual("静かに始まりました。静かに終わるはずです。")) is None


def test_certainty_is_that_of_the_weakest_word() -> None:
    assert certainty("開発が停滞する可能性が高いです。", "ja") == "likely"
    assert certainty("工場は電池を受け入れます。", "ja") == "fact"
    assert certainty("Its technology could leak.", "en") == "conceivable"
