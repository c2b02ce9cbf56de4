"""What of an article can be left out, and the article without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import Brief, Claim, Statement, sentences
from generator.planning import weakest_first, without

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

TEXT = """\
# 港の灯り

## 灯り

港の灯りは新しくなりました。灯りは遠くから見えます。ただし、霧の日は見えません。

## 船

船は夜に帰ります。船は重いです。港の犬は白いです。

## 終わり

港は今日も開いています。
"""


@pytest.fixture
def article(written: Callable[..., Article]) -> Article:
    return written(TEXT)


@pytest.fixture
def brief(article: Article) -> Brief:
    ids = [sentence.id for sentence in sentences(article)]
    lights = Claim(Statement((ids[2],)), (ids[3],), (ids[4],), weight=0.9)
    ships = Claim(Statement((ids[6],)), (ids[7],), weight=0.5)
    return Brief("explainer", "author", claims=(lights, ships), conclusion=(ids[10],))


def test_what_no_claim_rests_on_goes_first_and_then_the_lightest_claim(
    article: Article, brief: Brief
) -> None:
    text = {sentence.id: sentence.text.ja for sentence in sentences(article)}
    order = [[text[each] for each in ids] for ids in weakest_first(article, brief)]
    assert order == [
        ["港の犬は白いです。"],
        ["船は重いです。"],
        ["船は夜に帰ります。", "船は重いです。"],
        ["灯りは遠くから見えます。"],
    ]


def test_a_claim_never_stays_without_its_caveat(article: Article, brief: Brief) -> None:
    claim = brief.claims[0]
    for ids in weakest_first(article, brief):
        gone = {*ids}
        assert not gone & {*claim.caveats} or {*claim.says.sources} <= gone


def test_an_article_without_nothing_is_itself(article: Article) -> None:
    assert without(article, ()) == article


def test_a_section_of_which_nothing_is_left_goes_with_its_heading(article: Article) -> None:
    gone = [s.id for s in sentences(article) if (s.text.ja or "").startswith(("船", "港の犬"))]
    left = without(article, gone)
    assert [section.heading.text.ja for section in left.sections] == ["灯り", "終わり"]
