"""What a program notices in the lines of a scene: for whoever hears them last to decide."""

from __future__ import annotations

from generator.model import Bilingual, Line, Scene
from generator.reading import read
from generator.settings import Settings
from generator.writing.lint.scene import of_scenes
from generator.writing.numbered import numbered

LINES = numbered(
    read(
        "# 研究費\n\n一般に締切は大学ごとに早い。五年計画なら年100万円くらいになる。".encode(),
        Settings(),
        name="a.md",
    )
)
DUE, SUM = (sentence.id for sentence in LINES.sentences[1:])


def spoken(*lines: Line) -> list[str]:
    scenes = [
        Scene("title", "title", Bilingual("研究費")),
        Scene("a", "bullets", Bilingual("締切は早い"), title_sources=(DUE,), narration=lines),
    ]
    return of_scenes(scenes, LINES)["a"]


def line(ja: str, *sources: str) -> Line:
    return Line("", Bilingual(ja), sources)


def test_two_sayings_in_a_sentence_are_named() -> None:
    two = spoken(line("店が開けると話し、客が戻ると思うといいます。", DUE))
    assert any("two sayings in one sentence" in mark for mark in two)


def test_a_question_for_yes_or_no_is_answered_so() -> None:
    asks = line("自由に使えるんですか。")
    assert any("自由に使えるんですか" in mark for mark in spoken(asks, line("店に聞きます。", DUE)))
    assert not any("yes or no" in mark for mark in spoken(asks, line("いいえ。", DUE)))
    assert not any("yes or no" in m for m in spoken(line("誰が使うんですか。"), line("店。", DUE)))
    doubt = line("店は客に冷たいのではないか。")
    assert not any("yes or no" in m for m in spoken(doubt, line("店に聞きます。", DUE)))


def test_a_scene_that_never_says_what_its_title_says_is_named() -> None:
    assert "no line says what its title says" in spoken(line("五年で100万円です。", SUM))
    assert "no line says what its title says" not in spoken(line("締切は一般に早いです。", DUE))
