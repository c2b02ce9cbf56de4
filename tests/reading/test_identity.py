from __future__ import annotations

from collections import Counter

from generator.model import sentences
from generator.reading import read
from generator.reading.draft import identify
from generator.settings import Settings


def test_an_id_is_made_from_the_text_alone():
    assert identify("今日は晴れです。", Counter()) == identify("今日は晴れです。", Counter())
    assert identify("今日は晴れです。", Counter()) != identify("今日は雨です。", Counter())


def test_width_of_letters_makes_no_difference():
    assert identify("ＡＩ１", Counter()) == identify("AI1", Counter())


def test_a_text_said_again_is_numbered():
    seen: Counter[str] = Counter()
    first, again, third = (identify("はい。", seen) for _ in range(3))
    assert (again, third) == (f"{first}.2", f"{first}.3")


def test_an_edit_elsewhere_leaves_ids_alone():
    before = "題名\n\n一つ目の文です。二つ目の文です。\n\n三つ目の文です。\n"
    after = before.replace("一つ目の文です。", "書き直した文です。新しい文です。")
    ids = [
        {one.text.ja: one.id for one in sentences(read(text.encode(), Settings()))}
        for text in (before, after)
    ]
    for text in ("題名", "二つ目の文です。", "三つ目の文です。"):
        assert ids[0][text] == ids[1][text]
