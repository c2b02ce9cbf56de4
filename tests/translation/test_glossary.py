from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.errors import MemoryFileError
from generator.model import sentences
from generator.progress import silent
from generator.settings import Settings
from generator.translation import findings, readings, translate
from generator.translation.glossary import read, terms
from generator.translation.terms import Term, occurring, with_terms

if TYPE_CHECKING:
    from pathlib import Path

CSV = """term,translation,reading,keep,part of speech,note
電子帳簿保存法,Electronic Books Preservation Act,でんしちょうぼほぞんほう,,noun,official
Hoshikage,,ホシカゲ,yes,,product
法,law,,,,
"""


@pytest.fixture
def file(tmp_path: Path):
    def made(text: str | bytes, name: str = "terms.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return made


def test_a_csv_names_its_columns(file) -> None:
    assert list(read(file(CSV)))[:2] == [
        Term(
            "電子帳簿保存法",
            "Electronic Books Preservation Act",
            "でんしちょうぼほぞんほう",
            "noun",
            "official",
        ),
        Term("Hoshikage", "Hoshikage", "ホシカゲ", "", "product"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff用語,訳語\n海,sea\n",
        "Translation;Term\r\nsea;海\r\n",
        "term\ttranslation\n\n海\tsea\n",
        'term,translation\n"海","sea"\n',
    ],
)
def test_order_language_and_separators_of_columns_are_free(file, text: str) -> None:
    assert list(read(file(text))) == [Term("海", "sea")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("海,sea\n", "terms.csv, line 1: there is no column term"),
        ("term,translation\n海,\n", "terms.csv, line 2: a term and its translation are needed"),
        ("term,translation\n海,sea,x\n", "terms.csv, line 2: more cells than columns"),
        ('term,translation\n海,"sea\n', "terms.csv, line 2: unexpected end of data"),
        ("term,translation,reading\n海,sea,umi\n", "terms.csv, line 2: the reading umi is not"),
        ("term,translation\n山,hill\n海,sea\n".encode("cp932"), "terms.csv, line 2: the text is n"),
        (f"term,translation\n海,{'a' * 501}\n", "terms.csv, line 2: a term of more than 500"),
        (f"term,translation\n海,{'a' * 140_000}\n", "terms.csv, line 2: field larger"),
    ],
)
def test_a_broken_csv_gives_its_line(file, text: str | bytes, message: str) -> None:
    with pytest.raises(MemoryFileError) as caught:
        list(read(file(text)))
    assert caught.value.message.startswith(message)
    assert caught.value.advice


TBX_2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">
<langSet xml:lang="ja"><tig><term>潮位</term><termNote type="reading">ちょうい</termNote></tig>
<tig><term>海面の高さ</term></tig></langSet>
<langSet xml:lang="en-US"><tig><term>water level</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>tide level</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
</termEntry></body></text></martif>"""
TBX_3 = """<?xml version="1.0"?><tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic">
<text><body><conceptEntry id="1">
<langSec xml:lang="ja"><termSec><term>潮位</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>tide level</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_both_generations_of_tbx_are_read(file) -> None:
    assert [(t.source, t.target, t.reading) for t in read(file(TBX_2, "a.tbx"))] == [
        ("潮位", "tide level", "ちょうい"),
        ("海面の高さ", "tide level", ""),
    ]
    assert list(read(file(TBX_3, "b.tbx"))) == [Term("潮位", "tide level")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tmx/>", "line 1: this is <tmx>, no TBX"),
        ("<martif>", "line 1: "),
        ('<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "line 1: declarations are not"),
    ],
)
def test_what_is_no_tbx_is_told(file, text: str, message: str) -> None:
    with pytest.raises(MemoryFileError, match=message):
        list(read(file(text, "a.tbx")))


def test_terms_face_the_article(file) -> None:
    settings = Settings(glossaries=(file("term,translation\n海,sea\nbay,湾\nAPI,API\n"),))
    assert {(t.source, t.target) for t in terms(settings, "ja")} == {
        ("海", "sea"), ("湾", "bay"), ("API", "API"),
    }  # fmt: skip
    assert {(t.source, t.target) for t in terms(settings, "en")} == {
        ("sea", "海"), ("bay", "湾"), ("API", "API"),
    }  # fmt: skip


def test_the_longer_term_is_taken_before_the_one_inside_it(file) -> None:
    known = terms(Settings(glossaries=(file(CSV),)), "ja")
    told = with_terms("電子帳簿保存法は新しい法です。", known)
    assert told == "Electronic Books Preservation Actは新しいlawです。"


def test_a_latin_term_is_a_whole_word(file) -> None:
    known = terms(Settings(glossaries=(file("term,translation\nAI,人工知能\nsea,海\n"),)), "en")
    told = with_terms("Sea ice: OpenAI's research on AI, seas and Research.", known)
    assert told == "海 ice: OpenAI's research on 人工知能, 海 and Research."
    assert [term.source for term in occurring(known, "OpenAI")] == []


def test_readings_are_for_the_voice(file) -> None:
    assert readings(Settings(glossaries=(file(CSV),))) == {
        "ja": (("Hoshikage", "ホシカゲ"), ("電子帳簿保存法", "でんしちょうぼほぞんほう")),
        "en": (),
    }


def test_a_term_has_an_accent_and_a_pronunciation_for_the_english_voice(file) -> None:
    text = "用語,訳語,読み,アクセント,発音\n汐見野,Shiomino,シオミノ,2,shee-oh-mee-noh\n"
    assert readings(Settings(glossaries=(file(text),))) == {
        "ja": (("汐見野", "シオミノ 2"),),
        "en": (("Shiomino", "shee-oh-mee-noh"),),
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "words.csv",
            "東雲,1293,1293,5000,名詞,固有名詞,地域,一般,*,*,東雲,シノノメ,シノノメ,1/4,*\n",
        ),
        (
            "words.json",
            '{"a": {"surface": "東雲", "pronunciation": "シノノメ", "accent_type": 1}}',
        ),
    ],
)
def test_a_dictionary_of_a_speech_program_gives_readings_and_translates_nothing(
    file, name: str, text: str
) -> None:
    own = Settings(glossaries=(file(text, name),))
    assert readings(own)["ja"] == (("東雲", "シノノメ 1"),)
    assert terms(own, "ja") == ()


def test_a_broken_dictionary_of_voicevox_is_one_line(file) -> None:
    with pytest.raises(MemoryFileError, match=r"words\.json, line 1: this is no dictionary"):
        list(read(file("{", "words.json")))


def test_google_is_given_terms_in_english(file, article, online, server) -> None:
    settings = replace(online, glossaries=(file(CSV),))
    done = translate(article("電子帳簿保存法です。"), "en", settings, silent)
    assert server.asked == ["題名です\nElectronic Books Preservation Actです。"]
    assert [s.text.en for s in sentences(done.article)][1] == (
        "EN[Electronic Books Preservation Actです。]."
    )


def test_a_new_term_makes_only_its_sentences_new(file, article, online, server) -> None:
    source = article("海の話です。", "山の話です。")
    translate(source, "en", online, silent)
    settings = replace(online, glossaries=(file("term,translation\n海,ocean\n"),))
    translate(source, "en", settings, silent)
    assert server.asked[1:] == ["oceanの話です。"]


def test_a_term_that_was_not_used_is_found(file, article, settings) -> None:
    source = article("海です。")
    done = replace(
        source,
        lead=(
            replace(
                source.lead[0],
                sentences=tuple(
                    replace(s, text=s.text.having("en", "It is the sea."), state="machine")
                    for s in source.lead[0].sentences
                ),
            ),
        ),
    )
    glossary = file("term,translation\n海,ocean\n")
    (found,) = findings(done, replace(settings, glossaries=(glossary,)))
    assert (found.kind, found.severity, found.where) == ("translation", "error", "l0")
    assert found.advice == "the glossary says ocean"
