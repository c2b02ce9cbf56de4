"""How an article is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import written

from generator.settings import Settings
from generator.understanding import brief, standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article

__all__ = ["written"]

TEXT = """\
# 橋はどうなるのか

今回は橋の話を紹介します。

## 調べ

市は橋を調べました。ただし、一部はまだ検証中です。

## 結論は？

橋は架け替えません。

## まとめ

橋は使い続けられると考えられます。
"""


def test_a_claim_has_its_caveat_and_the_conclusion_is_what_the_article_ends_on(
    written: Callable[..., Article],
) -> None:
    article = written(TEXT)
    found = brief(article, Settings())
    (checked, caveat) = article.sections[0].blocks[0].sentences  # type: ignore[union-attr]
    assert found.claims[0].says.sources == (checked.id,)
    assert found.claims[0].caveats == (caveat.id,)
    assert found.thesis is not None
    assert found.thesis.certainty == "possible"
    assert found.conclusion == found.thesis.sources
    assert [aside.text for aside in found.asides] == ["今回は橋の話を紹介します。"]


def test_what_rests_on_sentences_that_are_gone_is_gone(written: Callable[..., Article]) -> None:
    article = written(TEXT)
    shorter = written(TEXT.replace("ただし、一部はまだ検証中です。", "").split("## まとめ")[0])
    left = standing(brief(article, Settings()), shorter)
    assert left.thesis is None
    assert left.conclusion == ()
    assert left.claims[0].caveats == ()
    assert standing(brief(article, Settings()), article) == brief(article, Settings())
