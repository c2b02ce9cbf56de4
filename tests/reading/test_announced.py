"""When, where and for how much: facts of what is announced are a list, however they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.model import ItemList, blocks, sentences
from generator.reading import read
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article

AROUND = "# 石切り場の見学会\n\n市は石切り場の見学会を開きます。\n\n{facts}\n\n雨の日も歩きます。\n"
WANTED = ["日時：8月2日（日）9:30", "集合場所：北口広場"]


def _article(facts: str) -> Article:
    return read(AROUND.format(facts=facts).encode("utf-8"), Settings(), name="walk.md")


def _listed(article: Article) -> list[str | None]:
    lists = (block for block in blocks(article) if isinstance(block, ItemList))
    return [item[0].text.ja for block in lists for item in block.items]


@pytest.mark.parametrize(
    "facts",
    [
        "### 日時　8月2日（日）9:30\n### 集合場所　北口広場",
        "日時：8月2日（日）9:30\n集合場所：北口広場",
        "【日時】8月2日（日）9:30\n\n【集合場所】北口広場",
        "■日時　8月2日（日）9:30\n\n■集合場所　北口広場",
    ],
)
def test_facts_of_what_is_announced_are_a_list(facts: str) -> None:
    article = _article(facts)
    assert _listed(article) == WANTED
    assert not article.sections
    assert "雨の日も歩きます。" in [each.text.ja for each in sentences(article)]


@pytest.mark.parametrize(
    "facts",
    [
        "### 会場　への道\n\n駅から歩いて十分です。",  # a heading, and no hour or day
        "日時：8月2日（日）9:30",  # one line alone
        "時間　がかかる仕事です。\n場所　も取ります。",
    ],
)
def test_what_only_looks_like_one_stays(facts: str) -> None:
    assert not _listed(_article(facts))
