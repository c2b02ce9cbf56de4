"""What is told first, if not all can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import Settings
from generator.length import bearable, left_out
from generator.model import sentences
from generator.reading import read
from generator.understanding import brief, ranked

if TYPE_CHECKING:
    from generator.model import Article

SETTINGS = Settings(offline=True)

TEXT = """\
# 川の魚はなぜ減ったのか?

川の魚が減ったと聞いて、三年のあいだ調べてきた人たちに会いに行きました。駅からは歩きました。

## 理由は三つ

調べた人たちによると、理由は三つあります。

- 水が温かくなったこと
- 堰が高くなり、魚が上れなくなったこと
- 虫が減り、魚の食べるものが足りなくなったこと

魚が減った最大の理由は、堰で川が切れたことです。ただし、これは一つの川だけの調査です。

## 四人の話

### 佐藤さん

佐藤さんは堰を開けたいと話します。朝の風は冷たかったです。

### 鈴木さん

鈴木さんは水門を直したいと話します。帽子は青い色でした。

### 高橋さん

高橋さんは森を育てたいと話します。机には地図がありました。

### 田中さん

田中さんは何も変えたくないと話します。猫が二匹いました。

## 注意

増水した日は、川に入ってはいけません。看板は黄色です。
"""


@pytest.fixture
def article() -> Article:
    return read(TEXT.encode("utf-8"), SETTINGS, name="river.md")


def order(article: Article) -> list[list[str]]:
    text = {each.id: each.text.ja or "" for each in sentences(article)}
    return [[text[each] for each in ids] for ids in ranked(article, brief(article, SETTINGS))]


def test_every_sentence_that_can_be_told_has_its_place(article: Article) -> None:
    told = {each for group in order(article) for each in group}
    assert "看板は黄色です。" in told
    assert "佐藤さん" not in told  # a heading stands as long as its section does


def test_what_warns_comes_before_what_passes_by(article: Article) -> None:
    groups = order(article)
    at = next(
        n for n, group in enumerate(groups) if "増水した日は、川に入ってはいけません。" in group
    )
    assert at < next(n for n, group in enumerate(groups) if "猫が二匹いました。" in group)


def test_a_claim_never_goes_without_its_caveat(article: Article) -> None:
    for group in order(article):
        if "魚が減った最大の理由は、堰で川が切れたことです。" in group:
            assert "ただし、これは一つの川だけの調査です。" in group


def test_three_that_were_counted_are_three(article: Article) -> None:
    items = [line[2:] for line in TEXT.splitlines() if line.startswith("- ")]
    for group in order(article):
        assert {*items} <= {*group} or not {*items} & {*group}


def test_of_four_people_all_are_named_or_none(article: Article) -> None:
    firsts = {line.split("。")[0] + "。" for line in TEXT.splitlines() if "さんは" in line}
    assert len(firsts) == 4
    for group in order(article):
        assert firsts <= {*group} or not firsts & {*group}


def test_all_of_a_short_article_is_told(article: Article) -> None:
    assert left_out(article, brief(article, SETTINGS), SETTINGS) == ()


def test_of_a_long_article_no_more_is_told_than_one_listens_to() -> None:
    parts = (f"## 第{n}の話\n\n" + f"町{n}の橋は{n + 3}年に直されました。" * 9 for n in range(40))
    long = read(("# 橋の話\n\n" + "\n\n".join(parts)).encode(), SETTINGS, name="bridges.md")
    left = {*left_out(long, brief(long, SETTINGS), SETTINGS)}
    told = [each for group in ranked(long, brief(long, SETTINGS)) for each in group]
    assert 30 <= len({*told} - left) <= bearable(long) <= 80


TOGETHER = (
    (
        "延びた場合、会場は南岸に変わります。",
        "川岸の工事が8月まで延びる可能性があるとの連絡がありました。",
    ),
    ("残れば、次の回に配ります。", "資料は三十部が残るかもしれません。"),
    ("機械を使う人は飲めません。", "ぼんやりする薬があります。"),
    ("登る前に必ず電話してください。", "一日で崩れる道があります。"),
)


@pytest.mark.parametrize(("told", "before"), TOGETHER)
def test_what_goes_on_from_the_sentence_before_is_not_told_without_it(
    told: str, before: str
) -> None:
    filler = "会は七月に開きます。場所は公民館です。"
    text = f"# 会の記録\n\n{filler}\n\n## 知らせ\n\n{before}{told}\n\n## 次の会\n\n{filler}\n"
    article = read(text.encode(), SETTINGS, name="record.md")
    ids = {s.text.ja: s.id for s in sentences(article)}
    order = ranked(article, brief(article, SETTINGS))
    seen: set[str] = set()
    for each in order:
        seen |= {*each}
        if ids[told] in seen:
            break
    assert ids[before] in seen


def test_a_warning_is_told_first_whichever_way_it_forbids() -> None:
    text = (
        "# 薬の話\n\n薬は朝に飲みます。水で飲みます。\n\n## 注意\n\n"
        "箱は青い色です。二種類を合わせて飲んではいけません。袋は紙です。\n"
    )
    article = read(text.encode(), SETTINGS, name="medicine.md")
    ids = {s.text.ja: s.id for s in sentences(article)}
    first = [each for one in ranked(article, brief(article, SETTINGS))[:2] for each in one]
    assert ids["二種類を合わせて飲んではいけません。"] in first


MINUTES = """\
# Minutes: garden committee

Date: 9 May

## The study

The survey says that the result should not be carried over to clay.

## Decisions

The committee will stop buying peat from January. Bags must not be burned.

## Open

The price cannot yet be said.
"""


def test_minutes_tell_first_what_was_decided() -> None:
    article = read(MINUTES.encode(), SETTINGS, name="minutes.md")
    known = brief(article, SETTINGS)
    ids = {s.text.en: s.id for s in sentences(article)}
    assert known.thesis
    assert known.thesis.sources[0] == ids["The committee will stop buying peat from January."]
    told = [each for one in ranked(article, known)[:2] for each in one]
    assert ids["Bags must not be burned."] in told


def test_an_item_of_an_agenda_limits_no_other() -> None:
    text = (
        "# 第3回 祭り実行委員会 議事要旨\n\n日時：4月18日\n\n## 協議\n\n"
        "花火は当日17時に判断する案が了承されました。\n\n## 注意\n\n"
        "岸の工事が延びる可能性があるとの連絡がありました。\n"
    )
    article = read(text.encode(), SETTINGS, name="minutes.md")
    ids = {s.text.ja: s.id for s in sentences(article)}
    limit = ids["岸の工事が延びる可能性があるとの連絡がありました。"]
    claims = brief(article, SETTINGS).claims
    assert all(limit not in claim.caveats for claim in claims)
