"""Who acts in Japanese lines is named where somebody else did just before."""

from __future__ import annotations

import pytest

from generator.model import Bilingual, Line
from generator.reading import read
from generator.settings import Settings
from generator.writing.lint.acting import unnamed
from generator.writing.numbered import numbered

BUS = (
    "県は補助の半分を払う。町は三月に続けるかどうかを決める。運転手の組合は、休みが減ったと訴えた。"
    "食堂の森さんは客が増えたと話した。バスは一晩に四十人を運ぶ。バス会社は運賃を上げていない。"
    "町議会は六月に費用を調べた。観光協会は客に地図を配る。高校生は朝の便で通う。"
)
KILN = (
    "陶芸家の小野さんは山の窯を直した。村は屋根に補助を出した。隣の農家は薪を分けている。"
    "県の試験場は粘土を調べた。窯は三日燃え続ける。弟子の中西さんは夜の火を見張る。"
    "問屋は春の注文を断った。客は朝早くから並んだ。娘は器の写真を毎日載せた。"
)


def asked(told: str, *spoken: tuple[str, int]) -> list[str]:
    article = numbered(read(f"# 話\n\n{told}".encode(), Settings(), name="a.md"))
    lines = [Line("", Bilingual(ja), article.ids([line] if line else [])) for ja, line in spoken]
    return [*unnamed(lines[1:], lines[:1], article)]


@pytest.mark.parametrize(
    ("told", "before", "after", "who"),
    [
        (BUS, ("県が補助の半分を払います。", 2), ("三月に続けるかどうかを決めます。", 3), "町"),
        (BUS, ("森さんは客が増えたと話します。", 5), ("補助の半分を払っています。", 2), "県"),
        (BUS, ("県は補助の半分を払います。", 2), ("六月に費用を調べました。", 8), "町議会"),
        (BUS, ("町は三月に決めます。", 3), ("客に地図を配っているのです。", 9), "観光協会"),
        (BUS, ("観光協会は地図を配ります。", 9), ("朝の便で通います。", 10), "高校生"),
        (BUS, ("県は半分を払います。", 2), ("休みが減ったと訴えています。", 4), "運転手の組合"),
        (KILN, ("小野さんは山の窯を直しました。", 2), ("屋根に補助を出しました。", 3), "村"),
        (KILN, ("窯は三日燃え続けます。", 6), ("夜は火を見張ります。", 7), "弟子の中西さん"),
        (KILN, ("問屋は注文を断りました。", 8), ("朝早くから並びました。", 9), "客"),
        (KILN, ("客は朝早くから並びました。", 9), ("器の写真を毎日載せました。", 10), "娘"),
    ],
)
def test_somebody_else_who_acts_is_asked_for(
    told: str, before: tuple[str, int], after: tuple[str, int], who: str
) -> None:
    assert asked(told, before, after) == [f"“{after[0]}”: who? In [{after[1]}] it is {who}"]


@pytest.mark.parametrize(
    ("told", "before", "after"),
    [
        (BUS, ("町がお金を出しています。", 3), ("三月には、続けるかどうかを決めます。", 3)),
        (BUS, ("県は補助の半分を払います。", 2), ("続けるかどうかは、町が三月に決めます。", 3)),
        (BUS, ("足りないのは、お金です。", 0), ("半分は県の補助です。", 2)),
        (BUS, ("組合の人たちはどうでしょう。", 0), ("休みが減ったと訴えています。", 4)),
        (BUS, ("バスは一晩に四十人を運びます。", 6), ("去年の十月に始まりました。", 6)),
        (BUS, ("町議会は六月に費用を調べました。", 8), ("八百万円かかるとわかりました。", 8)),
        (BUS, ("決めるのはだれですか。", 0), ("町です。三月に決めます。", 3)),
        (KILN, ("薪はどこから来るのでしょう。", 0), ("隣の農家が分けています。", 4)),
        (KILN, ("小野さんの娘も動きました。", 10), ("器の写真を、毎日載せたのです。", 10)),
        (KILN, ("粘土は県の試験場に送りました。", 5), ("三か月かけて調べました。", 5)),
        (KILN, ("問屋は春の注文を断りました。", 8), ("作るのが追いつかないのです。", 8)),
    ],
)
def test_whoever_is_known_need_not_be_named(
    told: str, before: tuple[str, int], after: tuple[str, int]
) -> None:
    assert not asked(told, before, after)
