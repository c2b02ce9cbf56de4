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

from generator.locale import words
from generator.model import (
    LANGUAGES,
    LAYOUTS,
    Aside,
    Bilingual,
    Point,
    Table,
    sentences,
    with_sentences,
)
from generator.planning import missing, plan
from generator.planning.titles import plainly
from generator.reading import read
from generator.settings import Settings
from generator.understanding import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.model import Article, Scene, Sentence, Storyboard

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

図書館の夜は町の灯です。
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


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(LIBRARY)


def lost(article: Article, chosen: Settings) -> list[tuple[str, str]]:
    gaps = missing(article, brief(article, chosen), planned(article, chosen))
    return [(gap.kind, gap.why) for gap in gaps]


def test_every_block_is_shown_or_told(article: Article) -> None:
    assert lost(article, Settings()) == []


def test_every_text_on_a_slide_names_sentences_of_the_article(article: Article) -> None:
    known = {sentence.id for sentence in sentences(article)}
    cited = {source for point in texts(planned(article, Settings())) for source in point.sources}
    assert cited
    assert cited <= known


def test_an_edit_in_one_section_leaves_the_other_scenes_alone(
    written: Callable[..., Article],
) -> None:
    before = planned(written(LIBRARY), Settings())
    edited = written(LIBRARY.replace("町は実験を決めました", "町は夜も開けました"))
    after = planned(edited, Settings())
    assert [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
    changed = [a.id for a, b in zip(before.scenes, after.scenes, strict=True) if a != b]
    assert len({*changed} - {"answer", "takeaways"}) == 1  # these two tell of the whole


def test_the_answer_comes_first_and_what_to_remember_last(article: Article) -> None:
    scenes = planned(article, Settings()).scenes
    assert [scene.layout for scene in scenes][:2] == ["title", "statement"]
    assert [scene.layout for scene in scenes][-2:] == ["takeaways", "notes"]
    assert scenes[1].title.ja == "図書館の夜は町の灯"


def test_a_table_with_the_sentence_on_it_and_a_piece_of_code_have_slides_of_their_own(
    article: Article,
) -> None:
    scenes = {scene.layout: scene for scene in planned(article, Settings()).scenes}
    assert scenes["table"].title.ja == "利用者は増えている"
    assert scenes["code"].code.strip() == "code is never spoken"


def test_what_is_not_translated_stays_pending_in_english_only(article: Article) -> None:
    content = [s for s in planned(article, Settings()).scenes if s.part]
    told = [point for scene in content for point in scene.points]
    assert told
    assert all(point.text.en is None for point in told)


def test_no_slide_has_more_points_than_its_layout_holds(written: Callable[..., Article]) -> None:
    many = "".join(f"町には{n}番目の灯りがあります。" for n in range(1, 24))
    article = written(f"# 町の灯り\n\n## 灯り\n\n{many}\n\n## 夜\n\n夜は静かに過ごせます。\n")
    scenes = planned(article, Settings()).scenes
    assert all(len(scene.points) <= LAYOUTS[scene.layout].points[1] for scene in scenes)


def test_an_article_without_sections_is_still_shown(written: Callable[..., Article]) -> None:
    many = "".join(f"町の灯りは{n}年前に{n}本ふえました。" for n in range(1, 10))
    article = written(f"# 町の灯り\n\n{many}\n")
    storyboard = planned(article, Settings())
    told = {s for scene in storyboard.scenes for s in scene.sources}
    assert told == {sentence.id for sentence in sentences(article)}
    beside = [len(g.points) for scene in storyboard.scenes for g in scene.groups]
    assert sum(len(scene.points) for scene in storyboard.scenes) + sum(beside) >= 5


def titles(scenes: tuple[Scene, ...]) -> list[str]:
    return [plainly(s.title) for s in scenes if not LAYOUTS[s.layout].frame]


def test_no_title_stands_twice(examples: Path) -> None:
    for article in translated_examples(examples):
        found = titles(planned(article, Settings()).scenes)
        assert len(set(found)) == len(found)


def test_never_three_alike_in_a_row_and_at_most_half_are_bullets(examples: Path) -> None:
    for article in translated_examples(examples):
        layouts = [
            scene.layout
            for scene in planned(article, Settings()).scenes
            if not LAYOUTS[scene.layout].frame
        ]
        runs = zip(layouts, layouts[1:], layouts[2:], strict=False)
        assert not [run for run in runs if len({*run}) == 1]
        assert layouts.count("bullets") <= len(layouts) / 2


def test_a_claims_caveat_is_on_a_slide_of_its_claim(examples: Path) -> None:
    for article in translated_examples(examples):
        scenes = planned(article, Settings()).scenes
        for claim in brief(article, Settings()).claims:
            mine = [s for s in scenes if {*claim.says.sources} & {*s.sources} and s.part]
            shown = {
                each
                for scene in (*mine, *(s for s in scenes if {*claim.caveats} & {*s.sources}))
                for point in scene_texts(scene)
                for each in (*point.sources, *scene.title_sources)
            }
            assert {*claim.caveats} <= shown


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
    looked = [s.text for p in brief(article, Settings()).parallels for s in p.shared]
    counted = [*looked, *(c.says.text for c in brief(article, Settings()).claims)]
    counted += [
        Bilingual(*pair)
        for pair in zip(*(words(e)["hedges"].values() for e in LANGUAGES), strict=True)
    ]
    scenes = [scene for scene in planned(article, Settings()).scenes if scene.layout != "notes"]
    for point in chain.from_iterable(map(scene_texts, scenes)):  # notes are ours, not the article's
        if not point.sources or point.text in counted:
            continue  # a count of what is named stands in no single sentence
        for language in LANGUAGES:
            said_there = point.text[language] or ""
            source = "".join(said[identity][language] or "" for identity in point.sources)
            for pattern in (NUMBER, NAME):
                assert set(pattern.findall(said_there)) <= set(pattern.findall(source)) | {
                    found.capitalize() for found in re.findall(r"[a-z]{3,}", source)
                }, (said_there, source)
            checked += 1
    assert checked > 40


def test_every_number_and_name_stands_in_the_sentences_cited(examples: Path) -> None:
    for article in translated_examples(examples):
        check_faithful(article)


def test_every_number_and_name_of_the_reference_article_is_cited(reference: Path) -> None:
    article = read(reference / "openai-departures.txt", Settings())
    check_faithful(translated(article, memory(reference / "openai-departures.tmx")))


def test_a_point_is_as_sure_as_its_sentence(examples: Path) -> None:
    for article in translated_examples(examples):
        said = {sentence.id: sentence.text.ja or "" for sentence in sentences(article)}
        for scene in planned(article, Settings()).scenes:
            for point in scene.points:
                whole = "".join(said.get(source, "") for source in point.sources)
                alone = sum(other.sources == point.sources for other in scene.points) == 1
                if alone and point.text.ja and whole.rstrip("。").endswith(HEDGES):
                    assert MODAL.search(point.text.ja), (point.text.ja, whole)


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


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=14), st.sampled_from([0, 6, 40]))
def test_whatever_the_blocks_nothing_vanishes(blocks: list[str], slides: int) -> None:
    article = read(("# 題\n\n" + "\n\n".join(blocks)).encode(), Settings(), name="article.md")
    chosen = Settings(slides=slides)
    storyboard = planned(article, chosen)
    assert len({scene.id for scene in storyboard.scenes}) == len(storyboard.scenes)
    for scene in storyboard.scenes:
        rule = LAYOUTS[scene.layout]
        assert len(scene.points) <= rule.points[1], scene
        assert len(scene.groups) <= rule.groups[1], scene
    if not slides:
        gaps = missing(article, brief(article, chosen), storyboard)
        assert not [gap for gap in gaps if gap.why in {"table", "figure", "quote", "paragraph"}]


def test_a_label_of_a_table_whose_row_is_shown_is_not_missing(
    written: Callable[..., Article],
) -> None:
    article = written("# 灯\n\n町の話です。\n\n| 項目 | 内容 |\n|---|---|\n| 場所 | 浜の灯台 |\n")
    board = planned(article, Settings())
    (head, row) = next(b for b in article.lead if isinstance(b, Table)).rows
    shown = Point(row[1][0].text, (row[1][0].id,))
    told = replace(board.scenes[-1], id="told", points=(shown,), table=())
    without_table = [each for each in board.scenes if not each.table]
    bare = replace(board, scenes=(*without_table, told))
    assert not [g for g in missing(article, brief(article, Settings()), bare) if g.why == "table"]
    alone = replace(board, scenes=tuple(without_table))
    lost = {g.text for g in missing(article, brief(article, Settings()), alone)}
    assert {head[1][0].text.ja, row[0][0].text.ja, row[1][0].text.ja} <= lost


def test_what_is_quoted_twice_in_the_same_words_is_told_once() -> None:
    quoted = next(block for block in BLOCKS if block.startswith("「開館"))
    who, item = "### 支える人", "### 砥石順平さん"
    blocks = ["## おわりに", "町の図書館が夜も開きました。利用者が増えました。", who]
    blocks += ["課題もあります。", quoted, item, "- 満潮\n- 干潮", who, "## おわりに", "## 夜", who]
    article = read("\n\n".join(["# 題", *blocks, quoted]).encode(), Settings(), name="article.md")
    storyboard = planned(article, Settings())
    assert not missing(article, brief(article, Settings()), storyboard)


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


def test_whom_to_ask_has_a_slide_of_its_own_in_a_press_release_and_is_no_point_elsewhere(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 新工場稼働開始のお知らせ\n\n当社は新工場を6月1日に稼働させます。"
        "生産能力は従来の1.8倍です。\n\n## お問い合わせ\n\n- 総務部 代表電話：000-000-0000\n"
    )
    given = replace(
        brief(article, Settings()),
        kind="press",
        asides=(Aside((article.sections[0].blocks[0].items[0][0].id,), "", "contact"),),  # type: ignore[union-attr]
    )
    scenes = plan(article, given, Settings()).scenes
    (contact,) = (scene for scene in scenes if scene.id == "contact")
    shown = [p.text.ja or "" for s in scenes if s is not contact for p in scene_texts(s)]
    assert [point.text.ja for point in contact.points] == ["総務部 代表電話：000-000-0000"]
    assert not any("電話" in text for text in shown)


def test_no_two_lines_of_an_example_have_one_name(examples: Path) -> None:
    for article in translated_examples(examples):
        lines = [line.id for s in narrated(article, Settings()).scenes for line in s.narration]
        assert len(set(lines)) == len(lines)


def test_no_two_lines_of_the_reference_article_have_one_name(reference: Path) -> None:
    article = read(reference / "openai-departures.txt", Settings())
    lines = [line.id for s in narrated(article, Settings()).scenes for line in s.narration]
    assert len(set(lines)) == len(lines)


def test_code_under_headings_that_are_alike_is_shown(written: Callable[..., Article]) -> None:
    wishes = "".join(
        f"## {thing}を消したい\n\n{thing}は、設定で消すことができます。\n\n"
        f"### 設定方法\n\n```js\nset({n}, false);\n```\n\n"
        for n, thing in enumerate(("通知", "広告", "音", "影", "枠", "色", "線"))
    )
    board = plan(told := written(f"# 困りごと\n\n{wishes}"), brief(told, Settings()), Settings())
    code = "".join(scene.code for scene in board.scenes)
    assert all(f"set({n}, false);" in code for n in range(7))


@pytest.mark.parametrize(
    "items", [("月曜日", "木曜日", "日曜日"), ("塩", "酢", "油"), ("駅の構内", "公民館")]
)
def test_an_item_of_a_list_is_shown_however_short_it_is(
    written: Callable[..., Article], items: tuple[str, ...]
) -> None:
    listed = "\n".join(f"- {item}" for item in items)
    text = f"# 朝市\n\n朝市の場所を改めます。\n\n## 新しい形\n\n次のとおりです。\n\n{listed}\n"
    board = plan(told := written(text), brief(told, Settings()), Settings())
    held = [point.text.ja for point in texts(board)]
    assert all(any(item in (text or "") for text in held) for item in items)
    assert missing(told, brief(told, Settings()), board) == ()


@pytest.mark.parametrize("items", [("Mon", "Wed", "Sat"), ("Ham", "Rye", "Fig"), ("A4", "A5")])
def test_an_item_of_an_english_list_is_shown_however_short_it_is(
    written: Callable[..., Article], items: tuple[str, ...]
) -> None:
    listed = "\n".join(f"- {item}" for item in items)
    text = "# The market moves\n\nThe market is held on other days from next month on.\n\n"
    text += f"## The new form\n\nIt is held in the following form.\n\n{listed}\n"
    board = plan(told := written(text), brief(told, Settings()), Settings())
    held = [point.text.en for point in texts(board)]
    assert all(any(item in (text or "") for text in held) for item in items)
    assert missing(told, brief(told, Settings()), board) == ()
