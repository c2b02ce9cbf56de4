"""An article without what is left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import sentences
from generator.planning import without

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

TEXT = """\
# 港の灯り

## 灯り

港の灯りは新しくなりました。灯りは遠くから見えます。

> 灯りは船のためにある。

- 灯りは白い
- 塔は赤い

## 船

船は夜に帰ります。船は重いです。
"""


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(TEXT)


def beginning(article: Article, *words: str) -> list[str]:
    return [s.id for s in sentences(article) if (s.text.ja or "").startswith(words)]


def test_an_article_without_nothing_is_itself(article: Article) -> None:
    assert without(article, ()) == article


def test_a_section_of_which_nothing_is_left_goes_with_its_heading(article: Article) -> None:
    left = without(article, beginning(article, "船は"))
    assert [section.heading.text.ja for section in left.sections] == ["灯り"]


def test_a_quotation_goes_and_an_item_stays_for_its_slide(article: Article) -> None:
    left = without(article, beginning(article, "灯りは船", "灯りは白い"))
    assert [block.kind for block in left.sections[0].blocks] == ["paragraph", "list"]
