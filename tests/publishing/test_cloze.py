"""A handout with a gap a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from browser import browser
from sample_show import lines

from generator.model import Bilingual, Scene, Storyboard
from generator.publishing.handouts import gaps, html
from generator.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    ("町の図書館は夜十時まで開いています。", "The town's library is open until ten."),
    ("図書館では高校生が静かに勉強しています。", "Pupils study there quietly."),
    ("はい。", "Yes."),
)


def _board() -> Storyboard:
    said = tuple(replace(line, sources=("s1",)) for line in lines("a", *SAID))
    scene = Scene("a", "bullets", Bilingual("夜の<b>図書館</b>", "Night"), narration=said)
    return Storyboard(Bilingual("題", "Title"), (scene,))


def test_each_sentence_has_one_gap_and_no_word_is_asked_twice() -> None:
    [part] = gaps(_board())
    assert [gap.number for gap in part.gaps] == [1, 2]
    for gap, (text, meaning) in zip(part.gaps, SAID, strict=False):
        assert gap.before + gap.word + gap.after == text
        assert gap.meaning == meaning
        assert re.fullmatch("[ぁ-ん]+", gap.reading)
    assert part.gaps[0].word == "図書館"
    assert part.gaps[1].word == "高校生"


def test_the_key_stands_behind_with_readings_and_meaning() -> None:
    page = html(_board(), Settings(), "en")
    before, _, key = page.partition('<section class="key">')
    assert before.count('class="gap"') == 2
    assert "高校生" not in before
    assert "<b>高校生</b>（こうこうせい）" in key
    assert "Pupils study there quietly." in key
    assert "&lt;b&gt;" in before


def test_a_screen_reader_finds_nothing_serious_in_it(tmp_path: Path) -> None:
    (tmp_path / "cloze.html").write_text(html(_board(), Settings(), "ja"), encoding="utf-8")
    with browser(tmp_path / "profile") as tab:
        tab.open((tmp_path / "cloze.html").as_uri())
        assert tab.messages == []
        found = [(rule["id"], rule["impact"]) for rule in tab.axe()]
        assert [each for each in found if each[1] in ("serious", "critical")] == []
