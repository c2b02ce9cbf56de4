"""What of an article can be left out, and the article without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import sentences
from generator.planning import weakest_first, without
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Article


@pytest.fixture
def article(examples: Path) -> Article:
    return read(examples / "night-library" / "night-library.txt", Settings())


def statements(article: Article) -> list[str]:
    """What goes by itself: the parts that go as a whole come after it and hold a heading."""
    headings = {section.heading.id for section in article.sections}
    return [ids[0] for ids in weakest_first(article) if not headings & {*ids}]


def test_headings_quotations_and_first_statements_stay_while_statements_go(
    article: Article,
) -> None:
    short = without(article, set(statements(article)))
    assert [section.heading for section in short.sections] == [
        section.heading for section in article.sections
    ]
    kept = {sentence.text.ja or "" for sentence in sentences(short)}
    assert any(text.startswith("「開館を延ばした最初の夜") for text in kept)
    assert any(text.startswith("きっかけは、高校生から") for text in kept)
    assert len(kept) < len(list(sentences(article)))


def test_parts_go_last_and_as_a_whole_but_the_first_and_the_last(article: Article) -> None:
    order = weakest_first(article)
    headed = [ids for ids in order if ids[0] in {s.heading.id for s in article.sections}]
    assert order[-3:] == headed
    left = without(article, {identity for ids in headed for identity in ids})
    assert left.sections == (article.sections[0], article.sections[-1])


def test_an_article_without_nothing_is_itself(article: Article) -> None:
    assert without(article, ()) == article


def test_what_leans_on_a_sentence_goes_before_it_or_with_it(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 章\n\n町は静かな港です。犬が港にいます。その犬は白いです。"
        "風が吹くと、さらに白く見えます。\n"
    )
    text = {sentence.id: (sentence.text.ja or "")[:4] for sentence in sentences(article)}
    assert [tuple(text[each] for each in ids) for ids in weakest_first(article)] in (
        [("その犬は", "風が吹く"), ("風が吹く",), ("犬が港に", "その犬は", "風が吹く")],
        [("風が吹く",), ("その犬は", "風が吹く"), ("犬が港に", "その犬は", "風が吹く")],
    )


def test_what_an_example_before_a_list_is_an_example_of_stays(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 章\n\n海は広いです。波には法則があります。たとえば、次のようになります。\n\n"
        "- 一つ目\n- 二つ目\n"
    )
    assert weakest_first(article) == []


def test_what_says_whose_a_quotation_is_stays_with_it(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 章\n\n海は広いです。海は青いです。祖父はこう話しました。\n\n"
        "> 海は表を読まない。\n\n"
        "漁師の口ぐせです。海は深いです。\n"
    )
    text = {sentence.id: sentence.text.ja for sentence in sentences(article)}
    going = {text[identity] for ids in weakest_first(article) for identity in ids}
    assert going == {"海は青いです。", "海は深いです。"}


def test_under_a_heading_that_asks_the_answer_stays_and_not_what_stands_first(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 題\n\n## 開発に影響はある?\n\nこの会社の製品は世界中で使われています。"
        "技術者が辞めたことで、開発に影響が出て、開発は停滞する可能性が高いです。"
        "町では祭りがありました。\n"
    )
    going = {each for ids in weakest_first(article) for each in ids}
    kept = [s.text.ja or "" for s in sentences(article) if s.id not in going]
    assert any("停滞する可能性" in text for text in kept)
    assert not any("世界中で使われて" in text for text in kept)
