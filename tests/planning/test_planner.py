"""What every storyboard holds, whatever the article."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from articles import narrated, planned
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.model import LANGUAGES, Bilingual, Oddity, sentences, with_sentences
from generator.planning.points import is_long
from generator.planning.topics import spoken, topics
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.model import Article, Point, Scene, Sentence, Storyboard

LIBRARY = """\
# 図書館の夜

町の図書館が夜も開いています。何が変わったのでしょうか?

## 始まり

きっかけは1通の手紙でした。町は実験を決めました。

## 支える人たち

2人に話を聞きました。

### 汐見沢みどりさん

司書として25年間働いてきた館長です。いつも笑顔で迎えます。

### 砥石順平さん

元バス運転手です。終バスの時刻を覚えています。

## 数字

| 年 | 人数 |
|---|---|
| 2024年 | 120 |
| 2025年 | 340 |

利用者は増えています。

```
code is never spoken
```

## おわりに

図書館は町の灯です。
"""


def texts(storyboard: Storyboard) -> Iterator[Point]:
    return chain.from_iterable(map(scene_texts, storyboard.scenes))


def scene_texts(scene: Scene) -> Iterator[Point]:
    yield from scene.points
    yield from scene.fields.values()
    for group in scene.groups:
        yield group.title
        yield from group.points
    yield from chain.from_iterable(scene.table)


def spoken_ids(article: Article) -> list[str]:
    found = [article.title, *(s for block in article.lead for s in spoken(block))]
    for topic in topics(article):
        found += [topic.heading, *topic.sentences]
    return [sentence.id for sentence in found]


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(LIBRARY)


def test_every_spoken_sentence_is_in_exactly_one_scene_and_in_order(article: Article) -> None:
    storyboard = planned(article, Settings())
    assert [s for scene in storyboard.scenes for s in scene.sources] == spoken_ids(article)


def test_every_text_on_a_slide_names_sentences_of_the_article(article: Article) -> None:
    known = {sentence.id for sentence in sentences(article)}
    cited = {source for point in texts(planned(article, Settings())) for source in point.sources}
    assert cited
    assert cited <= known


def test_scenes_are_called_after_their_heading_and_first_sentence(examples: Path) -> None:
    for article in translated_examples(examples):
        headings = {topic.heading.id for topic in topics(article)}
        scenes = planned(article, Settings()).scenes
        own = [scene for scene in scenes if scene.id.partition("-")[0] in headings]
        assert any("-" in scene.id for scene in own)
        assert len({scene.id for scene in own}) == len(own)
        for scene in own:
            heading, _, sentence = scene.id.partition("-")
            first = (scene.sources or scene.table[0][0].sources)[0]
            assert first == (sentence or heading)


def test_an_edit_in_one_section_leaves_the_other_scenes_alone(
    written: Callable[..., Article],
) -> None:
    before = planned(written(LIBRARY), Settings())
    after = planned(
        written(LIBRARY.replace("町は実験を決めました", "町は夜も開けました")), Settings()
    )
    changed = [a.id for a, b in zip(before.scenes, after.scenes, strict=True) if a != b]
    assert len(changed) <= 2  # the section's own, and perhaps the takeaways
    assert changed


def test_the_frame_stands_round_the_article(article: Article) -> None:
    layouts = [scene.layout for scene in planned(article, Settings()).scenes]
    assert layouts[:2] == ["title", "agenda"]
    assert layouts[-2:] == ["takeaways", "notes"]


def test_what_is_not_translated_stays_pending_in_english_only(article: Article) -> None:
    storyboard = planned(article, Settings())
    assert all(point.text.ja is not None for point in texts(storyboard))
    bullets = next(scene for scene in storyboard.scenes if scene.layout == "bullets")
    assert all(point.text.en is None for point in bullets.points)


def test_no_slide_has_more_than_five_points(written: Callable[..., Article]) -> None:
    many = "".join(f"町には{n}番目の灯りがあります。" for n in range(1, 24))
    article = written(f"# 町の灯り\n\n## 灯り\n\n{many}\n\n## 夜\n\n夜は静かに過ごせます。\n")
    scenes = planned(article, Settings()).scenes
    assert max(len(scene.points) for scene in scenes) <= 5
    assert len([scene for scene in scenes if scene.layout == "bullets"]) >= 5


def test_an_article_without_sections_is_still_shown(written: Callable[..., Article]) -> None:
    many = "".join(f"町には{n}番目の灯りがあります。" for n in range(1, 10))
    article = written(f"# 町の灯り\n\n{many}\n")
    storyboard = planned(article, Settings())
    assert [s for scene in storyboard.scenes for s in scene.sources] == spoken_ids(article)
    assert any(scene.points for scene in storyboard.scenes if scene.layout == "bullets")


def test_the_concluding_part_is_spoken_with_the_takeaways(article: Article) -> None:
    storyboard = planned(article, Settings())
    takeaways = next(scene for scene in storyboard.scenes if scene.layout == "takeaways")
    last = article.sections[-1]
    assert takeaways.sources[0] == last.heading.id
    agenda = next(scene for scene in storyboard.scenes if scene.layout == "agenda")
    assert last.heading.text.ja not in [point.text.ja for point in agenda.points]


NUMBER = re.compile(r"\d[\d,.]*\d|\d")
NAME = re.compile(r"[ァ-ヴー]{3,}|[A-Z][A-Za-z]{2,}")
MODAL = re.compile(
    r"可能性|かもしれ|とみられ|ようだ|そうだ|らしい|と言える|だろう|という$|はず|べき"
)
HEDGES = (
    "可能性",
    "かもしれ",
    "とみられ",
    "ようです",
    "そうです",
    "らしい",
    "と言えます",
    "でしょう",
    "はず",
    "べき",
)


def translated_examples(examples: Path) -> Iterator[Article]:
    for name, kind in (
        ("night-library", "txt"),
        ("battery-recycling", "html"),
        ("tide-tables", "md"),
    ):
        folder = examples / name
        known = memory(folder / f"{name}.tmx")
        yield translated(read(folder / f"{name}.{kind}", Settings()), known)


def memory(path: Path) -> dict[str, str]:
    units = etree.parse(str(path)).getroot().iter("tu")
    pairs = [[seg.text or "" for seg in unit.iter("seg")] for unit in units]
    return {pair[0]: pair[1] for pair in pairs}


def translated(article: Article, known: dict[str, str]) -> Article:
    def change(sentence: Sentence) -> Sentence:
        return replace(sentence, text=sentence.text.having("en", known.get(sentence.text.ja or "")))

    return with_sentences(article, change)


def check_faithful(article: Article) -> None:
    """Every figure, name and hedge of a text is in the sentences it cites, in its language."""
    said = {sentence.id: sentence.text for sentence in sentences(article)}
    checked = 0
    scenes = [scene for scene in planned(article, Settings()).scenes if scene.layout != "notes"]
    for point in chain.from_iterable(map(scene_texts, scenes)):  # notes are ours, not the article's
        if not point.sources:
            continue
        for language in LANGUAGES:
            words = point.text[language] or ""
            source = "".join(said[identity][language] or "" for identity in point.sources)
            for pattern in (NUMBER, NAME):
                assert set(pattern.findall(words)) <= set(pattern.findall(source)) | {
                    found.capitalize() for found in re.findall(r"[a-z]{3,}", source)
                }, (words, source)
            checked += 1
    assert checked > 40


def test_every_number_and_name_stands_in_the_sentences_cited(examples: Path) -> None:
    for article in translated_examples(examples):
        check_faithful(article)


def test_every_number_and_name_of_the_reference_article_is_cited(reference: Path) -> None:
    article = read(reference / "openai-departures.txt", Settings())
    check_faithful(translated(article, memory(reference / "openai-departures.tmx")))


def test_the_reference_article_keeps_its_three_people(reference: Path) -> None:
    article = read(reference / "openai-departures.txt", Settings())
    shown = [point.text.ja or "" for point in texts(planned(article, Settings()))]
    assert any("3人" in text for text in shown)
    assert not any("4人" in text for text in shown if "3人" not in text and "4人です" not in text)


def test_a_point_is_as_sure_as_its_sentence(examples: Path) -> None:
    for article in translated_examples(examples):
        said = {sentence.id: sentence.text.ja or "" for sentence in sentences(article)}
        for scene in planned(article, Settings()).scenes:
            for point in scene.points:
                whole = "".join(said.get(source, "") for source in point.sources)
                alone = sum(other.sources == point.sources for other in scene.points) == 1
                if alone and point.text.ja and whole.rstrip("。").endswith(HEDGES):
                    assert MODAL.search(point.text.ja), (point.text.ja, whole)


def test_bullets_of_the_examples_fit_two_lines(examples: Path) -> None:
    for article in translated_examples(examples):
        for scene in planned(article, Settings()).scenes:
            if scene.layout in {"bullets", "takeaways", "notes"}:
                assert not [point.text.ja for point in scene.points if is_long(point, 34.0)]


BLOCKS = (
    "町の図書館が夜も開きました。利用者が増えました。",
    "次のような表があります。",
    "何が変わったのでしょうか?",
    "課題もあります。",
    "その話は長いです。",
    "潮汐表とは、満潮と干潮の時刻と高さを日付の順に並べた表です。",
    "費用は1年間で約480万円です。",
    "まず、豆を洗います。次に、豆を煮ます。最後に、火を止めます。",
    "彼は駅前で、",
    "「開館を延ばした最初の夜、1時間たっても誰も来ませんでした。この明かりは消せないと思いました。」",
    "- 満潮\n- 干潮",
    "1. 洗う\n2. 煮る\n3. 止める",
    "> 海は表を読まない。",
    "| 年 | 人数 |\n|---|---|\n| 2024年 | 120 |\n| 2025年 | 340 |\n| 2026年 | 360 |",
    "![港の図](harbour.png)",
    "### 汐見沢みどりさん",
    "### 砥石順平さん",
    "### 支える人",
    "## 夜",
    "## 朝",
    "## おわりに",
)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=14), st.sampled_from([0, 6, 40]))
def test_whatever_the_blocks_everything_is_said_once_and_in_order(
    blocks: list[str], slides: int
) -> None:
    article = read(("# 題\n\n" + "\n\n".join(blocks)).encode(), Settings(), name="article.md")
    storyboard = narrated(article, Settings(slides=slides))
    assert [s for scene in storyboard.scenes for s in scene.sources] == spoken_ids(article)
    assert len({scene.id for scene in storyboard.scenes}) == len(storyboard.scenes)
    names = [line.id for scene in storyboard.scenes for line in scene.narration]
    assert len(set(names)) == len(names)
    assert all(len(scene.points) <= 5 for scene in storyboard.scenes if scene.layout != "agenda")


def test_translating_an_example_changes_nothing_japanese(examples: Path) -> None:
    for article in translated_examples(examples):
        pending = translated(article, {})
        before = narrated(pending, Settings())
        after = narrated(article, Settings())
        assert [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
        for old, new in zip(before.scenes[:-1], after.scenes[:-1], strict=True):  # not the notes
            assert [p.text.ja for p in scene_texts(old)] == [p.text.ja for p in scene_texts(new)]
            assert [(line.id, line.text.ja, line.pause) for line in old.narration] == [
                (line.id, line.text.ja, line.pause) for line in new.narration
            ]
            assert (old.title.ja, old.kicker.ja) == (new.title.ja, new.kicker.ja)


def test_an_endless_address_gives_way_to_the_site_in_the_notes(
    written: Callable[..., Article],
) -> None:
    article = written(LIBRARY)
    url = "https://example.org/" + "very-long/" * 12
    far = replace(article, source=replace(article.source, url=url, site="港の新聞"))
    near = replace(article, source=replace(article.source, url="https://example.org/a"))
    first = [planned(each, Settings()).scenes[-1].points[0].text.ja for each in (far, near)]
    assert first == ["出典：港の新聞", "出典：https://example.org/a"]


def test_a_takeaway_does_not_repeat_what_looks_wrong_in_the_source(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 人々\n\n退社したのは3人の要人たちです。会社は次の人を探しています。\n\n"
        "## 影響\n\n開発は停滞する可能性が高いです。\n\n## 今後\n\n業界の発展が期待できます。\n"
    )
    wrong = next(s for s in sentences(article) if "3人" in (s.text.ja or ""))
    doubt = Oddity(wrong.id, Bilingual("「3人」とありますが、4人です。", None))
    (takeaways,) = (
        scene
        for scene in planned(replace(article, oddities=(doubt,)), Settings()).scenes
        if scene.layout == "takeaways"
    )
    assert wrong.id not in {each for point in takeaways.points for each in point.sources}
