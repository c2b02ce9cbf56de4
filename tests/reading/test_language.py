from __future__ import annotations

import pytest

from generator.errors import SettingsError
from generator.reading import read
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
