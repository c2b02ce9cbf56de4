"""A sentence too long to be heard falls into sentences that say the same."""

from __future__ import annotations

import pytest

from generator.narration.halving import in_two, lean
from generator.narration.parting import parted

PARTED = [
    (
        (
            "南浜町は3日、昨年の台風で壊れた北の桟橋のこれからについて、漁協と船会社がつくる「桟橋の会」が示した"
            "木造での建て直しを来年度に始める方針を、町議会で明らかにした。"
        ),
        (
            "昨年の台風で壊れた北の桟橋のこれからの話です。",
            "南浜町は、漁協と船会社がつくる「桟橋の会」が示した木造での建て直しを来年度に始める方針です。",
            "3日、町議会で明らかにした。",
        ),
    ),
    (
        (
            "「駐輪場が遠くて使えない」が82人、「雨の日に濡れる」が41人、「夜は暗くて怖い」が30人、"
            "「鍵がすぐ壊れる」が12人だった。"
        ),
        (
            "「駐輪場が遠くて使えない」が82人、「雨の日に濡れる」が41人だった。",
            "「夜は暗くて怖い」が30人、「鍵がすぐ壊れる」が12人だった。",
        ),
    ),
    (
        (
            "組合によると、島の外に住む元の組合員およそ300人に送った手紙に97人が答え、"
            "うち40人が「年に一度は船を出したい」とした。"
        ),
        (
            "組合によると、島の外に住む元の組合員およそ300人に送った手紙に97人が答えた。",
            "うち40人が「年に一度は船を出したい」とした。",
        ),
    ),
    (
        (
            "大木から、いま塗り替えるなら足場の代金がもったいないという意見、"
            "南委員から、雨漏りの修理代と比べて決めるべきだという意見が出た。"
        ),
        (
            "大木から、いま塗り替えるなら足場の代金がもったいないという意見が出た。",
            "南委員から、雨漏りの修理代と比べて決めるべきだという意見が出た。",
        ),
    ),
]


@pytest.mark.parametrize(("text", "sentences"), PARTED)
def test_a_long_sentence_is_told_in_breaths(text: str, sentences: tuple[str, ...]) -> None:
    assert parted(text, "ja") == sentences


def test_what_somebody_thought_and_did_is_not_parted() -> None:
    text = (
        "港で育った一人の大工が、壊れた舟を前にした子どもたちの困った顔に"
        "「自分の手で直せるはず」と思い、去年の春に工房を開いた。"
    )
    assert all(not each.rstrip("。").endswith("と思った") for each in parted(text, "ja"))


def test_a_condition_of_two_halves_is_not_parted() -> None:
    text = (
        "もしあなたが島の暮らしに少しでも興味を持ち、夏の休みを静かに過ごしたいと思っているのであれば、"
        "一度は港の宿を訪ねてみてください。"
    )
    assert parted(text, "ja") == (text,)


def test_english_reasons_are_a_sentence_of_their_own() -> None:
    text = (
        "The slowest of all the boats in the harbour are still the old wooden ones from the"
        " northern yards, because they must be dried out on the sand twice every year."
    )
    first, second = parted(text, "en")
    assert first.endswith("northern yards.")
    assert second == "That's because they must be dried out on the sand twice every year."


WHOLE = [
    # what must be, of both halves
    "町の船に乗ろうとする人は、役場にある決まった紙に名前と住所を書き込み、窓口の係から渡される札を受け取らなければなりません。",
    # one kind of people
    "これからの島では、自分の好きな仕事をとことん突きつめ、一つの道で抜きん出ているような人が力を合わせ、暮らしを作っていくのです。",
    # a reason that has a name
    "島の人がこの決まりを譲れなかった背景には、港が古い約束の上に作られ、魚を分け合うことを皆の務めとして守ってきた歴史があります。",
    # one question
    "この紙では港の直しにどんないきさつがあって、どういう順に石が積まれ、どのような船が入れるようになったのかを書いていきます。",
    # why one is asked, with what one is asked
    "港の表や時刻は季節と潮の満ち干によって変わることがありますので、出かける前に必ず役場の窓口か港の係にお問い合わせください。",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_holds_for_both_halves_keeps_them_together(text: str) -> None:
    assert parted(text, "ja") == (text,)


def test_nothing_is_set_against_where_nothing_turns() -> None:
    text = (
        "島の港では毎年の春に大きな市が開かれて多くの船が集まりますが、"
        "今年は新しくできた広い岸壁に百隻を超える船が並びました。"
    )
    first, second = parted(text, "ja")
    assert not second.startswith("ただ、")
    assert first.endswith("集まります")


IN_TWO = [
    (
        "町は古い橋を残す方法を調べ、近くに住む人の声を聞きながら、次の春までに新しい橋の場所を一か所に絞る必要があります。",
        "町は古い橋を残す方法を調べる必要があります。",
    ),
    (
        "図書館では、仕事を終えた人が帰りに立ち寄れるようにするため、火曜日と木曜日の閉館を夜の九時まで延ばし、入口に返却の棚を置きました。",
        "仕事を終えた人が帰りに立ち寄れるようにするためだ。",
    ),
    (
        "となりの畑を手伝いに来る人がいたり、余った苗を分けてくれる人がいたりと、はじめての人でも半年ほどで育て方を覚えていける場所です。",
        "となりの畑を手伝いに来る人がいたり、余った苗を分けてくれる人がいたりする。",
    ),
]


@pytest.mark.parametrize(("text", "half"), IN_TWO)
def test_what_no_joint_parts_is_told_in_two(text: str, half: str) -> None:
    assert half in in_two(text)


def test_what_holds_in_one_case_stays_whole() -> None:
    assert not in_two(
        "雨が三日続いた場合は、川の水を調べ、橋を渡る車を止め、町じゅうの人に知らせる必要があります。"
    )


def test_a_sentence_is_said_in_fewer_words_only_as_far_as_it_takes() -> None:
    text = "また、島における水の使い方を調べ、島に関する本を読むことが可能です。"
    assert lean(text, len(text)) == text
    assert lean(text, len(text) - 1) == text.replace("における", "の")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "この施設は利用する人が年々減っており、設備も古くなっているため来年の春に建て替えるか取り壊すかを町が決めることになっています。",
            "この施設は利用する人が年々減っている。",
        ),
        (
            "その資料は町の人が何年もかけて集めたものですが、保管する場所が足りないため今年の春から一部を市の倉庫に移すことになりました。",
            "その資料は町の人が何年もかけて集めたものです。",
        ),
        (
            "この行事の見どころは、山から下りる長い行列にあり、見る人は朝の早いうちから道の両側に並んで何時間もそれを待ちます。",
            "この行事の見どころは、山から下りる長い行列にある。",
        ),
    ],
)
def test_how_something_is_and_what_else_is_so_are_two_sentences(text: str, first: str) -> None:
    told = parted(text, "ja")
    assert f"{told[0].rstrip('。')}。" == first
    assert len(told) > 1


@pytest.mark.parametrize(
    "text",
    [
        "相談とは、決まりを書き換えることかもしれないし、相手に対して、決まりを破ってはいないが、多くの人を困らせていると伝えることかもしれません。",
        "人まかせな考えから抜け出し、自分たちで何ができるのかを考える――駅がなくなるという報せが、そういうきっかけになることを、切に願います。",
    ],
)
def test_what_may_be_and_what_a_dash_explains_is_told_whole(text: str) -> None:
    assert parted(text, "ja") == (text,)
