"""What podcast apps are told of an article."""

from dataclasses import replace

import pytest

from generator.model import Bilingual, Brief, Claim, Statement, sentences
from generator.publishing.about import dated, summary
from generator.reading import read
from generator.settings import Settings


def article(text):
    return read(text.encode(), Settings(), name="a.md")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026年11月3日", "2026-11-03"),
        ("2026/4/1 お知らせ", "2026-04-01"),
        ("2026年13月3日", ""),
        ("きょうの話", ""),
    ],
)
def test_the_day_is_that_of_the_line_with_the_date(line, day):
    found = article(f"{line}\n\n# 図書館が夜まで開く\n\n市は閉館時間を午後9時に延ばします。\n")
    assert dated(found) == day
    assert dated(replace(found, source=replace(found.source, date="2020-01-01"))) == "2020-01-01"


def test_an_english_line_tells_the_day_too():
    found = article("# A library\n\nNovember 3, 2026\n\nThe library stays open at night.\n")
    roles = {each.id: "metadata" for each in sentences(found) if "2026" in (each.text.en or "")}
    assert dated(replace(found, roles=roles)) == "2026-11-03"


def test_a_date_within_a_sentence_is_not_the_articles():
    assert dated(article("# 題\n\n図書館は2020年1月1日に開きました。\n")) == ""


def test_a_summary_is_the_thesis_and_as_many_claims_as_there_is_room_for():
    found = article(
        "# 題\n\n" + "".join(f"{n}番めの文は、" + "あ" * 60 + "です。\n\n" for n in (1, 2, 3, 4))
    )
    said = [Statement((each.id,)) for each in sentences(found) if "番め" in (each.text.ja or "")]
    brief = Brief("news", "author", said[1], (Claim(said[0]), Claim(said[3])))
    told = summary(found, brief)
    assert told.ja.startswith("2番め")
    assert "1番め" in told.ja
    assert "4番め" not in told.ja
    assert told.en is None
    assert summary(found, Brief("news", "author")) == Bilingual()
