"""Texts as Aozora Bunko writes them."""

from __future__ import annotations

from generator.model import Ruby, sentences
from generator.reading import read
from generator.settings import Settings

BOOK = """渡し守
浜野　とおる

-------------------------------------------------------
【テキスト中に現れる記号について】

《》：ルビ
（例）艪《ろ》
-------------------------------------------------------

［＃３字下げ］上［＃「上」は大見出し］

　川に古い｜渡し船《わたしぶね》があつた。艪《ろ》の音だけが聞えた。
　水は※［＃「さんずい＋闊」、第4水準2-79-45］かつた。［＃改ページ］

［＃３字下げ］下［＃「下」は大見出し］

　橋が出来て、船は要らなくなつた。

底本：「川の本」架空書房
入力：架空花子
"""


def test_notes_key_and_colophon_are_left_out_and_readings_stand_beside_their_words() -> None:
    article = read(BOOK.encode(), Settings(), name="book.txt")
    assert (article.title.text.ja, article.source.author) == ("渡し守", "浜野とおる")
    assert [section.heading.text.ja for section in article.sections] == ["上", "下"]
    said = {s.text.ja: s.ruby for s in sentences(article)}
    assert said["川に古い渡し船があつた。"] == (Ruby("渡し船", "わたしぶね"),)
    assert not any(mark in text for text in said for mark in "《》［］｜")
    assert {one.why for one in article.dropped} == {"markup", "colophon"}
    assert article.kind == "fiction"


def test_a_character_named_by_its_place_is_set() -> None:
    article = read(BOOK.encode(), Settings(), name="book.txt")
    assert "水は𤄃かつた。" in [s.text.ja for s in sentences(article)]


def test_readings_in_another_text_stand_beside_their_words() -> None:
    text = "村の話\n\n川は村を抱《かか》へてゐた。\n\n渡し守の弥平《やへい》は、舟を出した。\n"
    article = read(text.encode(), Settings(), name="village.txt")
    said = {s.text.ja: s.ruby for s in sentences(article)}
    assert said["川は村を抱へてゐた。"] == (Ruby("抱", "かか"),)
    assert said["渡し守の弥平は、舟を出した。"] == (Ruby("弥平", "やへい"),)


def test_titles_of_works_in_such_brackets_are_no_readings() -> None:
    text = "本の話\n\n長編《川の町》を読んだ。\n\n次は《山の村》を読む。続編《海の町》もある。\n"
    said = [s.text.ja for s in sentences(read(text.encode(), Settings(), name="books.txt"))]
    assert "長編《川の町》を読んだ。" in said
