"""Which layouts a section becomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import planned

from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Scene

FOLDER = Path(__file__).parents[1] / "cases" / "planning"
CASES = FOLDER / "layouts.txt"


def cases(path: Path = CASES) -> list[tuple[str, str, list[str]]]:
    found = []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = block.partition("\n")
        text, _, layouts = rest.partition("\n--- ")
        found.append((name, text, layouts.split()))
    return found


def scenes(article: Article) -> list[Scene]:
    frame = {"title", "agenda", "takeaways", "notes"}
    return [scene for scene in planned(article, Settings()).scenes if scene.layout not in frame]


@pytest.mark.parametrize(("name", "text", "layouts"), cases(), ids=[c[0] for c in cases()])
def test_a_section_becomes_what_it_holds(
    written: Callable[..., Article], name: str, text: str, layouts: list[str]
) -> None:
    article = written(f"# 題\n\n## {name}\n\n{text}\n")
    assert [scene.layout for scene in scenes(article)] == layouts


ENGLISH = cases(FOLDER / "layouts.en.txt")


@pytest.mark.parametrize(("name", "text", "layouts"), ENGLISH, ids=[case[0] for case in ENGLISH])
def test_a_section_of_an_english_article_becomes_what_it_holds(
    written: Callable[..., Article], name: str, text: str, layouts: list[str]
) -> None:
    article = written(f"# The night library\n\n## About {name}\n\n{text}\n")
    assert article.language == "en"
    assert [scene.layout for scene in scenes(article)] == layouts


def test_people_of_an_english_article_are_introduced_together(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# The night library\n\n## Who keeps it\n\nTwo people told us about their nights.\n\n"
        "### Midori Shiomi\n\nShe is the director of the library. Her desk is by the door.\n\n"
        "### Jumpei Toishi\n\nHe was a bus driver for thirty years. He knows the last bus.\n\n"
        "## Opening Hours\n\nThe library closes at ten. The lights stay on.\n"
    )
    layouts = [scene.layout for scene in scenes(article)]
    assert layouts == ["profiles", "profile", "profile", "bullets"]
    together = scenes(article)[0]
    assert [group.points[0].text.en for group in together.groups] == ["Director", "Bus driver"]


def test_what_is_made_of_an_english_sentence_takes_its_japanese_in_the_same_way(
    written: Callable[..., Article],
) -> None:
    known = {
        "A tide table is a list of the times and heights of high and low water.": (
            "潮汐表とは、満潮と干潮の時刻と高さを並べた表です。"
        ),
        "The extra hours cost about 4.8 million yen a year.": "費用は1年間で約480万円です。",
    }
    text = "\n\n".join(f"## About it\n\n{sentence}" for sentence in known)
    article = written(f"# The night library\n\n{text}\n", known)
    term, number = scenes(article)
    assert (term.title.ja, term.points[0].text.ja) == (
        "潮汐表",
        "満潮と干潮の時刻と高さを並べた表",
    )
    assert number.fields["number"].text.ja == "約480万円"


def test_people_are_introduced_together_and_then_one_by_one(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 支える人\n\n2人に話を聞きました。\n\n### 汐見沢みどりさん\n\n"
        "司書として働いてきた館長です。いつも笑顔で迎えます。\n\n### 砥石順平さん\n\n"
        "元バス運転手です。終バスの時刻を覚えています。\n"
    )
    together, first, second = scenes(article)
    assert (together.layout, first.layout, second.layout) == ("profiles", "profile", "profile")
    assert [group.title.text.ja for group in together.groups] == [
        "汐見沢みどりさん",
        "砥石順平さん",
    ]
    assert first.fields["role"].text.ja == "館長"


def test_a_sentence_that_points_back_is_not_shown_without_the_one_before(
    written: Callable[..., Article],
) -> None:
    long = "海辺の" * 30
    article = written(
        f"# 題\n\n## 章\n\n{long}長い話です。その話は古いです。町は静かな港です。海は青いです。\n"
    )
    (scene,) = scenes(article)
    assert [point.text.ja for point in scene.points] == ["町は静かな港", "海は青い"]


def test_a_list_is_not_torn_apart(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 課題\n\n工場は順調に動いています。\n\n"
        "- 電池が火災を起こす\n- 表示が消えている電池がある\n"
        "- 値段が下がると困る\n\n火災はとても深刻です。市内では7件起きました。\n"
    )
    first, second = scenes(article)
    assert len(first.points) == 4
    assert [point.text.ja for point in second.points] == ["火災はとても深刻", "市内では7件起きた"]


def test_the_layouts_do_not_wait_for_the_translation(written: Callable[..., Article]) -> None:
    text = CASES.read_text(encoding="utf-8")
    body = "\n\n".join(f"## {name}\n\n{text}" for name, text, _ in cases())
    del text
    before = planned(written(f"# 題\n\n{body}\n"), Settings())
    english = dict.fromkeys(_sentences(written(f"# 題\n\n{body}\n")), "Something else entirely.")
    after = planned(written(f"# 題\n\n{body}\n", english), Settings())
    assert [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
    assert [scene.sources for scene in before.scenes] == [scene.sources for scene in after.scenes]
    assert [[p.text.ja for p in scene.points] for scene in before.scenes[:-1]] == [
        [p.text.ja for p in scene.points] for scene in after.scenes[:-1]
    ]


def _sentences(article: Article) -> list[str]:
    from generator.model import sentences

    return [sentence.text.ja or "" for sentence in sentences(article)]


def test_the_dash_on_the_last_line_of_a_quotation_signs_it(written: Callable[..., Article]) -> None:
    article = written("# 題\n\n## 章\n\n> 海は表を読みません。\n>\n> — 祖父の手帳より\n")
    (quote,) = scenes(article)
    assert [point.text.ja for point in quote.points] == ["海は表を読みません。"]
    assert quote.fields["attribution"].text.ja == "祖父の手帳より"


def test_a_list_item_of_several_sentences_is_a_step_by_its_first(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 章\n\n1. 豆を洗います。水は冷たいほうがよいです。\n2. 豆を煮ます。\n"
        "3. 火を止めます。蓋は開けません。\n"
    )
    (steps,) = scenes(article)
    assert [group.title.text.ja for group in steps.groups] == [
        "豆を洗う",
        "豆を煮る",
        "火を止める",
    ]
    assert len(steps.sources) == 6


def test_what_the_article_says_twice_is_shown_once(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 朝\n\n町は静かな港です。海は青いです。\n\n## 夜\n\n"
        "町は静かな港です。灯りがともります。船が帰ります。\n"
    )
    first, second = scenes(article)
    assert [point.text.ja for point in first.points] == ["町は静かな港", "海は青い"]
    assert [point.text.ja for point in second.points] == ["灯りがともる", "船が帰る"]
    assert len(second.sources) == 4
