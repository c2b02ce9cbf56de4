"""Whole scripts: what one narrator says, what two people say, and what must hold in both."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import stories

from generator.locale import phrase
from generator.model import Aside, Bilingual, Oddity, sentences, with_sentences
from generator.narration import narrate
from generator.pipeline import build
from generator.planning import without
from generator.reading import read
from generator.settings import Settings
from generator.verifying import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Article, Line, Sentence

CASES = Path(__file__).parents[1] / "cases" / "narration"
FORMS = ("briefing", "dialogue")
THESIS = "島の人が自分の足で"
TAKEN = ("会社は来年から", THESIS)
CAVEATS = (("しかし、夏を境に", "ただし、冬の客は"),)
POLITE = re.compile(
    r"(?:です|ます|ました|ません|でした|でしょう|ください)(?:[かねよ]{0,2})[。?！]?$"
    r"|[」、はと]、?[。?]?$|さい。$|[?]$|つ。$"
)


def told(form: str) -> list[Line]:
    article = read((CASES / "ferry.md").read_bytes(), Settings(), name="ferry.md")
    known = stories.brief(article, THESIS, CAVEATS)
    return stories.script(stories.board(article, *TAKEN), article, known, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_story_is_told_as_its_script_shows(form: str) -> None:
    golden = CASES / f"ferry.{form}.txt"
    assert stories.shown(told(form)) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_the_answer_is_heard_within_thirty_seconds(form: str) -> None:
    before = ""
    for line in told(form):
        before += line.text.ja or ""
        if THESIS in before:
            break
    assert len(before) <= 170


@pytest.mark.parametrize("form", FORMS)
def test_every_line_is_polite_and_in_one_breath(form: str) -> None:
    for line in told(form):
        said = line.text.ja or ""
        assert POLITE.search(said), said
        assert all(len(each) <= 60 for each in re.split(r"(?<=。)", said)), said


@pytest.mark.parametrize("form", FORMS)
def test_a_caveat_follows_its_claim_within_two_lines(form: str) -> None:
    said = [line.text.ja or "" for line in told(form)]
    claim = next(n for n, text in enumerate(said) if "1万4000人に達しました" in text)
    own = [line for line in told(form)[claim + 1 :] if line.speaker != "host"]
    assert any("冬の客は夏の半分" in (line.text.ja or "") for line in own[:2])


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_said_three_times(form: str) -> None:
    count = Counter(line.text.ja for line in told(form))
    assert max(count.values()) <= 2


def test_the_host_has_a_third_of_the_words_and_no_turn_is_long() -> None:
    turns = [
        (who, sum(len(line.text.ja or "") for line in lines))
        for who, lines in groupby(told("dialogue"), key=lambda line: line.speaker)
    ]
    host = sum(size for who, size in turns if who == "host")
    assert 0.3 <= host / sum(size for _, size in turns) <= 0.42
    assert max(size for who, size in turns if who == "guest") <= 160


def test_an_article_that_says_i_is_told_of_its_author(written: Callable[..., Article]) -> None:
    article = written("# 川の話\n\n毎朝、私は川沿いを歩きます。\n\n## 理由\n\n私は川が好きです。\n")
    lines = stories.script(stories.board(article, "私は川"), article, stories.brief(article))
    said = "".join(line.text.ja or "" for line in lines)
    assert "私" not in said
    assert "筆者は川が好きだといいます。" in said


def test_what_nobody_misses_is_not_said(written: Callable[..., Article]) -> None:
    article = written("# 川の話\n\n## 川\n\n川は長いです。今回は、川を紹介します。\n")
    known = stories.brief(article)
    aside = Aside(stories.known(article, "今回は"), "今回は", "announcement")
    lines = stories.script(stories.board(article), article, replace(known, asides=(aside,)))
    assert all("紹介" not in (line.text.ja or "") for line in lines)


def test_who_said_a_quotation_comes_before_it(written: Callable[..., Article]) -> None:
    html = "<blockquote>海は表を読まない。<footer>祖父</footer></blockquote>"
    article = written(f"# 題\n\n## 章\n\n海の話です。\n\n{html}\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert said.index("祖父の言葉です。") == said.index("「海は表を読まない」") - 1


def test_a_table_is_told_in_figures(written: Callable[..., Article]) -> None:
    table = "| 年 | 客（人） |\n|---|---|\n| 2023 | 100 |\n| 2024 | 150 |\n| 2025 | 240 |\n"
    article = written(f"# 題\n\n## 客\n\n{table}")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert "客は、2023が100人、2025が240人です。" in [line.text.ja for line in lines]


def test_a_table_of_before_and_after_is_told_by_its_first_rows(
    written: Callable[..., Article],
) -> None:
    rows = "| 大（45リットル） | 300円 | 450円 |\n| 中（30リットル） | 200円 | 300円 |\n"
    table = f"| 種類 | 今まで（10枚） | 4月から（10枚） |\n|---|---|---|\n{rows}"
    article = written(f"# 題\n\n## 袋\n\n{table}")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "大、10枚は、今までが300円、4月からが450円です。" in said
    assert "中、10枚は、今までが200円、4月からが300円です。" in said


def test_what_a_row_measures_is_no_unit(written: Callable[..., Article]) -> None:
    rows = "| 窓あり（来館者数） | 412 | 538 |\n| 窓なし（来館者数） | 405 | 451 |\n"
    table = f"| 館 | 春 | 翌年の春 |\n|---|---|---|\n{rows}"
    article = written(f"# 題\n\n## 窓\n\n{table}")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert "窓ありの来館者数は、春が412、翌年の春が538です。" in [line.text.ja for line in lines]


def test_an_announcement_that_names_nobody_is_told_as_one_in_each_language(
    written: Callable[..., Article],
) -> None:
    notice = written("# ごみ袋の値上げのお知らせ\n\n4月1日から、指定ごみ袋の価格が変わります。\n")
    known = replace(stories.brief(notice), kind="press", speaker="organisation")
    lines = stories.script(stories.board(notice), notice, known)
    told = Bilingual("これは、発表された文書によります。", "This is how the announcement puts it.")
    assert told in [line.text for line in lines]


def test_a_heading_that_says_what_is_done_is_no_mishap_to_ask_about(
    written: Callable[..., Article],
) -> None:
    done, lost = (
        "## 林を守り、育てる\n\n木を間引きます。",
        "## 鍵をなくしました\n\n予備を渡します。",
    )
    article = written(f"# 林の質問\n\n{done}\n\n{lost}\n")
    known = replace(stories.brief(article), kind="faq")
    said = stories.shown(stories.script(stories.board(article), article, known))
    assert "鍵をなくした" in said
    assert "林を守り、育てる" not in said


@pytest.mark.parametrize(
    ("message", "again"),
    [
        ("三年間で五十七人が店主を経験し、そのうち二十四人が自分の店を持ちました。", True),
        ("そういうわけで、みんなで食べる料理を探し、これにいきついたのです。", False),
        ("鳥が丘の上を回り続ける主な理由は、二つあります。", False),
    ],
)
def test_the_message_is_said_again_where_it_points_to_nothing_but_itself(
    written: Callable[..., Article], message: str, *, again: bool
) -> None:
    article = written(f"# 題\n\n朝は霧です。\n\n## 章\n\n{message}町は静かです。\n")
    known = replace(stories.brief(article, message[:8]), kind="news")
    board = stories.board(article, message[:8])
    lines = stories.script(board, article, known)
    last = board.scenes[-1].id
    told = [line.text.ja for line in lines if line.id.startswith(f"{last}.")]
    assert (message in told) == again


def test_short_things_are_named_three_in_a_breath(written: Callable[..., Article]) -> None:
    article = written("# 題\n\n## 持ち物\n\n- 水筒\n- 帽子\n- 地図\n- 手袋\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "水筒、帽子、それに地図です。" in said
    assert "手袋もあります。" in said


def test_the_first_sentence_under_a_heading_leads_on_from_nothing(
    written: Callable[..., Article],
) -> None:
    article = written("# 題\n\n## 章\n\nしかし、開発は停滞します。しかし、海は静かです。\n")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "開発は停滞します。" in said
    assert "しかし、海は静かです。" in said


def test_a_bare_address_is_a_line_that_nobody_says(written: Callable[..., Article]) -> None:
    text = "# 題\n\n## 章\n\n- 出典は次の頁にあります。\n- https://a.example/\n"
    article = written(text)
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert all("example" not in (line.text.ja or "") for line in lines)


@pytest.mark.parametrize("form", FORMS)
def test_a_translation_that_arrives_later_changes_no_japanese_line(form: str) -> None:
    def english(sentence: Sentence) -> Sentence:
        return replace(sentence, text=sentence.text.having("en", "I saw “this” once."))

    article = read((CASES / "ferry.md").read_bytes(), Settings(), name="ferry.md")
    known = stories.brief(article, THESIS, CAVEATS)
    translated = with_sentences(article, english)
    before, after = (
        stories.script(stories.board(each, *TAKEN), each, known, form)
        for each in (article, translated)
    )
    assert [line.text.ja for line in before] == [line.text.ja for line in after]


@pytest.mark.parametrize("form", FORMS)
def test_every_line_has_an_id_of_its_own(form: str) -> None:
    ids = [line.id for line in told(form)]
    assert len(set(ids)) == len(ids)


def test_a_name_is_said_with_what_stands_under_it(written: Callable[..., Article]) -> None:
    article = written(
        "# 島の人\n\n## 浜田みどりさん\n\n島でただ一人の船長です。雨の日も船を出します。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert "浜田みどりさんは、島でただ一人の船長です。" in [line.text.ja for line in lines]
    assert "浜田みどりさん。" not in [line.text.ja for line in lines]


def test_an_interview_keeps_its_questions_and_speakers(written: Callable[..., Article]) -> None:
    article = written("# 船の話\n\n## 始まり\n\nなぜ始めたのですか？\n\n私は海が好きでした。\n")
    asked, said = stories.known(article, "なぜ", "私は")
    talk = replace(article, roles={asked: "question"}, speakers={said: "浜田"})
    lines = stories.script(stories.board(talk), talk, stories.brief(talk), "dialogue")
    told = [(line.speaker, line.text.ja) for line in lines]
    at = told.index(("host", "なぜ始めたのですか？"))
    assert told[at + 1] == ("浜田", "私は海が好きでした。")


def test_a_wrong_count_is_told_and_not_repaired(written: Callable[..., Article]) -> None:
    people = "### 浜田さん\n\n船長です。\n\n### 森さん\n\n店長です。\n"
    text = f"# 題\n\n## 人\n\n3人に会いました。\n\n{people}"
    article = written(text)
    odd = Oddity(
        *stories.known(article, "3人"), phrase("oddities", "count", announced="3人", listed="2人")
    )
    counted = replace(article, oddities=(odd,))
    lines = stories.script(stories.board(counted), counted, stories.brief(counted))
    said = [line.text.ja for line in lines]
    assert "記事は「3人」としていますが、挙げられているのは2人です。" in said


@pytest.mark.parametrize("form", FORMS)
def test_every_line_that_rests_on_sentences_holds_in_them(form: str) -> None:
    article = read((CASES / "ferry.md").read_bytes(), Settings(), name="ferry.md")
    texts = {each.id: each.text.ja or "" for each in sentences(article)}
    for line in told(form):
        said = line.text.ja or ""
        if line.sources and not said.endswith(("?", "か。", "でしょう。")):
            assert faults(said, [texts[each] for each in line.sources], "ja") == (), said


def test_what_was_so_until_now_comes_before_what_is_new(written: Callable[..., Article]) -> None:
    article = written(
        "# 回覧板を電子化\n\n港町自治会は、4月から回覧板を電子メールでも配ります。\n\n"
        "## 背景\n\n回覧板は、これまで月に一度しか回りませんでした。紙も残します。\n"
    )
    known = stories.brief(article, "港町自治会は", kind="press", speaker="organisation")
    lines = stories.script(stories.board(article), article, known)
    said = [line.text.ja for line in lines]
    assert said[:2] == [
        "回覧板は、これまで月に一度しか回りませんでした。",
        "港町自治会は、4月から回覧板を電子メールでも配ります。",
    ]


def test_an_invitation_is_no_question_to_begin_with(written: Callable[..., Article]) -> None:
    article = written(
        "# 古い傘\n\n傘を直して、町が少し好きになりました。あなたも持って来てみませんか。\n\n"
        "## 店\n\n店は駅の裏です。\n"
    )
    known = stories.brief(article, "傘を直して", kind="essay")
    lines = stories.script(stories.board(article), article, known)
    said = [line.text.ja or "" for line in lines]
    assert sum("好きになった" in text or "好きになりました" in text for text in said) == 1
    assert "みませんか" not in said[0]


def test_a_surprise_is_told_with_what_led_to_it(written: Callable[..., Article]) -> None:
    article = written(
        "# A garden on the roof\n\nThe roof was bare for years.\n\n## What came of it\n\n"
        "The school planted it to save on heating. What surprised everyone came later. "
        "Pupils began to stay after class. That was new.\n"
    )
    known = stories.brief(article, "Pupils began")
    lines = stories.script(stories.board(article), article, known)
    said = [line.text.en or "" for line in lines]
    at = next(n for n, text in enumerate(said) if "Pupils began" in text)
    assert said[at - 1] == "What surprised everyone came later."
    assert said[at + 1] == "That was new."


def test_a_question_is_said_where_its_answer_begins(written: Callable[..., Article]) -> None:
    article = written(
        "# 橋の会議\n\n## 議論\n\n費用は足りるのですか。\n\n市が半分を出します。\n\n"
        "橋は古いです。\n"
    )
    asked, answered = stories.known(article, "費用は", "市が")
    talk = replace(article, speakers={asked: "委員A", answered: "事務局"})
    board = stories.board(talk)
    apart = tuple(
        replace(scene, sources=tuple(each for each in scene.sources if each != asked))
        for scene in board.scenes
    )
    lines = stories.script(replace(board, scenes=apart), talk, stories.brief(talk, kind="minutes"))
    said = [line.text.ja for line in lines]
    at = said.index("委員Aは、「費用は足りるのですか」と尋ねました。")
    assert said[at + 1] == "事務局は、「市が半分を出します」と述べました。"


def test_a_table_of_contents_is_not_said(written: Callable[..., Article]) -> None:
    contents = "## 目次\n\n- 船の道\n- 港の灯\n\n"
    told = "## 船の道\n\n船は遅いです。\n\n## 港の灯\n\n灯は赤いです。\n"
    article = written(f"# 題\n\n{contents}{told}")
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert [line.text.ja for line in lines] == ["船は遅いです。", "灯は赤いです。"]


def test_what_points_back_is_said_with_what_it_points_to(written: Callable[..., Article]) -> None:
    article = written("# 題\n\n## 章\n\n町は水門を直しました。これにより浸水は減りました。\n")
    board = stories.board(article)
    (after,) = stories.known(article, "これにより")
    apart = tuple(
        replace(scene, sources=(after,)) if scene.sources and scene.layout != "title" else scene
        for scene in board.scenes
    )
    lines = stories.script(replace(board, scenes=apart), article, stories.brief(article))
    assert [line.text.ja for line in lines] == [
        "町は水門を直しました。",
        "これにより浸水は減りました。",
    ]


def test_nobody_announces_that_something_will_be_written(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 章\n\n旅の記録をまとめておきます。船は遅いです。"
        "以上、三日間の旅の記録でした。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert [line.text.ja for line in lines] == ["船は遅いです。"]


def test_a_host_asks_nothing_after_the_articles_own_question(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 船の話\n\n## 始まり\n\nなぜ始めたのですか？\n\n始めたのは、港が好きだったためです。\n"
    )
    (asked,) = stories.known(article, "なぜ")
    talk = replace(article, roles={asked: "question"})
    lines = stories.script(stories.board(talk), talk, stories.brief(talk), "dialogue")
    asking = [
        line for line in lines if line.speaker == "host" and "か" in (line.text.ja or "")[-3:]
    ]
    assert [line.text.ja for line in asking] == ["なぜ始めたのですか？"]


def test_entries_of_a_list_are_told_as_one_tells_them(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 案内\n\n- 対象：市内の全校（分校を除く）\n"
        "- 料金：大人300円、子ども100円（去年より20円高い）\n- 持ち物：水筒、上着\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="recipe"))
    assert [line.text.ja for line in lines] == [
        "対象は、分校を除く市内の全校です。",
        "料金は、大人が300円、子どもが100円で、去年より20円高いです。",
        "持ち物は、水筒、上着です。",
    ]


def test_who_is_interviewed_speaks_by_name(written: Callable[..., Article]) -> None:
    article = written(
        "# 窯の人\n\n今回は、陶工の森下さんにお話をうかがいました。\n\n"
        "### なぜ土を選ぶのですか？\n\n私自身は山の土が好きです。\n\n"
        "### 苦労は何ですか？\n\n雨の日は、私たちの窯が冷えます。\n\n"
        "### これからについて教えてください\n\n薪を増やしたいと考えています。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja or "" for line in lines]
    assert "森下さんは山の土が好きだといいます。" in said
    assert "森下さんは「雨の日は、私たちの窯が冷えます」と話しています。" in said
    assert not any("筆者" in text for text in said)


ASKED = {
    "遠野サチさん": "# 籠師 遠野サチさんインタビュー\n\n道具のこと、弟子のことを聞いた。\n\n"
    "**Q1. 始めたきっかけは何ですか？**\n\n私は祖母の家で古いざるを見つけました。\n\n"
    "**Q2. 難しいのはどこですか？**\n\n竹を割るところです。\n\n"
    "**Q3. 弟子は取らないのですか？**\n\n私は弟子に教え込むのは好きではありません。\n",
    "柏原 亮さん": "# 島で一人の獣医\n\n編集部が、獣医師・柏原 亮さんにインタビューしました。\n\n"
    "### 島に来たのはいつですか？\n\n私はそれまで東京に勤めていました。\n\n"
    "### 収入はどうですか？\n\n僕は間に合うことのほうが大事だと考えています。\n\n"
    "### 後継者はどうお考えですか？\n\n実習生を毎年二人受け入れています。\n",
    "石渡 礼さん": "# Q&A：星図ソフトの石渡 礼さんへの三つの質問\n\nお答えいただきました。\n\n"
    "**なぜ無料なのですか？**\n\n僕のソフトは最初から無料と決めていました。\n\n"
    "**広告を入れないのはなぜですか？**\n\n広告の光は目を壊すと私は思っています。\n\n"
    "**予定を教えてください。**\n\n南半球の星図を加えます。\n",
}


@pytest.mark.parametrize("name", ASKED)
def test_who_says_i_under_questions_is_who_is_asked_and_never_who_asks(name: str) -> None:
    article = read(ASKED[name].encode(), Settings(), name="article.md")
    assert article.kind == "interview"
    lines = stories.script(
        stories.board(article), article, stories.brief(article, kind="interview")
    )
    said = " ".join(line.text.ja or "" for line in lines)
    assert name in said
    assert "筆者" not in said


NOTED = {
    "lines": "# 月例ミーティング 議事録\n\n日時: 9月6日 18時\n場所: 川辺ラボ\n"
    "出席: mori, Jun, 大林\n\n"
    "## 鍵の管理\n\n- 鍵の番号を替えれば楽になる (Jun)\n- 停電のとき開かないのでよくない(大林\n"
    "- 会場の予約（mori）\n",
    "running": "# 役員会 議事録\n\n出席者：会長 木村、理事 白石\n\n"
    "## 防犯灯\n\n駅前の灯が切れている。"
    "自治会の費用で直してよいのか（白石）。12月に申し入れる（木村）。\n",
    "offices": "# 分科会 議事メモ\n\n参加者：寺内委員、河合（事務局）\n\n"
    "## 公開\n\n- まず利用者に聞くべきだ（寺内委員）\n- 年に120万円かかる見込み（河合）\n"
    "- 来週までに直す（別の人）\n",
}
OWNED = {
    "lines": [
        "Junは、「鍵の番号を替えれば楽になる」と述べました。",
        "大林は、「停電のとき開かないのでよくない」と述べました。",
    ],
    "running": [
        "駅前の灯が切れています。",
        "白石は、「自治会の費用で直してよいのか」と述べました。",
        "木村は、「12月に申し入れる」と述べました。",
    ],
    "offices": [
        "寺内委員は、「まず利用者に聞くべきだ」と述べました。",
        "河合は、「年に120万円かかる見込み」と述べました。",
    ],
}


@pytest.mark.parametrize("form", NOTED)
def test_who_is_noted_after_an_item_of_minutes_has_said_it(form: str) -> None:
    article = read(NOTED[form].encode(), Settings(), name="article.md")
    assert article.kind == "minutes"
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="minutes"))
    said = [line.text.ja for line in lines]
    assert [each for each in said if each in OWNED[form]] == OWNED[form]
    assert {*article.speakers.values()} <= {"Jun", "大林", "白石", "木村", "寺内委員", "河合"}


CLUBS = {
    "NPO法人ほしぞら工房": "NPO法人ほしぞら工房は、毎月、観望会を開きます。",
    "川原ボードゲームクラブ": "川原ボードゲームクラブは、社会人の集まりです。",
    "南浜昔話の会": "このたび、南浜昔話の会は、語り手を募ります。",
}


@pytest.mark.parametrize("name", CLUBS)
def test_we_is_the_club_that_the_first_sentence_names(
    name: str, written: Callable[..., Article]
) -> None:
    article = written(f"# お知らせ\n\n{CLUBS[name]}\n\n## 章\n\n私たちは夜の空が好きです。\n")
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="press"))
    said = " ".join(line.text.ja or "" for line in lines)
    assert name in said
    assert "夜の空が好きだといいます。" in said
    assert not re.search("筆者|私たち", said)


def test_a_release_is_told_by_whom_it_says_to_ask(written: Callable[..., Article]) -> None:
    article = written(
        "# 傘の日を開きました\n\n私たちは雨の日に使える傘を増やすことを求めます。\n"
        "また、Umbrellas for Tomorrow（以下、UFT）は署名を集めています。\n\n"
        "連絡先：Umbrellas for Tomorrow（電話は平日のみ）\n"
    )
    told = stories.brief(article, kind="press", speaker="organisation")
    lines = stories.script(stories.board(article), article, told)
    said = " ".join(line.text.ja or "" for line in lines)
    assert "Umbrellas for Tomorrowは雨の日に使える傘を増やすことを求めます。" in said
    assert not re.search("筆者|団体|私たち", said)


def test_what_a_public_body_holds_is_told_as_its_own(written: Callable[..., Article]) -> None:
    article = written(
        "# 川の調べ\n\n南浜町環境協議会　報告\n\n## 結び\n\n協議会は川を三度調べました。"
        "岸の草を残す必要があると考えます。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    said = [line.text.ja for line in lines]
    assert "岸の草を残す必要があると考えています。" in said  # 協議会は was said just before


def test_in_minutes_each_statement_has_its_owner(written: Callable[..., Article]) -> None:
    article = written(
        "# 会の記録\n\n## 意見\n\n- 北：鍵が足りない。朝は誰も開けられない。\n"
        "- 大木委員：倉庫が遠いと思う。\n\n## 決定\n\n決定1　合鍵（3本）を作る。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="minutes"))
    said = [line.text.ja for line in lines]
    assert said[:3] == [
        "北は、「鍵が足りない」と述べました。",
        "「朝は誰も開けられない」とも述べました。",
        "大木委員は、「倉庫が遠いと思う」と述べました。",
    ]


def test_nothing_is_said_of_where_one_is_on_a_site(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\nTOP »\n\n南浜町環境協議会　報告　2025年4月\n\n## 章\n\n船は遅いです。\n\n"
        "もっと見る\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    assert [line.text.ja for line in lines] == ["船は遅いです。"]


def test_a_host_adds_something_or_is_silent(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 調べ\n\n港を知る人は80％、訪れた人は12％でした。\n\n"
        "## 船\n\n船は3隻で、料金は200円です。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article), "dialogue")
    host = [line.text.ja or "" for line in lines if line.speaker == "host"]
    assert any("80％" in text and "12％" in text for text in host)
    assert not any("3隻" in text or "200円" in text for text in host if "という" not in text)


def test_a_question_of_the_article_is_the_hosts(written: Callable[..., Article]) -> None:
    article = written(
        "# 題\n\n## 章\n\n橋は広くなりました。それでも渋滞が続くのはなぜでしょうか。\n\n"
        "信号が古いためです。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article), "dialogue")
    asked = [line.speaker for line in lines if "なぜでしょうか" in (line.text.ja or "")]
    assert asked == ["host"]


def test_yes_is_said_with_what_it_says_yes_to(written: Callable[..., Article]) -> None:
    article = written(
        "# 舟の貸し出し\n\n## 子どもも乗れますか。\n\nはい。大人が一緒なら乗れます。\n\n"
        "## Q2 雨でも借りられませんか。\n\nいいえ。小雨なら出します。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="faq"))
    said = "".join(line.text.ja or "" for line in lines)
    assert "はい。大人が一緒なら乗れます。" in said
    assert "雨でも借りられませんか。" in said
    assert "Q2" not in said


def test_a_title_that_only_asks_the_reader_promises_no_answer(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 島の塩、浜風を知っていますか\n\n浜風は、島で作られる塩です。\n\n"
        "## 味\n\n味は丸いです。\n"
    )
    known = stories.brief(article, "浜風は、")
    lines = stories.script(stories.board(article), article, known)
    said = [line.text.ja or "" for line in lines]
    assert not any("知って" in text or "答え" in text for text in said)


if __name__ == "__main__":
    for each in FORMS:
        (CASES / f"ferry.{each}.txt").write_text(stories.shown(told(each)), encoding="utf-8")
    sys.exit(0)


def test_what_others_did_is_not_told_as_the_authors(written: Callable[..., Article]) -> None:
    article = written(
        "# 坂の話\n\n私は坂の町で育ちました。\n\n地図を一枚買いました。\n\n"
        "坂を直した人たちは、毎朝石を運びました。\n\n町の名を残しました。\n"
    )
    lines = stories.script(
        stories.board(article), article, stories.brief(article, speaker="author")
    )
    said = "".join(line.text.ja or "" for line in lines)
    assert "町の名を残しました。" in said
    assert "筆者は、町の名" not in said


WHOLE = (
    "# 港の話\n\n## 港\n\n港は朝から混んでいます。しかし船は出ません。"
    "これは風のせいです。市場は静かです。\n\n"
    "## 聞き手\n\n倉庫は閉まっていました。\n"
)


def test_what_follows_something_left_out_leads_on_from_nothing(
    written: Callable[..., Article],
) -> None:
    whole = written(WHOLE)
    first = next(each.id for each in sentences(whole) if "混んで" in (each.text.ja or ""))
    kept = without(whole, {first})
    board, brief = stories.board(kept), stories.brief(kept)
    told = narrate(board, kept, brief, Settings(), whole)
    said = [line.text.ja for scene in told.scenes for line in scene.narration]
    assert "船は出ません。" in said
    assert not any((text or "").startswith("しかし") for text in said)


def test_what_points_to_something_left_out_is_not_said(written: Callable[..., Article]) -> None:
    whole = written(WHOLE)
    second = next(each.id for each in sentences(whole) if "船は" in (each.text.ja or ""))
    kept = without(whole, {second})
    told = narrate(stories.board(kept), kept, stories.brief(kept), Settings(), whole)
    said = [line.text.ja for scene in told.scenes for line in scene.narration]
    assert "市場は静かです。" in said
    assert "これは風のせいです。" not in said


RELEASE = """# 図書ボランティアの制度を始めます

このたび、子どもの本の会 汐見では、図書ボランティアの制度を始めることにしました。

## 狙い

読み聞かせの担い手が増えることを期待しています。家では本を読まない子もいるのではないかと考えました。

## 申し込み

申し込みは会場で受け付けます。募集は10人です。
"""


@pytest.fixture
def release(tmp_path: Path) -> str:
    article = tmp_path / "release.md"
    article.write_text(RELEASE, encoding="utf-8")
    settings = Settings(
        output=tmp_path,
        languages=("ja",),
        only=("script",),
        offline=True,
        sections={"reading": {"kind": "press"}},
    )
    return (build(article, settings).folder / "script.ja.md").read_text("utf-8")


def test_only_a_company_is_called_one(release: str) -> None:
    assert "同社" not in release
    assert "団体は、家では本を読まない子もいるのではないかと考えました。" in release


def test_what_was_announced_is_what_remains(release: str) -> None:
    ending = release.partition("## まとめ")[2]
    assert "図書ボランティアの制度を始めることにしました。" in ending
    assert "このたび" not in ending


def test_a_heading_that_asks_somebody_to_tell_is_the_hosts_question(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 船大工に聞く\n\n## 仕事を始めたきっかけを教えてください\n\n父の船を直したことです。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article), "dialogue")
    asked = [line.speaker for line in lines if "始めたきっかけは？" in (line.text.ja or "")]
    assert asked == ["host"]


def test_minutes_say_which_item_they_speak_of(written: Callable[..., Article]) -> None:
    article = written(
        "# 第三回役員会 議事録\n\n## 1. 鍵の管理について\n\n合鍵が一本足りない。店に頼む。\n\n"
        "## 2. 倉庫の屋根\n\n雨の前に板を替えることを決めた。費用は会費から出す。\n"
    )
    board = stories.board(article, "雨の前に")
    lines = stories.script(board, article, stories.brief(article, kind="minutes"))
    said = [line.text.ja for line in lines]
    assert said.index("まず、鍵の管理です。") < said.index("合鍵が一本足りません。")
    assert said[-1] == "倉庫の屋根については、雨の前に板を替えることを決めました。"


def test_what_happens_to_somebody_is_asked_as_a_question(written: Callable[..., Article]) -> None:
    article = written(
        "# 貸し農園 よくある質問\n\n## だれが借りられますか\n\n町内に住む人です。\n\n"
        "## 鍵をなくしました\n\n事務所で予備を渡します。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article, kind="faq"))
    said = [line.text.ja or "" for line in lines]
    asked = said[said.index("事務所で予備を渡します。") - 1]
    assert asked.startswith("鍵をなくした")
    assert asked.endswith("か。")


def test_of_what_is_ranked_the_place_is_said(written: Callable[..., Article]) -> None:
    article = written(
        "# 夏においしかったもの\n\n宿で食べたものから二つ選びます。\n\n"
        "## 第2位　堤防のかき氷\n\n氷は山の湧き水です。蜜は梅だけです。\n\n"
        "## 第1位　浜の味噌汁\n\n小魚を十種類も入れます。味噌は宿で造ります。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    told = [line.text.ja or "" for line in lines]
    assert "第2位は、堤防のかき氷です。" in told
    assert "第1位は、浜の味噌汁です。" in told


def test_a_day_that_is_headed_by_what_was_done_is_only_named(
    written: Callable[..., Article],
) -> None:
    article = written(
        "# 島の三日間\n\n島の宿に泊まりました。\n\n"
        "## 一日目　舟で渡る\n\n舟は朝の六時に出ました。海は静かでした。\n\n"
        "## 二日目　山に登る\n\n山は二時間で登れました。頂から港が見えました。\n"
    )
    lines = stories.script(stories.board(article), article, stories.brief(article))
    told = [line.text.ja or "" for line in lines]
    assert "まず、一日目です。" in told
    assert not any("登るです" in each for each in told)
