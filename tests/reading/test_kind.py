"""What kind of text an article is, what each sentence is, and who speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import SettingsError
from generator.model import Quote, sentences
from generator.reading import read
from generator.reading.roles import role
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model import Article

CASES = sorted((Path(__file__).parents[1] / "cases" / "reading" / "kinds").glob("*.md"))
"""Each is called after its kind."""


def case(kind: str, settings: Settings | None = None) -> Article:
    (path,) = [path for path in CASES if path.stem == kind]
    return read(path, settings or Settings())


@pytest.mark.parametrize("kind", [path.stem for path in CASES])
def test_a_text_is_told_by_its_words_and_its_form(kind: str) -> None:
    article = case(kind)
    assert article.kind == kind
    assert all(reason.ja and reason.en for reason in article.kind_reasons)


def test_a_kind_that_is_asked_for_is_taken() -> None:
    asked = Settings(sections={"reading": {"kind": "talk"}})
    assert case("press", asked).kind == "talk"
    with pytest.raises(SettingsError, match="press"):
        case("press", Settings(sections={"reading": {"kind": "pres"}}))


WALK = (
    "朝の五時に宿を出ました。",
    "霧が深くて、足もとも見えませんでした。",
    "それでも鳥の声がして、楽しい道でした！",
    "頂上では温かいお茶を飲みました。",
    "山小屋の人が地図をくれました。",
    "また来たいと思います。",
)


def test_what_happened_to_somebody_who_felt_it_is_an_essay() -> None:
    told = "\n\n".join(("霧の山道", *WALK))
    unfelt = "\n\n".join(("霧の山道", *WALK[:2], *WALK[3:5]))
    assert read(told.encode(), Settings(), name="michi.txt").kind == "essay"
    assert read(unfelt.encode(), Settings(), name="michi.txt").kind != "essay"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("町の写真展、出品者を募集", "press"),
        ("夜の読書会 vol.4 に参加してきた", "essay"),
        ("友人にすすめられた曲を聴いてみた", "review"),
    ],
)
def test_a_title_tells_a_kind_by_its_end(title: str, kind: str) -> None:
    text = f"{title}\n\n会場は駅の南にある。入口は二階だ。\n"
    assert read(text.encode(), Settings(), name="a.txt").kind == kind


@pytest.mark.parametrize("line", ["報道関係者各位", "プレスリリース", "報道発表資料"])
def test_a_line_that_says_what_a_text_is_outweighs_its_we_and_what_happened(line: str) -> None:
    told = "私たちは朝から傘を配りました。私たちの声が届いて嬉しかったです。"
    texts = (f"# 傘を配りました\n\n{head}\n\n{told * 3}\n" for head in (line, "雨の朝のこと"))
    kinds = [read(text.encode(), Settings(), name="a.md").kind for text in texts]
    assert kinds == ["press", "essay"]


def test_a_diary_that_is_only_named_makes_no_essay() -> None:
    told = "{}\n\n漁師の原さんは毎朝、水をくみます。\n\n道具は一つ二万円です。\n"
    of_a_thing = told.format("村の漁師が始めた「水の日記」")
    of_oneself = told.format("わたしの水の日記")
    assert read(of_a_thing.encode(), Settings(), name="a.txt").kind != "essay"
    assert read(of_oneself.encode(), Settings(), name="a.txt").kind == "essay"


ROLES = {
    "おわり": "greeting",
    "なさけない。": "greeting",
    "本当に面白かったです！": "greeting",
    "凧は風が強いほど面白い。": None,
    "会議の終わりです。": None,
    "凧の型紙はこちらです。": "pointer",
    "犬はこちらを見た。": None,
    "更新日：2026年5月 ／ カテゴリ：健康": "metadata",
    "2026年4月1日": "metadata",
    "代表電話：000-000-0000": "contact",
    "お問い合わせは広報までどうぞ。": "contact",
    "取引先各位": "greeting",
    "本日はありがとうございました！": "greeting",
    "撮影：山野": "credit",
    "今回は、海の町の一年を紹介します。": "announcement",
    "原因は、次のとおりです。": "announcement",
    "順調に見える店にも、三つの課題があります。": "announcement",
    "見学には、いくつか気をつけたい点があります。": "announcement",
    "例外もあります。": "announcement",
    "最後に、記録を続けてくださった皆さまに心より感謝いたします。": "greeting",
    "末筆ながら、調査に加わった四つの学校に御礼申し上げます。": "greeting",
    "単純に置き換えると左図の形になります。": "pointer",
    "詳しくはこちら。": "pointer",
    "凧の骨の寸法を測った表はこちらです（英語）。": "pointer",
    "骨の曲げ方については、凧の骨を解説した記事で詳しく扱っています。": "pointer",
    "糸の太さは、凧の早見表もあわせてご活用ください。": "pointer",
    "ここから参加できます。": "pointer",
    "図の左側で糸を取り、骨に結びます。": "pointer",
    "赤い線は風の通り道を示します。": "pointer",
    "骨を選ぶうえでは、いくつかの点に注意しなければなりません。": "announcement",
    "最後に、凧を貸してくださった方々に感謝します。": "greeting",
    "倉には凧の骨62本と糸巻き1,900点があります。": None,
    "来年からも、がんばろう。": "greeting",
    "来年も凧を揚げようと頑張っている人がいます。": None,
    "件数は330回でしたが（写真左）、69回に減りました（写真右）。": None,
    "当社は本社を移転しますのでお知らせいたします。": None,
    "理由は、餌が減ったことです。": None,
    "課題は人手です。": None,
    '[article include="310" type="custom"]': "metadata",
    "[https://example.jp/rain:embed]": "pointer",
    "[/caption]": "metadata",
    "_ga=2.110.867": "metadata",
    "庭の本 posted with ヨメレバ": "metadata",
    "Amazonで詳しく見る": "metadata",
    "楽天市場": "metadata",
    "Kindle": "metadata",
    "via:水道の手引き｜水道局": "credit",
    "写真提供：みなと新聞": "credit",
    "〒100-0000 みなと市北町1-2-3": "contact",
    "509-0000 岐阜県山川市川町4-291": "contact",
    "岐阜県山川市川町4-291": "contact",
    "Instagram：@minato_matsuri": "contact",
    "広報担当：浜野": "contact",
    "関連記事：雨の日の歩き方": "pointer",
    "雨の日の歩き方 - みなとブログ": "pointer",
    "雨水を使う三つの理由 | TechCrunch Japan": "pointer",
    "募集要項 (PDF 144KB)": "pointer",
    "ロゴと過去の写真はこちら： Google Drive": "pointer",
    "暦の決め方については前の記事を参照のこと。": "pointer",
    "誕生日会の様子。": "pointer",
    "図版2：港を出る船": "pointer",
    "皆さまのご来場を心よりお待ちしております。": "greeting",
    "参考になれば幸いです。": "greeting",
    "船旅が好きな人は、読んでいただけると何かの参考になるかと思います。": "greeting",
    "この記事は個人ブログからの転載です。": "announcement",
    "以上、私の提案でした。": "announcement",
    # what looks like them and is content
    "読んでもらえる手紙は、書き方の参考になる。": None,
    "資料室には土器片46点と古い農具約1,200点があります。": None,
    "この川には3つの橋があります。": None,
    "眠くなる薬があります。": None,
    "住民は市の早い対応に感謝しています。": None,
    "岐阜県では、家の4-5割が雨水をためています。": None,
    "東京都は10月に2-3か所で試します。": None,
    "楽天市場で売れた数は、去年の2倍です。": None,
    "Kindleは、紙の本より軽いです。": None,
    "金曜 - 会議": None,
    "違反した人には、その理由をはっきり説明しましょう。": None,
    "このサイトでは、操作を動画で解説しています。": None,
    "▼勉強は一日平均3時間": None,
    "自転車は、歩道に停めないようお願いいたします。": None,
    "凧の糸を三人がかりで巻き取る様子です。": "pointer",
    "凧を揚げる人たちは困っている様子です。": None,
    "†2 凧の形と風の強さ（2011年）": "metadata",
    "大会が延びましたことを、深くお詫び申し上げます。": "greeting",
    "ぜひ会場へお越しください。": "greeting",
    "新年おめでとうございます。": "greeting",
    "凧の大会は、以下の日程で開催します。": None,
}


@pytest.mark.parametrize("text", ROLES)
def test_a_sentence_that_is_no_content_says_so_itself(text: str) -> None:
    assert role(text, "ja") == ROLES[text]


def test_who_is_asked_may_answer_with_a_feeling() -> None:
    assert role("楽しかったです。", "ja", "interview") is None


ENGLISH_ROLES = {
    "Published: 3 May 2026": "metadata",
    "Thank you for reading.": "greeting",
    "In this post, I'll show you how to build a kite.": "announcement",
    "A list of valve types is here:": "pointer",
    "The full table of sizes can be found here.": "pointer",
    "Finally, we would like to thank the owners of the nine houses.": "greeting",
    "We thank all pupils who counted.": "greeting",
    "See the diagram below for details.": "pointer",
    "Contact: press@example.org": "contact",
    "The kite weighs less than a letter.": None,
    "Photo credit: City Library": "credit",
    "Follow us on Mastodon": "pointer",
    "See our previous posts on how kites are made.": "pointer",
    "Be sure to watch the video at the end.": "pointer",
    "How kites stay up - Kite Blog": "pointer",
    "We'd love your feedback.": "greeting",
    "The kite follows us on every hill.": None,
    "We love the wind - most of the time": None,
    "When done, it should look something like this.": "pointer",
    "In an earlier post, I talked about how to wind the line.": "pointer",
    "The tail looks like the tail of a fish.": None,
}


@pytest.mark.parametrize("text", ENGLISH_ROLES)
def test_an_english_sentence_too(text: str) -> None:
    assert role(text, "en") == ENGLISH_ROLES[text]


def test_who_asks_and_who_answers_is_told_by_labels() -> None:
    article = case("interview")
    by = {s.text.ja: article.speakers.get(s.id) for s in sentences(article)}
    assert by["十年前です。"] == "海野"
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["いつ始めましたか？", "大変なことは？"]


DASHED = (
    ("――港に来たのはなぜですか？", "――苦労は何ですか？", "――次は何をしますか？"),
    ("——留学先に選んだ理由は？", "——寮はどうですか？", "——休日の過ごし方は？"),
    ("─いつ始めましたか。", "─誰に習いましたか。", "─続けますか。"),
)


@pytest.mark.parametrize("heads", DASHED)
def test_headings_that_ask_after_a_dash_are_an_interview(heads: tuple[str, ...]) -> None:
    answers = ("私は海が好きです。", "私には冬の風がつらい。", "春に船を一隻増やしました。")
    told = "\n\n".join(f"### {head}\n\n{said}" for head, said in zip(heads, answers, strict=True))
    text = f"# 日々が世界を広げていく\n\n港町で暮らす海野さん。\n\n{told}\n"
    assert read(text.encode(), Settings(), name="article.md").kind == "interview"


def test_lines_with_a_dash_ask() -> None:
    text = "# 灯台守\n\n――いつ始めましたか。\n\n十年前です。\n\n――大変なことは。\n\n冬の風です。"
    article = read(text.encode(), Settings(), name="article.md")
    asked = [s.text.ja for s in sentences(article) if article.roles.get(s.id) == "question"]
    assert asked == ["いつ始めましたか。", "大変なことは。"]


LETTERS = """\
# 図書係の打ち合わせ メモ

### 参加者：
- 木村、森、谷

### 議事
- C) 貸し出しの紙は見つけやすい
- Q) 棚は、どこへ移すのか
  - A) 窓の下が空いている
- C) 窓の下は日が当たる
- C) 目録は作り直すのがよい（森）
- 目録は作り直す
"""


def test_a_letter_before_a_remark_is_no_part_of_it() -> None:
    article = read(LETTERS.encode(), Settings())
    told = {s.text.ja: article.roles.get(s.id) for s in sentences(article)}
    assert article.kind == "minutes"
    assert {"貸し出しの紙は見つけやすい", "窓の下が空いている", "目録は作り直す"} <= told.keys()
    assert told["木村、森、谷"] == "metadata"
    assert not [text for text in told if text and "C)" in text]


def test_letters_that_name_things_stay() -> None:
    text = (
        "# 三つの箱\n\n箱を選びます。\n\n- A) 赤い箱は軽い\n- B) 青い箱は重い\n- D) 白い箱は丸い\n"
    )
    article = read(text.encode(), Settings())
    assert "A) 赤い箱は軽い" in {s.text.ja for s in sentences(article)}


def test_answers_lose_their_letter_wherever_their_questions_stand() -> None:
    text = (
        "# 入会の質問\n\n## 活動\n\n### Q. いつ集まりますか？\n\nA. 月に一度です。\n\n"
        "### Q. 会費はいくらですか？\n\nA. 会費はありません。\n"
    )
    said = {s.text.ja for s in sentences(read(text.encode(), Settings()))}
    assert {"月に一度です。", "会費はありません。"} <= said


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        (
            "via:[No.1128　歯の治療費｜所得税｜国税庁](https://example.jp/)",
            "国税庁「No.1128　歯の治療費」",
        ),
        ("引用：水道局", "水道局"),
        ("出典: 川の便り - 河川事務所", "河川事務所「川の便り」"),
        ("Source: Rain Tables | Met Office", "Met Office「Rain Tables」"),
    ],
)
def test_the_last_line_of_a_quotation_says_whose_it_is(line: str, whose: str) -> None:
    text = f"# 歯の費用\n\n手引きにはこうあります。\n\n> 通院費も対象になります。\n> {line}\n"
    article = read(text.encode(), Settings(), name="a.md")
    [quote] = [block for block in article.lead if isinstance(block, Quote)]
    assert [s.text.ja for s in quote.sentences] == ["通院費も対象になります。"]
    assert [s.text.ja for s in quote.attribution] == [whose]


def test_the_name_alone_of_what_a_title_is_about_is_no_content(
    tmp_path: Path,
) -> None:
    source = tmp_path / "book.md"
    source.write_text(
        "# 『僕が凧を揚げるわけ』を読んだ\n\n春に読みました。\n\n僕が凧を揚げるわけ\n\n"
        "凧の話が面白い本です。\n",
        encoding="utf-8",
    )
    article = read(source, Settings())
    by = {s.text.ja: article.roles.get(s.id) for s in sentences(article)}
    assert by["僕が凧を揚げるわけ"] == "pointer"
    assert by["凧の話が面白い本です。"] is None


def test_the_lines_over_a_release_are_no_content() -> None:
    text = (
        "# 凧の日を開きました\n\nプレスリリース\n2024年5月3日\n凧をあげる会 実行委員有志\n\n"
        "5月3日に凧の日を開きました。朝は風が弱いままでした。\n"
    )
    article = read(text.encode(), Settings(), name="a.md")
    by = {s.text.ja: article.roles.get(s.id) for s in sentences(article)}
    assert article.kind == "press"
    assert by["凧をあげる会 実行委員有志"] == "metadata"
    assert by["5月3日に凧の日を開きました。"] is None


def test_who_a_release_is_from_is_no_content_but_whom_to_ask_stays() -> None:
    text = (
        "# 凧の新しい糸を発売します\n\n凧屋株式会社は、切れにくい糸を発売します。"
        "値段は500円です。\n\n"
        "## 会社概要\n\n- 設立：1988年\n- 事業内容：凧の製造\n- 電話：03-0000-0000\n"
    )
    article = read(text.encode(), Settings(), name="a.md")
    by = {s.text.ja: article.roles.get(s.id) for s in sentences(article)}
    assert article.kind == "press"
    assert by["事業内容：凧の製造"] == "metadata"
    assert by["電話：03-0000-0000"] == "contact"


@pytest.mark.parametrize("names", [("Webb", "Smith"), ("Telford", "Mori"), ("窓口", "客")])
def test_a_name_that_begins_as_an_address_does_is_a_speakers(names: tuple[str, str]) -> None:
    asks, answers = names
    turns = (f"{asks}: 雨はどうでしたか。", f"{answers}: 一日降っていました。")
    text = "# 橋の話\n\n" + "\n\n".join([*turns, *turns, *turns]) + "\n"
    article = read(text.encode(), Settings(), name="a.md")
    assert {*article.speakers.values()} == {*names}
