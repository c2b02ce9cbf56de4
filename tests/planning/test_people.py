"""Names and roles."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Sentence
from generator.planning.people import is_name, role


@pytest.mark.parametrize(
    "heading", ["ミラ・ムラティ", "汐見沢みどりさん", "砥石順平さん", "ジョン＝スミス氏"]
)
def test_a_persons_name_is_known(heading: str) -> None:
    assert is_name(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "課題",
        "AI業界全体の影響は?",
        "データセンター",
        "始まり",
        "お客さんの声",
        "ミラ・ムラティの経歴",
    ],
)
def test_another_heading_is_no_name(heading: str) -> None:
    assert not is_name(heading)


@pytest.mark.parametrize(
    ("ja", "en", "expected"),
    [
        (
            "約6年間務めてきた技術トップ責任者(CTO)です。",
            "She was the Chief Technology Officer (CTO), who had served for six years.",
            ("技術トップ責任者(CTO)", "Chief Technology Officer (CTO)"),
        ),
        (
            "研究担当副社長として、チームをサポートしてきた人物です。",
            "As Vice President of Research, he had supported the team.",
            ("研究担当副社長", "Vice President of Research"),
        ),
        (
            "夜間の案内係を務める、元バス運転手です。",
            "He is a former bus driver who now works as an attendant.",
            ("元バス運転手", "Former bus driver"),
        ),
        ("町立図書館の館長です。", "Her father built it.", ("町立図書館の館長", "")),
        ("研究者です。", None, ("研究者", None)),
    ],
)
def test_a_role_is_told_in_words_of_the_sentence(
    ja: str, en: str | None, expected: tuple[str, str | None]
) -> None:
    found = role([Sentence("s1", Bilingual(ja, en))])
    assert found is not None
    assert (found.text.ja, found.text.en) in {expected, (expected[0].split("の")[-1], expected[1])}
    assert found.sources == ("s1",)


def test_a_sentence_without_a_role_gives_none() -> None:
    assert role([Sentence("s1", Bilingual("いつも笑顔で迎えます。", None))]) is None
