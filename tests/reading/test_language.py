from __future__ import annotations

import pytest

from generator.errors import SettingsError, SourceError
from generator.reading import read
from generator.reading.raw import other_language
from generator.settings import Settings

JAPANESE = "題名です\n\nGitHub ActionsとDockerの使い方を説明します。短い文です。\n".encode()
ENGLISH = b"A small library\n\nThe library opens at night. People come after work.\n"


def test_names_in_latin_letters_leave_a_text_japanese():
    assert read(JAPANESE, Settings()).language == "ja"


def test_an_english_text_is_english_and_cut_into_english_sentences():
    article = read(ENGLISH, Settings())
    assert article.language == "en"
    assert [one.text.en for one in article.lead[0].sentences] == [
        "The library opens at night.",
        "People come after work.",
    ]


def test_the_language_can_be_set():
    settings = Settings(sections={"reading": {"language": "en"}})
    assert read(JAPANESE, settings).language == "en"


def test_another_language_is_refused():
    with pytest.raises(SettingsError, match="language has no 'fr'"):
        read(JAPANESE, Settings(sections={"reading": {"language": "fr"}}))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("새 도서관이 문을 열었습니다. 밤 아홉 시까지 책을 빌릴 수 있습니다.", "Korean"),
        (
            "新图书馆开门了。我们可以在晚上九点以前借书。孩子们都很高兴，他们说这是最好的地方。",
            "Chinese",
        ),
        ("国务院办公厅关于加强城市交通管理工作的通知，自明年一月起实施。", "Chinese"),
        ("圖書館推出新服務。市民可以透過手機預約座位，已有十萬人使用此服務。", "Chinese"),
        ("地鐵三號線延長工程於昨日通車，全長十二公里，設九座車站。", "Chinese"),
        ("La bibliothèque est ouverte le soir et les lecteurs sont dans la salle. " * 6, "another"),
    ],
)
def test_a_text_in_neither_language_is_refused_unless_one_is_set(text: str, language: str) -> None:
    with pytest.raises(SourceError, match=language):
        read(text.encode(), Settings(), name="a.txt")
    asked = Settings(sections={"reading": {"language": "en"}})
    assert read(text.encode(), asked, name="a.txt").language == "en"


def test_an_address_in_kanji_is_japanese() -> None:
    assert not other_language(
        "東京都港区浜松町一丁目二番三号 山田太郎 株式会社川辺製作所代表取締役社長 電話番号"
    )
    assert not other_language("令和七年十月一日。株式会社川辺製作所、代表取締役社長山田太郎。")
