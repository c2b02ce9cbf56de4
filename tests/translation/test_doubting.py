"""Whole batches of answers, good ones and spoiled ones with labels."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from running import QUICK, kamishibai
from servers.openai import openai
from spoiling import WAYS, good

from generator.model import sentences
from generator.progress import silent
from generator.translation import translate
from generator.translation.checks.pair import Pair
from generator.translation.doubting import doubts

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_hardly_a_good_translation_is_doubted() -> None:
    batches = [batch for _, batch in good()]
    count = sum(map(len, batches))
    assert count >= 400
    assert {pair.language for batch in batches for pair in batch} == {"ja", "en"}
    assert sum(len(doubts(batch)) for batch in batches) <= 0.02 * count


def test_nearly_every_spoiled_answer_is_found() -> None:
    found = wrong = 0
    for spoil in WAYS.values():
        for _, batch in good():
            made, spoiled = spoil(batch)
            found, wrong = found + len(spoiled & set(doubts(made))), wrong + len(spoiled)
    assert len(WAYS) == 12
    assert found >= 0.95 * wrong


TEXTS = [f"これは{n}番目の文で、だいたい普通の長さです。" for n in range(11)]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda told: dict.fromkeys(told, "It is one and the same answer."), "one answer"),
        (lambda told: dict.fromkeys(told, "I'm sorry, but I can't help with that."), "refused"),
        (lambda told: dict.fromkeys(told, "[" * 50), "nothing"),
    ],
)
def test_a_model_that_answers_anything_else_leaves_gaps(article, settings, spoil, why) -> None:
    def reply(given: Mapping[str, str]) -> str:
        return json.dumps({"translations": spoil(given)})

    with openai(reply) as service:
        section = {"endpoint": service.url, "model": "m", "pause": 0.001, "tries": 2}
        asked = replace(
            settings, translator="openai", sections={"translators.openai": section}, offline=False
        )
        done = translate(article(*TEXTS), "en", asked, silent)
    assert {gap.kind for gap in done.gaps} == {"translation"}
    assert len(done.gaps) == len(TEXTS) + 1
    assert any(why in gap.why for gap in done.gaps)
    assert {s.text.en for s in sentences(done.article)} == {None}


def test_answers_shifted_in_a_batch_are_right_when_asked_for_alone(article, settings) -> None:
    texts = [f"{1900 + 7 * n}年に{n + 2}人が来ました。" for n in range(11)]
    right = {text: f"In {1900 + 7 * n}, {n + 2} people came." for n, text in enumerate(texts)}
    right["題名です"] = "A title"

    def reply(given: Mapping[str, str]) -> str:
        said = [right[text] for text in given.values()]
        moved = said if len(said) == 1 else [*said[1:], said[-1]]
        return json.dumps({"translations": dict(zip(given, moved, strict=True))})

    with openai(reply) as service:
        section = {"endpoint": service.url, "model": "m", "pause": 0.001}
        asked = replace(
            settings, translator="openai", sections={"translators.openai": section}, offline=False
        )
        done = translate(article(*texts), "en", asked, silent)
    assert [s.text.en for s in sentences(done.article)][1:] == [right[text] for text in texts]
    assert done.gaps == ()


def test_a_model_that_is_asked_again_is_told_what_is_doubted(article, settings) -> None:
    right = {"海は広いです。": "The sea is wide.", "題名です": "A title"}
    right |= {"1907年に舟が八つ来ました。": "In 1907 eight boats came."}

    def reply(given: Mapping[str, str]) -> str:
        told = {n: right[text] for n, text in given.items()}
        if len(told) > 1:
            told = {n: text.replace("1907", "1908") for n, text in told.items()}
        return json.dumps({"translations": told})

    with openai(reply) as service:
        section = {"endpoint": service.url, "model": "m", "pause": 0.001}
        asked = replace(
            settings, translator="openai", sections={"translators.openai": section}, offline=False
        )
        done = translate(article("海は広いです。", [*right][2]), "en", asked, silent)
    questions = [json.loads(body["messages"][-1]["content"]) for _, _, body in service.asked]
    doubted = [each["doubted"] for each in questions if "doubted" in each]
    assert doubted == [{"answer": "In 1908 eight boats came.", "found": "changed a number"}]
    assert [*sentences(done.article)][-1].text.en == "In 1907 eight boats came."


def test_a_build_with_refused_sentences_says_so_at_its_end(tmp_path) -> None:
    def reply(given: Mapping[str, str]) -> str:
        refused = "I'm sorry, but I can't help with that."
        told = {n: refused if "山" in text else f"EN[{text}]." for n, text in given.items()}
        return json.dumps({"translations": told})

    (tmp_path / "a.txt").write_text("海の話\n\n海は広いです。山は高いです。\n", encoding="utf-8")
    with openai(reply) as service:
        toml = f'[translators.openai]\nendpoint = "{service.url}"\nmodel = "m"\npause = 0.001\n'
        (tmp_path / "kamishibai.toml").write_text(toml, encoding="utf-8")
        kamishibai("trust", cwd=tmp_path)
        done = kamishibai("build", "a.txt", "--only", "script", *QUICK, cwd=tmp_path)
    assert done.code == 3
    lines = done.out.splitlines()
    assert "1 missing:" in lines
    assert "  translation: openai refused to translate" in lines
    assert any("山は高いです。" in line for line in lines)
    ways = lines[lines.index("To get what is not translated:") + 1 :]
    assert "kamishibai models get bergamot" in ways[0]
    assert not any("--translator openai" in way for way in ways)


def test_a_headline_and_an_acronym_of_its_own_rename_nothing() -> None:
    rows = [
        ("日時：六月三日", "Date: June 3"),
        ("日時と場所", "Dates, Times and Venues"),
        ("日時：六月九日", "Date: June 9"),
        ("三菱UFJ銀行の総会（参加者：鈴木）", "MUFG Bank's meeting (attending: Suzuki)"),
    ]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert "changed a name" not in doubts(pairs).values()


def test_another_name_is_doubted_in_a_headline_and_as_an_acronym() -> None:
    rows = [("NHKの放送", "The broadcast of BBC"), ("日時と場所", "Dates and Venues")]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert doubts(pairs) == {"0": "changed a name"}


def test_a_heading_with_a_full_stop_is_whole_in_the_words_of_a_headline() -> None:
    rows = [
        ("「港105」の名前の由来。", "Where the Name “Port 105” Comes From"),
        ("メンバーが増え、組織を考えるように", "As Membership Grows, Thoughts Turn to Structure"),
        (
            "バスは夜も走ります。続けるかは、三月に決まります。",
            "The bus runs at night. Whether it",
        ),
    ]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert doubts(pairs) == {"2": "answered with a part of the sentence"}


def test_a_loan_word_that_is_no_name_may_have_other_english_beside_names_in_kanji() -> None:
    rows = [
        (
            "福島でフィールドワークをし、ネガティブな面も見た。",
            "We worked in Fukushima and saw the dark side too.",
        ),
        ("店はガソリンスタンドもない岩手県にある。", "The shop is in Iwate, where no gas is sold."),
        ("カフェの浅野さんに聞いた。", "We asked Ms. Asano at the coffee shop."),
        ("トロントの店に鎌倉から移った。", "The shop came to Ottawa from Kamakura."),
    ]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert doubts(pairs) == {"3": "changed a name"}


def test_a_day_that_is_known_by_its_date_is_no_other_number() -> None:
    rows = [
        ("3.11のあとに移り住んだ。", "They moved there after March 11."),
        ("9.11の日も店にいた。", "She was in the shop on September 11, too."),
        ("4.12のあとに移り住んだ。", "They moved there after May 11."),
        ("3月、版3.11が公開された。", "Version 3.11 was released in March."),
        ("3月の平均気温は3.2度だった。", "In March it was 3.2 degrees on average."),
        ("5.30運動は5月に始まった。", "The 5.30 movement began in May."),
    ]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    found = doubts(pairs)
    assert found == {"2": "changed a number"}


def test_what_is_always_beside_a_name_is_not_called_so() -> None:
    rows = [
        ("双葉の魅力を聞いた。", "We heard of the appeal of Futaba."),
        ("双葉の魅力は祭りだ。", "What draws people to Futaba is its festival."),
        ("双葉の魅力を見せた。", "She showed the charm of Futaba."),
        ("まちの魅力は人だ。", "The appeal of a Japanese town lies in its people."),
        ("高速のSAで待った。", "We waited at the Dango Service Area."),
        ("SNSで声が上がった。", "The talk on social media is loud."),
        ("アメリカの学校に通った。", "She went to school in the United States."),
        ("ChatPGTは使われている。", "People use ChatGPT, which OpenAI makes."),
    ]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert doubts(pairs) == {}
    away = Pair("7", "双葉の魅力を書いた。", "She wrote of the charm of Odaka.", "ja", "model")
    rows = [("双葉を見た。", "We saw Futaba."), ("双葉で聞いた。", "We heard it in Futaba.")]
    pairs = [Pair(str(n), ja, en, "ja", "model") for n, (ja, en) in enumerate(rows)]
    assert doubts([*pairs, away]) == {"7": "changed a name"}
