"""What a text may not add to its sentences, or take from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import faults
from generator.verifying import strange_figures
from generator.verifying.figures import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Language

CASES = Path(__file__).parents[1] / "cases" / "verifying"
LANGUAGES: tuple[Language, ...] = ("ja", "en")

Pair = tuple[str, tuple[str, ...], str]
"""A text, its sentences, and the kind of fault it has, or nothing."""


def pairs(language: Language) -> Iterator[Pair]:
    return read_pairs(CASES / f"pairs.{language}.txt")


def read_pairs(path: Path) -> Iterator[Pair]:
    sources: tuple[str, ...] = ()
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, text = line[:2], line[2:]
        if sign == "= ":
            sources = tuple(text.split(" / "))
        elif sign == "+ ":
            yield text, sources, ""
        elif sign == "- ":
            words, _, kind = text.rpartition(" | ")
            yield words, sources, kind


def kinds(text: str, sources: tuple[str, ...], language: Language) -> set[str]:
    return {found.partition(":")[0] for found in faults(text, sources, language)}


def test_there_are_four_hundred_pairs_half_of_them_good() -> None:
    everything = [pair for language in LANGUAGES for pair in pairs(language)]
    good = [pair for pair in everything if not pair[2]]
    assert len(everything) >= 400
    assert 0.45 <= len(good) / len(everything) <= 0.55


@pytest.mark.parametrize(
    ("said", "source", "language"),
    [
        ("Plovers came to two islands", "Plovers came to Holm Island and Long Ness.", "en"),
        ("鳥は二つの島に来た", "鳥は岬島と浜島に来た。", "ja"),
    ],
)
def test_two_that_are_named_may_be_counted(said: str, source: str, language: Language) -> None:
    assert not faults(said, (source,), language)
    one = "Plovers came to Holm Island." if language == "en" else "鳥は岬島に来た。"
    assert any(each.startswith("number") for each in faults(said, (one,), language))


@pytest.mark.parametrize(
    ("said", "source", "language"),
    [
        ("三つの医院が母体", "昨年建てられた、東町医院、西町医院、港町医院を母体とする。", "ja"),
        ("Three schools joined", "The Elm school, the Oak school and the Fir school joined.", "en"),
        ("two girls’ schools joined", "The Elm school, the Oak school and a club joined.", "en"),
    ],
)
def test_members_that_are_named_may_be_counted(said: str, source: str, language: Language) -> None:
    wrong = not any(each.startswith("number") for each in faults(said, (source,), language))
    assert wrong is ("club" not in source)
    more = said.replace("三", "五").replace("Three", "Five").replace("two", "five")
    assert any(each.startswith("number") for each in faults(more, (source,), language))


@pytest.mark.parametrize(
    ("said", "source", "language"),
    [
        ("Nearly half of the birds sleep here", "Of the birds 45 percent sleep here.", "en"),
        ("鳥の半分近くが休む", "鳥の45％が休む。", "ja"),
    ],
)
def test_nearly_half_is_no_figure_of_its_own(said: str, source: str, language: Language) -> None:
    assert not any(each.startswith("number") for each in faults(said, (source,), language))
    few = source.replace("45", "25")
    assert any(each.startswith("number") for each in faults(said, (few,), language))


def test_initials_with_dots_stand_for_the_name() -> None:
    said = "Ships left the U.S. in May"
    assert not kinds(said, ("Ships left the United States in May.",), "en") & {"name"}
    assert not kinds(said, ("Ships left the US in May.",), "en") & {"name"}
    assert "name: U.S." in faults(said, ("Ships left the United Kingdom in May.",), "en")


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("料金は1965年に決まった", "料金はS40に決まった"),
        ("料金は平成17年に決まった", "料金はH17に決まった"),
        ("映画は2018年のもの", "映画（’18）がある"),
    ],
)
def test_a_year_in_few_signs_may_be_said_whole(said: str, source: str) -> None:
    assert not any(each.startswith("number") for each in faults(said, (source,), "ja"))
    assert any(each.startswith("number") for each in faults(said, ("料金は決まった",), "ja"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_exact_checks_find_most_false_texts(language: Language) -> None:
    false = [pair for pair in pairs(language) if pair[2]]
    passed = [text for text, sources, _ in false if not faults(text, sources, language)]
    assert len(passed) / len(false) <= 0.25, passed


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_texts_are_hardly_ever_refused(language: Language) -> None:
    good = [pair for pair in pairs(language) if not pair[2]]
    refused = [(t, faults(t, s, language)) for t, s, _ in good if faults(t, s, language)]
    assert len(refused) / len(good) <= 0.02, refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_texts_in_an_editors_own_words_two_fifths_of_the_false_are_found(
    language: Language,
) -> None:
    everything = list(read_pairs(CASES / f"reworded.{language}.txt"))
    found, refused = (
        [bool(faults(t, s, language)) for t, s, kind in everything if bool(kind) is false]
        for false in (True, False)
    )
    assert sum(found) / len(found) >= 0.4
    assert sum(refused) / len(refused) <= 0.05


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("売上は二割増", "売上は二割減りました。", "direction"),
        ("工場の閉鎖を決定", "工場の閉鎖を検討しています。", "act"),
        ("工場は閉鎖", "工場は閉鎖される見込みです。", "certainty"),
        ("朝だけ混む", "朝も混みます。", "scope"),
        ("四人が退社", "退社したのは3人です。", "number"),
        ("佐藤さんの退社", "幹部が退社しました。", "name"),
        ("理由は語られた", "理由は語られていません。", "polarity"),
        ("開発が停滞する", "開発が停滞する可能性があります。", "certainty"),
        ("雪でも走る", "雪が積もれば、列車は走りません。", "polarity"),
        ("列車は止まる", "雪が積もれば、列車は止まります。", "condition"),
        ("「もう来ない」と話す", "「また来たい」と話しました。", "quotation"),
    ],
)
def test_each_kind_of_fault_is_named(text: str, source: str, found: str) -> None:
    assert found in kinds(text, (source,), "ja")


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("Sales rose", "Sales fell by a fifth.", "direction"),
        ("The plant will close", "The plant may close.", "certainty"),
        ("The firm in Tokyo grew", "The firm grew.", "name"),
        ("Four leave", "So far, three key figures have left.", "number"),
        ("It is not likely to stall", "Work is likely to stall.", "polarity"),
        ("The train stops", "If snow falls, the train stops.", "condition"),
    ],
)
def test_english_is_judged_alike(text: str, source: str, found: str) -> None:
    assert found in kinds(text, (source,), "en")


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("百年を超える歴史", "百年を超える歴史があります。", "ja"),
        ("四半世紀続く市", "25年続く市です。", "ja"),
        ("登録なしで使える", "登録不要で使えます。", "ja"),
        ("展示会は九州で開く", "展示会は開かれます。九州の展示会です。", "ja"),
        ("これは一例", "これは例です。", "ja"),
        ("四つのエリア、つまり4エリア", "浅草、上野、谷中、根津にあります。", "ja"),
        ("Tested before launching", "It was tested and then launched.", "en"),
        ("It lasted twenty years", "It lasted two decades.", "en"),
        ("Over 900 people came", "950 people came.", "en"),
        ("それで十分可能", "それで可能です。", "ja"),
        ("総額300億円近い投資", "総額300億円近く集まっています。", "ja"),
        ("理由は語られていない", "本人から理由は語られていません。", "ja"),
        ("開発が停滞する可能性", "開発が停滞する可能性が高いです。", "ja"),
        ("橋は閉鎖か", "橋は閉鎖される見通しです。", "ja"),
        ("静かな季節", "冬は静かな季節になると考えられます。", "ja"),
        ("Growth in staff", "The staff grew, a growing one.", "en"),
        ("However, staff grew", "The staff grew.", "en"),
        ("Prices are increasing", "Prices rise.", "en"),
    ],
)
def test_the_same_said_shorter_is_good(text: str, source: str, language: Language) -> None:
    assert faults(text, (source,), language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("まだわからないんですね。", "ja"),
        ("Wait, bears in January?", "en"),
        ("So no one knows?", "en"),
    ],
)
def test_a_hosts_question_or_reaction_rests_on_nothing(text: str, language: Language) -> None:
    assert faults(text, (), language) == ()


def test_a_figure_that_rests_on_nothing_is_a_fault() -> None:
    assert kinds("三割も減ったんですね。", (), "ja") == {"number"}


def test_what_stands_in_several_sentences_may_be_counted() -> None:
    sources = ("甲は理由を述べた。", "乙は理由を述べていない。", "丙も述べていない。")
    assert faults("理由を述べたのは3人のうち1人", sources, "ja") == ()
    assert kinds("理由を述べたのは5人のうち1人", sources, "ja") == {"number"}


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("販売数は今の一・五倍", "販売数は現在の1.5倍です。", "ja"),
        ("一つは、雨が増えた可能性です。", "雨が増えた可能性があります。", "ja"),
        ("費用は寄付でまかないました。", "費用は寄付でまかなった。", "ja"),
        ("市は、避難が早まったとみている", "市は「避難が早まった」とみている。", "ja"),
        ("参加したのは四人だけ", "参加は4人にとどまる。", "ja"),
        ("申込者は定員より多い", "申込者は定員を上回りました。", "ja"),
        ("支払いはキャッシュレスで", "支払いは現金を使わずに行います。", "ja"),
        ("Twenty-one people came", "There were 21 visitors.", "en"),
        ("Under five in ten open", "Fewer than five in ten can be opened.", "en"),
        ("“I came. I stayed.”", "“I came,” she said. / “I stayed.”", "en"),
        ("One and a half times as many", "They sold 1.5 times as many.", "en"),
    ],
)
def test_what_a_good_writer_says_otherwise_is_good(
    text: str, source: str, language: Language
) -> None:
    assert faults(text, source.split(" / "), language) == ()


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("学生が野菜を育てている", "農家が育てた野菜を使う。献立は学生が考える。", "ja"),
        ("母は娘に着物を譲った", "母は娘から着物を譲り受けた。", "ja"),
        ("店は午後6時から開く", "店は正午から午後6時まで開く。", "ja"),
        ("9人に副作用が出た", "9人で痛みが軽くなり、3人には副作用が出た。", "ja"),
        ("The students grow the rice", "Farmers grow the rice. The students cook it.", "en"),
        (
            "The state wants to keep the bus",
            "State aid ends, but the town wants to keep the bus.",
            "en",
        ),
        ("9 patients fell ill", "Pain eased for 9 patients; 3 patients fell ill.", "en"),
    ],
)
def test_what_is_said_of_another_is_found(text: str, source: str, language: Language) -> None:
    assert "object" in kinds(text, (source,), language)


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("野菜は農家が育てる", "農家が育てた野菜を使う。献立は学生が考える。", "ja"),
        ("娘に着物を譲られた母", "母は娘から着物を譲り受けた。", "ja"),
        ("正午から午後6時まで", "店は正午から午後6時まで開く。", "ja"),
        ("The rice is grown by farmers", "Farmers grow the rice. The students cook it.", "en"),
        (
            "Neighbours wanted the bell",
            "The school did not want the bell, but neighbours did.",
            "en",
        ),
    ],
)
def test_the_same_deed_told_otherwise_is_good(text: str, source: str, language: Language) -> None:
    assert "object" not in kinds(text, (source,), language)


def test_a_word_and_its_contrary_are_told_apart() -> None:
    assert kinds("三年前に工房を閉じた", ("三年前に工房を開いた。",), "ja") == {"opposite"}
    assert kinds("The paint absorbs heat", ("The paint reflects heat.",), "en") == {"opposite"}
    assert not kinds("三年前に工房を始めた", ("三年前に工房を開いた。",), "ja")


def test_katakana_is_a_name_where_the_dictionary_says_so() -> None:
    assert kinds("パリの橋", ("橋が開きました。",), "ja") == {"name"}
    assert kinds("デザインした橋", ("設計した橋です。",), "ja") == set()


def test_who_she_is_may_stand_in_a_sentence_near() -> None:
    source = "She left in May."
    assert kinds("Tanaka left in May", (source,), "en") == set()  # a text may open with a name
    assert kinds("In May the lawyer Tanaka left", (source,), "en") == {"name"}
    assert (
        faults("In May the lawyer Tanaka left", source, "en", ["The lawyer Mio Tanaka founded it."])
        == ()
    )


def test_figures_of_a_text_whose_sentences_are_not_translated_are_judged_alone() -> None:
    source = ("来館者は二割減って、4万2千人でした。",)
    assert strange_figures("Visitors fell 20 percent to 42,000", "en", source, "ja") == ()
    assert strange_figures("Visitors fell to 52,000", "en", source, "ja") == ("number: 52000",)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Half of the alumni live elsewhere”", "「卒業生の半分は町の外にいる」"),
        ("Half price for children", "子どもは半額です。"),
        ("About 180m yen", "約1億8,000万円。"),
        ("A year and a half later", "1年半後のことです。"),
        ("Half a year in the first half of 2021", "2021年前半の半年です。"),
    ],
)
def test_halves_and_short_scales_are_the_figures_they_stand_for(text: str, source: str) -> None:
    assert strange_figures(text, "en", (source,), "ja") == ()


def test_half_is_no_third_and_metres_are_no_money() -> None:
    assert strange_figures("Half came", "en", ("3割が来ました。",), "ja") == ("number: 0.5",)
    nine = ("9割以上が来ました。",)
    assert strange_figures("Over nine in ten came", "en", nine, "ja") == ()
    assert strange_figures("Seven in ten came", "en", nine, "ja") == ("number: 10",)
    assert strange_figures("180m wide", "en", ("幅は1億8千万円。",), "ja") == ("number: 180",)


@pytest.mark.parametrize(
    ("text", "source", "beside"),
    [
        ("誰でも借りられる工房", "誰でも借りられる工房を目指しています。", "工房が目指すもの"),
        ("三割の店が減った", "店が減りました。", "調べたのは三割の店です。"),
        ("列車は止まる", "雪が積もれば、列車は止まります。", "雪の日"),
        ("「はまかぜ」は朝に出る", "船は朝に出ます。", "新しい船「はまかぜ」"),
    ],
)
def test_what_stands_beside_a_text_need_not_be_said_again(
    text: str, source: str, beside: str
) -> None:
    assert kinds(text, (source,), "ja")
    assert faults(text, (source,), "ja", [source, beside], [beside]) == ()


def test_a_figure_that_stands_beside_a_text_but_not_in_the_article_is_one_nobody_said() -> None:
    source = "店が減りました。"
    found = faults("三割の店が減った", (source,), "ja", [source], ["三割の店"])
    assert found == ("number: 30",)


@pytest.mark.parametrize(
    ("text", "language", "source", "spoken"),
    [
        ("3,400世帯が断水", "ja", "約3,400世帯が断水した。", "ja"),
        (
            "料金を2割上げる試算もある",
            "ja",
            "料金を2割ほど上げる必要があるという試算もある。",
            "ja",
        ),
        ("It takes 30 years", "en", "It takes about 30 years.", "en"),
        ("3,400 homes lost their water", "en", "約3,400世帯が断水した。", "ja"),
        ("二時間半後に知らせた", "ja", "They heard roughly 2.5 hours later.", "en"),
    ],
)
def test_a_figure_that_is_only_about_that_is_said_so(
    text: str, language: Language, source: str, spoken: Language
) -> None:
    if language == spoken:
        assert "bound" in kinds(text, (source,), language)
    else:
        found = strange_figures(text, language, [source], spoken)
        assert [each.partition(":")[0] for each in found] == ["bound"]


@pytest.mark.parametrize(
    ("text", "language", "source", "spoken"),
    [
        ("およそ3,400世帯が断水", "ja", "約3,400世帯が断水した。", "ja"),
        ("About 3,400 homes lost their water", "en", "約3,400世帯が断水した。", "ja"),
        ("30年ほどかかる", "ja", "It takes about 30 years.", "en"),
        ("Some 40 people came", "en", "Around 40 people came; 12 stayed.", "en"),
        ("12 stayed", "en", "Around 40 people came; 12 stayed.", "en"),
    ],
)
def test_about_may_be_said_in_other_words(
    text: str, language: Language, source: str, spoken: Language
) -> None:
    if language == spoken:
        assert faults(text, (source,), language) == ()
    else:
        assert strange_figures(text, language, [source], spoken) == ()


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("記事が出たのは2021年10月", "投稿日 2021.10", "ja"),
        ("公開は2021年10月5日", "2021.10.05 公開", "ja"),
        ("It came out on 5 October 2021", "2021/10/5", "en"),
    ],
)
def test_a_date_in_figures_is_that_date_in_words(
    text: str, source: str, language: Language
) -> None:
    assert not faults(text, [source], language)


def test_a_numeral_in_a_proper_name_is_no_figure() -> None:
    named = "九州 四国 八戸 二子玉川 千葉 五島 十和田 三重県 千歳 十条駅"
    named += " 十日町 六日町 八日市市 四日市市 小百合さん"
    for place in named.split():
        found = faults(f"{place}で店を開く", ["店を開く。"], "ja", [])
        assert not any(each.startswith("number") for each in found)
    assert any(each == "number: 9" for each in faults("九軒の店を開く", ["店を開く。"], "ja"))
    assert any(each == "number: 9" for each in faults("九軒の店を開く", ["九州で店を開く。"], "ja"))
    assert any(each == "number: 10" for each in faults("十日に開く", ["十日町で店を開く。"], "ja"))
    assert any(each == "number: 8" for each in faults("八日、市内で開く", ["市内で開く。"], "ja"))
    station = "水辺線「二子新地駅」の近くです。"
    assert not faults("水辺線の二子新地駅で降りる", [station], "ja")
    assert faults("二子新地駅まで三分", [station], "ja") == ("number: 3",)
    assert not strange_figures("12月の三郎さん", "ja", ["Saburo in December."], "en")


WITHIN_WORDS = (
    "十分な 十分に 十二分に 一番の 万が一の 百貨店の 再三の 三味線の 四季の 五感の 六法の"
    " 七夕の 八百屋の 八方の 百科事典の 千鳥足の 万能の 万全の 億劫な 第三者の 三角形の 四角い"
    " 二股の 二重の 二重に 五目飯の 千羽鶴の 二刀流の 五月雨の 十人十色の 千差万別の 二枚目の"
    " 二の足の 四六時中の 一石二鳥の 五分五分の 九分九厘の"
)
COUNTS = (
    "二人の 十人の 五軒の 百台の 千円の 三か月の 十分ほどの 二十分の 二倍の 四つの 十二校の 二日の"
    " 八日の 二十歳の 四十代の 百二十人の 六畳の 二階の"
)


@pytest.mark.parametrize("word", WITHIN_WORDS.split())
def test_a_numeral_within_a_word_counts_nothing(word: str) -> None:
    assert not known(f"{word}話", "ja") - {1}


@pytest.mark.parametrize("word", COUNTS.split())
def test_a_numeral_that_counts_is_a_figure(word: str) -> None:
    assert known(f"{word}話", "ja") - {1}


@pytest.mark.parametrize(
    "words",
    [
        "a half-hearted reply", "half-timbered houses", "half asleep at the desk",
        "her half-brother", "the half-light", "double-check the door", "a double standard",
        "it doubles as a kitchen", "the Latin Quarter", "in two minds", "a two-way street",
        "a nine-to-five job", "think twice", "a fifty-fifty chance", "the triple jump",
    ],
)  # fmt: skip
def test_a_numeral_within_an_english_saying_counts_nothing(words: str) -> None:
    assert not known(words, "en") - {1}


@pytest.mark.parametrize(
    "words",
    [
        "half of them left", "half a million", "a half-day course", "half-price tickets",
        "double the price", "sales doubled", "twice as many", "a quarter of the town",
        "two-thirds", "a three-day trip", "triple the number", "a dozen eggs", "double as many",
    ],
)  # fmt: skip
def test_an_english_numeral_that_counts_is_a_figure(words: str) -> None:
    assert known(words, "en") - {1}


def test_what_somebody_foresaw_is_no_subject_of_a_figure() -> None:
    repairs = "修理にかかる費用は月8万円で、町が見込んだ額の二倍だ。"
    assert not faults("修理には町の見込みの二倍かかる", [repairs], "ja")
    roof = "屋根の費用は9万円で、村が組んだ予算の三倍だ。"
    assert not faults("屋根には予算の三倍かかる", [roof], "ja")


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        (
            "Otters were rare by the early 1900s",
            "Otters were rare by the early 20th century.",
            "en",
        ),
        ("Votes at 40 to 79 weigh more", "Votes of those in their 40s to 70s weigh more.", "en"),
        ("二世代の票は重い", "「団塊世代」「団塊ジュニア」の票は重い。", "ja"),
        ("Close to the six it saw", "It is close to the actual number of six attacks.", "en"),
    ],
)
def test_a_figure_in_another_form_is_the_same(text: str, source: str, language: Language) -> None:
    assert not faults(text, [source], language)


def test_a_twelfth_is_a_factor_of_twelve_in_the_other_language_too() -> None:
    source = "The urchins cut it by a factor of 12."
    assert not strange_figures("海藻は12分の1に減った", "ja", [source], "en")
    assert strange_figures("海藻は15分の1に減った", "ja", [source], "en")


def test_about_five_is_what_one_says_of_more_than_five() -> None:
    source = "予測される件数は5.05件である。"
    assert not faults("襲撃はおよそ5件の見込み", [source], "ja")
    assert faults("襲撃は6件の見込み", [source], "ja") == ("number: 6",)


def test_a_century_has_its_own_hundreds() -> None:
    source = "Otters were rare by the early 20th century."
    assert faults("Otters were rare by the early 1800s", [source], "en") == ("number: 1800",)
    assert faults("Five firms will move", ["Two of five firms will move."], "en")


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("In May the firm of Johnson opens a bridge", "In May Jonson opens a bridge.", "en"),
        ("The singer Schneider came", "The singer Schnieder came.", "en"),
        ("店主の斎藤さんは橋を渡った", "店主の斉藤さんは橋を渡った。", "ja"),
        ("客のシュミットさんが来た", "客のシュミッドさんが来た。", "ja"),
        ("客の渡邊さんが来た", "客の渡辺さんが来た。", "ja"),
    ],
)
def test_a_name_with_another_letter_may_be_the_sentences_slip(
    text: str, source: str, language: Language
) -> None:
    assert kinds(text, (source,), language) == {"spelling"}


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("In May the firm of Miller opens a bridge", "In May Jonson opens a bridge.", "en"),
        ("店主の加藤さんは橋を渡った", "店主の斉藤さんは橋を渡った。", "ja"),
        ("客のシュナイダーさんが来た", "客のシュミッドさんが来た。", "ja"),
    ],
)
def test_another_name_is_a_fault(text: str, source: str, language: Language) -> None:
    assert kinds(text, (source,), language) == {"name"}


def test_initials_and_readings_stand_for_a_name_of_the_sentences() -> None:
    line = ["The Port Office of Trade counted 40 boats."]
    assert not faults("Some 40 boats were counted (POT)", line, "en")
    assert any(each.startswith("name") for each in faults("The PTO counted 40 boats", line, "en"))
    assert not faults("魯肉（ルーロー）の店が出る", ["魯肉の店が出る。"], "ja")
    assert faults("ルーローの店が出る", ["魯肉の店が出る。"], "ja")


def test_another_month_or_a_decimal_is_no_such_date() -> None:
    assert faults("記事が出たのは2021年9月", ["投稿日 2021.10"], "ja")
    assert faults("It came out in May 2021", ["2021.10"], "en")
    assert faults("生産は10万台", ["生産は2021.10万台"], "ja")


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("数千のサイトが消えた", "Thousands of sites vanished.", ()),
        ("百万ドル超で落札", "It was sold for $1,037,100.", ()),
        ("百万ドル超で落札", "It was sold for $3,037,100.", ("number: 1000000",)),
        ("百万ドルのページ", "The Million Dollar Homepage.", ()),
        ("百万人", "Three million people.", ("number: 1000000",)),
    ],
)
def test_a_figure_said_roughly_in_the_other_language_is_known(
    text: str, source: str, found: tuple[str, ...]
) -> None:
    assert strange_figures(text, "ja", (source,), "en") == found


@pytest.mark.parametrize(
    ("text", "source", "strange"),
    [
        ("1匹80万円から", "価格は1匹80-162万円である。", False),
        ("1匹90万円から", "価格は1匹80-162万円である。", True),
        ("2018年まで調べた", "2016〜18年に調べた。", False),
        ("2016〜18年に調べた", "2016年から2018年まで調べた。", False),
        ("2017年に調べた", "2016-18回調べた。", True),
        ("2018年1月の記事", "2018-01-27", False),
    ],
)
def test_what_the_ends_of_a_range_share_is_said_of_both(
    text: str, source: str, *, strange: bool
) -> None:
    assert bool(faults(text, [source], "ja")) is strange


def test_the_plural_of_an_acronym_is_the_acronym_and_no_other_is_shortened() -> None:
    lines = ["A group of NGO members moved abroad last year, with cb radios."]
    assert faults("NGOs moved abroad last year.", lines, "en") == ()
    assert any("US" in each for each in faults("They moved to the US last year.", lines, "en"))
    assert any("CBS" in each for each in faults("It moved to CBS last year.", lines, "en"))


def test_a_capital_that_begins_a_quotation_is_no_name() -> None:
    line = ("今あるチンパンジーの集団は千年以上続く。",)
    assert "name: Existing" not in faults("“Existing” means in 2014", line, "en")
    assert "name: Existing" not in faults("The word “Existing” means then", line, "en")
    assert "name: Kibale" in faults("The group lives in Kibale", line, "en")
