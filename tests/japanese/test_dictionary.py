import json

import pytest

from generator.japanese.dictionary import (
    DictionaryWord,
    accented,
    from_mecab,
    from_voicevox,
    is_mecab,
    to_mecab,
    to_voicevox,
)

WORDS = [
    DictionaryWord("OpenAI", "オープンエーアイ", 6),
    DictionaryWord("汐見野", "シオミノ", 0),
    DictionaryWord("灯環", "トウカン"),
]


def test_an_accent_is_a_number_after_the_kana():
    assert accented("シオミノ 2") == ("シオミノ", 2)
    assert accented("しょうゆ 0") == ("しょうゆ", 0)
    assert accented("シオミノ") == ("シオミノ", None)


def test_an_accent_beyond_the_word_is_none_and_what_is_not_kana_is_left_alone():
    assert accented("しょうゆ 4") == ("しょうゆ", None)
    assert accented("Route 66") == ("Route 66", None)


@pytest.mark.parametrize(("to", "back"), [(to_mecab, from_mecab), (to_voicevox, from_voicevox)])
def test_what_is_written_for_a_program_is_read_back(to, back):
    told = {(word.written, word.kana): word.accent for word in back(to(WORDS))}
    assert told == {
        ("OpenAI", "オープンエーアイ"): 6,
        ("汐見野", "シオミノ"): 0,
        ("灯環", "トウカン"): 1,
    }


def test_latin_letters_are_full_width_in_a_dictionary_and_plain_in_texts():
    assert to_mecab(WORDS).startswith(
        "ＯｐｅｎＡＩ,,,-10000,名詞,固有名詞,一般,*,*,*,ＯｐｅｎＡＩ,"
    )
    assert "オープンエーアイ,オープンエーアイ,6/8,*" in to_mecab(WORDS)
    assert to_voicevox(WORDS) == to_voicevox(reversed(WORDS))


def test_a_dictionary_of_ipadic_has_no_accents():
    line = "東雲,1293,1293,5000,名詞,固有名詞,地域,一般,*,*,東雲,シノノメ,シノノメ\n"
    assert is_mecab(line)
    assert list(from_mecab(line)) == [DictionaryWord("東雲", "シノノメ")]
    assert not is_mecab("term,translation,reading\n海,sea,うみ\n")


@pytest.mark.parametrize("text", ["[]", "3", '{"a": 1}', '{"a": {"surface": "海"}}', "{"])
def test_a_file_that_is_no_dictionary_of_voicevox_is_refused(text):
    with pytest.raises(ValueError, match=r"word lacks|Expecting"):
        list(from_voicevox(text))


def test_a_word_without_kana_is_passed_over():
    told = {"a": {"surface": "海", "pronunciation": "umi", "accent_type": 1}}
    assert list(from_voicevox(json.dumps(told))) == []
