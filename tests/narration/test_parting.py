"""A sentence too long to be heard falls into sentences that say the same."""

from __future__ import annotations

import pytest

from generator.narration.aloud.parting import lean, parted

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
        "島の西の港では、毎年の春に大きな市が開かれて多くの船が集まりますが、"
        "今年は新しくできた広い岸壁に百隻を超える船が並びました。"
    )
    first, second = parted(text, "ja")
    assert not second.startswith("ただ、")
    assert first.endswith("集まります")


def test_a_sentence_is_said_in_fewer_words_only_as_far_as_it_takes() -> None:
    text = "また、島における水の使い方を調べ、島に関する本を読むことが可能です。"
    assert lean(text, len(text)) == text
    assert lean(text, len(text) - 1) == text.replace("における", "の")


HANGING = [
    # what is told first only leads up to the rest
    "島の船の時刻は港の窓口に貼ってあるものを見てもらうと早いのですが、去年の秋からは電話でも一日に三回だけ聞けるようになりました。",
    # nobody is named who did the second
    "島の子どもが通う学校の古い体育館を村の人が三年かけて少しずつ直し、去年の春に初めての催しを開いたことがきっかけになりました。",
    # a way of doing, no cause
    "港の広場が新しくなったので、ついでに古い倉庫の壁も塗り替えてみようかと思い立ち、夏の休みに少しずつ進めているところです。",
    # what must be, of both halves
    "船の持ち主は毎年の春に役場へ届けを出し、古い船については検査を受け、大きな船については港の会の承認を得なければならない。",
]


@pytest.mark.parametrize("text", HANGING)
def test_half_a_thought_does_not_stand_alone(text: str) -> None:
    assert parted(text, "ja") == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "相談とは、決まりを書き換えることかもしれないし、相手に対して、決まりを破ってはいないが、多くの人を困らせていると伝えることかもしれません。",
        "人まかせな考えから抜け出し、自分たちで何ができるのかを考える――駅がなくなるという報せが、そういうきっかけになることを、切に願います。",
    ],
)
def test_what_may_be_and_what_a_dash_explains_is_told_whole(text: str) -> None:
    assert parted(text, "ja") == (text,)
