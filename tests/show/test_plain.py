import json

import pytest

from generator.model import (
    Article,
    Bilingual,
    Code,
    Figure,
    ItemList,
    Oddity,
    Paragraph,
    Quote,
    Ruby,
    Section,
    Sentence,
    Source,
    Table,
)
from generator.show.plain import fingerprint, from_plain, to_plain


def sentence(text: str) -> Sentence:
    return Sentence(f"s{text}", Bilingual(text), ruby=(Ruby("日", "ひ"),))


ONE, TWO = sentence("1"), sentence("2")
BLOCKS = (
    Paragraph((ONE, TWO)),
    Quote((ONE,), (TWO,)),
    ItemList(((ONE,), (TWO,)), ordered=True),
    Table((((ONE,), ()), ((TWO,), (ONE,))), 1, (TWO,)),
    Figure("a.png", (ONE,), (TWO,), "撮影"),
    Code("x = 1", "python"),
)
ARTICLE = Article(
    ONE,
    "ja",
    Source("a.txt", "text", "00"),
    BLOCKS,
    (Section(TWO, 2, 3, BLOCKS, (Section(ONE, 3),)),),
    oddities=(Oddity("s1", Bilingual("変", "odd")),),
)


def test_an_article_survives_json() -> None:
    assert from_plain(Article, json.loads(json.dumps(to_plain(ARTICLE)))) == ARTICLE


@pytest.mark.parametrize(
    "plain",
    [None, 3, [], {}, {"title": 1}, {**to_plain(ARTICLE), "language": "fr"}],
    ids=["none", "number", "list", "empty", "wrong title", "unknown language"],
)
def test_another_shape_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_plain(Article, plain)


def test_equal_content_has_an_equal_fingerprint() -> None:
    assert fingerprint({"a": 1, "b": (2,)}) == fingerprint({"b": [2], "a": 1})


def test_any_change_changes_the_fingerprint() -> None:
    assert fingerprint(ARTICLE) != fingerprint(ARTICLE, "")
    assert fingerprint(Bilingual("a", None)) != fingerprint(Bilingual("a", ""))
