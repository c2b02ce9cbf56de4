"""What stands over a slide: the evidence for it is on the slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import narrated, planned

from generator.model import Point

if TYPE_CHECKING:
    from generator.model import Scene

_FRAME = {"title", "agenda", "takeaways", "notes"}


def _content(written, text: str) -> list[Scene]:
    scenes = planned(written(text)).scenes
    return [s for s in scenes if s.layout not in _FRAME and s.id != "answer"]


def _titles(written, text: str) -> list[str]:
    return [scene.title.ja or "" for scene in _content(written, text)]


_PLAN = """# 旧水門小屋を資料館に

## 計画

市の案では、1931年に建てられた小屋の1階を展示に、2階を作業と講座のための部屋に改める。定員は12人。\
屋上は点検のため市が管理を続ける。工事費は市の見積もりで約4,200万円。
"""


def test_a_detail_is_no_title_over_a_whole_plan(written):
    [title] = _titles(written, _PLAN)
    assert "定員" not in title


@pytest.mark.parametrize(
    ("asked", "answered", "title"),
    [
        (
            "なぜ予約制にしますか。",
            "昨年の来館者は9,400人でした。待つ時間を短くすることが目的です。",
            "待つ時間を短くすることが目的",
        ),
        (
            "いくらかかりますか。",
            "券は窓口と駅で買えます。大人は1回400円です。",
            "大人は1回400円",
        ),
        (
            "いつから始まりますか。",
            "準備は市と商店会が進めています。受付は5月8日に始まります。",
            "受付は5月8日に始まる",
        ),
        (
            "子どもだけでも入れますか。",
            "はい。小学生は二人以上なら大人なしで入れます。名札をお渡しします。",
            "小学生は二人以上なら大人なしで入れる",
        ),
    ],
)
def test_a_question_over_a_section_is_answered_by_its_title(written, asked, answered, title):
    text = f"# 資料館のよくあるご質問\n\n## Q1 {asked}\n\n{answered}\n\n"
    text += "## Q2 どこにありますか。\n\n水門の橋の東にあります。駅から歩いて9分です。\n\n"
    text += "## Q3 休みの日はありますか。\n\n毎週月曜日は休みです。祝日は開けます。\n"
    assert title in _titles(written, text)


@pytest.mark.parametrize(
    "sentence",
    [
        "剥がす際は、札が柱に固くついているので、爪で傷をつけないよう注意してください。",
        "扉が重いため、二人で押してください。",
        "灯りを運びながら、足元の溝を避けてください。",
    ],
)
def test_a_clause_that_is_only_said_for_another_is_no_title(written, sentence):
    text = (
        f"# 水門小屋の手入れ\n\n## 扉\n\n{sentence}油は月に一度さします。鍵は事務所に返します。\n"
    )
    for title in _titles(written, text):
        assert not title.endswith(("ので", "ため", "ながら", "ください", "ほしい"))
        assert not title.startswith("剥がす際")


def test_no_title_is_cut_off(written):
    lead = "市は三日、" + "百年前に建てられた水門の小屋と、その隣の古い倉庫の使い道について、" * 2
    text = f"# 水門小屋の使い道\n\n{lead}住民と話し合いを始めた。\n\n"
    text += "話し合いは月に一度開く。\n"
    assert not any("…" in (s.title.ja or "") for s in planned(written(text)).scenes)


_NEWS = """# 水門小屋、資料館に改修へ　市、カフェ案は見送り

泉市は三日、使われていない水門の小屋（同市東町）の使い道について、住民らでつくる「水門を残す会」が\
提案した資料館の案を軸に準備を進める方針を、市議会の委員会で明らかにした。並行して検討していた\
カフェの案については見送ると説明した。

会の案では、1階を展示に、2階を講座の部屋に改める。工事費は市の見積もりで約4,200万円。

会の代表の小川礼子さん（61）は「子どもに川の話をする場所にしたい」と話す。

一方、来館者の見通しには疑問の声もある。市の試算は年間8千人の来館を見込むが、近くの郷土館の\
来館者は昨年3千人だった。

市は6月末までに計画をまとめ、9月の市議会に予算案を提出する方針だ。床下の傷みが大きいと分かった場合、\
工事費は見積もりを上回る可能性がある。松井課長は「その場合は、規模を含めて考え直す」としている。

水門の小屋は1931年に建てられ、1998年まで使われた。市内に残る水門の小屋は二つある。
"""


def test_news_answers_with_its_headlines_clause(written):
    answer = next(s for s in planned(written(_NEWS)).scenes if s.id == "answer")
    assert answer.title.ja == "水門小屋、資料館に改修へ"


def test_what_news_adds_of_the_past_is_no_title_and_nothing_to_remember(written):
    scenes = planned(written(_NEWS)).scenes
    assert not any("1931年" in (s.title.ja or "") for s in scenes)
    [end] = [s for s in scenes if s.layout == "takeaways"]
    said = [point.text.ja or "" for point in end.points]
    assert not any("1931年" in each or "二つある" in each for each in said)
    assert any("9月の市議会" in each for each in said)


def test_in_that_case_stands_below_its_case(written):
    for scene in planned(written(_NEWS)).scenes:
        said = [point.text.ja or "" for point in scene.points]
        for n, each in enumerate(said):
            if "その場合" in each:
                assert "場合" in said[n - 1]
                assert n


def test_numbered_decisions_are_what_was_decided(written):
    text = """# 資料館運営委員会 議事録

日時：4月2日
出席：5名

## 議題1　休館日について

月曜を休みにする案が示された。

**決定1**　休館日は月曜とする。全員賛成。

## 議題2　券の値段について

値段の案が三つ示された。

**決定2**　大人の券は400円とする。賛成4、反対1。
"""
    answer = next(s for s in planned(written(text)).scenes if s.id == "answer")
    said = [point.text.ja or "" for point in answer.points]
    assert said == ["休館日：休館日は月曜とする", "券の値段：大人の券は400円とする"]


def test_sections_side_by_side_are_headed_by_the_names_of_all(written):
    names = ["梅の湯", "竹の湯", "松の湯", "藤の湯", "萩の湯", "桐の湯", "菊の湯", "桜の湯"]
    names += [f"{name}別館" for name in names]
    text = "# 町の湯めぐり\n\n" + "".join(
        f"## {name}\n\n{name}は湯がぬるい。壁の絵は山の景色だ。\n\n" for name in names
    )
    scenes = _content(written, text)
    columns = [scene for scene in scenes if scene.layout == "columns"]
    assert columns
    for scene in columns:
        heads = [group.title.text.ja for group in scene.groups]
        assert scene.title.ja == "・".join(head or "" for head in heads)
    shown = {g.title.text.ja for s in scenes for g in s.groups} | {s.title.ja for s in scenes}
    assert all(any(name in (text or "") for text in shown) for name in names[:-1])


def test_a_question_is_not_answered_by_another(written):
    text = """# 水門の使い方の質疑

## 主な質疑

水門の小屋をどう残し、どう使うか。小屋を子どもの工作の場所にしてはどうか。

## 答弁

小屋は市が補修します。工作の場所については検討します。費用は秋に示します。
"""
    for scene in _content(written, text):
        for group in scene.groups:
            assert not any((p.text.ja or "").endswith("どうか") for p in group.points)


def test_an_agenda_is_of_messages_or_of_names_and_never_of_both(written):
    parts = "".join(
        f"## 第{n}の水門\n\n第{n}の水門は川の{side}にある。{more}\n\n"
        for n, side, more in [
            (1, "東", "門は鉄でできている。鍵は二つある。番人が一人いる。" * 3),
            (2, "西", "門は木でできている。鍵は一つある。番人はいない。" * 3),
            (3, "北", "門は石でできている。鍵はない。番人は二人いる。" * 3),
            (4, "南", "門は竹でできている。鍵は三つある。番人は三人いる。" * 3),
        ]
    )
    scenes = planned(written(f"# 川の水門\n\n{parts}")).scenes
    for scene in scenes:
        if scene.layout == "agenda":
            headed = [(p.text.ja or "").endswith("の水門") for p in scene.points]
            assert all(headed) or not any(headed)


def test_a_mark_without_its_other_half_heads_no_slide(written):
    text = """# The water gates

The town has kept its gates for a century, and each of them has a keeper of its own.

> The gates were never meant to last. They have outlived three bridges.”

Others pay for a gate that is left open as well:

- **Boat owners** will wait for hours at the quay
- **The gas works** loses a day of coal for every flood
- **The market** gets its fish by road and late in the day
- **Gardeners** have to carry water from the other side of the hill
"""
    assert not any("other half" in (s.title.en or "") for s in _content(written, text))


@pytest.mark.parametrize(
    "sentence",
    [
        "もしあなたが水門の小屋を見たいなら、夏の朝に橋を渡ってください。",
        "だと私は思う水門の色は、昔は緑でした。",
    ],
)
def test_what_only_opens_a_sentence_is_no_title(written, sentence):
    text = f"# 水門\n\n## 小屋\n\n{sentence}小屋の壁は赤い。橋の板は黒い。\n"
    assert not any(t.startswith(("もし", "だと")) for t in _titles(written, text))


def test_the_items_of_minutes_go_by_their_names(written):
    text = """# 水門委員会 議事録

日時：4月2日
出席：5名

## 議題1　鍵の貸し出し

鍵の数が足りないと報告があった。

**決定1**　鍵を二つ作る。

## 次回

5月7日（木）10時。記録の確認は小川が行う。集まる場所は小屋の二階とする。
"""
    assert _titles(written, text)[-1] == "次回"


def test_a_thesis_too_long_for_a_title_is_headed_by_the_first_thing_it_says(written):
    text = """# 鉢植えの水やり

## 夏

夏は朝と夕方に水をやります。受け皿の水は捨てます。葉の裏も洗います。

## 冬

冬は週に一度で足ります。朝のうちに水をやります。窓から離して置きます。

## 総括

**水は朝のうちにやるのが一番安全で根も傷みにくく、夜になってから冷たい水をやると土が凍るため春まで回復できないことがあります。**
"""
    answer = next(s for s in planned(written(text)).scenes if s.id == "answer")
    assert answer.title.ja == "水は朝のうちにやるのが一番安全で根も傷みにくい"


def test_boxes_are_ticked_for_what_is_to_be_done_and_for_nothing_else(written):
    text = """# 水門の番

## 夜の番

札が柱に固くついているので、剥がすときは爪を立てないでください。床が濡れて滑ることがありますので、靴を履いてください。
"""
    for scene in _content(written, text):
        if scene.layout == "checklist":
            said = [point.text.ja or "" for point in scene.points]
            assert not any("固くついている" in each or "滑ること" in each for each in said)


def test_the_steps_of_an_answer_stay_in_their_order_on_one_slide(written):
    text = """# 資料館のよくあるご質問

## Q1 どうやって予約しますか。

電話で日と人数を伝えてください。次に、窓口で札を受け取ります。当日は九時までに橋の前に来てください。一度に入れるのは五人までです。

## Q2 休みの日はありますか。

毎週月曜日は休みです。祝日は開けます。

## Q3 写真は撮れますか。

展示の部屋では撮れません。庭では自由に撮れます。
"""
    [scene] = [s for s in _content(written, text) if "札を受け取る" in str(s)]
    said = [scene.title.ja or "", *(point.text.ja or "" for point in scene.points)]
    said += [point.text.ja or "" for group in scene.groups for point in group.points]
    assert any("電話で" in each for each in said)
    assert any("札を受け取る" in each for each in said)
    assert any("五人まで" in each for each in said)


_MINUTES = """# 第3回 港まつり会議 議事録

## 協議：日程

事務局から二つの案が示された。

意見

- 大石委員：案1を急いでほしい。舟の数が足りない。
- 森委員：案2には反対。夜の便は危ない。
- 事務局：費用は計算していない。

合意したこと

1. 案1は、7月の第二土曜に行う。
2. 案2は、今年度は見送る。

案1について、沢委員から救命具を増やす条件が出され、計画に数を明記することとした。

## その他

次の会議は5月10日に開く。
"""


def test_minutes_begin_with_what_was_agreed_and_each_opinion_has_its_owner(written):
    scenes = planned(written(_MINUTES)).scenes
    answer = next(scene for scene in scenes if scene.id == "answer")
    told = [point.text.ja for point in answer.points]
    assert told[:2] == ["案1は、7月の第二土曜に行う", "案2は、今年度は見送る"]
    assert "明記することとした" in (told[2] or "")
    assert "合意したこと" in [scene.title.ja for scene in scenes]
    shown = [p.text.ja or "" for s in scenes for p in (*s.points, Point(s.title))]
    for words, who in (("夜の便は危ない", "森委員"), ("舟の数が足りない", "大石委員")):
        mine = [text for text in shown if words in text]
        assert all(who in text for text in mine)


_FLOW = """# 避難の手引き

## どうするか

家は色のついた場所にありますか?

- はい:
  - 支度に時間がかかりますか?
    - はい: 警戒の知らせが出たら、高台の学校へ行きましょう。
    - いいえ: 指示が出たら、高台の学校へ行きましょう。
- いいえ:
  - 支度に時間がかかりますか?
    - はい: 家の二階にいましょう。
    - いいえ: 知らせを待ちましょう。
"""


def test_yes_and_no_are_never_without_their_questions(written):
    [table] = [scene for scene in planned(written(_FLOW)).scenes if scene.layout == "table"]
    rows = [[cell.text.ja for cell in row] for row in table.table]
    assert rows[0][:2] == ["家は色のついた場所にありますか?", "支度に時間がかかりますか?"]
    assert [row[:2] for row in rows[1:]] == [
        ["はい", "はい"],
        ["はい", "いいえ"],
        ["いいえ", "はい"],
        ["いいえ", "いいえ"],
    ]
    assert "警戒の知らせが出たら" in (rows[1][2] or "")


def test_the_name_of_a_section_stands_over_its_first_slide_and_once(written):
    text = "".join(f"町の灯りは{n}番通りにも{n * 3}本立ちました。" for n in range(1, 15))
    titles = _titles(written, f"# 町の話\n\n## 灯り\n\n{text}\n\n## 夜\n\n夜は静かです。\n")
    assert titles.count("灯り") <= 1


def test_credits_and_links_have_no_slide(written):
    text = """# 港の話

## 灯台

灯台は昨年直されました。写真：港の会提供

公式ストアページより

## 関連記事

- 古い倉庫の話 https://example.org/a
"""
    shown = [p.text.ja or "" for s in planned(written(text)).scenes for p in s.points]
    assert not any("ストア" in each or "example.org" in each for each in shown)


def test_brackets_around_a_heading_and_the_hour_behind_them_are_no_title(written):
    text = (
        "# 町の話\n\n## 【交通状況】7月11日19時現在\n\n北の峠は通れない。南の橋は片側だけ通れる。\n"
    )
    assert _titles(written, text)[0].startswith(("交通状況", "北の峠"))
    assert not any("【" in title or "現在" in title for title in _titles(written, text))


def test_an_aside_in_brackets_never_leaves_an_empty_title(written):
    aside = (
        "(こう説明を受けた覚えがあるが、一度出した証明書を書き換えることはできないので、"
        "実際には新しく出したのだろうか？)"
    )
    said = "職員に暗証番号を覚えているかと聞かれた。窓口で入力した。"
    text = f"# 証明書の話\n\n## 証明書を出してもらう\n\n{aside}\n{said}\n"
    assert all(_titles(written, text))


@pytest.mark.parametrize(
    "label",
    [
        "橋が開く前に撮った川べりの写真",
        "水門の直し方を測った表はこちらだ（英語）",
        "三十五で船に乗ったら暮らしが変わった話",
    ],
)
def test_what_only_files_a_thing_heads_no_slide(written, label):
    text = f"# 港の話\n\n## 水門\n\n{label}\n\n水門は毎年直される。船は遠回りをする。\n"
    assert label not in _titles(written, text)


def test_a_heading_that_only_says_where_one_is_gives_way_to_what_is_said(written):
    text = (
        "# 港の話\n\n## リード\n\n水門は春に直される。船は遠回りをする。\n\n## 船\n\n三隻ある。\n"
    )
    assert "リード" not in _titles(written, text)


def test_a_name_stands_over_its_slide_without_its_reading(written):
    text = "# 港の人\n\n## 林ハヤシ 泰之ヤスユキ Yasuyuki Hayashi\n\n水門を守る。船にも乗る。\n"
    [scene] = _content(written, text)
    assert "ハヤシ" not in f"{scene.title.ja}{scene.kicker.ja}"


def test_a_year_at_the_head_of_a_heading_is_no_number_of_a_section(written):
    text = "# 港の話\n\n## 1970 年代の水門\n\n水門は毎年直された。船は遠回りをした。\n"
    [scene] = _content(written, text)
    assert "1970 年代" in f"{scene.title.ja}{scene.kicker.ja}"


def test_what_limits_a_plan_stands_over_no_slide_of_it(written):
    titles = _titles(
        written,
        """# 山の湯、料金を上げる

山の湯組合は5日、入浴料を来月から30円上げると発表した。子どもの料金は据え置く。

燃料の重油は2年前より2割高い。組合によると、7軒のうち5軒が昨年度に赤字だった。

町は来年度から、釜を入れ替える店に費用の三分の一、上限150万円を補助する方針だ。\
ただし、予算案は12月の議会で決まる。平田理事長は「補助があっても、燃料が上がれば追いつかない」と述べた。
""",
    )
    assert not [each for each in titles if "議会" in each]


def test_that_somebody_smiles_is_no_title(written):
    titles = _titles(
        written,
        """# 橋を渡る人が減った

## 朝の橋

「朝は誰も渡らなくなりました」。橋のたもとで店を営む大沢茂さん（51）は苦笑する。\
市が新しい橋を開けてから、通る人は1日2400人から900人に減った。店は昼だけ開けている。
""",
    )
    assert not [each for each in titles if "苦笑" in each]


def test_over_an_answer_stands_what_was_said(written):
    answer = "2016年の地震です。原因は直径4センチのねじでした。いちばん安い部品です。"
    rest = "\n\n".join(
        f"**――{asked}**\n\n私は橋を見に行きました。{asked[:2]}は難しいですね。"
        for asked in ("次は何を直しますか？", "困ったことは？", "今後の目標は？")
    )
    head = "# 橋を直す小柳さんに聞く\n\n小柳さんに話を聞いた。\n\n**――きっかけは？**"
    assert "原因は直径4センチのねじだった" in _titles(written, f"{head}\n\n{answer}\n\n{rest}\n")


def test_what_somebody_was_asked_to_tell_is_named_and_not_asked_for(written):
    asked = (
        ("この町を選んだ理由を教えてください。", "海の近くで暮らしたいと思っていました。"),
        ("毎日の仕事について聞かせてください。", "朝は網を直します。昼は市場へ行きます。"),
        ("これからのことをお聞かせください", "来年は舟を一艘増やします。"),
    )
    text = "# 港で働く人に聞く\n\n" + "".join(
        f"## {question}\n\n{answer}波の静かな日は沖まで出ます。\n\n" for question, answer in asked
    )
    shown = planned(written(text)).scenes
    over = [f"{scene.title.ja}{scene.kicker.ja}" for scene in shown]
    assert not any("ください" in each for each in over)
    assert any("選んだ理由" in each for each in over)
    said = "".join(
        line.text.ja or "" for s in narrated(written(text)).scenes for line in s.narration
    )
    assert "この町を選んだ理由は？" in said
    assert "ください" not in said


def test_what_the_title_is_about_is_not_said_again_below_it(written):
    text = (
        "# 島の渡し\n\n## 渡し船は何を運ぶのか\n\n"
        "渡し船は朝のうちに、牛乳と新聞と郵便を島へ運んでいる。"
        "渡し船は風の強い日には出ない。桟橋は三年前に直された。渡し船は島の人が交代で動かしている。\n"
    )
    shown = [p.text.ja or "" for scene in _content(written, text) for p in scene.points]
    named = [each.startswith("渡し船は") for each in shown]
    assert any(each.startswith(("朝のうちに", "風の強い")) for each in shown)
    assert all(named[shown.index(each)] for each in shown if "交代で" in each)


def test_what_says_only_that_somebody_knows_is_not_remembered(written):
    text = (
        "# 染め場の一年\n\n## はじめの年\n\n藍の色は水の温度で変わるとわかりました。"
        "染め場がどのような所なのかを学びました。布は朝のうちに三度洗います。\n\n"
        "## 次の年\n\n布の乾かし方で、色の深さが変わるとわかりました。\n"
    )
    shown = planned(written(text)).scenes
    kept = [p.text.ja or "" for s in shown if s.layout == "takeaways" for p in s.points]
    assert kept
    assert not any("どのような所" in each for each in kept)


def test_a_question_that_asks_for_several_things_heads_all_of_its_answers(written):
    told = _content(
        written,
        """# 港の灯

## 港にはどんな変化があった?

食堂は閉店を一時間遅らせました。

駅前には街灯が三本立ちました。

釣り客は前の年の二倍になりました。
""",
    )
    assert [(scene.layout, scene.title.ja) for scene in told] == [
        ("bullets", "港にはどんな変化があった?")
    ]


def test_one_of_several_challenges_does_not_stand_over_the_others(written):
    told = _titles(
        written,
        """# 港の灯

## これからの課題

電気代は冬に夏の二倍になります。灯台守が三人しかいません。誰かが休むと開けません。部品は外国にしかありません。鍵は一つだけです。

観光客は昼にしか歩きません。
""",
    )
    assert told == ["これからの課題"]
